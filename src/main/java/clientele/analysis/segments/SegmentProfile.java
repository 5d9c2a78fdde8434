package clientele.analysis.segments;

import clientele.base.Interval;
import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.features.Feature;
import clientele.features.facts.Scaling;
import clientele.insights.Differences;
import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what differs between groups, orders them by value, names and colours them. */
final class SegmentProfile {
  private static final int FEW_LINES = 12;

  private final CustomerFacts facts;
  private final Optional<double[]> value;
  private final ClusterCustomers.Grouping grouping;
  private final Map<String, Integer> coloursBefore;
  private final Habits habits;
  private final int[] sizes;
  private final int[] order;

  SegmentProfile(
      CustomerFacts facts, Optional<double[]> value, ClusterCustomers.Grouping grouping,
      Map<String, Integer> coloursBefore, Habits habits) {
    this.habits = habits;
    this.facts = facts;
    this.value = value;
    this.grouping = grouping;
    this.coloursBefore = coloursBefore;
    this.sizes = new int[grouping.groups()];
    for (int label : grouping.labels()) {
      if (label >= 0 && label < sizes.length) {
        sizes[label]++;
      }
    }
    this.order = order();
  }

  SegmentsFound found(String method, Seed seed, JobContext job) {
    int[] colours = order.length == 0 ? new int[0]
        : SegmentColours.assign(facts.ids(), grouping.labels(), grouping.groups(), order, coloursBefore);
    SegmentNames names = new SegmentNames(habits);
    SegmentRules rules = new SegmentRules(facts, seed);
    List<SegmentsFound.Segment> segments = new ArrayList<>();
    for (int place = 0; place < order.length; place++) {
      int group = order[place];
      List<SegmentsFound.FactMean> means = means(group);
      Text name = grouping.names().isEmpty() ? names.suggest(members(group), distances(group), place + 1) : grouping.names().get(group);
      List<Double> centre = new ArrayList<>();
      if (grouping.centres().length > 0) {
        for (float c : grouping.centres()[group]) {
          centre.add((double) c);
        }
      }
      segments.add(
          new SegmentsFound.Segment(
              place + 1, colours[group], name, sizes[group], (double) sizes[group] / facts.size(),
              value.map(v -> valueShare(v, group)), grouping.stability().map(s -> s.groups()[group]), means, centre,
              method.equals("rfm") ? List.of() : rules.of(members(group), place + 1, job)));
    }
    List<String> axes = order.length == 0 ? List.of() : axes();
    return new SegmentsFound(
        method, facts.table(), facts.facts().stream().map(CustomerFacts.Fact::name).toList(),
        facts.facts().stream().map(CustomerFacts.Fact::unit).toList(), facts.size(), value.map(v -> Feature.SPEND.id()),
        grouping.sweep(), grouping.suggested(), grouping.stability().map(s -> s.overall()), segments,
        axes.isEmpty() ? "" : axes.get(0), axes.size() < 2 ? "" : axes.get(1), grouping.structure(), shares(), how());
  }

  private SegmentsFound.How how() {
    int without = (int) Arrays.stream(grouping.labels()).filter(g -> g < 0).count();
    Optional<SegmentsFound.Tree> tree = grouping.tree().map(top -> new SegmentsFound.Tree(
        Arrays.stream(top.branches()).boxed().toList(),
        Arrays.stream(top.rows()).map(row -> idOf(grouping.labels()[row])).boxed().toList(),
        top.joints().stream().map(j -> new SegmentsFound.Joint(j.first(), j.second(), j.height())).toList()));
    return new SegmentsFound.How(
        without, grouping.sure().map(s -> (double) Arrays.stream(s).filter(p -> p < SegmentsFound.SURE).count() / s.length),
        grouping.learned(), tree);
  }

  /** Names of what is counted as a share of customers. */
  private List<String> shares() {
    List<String> names = new ArrayList<>();
    for (CustomerFacts.Fact fact : facts.facts()) {
      if (fact.isFlag()) {
        names.add(fact.name());
      }
      fact.levels().forEach(level -> names.add(named(fact, level)));
    }
    return names;
  }

  static String named(CustomerFacts.Fact fact, String level) {
    return fact.name() + ": " + level;
  }

  private boolean[] members(int group) {
    boolean[] in = new boolean[facts.size()];
    for (int i = 0; i < in.length; i++) {
      in[i] = grouping.labels()[i] == group;
    }
    return in;
  }

  private List<SegmentNames.Fact> distances(int group) {
    List<SegmentNames.Fact> distances = new ArrayList<>();
    int from = 0;
    for (CustomerFacts.Fact fact : facts.facts()) {
      double sum = 0;
      for (int i = 0; i < facts.size(); i++) {
        sum += grouping.labels()[i] == group ? facts.scaled()[i][from] : 0;
      }
      distances.add(new SegmentNames.Fact(fact, sum / sizes[group]));
      from += fact.width();
    }
    return distances;
  }

