package clientele.cleaning.profile;

import clientele.cleaning.profile.ColumnProfile.Numbers;
import clientele.cleaning.profile.ColumnProfile.Value;
import clientele.job.JobContext;
import clientele.job.Parallel;
import clientele.study.Cells;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The profile of a table: one pass per column, in memory bounded by the longest column, whatever its width.
 *
 * @param table its name
 * @param rows its rows
 * @param columns in the order of the table
 */
public record TableProfile(String table, long rows, List<ColumnProfile> columns) {
  private static final int TOP = 8;
  private static final int BARS = 24;

  /** Above this many rows quartiles and distinct numbers come from every n-th row. */
  private static final int SAMPLE = 1_000_000;

  public TableProfile {
    columns = List.copyOf(columns);
  }

  /** Looks at every column of a table. */
  public static TableProfile of(Table table, JobContext job) {
    List<Column> columns = table.columns();
    int[] done = new int[1];
    List<ColumnProfile> profiles =
        Parallel.map(columns.size(), 1, job, (c, from, to) -> {
          ColumnProfile profile = of(table, columns.get(c), job);
          synchronized (done) {
            job.progress((double) ++done[0] / columns.size());
          }
          return profile;
        });
    return new TableProfile(table.name(), table.rows(), profiles);
  }

  /** Looks at one column. */
  public static ColumnProfile of(Table table, Column column, JobContext job) {
    return column.kind().isCoded() ? words(table, column, job) : numbers(table, column, job);
  }

  private static ColumnProfile words(Table table, Column column, JobContext job) {
    Dictionary dictionary = table.dictionary(column.name());
    long[] counts = new long[dictionary.size()];
    long missing = 0;
    for (int k = 0; k < table.chunks(); k++) {
      job.checkCancelled();
      for (int code : table.codes(column.name(), k)) {
        if (code < 0) {
          missing++;
        } else {
          counts[code]++;
        }
      }
    }
    long distinct = Arrays.stream(counts).filter(n -> n > 0).count();
    List<Value> top = new ArrayList<>();
    for (int code : largest(counts)) {
      top.add(new Value(dictionary.get(code), counts[code]));
    }
    return new ColumnProfile(column, table.rows(), missing, distinct, false, top, Optional.empty(), List.of());
  }

  private static ColumnProfile numbers(Table table, Column column, JobContext job) {
    int every = (int) Math.max(1, Math.ceilDiv(table.rows(), SAMPLE));
    double[] kept = new double[(int) Math.ceilDiv(table.rows(), every)];
    int filled = 0;
    long row = 0;
    long missing = 0;
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double unit = Math.pow(10, column.scale());
    for (int k = 0; k < table.chunks(); k++) {
      job.checkCancelled();
      Chunk chunk = table.chunk(column.name(), k);
      for (int i = 0; i < chunk.rows(); i++, row++) {
        double value = value(chunk, i, unit);
        if (Double.isNaN(value)) {
          missing++;
          continue;
        }
        sum += value;
        least = Math.min(least, value);
        most = Math.max(most, value);
        if (row % every == 0) {
          kept[filled++] = value;
        }
      }
    }
    double[] sorted = Arrays.copyOf(kept, filled);
    Arrays.sort(sorted);
    long present = table.rows() - missing;
    Optional<Numbers> numbers =
        filled == 0 || present == 0
            ? Optional.empty()
            : Optional.of(new Numbers(
                least, quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75), most, sum / present,
                every > 1));
    return new ColumnProfile(
        column, table.rows(), missing, distinct(sorted), every > 1, top(sorted, column, every), numbers,
        bars(sorted, least, most, every));
  }

  private static double value(Chunk chunk, int i, double unit) {
    return switch (chunk) {
      case Chunk.Longs longs -> longs.values()[i] == Column.MISSING ? Double.NaN : longs.values()[i] / unit;
      case Chunk.Reals reals -> reals.values()[i];
      case Chunk.Codes codes -> throw new IllegalStateException("words are counted by their codes");
    };
  }

  /** Quantile of sorted values, linear between neighbours (Hyndman and Fan 1996, definition 7). */
  static double quantile(double[] sorted, double p) {
    double place = p * (sorted.length - 1);
    int low = (int) Math.floor(place);
    int high = Math.min(sorted.length - 1, low + 1);
    return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
  }

  private static long distinct(double[] sorted) {
    long distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    return distinct;
  }

  private static List<Value> top(double[] sorted, Column column, int every) {
    List<Value> runs = new ArrayList<>();
    long least = 1;
    for (int i = 0; i < sorted.length; ) {
      int j = i;
      while (j < sorted.length && sorted[j] == sorted[i]) {
        j++;
      }
      if (j - i > least || runs.size() < TOP) {
        runs.add(new Value(written(column, sorted[i]), (long) (j - i) * every));
        if (runs.size() > 4 * TOP) {
          runs = best(runs);
          least = runs.getLast().rows() / every;
        }
      }
      i = j;
    }
    return best(runs);
  }

  private static List<Value> best(List<Value> runs) {
    List<Value> sorted = new ArrayList<>(runs);
    sorted.sort((a, b) -> Long.compare(b.rows(), a.rows()));
    return new ArrayList<>(sorted.subList(0, Math.min(TOP, sorted.size())));
  }

  private static String written(Column column, double value) {
    return column.kind() == clientele.study.Kind.REAL
        ? Cells.write(value)
        : Cells.write(column, Math.round(value * Math.pow(10, column.scale())));
  }

  private static List<Long> bars(double[] sorted, double least, double most, int every) {
    if (sorted.length == 0 || !(most > least)) {
      return List.of();
    }
    long[] bars = new long[BARS];
    for (double value : sorted) {
      bars[(int) Math.min(BARS - 1, (value - least) / (most - least) * BARS)] += every;
    }
    return Arrays.stream(bars).boxed().toList();
  }

  /** Places of the largest counts, the largest first. */
  private static List<Integer> largest(long[] counts) {
    List<Integer> best = new ArrayList<>();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] == 0 || best.size() == TOP && counts[code] <= counts[best.getLast()]) {
        continue;
      }
      int at = best.size();
      while (at > 0 && counts[best.get(at - 1)] < counts[code]) {
        at--;
      }
      best.add(at, code);
      if (best.size() > TOP) {
        best.removeLast();
      }
    }
    return best;
  }
}
