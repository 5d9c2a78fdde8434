package clientele.analysis.segments;

import clientele.base.Estimate;
import clientele.base.Text;
import clientele.features.Feature;
import clientele.insights.Differences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what differs between groups, orders them by value, names and colours them. */
final class SegmentProfile {
  private static final double Z = 1.959963984540054;

  private final CustomerFacts facts;
  private final Optional<double[]> value;
  private final ClusterCustomers.Grouping grouping;
  private final Map<String, Integer> coloursBefore;
  private final int[] sizes;
  private final int[] order;

  SegmentProfile(
      CustomerFacts facts, Optional<double[]> value, ClusterCustomers.Grouping grouping,
      Map<String, Integer> coloursBefore) {
    this.facts = facts;
    this.value = value;
    this.grouping = grouping;
    this.coloursBefore = coloursBefore;
    this.sizes = new int[grouping.groups()];
    for (int label : grouping.labels()) {
      sizes[label]++;
    }
    this.order = order();
  }

  SegmentsFound found(String method) {
    int[] colours =
        SegmentColours.assign(facts.ids(), grouping.labels(), grouping.groups(), order, coloursBefore);
    SegmentNames names = new SegmentNames();
    List<SegmentsFound.Segment> segments = new ArrayList<>();
    for (int place = 0; place < order.length; place++) {
      int group = order[place];
      List<SegmentsFound.FactMean> means = means(group);
      Text name = grouping.names().isEmpty() ? names.suggest(means, place + 1) : grouping.names().get(group);
      List<Double> centre = new ArrayList<>();
      if (grouping.centres().length > 0) {
        for (float c : grouping.centres()[group]) {
          centre.add((double) c);
        }
      }
      segments.add(
          new SegmentsFound.Segment(
              place + 1, colours[group], name, sizes[group], (double) sizes[group] / facts.size(),
              value.map(v -> valueShare(v, group)), grouping.stability().map(s -> s.groups()[group]), means, centre));
    }
    int[] axes = axes();
    return new SegmentsFound(
        method, facts.table(), facts.names(), facts.units(), facts.size(), value.map(v -> Feature.SPEND.id()),
        grouping.sweep(), grouping.suggested(), grouping.stability().map(s -> s.overall()), segments,
        facts.names().get(axes[0]), facts.names().get(axes[1]));
  }

  /** Segment id of each customer, from 1. */
  int[] ids() {
    int[] idOf = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      idOf[order[place]] = place + 1;
    }
    return Arrays.stream(grouping.labels()).map(label -> idOf[label]).toArray();
  }

  /** Groups by falling sum of value, or by falling size where nothing has a value. */
  private int[] order() {
    double[] worth = new double[grouping.groups()];
    for (int i = 0; i < facts.size(); i++) {
      double add = value.isPresent() ? value.get()[i] : 1;
      worth[grouping.labels()[i]] += Double.isNaN(add) ? 0 : add;
    }
    Integer[] places = new Integer[worth.length];
    Arrays.setAll(places, g -> g);
    Arrays.sort(places, (a, b) -> Double.compare(worth[b], worth[a]));
    return Arrays.stream(places).mapToInt(Integer::intValue).toArray();
  }

  private List<SegmentsFound.FactMean> means(int group) {
    List<SegmentsFound.FactMean> means = new ArrayList<>();
    for (int f = 0; f < facts.names().size(); f++) {
      double[] fact = facts.values()[f];
      double[] inside = new double[sizes[group]];
      double scaled = 0;
      int at = 0;
      for (int i = 0; i < fact.length; i++) {
        if (grouping.labels()[i] == group) {
          inside[at++] = fact[i];
          scaled += facts.scaled()[i][f];
        }
      }
      means.add(
          new SegmentsFound.FactMean(
              facts.names().get(f), Differences.mean(inside), CustomerFacts.mean(fact), scaled / sizes[group]));
    }
    return means;
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
    double error = all == 0 ? 0 : Z * Math.sqrt(squares) / all;
    return Estimate.of(share, Math.max(0, share - error), Math.min(1, share + error));
  }

  /** The two facts in which groups lie apart most: largest share of variance between groups. */
  private int[] axes() {
    int p = facts.names().size();
    double[] between = new double[p];
    for (int g = 0; g < grouping.groups(); g++) {
      for (int f = 0; f < p; f++) {
        double mean = 0;
        for (int i = 0; i < facts.size(); i++) {
          mean += grouping.labels()[i] == g ? facts.scaled()[i][f] / sizes[g] : 0;
        }
        between[f] += sizes[g] * mean * mean;
      }
    }
    int first = 0;
    for (int f = 1; f < p; f++) {
      first = between[f] > between[first] ? f : first;
    }
    int second = first == 0 && p > 1 ? 1 : 0;
    for (int f = 0; f < p; f++) {
      second = f != first && between[f] > between[second] ? f : second;
    }
    return new int[] {first, second};
  }
}
