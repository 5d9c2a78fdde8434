package clientele.analysis.segments;

import clientele.base.Estimate;
import clientele.base.Problem;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.features.Feature;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.models.ClusterStability;
import clientele.models.KMeans;
import clientele.models.Silhouette;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups customers into segments that differ, and says how firmly they hold. */
@OperationId("segments.cluster")
public record ClusterCustomers(
    @Param(value = "kmeans", choices = {"kmeans", "rfm"}) String method,
    @Param(value = "auto", choices = {"auto", "N"}) String k,
    @Param(offers = Param.Offers.TABLE) String table,
    @Param List<String> facts,
    @Param(value = "40", min = 10, max = 500, step = 10, unit = "×") int resamples,
    @Param(value = "8", min = 2, max = 12) int mostSegments)
    implements Operation {
  /** Name of the table it makes. */
  public static final String TABLE = "segments";

  /** Name of the artifact it makes. */
  public static final String FOUND = "segments_found";

  private static final int FEWEST = 50;
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
          Column.of("segment_id", Kind.INTEGER),
          Column.of("segment_name", Kind.PHRASE));

  @Override
  public List<Problem> validate(Outline outline) {
    if (!table.isEmpty() && outline.table(table).isEmpty()) {
      return List.of(StudyProblems.noTable(table, outline.tables().keySet()));
    }
    Optional<String> from = CustomerFacts.tableFor(outline, table);
    if (from.isEmpty()) {
      return List.of(SegmentProblems.NO_TABLE.with());
    }
    if (method.equals("rfm") && outline.table(from.get()).orElseThrow().role() != Role.FEATURES) {
      return List.of(SegmentProblems.RFM_NEEDS_FEATURES.with());
    }
    return List.of();
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    CustomerFacts read = CustomerFacts.read(study, CustomerFacts.tableFor(study.outline(), table).orElseThrow(), facts);
    if (read.size() < FEWEST) {
      throw SegmentProblems.TOO_FEW.raise(read.size(), FEWEST);
    }
    Optional<double[]> value = study.table(read.table()).column(Feature.SPEND.id())
        .map(c -> study.table(read.table()).reals(c.name()));
    Grouping grouping = method.equals("rfm") ? byRfm(study, read, job) : byKMeans(read, job);
    Map<String, Integer> before = SegmentColours.before(study);
    SegmentProfile profile = new SegmentProfile(read, value, grouping, before);
    SegmentsFound found = profile.found(method);
    warnOfLooseSegments(found, job);
    try (RowWriter writer = study.writeRows(TABLE, Role.RESULT, COLUMNS)) {
      int[] ids = profile.ids();
      for (int i = 0; i < read.size(); i++) {
        SegmentsFound.Segment segment = found.segments().get(ids[i] - 1);
        writer.row(read.ids()[i], (long) segment.id(), segment.name());
      }
      Text summary =
          found.stability().isPresent()
              ? Text.of(ClusterCustomers.class, "found", found.segments().size(), found.stability().get().value())
              : Text.of(ClusterCustomers.class, "found.rfm", found.segments().size());
      return Outcome.of(summary)
          .table(writer.finish())
          .artifact(FOUND, found)
          .rows(read.size(), read.size(), 0)
          .done();
    }
  }

  /**
   * Customers in groups.
   *
   * @param labels group of each customer, 0 to {@code groups - 1}
   * @param names given by the method, or empty to be suggested
   * @param centres on the scale of distances; empty for RFM
   */
  record Grouping(
      int[] labels, int groups, List<Text> names, float[][] centres, Optional<ClusterStability> stability,
      List<SegmentsFound.Tried> sweep, int suggested) {}

  private Grouping byRfm(StudyView study, CustomerFacts read, JobContext job) {
    var features = study.table(read.table());
    RfmGrid grid =
        RfmGrid.of(
            features.reals(Feature.RECENCY_DAYS.id()), features.reals(Feature.ORDERS.id()),
            features.reals(Feature.SPEND.id()));
    job.progress(0.5);
    List<RfmGrid.RfmClass> present = new ArrayList<>();
    for (RfmGrid.RfmClass c : RfmGrid.RfmClass.values()) {
      if (List.of(grid.classes()).contains(c)) {
        present.add(c);
      }
    }
    int[] labels = new int[read.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = present.indexOf(grid.classes()[i]);
    }
    List<Text> names = present.stream().map(c -> Text.of(ClusterCustomers.class, c.key())).toList();
    return new Grouping(labels, present.size(), names, new float[0][], Optional.empty(), List.of(), present.size());
  }

  private Grouping byKMeans(CustomerFacts read, JobContext job) {
    Seed seed = job.seed();
    if (!k.equals("auto")) {
      int wanted = Integer.parseInt(k);
      if (wanted < 2 || wanted * 5 > read.size()) {
        throw SegmentProblems.TOO_FEW.raise(read.size(), wanted * 5);
      }
    }
    int most = Math.min(Math.max(mostSegments, k.equals("auto") ? 2 : Integer.parseInt(k)), read.size() / 10);
    List<SegmentsFound.Tried> sweep = new ArrayList<>();
    List<KMeans> fits = new ArrayList<>();
    List<ClusterStability> stabilities = new ArrayList<>();
    for (int tried = 2; tried <= most; tried++) {
      JobContext part = job.part((tried - 2.0) / (most - 1), (tried - 1.0) / (most - 1));
      part.message(Text.of(ClusterCustomers.class, "trying", tried));
      KMeans fit = KMeans.fit(read.scaled(), tried, seed.derive("k " + tried), part);
      Estimate silhouette = Silhouette.mean(read.scaled(), fit.labels(), tried, seed, part);
      ClusterStability stability =
          ClusterStability.of(read.scaled(), fit, resamples, seed.derive("stability " + tried), part);
      fits.add(fit);
      stabilities.add(stability);
      sweep.add(new SegmentsFound.Tried(tried, silhouette, stability.overall()));
    }
    int suggested = suggest(sweep);
    int chosen = (k.equals("auto") ? suggested : Integer.parseInt(k)) - 2;
    KMeans fit = fits.get(chosen);
    return new Grouping(
        fit.labels(), fit.k(), List.of(), fit.centres(), Optional.of(stabilities.get(chosen)), sweep, suggested);
  }

  /**
   * The best silhouette among the trusted numbers of segments from 3 on; two segments only if nothing else is trusted;
   * if not even that, the most stable number.
   */
  static int suggest(List<SegmentsFound.Tried> sweep) {
    Optional<SegmentsFound.Tried> best = Optional.empty();
    for (SegmentsFound.Tried tried : sweep) {
      boolean trusted = tried.stability().value() >= SegmentsFound.TRUSTED;
      if (tried.k() >= 3 && trusted
          && (best.isEmpty() || tried.silhouette().value() > best.get().silhouette().value())) {
        best = Optional.of(tried);
      }
    }
    return best.or(() -> sweep.stream().max((a, b) -> Double.compare(a.stability().value(), b.stability().value())))
        .orElseThrow()
        .k();
  }

  private static void warnOfLooseSegments(SegmentsFound found, JobContext job) {
    for (SegmentsFound.Segment segment : found.segments()) {
      if (segment.stability().isPresent() && segment.stability().get().value() < SegmentsFound.TRUSTED) {
        job.warn(
            SegmentProblems.LOOSE.with(
                segment.name(), segment.stability().get().value()));
      }
    }
  }
}
