package clientele.intake.text;

import clientele.intake.encoding.ByteFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Text whose lines are sentences and no rows: what parts them would be the commas of its language. It is read as one
 * column with a line in each row.
 */
final class Prose {
  private static final int LINES = 200;
  private static final String END = "(?s).*[.!?:;,。！？…»”\"')\\u00bb，；：]\\s*";

  private Prose() {}

  /** Whether the best delimiter found cuts sentences, and no table. */
  static boolean is(byte[] body, Dialect best, int fields) {
    int[] count = new int[4];
    new String(body, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).limit(LINES).forEach(line -> {
      String text = line.strip();
      count[0]++;
      count[1] += text.matches(END) || text.length() > 60 ? 1 : 0;
      count[2] += isWordy(text) ? 1 : 0;
      count[3] += text.chars().filter(c -> c >= '0' && c <= '9').count() * 8 > text.length() ? 1 : 0;
    });
    if (count[0] == 0 || count[3] * 5 > count[0] || count[2] * 2 < count[0] || count[1] * 5 < count[0] * 2
        || count[2] * 3 < count[0] * 2 && count[1] * 4 < count[0] * 3) {
      return false;
    }
    return fields < 2 || count[0] < 3 && !isEven(body, best) || !holdsTable(body, best);
  }

  /** Whether a line reads like a sentence: words with spaces between them, or characters of East Asia in a row. */
  private static boolean isWordy(String line) {
    long wide = line.chars().filter(c -> c >= 0x3040 && c < 0xfb00).count();
    int words = line.split("\\s+").length;
    return wide > 3 || words > 2 && line.length() / words < 14;
  }

  private static boolean isEven(byte[] body, Dialect dialect) {
    return widths(body, dialect).size() == 1;
  }

  /** Whether nearly all lines have the same number of fields, or most fields are short ones that no space begins. */
  private static boolean holdsTable(byte[] body, Dialect dialect) {
    Map<Integer, Integer> widths = widths(body, dialect);
    int lines = widths.values().stream().mapToInt(Integer::intValue).sum();
    int most = widths.entrySet().stream().filter(e -> e.getKey() > 1).mapToInt(Map.Entry::getValue).max().orElse(0);
    if (most * 10 >= lines * 8 && lines > 2) {
      return true;
    }
    int cells = 0;
    int plain = 0;
    try (RecordScanner scanner = new RecordScanner(ByteFeed.of(body), dialect)) {
      while (cells < 4_000 && scanner.next()) {
        for (int c = 0; c < Math.min(scanner.fields(), 100) && scanner.fields() > 1; c++) {
          String cell = scanner.text(c);
          cells++;
          plain += (c == 0 || !cell.startsWith(" ")) && cell.split(" ").length <= 3 ? 1 : 0;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return most * 2 >= lines && plain * 3 >= cells * 2;
  }

  private static Map<Integer, Integer> widths(byte[] body, Dialect dialect) {
    Map<Integer, Integer> widths = new HashMap<>();
    int records = 0;
    try (RecordScanner scanner = new RecordScanner(ByteFeed.of(body), dialect)) {
      while (records < LINES && scanner.next()) {
        if (!scanner.isBlank()) {
          records++;
          widths.merge(scanner.fields(), 1, Integer::sum);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return widths;
  }
}
