package clientele.analysis.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.actions.OneOfMany;
import clientele.actions.ConsentGate;
import clientele.actions.TableExport;
import clientele.actions.Proof;
import clientele.base.Estimate;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Outcome;
import clientele.models.Calibration;
import clientele.models.LogisticRegression;
import clientele.models.Recalibration;
import clientele.models.learn.Encoding;
import clientele.models.learn.KeptScorer;
import clientele.models.learn.LearnedModel;
import clientele.models.learn.LogisticScorer;
import clientele.stats.Drift;
import clientele.base.Text;
import clientele.reports.Block;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten customers whose calls have a known worth: the value of a saved one is given, the risks fall from 0.95 to 0.05. */
class PlanCallsTest {
  private static final LocalDate END = LocalDate.of(2025, 12, 31);

  @Test
  void gainIsRiskTimesSaveRateTimesValueLessTheCost() {
    PlanCalls.Decision d = plan(Map.of("control-share", List.of("0"), "capacity", List.of("2")));
    // the two likeliest leavers, 0.95 and 0.85: each gains risk × 0.1 × 200 − 5
    assertEquals(0.95 * 20 - 5 + 0.85 * 20 - 5, d.gain().value(), 1e-9);
    assertEquals(0.85 * 20 - 5, d.threshold(), 1e-9);
    assertEquals(2, d.calls());
  }

  @Test
  void anAssumedSaveRateGivesAScenarioOfHalfAndOneAndAHalfOfIt() {
    PlanCalls.Decision d = plan(Map.of("control-share", List.of("0"), "capacity", List.of("2")));
    assertTrue(d.assumed());
    assertEquals(0.95 * 10 - 5 + 0.85 * 10 - 5, d.gain().interval().low(), 1e-9);
    assertEquals(0.95 * 30 - 5 + 0.85 * 30 - 5, d.gain().interval().high(), 1e-9);
    String english = Messages.render(
        new ChurnSection(evaluation("A"), Optional.of(d), "EUR").decisionHeadline(d).interval().orElseThrow(), Language.ENGLISH);
    assertTrue(english.contains("scenario") && !english.contains("95 %"), english);
  }

  @Test
  void aMeasuredSaveRateGivesAnIntervalThatHoldsTheChanceOfWhoIsSaved() {
    PlanCalls.Decision d = plan(
        Map.of("control-share", List.of("0"), "capacity", List.of("2"), "save-rate-tested", List.of("1000000")));
    // two calls of which nearly always nobody is saved: −10, or one saved: 190
    assertEquals(-10, d.gain().interval().low(), 1e-9);
    assertEquals(190, d.gain().interval().high(), 1e-9);
    String english = Messages.render(
        new ChurnSection(evaluation("A"), Optional.of(d), "EUR").decisionHeadline(d).interval().orElseThrow(), Language.ENGLISH);
    assertTrue(english.contains("95 %"), english);
    assertFalse(english.contains("risk, value"), "the value was typed, its error is not in the interval: " + english);
    assertTrue(english.contains("the value was given"), english);
  }

  /** Twenty calls of 10 and one of 800: four fifths are one customer's; one of 50 beside them is not much. */
  @Test
  void oneCustomerWhoIsMuchOfTheGainIsTold() {
    java.util.List<Double> gains = new java.util.ArrayList<>(java.util.Collections.nCopies(20, 10.0));
    assertTrue(OneOfMany.of(gains).isEmpty());
    gains.addFirst(800.0);
    assertEquals(new OneOfMany(0.8, 200), OneOfMany.of(gains).orElseThrow());
    gains.set(0, 50.0);
    assertTrue(OneOfMany.of(gains).isEmpty());
    assertTrue(OneOfMany.of(java.util.List.of(800.0, 10.0)).isEmpty(), "of few each is much");
  }

  /** Risk 0.95, 200 each: no reason of risk is known, so the list says that it is the value. */
  @Test
  void whoIsCalledWithoutAReasonOfRiskIsCalledForTheValue() {
    SnapshotView view = study().view();
    Outcome outcome = run(view, Map.of("control-share", List.of("0")), JobContext.quiet(new Seed(1)));
    String first = view.tableOf(outcome.tables().get(PlanCalls.LIST)).words("reason_1")[0];
    assertEquals("For the value: 200 at stake, risk 95 %", Messages.render(Text.decode(first), Language.ENGLISH));
    assertEquals("因价值而列入：可能损失 200，风险 95 %", Messages.render(Text.decode(first), Language.CHINESE));
  }

