package clientele.ledger;

import clientele.study.Cells;
import clientele.study.Column;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the rows that {@link BundleWriter} writes, and nothing else: every cell is quoted or missing, every line ends as lines of
 * bundles do, and a value is taken only if it is written back the same, so that no other kind can be put under it.
 */
final class BundleRows {
  /** Longest text of a cell, in characters; more than any file that is imported can bring. */
  static final int LONGEST_CELL = 16 << 20;

  private static final int LONGEST_NUMBER = 40;
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Reader in;
  private final String table;
  private final List<Column> columns;
  private final StringBuilder word = new StringBuilder();
  private long row;

  /**
   * Reads the line of names first.
   *
   * @throws BundleFault if these are not the columns
   */
  BundleRows(Reader in, String table, List<Column> columns) throws IOException {
    this.in = in;
    this.table = table;
    this.columns = columns;
    if (!head().equals(columns.stream().map(Column::name).toList())) {
      throw new BundleFault("head", table);
    }
  }

  private List<String> head() throws IOException {
    try {
      String[] names = line();
      return names == null ? List.of() : Arrays.asList(names);
    } catch (BundleFault e) {
      throw e.words().key().endsWith("line") ? new BundleFault("head", table) : e;
    }
  }

  /**
   * The values of the next row, null for missing ones; null at the end.
   *
   * @throws BundleFault if it is none
   */
  Object[] next() throws IOException {
    row++;
    String[] words = line();
    if (words == null) {
      return null;
    }
    Object[] values = new Object[words.length];
    for (int c = 0; c < words.length; c++) {
      values[c] = value(columns.get(c), words[c]);
    }
    return values;
  }

  private Object value(Column column, String cell) {
    if (cell == null || column.kind().isCoded()) {
      return cell;
    }
    if (cell.length() > LONGEST_NUMBER) {
      throw odd(column, cell);
    }
    try {
      Object value = switch (column.kind()) {
        case INTEGER -> Long.parseLong(cell);
        case DECIMAL -> new BigDecimal(cell).unscaledValue().longValueExact();
        case REAL -> Double.parseDouble(cell);
        case DATE -> LocalDate.parse(cell).toEpochDay();
        case TIME -> LocalDateTime.parse(cell, MOMENT).toEpochSecond(ZoneOffset.UTC);
        case BOOLEAN -> cell.equals("true") ? 1L : 0L;
        default -> throw new IllegalStateException();
      };
      String again = value instanceof Double real ? Cells.write(real) : Cells.write(column, (Long) value);
      if (cell.equals(again) && !(value instanceof Double real && real.isInfinite())) {
        return value;
      }
    } catch (RuntimeException notOne) {
      throw odd(column, cell);
    }
    throw odd(column, cell);
  }

  private BundleFault odd(Column column, String cell) {
    String shown = cell.length() > 60 ? cell.substring(0, 60) + "…" : cell;
    return new BundleFault("value", table, row, column.name(), shown);
  }

  private String[] line() throws IOException {
    int c = in.read();
    if (c < 0) {
      return null;
    }
    String[] cells = new String[columns.size()];
    for (int k = 0; k < cells.length; k++) {
      if (c == '"') {
        cells[k] = quoted();
        c = in.read();
      }
      boolean last = k == cells.length - 1;
      if (c != (last ? '\r' : ',') || last && in.read() != '\n') {
        throw new BundleFault("line", table, row);
      }
      c = last ? c : in.read();
    }
    return cells;
  }

  /** What stands up to the quote that ends it; the mark after that quote is left. */
  private String quoted() throws IOException {
    word.setLength(0);
    while (true) {
      int c = in.read();
      if (c == '"') {
        in.mark(1);
        if (in.read() != '"') {
          in.reset();
          return word.toString();
        }
      } else if (c < 0) {
        throw new BundleFault("line", table, row);
      }
      if (word.length() >= LONGEST_CELL) {
        throw new BundleFault("cell", table, row, LONGEST_CELL);
      }
      word.append((char) c);
    }
  }
}
