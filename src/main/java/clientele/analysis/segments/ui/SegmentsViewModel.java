package clientele.analysis.segments.ui;

import clientele.analysis.segments.ClusterCustomers;
import clientele.analysis.segments.SegmentMap;
import clientele.analysis.segments.SegmentSection;
import clientele.analysis.segments.SegmentsFound;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.reports.chart.ChartSpec;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.ui.ViewContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What the page of segments shows: the segments, the one that is chosen, and the map of customers. */
final class SegmentsViewModel {
  /** A fact of the chosen segment on a common scale of standard deviations. */
  record Difference(Text name, SegmentsFound.FactMean fact, double low, double high) {}

  private static final int DRAWN = 2_400;
  private static final int MOST_SHARES = 10;
  /** Share of customers from which those who share a value are spread. */
  private static final double SHARED = 0.01;
  private static final int FEWEST_SHARED = 5;
  /** Part of the room to a neighbour that is used. */
  private static final double ROOM = 0.5;
  /** Widest spread, as a part of the axis. */
  private static final double WIDEST = 0.15;

  private final ViewContext context;
  private final ReadOnlyObjectWrapper<Optional<SegmentsFound>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ChartSpec>> map = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Integer> chosen = new SimpleObjectProperty<>(1);
  private final ObjectProperty<Integer> cut = new SimpleObjectProperty<>(2);
  private final ObjectProperty<Axes> axes = new SimpleObjectProperty<>(Axes.ALL_FACTS);
  private final ReadOnlyObjectWrapper<Optional<Text>> axesSaid = new ReadOnlyObjectWrapper<>(Optional.empty());

  SegmentsViewModel(ViewContext context) {
    this.context = context;
    context.study().addListener((p, before, after) -> look());
    axes.addListener((p, before, after) -> drawMap());
    look();
  }

  /** The segments of the study, if they were made. */
  ReadOnlyObjectProperty<Optional<SegmentsFound>> found() {
    return found.getReadOnlyProperty();
  }

  /** The customers in two facts, coloured by segment. */
  ReadOnlyObjectProperty<Optional<ChartSpec>> map() {
    return map.getReadOnlyProperty();
  }

  /** By what the map is drawn: all facts, or the two in which segments lie apart most. */
  enum Axes {
    ALL_FACTS,
    TWO_FACTS
  }

  /** By what the map is drawn. */
  ObjectProperty<Axes> axes() {
    return axes;
  }

  /** What the axes of the map are, in words; empty where it shows facts. */
  ReadOnlyObjectProperty<Optional<Text>> axesSaid() {
    return axesSaid.getReadOnlyProperty();
  }

  /** Number of segments at which the tree is looked at; that of the segments there are until another is chosen. */
  ObjectProperty<Integer> cut() {
    return cut;
  }

  /** Numbers of segments the tree can be cut into; empty without a tree. */
  Optional<IntRange> cuts(SegmentsFound shown) {
    return shown.how().tree().map(tree -> new IntRange(2, shown.sweep().stream().mapToInt(SegmentsFound.Tried::k).max().orElse(2)));
  }

  /** Whole numbers from one to another, both of them too. */
  record IntRange(int low, int high) {}

  /** The operation that cuts the tree where it is looked at; all else as it was made. */
  ClusterCustomers cutHere(ClusterCustomers made) {
    return new ClusterCustomers("ward", Integer.toString(cut.get()), made.table(), made.facts(), made.resamples(), made.mostSegments());
  }

  /** Id of the segment that is looked at. */
  ObjectProperty<Integer> chosen() {
    return chosen;
  }

  /** Words and charts of the segments. */
  SegmentSection section(SegmentsFound shown) {
    return new SegmentSection(shown, currency());
  }

  /** Whether something the segments were made from has changed. */
  boolean stale() {
    return context.study().getValue().outline().stale().contains(ClusterCustomers.FOUND);
  }

