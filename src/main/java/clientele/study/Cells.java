package clientele.study;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a stored value is written as plain text in files: ISO dates, decimal points, no grouping. */
public final class Cells {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Cells() {}

  /** One value held as {@code long}; null where missing. */
  public static String write(Column column, long value) {
    if (value == Column.MISSING) {
      return null;
    }
    return switch (column.kind()) {
      case DECIMAL -> BigDecimal.valueOf(value, column.scale()).toPlainString();
      case DATE -> LocalDate.ofEpochDay(value).toString();
      case TIME -> LocalDateTime.ofEpochSecond(value, 0, ZoneOffset.UTC).format(MOMENT);
      case BOOLEAN -> value != 0 ? "true" : "false";
      default -> Long.toString(value);
    };
  }

  /** One real number, shortest form that reads back the same; null for NaN. */
  public static String write(double value) {
    if (Double.isNaN(value)) {
      return null;
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** The value of a cell, {@code at} counted from 0 in its chunk; null where missing. */
  public static String word(Table table, Column column, int chunk, int at) {
    return switch (table.chunk(column.name(), chunk)) {
      case Chunk.Longs longs -> write(column, longs.values()[at]);
      case Chunk.Reals reals -> write(reals.values()[at]);
      case Chunk.Codes codes -> table.dictionary(column.name()).get(codes.values()[at]);
    };
  }

  /** All values of a column in a chunk. */
  public static String[] words(Table table, Column column, int chunk) {
    return switch (table.chunk(column.name(), chunk)) {
      case Chunk.Longs longs -> {
        String[] out = new String[longs.rows()];
        for (int i = 0; i < out.length; i++) {
          out[i] = write(column, longs.values()[i]);
        }
        yield out;
      }
      case Chunk.Reals reals -> {
        String[] out = new String[reals.rows()];
        for (int i = 0; i < out.length; i++) {
          out[i] = write(reals.values()[i]);
        }
        yield out;
      }
      case Chunk.Codes codes -> {
        Dictionary dictionary = table.dictionary(column.name());
        String[] out = new String[codes.rows()];
        for (int i = 0; i < out.length; i++) {
          out[i] = dictionary.get(codes.values()[i]);
        }
        yield out;
      }
    };
  }

  /**
   * A value with what the eye would miss: spaces at the ends and doubled ones as {@code ·}, line breaks as {@code ⏎},
   * tabs as {@code ⇥}, other signs without a shape by their number.
   */
  public static String visible(String value) {
    StringBuilder seen = new StringBuilder();
    int last = value.length() - 1;
    for (int i = 0; i <= last; i++) {
      char c = value.charAt(i);
      boolean edge = i == 0 || i == last || value.charAt(i - 1) == ' ' || value.charAt(i + 1) == ' ';
      switch (c) {
        case ' ' -> seen.append(edge ? '·' : ' ');
        case '\n' -> seen.append('⏎');
        case '\t' -> seen.append('⇥');
        default -> {
          if (Character.isISOControl(c) || Character.isSpaceChar(c) && c != '　' || Character.getType(c) == Character.FORMAT) {
            seen.append(String.format(Locale.ROOT, "‹%04X›", (int) c));
          } else {
            seen.append(c);
          }
        }
      }
    }
    return seen.toString();
  }
}
