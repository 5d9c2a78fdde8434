package clientele.cleaning.filling;

import clientele.base.Interval;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.models.BoostedTrees;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Missing values of a column as boosted trees predict them from the other columns. A fifth of the known values is hidden
 * first and predicted: that check, against the median or the most frequent value, says whether the rest may be believed.
 *
 * <p>A prediction is closer to the middle than the value it stands for: sums and spreads over filled values are too even.
 */
public final class ModelFill {
  /** Fewer known values than this teach nothing. */
  public static final int FEWEST = 100;

  private static final int MOST_LEARNED = 100_000;
  private static final int MOST_CLASSES = 24;
  private static final int FEWEST_OF_CLASS = 10;

  /**
   * What came out where the value was known and hidden.
   *
   * @param hidden number of values hidden
   * @param model mean error of the model, in units of the column; of words and yes or no, the share it gets right
   * @param simple the same for the median, or the most frequent value
   * @param low lower end of the 95 % interval of what the model is better by
   */
  public record Check(int hidden, double model, double simple, double low) {
    /** Whether the model is better beyond chance. */
    public boolean helps() {
      return low > 0;
    }
  }

  private final Table table;
  private final Column column;
  private final Seed seed;
  private final double[] target;
  private final String[] words;
  private final String[] classes;
  private final boolean log;

  private ModelFill(Table table, Column column, Seed seed, double[] target, String[] words, String[] classes) {
    this.table = table;
    this.column = column;
    this.seed = seed;
    this.target = target;
    this.words = words;
    this.classes = classes;
    this.log = classes.length == 0 && isLong(target);
  }

  /**
   * What a column becomes.
   *
   * @param numbers its values, of a column of numbers or days
   * @param words its values, of a column of words or of yes and no ({@code 1}, {@code 0})
   * @param filled number of values filled
   */
  public record Filled(Check check, double[] numbers, String[] words, long filled) {}

  /**
   * Fills a column.
   *
   * @return nothing if too few values are known, no other column can tell, or words hardly repeat
   */
  public static Optional<Filled> of(Table table, Column column, Seed seed, JobContext job) {
    ModelFill fill = column.kind().isCoded() || column.kind() == Kind.BOOLEAN
        ? ofClasses(table, column, seed)
        : new ModelFill(table, column, seed, OtherColumns.numbers(table, column), new String[0], new String[0]);
    return fill.fill(job);
  }

  private static ModelFill ofClasses(Table table, Column column, Seed seed) {
    String[] words = column.kind().isCoded()
        ? table.words(column.name())
        : Arrays.stream(OtherColumns.numbers(table, column)).mapToObj(v -> Double.isNaN(v) ? null : v != 0 ? "1" : "0").toArray(String[]::new);
    Map<String, Integer> counts = new HashMap<>();
    for (String word : words) {
      if (word != null) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    String[] classes = counts.entrySet().stream()
        .filter(e -> e.getValue() >= FEWEST_OF_CLASS)
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_CLASSES)
        .map(Map.Entry::getKey)
        .toArray(String[]::new);
    Map<String, Integer> index = new HashMap<>();
    for (int k = 0; k < classes.length; k++) {
      index.put(classes[k], k);
    }
    double[] target = new double[words.length];
    for (int i = 0; i < target.length; i++) {
      target[i] = words[i] == null ? Double.NaN : index.getOrDefault(words[i], classes.length);
    }
    return new ModelFill(table, column, seed, target, words, classes);
  }

  private Optional<Filled> fill(JobContext job) {
    OtherColumns others = OtherColumns.of(table, column, job);
    int[] known = shuffled(rows(true));
    boolean words = this.words.length > 0;
    if (known.length < FEWEST || others.count() == 0 || words && classes.length < 2) {
      return Optional.empty();
    }
    int[] learned = Arrays.copyOf(known, Math.min(known.length - known.length / 5, most()));
    int[] hidden = Arrays.copyOfRange(known, known.length - Math.min(known.length / 5, most()), known.length);
    Check check = check(predicted(others, learned, hidden, job.part(0, 0.45)), learned, hidden);
    int[] all = Arrays.copyOf(known, Math.min(known.length, most()));
    int[] missing = rows(false);
    double[] predicted = missing.length == 0 ? new double[0] : predicted(others, all, missing, job.part(0.45, 1));
    double[] numbers = words ? new double[0] : target.clone();
    String[] filled = this.words.clone();
    for (int i = 0; i < missing.length; i++) {
      if (words) {
        filled[missing[i]] = classes[(int) predicted[i]];
      } else {
        numbers[missing[i]] = predicted[i];
      }
    }
    return Optional.of(new Filled(check, numbers, filled, missing.length));
  }

