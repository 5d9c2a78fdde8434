package clientele.cleaning.filling;

import clientele.job.JobContext;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a table from which another one is predicted. Words stand as the mean of what is predicted among their
 * rows, drawn towards the mean of all (Micci-Barreca 2001), or as the class most frequent among them and its share; for
 * rows that are learned from, without the rows of their own fifth, so that a rare word does not give its own row away.
 */
final class OtherColumns {
  private static final int FOLDS = 5;
  private static final double DRAWN = 10;

  /** Words of which more than this share of the rows are different tell single rows, not kinds of rows. */
  private static final double TOO_DIFFERENT = 0.5;

  private final List<double[]> numbers = new ArrayList<>();
  private final List<int[]> words = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();

  private OtherColumns() {}

  /** Reads all columns but one; keys, texts of feedback and columns whose values hardly repeat are left out. */
  static OtherColumns of(Table table, Column without, JobContext job) {
    OtherColumns all = new OtherColumns();
    for (Column column : table.columns()) {
      job.checkCancelled();
      if (column.name().equals(without.name()) || column.means(Meaning.TEXT) || column.kind() == Kind.PHRASE) {
        continue;
      }
      if (column.kind().isCoded()) {
        int different = table.dictionary(column.name()).size();
        if (different > 1 && different <= TOO_DIFFERENT * table.rows()) {
          all.words.add(codes(table, column));
          all.sizes.add(different);
        }
      } else {
        all.numbers.add(numbers(table, column));
      }
    }
    return all;
  }

  int count() {
    return numbers.size() + words.size();
  }

  /**
   * The features of rows, an array per column.
   *
   * @param rows which rows
   * @param learned the rows that are learned from
   * @param target what is predicted, by row of the table; read at {@code learned} only
   * @param classes how many classes {@code target} counts from 0; 0 if it is a number
   */
  double[][] features(int[] rows, int[] learned, double[] target, int classes) {
    List<double[]> features = new ArrayList<>();
    for (double[] values : numbers) {
      features.add(Arrays.stream(rows).mapToDouble(r -> values[r]).toArray());
    }
    boolean own = Arrays.equals(rows, learned);
    for (int w = 0; w < words.size(); w++) {
      if (classes == 0) {
        features.add(means(words.get(w), sizes.get(w), rows, learned, target, own));
      } else {
        features.addAll(List.of(leading(words.get(w), sizes.get(w), rows, learned, target, own, classes)));
      }
    }
    return features.toArray(double[][]::new);
  }

  /** The class most frequent among the rows of a word, and its share of them. */
  private static double[][] leading(
      int[] codes, int size, int[] rows, int[] learned, double[] target, boolean own, int classes) {
    int[][] counts = new int[own ? FOLDS + 1 : 1][size * classes];
    for (int i = 0; i < learned.length; i++) {
      int code = codes[learned[i]];
      if (code >= 0) {
        int at = code * classes + (int) target[learned[i]];
        counts[0][at]++;
        if (own) {
          counts[1 + i % FOLDS][at]++;
        }
      }
    }
    double[] best = new double[rows.length];
    double[] share = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int code = codes[rows[i]];
      int most = 0;
      int n = 0;
      best[i] = Double.NaN;
      for (int k = 0; code >= 0 && k < classes; k++) {
        int count = counts[0][code * classes + k] - (own ? counts[1 + i % FOLDS][code * classes + k] : 0);
        n += count;
        if (count > most) {
          most = count;
          best[i] = k;
        }
      }
      share[i] = n == 0 ? Double.NaN : (double) most / n;
    }
    return new double[][] {best, share};
  }

  private static double[] means(int[] codes, int size, int[] rows, int[] learned, double[] target, boolean own) {
    double[][] sum = new double[FOLDS + 1][size];
    double[][] count = new double[FOLDS + 1][size];
    double mean = 0;
    for (int i = 0; i < learned.length; i++) {
      double y = target[learned[i]];
      mean += y / learned.length;
      int code = codes[learned[i]];
      if (code >= 0) {
        sum[i % FOLDS][code] += y;
        count[i % FOLDS][code]++;
        sum[FOLDS][code] += y;
        count[FOLDS][code]++;
      }
    }
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int code = codes[rows[i]];
      if (code < 0) {
        values[i] = Double.NaN;
        continue;
      }
      double n = count[FOLDS][code] - (own ? count[i % FOLDS][code] : 0);
      double s = sum[FOLDS][code] - (own ? sum[i % FOLDS][code] : 0);
      values[i] = (s + DRAWN * mean) / (n + DRAWN);
    }
    return values;
  }

  private static int[] codes(Table table, Column column) {
    int[] all = new int[Math.toIntExact(table.rows())];
    int at = 0;
    for (int k = 0; k < table.chunks(); k++) {
      int[] part = table.codes(column.name(), k);
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** The stored values of a column that is not coded as numbers, NaN where missing. */
  static double[] numbers(Table table, Column column) {
    double[] all = new double[Math.toIntExact(table.rows())];
    double unit = Math.pow(10, column.scale());
    int at = 0;
    for (int k = 0; k < table.chunks(); k++) {
      Chunk chunk = table.chunk(column.name(), k);
      for (int i = 0; i < chunk.rows(); i++) {
        all[at++] = switch (chunk) {
          case Chunk.Longs longs -> longs.values()[i] == Column.MISSING ? Double.NaN : longs.values()[i] / unit;
          case Chunk.Reals reals -> reals.values()[i];
          case Chunk.Codes c -> throw new IllegalStateException("words have codes");
        };
      }
    }
    return all;
  }
}
