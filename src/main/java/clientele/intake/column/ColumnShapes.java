package clientele.intake.column;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the cells of each column are usually written, learned from rows that are sound: their shape (runs of digits,
 * letters and signs), their kind and their length. Says how surprising a cell would be in a column.
 */
public final class ColumnShapes {
  /** Fewer sound rows than this teach nothing. */
  static final int ENOUGH = 3;

  private static final int LONGEST_SHAPE = 24;
  private static final double WORST = 9;

  private final List<Learned> columns = new ArrayList<>();
  private final int rows;

  private ColumnShapes(int rows) {
    this.rows = rows;
  }

  /** What one column was seen to hold. */
  private static final class Learned {
    private final Map<String, Integer> shapes = new HashMap<>();
    private final Map<Kind, Integer> kinds = new HashMap<>();
    private final Map<String, Integer> words = new HashMap<>();
    private int filled;
    private double sum;
    private double squares;
    private int mostShape;
    private int mostKind;
  }

  /** What a cell is at first sight. */
  public enum Kind {
    BLANK,
    NUMBER,
    /** Digits and signs only: days, clocks, phones. */
    DIGITS,
    /** Letters and digits without spaces: codes, addresses of pages. */
    CODE,
    WORD,
    TEXT
  }

  /** Learns from records of {@code width} fields. */
  public static ColumnShapes of(List<List<String>> sound, int width) {
    ColumnShapes learned = new ColumnShapes(sound.size());
    for (int c = 0; c < width; c++) {
      Learned column = new Learned();
      for (List<String> record : sound) {
        byte[] b = record.get(c).getBytes(StandardCharsets.UTF_8);
        Kind kind = kind(b, 0, b.length);
        column.kinds.merge(kind, 1, Integer::sum);
        column.shapes.merge(shape(b, 0, b.length), 1, Integer::sum);
        if (column.words.size() < 200) {
          column.words.merge(record.get(c).strip(), 1, Integer::sum);
        }
        if (kind != Kind.BLANK) {
          column.filled++;
          double size = Math.log(1 + b.length);
          column.sum += size;
          column.squares += size * size;
        }
      }
      column.mostShape = column.shapes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      column.mostKind = column.kinds.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      learned.columns.add(column);
    }
    return learned;
  }

  /** Whether there was enough to learn from. */
  public boolean isSure() {
    return rows >= ENOUGH;
  }

  /** Number of columns. */
  public int width() {
    return columns.size();
  }

  /** Whether nearly all cells of a column are numbers, days, clocks or codes. */
  public boolean isTyped(int column) {
    Learned seen = columns.get(column);
    int typed = 0;
    for (Kind kind : new Kind[] {Kind.NUMBER, Kind.DIGITS, Kind.CODE}) {
      typed += seen.kinds.getOrDefault(kind, 0);
    }
    return seen.filled > 0 && typed * 10 >= seen.filled * 9;
  }

  /** Whether a cell is of a kind that a typed column never holds. */
  public boolean isAlien(int column, String cell) {
    byte[] b = cell.getBytes(StandardCharsets.UTF_8);
    Kind kind = kind(b, 0, b.length);
    return isTyped(column) && kind != Kind.BLANK && !columns.get(column).kinds.containsKey(kind);
  }

  /** How surprising a cell is in a column: 0 for the usual, about 9 for what was never seen. */
  public double surprise(int column, byte[] b, int from, int to) {
    Learned seen = columns.get(column);
    Kind kind = kind(b, from, to);
    double sameKind = (seen.kinds.getOrDefault(kind, 0) + 0.02) / (seen.mostKind + 0.02);
    double sameShape = (seen.shapes.getOrDefault(shape(b, from, to), 0) + 0.02) / (seen.mostShape + 0.02);
    double shaped = seen.mostShape > rows / 20 ? 1 : 0.4;
    double cost = -0.6 * Math.log(sameKind) - 0.4 * shaped * Math.log(sameShape);
    if (kind != Kind.BLANK && seen.filled > 1) {
      double mean = seen.sum / seen.filled;
      double spread = Math.max(0.12, Math.sqrt(Math.max(0, seen.squares / seen.filled - mean * mean)));
      double off = (Math.log(1.0 + to - from) - mean) / spread;
      cost += Math.min(3, Math.max(0, off * off / 8 - 0.2));
    }
    if (kind != Kind.BLANK && seen.words.size() * 4 < seen.filled && to - from < 60) {
      String word = new String(b, from, to - from, StandardCharsets.UTF_8).strip();
      cost += seen.words.containsKey(word) ? -0.3 : 1.5;
    }
    return Math.clamp(cost, 0, WORST);
  }

  /** What a cell is at first sight. */
  public static Kind kind(byte[] b, int from, int to) {
    int digits = 0;
    int letters = 0;
    int spaces = 0;
    int marks = 0;
    int others = 0;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c < 0 || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
        letters++;
      } else if (c == ' ' || c == '\t') {
        spaces++;
      } else if (c == '.' || c == ',' || c == '-' || c == '+' || c == '$' || c == '%') {
        marks++;
      } else {
        others++;
      }
    }
    if (digits + letters + marks + others == 0) {
      return Kind.BLANK;
    }
    if (letters == 0 && digits > 0) {
      return others == 0 && spaces <= 1 && marks <= 3 && !inner(b, from, to) ? Kind.NUMBER : Kind.DIGITS;
    }
    if (spaces > 0) {
      return Kind.TEXT;
    }
    return digits > 0 || others > 1 ? Kind.CODE : Kind.WORD;
  }

  /** Whether a dash or plus stands between digits. */
  private static boolean inner(byte[] b, int from, int to) {
    for (int i = from + 1; i + 1 < to; i++) {
      if ((b[i] == '-' || b[i] == '+') && b[i - 1] >= '0' && b[i - 1] <= '9' && b[i + 1] >= '0' && b[i + 1] <= '9') {
        return true;
      }
    }
    return false;
  }

  /** Runs of digits with their length, letters as one, signs as they are; text of several words is one shape. */
  public static String shape(byte[] b, int from, int to) {
    StringBuilder shape = new StringBuilder();
    boolean letters = false;
    int spaces = 0;
    for (int i = from; i < to && shape.length() < LONGEST_SHAPE; ) {
      byte c = b[i];
      if (c >= '0' && c <= '9') {
        int start = i;
        while (i < to && b[i] >= '0' && b[i] <= '9') {
          i++;
        }
        shape.append('9').append((char) ('0' + Math.min(9, i - start)));
      } else if (c < 0 || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
        letters = true;
        while (i < to && (b[i] < 0 || b[i] >= 'a' && b[i] <= 'z' || b[i] >= 'A' && b[i] <= 'Z')) {
          i++;
        }
        shape.append('A');
      } else {
        spaces += c == ' ' ? 1 : 0;
        shape.append((char) c);
        i++;
      }
    }
    return letters && spaces > 0 ? "T" : shape.toString();
  }
}