  private int most() {
    return classes.length == 0 ? MOST_LEARNED : Math.max(5_000, 2 * MOST_LEARNED / classes.length);
  }

  /** Predicted numbers, or places in {@link #classes}, of rows. */
  private double[] predicted(OtherColumns others, int[] learned, int[] rows, JobContext job) {
    int[] from = classes.length == 0 ? learned : Arrays.stream(learned).filter(r -> target[r] < classes.length).toArray();
    double[] y = new double[target.length];
    for (int row : from) {
      y[row] = log ? Math.log(target[row]) : target[row];
    }
    double[][] x = others.features(from, from, y, classes.length);
    double[][] wanted = others.features(rows, from, y, classes.length);
    if (classes.length == 0) {
      double[] values = BoostedTrees.regression(x, Arrays.stream(from).mapToDouble(r -> y[r]).toArray(), BoostedTrees.Settings.USUAL, job)
          .predict(wanted, job);
      double low = Arrays.stream(from).mapToDouble(r -> target[r]).min().orElseThrow();
      double high = Arrays.stream(from).mapToDouble(r -> target[r]).max().orElseThrow();
      return Arrays.stream(values).map(v -> rounded(Math.clamp(log ? Math.exp(v) : v, low, high))).toArray();
    }
    double[][] p = BoostedTrees
        .classes(x, Arrays.stream(from).map(r -> (int) y[r]).toArray(), classes.length, BoostedTrees.Settings.USUAL, job)
        .probabilities(wanted, job);
    double[] best = new double[rows.length];
    for (int i = 0; i < best.length; i++) {
      for (int k = 1; k < p.length; k++) {
        best[i] = p[k][i] > p[(int) best[i]][i] ? k : best[i];
      }
    }
    return best;
  }

  private Check check(double[] predicted, int[] learned, int[] hidden) {
    boolean words = classes.length > 0;
    double[] sorted = Arrays.stream(learned).mapToDouble(r -> target[r]).sorted().toArray();
    double simple = words ? 0 : sorted[(sorted.length - 1) / 2];
    double model = 0;
    double plain = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < hidden.length; i++) {
      double truth = target[hidden[i]];
      double ours = words ? predicted[i] == truth ? 1 : 0 : Math.abs(predicted[i] - truth);
      double theirs = words ? simple == truth ? 1 : 0 : Math.abs(simple - truth);
      double better = words ? ours - theirs : theirs - ours;
      model += ours / hidden.length;
      plain += theirs / hidden.length;
      sum += better;
      squares += better * better;
    }
    double mean = sum / hidden.length;
    double variance = Math.max(0, squares / hidden.length - mean * mean);
    return new Check(hidden.length, model, plain, mean - Interval.Z * Math.sqrt(variance / hidden.length));
  }

  private double rounded(double value) {
    if (column.kind() == Kind.REAL) {
      return value;
    }
    double unit = Math.pow(10, column.scale());
    return Math.rint(value * unit) / unit;
  }

  /** Amounts whose mean lies far above their median are learned as logarithms. */
  private static boolean isLong(double[] values) {
    double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return known.length > 0 && known[0] > 0
        && Arrays.stream(known).average().orElse(0) > 1.5 * known[(known.length - 1) / 2];
  }

  private int[] rows(boolean known) {
    int[] rows = new int[target.length];
    int n = 0;
    for (int i = 0; i < target.length; i++) {
      if (Double.isNaN(target[i]) != known) {
        rows[n++] = i;
      }
    }
    return Arrays.copyOf(rows, n);
  }

  private int[] shuffled(int[] rows) {
    RandomGenerator random = seed.stream("fill " + column.name());
    for (int i = rows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = rows[i];
      rows[i] = rows[j];
      rows[j] = kept;
    }
    return rows;
  }
}
