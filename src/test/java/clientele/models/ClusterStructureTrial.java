package clientele.models;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Whether groups are told from one cloud, on made rows whose groups are known, with facts beside them that have nothing to
 * do with them: run with the number of seeds.
 */
final class ClusterStructureTrial {
  private static final int ROWS = 900;

  private ClusterStructureTrial() {}

  /** Makes a row. */
  private interface Maker {
    double[] row(RandomGenerator random);
  }

  /** Prints a line for each form of rows. */
  public static void main(String[] args) {
    int seeds = args.length == 0 ? 6 : Integer.parseInt(args[0]);
    Map<String, Maker> forms = forms();
    forms.forEach((name, maker) -> {
      Map<ClusterStructure.Verdict, Integer> verdicts = new java.util.EnumMap<>(ClusterStructure.Verdict.class);
      List<String> apart = new ArrayList<>();
      for (int seed = 1; seed <= seeds; seed++) {
        RandomGenerator random = new Seed(seed).stream(name);
        double[][] rows = new double[ROWS][];
        Arrays.setAll(rows, i -> maker.row(random));
        boolean mixed = name.contains("category");
        ClusterStructure found = ClusterStructure.of(
            scaled(rows, mixed), widths(rows[0].length, mixed), 8, new Seed(seed), JobContext.quiet(new Seed(seed)), true);
        verdicts.merge(found.verdict(), 1, Integer::sum);
        apart.add(String.format(java.util.Locale.ROOT, "%+.3f p %.3f%s", found.excess(), found.p(), found.apart()
            .map(a -> String.format(java.util.Locale.ROOT, " > %s %+.3f p %.3f same %.2f", a.facts(), a.silhouette() - a.cloud(), a.p(), a.agreement())).orElse("")));
      }
      System.out.println(name + ": " + verdicts + " " + apart);
    });
    System.exit(0);
  }

  private static Map<String, Maker> forms() {
    Map<String, Maker> forms = new LinkedHashMap<>();
    forms.put("cloud, normal", r -> normal(r, 4));
    forms.put("cloud, correlated", r -> shared(r, 5, 0.7));
    forms.put("cloud, zero-inflated", r -> Arrays.stream(shared(r, 5, 0.7)).map(v -> v < 0.3 ? 0 : Math.exp(v)).toArray());
    forms.put("cloud, counts", r -> counts(r));
    forms.put("cloud, uniform", r -> r.doubles(4).toArray());
    forms.put("cloud, log-normal", r -> Arrays.stream(shared(r, 4, 0.5)).map(v -> Math.exp(0.6 * v)).toArray());
    forms.put("cloud, shares of a whole", r -> shares(r));
    forms.put("cloud, category", r -> with(normal(r, 3), r.nextInt(3)));
    forms.put("cloud, correlated, and two facts beside", r -> joined(shared(r, 3, 0.8), normal(r, 2)));
    forms.put("two groups, two facts beside", r -> joined(around(r, r.nextInt(2) * 4.0, 0), normal(r, 2)));
    forms.put("two groups of 10 and 90 %, two facts beside", r -> joined(two(r), normal(r, 2)));
    forms.put("two groups, category", r -> mixed(r));
    forms.put("three groups, no fact beside", r -> three(r));
    forms.put("three groups, two facts beside", r -> joined(three(r), normal(r, 2)));
    forms.put("three groups, four facts beside", r -> joined(three(r), normal(r, 4)));
    forms.put("four groups, two facts beside", r -> joined(four(r), normal(r, 2)));
    forms.put("four groups, four facts beside", r -> joined(four(r), normal(r, 4)));
    return forms;
  }

  private static double[] normal(RandomGenerator r, int n) {
    return r.doubles(n).map(u -> r.nextGaussian()).toArray();
  }

  private static double[] shared(RandomGenerator r, int n, double weight) {
    double common = r.nextGaussian();
    return Arrays.stream(normal(r, n)).map(v -> weight * common + Math.sqrt(1 - weight * weight) * v).toArray();
  }

  private static double[] counts(RandomGenerator r) {
    double rate = Math.exp(0.7 * r.nextGaussian() + 0.5);
    double[] row = new double[4];
    Arrays.setAll(row, j -> {
      int n = 0;
      for (double left = -Math.log(r.nextDouble()); left < rate; left -= Math.log(r.nextDouble())) {
        n++;
      }
      return n;
    });
    return row;
  }

  private static double[] shares(RandomGenerator r) {
    double[] row = r.doubles(4).map(u -> -Math.log(u)).toArray();
    double all = Arrays.stream(row).sum();
    return Arrays.stream(row).limit(3).map(v -> v / all).toArray();
  }

  private static double[] around(RandomGenerator r, double... centre) {
    return Arrays.stream(centre).map(c -> c + r.nextGaussian()).toArray();
  }

  private static double[] two(RandomGenerator r) {
    double at = r.nextInt(10) == 0 ? 4 : 0;
    return around(r, at, at, at);
  }

  private static double[] mixed(RandomGenerator r) {
    int g = r.nextInt(2);
    return with(around(r, 3.5 * g, 3.5 * g, 0), r.nextDouble() < 0.9 ? g : 1 - g);
  }

  private static double[] three(RandomGenerator r) {
    int g = r.nextInt(3);
    return around(r, g == 1 ? 4 : 0, g == 2 ? 4 : 0);
  }

  private static double[] four(RandomGenerator r) {
    return around(r, 5 * r.nextInt(2), 5 * r.nextInt(2));
  }

  private static double[] with(double[] row, int level) {
    return joined(row, new double[] {level == 0 ? 1 : 0, level == 1 ? 1 : 0, level == 2 ? 1 : 0});
  }

  private static double[] joined(double[] a, double[] b) {
    double[] row = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, row, a.length, b.length);
    return row;
  }

  private static int[] widths(int columns, boolean mixed) {
    int[] widths = new int[mixed ? columns - 2 : columns];
    Arrays.fill(widths, 1);
    if (mixed) {
      widths[widths.length - 1] = 3;
    }
    return widths;
  }

  /** Numbers by their deviation, values of a category as far apart as a deviation and a half. */
  private static float[][] scaled(double[][] rows, boolean mixed) {
    float[][] scaled = new float[rows.length][rows[0].length];
    for (int j = 0; j < rows[0].length; j++) {
      int column = j;
      double mean = Arrays.stream(rows).mapToDouble(r -> r[column]).average().orElse(0);
      double deviation = Math.sqrt(Arrays.stream(rows).mapToDouble(r -> (r[column] - mean) * (r[column] - mean)).average().orElse(1));
      boolean level = mixed && j >= rows[0].length - 3;
      for (int i = 0; i < rows.length; i++) {
        scaled[i][j] = (float) (level ? rows[i][j] * 0.87 : Math.clamp((rows[i][j] - mean) / Math.max(1e-9, deviation), -3.5, 3.5));
      }
    }
    return scaled;
  }
}
