package clientele.models;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Our isolation forest beside Smile's on tables with planted errors: how well each ranks them (area under the curve), whether
 * two runs agree, and the CPU of the process. Run with the number of seeds and of rows of the large table.
 */
final class IsolationForestTrial {
  private IsolationForestTrial() {}

  private interface Maker {
    double[] row(RandomGenerator random, boolean wrong);
  }

  private record Form(String name, Maker maker) {}

  private static final List<Form> FORMS = List.of(
      new Form("one amount ×100", (r, wrong) -> {
        double[] row = usual(r);
        row[0] *= wrong ? 100 : 1;
        return row;
      }),
      new Form("two columns swapped", (r, wrong) -> {
        double[] row = usual(r);
        if (wrong) {
          double first = row[0];
          row[0] = row[3];
          row[3] = first;
        }
        return row;
      }),
      new Form("decimal point lost", (r, wrong) -> {
        double[] row = usual(r);
        row[2] *= wrong ? 10 : 1;
        return row;
      }),
      new Form("values that do not go together", (r, wrong) -> {
        double[] row = usual(r);
        row[1] = wrong ? -row[1] : row[1];
        return row;
      }));

  /** Amount (log-normal), a value that goes with it, a count, a price, and two constants, as tables have them. */
  private static double[] usual(RandomGenerator r) {
    double amount = Math.exp(3 + 0.5 * r.nextGaussian());
    return new double[] {
      amount, Math.log(amount) - 3 + 0.2 * r.nextGaussian(), 1 + Math.floor(3 * r.nextDouble()), 5 + 2 * r.nextGaussian(), 1, 0
    };
  }

  public static void main(String[] args) {
    int seeds = args.length == 0 ? 10 : Integer.parseInt(args[0]);
    int large = args.length < 2 ? 100_000 : Integer.parseInt(args[1]);
    for (int n : new int[] {500, 5_000}) {
      for (Form form : FORMS) {
        double ours = 0;
        double smile = 0;
        double usual = 0;
        for (int seed = 1; seed <= seeds; seed++) {
          boolean[] wrong = new boolean[n];
          double[][] rows = rows(form.maker(), n, new Seed(seed), wrong);
          ours += RankingQuality.auc(ours(rows, seed), wrong) / seeds;
          smile += RankingQuality.auc(smile(rows, Math.min(0.9, 256.0 / n)), wrong) / seeds;
          usual += RankingQuality.auc(smile(rows, 0.7), wrong) / seeds;
        }
        System.out.printf(Locale.ROOT, "%s, %d rows: AUC ours %.3f, Smile of 256 rows a tree %.3f, Smile as it comes %.3f%n",
            form.name(), n, ours, smile, usual);
      }
    }
    double[][] rows = rows(FORMS.getFirst().maker(), large, new Seed(1), new boolean[large]);
    for (int round = 0; round < 2; round++) {
      double[] first = measured("ours, " + large + " rows", () -> ours(rows, 1));
      double[] second = ours(rows, 1);
      double[] other = measured("Smile of 256 rows a tree, " + large + " rows", () -> smile(rows, 256.0 / large));
      double[] again = smile(rows, 256.0 / large);
      measured("Smile as it comes, " + large + " rows", () -> smile(rows, 0.7));
      System.out.printf(Locale.ROOT, "largest difference between two runs: ours %.4f, Smile %.4f; mean score: ours %.2f, Smile %.2f%n",
          difference(first, second), difference(other, again), Arrays.stream(first).average().orElse(0),
          Arrays.stream(other).average().orElse(0));
    }
    System.exit(0);
  }

  private static double[][] rows(Maker maker, int n, Seed seed, boolean[] wrong) {
    RandomGenerator random = seed.stream("rows");
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      wrong[i] = i % 50 == 0;
      rows[i] = maker.row(random, wrong[i]);
    }
    return rows;
  }

  private static double[] ours(double[][] rows, int seed) {
    return IsolationForest.scores(rows, new Seed(seed), JobContext.quiet(new Seed(seed)));
  }

  private static double[] smile(double[][] rows, double share) {
    smile.math.MathEx.setSeed(1);
    return smile.anomaly.IsolationForest.fit(rows, new smile.anomaly.IsolationForest.Options(100, 0, share, 0)).score(rows);
  }

  private static double difference(double[] a, double[] b) {
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  private static double[] measured(String name, Supplier<double[]> work) {
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    double[] made = work.get();
    System.out.printf(Locale.ROOT, "%s: %.2f CPU s%n", name, (system.getProcessCpuTime() - cpu) / 1e9);
    return made;
  }
}