  @Test
  void aDoubtGoesWithTheDecisionWhereverItIsTold() {
    PlanCalls.Decision d = plan(Map.of("control-share", List.of("0")));
    assertTrue(new ChurnSection(evaluation("B"), Optional.of(d), "EUR").decisionHeadline(d).caveat().isEmpty());
    Block.Headline bold = new ChurnSection(evaluation("B", 0.7), Optional.of(d), "EUR").decisionHeadline(d);
    Block.Headline worse = new ChurnSection(evaluation("C"), Optional.of(d), "EUR").decisionHeadline(d);
    for (Block.Headline told : List.of(bold, worse)) {
      for (Language language : Language.values()) {
        String why = Messages.render(told.caveat().orElseThrow(), language);
        assertTrue(Messages.render(told.sentence(), language).startsWith(why), why);
      }
    }
    assertTrue(Messages.render(bold.sentence(), Language.ENGLISH).startsWith("Doubtful: the risks behind it are too bold"));
    assertTrue(Messages.render(worse.sentence(), Language.ENGLISH).startsWith("Doubtful: the model behind it is graded C"));
  }

  /** +3.1 (+0.6 to +5.8) is no noise; each case of a B and of a C says which it is. */
  @Test
  void theGradeSaysWhichOfItsCasesItIs() {
    assertEquals("It is within noise of the baseline. The difference is +1.0 of 100 pairs (−1.0 to +3.0, both on the same customers).", grade("B", Estimate.of(0.01, -0.01, 0.03)));
    assertTrue(grade("B", Estimate.of(0.031, 0.006, 0.058)).startsWith("It is better than the baseline, but perhaps by less than one of 100 pairs. "));
    assertTrue(grade("B", Estimate.of(0.031, 0.016, 0.058)).startsWith("It beats the baseline, but was tried at one date only. "));
    assertTrue(grade("B", Estimate.of(-0.0027, -0.0044, -0.0009)).contains("as good as the rule"));
    assertTrue(grade("C", Estimate.of(-0.05, -0.08, -0.02)).startsWith("It is worse than the baseline by more than one of 100 pairs. "));
    assertTrue(grade("C", Estimate.of(0.0, -0.02, 0.02)).startsWith("It is no better than chance. "));
  }

  private static String grade(String letter, Estimate difference) {
    return Messages.render(new ChurnSection(evaluation(letter, 1, difference), Optional.empty(), "EUR").grade(), Language.ENGLISH);
  }

  @Test
  void callsThatWouldLoseAreNeverOnTheList() {
    PlanCalls.Decision free = plan(Map.of("control-share", List.of("0")));
    // a call pays while risk × 20 > 5, that is above a risk of 0.25: the first seven
    assertEquals(7, free.calls());
    JobContext job = JobContext.quiet(new Seed(1));
    PlanCalls.Decision asked = decision(run(study().view(), Map.of("control-share", List.of("0"), "capacity", List.of("10")), job));
    assertEquals(7, asked.calls());
    assertEquals(List.of(ChurnProblems.FEWER_PAY.with(7, 10, 0)), job.warnings());
    JobContext halved = JobContext.quiet(new Seed(1));
    int called = decision(run(study().view(), Map.of("control-share", List.of("50"), "capacity", List.of("10")), halved)).calls();
    assertTrue(called < 7, "some of the seven are held out");
    assertEquals(List.of(ChurnProblems.FEWER_PAY.with(called, 10, 7 - called)), halved.warnings());
    ProblemException stopped = assertThrows(
        ProblemException.class, () -> plan(Map.of("control-share", List.of("0"), "cost-of-call", List.of("50"))));
    assertEquals(ChurnProblems.NOTHING_PAYS, stopped.problem().code());
  }

  @Test
  void theChosenRowAgreesWithTheHeadlineAlsoWithAControlGroup() {
    PlanCalls.Decision d = plan(Map.of("control-share", List.of("40"), "capacity", List.of("3")));
    PlanCalls.Neighbour chosen =
        d.neighbours().stream().filter(n -> n.calls() == d.calls()).findFirst().orElseThrow();
    assertEquals(d.gain().value(), chosen.gain(), 1e-9);
    assertTrue(d.byRisk() <= d.gain().value() + 1e-9);
  }

