package clientele.insights;

import clientele.base.Estimate;
import clientele.job.JobContext;
import clientele.models.learn.LearnedModel;
import clientele.stats.Columns;
import clientele.stats.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a model goes by: how much each fact moves the log odds of a customer, on average, and which way. */
public final class Drivers {
  private static final int MOST_ROWS = 1_000;
  private static final double ONE_WAY = 0.3;
  private static final int FEWEST_OF_A_WORD = 20;

  private Drivers() {}

  /** The strongest first, on at most a thousand customers drawn by chance. */
  public static List<Driver> of(LearnedModel learned, Columns facts, JobContext job) {
    int[] places = facts.size() <= MOST_ROWS
        ? IntStream.range(0, facts.size()).toArray()
        : job.random("drivers").ints(0, facts.size()).distinct().limit(MOST_ROWS).sorted().toArray();
    Columns columns = facts.rows(places).only(learned.facts());
    double[][] parts = learned.contributions(columns);
    List<double[][]> each = learned.contributionsOfEach(columns);
    List<Driver> drivers = new ArrayList<>();
    for (int f = 0; f < columns.names().size(); f++) {
      int fact = f;
      double weight = size(parts, f);
      double[] sizes = each.stream().mapToDouble(e -> size(e, fact)).toArray();
      double half = sizes.length < 2 ? 0 : spread(sizes);
      Estimate estimate = Estimate.of(weight, Math.max(0, weight - half), weight + half);
      double[] theirs = Arrays.stream(parts).mapToDouble(p -> p[fact]).toArray();
      drivers.add(columns.numeric(f)
          ? new Driver(columns.names().get(f), estimate, direction(columns.numbers()[f], theirs), Optional.empty())
          : new Driver(columns.names().get(f), estimate, 0, highest(columns.words()[f], theirs)));
    }
    drivers.sort((a, b) -> Double.compare(b.weight().value(), a.weight().value()));
    return drivers;
  }

  private static double size(double[][] parts, int fact) {
    return Arrays.stream(parts).mapToDouble(p -> Math.abs(p[fact])).average().orElse(0);
  }

  /** Half the 95 % interval by the jackknife over the models learned without a part. */
  private static double spread(double[] values) {
    int k = values.length;
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Quantiles.t95(k - 1) * Math.sqrt(squares * (k - 1) / k);
  }

  private static int direction(double[] values, double[] parts) {
    double n = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < parts.length; i++) {
      if (!Double.isNaN(values[i])) {
        n++;
        x += values[i];
        y += parts[i];
      }
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < parts.length; i++) {
      if (!Double.isNaN(values[i])) {
        double dx = values[i] - x / n;
        double dy = parts[i] - y / n;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
      }
    }
    double correlation = xx * yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    return Math.abs(correlation) < ONE_WAY ? 0 : correlation > 0 ? 1 : -1;
  }

  private static Optional<String> highest(String[] words, double[] parts) {
    Map<String, double[]> sums = new HashMap<>();
    for (int i = 0; i < parts.length; i++) {
      if (words[i] != null) {
        double[] sum = sums.computeIfAbsent(words[i], w -> new double[2]);
        sum[0] += parts[i];
        sum[1]++;
      }
    }
    return sums.entrySet().stream()
        .filter(e -> e.getValue()[1] >= FEWEST_OF_A_WORD && e.getValue()[0] > 0)
        .max((a, b) -> {
          int byMean = Double.compare(a.getValue()[0] / a.getValue()[1], b.getValue()[0] / b.getValue()[1]);
          return byMean != 0 ? byMean : b.getKey().compareTo(a.getKey());
        })
        .map(Map.Entry::getKey);
  }
}
