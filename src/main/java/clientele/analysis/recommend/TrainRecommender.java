package clientele.analysis.recommend;

import clientele.base.Estimate;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.models.Interactions;
import clientele.models.ItemNeighbours;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import java.util.List;
import java.util.Optional;

/** Learns what customers take together, tests it against the strongest simple rule, and lists everybody's next items. */
@OperationId("recommend.train")
public record TrainRecommender(
    @Param(value = "auto", choices = {"auto", "neighbours", "popularity", "own-bought", "own-twice", "own-last"}) String method,
    @Param(value = "10", min = 1, max = 100) int k,
    @Param(value = "auto", choices = {"auto", "true", "false"}) String repeats,
    @Param(offers = Param.Offers.TABLE) String table,
    @Param(value = "0", min = 0, max = 3650, unit = "days") int testDays)
    implements Operation {
  /** Name of the table it makes. */
  public static final String TABLE = "recommendations";

  /** Name of the artifact it makes. */
  public static final String EVALUATION = "recommend_evaluation";

  private static final int FEWEST_USERS = 50;

  /** Measured with a million lines of two hundred thousand customers. */
  private static final long BYTES_PER_LINE = 150;
  private static final int FEWEST_ITEMS = 5;
  private static final int ENOUGH_USERS = 1_000;
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
          Column.of("rank", Kind.INTEGER),
          Column.of("item_id", Kind.TEXT, Meaning.PRODUCT_ID),
          Column.of("score", Kind.REAL),
          Column.of("reason", Kind.PHRASE),
          Column.of("item_name", Kind.TEXT, Meaning.PRODUCT_NAME));

  @Override
  public List<Problem> validate(Outline outline) {
    if (!table.isEmpty() && outline.table(table).isEmpty()) {
      return List.of(StudyProblems.noTable(table, outline.tables().keySet()));
    }
    if (SimpleRule.own(method) && repeats.equals("false")) {
      return List.of(RecommendProblems.OWN_REPEATS.with());
    }
    return Purchases.tableFor(outline, table).isPresent() ? List.of() : List.of(RecommendProblems.NO_TABLE.with());
  }

  @Override
  public long memory(Outline outline) {
    return Purchases.tableFor(outline, table).flatMap(outline::table).map(lines -> lines.rows() * BYTES_PER_LINE).orElse(0L);
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    String from = Purchases.tableFor(study.outline(), table).orElseThrow();
    checkColumns(study.table(from).version());
    Purchases purchases = Purchases.read(study, from, job.part(0, 0.25));
    if (purchases.users().length < FEWEST_USERS || purchases.items().length < FEWEST_ITEMS) {
      throw RecommendProblems.TOO_FEW.raise(
          purchases.users().length, purchases.items().length, FEWEST_USERS, FEWEST_ITEMS);
    }
    if (purchases.users().length < ENOUGH_USERS) {
      job.warn(RecommendProblems.FEW_USERS.with(purchases.users().length, ENOUGH_USERS));
    }
    Backtest.Tested tested = new Backtest(this, purchases, job.part(0.25, 0.7)).run();
    boolean[] standing = purchases.between(Integer.MIN_VALUE, purchases.lastDay());
    boolean[] ended = Assortment.ended(purchases, standing, purchases.lastDay());
    Assortment assortment =
        Assortment.of(purchases, standing, purchases.lastDay(), tested.choice().window(tested.evaluation().method()), ended);
    RecommendEvaluation evaluation = tested.evaluation().withEnded(count(ended));
    if (evaluation.grade().equals("C")) {
      job.warn(RecommendProblems.WORSE.with(evaluation.figures().getFirst().name(), evaluation.rule()));
    } else if (evaluation.grade().equals(RecommendEvaluation.WHOLE)) {
      job.warn(RecommendProblems.WHOLE.with(k, evaluation.items() - evaluation.ended()));
    } else if (evaluation.grade().equals(RecommendEvaluation.FEW)) {
      job.warn(RecommendProblems.FEW_TESTED.with(evaluation.tested()));
    }
    try (RowWriter writer = study.writeRows(TABLE, Role.RESULT, COLUMNS)) {
      long rows = write(writer, purchases, purchases.pairs(standing), assortment, evaluation, tested.choice(),
          job.part(0.7, 1));
      Estimate hit = evaluation.figures().getFirst().hit().times(100);
      return Outcome.of(Text.of(TrainRecommender.class, evaluation.graded() ? "trained" : "trained." + evaluation.grade(), hit.value(), evaluation.grade(), rows,
              evaluation.tested(), evaluation.ended(), evaluation.returned()))
          .table(writer.finish())
          .artifact(EVALUATION, evaluation)
          .rows(purchases.size(), rows, 0)
          .done();
    }
  }

  private static int count(boolean[] of) {
    int n = 0;
    for (boolean in : of) {
      n += in ? 1 : 0;
    }
    return n;
  }

  private static void checkColumns(DatasetVersion of) {
    String names = String.join(", ", of.plainColumns().stream().map(Column::name).toList());
    if (of.plainColumns().stream().noneMatch(c -> c.means(Meaning.CUSTOMER_ID))) {
      throw StudyProblems.NO_MEANING.raise(of.table(), Meaning.CUSTOMER_ID.tag(), names);
    }
    if (of.plainColumns().stream().noneMatch(c -> c.means(Meaning.PRODUCT_ID) || c.means(Meaning.PRODUCT_NAME))) {
      throw StudyProblems.NO_MEANING.raise(of.table(), Meaning.PRODUCT_ID.tag(), names);
    }
  }

  private long write(
      RowWriter writer, Purchases purchases, Interactions data, Assortment assortment, RecommendEvaluation evaluation,
      Tuning.Choice choice, JobContext job) {
    ItemNeighbours neighbours = ItemNeighbours.fit(data, choice.settings(), job.part(0, 0.2));
    ShownLists lists = new ShownLists(data, assortment, evaluation.repeats(), k);
    Optional<SimpleRule> rule = SimpleRule.of(evaluation.method());
    boolean byNeighbours = rule.isEmpty();
    int most = java.util.stream.IntStream.of(assortment.buyers()).max().orElse(1);
    double[] scores = new double[data.items()];
    long rows = 0;
    for (int u = 0; u < data.users(); u++) {
      int[] shown = byNeighbours
          ? lists.byNeighbours(neighbours, choice.own(), u, scores) : lists.by(rule.get(), u);
      double top = byNeighbours && shown.length > 0 ? Math.max(scores[shown[0]], 1e-12) : 1;
      Reasons reasons = new Reasons(purchases, data, assortment, neighbours, u);
      for (int r = 0; r < shown.length; r++) {
        int item = shown[r];
        boolean scored = byNeighbours && scores[item] > 0;
        double score = scored ? scores[item] / top : byNeighbours
            ? (double) assortment.buyers()[item] / data.users()
            : reasons.match(item, rule.get(), most);
        writer.row(
            purchases.users()[u], r + 1L, purchases.items()[item], score, reasons.of(item, scored),
            purchases.names()[item]);
        rows++;
      }
      if (u % 256 == 0) {
        job.progress(0.2 + 0.8 * u / data.users());
      }
    }
    return rows;
  }
}
