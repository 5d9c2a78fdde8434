package clientele.analysis.segments;

import clientele.base.Estimate;
import clientele.base.Problem;
import clientele.base.ProblemException;
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
import clientele.models.Ward;
import clientele.study.Column;
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

/** Groups customers into segments that differ, and says whether there are any and how firmly they hold. */
@OperationId(value = "segments.cluster", version = 2)
public record ClusterCustomers(
    @Param(value = "kmeans", choices = {"kmeans", "ward", "gmm", "hdbscan", "rfm"}) String method,
    @Param(value = "auto", choices = {"auto", "N"}, when = "method!=rfm") String k,
    @Param(offers = Param.Offers.TABLE) String table,
    @Param List<String> facts,
    @Param(value = "40", min = 10, max = 500, step = 10, unit = "×", when = "method!=rfm") int resamples,
    @Param(value = "8", min = 2, max = 12, when = "method!=rfm|hdbscan") int mostSegments)
    implements Operation {
  /** Name of the table it makes. */
  public static final String TABLE = "segments";

  /** Name of the artifact it makes. */
  public static final String FOUND = "segments_found";

  /** Name of the artifact with the names that people gave. */
  public static final String NAMES = "segments_names";

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
    SegmentsFound found = profile.found(method, job.seed(), job);
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
    List<Column> columns = grouping.sure().isPresent() ? SegmentTable.WITH_PROBABILITY : SegmentTable.COLUMNS;
    try (RowWriter writer = study.writeRows(TABLE, Role.RESULT, columns)) {
      for (int i = 0; i < read.size(); i++) {
        String given = kept.get(ids[i]);
        Text name = ids[i] == 0 ? SegmentTable.NONE
            : given == null ? found.segments().get(ids[i] - 1).name() : Text.literal(given);
        double sure = grouping.sure().isPresent() ? grouping.sure().get()[i] : Double.NaN;
        SegmentTable.row(writer, read.ids()[i], ids[i], name, sure);
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
   * @param labels group of each customer, 0 to {@code groups - 1}, −1 of none; all 0 where there are no groups
   * @param groups how many; 0 where customers form one cloud and none were asked for
   * @param names given by the method, or empty to be suggested
   * @param centres on the scale of distances; empty for RFM
   * @param learned customers the groups were made from, where that was a part
   * @param way how they were made; empty for RFM and where there are none
   */
  record Grouping(
      int[] labels, int groups, List<Text> names, float[][] centres, Optional<ClusterStability> stability,
      List<SegmentsFound.Tried> sweep, int suggested, Optional<SegmentsFound.Structure> structure, Optional<Integer> learned,
      Optional<Ways.Way> way) {
    Optional<double[]> sure() {
      return way.flatMap(Ways.Way::sure);
    }

    Optional<Ward.Top> tree() {
      return way.flatMap(Ways.Way::tree);
    }
  }

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
        labels, present.size(), names, new float[0][], Optional.empty(), List.of(), present.size(), Optional.empty(), Optional.empty(),
        Optional.empty());
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
    Ways ways = Ways.of(method, read, most, resamples, seed, job);
    List<SegmentsFound.Tried> sweep = ways.ways().stream().map(Ways.Way::tried).toList();
    Optional<Ways.Clear> stands = ways.clear(seed, job);
    boolean clear = stands.isPresent();
    int best = sweep.isEmpty() ? 0 : stands.map(Ways.Clear::k).orElseGet(ways::best);
    Optional<SegmentsFound.Structure> said = Optional.of(said(ways, best, stands));
    int suggested = clear ? best : 1;
    if (auto && !clear) {
      return new Grouping(new int[read.size()], 0, List.of(), new float[0][], Optional.empty(), sweep, suggested, said, ways.learned(),
          Optional.empty());
    }
    int chosen = auto ? suggested : wanted;
    Ways.Way way = ways.to(chosen).orElseThrow(() -> List.of("gmm", "hdbscan").contains(method) ? notSoMany(wanted, sweep) : SegmentProblems.ALIKE.raise(wanted, different));
    Groups fit = way.groups();
    if (Arrays.stream(fit.sizes()).anyMatch(n -> n == 0)) {
      throw SegmentProblems.ALIKE.raise(fit.k(), different);
    }
    ways.learned().ifPresent(n -> job.warn(SegmentProblems.SAMPLED.with(n, read.size())));
    return new Grouping(
        fit.labels(), fit.k(), List.of(), fit.centres(), Optional.of(way.stability()), sweep, suggested, said, ways.learned(),
        Optional.of(way));
  }

  private static ProblemException notSoMany(int wanted, List<SegmentsFound.Tried> sweep) {
    String found = sweep.isEmpty() ? "0" : String.join(", ", sweep.stream().map(t -> Integer.toString(t.k())).toList());
    return SegmentProblems.NOT_SO_MANY.raise(wanted, found);
  }

  /** What is said of the structure, with the figures of the groups of this method that stand out most: those the pictures show. */
  private static SegmentsFound.Structure said(Ways ways, int best, Optional<Ways.Clear> stands) {
    ClusterStructure structure = ways.structure();
    ClusterStructure.Verdict verdict = structure.verdict() == ClusterStructure.Verdict.CLEAR && stands.isEmpty()
        ? ClusterStructure.Verdict.HARDLY : structure.verdict();
    SegmentsFound.Tried tried = ways.to(best).map(Ways.Way::tried).orElseGet(() -> structure.tried().stream()
        .max(Comparator.comparingDouble(ClusterStructure.Tried::above))
        .map(t -> new SegmentsFound.Tried(t.k(), t.silhouette(), Estimate.of(0, 0, 0), Optional.of(Estimate.of(t.cloud(), t.low(), t.high()))))
        .orElseThrow());
    return new SegmentsFound.Structure(
        verdict, tried.k(), tried.silhouette().value(), tried.cloud().orElseThrow().value(), structure.z(), structure.p(),
        structure.rows(), stands.flatMap(Ways.Clear::apart));
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
