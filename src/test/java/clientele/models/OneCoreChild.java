package clientele.models;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Groups the same rows in every way and prints what came of it, to the last bit; for {@link SmileTrapsTest}. */
final class OneCoreChild {
  private OneCoreChild() {}

  public static void main(String[] args) {
    RandomGenerator random = new Seed(1).stream("rows");
    float[][] rows = new float[5_000][4];
    double[][] wide = new double[rows.length][4];
    double[][] columns = new double[4][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < 4; j++) {
        rows[i][j] = (float) (random.nextGaussian() + (i % 3 == j ? 4 : 0));
        wide[i][j] = rows[i][j];
        columns[j][i] = rows[i][j];
      }
    }
    JobContext job = JobContext.quiet(new Seed(1));
    KMeans means = KMeans.fit(rows, 4, new Seed(1), job);
    GaussianMixture mixture = GaussianMixture.fit(rows, 3, new Seed(1), job);
    boolean[] in = new boolean[rows.length];
    for (int i = 0; i < in.length; i++) {
      in[i] = means.labels()[i] == 0;
    }
    float[][] few = Arrays.copyOf(rows, 2_000);
    System.out.println(List.of(
        Runtime.getRuntime().availableProcessors() > 0, Arrays.hashCode(means.labels()), means.inertia(), mixture.logLikelihood(),
        Arrays.hashCode(mixture.of(rows, job).sure()), Arrays.hashCode(Ward.grow(rows, new Seed(1), job).cut(5).labels()),
        Arrays.hashCode(Hdbscan.grow(rows, new Seed(1), job).groups(100).groups().labels()),
        DensityStructure.of(few, new int[] {1, 1, 1, 1}, new Seed(1), job), ShortRule.of(columns, in, new Seed(1), job),
        Arrays.hashCode(IsolationForest.scores(wide, new Seed(1), job)), Arrays.hashCode(PrincipalAxes.of(rows).shares())));
    System.exit(0);
  }
}
