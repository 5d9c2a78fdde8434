package clientele.intake.text;

import clientele.intake.column.ColumnTyping;
import clientele.intake.column.ColumnWords;
import clientele.intake.heading.HeaderDetector;
import clientele.study.Meaning;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column of numbers that the commas of a file cut in two, because nobody quoted them: {@code 1,Anna,1,234.50} below
 * {@code id,name,amount}, or {@code 12,50} where a comma is the decimal mark. It is only believed where the names are
 * one fewer than the fields, nearly all rows agree, and no other pair of columns would do.
 *
 * @param column of the first half, from 0
 * @param groups whether the comma parts thousands; otherwise it is the decimal mark
 */
public record CutNumbers(int column, boolean groups) {
  private static final int ENOUGH = 3;
  private static final int MOST_DIGITS = 9;

  /** The column that is cut, if one is. */
  static Optional<CutNumbers> among(List<List<String>> records, Dialect dialect) {
    int width = HeaderDetector.usualWidth(records);
    Optional<List<String>> names = records.stream().filter(r -> r.size() > 1).findFirst();
    if (dialect.delimiter() != ',' || dialect.repeat() > 1 || width < 3 || names.isEmpty() || names.get().size() != width - 1) {
      return Optional.empty();
    }
    if (names.get().stream().anyMatch(n -> n.isBlank() || digits(n.getBytes(StandardCharsets.UTF_8), 0, n.length(), false) > 0)) {
      return Optional.empty();
    }
    List<List<String>> rows = records.stream().filter(r -> r.size() == width).toList();
    if (rows.stream().filter(r -> r.getLast().isBlank()).count() * 2 > rows.size()) {
      return Optional.empty(); // a delimiter at the end of each line
    }
    List<CutNumbers> found = new ArrayList<>();
    boolean told = false;
    for (int c = 0; c + 1 < width; c++) {
      int thousands = 0;
      int decimals = 0;
      boolean halves = says(names.get().get(c));
      for (List<String> row : rows) {
        String left = row.get(c).strip();
        String right = row.get(c + 1).strip();
        halves |= right.matches("0\\d+(\\.\\d+)?|\\d{3}\\.\\d+") && left.matches("[-$€£]?\\d+");
        thousands += left.matches("[-$€£¥ ]*\\d{1,3}") && right.matches("\\d{3}(\\.\\d+)?") ? 1 : 0;
        decimals += left.matches("[-$€£¥ ]*(\\d+|\\d{1,3}([.']\\d{3})+)") && right.matches("\\d{2}") ? 1 : 0;
        halves |= left.matches("-?[$€£¥][- ]*\\d.*") && right.matches("\\d{2}");
      }
      boolean groups = thousands >= decimals;
      if (rows.size() >= ENOUGH && Math.max(thousands, decimals) * 10 >= rows.size() * 9) {
        found.add(new CutNumbers(c, groups));
        told |= halves;
      }
    }
    return told && found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** Whether a name is one of amounts; without it, only zeros in front or a point show a right half to be none by itself. */
  private static boolean says(String name) {
    return ColumnWords.shipped().guesses(name).stream()
        .anyMatch(g -> g.confidence() >= 0.7 && ColumnTyping.NUMBERS.contains(g.meaning()) && g.meaning() != Meaning.QUANTITY);
  }

  /** A record with the halves put together, if it has one field too many. */
  List<String> joined(List<String> record, int width) {
    if (record.size() != width + 1) {
      return record;
    }
    List<String> whole = new ArrayList<>(record);
    whole.set(column, whole.get(column) + "," + whole.remove(column + 1));
    return whole;
  }

  /** Whether the fields at the place of the column are two halves of a number. */
  public boolean fits(RecordScanner scanner) {
    int left = digits(scanner.buffer(column), scanner.start(column), scanner.end(column), !groups);
    byte[] b = scanner.buffer(column + 1);
    int from = scanner.start(column + 1);
    int to = from;
    while (to < scanner.end(column + 1) && b[to] >= '0' && b[to] <= '9') {
      to++;
    }
    boolean whole = to == scanner.end(column + 1);
    return left > 0 && left <= (groups ? 3 : MOST_DIGITS) && to - from == (groups ? 3 : 2) && (whole || groups && b[to] == '.');
  }

  /** Digits of a number behind its sign and currency, without marks or in groups; 0 if it is none. */
  private static int digits(byte[] b, int begin, int to, boolean grouped) {
    int from = begin;
    while (from < to && (b[from] == '-' || b[from] == '$' || b[from] == ' ' || isCurrency(b, from, to))) {
      from += b[from] < 0 ? (b[from] & 0xf0) == 0xe0 ? 3 : 2 : 1;
    }
    int digits = 0;
    int run = 0;
    boolean parted = false;
    for (int i = from; i < to; i++) {
      if (b[i] >= '0' && b[i] <= '9') {
        digits++;
        run++;
      } else if (grouped && (b[i] == '.' || b[i] == '\'') && (parted ? run == 3 : run > 0 && run <= 3)) {
        parted = true;
        run = 0;
      } else {
        return 0;
      }
    }
    return parted && run != 3 ? 0 : digits;
  }

  /** Whether the sign of euro, pound, yen or yuan stands here, in UTF-8. */
  private static boolean isCurrency(byte[] b, int i, int to) {
    boolean euro = i + 2 < to && b[i] == (byte) 0xe2 && b[i + 1] == (byte) 0x82 && b[i + 2] == (byte) 0xac;
    return euro || i + 1 < to && b[i] == (byte) 0xc2 && (b[i + 1] == (byte) 0xa3 || b[i + 1] == (byte) 0xa5);
  }
}
