package clientele.intake.heading;

import clientele.intake.book.Sheet;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.column.ColumnWords;
import clientele.intake.preset.PresetHeads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the header of a sheet, cells joined over several columns or rows included. */
public final class Headings {
  private static final int LATEST = 30;

  private Headings() {}

  /** The header among the first rows of a sheet, of which the columns {@code kept} are taken. */
  public static HeaderDetector.Found of(
      Sheet sheet, List<List<String>> rows, List<Long> lines, int[] kept, SniffOverrides overrides) {
    List<List<String>> sample = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> taken = new ArrayList<>(kept.length);
      for (int column : kept) {
        taken.add(column < row.size() ? row.get(column) : "");
      }
      sample.add(taken);
    }
    int joined = spread(sheet, sample, lines, kept);
    Optional<Integer> wanted = overrides.headerRows().or(sheet::headerRows);
    if (joined < 0 || wanted.isPresent()) {
      return detect(sample, wanted);
    }
    int top = joined;
    int under = top;
    while (under + 1 < sample.size() && hasJoin(sheet, lines.get(under), kept.length)) {
      under++;
    }
    int headerRows = Math.min(3, under - top + 1);
    HeaderDetector.Found found =
        detect(sample.subList(top, sample.size()), Optional.of(headerRows));
    return new HeaderDetector.Found(top + found.preamble(), found.headerRows(), found.names(), found.width(), 0.9);
  }

  /** The header among records: one of those that survey programs write, or what looks like one. */
  public static HeaderDetector.Found detect(List<List<String>> records, Optional<Integer> wanted) {
    Optional<PresetHeads.Heads> known = wanted.isEmpty() ? PresetHeads.find(records) : Optional.empty();
    if (known.isPresent()) {
      List<String> names = unique(known.get().names());
      return new HeaderDetector.Found(known.get().above(), known.get().rows(), names, names.size(), 0.98);
    }
    return new HeaderDetector(ColumnWords.shipped()).detect(records, wanted);
  }

  /** Rows of which nearly all cells are joined to one, as headings between the rows of a table are. */
  public static Set<Long> sections(Sheet sheet, int[] kept) {
    Set<Long> rows = new HashSet<>();
    for (Sheet.Merge merge : sheet.merges()) {
      long joined = java.util.Arrays.stream(kept).filter(k -> k >= merge.left() && k <= merge.right()).count();
      if (kept.length > 2 && merge.top() == merge.bottom() && joined * 5 >= kept.length * 4L) {
        rows.add(merge.top());
      }
    }
    return rows;
  }

  /** What fills rows covered by cells joined downwards. */
  public static DownwardCells downwards(Sheet sheet, int[] kept) {
    return new DownwardCells(kept.length == 0 ? List.of() : sheet.merges());
  }

  /** Names that differ from each other, none of them empty. */
  public static List<String> unique(List<String> heads) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (String head : heads) {
      String name = head.replaceAll("\\s+", " ").strip();
      if (name.isEmpty()) {
        name = "column_" + (names.size() + 1);
      }
      String free = name;
      for (int n = 2; !taken.add(free); n++) {
        free = name + "_" + n;
      }
      names.add(free);
    }
    return names;
  }

  /**
   * Writes the words of header cells joined over several columns into each of them.
   *
   * @return the first row with such a cell, -1 if there is none
   */
  private static int spread(Sheet sheet, List<List<String>> sample, List<Long> lines, int[] kept) {
    int first = -1;
    for (int r = 0; r < Math.min(LATEST, sample.size()); r++) {
      if (first < 0 && r > 0 && isFull(sample.get(r - 1)) || holdsValues(sample.get(r))) {
        break; // the table has begun: what is joined in its rows is no heading
      }
      for (Sheet.Merge merge : sheet.merges()) {
        if (merge.top() != lines.get(r) || !isHeading(merge, kept.length)) {
          continue;
        }
        String words = "";
        for (int k = 0; k < kept.length; k++) {
          words = kept[k] == merge.left() ? sample.get(r).get(k) : words;
        }
        if (words.isBlank() || words.strip().matches("[-+\\d.,% ]+") && !words.strip().matches("(19|20)\\d\\d")) {
          continue;
        }
        boolean below = false;
        for (int k = 0; k < kept.length; k++) {
          if (kept[k] > merge.left() && kept[k] <= merge.right()) {
            sample.get(r).set(k, words);
            below |= r + 1 < sample.size() && !sample.get(r + 1).get(k).isBlank();
          }
        }
        if (below && first < 0) {
          first = r;
        }
      }
    }
    return first;
  }

  /** Whether most cells of a row are filled, as in a row of names or values. */
  private static boolean isFull(List<String> row) {
    return row.stream().filter(c -> !c.isBlank()).count() * 10 >= row.size() * 7L;
  }

  /** Whether a row holds two numbers or more that are no years. */
  private static boolean holdsValues(List<String> row) {
    return row.stream().map(String::strip).filter(c -> c.matches("[-+]?[\\d.,]*\\d[\\d.,]*%?") && !c.matches("(19|20)\\d\\d")).count() > 1;
  }

  private static boolean hasJoin(Sheet sheet, long line, int width) {
    return sheet.merges().stream().anyMatch(m -> m.top() == line && isHeading(m, width));
  }

  /** A title over the whole table is none of its headings. */
  private static boolean isHeading(Sheet.Merge merge, int width) {
    int columns = merge.right() - merge.left() + 1;
    return columns > 1 && columns < Math.max(2, width * 4 / 5.0);
  }
}
