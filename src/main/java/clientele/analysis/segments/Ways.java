package clientele.analysis.segments;

import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.models.ClusterStability;
import clientele.models.ClusterStructure;
import clientele.models.DensityStructure;
import clientele.models.GaussianMixture;
import clientele.models.Groups;
import clientele.models.Hdbscan;
import clientele.models.KMeans;
import clientele.models.Silhouette;
import clientele.models.Ward;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Customers grouped by a method in several numbers of groups, with what speaks for each.
 *
 * @param structure whether there are groups at all, by what suits the method
 * @param ways by rising number of groups; none where a method that finds the number itself finds none
 * @param used the facts they were made from
 * @param learned customers the groups were made from, where that was a part drawn by chance
 */
record Ways(ClusterStructure structure, List<Way> ways, CustomerFacts used, Optional<Integer> learned) {
  private static final int BRANCHES = 20;

  /**
   * Customers in some number of groups.
   *
   * @param silhouette how far these groups lie apart
   * @param cloud what one cloud of the same shape gives
   * @param bic of a mixture
   * @param sure probability with which each customer is of its group, of a mixture
   * @param tree the top of the tree that was cut
   */
  record Way(
      Groups groups, ClusterStability stability, Estimate silhouette, Estimate cloud, Optional<Double> bic,
      Optional<double[]> sure, Optional<Ward.Top> tree) {
    SegmentsFound.Tried tried() {
      return new SegmentsFound.Tried(groups.k(), silhouette, stability.overall(), Optional.of(cloud), bic);
    }
  }

  /** The ways of a method from two groups to {@code most}. */
  static Ways of(String method, CustomerFacts read, int most, int resamples, Seed seed, JobContext job) {
    job.message(Text.of(Ways.class, "structure"));
    if (method.equals("hdbscan")) {
      return dense(read, resamples, seed, job);
    }
    if (method.equals("gmm")) {
      return mixtures(read, most, resamples, seed, job);
    }
    ClusterStructure structure = ClusterStructure.of(read.scaled(), read.widths(), most, seed, job.part(0, 0.5));
    return method.equals("ward") ? ward(read, structure, most, resamples, seed, job.part(0.5, 1))
        : means(read, structure, most, resamples, seed, job.part(0.5, 1));
  }

  private static Ways means(CustomerFacts read, ClusterStructure structure, int most, int resamples, Seed seed, JobContext job) {
    List<Way> ways = new ArrayList<>();
    for (int tried = 2; tried <= most; tried++) {
      JobContext part = job.part((tried - 2.0) / (most - 1), (tried - 1.0) / (most - 1));
      part.message(Text.of(Ways.class, "trying", tried));
      KMeans fit = KMeans.fit(read.scaled(), tried, seed.derive("k " + tried), part);
      ClusterStability stability = ClusterStability.of(read.scaled(), fit, resamples, seed.derive("stability " + tried), part);
      ClusterStructure.Tried at = structure.at(tried);
      ways.add(new Way(fit.groups(), stability, at.silhouette(), cloud(at), Optional.empty(), Optional.empty(), Optional.empty()));
    }
    return new Ways(structure, ways, read, Optional.empty());
  }

  /** One tree gives every number of groups; whether there are groups at all is told by k-means, which lies closer to a null. */
  private static Ways ward(CustomerFacts read, ClusterStructure structure, int most, int resamples, Seed seed, JobContext job) {
    job.message(Text.of(Ways.class, "growing"));
    Ward tree = Ward.grow(read.scaled(), seed.derive("ward"), job);
    List<Groups> cuts = IntStream.rangeClosed(2, most).mapToObj(tree::cut).toList();
    List<ClusterStability> stabilities = ClusterStability.of(read.scaled(), cuts, resamples, seed.derive("stability"), job.part(0.1, 0.9));
    Optional<Ward.Top> top = Optional.of(tree.top(BRANCHES));
    List<Way> ways = new ArrayList<>();
    for (int c = 0; c < cuts.size(); c++) {
      Groups cut = cuts.get(c);
      Estimate silhouette = Silhouette.mean(read.scaled(), cut.labels(), cut.k(), seed.derive("silhouette " + cut.k()), job);
      ways.add(new Way(cut, stabilities.get(c), silhouette, cloud(structure.at(cut.k())), Optional.empty(), Optional.empty(), top));
      job.progress(0.9 + 0.1 * (c + 1) / cuts.size());
    }
    return new Ways(structure, ways, read, part(tree.size(), read.size()));
  }

