package clientele.analysis.segments;

import clientele.base.Figures;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.models.PrincipalAxes;
import clientele.reports.chart.ChartSpec;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The map of customers by all facts at once: along the two directions in which they vary most, named by the facts that lie
 * along them most, in the colours of their segments.
 */
public final class SegmentMap {
  private static final double STRONG = 0.35;
  private static final int MOST_NAMED = 3;
  private static final int MOST_ON_AXIS = 2;
  private static final int REST = 8;

  private final SegmentsFound found;
  private final PrincipalAxes axes;
  private final List<String> names;
  private final float[][] rows;
  private final int[] segments;

  private SegmentMap(SegmentsFound found, PrincipalAxes axes, List<String> names, float[][] rows, int[] segments) {
    this.found = found;
    this.axes = axes;
    this.names = names;
    this.rows = rows;
    this.segments = segments;
  }

  /** The map of a study's segments; empty where there are none, or no more than one direction, or their table has changed so. */
  public static Optional<SegmentMap> of(StudyView study, SegmentsFound found) {
    boolean there = study.outline().table(found.table()).isPresent() && study.outline().table(ClusterCustomers.TABLE).isPresent();
    if (found.isOneCloud() || !there) {
      return Optional.empty();
    }
    CustomerFacts facts;
    try {
      facts = CustomerFacts.read(study, found.table(), found.facts());
    } catch (ProblemException gone) {
      return Optional.empty(); // a fact is no longer in the table: the page says that the segments are out of date
    }
    List<String> names = new ArrayList<>();
    for (CustomerFacts.Fact fact : facts.facts()) {
      if (fact.isCategory()) {
        fact.levels().forEach(level -> names.add(SegmentProfile.named(fact, level)));
      } else {
        names.add(fact.name());
      }
    }
    if (names.size() < 2 || facts.size() < 2) {
      return Optional.empty();
    }
    Table table = study.table(ClusterCustomers.TABLE);
    String[] ids = table.words("customer_id");
    long[] of = table.longs("segment_id");
    Map<String, Integer> segment = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      segment.put(ids[i], (int) of[i]);
    }
    int[] segments = Arrays.stream(facts.ids()).mapToInt(id -> segment.getOrDefault(id, -1)).toArray();
    return Optional.of(new SegmentMap(found, PrincipalAxes.of(facts.scaled()), names, facts.scaled(), segments));
  }

  /** The map with {@code most} customers at most, evenly drawn from all. */
  public ChartSpec chart(SegmentSection section, int most) {
    int every = Math.max(1, (rows.length + most - 1) / most);
    List<ChartSpec.Group> groups = new ArrayList<>();
    int drawn = 0;
    List<Integer> ids = new ArrayList<>(found.segments().stream().map(SegmentsFound.Segment::id).toList());
    if (found.how().without() > 0) {
      ids.addFirst(0); // below the others
    }
    for (int id : ids) {
      int[] places = IntStream.range(0, rows.length).filter(i -> i % every == 0 && segments[i] == id).toArray();
      drawn += places.length;
      Optional<SegmentsFound.Segment> segment = found.segment(id);
      groups.add(new ChartSpec.Group(
          segment.map(SegmentsFound.Segment::name).orElse(SegmentTable.NONE), segment.map(SegmentsFound.Segment::colour).orElse(REST),
          along(0, places), along(1, places)));
    }
    return new ChartSpec.Points(
        words("map.title"), Optional.of(words("map.note", drawn, found.customers())), axis(section, 0), axis(section, 1), groups);
  }

  /** What the axes are, with the facts that lie along them and how much. */
  public Text said(SegmentSection section) {
    return words("map.said", said(section, 0), said(section, 1));
  }

  private Text said(SegmentSection section, int axis) {
    return words("map.axis.said", Figures.percent(axes.shares()[axis], 0), strongest(axis).stream()
        .map(c -> words("map.fact", section.factName(names.get(c)), Figures.signed(axes.directions()[axis][c], 2)))
        .reduce((a, b) -> words("facts.two", a, b)).orElse(Text.literal("")));
  }

  private ChartSpec.Axis axis(SegmentSection section, int axis) {
    Text facts = strongest(axis).stream()
        .limit(MOST_ON_AXIS)
        .map(c -> words(axes.directions()[axis][c] > 0 ? "map.more" : "map.less", section.factName(names.get(c))))
        .reduce((a, b) -> words("facts.two", a, b)).orElse(Text.literal(""));
    return new ChartSpec.Axis(words("map.axis", Figures.percent(axes.shares()[axis], 0), facts), 1, false, false);
  }

  /** The columns that lie along an axis most. */
  private List<Integer> strongest(int axis) {
    double[] parts = axes.directions()[axis];
    return IntStream.range(0, parts.length).boxed()
        .filter(c -> Math.abs(parts[c]) >= STRONG || Math.abs(parts[c]) >= Arrays.stream(parts).map(Math::abs).max().orElse(0) - 1e-12)
        .sorted(Comparator.comparingDouble(c -> -Math.abs(parts[c])))
        .limit(MOST_NAMED)
        .toList();
  }

  private double[] along(int axis, int[] places) {
    return Arrays.stream(places).mapToDouble(i -> axes.along(axis, rows[i])).toArray();
  }

  private static Text words(String key, Object... args) {
    return Text.of(SegmentMap.class, key, args);
  }
}
