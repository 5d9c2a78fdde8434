package clientele.intake.text;

import clientele.intake.cell.DateScan;
import clientele.intake.cell.NumberScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns that are lined up with spaces, as reports and mainframes write them: places at which no line has a sign part
 * them, so that a field may hold several words. Places are counted in characters.
 *
 * @param from first place of each column; the first is 0
 * @param above lines before the table
 */
public record FixedColumns(List<Integer> from, int above) {
  private static final int LINES = 300;
  private static final int ENOUGH = 3;
  private static final int LONGEST = 4096;
  private static final int MOST_ABOVE = 12;

  /** Lines from which on a gap of one place is no accident. */
  private static final int MANY = 10;

  private static final String RULE = "\\s*[-=_]{2,}(\\s+[-=_]{2,})+\\s*";

  /** The columns of a text, if it has such. */
  public static Optional<FixedColumns> of(String text) {
    List<String> lines = new ArrayList<>();
    text.lines().limit(LINES).forEach(lines::add);
    if (lines.stream().anyMatch(l -> l.length() > LONGEST || l.indexOf('\t') >= 0)) {
      return Optional.empty();
    }
    for (int above = 0; above < Math.min(MOST_ABOVE, lines.size()); above++) {
      List<String> table = lines.subList(above, lines.size()).stream().filter(l -> !l.isBlank()).toList();
      long spaced = table.stream().filter(l -> l.strip().contains("  ")).count();
      if (table.size() < ENOUGH + 1 || lines.get(above).isBlank() || spaced * 10 < table.size() * 8) {
        continue;
      }
      Optional<FixedColumns> found = among(table, above);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<FixedColumns> among(List<String> table, int above) {
    int length = table.stream().mapToInt(String::length).max().orElse(0);
    int[] signs = new int[length];
    for (String line : table) {
      for (int p = 0; p < line.length(); p++) {
        signs[p] += line.charAt(p) == ' ' ? 0 : 1;
      }
    }
    boolean ruled = table.stream().anyMatch(l -> l.matches(RULE));
    int narrowest = ruled || table.size() >= MANY ? 1 : 2;
    List<Integer> from = new ArrayList<>(List.of(0));
    int gap = 0;
    boolean any = false;
    for (int p = 0; p < length; p++) {
      if (signs[p] * 50 <= table.size() - MANY || signs[p] == 0) {
        gap++;
        continue;
      }
      boolean upright = gap > 0 && signs[p] * 10 >= table.size() * 8 && signs[p - gap - 1] * 10 >= table.size() * 8;
      if (any && (gap >= narrowest || upright && table.size() > ENOUGH + 1)) {
        from.add(p);
      }
      any = true;
      gap = 0;
    }
    FixedColumns found = new FixedColumns(from, above);
    return from.size() > 1 && found.holdsValues(table) ? Optional.of(found) : Optional.empty();
  }

  /** Whether a column holds numbers or days nearly everywhere below its name, and most fields are filled. */
  private boolean holdsValues(List<String> table) {
    int[] values = new int[from.size()];
    int filled = 0;
    int rows = 0;
    NumberScan number = new NumberScan();
    DateScan date = new DateScan();
    for (String line : table.subList(1, table.size())) {
      if (line.matches(RULE)) {
        continue;
      }
      rows++;
      List<String> cells = cells(line);
      for (int c = 0; c < cells.size(); c++) {
        byte[] b = cells.get(c).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        filled += b.length > 0 ? 1 : 0;
        values[c] += b.length > 0 && (number.read(b, 0, b.length) || date.read(b, 0, b.length)) ? 1 : 0;
      }
    }
    boolean typed = false;
    for (int v : values) {
      typed |= rows >= ENOUGH && v * 10 >= rows * 8;
    }
    return typed && filled * 10 >= rows * from.size() * 6;
  }

  /** The fields of a line, without the spaces around them. */
  List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (int c = 0; c < from.size(); c++) {
      int start = Math.min(line.length(), from.get(c));
      int end = c + 1 < from.size() ? Math.min(line.length(), from.get(c + 1)) : line.length();
      cells.add(line.substring(start, end).strip());
    }
    return cells;
  }

  /** Whether a sign stands right before a column and in it, so that the line does not keep to the columns. */
  boolean isCrossed(String line) {
    for (int start : from) {
      if (start > 0 && start < line.length() && line.charAt(start - 1) != ' ') {
        return true;
      }
    }
    return false;
  }

  /** Whether a line only rules off the names. */
  static boolean isRule(String line) {
    return line.matches(RULE) || line.matches("\\s*[-=_]{4,}\\s*");
  }
}
