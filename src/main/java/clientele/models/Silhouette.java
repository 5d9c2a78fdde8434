package clientele.models;

import clientele.base.Interval;
import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.Arrays;
import java.util.List;

/** Rousseeuw's silhouette (1987): how much nearer rows are to their own group than to the next, -1 to 1. */
public final class Silhouette {
  /** Rows up to which it is exact; above, a random sample of so many is measured against itself. */
  public static final int EXACT = 4_000;

  private static final int BLOCK = 128;

  private Silhouette() {}

  /** Mean silhouette with its interval over rows; a group of one row counts 0. */
  public static Estimate mean(float[][] rows, int[] labels, int k, Seed seed, JobContext job) {
    int[] sample = Sample.places(rows.length, EXACT, seed.stream("silhouette"));
    List<double[]> parts =
        Parallel.map(
            sample.length, BLOCK, job,
            (block, from, to) -> {
              double[] values = new double[to - from];
              for (int s = from; s < to; s++) {
                values[s - from] = of(rows, labels, k, sample, sample[s]);
              }
              return values;
            });
    double[] all = parts.stream().flatMapToDouble(Arrays::stream).toArray();
    double mean = Arrays.stream(all).average().orElse(0);
    double squares = Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum();
    double error = all.length < 2 ? 0 : Interval.Z * Math.sqrt(squares / (all.length - 1) / all.length);
    return Estimate.of(mean, mean - error, mean + error);
  }

  private static double of(float[][] rows, int[] labels, int k, int[] sample, int row) {
    double[] sums = new double[k];
    int[] counts = new int[k];
    for (int other : sample) {
      if (other != row) {
        sums[labels[other]] += Math.sqrt(KMeans.squared(rows[row], rows[other]));
        counts[labels[other]]++;
      }
    }
    int own = labels[row];
    if (counts[own] == 0) {
      return 0;
    }
    double inside = sums[own] / counts[own];
    double next = Double.POSITIVE_INFINITY;
    for (int c = 0; c < k; c++) {
      if (c != own && counts[c] > 0) {
        next = Math.min(next, sums[c] / counts[c]);
      }
    }
    double larger = Math.max(inside, next);
    return Double.isInfinite(next) || larger == 0 ? 0 : (next - inside) / larger;
  }
}
