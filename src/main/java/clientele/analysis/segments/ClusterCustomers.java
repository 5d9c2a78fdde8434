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
import clientele.models.ClusterStructure;
import clientele.models.Groups;
import clientele.models.KMeans;
import clientele.models.Silhouette;
import clientele.models.Ward;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Groups customers into segments that differ, and says whether there are any and how firmly they hold. */
@OperationId(value = "segments.cluster", version = 2)
public record ClusterCustomers(
    @Param(value = "kmeans", choices = {"kmeans", "ward", "rfm"}) String method,
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

  /** Name of the artifact with the names that people gave. */
  public static final String NAMES = "segments_names";

  static final List<Column> COLUMNS =
      List.of(
          Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
          Column.of("segment_id", Kind.INTEGER),
          Column.of("segment_name", Kind.PHRASE));

  private static final int FEWEST = 50;

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
    Table source = study.table(read.table());
    Optional<double[]> value = source.column(Feature.SPEND.id()).map(c -> source.reals(c.name()));
    Grouping grouping = method.equals("rfm") ? byRfm(source, read, job) : byDistance(read, job);
    SegmentsBefore before = SegmentsBefore.of(study);
    SegmentProfile profile = new SegmentProfile(read, value, grouping, before.colours(), Habits.of(source));
    SegmentsFound found = profile.found(method);
    if (found.isOneCloud()) {
      Outcome.Builder none = Outcome.of(SegmentSection.line(found))
          .artifact(FOUND, found)
          .artifact(NAMES, new SegmentsFound.Names(Map.of()))
          .rows(read.size(), 0, 0);
      return (study.outline().table(TABLE).isPresent() ? none.remove(TABLE) : none).done();
    }
    int[] ids = profile.ids();
    Map<Integer, String> kept = before.kept(read.ids(), ids, found.segments().size());
    warn(found, job);
    try (RowWriter writer = study.writeRows(TABLE, Role.RESULT, COLUMNS)) {
      for (int i = 0; i < read.size(); i++) {
        SegmentsFound.Segment segment = found.segments().get(ids[i] - 1);
        String given = kept.get(ids[i]);
        writer.row(read.ids()[i], (long) segment.id(), given == null ? segment.name() : Text.literal(given));
      }
      return Outcome.of(SegmentSection.line(found))
          .table(writer.finish())
          .artifact(FOUND, found)
          .artifact(NAMES, new SegmentsFound.Names(kept))
          .rows(read.size(), read.size(), 0)
          .done();
    }
  }

  /**
   * Customers in groups.
   *
   * @param labels group of each customer, 0 to {@code groups - 1}; all 0 where there are no groups
   * @param groups how many; 0 where customers form one cloud and none were asked for
   * @param names given by the method, or empty to be suggested
   * @param centres on the scale of distances; empty for RFM
   */
  record Grouping(
      int[] labels, int groups, List<Text> names, float[][] centres, Optional<ClusterStability> stability,
      List<SegmentsFound.Tried> sweep, int suggested, Optional<SegmentsFound.Structure> structure) {}

  private Grouping byRfm(Table features, CustomerFacts read, JobContext job) {
    RfmGrid grid =
        RfmGrid.of(
            features.reals(Feature.RECENCY_DAYS.id()), features.reals(Feature.ORDERS.id()),
            features.reals(Feature.SPEND.id()),
            features.column(Feature.TENURE_DAYS.id()).map(c -> features.reals(c.name())).orElse(new double[0]));
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
    return new Grouping(
        labels, present.size(), names, new float[0][], Optional.empty(), List.of(), present.size(), Optional.empty());
  }

  private Grouping byDistance(CustomerFacts read, JobContext job) {
    Seed seed = job.seed();
    boolean auto = k.equals("auto");
    int wanted = auto ? 2 : Integer.parseInt(k);
    int different = read.different(Math.max(mostSegments, wanted) + 1);
    if (wanted < 2 || wanted * 5 > read.size()) {
      throw SegmentProblems.TOO_FEW.raise(read.size(), wanted * 5);
    }
    if (wanted > different) {
      throw SegmentProblems.ALIKE.raise(wanted, different);
    }
    int most = Math.max(wanted, Math.min(Math.min(Math.max(mostSegments, wanted), read.size() / 10), different));
    job.message(Text.of(ClusterCustomers.class, "structure"));
    ClusterStructure structure = ClusterStructure.of(read.scaled(), read.widths(), most, seed, job.part(0, 0.5));
    List<Way> ways = method.equals("ward") ? byWard(read, most, seed, job.part(0.5, 1)) : byKMeans(read, most, seed, job.part(0.5, 1));
    List<SegmentsFound.Tried> sweep = new ArrayList<>();
    for (Way way : ways) {
      ClusterStructure.Tried at = structure.at(way.groups.k());
      sweep.add(new SegmentsFound.Tried(
          way.groups.k(), way.silhouette.orElse(at.silhouette()), way.stability.overall(), Optional.of(Estimate.of(at.cloud(), at.low(), at.high()))));
    }
    int best = best(sweep);
    Optional<SegmentsFound.Structure> said = Optional.of(said(structure, best, read));
    boolean clear = structure.verdict() == ClusterStructure.Verdict.CLEAR;
    int suggested = clear ? best : 1;
    if (auto && !clear) {
      return new Grouping(new int[read.size()], 0, List.of(), new float[0][], Optional.empty(), sweep, suggested, said);
    }
    int chosen = (auto ? suggested : wanted) - 2;
    Groups fit = ways.get(chosen).groups;
    if (Arrays.stream(fit.sizes()).anyMatch(n -> n == 0)) {
      throw SegmentProblems.ALIKE.raise(fit.k(), different);
    }
    return new Grouping(
        fit.labels(), fit.k(), List.of(), fit.centres(), Optional.of(ways.get(chosen).stability), sweep, suggested, said);
  }

  /**
   * Customers in some number of groups.
   *
   * @param silhouette of these groups; empty where it is that of the comparison with one cloud
   */
  private record Way(Groups groups, ClusterStability stability, Optional<Estimate> silhouette) {}

  private List<Way> byKMeans(CustomerFacts read, int most, Seed seed, JobContext job) {
    List<Way> ways = new ArrayList<>();
    for (int tried = 2; tried <= most; tried++) {
      JobContext part = job.part((tried - 2.0) / (most - 1), (tried - 1.0) / (most - 1));
      part.message(Text.of(ClusterCustomers.class, "trying", tried));
      KMeans fit = KMeans.fit(read.scaled(), tried, seed.derive("k " + tried), part);
      ClusterStability stability =
          ClusterStability.of(read.scaled(), fit, resamples, seed.derive("stability " + tried), part);
      ways.add(new Way(fit.groups(), stability, Optional.empty()));
    }
    return ways;
  }

  /** One tree gives every number of groups; whether there are groups at all is told by k-means, which lies closer to a null. */
  private List<Way> byWard(CustomerFacts read, int most, Seed seed, JobContext job) {
    job.message(Text.of(ClusterCustomers.class, "growing"));
    Ward tree = Ward.grow(read.scaled(), seed.derive("ward"), job);
    List<Groups> cuts = IntStream.rangeClosed(2, most).mapToObj(tree::cut).toList();
    List<ClusterStability> stabilities = ClusterStability.of(read.scaled(), cuts, resamples, seed.derive("stability"), job.part(0.1, 0.9));
    List<Way> ways = new ArrayList<>();
    for (int c = 0; c < cuts.size(); c++) {
      Groups cut = cuts.get(c);
      Estimate silhouette = Silhouette.mean(read.scaled(), cut.labels(), cut.k(), seed.derive("silhouette " + cut.k()), job);
      ways.add(new Way(cut, stabilities.get(c), Optional.of(silhouette)));
      job.progress(0.9 + 0.1 * (c + 1) / cuts.size());
    }
    return ways;
  }

  /** The number of segments that lie farthest above one cloud and are found again: excess of silhouette times stability. */
  static int best(List<SegmentsFound.Tried> sweep) {
    return sweep.stream().max(Comparator.comparingDouble(ClusterCustomers::evidence)).orElseThrow().k();
  }

  private static double evidence(SegmentsFound.Tried tried) {
    double excess = tried.silhouette().value() - tried.cloud().map(Estimate::value).orElse(0.0);
    return excess > 0 ? excess * tried.stability().value() : excess;
  }

  private static SegmentsFound.Structure said(ClusterStructure structure, int k, CustomerFacts read) {
    ClusterStructure.Tried best = structure.at(k);
    return new SegmentsFound.Structure(
        structure.verdict(), k, best.silhouette().value(), best.cloud(), structure.z(), structure.p(), structure.rows(),
        structure.apart().map(a -> new SegmentsFound.Apart(
            a.facts().stream().map(f -> read.facts().get(f).name()).toList(), a.silhouette(), a.cloud(), a.p())));
  }

  private static void warn(SegmentsFound found, JobContext job) {
    if (found.isCut()) {
      SegmentsFound.Structure s = found.structure().orElseThrow();
      SegmentsFound.Tried chosen = found.chosen();
      job.warn(SegmentProblems.CUT.with(
          found.segments().size(), chosen.silhouette().value(), chosen.cloud().map(Estimate::value).orElse(s.cloud())));
    }
    for (SegmentsFound.Segment segment : found.segments()) {
      if (segment.stability().isPresent() && segment.stability().get().value() < SegmentsFound.TRUSTED) {
        job.warn(
            SegmentProblems.LOOSE.with(
                segment.name(), segment.stability().get().value()));
      }
    }
  }
}
