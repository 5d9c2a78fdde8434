package clientele.analysis.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.ProblemCode;
import clientele.base.ProblemException;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Outcome;
import clientele.models.LogisticRegression;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.SnapshotView;
import clientele.study.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A table whose outcomes were drawn from known odds; the model has to find them. */
class TrainChurnModelTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("calls", Kind.REAL),
          Column.of("plan", Kind.TEXT), Column.of("noise", Kind.REAL), Column.of("left", Kind.TEXT));

  @Test
  void findsTheOddsThatWereDrawnFromInsideItsIntervals() {
    Outcome outcome = train(study(4_000, 1), Map.of("label", List.of("left"), "positive", List.of("yes")));
    ChurnEvaluation e = (ChurnEvaluation) outcome.artifacts().get(TrainChurnModel.EVALUATION);
    assertTrue(coefficient(e, "calls").perDeviation().interval().contains(0.9), e.coefficients().toString());
    assertTrue(coefficient(e, "plan = gold").perDeviation().interval().contains(-1.2), e.coefficients().toString());
    assertTrue(coefficient(e, "noise").perDeviation().interval().contains(0), e.coefficients().toString());
    assertEquals("A", e.grade());
    assertEquals(1, e.calibration().slope(), 0.15);
    assertEquals("folds", e.split());
    assertEquals(4_000 - e.testedLeavers(), e.scored(), "who has the label is not scored");
    assertEquals(e.testedLeavers(), e.gone());
  }

  @Test
  void tellsTheThreeStrongestReasonsAndATier() {
    MemoryStudy study = study(2_000, 1);
    SnapshotView view = study.view();
    Outcome outcome = run(view, Map.of("label", List.of("left"), "positive", List.of("yes")));
    Table scores = view.tableOf(outcome.tables().get(TrainChurnModel.SCORES));
    assertEquals(2_000 - evaluation(outcome).gone(), scores.rows());
    assertTrue(evaluation(outcome).gone() > 400);
    double[] p = scores.reals("probability");
    double[] low = scores.reals("low");
    double[] high = scores.reals("high");
    String[] tier = scores.words("tier");
    for (int i = 0; i < p.length; i++) {
      assertTrue(low[i] <= p[i] && p[i] <= high[i] && low[i] >= 0 && high[i] <= 1);
      assertEquals(p[i] >= 0.5 ? "high" : p[i] >= 0.25 ? "medium" : "low", tier[i]);
    }
    int riskiest = clientele.models.RankingQuality.descending(p)[0];
    assertTrue(scores.words("reason_1")[riskiest].contains("calls"));
  }

  @Test
  void guardsTripOnTooFewOneClassAndWrongWords() {
    Map<String, List<String>> good = Map.of("label", List.of("left"), "positive", List.of("yes"));
    refused(ChurnProblems.TOO_FEW, study(300, 1), good);
    refused(ChurnProblems.POSITIVE, study(800, 1), Map.of("label", List.of("left"), "positive", List.of("maybe")));
    refused(ChurnProblems.ONE_CLASS, alike(800), good);
  }

  /** The form and the command line offer what there is, and nothing that is refused. */
  @Test
  void everyLearnerThatIsOfferedLearns() {
    OperationCatalog.Parameter learner = OperationCatalog.parameters(TrainChurnModel.class).stream()
        .filter(p -> p.name().equals("learner")).findFirst().orElseThrow();
    for (String offered : learner.param().choices()) {
      TrainChurnModel operation = OperationCatalog.make(TrainChurnModel.class,
          Map.of("label", List.of("left"), "positive", List.of("yes"), "learner", List.of(offered)));
      assertTrue(operation.run(study(800, 1).view(), JobContext.quiet(new Seed(1))).tables().containsKey(TrainChurnModel.SCORES), offered);
    }
    ProblemException refused = assertThrows(ProblemException.class,
        () -> OperationCatalog.make(TrainChurnModel.class, Map.of("learner", List.of("oracle"))));
    assertEquals("OP-VALUE", refused.problem().code().id());
  }

  @Test
  void goesOnAgainstTheSizeGuardWithAReasonOnly() {
    JobContext job = JobContext.quiet(new Seed(1)).overriding("the client asked for it");
    TrainChurnModel operation =
        OperationCatalog.make(TrainChurnModel.class, Map.of("label", List.of("left"), "positive", List.of("yes")));
    operation.run(study(300, 1).view(), job);
    assertEquals(ChurnProblems.TOO_FEW, job.overridden().getFirst().code());
  }

  @Test
  void scoresCustomersImportedLaterAsItScoredThem() {
    MemoryStudy study = study(1_000, 1);
    SnapshotView view = study.view();
    Outcome outcome = run(view, Map.of("label", List.of("left"), "positive", List.of("yes")));
    double[] first = view.tableOf(outcome.tables().get(TrainChurnModel.SCORES)).reals("probability");
    study.artifact(TrainChurnModel.MODEL, outcome.artifacts().get(TrainChurnModel.MODEL));
    SnapshotView later = study.view();
    Outcome scored = new ScoreCustomers("customers").run(later, JobContext.quiet(new Seed(1)));
    double[] second = later.tableOf(scored.tables().get(TrainChurnModel.SCORES)).reals("probability");
    org.junit.jupiter.api.Assertions.assertArrayEquals(first, second, 1e-12);
  }

  private static ChurnEvaluation evaluation(Outcome outcome) {
    return (ChurnEvaluation) outcome.artifacts().get(TrainChurnModel.EVALUATION);
  }

  /** Yes, yes and “ Yes” are one value; Unknown says nothing. */
  @Test
  void joinsSpellingsOfTheLabelLeavesTheUnknownOutAndSaysSo() {
    JobContext job = JobContext.quiet(new Seed(1));
    Outcome outcome = run(labelled("left", i -> i % 4 == 3 ? "Unknown" : null).view(), Map.of("label", List.of("left")), job);
    LabelMeaning meaning = evaluation(outcome).label().orElseThrow();
    assertEquals(List.of(" Yes", "Yes", "yes"), meaning.spellings());
    assertEquals(500, meaning.unknownRows());
    assertEquals(2_000, meaning.left() + meaning.stayed() + meaning.unknownRows());
    assertEquals(ChurnProblems.LABEL_READ, job.warnings().getFirst().code());
  }

  @Test
  void theNoOfAColumnNamedForThoseWhoStayMeansLeft() {
    for (String[] named : new String[][] {
      {"Retained", "yes", "no"}, {"is_active", "1", "0"}, {"状态", "留存", "流失"}, {"not_churned", "1", "0"}, {"no_churn", "1", "0"},
      {"未流失", "1", "0"}, {"unchurned", "1", "0"}, {"not_retained", "0", "1"}, {"churn_flag", "0", "1"}, {"target", "0", "1"}
    }) {
      String[] values = {named[1], named[1], named[1], named[2]};
      LabelMeaning meaning = LabelMeaning.of(named[0], values, "");
      assertEquals(named[2], meaning.value());
      assertEquals(1, meaning.left());
    }
    LabelMeaning against = LabelMeaning.of("Retained", new String[] {"Yes", "No"}, "Yes");
    assertTrue(against.contradicts());
    assertEquals("Attrited Customer",
        LabelMeaning.of("Attrition_Flag", new String[] {"Existing Customer", "Attrited Customer"}, "").value());
    assertEquals(ChurnProblems.POSITIVE_OPEN,
        assertThrows(ProblemException.class, () -> LabelMeaning.of("plan", new String[] {"gold", "basic"}, ""))
            .problem().code());
    assertEquals(ChurnProblems.POSITIVE_OPEN,
        assertThrows(ProblemException.class, () -> LabelMeaning.of("still_customer", new String[] {"1", "0"}, ""))
            .problem().code(), "a name that says neither");
  }

  @Test
  void aLabelOfPureNoiseIsNoBetterThanChanceAndGradedC() {
    RandomGenerator random = new Seed(5).stream("noise");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      rows.add(new Object[] {"k" + i, random.nextGaussian(), random.nextBoolean() ? "gold" : "basic", random.nextGaussian(),
        random.nextBoolean() ? "yes" : "no"});
    }
    Outcome outcome = train(
        MemoryStudy.empty().table("customers", Role.CUSTOMERS, COLUMNS, rows), Map.of("label", List.of("left")));
    assertEquals("C", evaluation(outcome).grade());
  }

  /** 250 customers by eight months, the label is a coin per customer: rows of one customer must not teach about it. */
  @Test
  void rowsAreNotCustomersAndTheMonthIsUsed() {
    RandomGenerator random = new Seed(6).stream("months");
    List<Column> columns = new ArrayList<>(COLUMNS);
    columns.add(Column.of("month", Kind.DATE, Meaning.DATE));
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 250; c++) {
      double own = random.nextGaussian();
      double other = random.nextGaussian();
      String left = random.nextBoolean() ? "yes" : "no";
      for (int m = 1; m <= 8; m++) {
        rows.add(new Object[] {"k" + c, own, "basic", other + 0.1 * random.nextGaussian(), left,
          java.time.LocalDate.of(2025, m, 1)});
      }
    }
    JobContext job = JobContext.quiet(new Seed(1)).overriding("small");
    Outcome outcome = run(
        MemoryStudy.empty().table("customers", Role.CUSTOMERS, columns, rows).view(), Map.of("label", List.of("left")), job);
    ChurnEvaluation e = evaluation(outcome);
    assertEquals("rows-later", e.split());
    assertEquals(500, e.tested(), "the last two of eight months");
    assertTrue(e.models().getFirst().auc().interval().contains(0.5), e.models().toString());
    assertEquals("C", e.grade());
    assertTrue(e.scored() + e.gone() == 250, "one row a customer is scored or counted");
    assertTrue(coefficient(e, "calls").p() > 0.001, "as many customers as there are, not rows: " + coefficient(e, "calls"));
    double rowsError = 2 / Math.sqrt(2_000);
    double error = coefficient(e, "calls").perDeviation().interval().halfWidth() / 1.96;
    assertTrue(error > 2 * rowsError, error + " against " + rowsError);
  }

  /** Log odds −2 · months + 1 · total, which rises with the months: alone, a high total stands for those who stay. */
  @Test
  void aFactThatPointsTheOtherWayAloneIsMarkedAndNoReason() {
    RandomGenerator random = new Seed(9).stream("turn");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      double months = random.nextGaussian();
      double total = 0.8 * months + 0.6 * random.nextGaussian();
      boolean left = random.nextDouble() < LogisticRegression.logistic(-2 * months + total);
      rows.add(new Object[] {"k" + i, months, total, left ? "yes" : "no"});
    }
    List<Column> columns = List.of(
        Column.of("id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("months", Kind.REAL), Column.of("total", Kind.REAL), Column.of("left", Kind.TEXT));
    ChurnEvaluation e = evaluation(train(MemoryStudy.empty().table("c", Role.CUSTOMERS, columns, rows), Map.of("label", List.of("left"))));
    assertTrue(coefficient(e, "total").turns() && !coefficient(e, "total").told(), coefficient(e, "total").toString());
    assertFalse(coefficient(e, "months").turns(), coefficient(e, "months").toString());
  }

  /** In the last month what was a sign of leaving turns into its opposite: who learned before cannot know. */
  @Test
  void laterRowsAreTestedAndNeverTaught() {
    RandomGenerator random = new Seed(10).stream("turned");
    List<Column> columns = new ArrayList<>(COLUMNS);
    columns.add(Column.of("month", Kind.DATE, Meaning.DATE));
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 600; c++) {
      for (int m = 1; m <= 2; m++) {
        double calls = random.nextGaussian();
        boolean left = (m == 1 ? 3 : -3) * calls + 0.5 * random.nextGaussian() > 0;
        rows.add(new Object[] {"k" + c, calls, "basic", 1.0, left ? "yes" : "no", java.time.LocalDate.of(2025, m, 1)});
      }
    }
    ChurnEvaluation e = evaluation(train(MemoryStudy.empty().table("c", Role.CUSTOMERS, columns, rows), Map.of("label", List.of("left"))));
    assertEquals("rows-later", e.split());
    assertTrue(e.models().getFirst().auc().value() < 0.2, e.models().getFirst().auc().toString());
  }

  /** A survey of 400 people in two waves; nothing says that the first column is the person. */
  @Test
  void rowsOfAKeyThatIsNotSaidToBeTheCustomerAreTold() {
    RandomGenerator random = new Seed(7).stream("waves");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      rows.add(new Object[] {"P" + i / 2, random.nextGaussian(), i % 3 == 0 ? "red 1" : "blue 2", random.nextInt(3) == 0 ? "yes" : "no"});
    }
    for (boolean said : new boolean[] {false, true}) {
      Column key = said ? Column.of("key", Kind.TEXT, Meaning.CUSTOMER_ID) : Column.of("key", Kind.TEXT);
      List<Column> columns = List.of(key, Column.of("calls", Kind.REAL), Column.of("plan", Kind.TEXT), Column.of("left", Kind.TEXT));
      JobContext job = JobContext.quiet(new Seed(1)).overriding("400 people are few");
      run(MemoryStudy.empty().table("waves", Role.CUSTOMERS, columns, rows).view(), Map.of("label", List.of("left")), job);
      assertEquals(!said, job.warnings().contains(ChurnProblems.ROWS.with("waves", "key", 400, 800L)), job.warnings().toString());
    }
  }

  /** 450 customers with two rows each are 450, of whom those left who have a row that says so. */
  @Test
  void tooFewAreCountedAsCustomersNotRows() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      rows.add(new Object[] {"P" + i / 2, (double) (i % 7), "basic", 1.0, i < 240 ? "yes" : "no"});
    }
    ProblemException refused = assertThrows(
        ProblemException.class, () -> train(MemoryStudy.empty().table("customers", Role.CUSTOMERS, COLUMNS, rows), Map.of("label", List.of("left"))));
    assertEquals(ChurnProblems.TOO_FEW, refused.problem().code());
    assertEquals(List.of(450, 120), refused.problem().args().subList(0, 2));
  }

  /**
   * 60 customers with 12 facts and a label, all without meaning, in 20 rows each: a model that had seen other rows of the same
   * customer would know the label; one that has not is a coin.
   */
  @Test
  void rowsOfACustomerAreNeverOnBothSides() {
    RandomGenerator random = new Seed(6).stream("folds");
    List<Column> columns = new ArrayList<>(List.of(Column.of("id", Kind.TEXT, Meaning.CUSTOMER_ID)));
    for (int f = 0; f < 12; f++) {
      columns.add(Column.of("f" + f, Kind.REAL));
    }
    columns.add(Column.of("left", Kind.TEXT));
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 60; c++) {
      Object[] one = new Object[14];
      one[0] = "k" + c;
      for (int f = 0; f < 12; f++) {
        one[1 + f] = random.nextGaussian();
      }
      one[13] = random.nextBoolean() ? "yes" : "no";
      for (int m = 0; m < 20; m++) {
        rows.add(one);
      }
    }
    ChurnEvaluation e = evaluation(run(MemoryStudy.empty().table("customers", Role.CUSTOMERS, columns, rows).view(),
        Map.of("label", List.of("left")), JobContext.quiet(new Seed(1)).overriding("a small study of the tests")));
    assertEquals("customers", e.split());
    assertTrue(e.models().getFirst().auc().interval().contains(0.5), e.models().getFirst().auc().toString());
  }

  /**
   * 400 customers who order whenever a coin says so, for three years: no date may know more than chance, and the model is no
   * use. One that was judged on rows it learned from would.
   */
  @Test
  void noDateIsJudgedByRowsItLearnedFrom() {
    RandomGenerator random = new Seed(8).stream("coins");
    LocalDate first = LocalDate.of(2022, 1, 1);
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 400; c++) {
      for (int d = 0; d < 1200; d += 1 + (int) (-50 * Math.log(1 - random.nextDouble()))) {
        rows.add(new Object[] {"o" + rows.size(), "c" + c, first.plusDays(d), 5 + 40 * random.nextDouble()});
      }
    }
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS,
        List.of(Column.of("order", Kind.TEXT, Meaning.ORDER_ID), Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID),
            Column.of("day", Kind.DATE, Meaning.DATE), Column.of("amount", Kind.REAL, Meaning.AMOUNT)), rows);
    ChurnEvaluation e = evaluation(run(study.view(), Map.of("silence-days", List.of("60")),
        JobContext.quiet(new Seed(1)).overriding("a small study of the tests")));
    for (ChurnEvaluation.Dated date : e.dates()) {
      assertTrue(date.auc().interval().contains(0.5), date.toString());
    }
    assertEquals("C", e.grade());
  }

  @Test
  void findsTheLabelByItsNameWhereThereAreNoOrders() {
    MemoryStudy study = labelled("Churn", i -> null);
    assertEquals(List.of(), OperationCatalog.make(TrainChurnModel.class, Map.of()).validate(study.view().outline()));
    Outcome outcome = train(study, Map.of());
    assertEquals("Churn", evaluation(outcome).label().orElseThrow().column());
    String told = Messages.render(outcome.summary(), Language.ENGLISH);
    assertTrue(told.contains("in five random parts of the table") && !told.contains("date"), told);
    String remedy = Messages.render(evaluation(outcome).remedy(), Language.ENGLISH);
    assertFalse(remedy.contains("dates"), "a table has no dates: " + remedy);
  }

  /** Beside the label a table says why, how often, when it was foretold; two columns that say it are a question. */
  @Test
  void ofSeveralColumnsNamedForLeavingTheOneThatSaysItIsTaken() {
    for (String beside : List.of("churn_reason", "predicted_churn", "cancelled_orders", "active")) {
      assertEquals("Exited", evaluation(train(two("Exited", beside), Map.of())).label().orElseThrow().column(), beside);
    }
    refused(ChurnProblems.LABEL_OPEN, two("Exited", "churn"), Map.of());
    assertEquals("churn", evaluation(train(two("Exited", "churn"), Map.of("label", List.of("churn")))).label().orElseThrow().column());
    assertEquals(List.of(ChurnProblems.NOTHING_TO_LEARN_FROM.with()),
        OperationCatalog.make(TrainChurnModel.class, Map.of()).validate(two("closed_tickets", "calls_made").view().outline()));
  }

  private static MemoryStudy two(String first, String second) {
    RandomGenerator random = new Seed(6).stream("two");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      double calls = random.nextGaussian();
      rows.add(new Object[] {"k" + i, calls, "basic", random.nextGaussian(),
          random.nextDouble() < LogisticRegression.logistic(-1 + calls) ? "1" : "0", random.nextBoolean() ? "1" : "0"});
    }
    List<Column> columns = new ArrayList<>(COLUMNS.subList(0, 4));
    columns.add(Column.of(first, Kind.TEXT));
    columns.add(Column.of(second, Kind.TEXT));
    return MemoryStudy.empty().table("customers", Role.CUSTOMERS, columns, rows);
  }

  /** Orders of 600 days: nobody can be seen to come back after 630, 730 or 1,500. */
  @Test
  void theCurveOfGapsEndsWithTheData() {
    ChurnEvaluation e = evaluation(run(new SimulatedShop(SimulatedShop.World.STEADY, 1_500, 600, 3).study().view(), Map.of(),
        JobContext.quiet(new Seed(1)).overriding("a small study of the tests")));
    int[] days = e.gaps().orElseThrow().days();
    assertTrue(days[days.length - 1] <= 600 && days[days.length - 1] >= 450, java.util.Arrays.toString(days));
    assertEquals(days.length, e.gaps().orElseThrow().returned().length);
  }

  /** Yes in three spellings for every fourth of those with a value; {@code other} puts a value in place of it. */
  private static MemoryStudy labelled(String name, java.util.function.IntFunction<String> other) {
    RandomGenerator random = new Seed(4).stream("spellings");
    List<Object[]> rows = new ArrayList<>();
    String[] yes = {"Yes", "yes", " Yes"};
    for (int i = 0; i < 2_000; i++) {
      double calls = random.nextGaussian();
      boolean left = random.nextDouble() < LogisticRegression.logistic(-1 + calls);
      String value = left ? yes[i % 3] : "No";
      rows.add(new Object[] {"k" + i, calls, "basic", random.nextGaussian(), other.apply(i) == null ? value : other.apply(i)});
    }
    List<Column> columns = new ArrayList<>(COLUMNS.subList(0, 4));
    columns.add(Column.of(name, Kind.TEXT));
    return MemoryStudy.empty().table("customers", Role.CUSTOMERS, columns, rows);
  }

  private static ChurnEvaluation.Coefficient coefficient(ChurnEvaluation e, String column) {
    return e.coefficients().stream().filter(c -> c.column().equals(column)).findFirst().orElseThrow();
  }

  private static void refused(ProblemCode code, MemoryStudy study, Map<String, List<String>> words) {
    assertEquals(code, assertThrows(ProblemException.class, () -> train(study, words)).problem().code());
  }

  private static Outcome train(MemoryStudy study, Map<String, List<String>> words) {
    return run(study.view(), words);
  }

  private static Outcome run(SnapshotView view, Map<String, List<String>> words) {
    return run(view, words, JobContext.quiet(new Seed(1)));
  }

  private static Outcome run(SnapshotView view, Map<String, List<String>> words, JobContext job) {
    return OperationCatalog.make(TrainChurnModel.class, words).run(view, job);
  }

  /** Log odds −0.7 + 0.9 · calls − 1.2 · (plan is gold); calls and noise are standard normal. */
  private static MemoryStudy study(int n, long seed) {
    RandomGenerator random = new Seed(seed).stream("truth");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double calls = random.nextGaussian();
      boolean gold = random.nextDouble() < 0.3;
      double odds = -0.7 + 0.9 * calls - (gold ? 1.2 : 0);
      boolean left = random.nextDouble() < LogisticRegression.logistic(odds);
      rows.add(new Object[] {"k" + i, calls, gold ? "gold" : "basic", random.nextGaussian(), left ? "yes" : "no"});
    }
    return MemoryStudy.empty().table("customers", Role.CUSTOMERS, COLUMNS, rows);
  }

  private static MemoryStudy alike(int n) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rows.add(new Object[] {"k" + i, (double) i, "basic", 1.0, "yes"});
    }
    return MemoryStudy.empty().table("customers", Role.CUSTOMERS, COLUMNS, rows);
  }
}