  /** Segment id of each customer, from 1; 0 of those in none. */
  int[] ids() {
    return Arrays.stream(grouping.labels()).map(this::idOf).toArray();
  }

  private int idOf(int group) {
    for (int place = 0; place < order.length; place++) {
      if (order[place] == group) {
        return place + 1;
      }
    }
    return 0;
  }

  /** Groups by falling sum of value, or by falling size where nothing has a value. */
  private int[] order() {
    double[] worth = new double[grouping.groups()];
    for (int i = 0; i < facts.size() && worth.length > 0; i++) {
      double add = value.isPresent() ? value.get()[i] : 1;
      if (grouping.labels()[i] >= 0) {
        worth[grouping.labels()[i]] += Double.isNaN(add) ? 0 : add;
      }
    }
    Integer[] places = new Integer[worth.length];
    Arrays.setAll(places, g -> g);
    Arrays.sort(places, (a, b) -> Double.compare(worth[b], worth[a]));
    return Arrays.stream(places).mapToInt(Integer::intValue).toArray();
  }

  private List<SegmentsFound.FactMean> means(int group) {
    List<SegmentsFound.FactMean> means = new ArrayList<>();
    for (CustomerFacts.Fact fact : facts.facts()) {
      if (fact.isCategory()) {
        for (int l = 0; l < fact.levels().size(); l++) {
          int level = l;
          means.add(mean(named(fact, fact.levels().get(l)), Arrays.stream(fact.values()).map(v -> v == level ? 1 : 0).toArray(), group));
        }
      } else {
        means.add(mean(fact.name(), fact.values(), group));
      }
    }
    return means;
  }

  private SegmentsFound.FactMean mean(String name, double[] values, int group) {
    double[] inside = new double[sizes[group]];
    int at = 0;
    boolean share = true;
    int yes = 0;
    int known = 0;
    for (int i = 0; i < values.length; i++) {
      share &= Double.isNaN(values[i]) || values[i] == 0 || values[i] == 1;
      if (grouping.labels()[i] == group) {
        inside[at++] = values[i];
        yes += values[i] == 1 ? 1 : 0;
        known += Double.isNaN(values[i]) ? 0 : 1;
      }
    }
    Estimate mean = share ? Estimate.share(yes, known) : Differences.mean(inside);
    double all = Scaling.mean(values);
    double deviation = Scaling.deviation(values, all);
    return new SegmentsFound.FactMean(name, mean, all, deviation == 0 ? 0 : (mean.value() - all) / deviation);
  }

  /** Share of a sum with the interval of a ratio (delta method over customers). */
  private Estimate valueShare(double[] worth, int group) {
    double inside = 0;
    double all = 0;
    for (int i = 0; i < worth.length; i++) {
      double v = Double.isNaN(worth[i]) ? 0 : worth[i];
      all += v;
      inside += grouping.labels()[i] == group ? v : 0;
    }
    double share = all == 0 ? 0 : inside / all;
    double squares = 0;
    for (int i = 0; i < worth.length; i++) {
      double v = Double.isNaN(worth[i]) ? 0 : worth[i];
      double off = v * ((grouping.labels()[i] == group ? 1 : 0) - share);
      squares += off * off;
    }
    double error = all == 0 ? 0 : Interval.Z * Math.sqrt(squares) / all;
    return Estimate.of(share, Math.max(0, share - error), Math.min(1, share + error));
  }

  /**
   * The two numbers in which groups lie apart most (largest share of variance between groups) and in which customers do
   * not stand in a few lines; with fewer, those that differ at all. Flags and categories are no axes.
   */
  private List<String> axes() {
    record Axis(String name, double between, int values) {}
    List<Axis> axes = new ArrayList<>();
    int from = 0;
    for (CustomerFacts.Fact fact : facts.facts()) {
      if (!fact.isCategory() && !fact.isFlag()) {
        double between = 0;
        for (int g = 0; g < grouping.groups(); g++) {
          double mean = 0;
          for (int i = 0; i < facts.size(); i++) {
            mean += grouping.labels()[i] == g ? facts.scaled()[i][from] / sizes[g] : 0;
          }
          between += sizes[g] * mean * mean;
        }
        axes.add(new Axis(fact.name(), between, (int) Arrays.stream(fact.values()).filter(Double::isFinite).distinct().limit(FEW_LINES).count()));
      }
      from += fact.width();
    }
    axes.sort((a, b) -> (a.values() >= FEW_LINES) != (b.values() >= FEW_LINES)
        ? Boolean.compare(b.values() >= FEW_LINES, a.values() >= FEW_LINES)
        : Double.compare(b.between(), a.between()));
    return axes.stream().filter(x -> x.values() > 2).limit(2).map(Axis::name).toList();
  }
}