  /** Parts of a mixture, of the numbers only: a flag or a value of a category is no normal distribution. */
  private static Ways mixtures(CustomerFacts read, int most, int resamples, Seed seed, JobContext job) {
    CustomerFacts numbers = numbers(read, job);
    ClusterStructure structure = ClusterStructure.of(numbers.scaled(), numbers.widths(), most, seed, job.part(0, 0.4));
    float[][] rows = numbers.scaled();
    List<GaussianMixture> fits = new ArrayList<>();
    List<GaussianMixture.Membership> memberships = new ArrayList<>();
    List<Groups> parts = new ArrayList<>();
    for (int k = 2; k <= most; k++) {
      JobContext step = job.part(0.4 + 0.3 * (k - 2) / (most - 1), 0.4 + 0.3 * (k - 1) / (most - 1));
      step.message(Text.of(Ways.class, "trying", k));
      GaussianMixture fit = GaussianMixture.fit(rows, k, seed.derive("k " + k), step);
      GaussianMixture.Membership membership = fit.of(rows, step);
      Groups groups = Groups.of(read.scaled(), membership.labels(), k);
      if (IntStream.of(groups.sizes()).allMatch(n -> n > 0)) { // a part that is nowhere the most probable one is no segment
        fits.add(fit);
        memberships.add(membership);
        parts.add(groups);
      }
    }
    List<ClusterStability> stabilities = ClusterStability.of(
        rows, parts, fits.stream().map(GaussianMixture::shape).toList(), resamples, seed.derive("stability"), job.part(0.7, 1));
    List<Way> ways = new ArrayList<>();
    for (int at = 0; at < parts.size(); at++) {
      Groups groups = parts.get(at);
      ways.add(new Way(
          groups, stabilities.get(at), Silhouette.mean(rows, groups.labels(), groups.k(), seed.derive("silhouette " + groups.k()), job),
          cloud(structure.at(groups.k())), Optional.of(fits.get(at).bic()), Optional.of(memberships.get(at).sure()), Optional.empty()));
    }
    return new Ways(structure, ways, numbers, part(GaussianMixture.MOST_ROWS, read.size()));
  }

