package clientele.intake.text;

import clientele.intake.column.ColumnShapes;
import clientele.intake.column.ColumnWords;
import clientele.intake.encoding.ByteFeed;
import clientele.intake.heading.HeaderDetector;
import clientele.intake.heading.Headings;
import clientele.intake.text.RowRepair.Mend;
import clientele.intake.text.RowRepair.Mended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the beginning of a file says about its table: where it begins, its names, and how its cells are usually written.
 *
 * @param header where the table begins, and its names
 * @param names of the first header row as they stand in the file; empty if there are none
 * @param shapes how the cells of each column are written
 * @param trailingDelimiter whether rows end with a delimiter behind their last field
 * @param cut the column of numbers that commas cut in two, if there is one
 * @param rowsAbove lines above the header that hold several fields, a number or day among them
 */
public record TableOutline(
    HeaderDetector.Found header, List<String> names, ColumnShapes shapes, boolean trailingDelimiter,
    Optional<CutNumbers> cut, int rowsAbove) {
  private static final int SAMPLE_RECORDS = 300;
  private static final double UNKNOWN_NAME = 1;
  private static final double RUN_TOGETHER = 2.4;

  /** A record of the beginning. */
  private record Entry(List<String> cells, byte[] raw, boolean sound) {}

  /** Looks at the beginning of a file. */
  public static TableOutline of(byte[] sample, boolean whole, Dialect dialect, Optional<Integer> headerRows)
      throws IOException {
    List<Entry> entries = entries(sample, whole, dialect);
    return of(entries, entries, 0, dialect, headerRows);
  }

  /** The same for the largest of several tables, where lines of another width than the first are more. */
  public static Optional<TableOutline> ofLargest(byte[] sample, boolean whole, Dialect dialect, Optional<Integer> headerRows)
      throws IOException {
    List<Entry> entries = entries(sample, whole, dialect);
    Map<Integer, Integer> widths = new HashMap<>();
    entries.stream().filter(e -> e.sound && e.cells.size() > 1).forEach(e -> widths.merge(e.cells.size(), 1, Integer::sum));
    int most = widths.entrySet().stream()
        .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey).orElse(0);
    int first = 0;
    while (first < entries.size() && entries.get(first).cells.size() != most) {
      first++;
    }
    return most < 2 || first >= entries.size()
        ? Optional.empty() : Optional.of(of(entries, entries.subList(first, entries.size()), first, dialect, headerRows));
  }

  private static TableOutline of(List<Entry> all, List<Entry> entries, int above, Dialect dialect, Optional<Integer> headerRows) {
    List<List<String>> sound = entries.stream().filter(Entry::sound).map(Entry::cells).toList();
    int usual = HeaderDetector.usualWidth(sound);
    List<List<String>> records = new ArrayList<>();
    boolean begun = false;
    for (Entry entry : entries) {
      records.add(begun && !entry.sound ? List.of(String.join(" ", entry.cells)) : entry.cells);
      begun |= entry.sound && entry.cells.size() == usual;
    }
    mendHeader(entries, records, usual, dialect);
    Optional<CutNumbers> cut = CutNumbers.among(records, dialect);
    cut.ifPresent(c -> records.replaceAll(r -> c.joined(r, usual - 1)));
    HeaderDetector.Found header = Headings.detect(records, headerRows).below(above);
    int width = header.width();
    int top = header.preamble() - above + header.headerRows();
    List<List<String>> body = new ArrayList<>();
    boolean trailing = usual == width + 1 && cut.isEmpty();
    for (int i = top; i < entries.size(); i++) {
      List<String> cells = cut.isPresent() ? records.get(i) : entries.get(i).cells;
      boolean fits = cells.size() == width || trailing && cells.size() == width + 1 && cells.getLast().isEmpty();
      if (entries.get(i).sound && fits) {
        body.add(cells.subList(0, width));
      }
    }
    List<String> names = header.headerRows() == 0 ? List.of() : records.get(header.preamble() - above);
    return new TableOutline(
        header, names, ColumnShapes.of(body, width), trailing, cut, rowsAbove(all.subList(0, Math.min(all.size(), header.preamble()))));
  }

  /** Entries with several fields of which one is a number, that agree in width with their neighbour: rows of another table. */
  private static int rowsAbove(List<Entry> above) {
    int rows = 0;
    for (int i = 0; i < above.size(); i++) {
      int width = above.get(i).cells.size();
      boolean like = i > 0 && above.get(i - 1).cells.size() == width || i + 1 < above.size() && above.get(i + 1).cells.size() == width;
      rows += width > 1 && like && above.get(i).cells.stream().skip(1).noneMatch(String::isBlank) && holdsValues(above.get(i).cells) ? 1 : 0;
    }
    return rows;
  }

  private static List<Entry> entries(byte[] sample, boolean whole, Dialect dialect) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (RecordScanner scanner = new RecordScanner(ByteFeed.of(sample), dialect)) {
      while (entries.size() < SAMPLE_RECORDS && scanner.next()) {
        if (scanner.isBlank()) {
          continue;
        }
        boolean broken = scanner.fault() != RecordFault.NONE;
        List<String> cells = new ArrayList<>();
        if (broken) {
          String raw = scanner.raw();
          cells.add(raw.substring(0, Math.min(raw.length(), 1000)));
        } else {
          for (int i = 0; i < scanner.fields(); i++) {
            cells.add(scanner.text(i));
          }
        }
        entries.add(new Entry(cells, scanner.rawBytes(), !broken && !scanner.isOdd()));
      }
    }
    if (!whole && entries.size() > 1 && entries.size() < SAMPLE_RECORDS) {
      entries.removeLast();
    }
    return entries;
  }

  /** Mends the line of names if the rows below it are sound and it is not. */
  private static void mendHeader(List<Entry> entries, List<List<String>> records, int width, Dialect dialect) {
    int first = 0;
    while (first < entries.size() && !(entries.get(first).sound && entries.get(first).cells.size() == width)) {
      first++;
    }
    if (first == 0 || first >= entries.size() || !holdsValues(entries.get(first).cells)) {
      return;
    }
    Entry above = entries.get(first - 1);
    boolean isRow = mostlyDigits(above.raw) || first > 1 && entries.get(first - 2).cells.size() == width;
    if (isRow || above.sound && above.cells.size() == 1 && width > 2 && above.raw.length > 200) {
      return;
    }
    ColumnWords words = ColumnWords.shipped();
    RowRepair.Surprise surprise = (column, b, from, to) -> surpriseOfName(words, b, from, to);
    Optional<Mended> meant = new RowRepair(dialect, width, surprise, false).mend(above.raw);
    meant
        .filter(m -> !m.mends().contains(Mend.MISSING_FIELDS) && !m.mends().contains(Mend.UNQUOTED_DELIMITER))
        .filter(m -> !m.mends().contains(Mend.MISSING_DELIMITER) || wasRunTogether(m, above, surprise, entries))
        .ifPresent(m -> records.set(entries.indexOf(above), m.words()));
  }

  /** Whether cutting a name in two does not leave stranger names than before, and no name is missing for row numbers. */
  private static boolean wasRunTogether(
      Mended meant, Entry above, RowRepair.Surprise surprise, List<Entry> entries) {
    double before = 0;
    for (String name : above.cells) {
      byte[] b = name.getBytes(StandardCharsets.UTF_8);
      before += surprise.of(0, b, 0, b.length);
    }
    Entry next = entries.get(entries.indexOf(above) + 1);
    boolean rowNumbers = next.cells.getFirst().equals("1") || next.cells.getFirst().equals("0");
    return meant.cost() <= before + RUN_TOGETHER && !rowNumbers;
  }

  private static double surpriseOfName(ColumnWords words, byte[] b, int from, int to) {
    String name = new String(b, from, to - from, StandardCharsets.UTF_8).replace("\"", "").strip();
    if (name.isEmpty()) {
      return 1.5;
    }
    ColumnShapes.Kind kind = ColumnShapes.kind(b, from, to);
    if (kind == ColumnShapes.Kind.NUMBER || kind == ColumnShapes.Kind.DIGITS) {
      return 3;
    }
    return words.guesses(name).stream().anyMatch(g -> g.confidence() > 0.95) ? 0 : UNKNOWN_NAME;
  }

  private static boolean mostlyDigits(byte[] raw) {
    int digits = 0;
    for (byte b : raw) {
      digits += b >= '0' && b <= '9' ? 1 : 0;
    }
    return digits * 5 > raw.length;
  }

  private static boolean holdsValues(List<String> cells) {
    for (String cell : cells) {
      byte[] b = cell.getBytes(StandardCharsets.UTF_8);
      ColumnShapes.Kind kind = ColumnShapes.kind(b, 0, b.length);
      if (kind == ColumnShapes.Kind.NUMBER || kind == ColumnShapes.Kind.DIGITS) {
        return true;
      }
    }
    return false;
  }
}
