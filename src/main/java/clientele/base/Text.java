package clientele.base;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Words that can be rendered in every language of the program: a key into the messages of a package, with values.
 * It is stored, sent and compared as data; {@link Messages} turns it into a sentence.
 *
 * @param bundle package whose messages hold the key, e.g. {@code clientele.analysis.churn}; empty: {@code key} is
 *     literal text (a name from the client's files)
 * @param key key in {@code messages_en.properties} and {@code messages_zh.properties} of that package
 * @param args values for the placeholders: numbers, strings, dates, or texts
 */
public record Text(String bundle, String key, List<Object> args) {
  private static final char FIELD = '\u001f';
  private static final int DEEPEST = 50;

  public Text {
    args = List.copyOf(args);
    for (Object arg : args) {
      boolean fits =
          arg instanceof Number
              || arg instanceof String
              || arg instanceof LocalDate
              || arg instanceof Text;
      if (!fits) {
        throw new IllegalArgumentException("not a value for a text: " + arg + " in " + key);
      }
    }
  }

  /** A text from the messages beside {@code home}. */
  public static Text of(Class<?> home, String key, Object... args) {
    return new Text(Messages.owner(home), key, List.of(args));
  }

  /** Text that is the same in every language, such as a name from the client's files. */
  public static Text literal(String words) {
    return new Text("", words, List.of());
  }

  /** One line of plain characters from which {@link #decode} makes the same text again. */
  public String encode() {
    StringBuilder line = new StringBuilder(nested(bundle)).append(FIELD).append(nested(key));
    for (Object arg : args) {
      line.append(FIELD)
          .append(
              switch (arg) {
                case Integer n -> "i" + n;
                case Long n -> "i" + n;
                case Number n -> "n" + n.doubleValue();
                case LocalDate d -> "d" + d;
                case Text t -> "t" + nested(t.encode());
                default -> "s" + nested(arg.toString());
              });
    }
    return line.toString();
  }

  /** The text that {@link #encode} wrote; a line that it did not write becomes literal text, whatever it holds. */
  public static Text decode(String line) {
    try {
      return decode(line, 0);
    } catch (RuntimeException notOurs) {
      return literal(line);
    }
  }

  private static Text decode(String line, int depth) {
    int first = line.indexOf(FIELD);
    if (first < 0) {
      return literal(flat(line));
    }
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("texts within texts");
    }
    String[] parts = line.split(String.valueOf(FIELD), -1);
    List<Object> args = new ArrayList<>();
    for (int i = 2; i < parts.length; i++) {
      String rest = parts[i].substring(1);
      args.add(
          switch (parts[i].charAt(0)) {
            case 'i' -> Long.parseLong(rest);
            case 'n' -> Double.parseDouble(rest);
            case 'd' -> LocalDate.parse(rest);
            case 't' -> decode(flat(rest), depth + 1);
            default -> flat(rest);
          });
    }
    return new Text(flat(parts[0]), flat(parts[1]), args);
  }

  /** What {@link #nested} made of a line. */
  private static String flat(String line) {
    return line.replace("\u001e1", "\u001f").replace("\u001e0", "\u001e");
  }

  /** A line that can stand inside another: its separators step one level down. */
  private static String nested(String line) {
    return line.replace("\u001e", "\u001e0").replace("\u001f", "\u001e1");
  }
}