  /** Dense places of any shape; how many is found by itself for each least size, of which the densest way to a number is kept. */
  private static Ways dense(CustomerFacts read, int resamples, Seed seed, JobContext job) {
    ClusterStructure structure = DensityStructure.of(read.scaled(), read.widths(), seed, job.part(0, 0.5));
    job.message(Text.of(Ways.class, "growing"));
    Hdbscan tree = Hdbscan.grow(read.scaled(), seed.derive("hdbscan"), job.part(0.5, 0.6));
    record Found(double least, Hdbscan.Found groups, ClusterStructure.Tried at) {}
    TreeMap<Integer, Found> byNumber = new TreeMap<>();
    for (int i = 0; i < DensityStructure.LEAST.size(); i++) {
      double least = DensityStructure.LEAST.get(i);
      Found found = new Found(least, tree.groups(DensityStructure.least(least, tree.size())), structure.tried().get(i));
      if (found.groups.groups().k() >= 2) {
        byNumber.merge(found.groups.groups().k(), found, (a, b) -> a.groups.density() >= b.groups.density() ? a : b);
      }
    }
    List<Found> all = List.copyOf(byNumber.values());
    List<ClusterStability> stabilities = ClusterStability.ofDense(
        read.scaled(), all.stream().map(f -> f.groups.groups()).toList(), all.stream().map(Found::least).toList(), resamples,
        seed.derive("stability"), job.part(0.6, 1));
    List<Way> ways = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      ClusterStructure.Tried at = all.get(i).at; // of as many customers as the clouds have: contrast grows with their number
      ways.add(new Way(
          all.get(i).groups.groups(), stabilities.get(i), at.silhouette(), cloud(at), Optional.empty(), Optional.empty(), Optional.empty()));
    }
    return new Ways(structure, ways, read, part(tree.size(), read.size()));
  }

  /** The way to a number of groups, if there is one. */
  Optional<Way> to(int k) {
    return ways.stream().filter(w -> w.groups.k() == k).findFirst();
  }

  /**
   * The number of groups that stands out by the figures of this very method, if one does: that some other grouping of the customers
   * lies far above one cloud is no reason to make groups that do not.
   */
  Optional<Clear> clear(Seed seed, JobContext job) {
    if (structure.verdict() != ClusterStructure.Verdict.CLEAR || ways.isEmpty()) {
      return Optional.empty();
    }
    List<SegmentsFound.Tried> worth = worth(ways.stream().map(Way::tried).toList());
    if (!worth.isEmpty()) {
      return Optional.of(new Clear(worth.getFirst().bic().isPresent() ? byCriterion(worth) : best(worth), Optional.empty()));
    }
    return structure.apart().flatMap(apart -> to(apart.k()).flatMap(way -> {
      float[][] rows = used.only(apart.facts());
      double silhouette = Silhouette.mean(rows, way.groups.labels(), way.groups.k(), seed.derive("silhouette apart"), job).value();
      return silhouette - apart.cloud() < ClusterStructure.WORTH_APART ? Optional.empty()
          : Optional.of(new Clear(apart.k(), Optional.of(new SegmentsFound.Apart(
              apart.facts().stream().map(f -> used.facts().get(f).name()).toList(), silhouette, apart.cloud(), apart.p()))));
    }));
  }

  /**
   * A number of groups that stands out.
   *
   * @param apart how these groups do on the facts that separate them, where on all facts they hardly do
   */
  record Clear(int k, Optional<SegmentsFound.Apart> apart) {}

  /** The numbers of groups that lie far enough above one cloud to be worth the name. */
  static List<SegmentsFound.Tried> worth(List<SegmentsFound.Tried> sweep) {
    return sweep.stream()
        .filter(t -> t.silhouette().value() - t.cloud().map(Estimate::value).orElse(0.0) >= ClusterStructure.WORTH)
        .toList();
  }

  /** The number of groups that the figures speak for; there is one way at least. */
  int best() {
    List<SegmentsFound.Tried> sweep = ways.stream().map(Way::tried).toList();
    return sweep.getFirst().bic().isPresent() ? byCriterion(sweep) : best(sweep);
  }

  /**
   * The number of parts the criterion prefers among those that lie far enough above one cloud to be worth the name: a mixture describes a
   * crooked group by several parts, which are no segments. Where none does, the number that lies farthest above the clouds.
   */
  static int byCriterion(List<SegmentsFound.Tried> sweep) {
    return worth(sweep).stream()
        .min(Comparator.comparingDouble(t -> t.bic().orElse(Double.POSITIVE_INFINITY)))
        .map(SegmentsFound.Tried::k)
        .orElseGet(() -> best(sweep));
  }

  /** The number of segments that lie farthest above one cloud and are found again: excess of silhouette times stability. */
  static int best(List<SegmentsFound.Tried> sweep) {
    return sweep.stream().max(Comparator.comparingDouble(Ways::evidence)).orElseThrow().k();
  }

  private static double evidence(SegmentsFound.Tried tried) {
    double excess = tried.silhouette().value() - tried.cloud().map(Estimate::value).orElse(0.0);
    return excess > 0 ? excess * tried.stability().value() : excess;
  }

  private static Estimate cloud(ClusterStructure.Tried at) {
    return Estimate.of(at.cloud(), at.low(), at.high());
  }

  private static Optional<Integer> part(int learned, int all) {
    return learned < all ? Optional.of(learned) : Optional.empty();
  }

  private static CustomerFacts numbers(CustomerFacts read, JobContext job) {
    List<CustomerFacts.Fact> kept = read.facts().stream().filter(f -> !f.isCategory() && !f.isFlag()).toList();
    if (kept.isEmpty()) {
      throw SegmentProblems.NO_NUMBERS.raise(read.table());
    }
    if (kept.size() == read.facts().size()) {
      return read;
    }
    job.warn(SegmentProblems.NUMBERS_ONLY.with(String.join(", ",
        read.facts().stream().filter(f -> !kept.contains(f)).map(CustomerFacts.Fact::name).toList())));
    float[][] rows = new float[read.size()][kept.size()];
    int from = 0;
    int to = 0;
    for (CustomerFacts.Fact fact : read.facts()) {
      if (kept.contains(fact)) {
        for (int i = 0; i < rows.length; i++) {
          rows[i][to] = read.scaled()[i][from];
        }
        to++;
      }
      from += fact.width();
    }
    return new CustomerFacts(read.table(), read.ids(), kept, rows);
  }
}
