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
import java.util.Arrays;
import java.util.List;

/** Learns what customers take together, tests it against best sellers, and lists the next items of every customer. */
@OperationId("recommend.train")
public record TrainRecommender(
    @Param(value = "auto", choices = {"auto", "neighbours", "popularity"}) String method,
    @Param(value = "10", min = 1, max = 100) int k,
    @Param(value = "auto", choices = {"auto", "true", "false"}) String repeats,
    @Param(offers = Param.Offers.TABLE) String table,
    @Param(value = "0", min = 0, max = 3650, unit = "days") int testDays)
    implements Operation {
  /** Name of the table it makes. */
  public static final String TABLE = "recommendations";

  /** Name of the artifact it makes. */
  public static final String EVALUATION = "recommend_evaluation";

  static final int NEIGHBOURS = 60;

  private static final int FEWEST_USERS = 50;
  private static final int FEWEST_ITEMS = 5;
  private static final int ENOUGH_USERS = 1_000;
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
          Column.of("rank", Kind.INTEGER),
          Column.of("item_id", Kind.TEXT, Meaning.PRODUCT_ID),
          Column.of("score", Kind.REAL),
          Column.of("reason", Kind.PHRASE));

  @Override
  public List<Problem> validate(Outline outline) {
    if (!table.isEmpty() && outline.table(table).isEmpty()) {
      return List.of(StudyProblems.noTable(table, outline.tables().keySet()));
    }
    return Purchases.tableFor(outline, table).isPresent() ? List.of() : List.of(RecommendProblems.NO_TABLE.with());
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
    RecommendEvaluation evaluation = new Backtest(this, purchases, job.part(0.25, 0.6)).run();
    if (evaluation.grade().equals("C")) {
      job.warn(RecommendProblems.WORSE.with());
    }
    boolean[] all = new boolean[purchases.size()];
    Arrays.fill(all, true);
    Interactions data = purchases.pairs(all);
    ItemNeighbours neighbours = ItemNeighbours.fit(data, NEIGHBOURS, job.part(0.6, 0.7));
    try (RowWriter writer = study.writeRows(TABLE, Role.RESULT, COLUMNS)) {
      long rows = write(writer, purchases, data, neighbours, evaluation, job.part(0.7, 1));
      Estimate hit = evaluation.figures().getFirst().hit().times(100);
      return Outcome.of(Text.of(TrainRecommender.class, "trained", hit.value(), evaluation.grade(), rows))
          .table(writer.finish())
          .artifact(EVALUATION, evaluation)
          .rows(purchases.size(), rows, 0)
          .done();
    }
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
      RowWriter writer, Purchases purchases, Interactions data, ItemNeighbours neighbours,
      RecommendEvaluation evaluation, JobContext job) {
    int[] popularity = data.popularity();
    int lastDay = Arrays.stream(purchases.day()).max().orElse(0);
    ShownLists lists = new ShownLists(data, neighbours, popularity, evaluation.repeats(), k);
    boolean byNeighbours = evaluation.method().equals("neighbours");
    double[] scores = new double[data.items()];
    long rows = 0;
    for (int u = 0; u < data.users(); u++) {
      int[] shown = byNeighbours ? lists.byNeighbours(u, scores) : lists.bestSellers(u);
      double most = byNeighbours && shown.length > 0 ? Math.max(scores[shown[0]], 1e-12) : 1;
      for (int r = 0; r < shown.length; r++) {
        int item = shown[r];
        boolean scored = byNeighbours && scores[item] > 0;
        double score = scored ? scores[item] / most : (double) popularity[item] / data.users();
        writer.row(
            purchases.users()[u], r + 1L, purchases.items()[item], score,
            reason(purchases, data, neighbours, u, item, scored, popularity[item], lastDay));
        rows++;
      }
      if (u % 256 == 0) {
        job.progress((double) u / data.users());
      }
    }
    return rows;
  }

  private static Text reason(
      Purchases purchases, Interactions data, ItemNeighbours neighbours, int user, int item, boolean scored, int buyers,
      int lastDay) {
    if (data.has(user, item)) {
      int pair = Arrays.binarySearch(data.item(), data.first()[user], data.first()[user + 1], item);
      return purchases.dated()
          ? Text.of(TrainRecommender.class, "reason.repeat", data.times()[pair], lastDay - data.lastDay()[pair])
          : Text.of(TrainRecommender.class, "reason.repeat.undated", data.times()[pair]);
    }
    if (scored) {
      ItemNeighbours.Because because = neighbours.because(data, user, item);
      if (because.item() >= 0) {
        return Text.of(TrainRecommender.class, "reason.with", purchases.names()[because.item()], because.shared());
      }
    }
    return Text.of(TrainRecommender.class, "reason.popular", buyers);
  }
}
