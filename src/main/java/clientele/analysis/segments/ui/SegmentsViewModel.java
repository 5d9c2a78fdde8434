package clientele.analysis.segments.ui;

import clientele.analysis.segments.ClusterCustomers;
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
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What the page of segments shows: the segments, the one that is chosen, and the map of customers. */
final class SegmentsViewModel {
  /** A fact of the chosen segment on a common scale of standard deviations. */
  record Difference(Text name, SegmentsFound.FactMean fact, double low, double high) {}

  private static final int DRAWN = 2_400;

  private final ViewContext context;
  private final ReadOnlyObjectWrapper<Optional<SegmentsFound>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ChartSpec>> map = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Integer> chosen = new SimpleObjectProperty<>(1);

  SegmentsViewModel(ViewContext context) {
    this.context = context;
    context.study().addListener((p, before, after) -> look());
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
    return context.study().getValue().outline().stale().contains(ClusterCustomers.TABLE);
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
    Optional<SegmentsFound> now = study.artifact(ClusterCustomers.FOUND, SegmentsFound.class);
    if (now.isPresent() && now.get().segment(chosen.get()).isEmpty()) {
      chosen.set(1);
    }
    found.set(now);
    map.set(Optional.empty());
    now.filter(f -> study.outline().table(f.table()).isPresent()).ifPresent(f ->
        context.latest(
            this, context.job(Text.of(SegmentsViewModel.class, "drawing"), job -> draw(study, f, job)),
            spec -> map.set(Optional.of(spec)), problem -> map.set(Optional.empty())));
  }

  private ChartSpec draw(StudyView study, SegmentsFound shown, JobContext job) {
    Table facts = study.table(shown.table());
    double[] x = facts.reals(shown.mapX());
    double[] y = facts.reals(shown.mapY());
    job.progress(0.5);
    long[] segments = study.table(ClusterCustomers.TABLE).longs("segment_id");
    boolean logX = skewed(x);
    boolean logY = skewed(y);
    int every = Math.max(1, x.length / DRAWN);
    List<ChartSpec.Group> groups = new ArrayList<>();
    int drawn = 0;
    for (SegmentsFound.Segment segment : shown.segments()) {
      double[] gx = new double[x.length / every + 1];
      double[] gy = new double[x.length / every + 1];
      int n = 0;
      for (int i = 0; i < Math.min(x.length, segments.length); i += every) {
        if (segments[i] == segment.id() && Double.isFinite(x[i]) && Double.isFinite(y[i])) {
          gx[n] = logX ? Math.log1p(x[i]) : x[i];
          gy[n++] = logY ? Math.log1p(y[i]) : y[i];
        }
      }
      drawn += n;
      groups.add(new ChartSpec.Group(segment.name(), segment.colour(), Arrays.copyOf(gx, n), Arrays.copyOf(gy, n)));
    }
    SegmentSection section = section(shown);
    return new ChartSpec.Points(
        Text.of(SegmentsViewModel.class, "mapTitle"),
        Optional.of(Text.of(SegmentsViewModel.class, "mapNote", drawn, shown.customers())),
        new ChartSpec.Axis(section.factName(shown.mapX()), 1, false, false),
        new ChartSpec.Axis(section.factName(shown.mapY()), 1, false, false), groups);
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
