package clientele.cleaning.profile;

import clientele.job.JobContext;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where values are missing: how much of each column along the rows, and which columns lack a value together. Memory: eight
 * bytes a row.
 *
 * @param rows of the table
 * @param complete rows with a value in every column
 * @param strips of each column that lacks any, the share missing (0 to 1) in equal parts of the rows, first to last
 * @param patterns the most frequent sets of columns without a value, the most frequent first
 * @param others rows with any other set of columns missing
 */
public record MissingMap(long rows, long complete, Map<String, List<Double>> strips, List<Pattern> patterns, long others) {
  /** Columns, in order of the table, that lack a value in the same rows. */
  public record Pattern(List<String> columns, long rows) {
    public Pattern {
      columns = List.copyOf(columns);
    }
  }

  /** Parts into which the rows are cut. */
  public static final int PARTS = 48;

  private static final int MOST_PATTERNS = 8;

  public MissingMap {
    strips = Map.copyOf(strips);
    patterns = List.copyOf(patterns);
  }

  /**
   * Looks at the columns that a profile found to lack values; in tables with more than 64 of those, at the 64 that lack
   * most.
   */
  public static MissingMap of(Table table, TableProfile profile, JobContext job) {
    List<Column> lacking = profile.columns().stream()
        .filter(p -> p.missing() > 0)
        .sorted(Comparator.comparingLong(ColumnProfile::missing).reversed())
        .limit(Long.SIZE)
        .map(ColumnProfile::column)
        .toList();
    List<Column> inOrder = table.columns().stream().filter(lacking::contains).toList();
    int rows = Math.toIntExact(table.rows());
    long[] sets = new long[rows];
    Map<String, List<Double>> strips = new HashMap<>();
    for (int c = 0; c < inOrder.size(); c++) {
      job.progress((double) c / inOrder.size());
      job.checkCancelled();
      strips.put(inOrder.get(c).name(), mark(table, inOrder.get(c), 1L << c, sets));
    }
    return patterns(sets, inOrder, strips);
  }

  private static List<Double> mark(Table table, Column column, long bit, long[] sets) {
    int parts = Math.clamp(sets.length, 1, PARTS);
    long[] missing = new long[parts];
    int row = 0;
    for (int k = 0; k < table.chunks(); k++) {
      Chunk chunk = table.chunk(column.name(), k);
      for (int i = 0; i < chunk.rows(); i++, row++) {
        boolean none = switch (chunk) {
          case Chunk.Codes codes -> codes.values()[i] < 0;
          case Chunk.Longs longs -> longs.values()[i] == Column.MISSING;
          case Chunk.Reals reals -> Double.isNaN(reals.values()[i]);
        };
        if (none) {
          sets[row] |= bit;
          missing[(int) ((long) row * parts / sets.length)]++;
        }
      }
    }
    List<Double> shares = new ArrayList<>();
    for (int p = 0; p < parts; p++) {
      long from = Math.ceilDiv((long) p * sets.length, parts);
      long to = Math.ceilDiv((p + 1L) * sets.length, parts);
      shares.add(to == from ? 0 : (double) missing[p] / (to - from));
    }
    return List.copyOf(shares);
  }

  private static MissingMap patterns(long[] sets, List<Column> columns, Map<String, List<Double>> strips) {
    long[] sorted = sets.clone();
    Arrays.sort(sorted);
    List<Pattern> found = new ArrayList<>();
    long complete = 0;
    long lacking = 0;
    for (int i = 0; i < sorted.length; ) {
      int j = i;
      while (j < sorted.length && sorted[j] == sorted[i]) {
        j++;
      }
      if (sorted[i] == 0) {
        complete = j - i;
      } else {
        lacking += j - i;
        if (found.size() < MOST_PATTERNS || j - i > found.getLast().rows()) {
          long set = sorted[i];
          List<String> names = new ArrayList<>();
          for (int c = 0; c < columns.size(); c++) {
            if ((set >>> c & 1) != 0) {
              names.add(columns.get(c).name());
            }
          }
          found.add(new Pattern(names, j - i));
          found.sort(Comparator.comparingLong(Pattern::rows).reversed());
          if (found.size() > MOST_PATTERNS) {
            found.removeLast();
          }
        }
      }
      i = j;
    }
    return new MissingMap(sets.length, complete, strips, found, lacking - found.stream().mapToLong(Pattern::rows).sum());
  }
}