  /** The facts of the chosen segment, those that differ most first. */
  List<Difference> differences(SegmentsFound shown) {
    SegmentSection section = section(shown);
    return shown.segment(chosen.get()).stream()
        .flatMap(s -> s.means().stream())
        .map(fact -> {
          double deviation = Math.abs(fact.distance()) < 1e-6 ? Double.NaN : (fact.mean().value() - fact.all()) / fact.distance();
          double low = Double.isNaN(deviation) ? fact.distance() : (fact.mean().interval().low() - fact.all()) / deviation;
          double high = Double.isNaN(deviation) ? fact.distance() : (fact.mean().interval().high() - fact.all()) / deviation;
          return new Difference(section.factName(fact.fact()), fact, Math.min(low, high), Math.max(low, high));
        })
        .sorted((a, b) -> Double.compare(Math.abs(b.fact().distance()), Math.abs(a.fact().distance())))
        .toList();
  }

  private void look() {
    StudyView study = context.study().getValue();
    Optional<SegmentsFound> now = SegmentsFound.in(study);
    if (now.isPresent() && !now.get().isOneCloud() && now.get().segment(chosen.get()).isEmpty()) {
      chosen.set(1);
    }
    now.filter(f -> !f.isOneCloud()).ifPresent(f -> cut.set(f.segments().size()));
    found.set(now);
    drawMap();
  }

  /** A map and what its axes are. */
  private record Drawn(ChartSpec chart, Optional<Text> said) {}

  private void drawMap() {
    StudyView study = context.study().getValue();
    map.set(Optional.empty());
    axesSaid.set(Optional.empty());
    found.get().filter(f -> !f.isOneCloud() && study.outline().table(f.table()).isPresent()).ifPresent(f ->
        context.latest(
            this, context.job(Text.of(SegmentsViewModel.class, "drawing"), job -> drawn(study, f, job)),
            drawn -> {
              axesSaid.set(drawn.said());
              map.set(Optional.of(drawn.chart()));
            }, problem -> map.set(Optional.empty())));
  }

  private Drawn drawn(StudyView study, SegmentsFound shown, JobContext job) {
    SegmentSection section = section(shown);
    return axes.get() == Axes.TWO_FACTS ? new Drawn(draw(study, shown, job), Optional.empty())
        : SegmentMap.of(study, shown).map(m -> new Drawn(m.chart(section, DRAWN), Optional.of(m.said(section))))
            .orElseGet(() -> new Drawn(draw(study, shown, job), Optional.empty()));
  }

  /** Customers in two numbers; where there are no two, the share of each flag and value by segment. */
  private ChartSpec draw(StudyView study, SegmentsFound shown, JobContext job) {
    SegmentSection section = section(shown);
    if (shown.mapY().isEmpty()) {
      return shown.shares().isEmpty() ? section.valueChart() : shares(shown);
    }
    Table facts = study.table(shown.table());
    boolean logX = skewed(facts.reals(shown.mapX()));
    boolean logY = skewed(facts.reals(shown.mapY()));
    double[] x = spread(facts.reals(shown.mapX()), logX, job.random("map across"));
    double[] y = spread(facts.reals(shown.mapY()), logY, job.random("map up"));
    job.progress(0.5);
    long[] segments = study.table(ClusterCustomers.TABLE).longs("segment_id");
    int every = Math.max(1, x.length / DRAWN);
    List<ChartSpec.Group> groups = new ArrayList<>();
    int drawn = 0;
    List<Shown> parts = new ArrayList<>();
    if (shown.how().without() > 0) {
      parts.add(new Shown(0, SegmentsFound.NONE, 8));
    }
    shown.segments().forEach(s -> parts.add(new Shown(s.id(), s.name(), s.colour())));
    for (Shown segment : parts) {
      double[] gx = new double[x.length / every + 1];
      double[] gy = new double[x.length / every + 1];
      int n = 0;
      for (int i = 0; i < Math.min(x.length, segments.length); i += every) {
        if (segments[i] == segment.id() && Double.isFinite(x[i]) && Double.isFinite(y[i])) {
          gx[n] = x[i];
          gy[n++] = y[i];
        }
      }
      drawn += n;
      groups.add(new ChartSpec.Group(segment.name(), segment.colour(), Arrays.copyOf(gx, n), Arrays.copyOf(gy, n)));
    }
    return new ChartSpec.Points(
        Text.of(SegmentsViewModel.class, "mapTitle"),
        Optional.of(Text.of(SegmentsViewModel.class, "mapNote", drawn, shown.customers())),
        new ChartSpec.Axis(axis(section, shown.mapX(), logX), 1, false, false),
        new ChartSpec.Axis(axis(section, shown.mapY(), logY), 1, false, false), groups);
  }