  @Test
  void theListHoldsCallsAndControlApart() {
    SnapshotView view = study().view();
    Outcome outcome = run(view, Map.of("control-share", List.of("40"), "capacity", List.of("3")), JobContext.quiet(new Seed(1)));
    Table list = view.tableOf(outcome.tables().get(PlanCalls.LIST));
    long calls = java.util.Arrays.stream(list.words("group")).filter("call"::equals).count();
    assertEquals(3, calls);
    assertEquals(list.rows() - 3, decision(outcome).control());
  }

  /** Who is handed the file would call everybody on it: of the list that is planned, the control group stays. */
  @Test
  void theControlGroupOfThePlanDoesNotLeave() {
    SnapshotView view = study().view();
    Outcome outcome = run(view, Map.of("control-share", List.of("40"), "capacity", List.of("3")), JobContext.quiet(new Seed(1)));
    assertTrue(decision(outcome).control() > 0);
    TableExport.Leaving leaving = new TableExport(ConsentGate.of(view, "", ""), Language.ENGLISH, false)
        .count(view.tableOf(outcome.tables().get(PlanCalls.LIST)));
    assertEquals(new TableExport.Leaving(3, 0, decision(outcome).control()), leaving);
  }

  @Test
  void whoHasLeftAlreadyIsNotCalled() {
    MemoryStudy study = study();
    List<Object[]> rows = new ArrayList<>(scores());
    rows.add(new Object[] {"left", 0.99, 0.98, 1.0, "left", null, null, null});
    SnapshotView view = study.table(TrainChurnModel.SCORES, Role.RESULT, COLUMNS, rows).view();
    Outcome outcome = run(view, Map.of("control-share", List.of("0")), JobContext.quiet(new Seed(1)));
    String[] ids = view.tableOf(outcome.tables().get(PlanCalls.LIST)).words("customer_id");
    assertFalse(List.of(ids).contains("left"));
    assertEquals("c0", ids[0]);
  }

  @Test
  void aModelWorseThanTheBaselineMakesNoListUnlessAReasonIsGiven() {
    SnapshotView view = study().artifact(TrainChurnModel.EVALUATION, evaluation("C")).view();
    PlanCalls operation = OperationCatalog.make(PlanCalls.class, Map.of("value-saved", List.of("200")));
    ProblemException stopped =
        assertThrows(ProblemException.class, () -> operation.run(view, JobContext.quiet(new Seed(1))));
    assertEquals(ChurnProblems.PLAN_WORSE, stopped.problem().code());
    assertTrue(stopped.isGuard());
    JobContext told = JobContext.quiet(new Seed(1)).overriding("a pilot");
    assertTrue(operation.run(view, told).tables().containsKey(PlanCalls.LIST));
    assertEquals(ChurnProblems.PLAN_WORSE, told.overridden().getFirst().code());
  }

  @Test
  void ordersWithoutAmountsMakeNoListInsteadOfOneWorthNothing() {
    MemoryStudy study = study();
    study.table("orders", Role.TRANSACTIONS,
        List.of(Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("day", Kind.DATE, Meaning.DATE)),
        List.<Object[]>of(new Object[] {"c0", END}));
    ProblemException stopped = assertThrows(
        ProblemException.class,
        () -> run(study.view(), Map.of("value-saved", List.of("0")), JobContext.quiet(new Seed(1))));
    assertEquals(ChurnProblems.NO_AMOUNT, stopped.problem().code());
  }

  /** A model of an earlier version is told, and no reason to fall over. */
  @Test
  void aModelOfAnEarlierShapeIsToBeMadeAgain() {
    SnapshotView view = study().artifact(TrainChurnModel.MODEL, Map.of("kind", "label", "table", "customers")).view();
    ProblemException stopped = assertThrows(ProblemException.class, () -> run(view, Map.of(), JobContext.quiet(new Seed(1))));
    assertEquals("STUDY-EARLIER-SHAPE", stopped.problem().code().id());
    assertEquals(java.util.Set.of(TrainChurnModel.MODEL), view.ofEarlierShape());
  }

