package clientele.intake.database;

import clientele.intake.book.RowSink;
import clientele.intake.problem.IntakeProblems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The rows of a result as words. */
final class ResultRows {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final int LONGEST_CELL = 4 << 20;
  private static final int MOST_COLUMNS = 16_384;

  private ResultRows() {}

  static List<String> names(ResultSetMetaData data) throws SQLException {
    if (data.getColumnCount() > MOST_COLUMNS) {
      throw IntakeProblems.TOO_WIDE.raise("", MOST_COLUMNS);
    }
    List<String> names = new ArrayList<>();
    for (int c = 1; c <= data.getColumnCount(); c++) {
      names.add(data.getColumnLabel(c));
    }
    return names;
  }

  static void read(ResultSet rows, RowSink sink) throws SQLException {
    int width = rows.getMetaData().getColumnCount();
    List<String> cells = new ArrayList<>(width);
    for (long line = 1; rows.next(); line++) {
      cells.clear();
      for (int c = 1; c <= width; c++) {
        cells.add(words(rows, c));
      }
      sink.row(line, cells);
    }
  }

  private static String words(ResultSet rows, int c) throws SQLException {
    Object value = rows.getObject(c);
    return switch (value) {
      case null -> "";
      case String text -> text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
      case Double number -> real(number);
      case Float number -> real(Double.parseDouble(number.toString()));
      case BigDecimal number -> number.toPlainString();
      case Boolean truth -> truth.toString();
      case java.sql.Timestamp moment -> MOMENT.format(moment.toLocalDateTime()).replace(" 00:00:00", "");
      case LocalDateTime moment -> MOMENT.format(moment);
      case OffsetDateTime moment -> MOMENT.format(moment.withOffsetSameInstant(ZoneOffset.UTC));
      case byte[] bytes -> bytes(bytes);
      case java.sql.Array list -> list.toString();
      default -> {
        String text = rows.getString(c);
        yield text == null ? "" : text;
      }
    };
  }

  private static String real(double number) {
    if (!Double.isFinite(number)) {
      return "";
    }
    BigDecimal plain = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    return Math.abs(plain.scale()) > 40 ? plain.toString() : plain.toPlainString();
  }

  /** Bytes that are text are read as text, others shown in hexadecimal. */
  private static String bytes(byte[] bytes) {
    String text = new String(bytes, 0, Math.min(bytes.length, LONGEST_CELL), StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 && text.chars().noneMatch(ch -> ch < 32 && ch != '\n' && ch != '\t' && ch != '\r')
        ? text
        : HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 64));
  }
}
