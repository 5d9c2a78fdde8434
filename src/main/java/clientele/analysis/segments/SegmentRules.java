package clientele.analysis.segments;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.models.ShortRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Describes segments by a few bounds on the facts as people read them; of categories by having a value or not. */
final class SegmentRules {
  private final Seed seed;
  private final List<String> names = new ArrayList<>();
  private final double[][] columns;

  SegmentRules(CustomerFacts facts, Seed seed) {
    this.seed = seed;
    List<double[]> all = new ArrayList<>();
    for (CustomerFacts.Fact fact : facts.facts()) {
      if (fact.isCategory()) {
        for (int l = 0; l < fact.levels().size(); l++) {
          int level = l;
          names.add(SegmentProfile.named(fact, fact.levels().get(l)));
          all.add(Arrays.stream(fact.values()).map(v -> v == level ? 1 : 0).toArray());
        }
      } else {
        names.add(fact.name());
        all.add(fact.values());
      }
    }
    columns = all.toArray(double[][]::new);
  }

  /** Rules of the customers of {@code in}, that which catches most of them first. */
  List<SegmentsFound.Rule> of(boolean[] in, int id, JobContext job) {
    int size = 0;
    for (boolean b : in) {
      size += b ? 1 : 0;
    }
    List<SegmentsFound.Rule> rules = new ArrayList<>();
    for (ShortRule rule : ShortRule.of(columns, in, seed.derive("rules " + id), job)) {
      rules.add(new SegmentsFound.Rule(
          rule.bounds().stream().sorted((a, b) -> Integer.compare(a.column(), b.column()))
              .map(b -> new SegmentsFound.Bound(names.get(b.column()), finite(b.above()), finite(b.atMost()))).toList(),
          (double) rule.right() / size, (double) rule.right() / rule.met()));
    }
    return rules;
  }

  private static Optional<Double> finite(double bound) {
    return Double.isInfinite(bound) ? Optional.empty() : Optional.of(bound);
  }
}
