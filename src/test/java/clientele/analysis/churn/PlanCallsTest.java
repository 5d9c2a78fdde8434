package clientele.analysis.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Estimate;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Outcome;
import clientele.models.Calibration;
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

/** Ten customers of known worth: customer i ordered i + 1 times for 100 in the last year and leaves with 50 %. */
class PlanCallsTest {
  private static final LocalDate END = LocalDate.of(2025, 12, 31);

  /** Customers are known for 364 days; their pace is taken to a year. */
  private static final double YEAR = 365.0 / 364;

  @Test
  void gainIsRiskTimesSaveRateTimesValueLessTheCost() {
    PlanCalls.Decision d = plan(Map.of("control-share", List.of("0"), "capacity", List.of("2")));
    // two best: values 10 × 100 × 30 % = 300 and 270; each gains 0.5 × 0.1 × value − 5
    assertEquals(300 * YEAR * 0.05 - 5 + 270 * YEAR * 0.05 - 5, d.gain().value(), 1e-9);
    assertEquals(270 * YEAR * 0.05 - 5, d.threshold(), 1e-9);
    assertEquals(2, d.calls());
    assertTrue(d.assumed());
    assertEquals(300 * YEAR * 0.025 - 5 + 270 * YEAR * 0.025 - 5, d.gain().interval().low(), 1e-9);
  }

  @Test
  void withoutALimitItStopsWhereACallNoLongerPays() {
    PlanCalls.Decision d = plan(Map.of("control-share", List.of("0")));
    // a call pays while 0.05 × value > 5, that is for values above 100: customers with 4 and more orders
    assertEquals(7, d.calls());
    assertEquals(d.best(), d.calls());
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
    Outcome outcome = run(view, Map.of("control-share", List.of("40"), "capacity", List.of("3")));
    Table list = view.tableOf(outcome.tables().get(PlanCalls.LIST));
    long calls = java.util.Arrays.stream(list.words("group")).filter("call"::equals).count();
    PlanCalls.Decision d = (PlanCalls.Decision) outcome.artifacts().get(PlanCalls.DECISION);
    assertEquals(3, calls);
    assertEquals(list.rows() - 3, d.control());
  }

  @Test
  void aModelWorseThanTheBaselineMakesNoListUnlessAReasonIsGiven() {
    Estimate none = Estimate.of(0, 0, 0);
    ChurnEvaluation worse = new ChurnEvaluation(
        "silence", "later", Optional.empty(), 90, Optional.empty(), 0, 0, 0, 0, 0, 0, none, List.of(),
        Estimate.of(-0.05, -0.08, -0.02), "C", Optional.empty(), new Calibration(List.of(), 1, 0), "none", List.of(), List.of(), List.of());
    SnapshotView view = study().artifact(TrainChurnModel.EVALUATION, worse).view();
    PlanCalls operation = OperationCatalog.make(PlanCalls.class, Map.of());
    ProblemException stopped =
        assertThrows(ProblemException.class, () -> operation.run(view, JobContext.quiet(new Seed(1))));
    assertEquals(ChurnProblems.PLAN_WORSE, stopped.problem().code());
    assertTrue(stopped.isGuard());
    JobContext told = JobContext.quiet(new Seed(1)).overriding("a pilot");
    assertTrue(operation.run(view, told).tables().containsKey(PlanCalls.LIST));
    assertEquals(List.of(ChurnProblems.PLAN_WORSE.with()), told.overridden());
  }

  private static PlanCalls.Decision plan(Map<String, List<String>> words) {
    return (PlanCalls.Decision) run(study().view(), words).artifacts().get(PlanCalls.DECISION);
  }

  private static Outcome run(SnapshotView view, Map<String, List<String>> words) {
    return OperationCatalog.make(PlanCalls.class, words).run(view, JobContext.quiet(new Seed(1)));
  }

  private static MemoryStudy study() {
    List<Object[]> orders = new ArrayList<>();
    List<Object[]> scores = new ArrayList<>();
    for (int c = 0; c < 10; c++) {
      orders.add(new Object[] {"c" + c, END.minusDays(364), 100.0});
      for (int o = 1; o <= c; o++) {
        orders.add(new Object[] {"c" + c, END.minusDays(30L * o), 100.0});
      }
      scores.add(new Object[] {"c" + c, 0.5, 0.4, 0.6, "high", null, null, null});
    }
    orders.add(new Object[] {"nobody", END, 1.0});
    MemoryStudy study =
        MemoryStudy.empty().table(
            "orders", Role.TRANSACTIONS,
            List.of(
                Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("day", Kind.DATE, Meaning.DATE),
                Column.of("amount", Kind.REAL, Meaning.AMOUNT)),
            orders);
    return study.table(
        TrainChurnModel.SCORES, Role.RESULT,
        List.of(
            Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("probability", Kind.REAL),
            Column.of("low", Kind.REAL), Column.of("high", Kind.REAL), Column.of("tier", Kind.TEXT),
            Column.of("reason_1", Kind.PHRASE), Column.of("reason_2", Kind.PHRASE), Column.of("reason_3", Kind.PHRASE)),
        scores);
  }
}