  /** Customers of a segment, or of none, as the map shows them. */
  private record Shown(int id, Text name, int colour) {}

  private static Text axis(SegmentSection section, String fact, boolean log) {
    return log ? Text.of(SegmentsViewModel.class, "mapLog", section.factName(fact)) : section.factName(fact);
  }

  private static ChartSpec shares(SegmentsFound shown) {
    List<SegmentsFound.FactMean> first = shown.segments().getFirst().means();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      if (shown.shares().contains(first.get(i).fact())) {
        places.add(i);
      }
    }
    List<Integer> widest = places.stream()
        .sorted((a, b) -> Double.compare(width(shown, b), width(shown, a)))
        .limit(MOST_SHARES)
        .sorted()
        .toList();
    double[][] values = new double[widest.size()][shown.segments().size()];
    for (int r = 0; r < values.length; r++) {
      for (int c = 0; c < values[r].length; c++) {
        values[r][c] = shown.segments().get(c).means().get(widest.get(r)).mean().value() * 100;
      }
    }
    return new ChartSpec.Heat(
        Text.of(SegmentsViewModel.class, "mapShares"), Optional.empty(),
        shown.segments().stream().map(SegmentsFound.Segment::name).toList(),
        widest.stream().map(i -> Text.literal(first.get(i).fact())).toList(), values, 0);
  }

  private static double width(SegmentsFound shown, int fact) {
    double[] means = shown.segments().stream().mapToDouble(s -> s.means().get(fact).mean().value()).toArray();
    return Arrays.stream(means).max().orElse(0) - Arrays.stream(means).min().orElse(0);
  }

  /**
   * Values as they are drawn, by logarithm if asked for. A value that many customers share is spread over the room to the
   * next such value, so that they show as a crowd and not as a line.
   */
  static double[] spread(double[] values, boolean log, RandomGenerator random) {
    double[] drawn = Arrays.stream(values).map(v -> log ? Math.log1p(v) : v).toArray();
    Map<Double, Integer> counts = new TreeMap<>();
    Arrays.stream(drawn).filter(Double::isFinite).forEach(v -> counts.merge(v, 1, Integer::sum));
    double[] known = counts.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[] shared = counts.entrySet().stream()
        .filter(e -> e.getValue() >= Math.max(FEWEST_SHARED, SHARED * drawn.length))
        .mapToDouble(Map.Entry::getKey)
        .toArray();
    if (known.length < 2 || shared.length == 0) {
      return drawn;
    }
    double most = (known[known.length - 1] - known[0]) * WIDEST;
    for (int i = 0; i < drawn.length; i++) {
      int at = Double.isFinite(drawn[i]) ? Arrays.binarySearch(shared, drawn[i]) : -1;
      if (at >= 0) {
        double below = Math.min(most, at == 0 ? most : shared[at] - shared[at - 1]);
        double above = Math.min(most, at == shared.length - 1 ? most : shared[at + 1] - shared[at]);
        double off = random.nextDouble() * 2 - 1;
        drawn[i] += off * ROOM * (off < 0 ? below : above);
      }
    }
    return drawn;
  }

  /** Whether a fact without negative values has a long tail, so that its logarithm shows more. */
  private static boolean skewed(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return sorted.length > 0 && sorted[0] >= 0 && sorted[sorted.length - 1] > 8 * Math.max(1e-9, sorted[sorted.length / 2]);
  }

  private String currency() {
    return context.study().getValue().outline().settings().currency();
  }
}