  /** Euros and yen added up are worth nothing that a call could gain. */
  @Test
  void ordersInTwoCurrenciesMakeNoListUnlessAReasonIsGiven() {
    MemoryStudy study = study();
    study.table("orders", Role.TRANSACTIONS,
        List.of(Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("day", Kind.DATE, Meaning.DATE),
            Column.of("currency", Kind.TEXT, Meaning.CURRENCY), Column.of("paid", Kind.REAL, Meaning.AMOUNT)),
        List.of(new Object[] {"c0", END, "EUR", 10.0}, new Object[] {"c1", END, "JPY", 1_600.0}));
    ProblemException stopped = assertThrows(
        ProblemException.class, () -> run(study.view(), Map.of("value-saved", List.of("0")), JobContext.quiet(new Seed(1))));
    assertEquals("FEATURES-MIXED-CURRENCIES", stopped.problem().code().id());
    assertTrue(stopped.isGuard());
  }

  /** A published audit of a list: 27 held out beside 300 calls that bring 58 % down to 52 %; 2,300 split evenly are needed. */
  @Test
  void saysWhatAControlGroupCanShow() {
    double[] risk = new double[4_000];
    java.util.Arrays.fill(risk, 0.58);
    Integer[] order = new Integer[risk.length];
    java.util.Arrays.setAll(order, i -> i);
    List<Integer> all = List.of(order);
    Proof proof = Proof.of(risk, order, all.subList(0, 300), all.subList(300, 327), 0.1);
    assertEquals(0.09, proof.power(), 0.006);
    assertFalse(proof.enough());
    assertEquals(1_150, proof.evenEach(), 15);
    Proof even = Proof.of(risk, order, all.subList(0, 1_160), all.subList(1_160, 2_320), 0.1);
    assertTrue(even.enough(), "" + even);
    assertEquals(0.058, even.smallestFall(), 0.001);
  }

  private static PlanCalls.Decision plan(Map<String, List<String>> words) {
    return decision(run(study().view(), words, JobContext.quiet(new Seed(1))));
  }

  private static PlanCalls.Decision decision(Outcome outcome) {
    return (PlanCalls.Decision) outcome.artifacts().get(PlanCalls.DECISION);
  }

  private static Outcome run(SnapshotView view, Map<String, List<String>> words, JobContext job) {
    Map<String, List<String>> all = new java.util.HashMap<>(Map.of("value-saved", List.of("200")));
    all.putAll(words);
    return OperationCatalog.make(PlanCalls.class, all).run(view, job);
  }

  private static final List<Column> COLUMNS = List.of(
      Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("probability", Kind.REAL),
      Column.of("low", Kind.REAL), Column.of("high", Kind.REAL), Column.of("tier", Kind.TEXT),
      Column.of("reason_1", Kind.PHRASE), Column.of("reason_2", Kind.PHRASE), Column.of("reason_3", Kind.PHRASE));

  private static List<Object[]> scores() {
    List<Object[]> scores = new ArrayList<>();
    for (int c = 0; c < 10; c++) {
      scores.add(new Object[] {"c" + c, 0.95 - 0.1 * c, 0.0, 1.0, "high", null, null, null});
    }
    return scores;
  }

  private static MemoryStudy study() {
    return MemoryStudy.empty()
        .table(TrainChurnModel.SCORES, Role.RESULT, COLUMNS, scores())
        .artifact(TrainChurnModel.MODEL, model());
  }

  private static ChurnModel model() {
    LogisticRegression none = new LogisticRegression(List.of(), new double[] {0}, new double[][] {{0}}, new double[0], 0, 0);
    return new ChurnModel(
        "label", "customers", Optional.empty(), Optional.empty(), Optional.empty(),
        new LearnedModel("logistic", List.of(), List.of(), List.of(),
            Optional.of(KeptScorer.of(new LogisticScorer(new Encoding(List.of(), List.of(), List.of(), List.of(), new double[0]), none))),
            List.of(), 0, Recalibration.none(), 0), Drift.none(), List.of());
  }

  private static ChurnEvaluation evaluation(String grade) {
    return evaluation(grade, 1);
  }

  private static ChurnEvaluation evaluation(String grade, double slope) {
    return evaluation(grade, slope, Estimate.of(-0.05, -0.08, -0.02));
  }

  private static ChurnEvaluation evaluation(String grade, double slope, Estimate difference) {
    Estimate none = Estimate.of(0, 0, 0);
    return new ChurnEvaluation(
        "silence", "logistic", "later", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, 0, 0, 0,
        Optional.empty(), Optional.empty(), 0, none, List.of(), difference, grade, Optional.empty(),
        new Calibration(List.of(), slope, 0), "none", 0, 0, List.of(), List.of(), List.of(), List.of());
  }
}
