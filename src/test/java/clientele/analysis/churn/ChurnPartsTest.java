package clientele.analysis.churn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.ProblemException;
import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.features.UsualSilence;
import clientele.features.engine.OrderBookEngine;
import clientele.features.facts.Facts;
import clientele.features.windows.GapCurve;
import clientele.features.windows.OutcomeWindows;
import clientele.features.windows.SilenceData;
import clientele.features.windows.SilenceScope;
import clientele.job.JobContext;
import clientele.ledger.OperationCatalog;
import clientele.models.learn.Encoding;
import clientele.models.learn.LearnedModel;
import clientele.models.learn.LogisticLearner;
import clientele.models.learn.Outcomes;
import clientele.models.validate.Grade;
import clientele.stats.Columns;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChurnPartsTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  @Test
  void laysWindowsSoThatTheTestIsLaterAndOutcomesNeverOverlapWhatIsKnown() {
    OutcomeWindows w = OutcomeWindows.lay(FIRST, LocalDate.of(2025, 12, 31), 90, 7, 3).orElseThrow();
    assertEquals(LocalDate.of(2025, 12, 31), w.outcomeEnd(w.test()));
    assertEquals(w.test(), w.outcomeEnd(w.training()));
    assertEquals(w.training().plusDays(8), w.outcomeStart(w.training()));
    assertTrue(w.training().isBefore(w.test()));
    assertEquals(3, w.backtests().size());
    for (OutcomeWindows.Origin origin : w.backtests()) {
      assertEquals(origin.test(), w.outcomeEnd(origin.training()));
      assertFalse(origin.training().isBefore(FIRST));
    }
    assertEquals(w.training(), w.backtests().getLast().test());
  }

  /** Two outcome windows with their gaps and half a window to observe: 2 · (90 + 7) + 45 days, and 201 are there. */
  @Test
  void refusesAHistoryTooShortForTwoOutcomes() {
    assertEquals(239, OutcomeWindows.daysNeeded(90, 7));
    assertTrue(OutcomeWindows.lay(FIRST, FIRST.plusDays(200), 90, 7, 3).isEmpty());
    assertTrue(OutcomeWindows.lay(FIRST, FIRST.plusDays(239), 90, 7, 3).isPresent());
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS,
        List.of(Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("day", Kind.DATE, Meaning.DATE)),
        List.of(new Object[] {"a", FIRST}, new Object[] {"a", FIRST.plusDays(200)}));
    TrainChurnModel step = OperationCatalog.make(TrainChurnModel.class, Map.of("silence-days", List.of("90")));
    ProblemException refused =
        assertThrows(ProblemException.class, () -> step.run(study.view(), JobContext.quiet(new Seed(1))));
    assertEquals(ChurnProblems.HISTORY, refused.problem().code());
    assertEquals(List.of(201L, 90, 239L), refused.problem().args().subList(0, 3));
  }

  /**
   * Customer a has order days 0, 10 and 30 (each weighs 1/3; the last is censored after 30 days), b one censored after 5
   * days, c one on the last day. At 10 days the risk set weighs 1/3 + 1/3 + 1/3 and 1/3 comes back; at 20 days it weighs
   * 2/3 and 1/3 comes back: S = 2/3, then 2/3 · 1/2 = 1/3.
   */
  @Test
  void drawsTheGapCurveAsKaplanAndMeierDoWithEveryCustomerOnce() {
    OrderBook book = book(
        line("a", FIRST), line("a", FIRST.plusDays(10)), line("a", FIRST.plusDays(30)), line("b", FIRST.plusDays(55)),
        line("c", FIRST.plusDays(60)));
    GapCurve curve = GapCurve.of(book);
    assertEquals(2, curve.gaps());
    assertEquals(2 / 3.0, curve.ever(), 1e-12);
    assertEquals(0, curve.returnedWithin(9), 1e-12);
    assertEquals(0.5, curve.returnedWithin(10), 1e-12);
    assertEquals(1, curve.returnedWithin(20), 1e-12);
    assertEquals(20, curve.ninetyDays());
  }

  /** By orders 9 of 10 are back after 10 days; by customers half of them need 100. */
  @Test
  void whoBuysAllTheTimeDoesNotDecideTheCurveForAll() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      lines.add(line("often", FIRST.plusDays(10L * i)));
    }
    for (int i = 0; i <= 10; i++) {
      lines.add(line("seldom", FIRST.plusDays(100L * i)));
    }
    assertEquals(100, GapCurve.of(book(lines.toArray(Line[]::new))).ninetyDays());
  }

  @Test
  void silenceIsMeasuredByTheOwnPaceAndNeverShorterThanOneTheCustomerHasBroken() {
    List<Line> lines = new ArrayList<>();
    for (int c = 0; c < 40; c++) {
      for (int i = 0; i <= 20; i++) {
        lines.add(line("fast" + c, FIRST.plusDays(10L * i + (c + i) % 3)));
        lines.add(line("slow" + c, FIRST.plusDays(90L * i + (c + 7 * i) % 15)));
      }
    }
    lines.add(line("skier", FIRST));
    lines.add(line("skier", FIRST.plusDays(20)));
    lines.add(line("skier", FIRST.plusDays(300)));
    OrderBook book = book(lines.toArray(Line[]::new));
    UsualSilence usual = UsualSilence.learn(book, 95);
    int last = (int) FIRST.plusDays(3_000).toEpochDay();
    int fast = 0;
    int slow = 0;
    int skier = 0;
    for (int c = 0; c < book.size(); c++) {
      int days = usual.days(book.orderDays(c), last);
      fast = book.customer(c).equals("fast0") ? days : fast;
      slow = book.customer(c).equals("slow0") ? days : slow;
      skier = book.customer(c).equals("skier") ? days : skier;
    }
    assertTrue(fast >= 12 && fast <= 20, "fast " + fast);
    assertTrue(slow >= 95 && slow <= 140, "slow " + slow);
    assertTrue(skier >= 280, "a summer without orders is usual for a skier: " + skier);
  }

  @Test
  void callsThoseLeaversWhoAreSilentInTheOutcomeWindowOnly() {
    OutcomeWindows w = OutcomeWindows.lay(FIRST, FIRST.plusDays(364), 60, 7, 0).orElseThrow();
    LocalDate cutoff = w.test();
    OrderBook book = book(
        line("in gap only", cutoff.minusDays(1)), line("in gap only", cutoff.plusDays(3)),
        line("first day", cutoff.minusDays(1)), line("first day", w.outcomeStart(cutoff)),
        line("last day", cutoff.minusDays(1)), line("last day", w.outcomeEnd(cutoff)),
        line("gone", cutoff.minusDays(200)));
    SilenceData.AtCutoff at = new SilenceData(
        OrderBookEngine.over(book), w, new SilenceScope(false, 60, 90, UsualSilence.learn(book, 60))).at(cutoff, JobContext.quiet(new Seed(1)));
    assertArrayEquals(new String[] {"in gap only", "first day", "last day"}, at.facts().ids());
    assertArrayEquals(new boolean[] {true, false, false}, at.silent());
    assertEquals(1, at.already().n());
  }

  @Test
  void setsAFactAsideThatKnowsTheAnswer() {
    int n = 400;
    double[] answer = new double[n];
    double[] named = new double[n];
    double[] honest = new double[n];
    String[] words = new String[n];
    boolean[] y = new boolean[n];
    var random = new Seed(2).stream("leak");
    for (int i = 0; i < n; i++) {
      y[i] = random.nextDouble() < 0.4;
      answer[i] = y[i] ? 10 + random.nextDouble() : random.nextDouble();
      named[i] = (y[i] ? 1.8 : 0) + random.nextGaussian();
      honest[i] = (y[i] ? 0.5 : 0) + random.nextGaussian();
      words[i] = y[i] ? "gone" : "here";
    }
    Facts facts = new Facts(
        new String[n], List.of("balance", "cancel_calls", "age", "state"),
        new double[][] {answer, named, honest, null}, new String[][] {null, null, null, words});
    List<String> aside = Grading.leaks(facts, y, List.of()).stream().map(ChurnEvaluation.SetAside::fact).toList();
    assertEquals(List.of("balance", "cancel_calls", "state"), aside);
    assertEquals(2, Grading.leaks(facts, y, List.of("balance")).size(), "a fact kept by the person stays");
  }

  @Test
  void encodesMissingValuesRareWordsAndSkewWithoutLookingAtOtherRows() {
    double[] spend = new double[100];
    String[] plan = new String[100];
    for (int i = 0; i < 100; i++) {
      spend[i] = i % 10 == 0 ? Double.NaN : Math.exp(i / 10.0);
      plan[i] = i < 60 ? "basic" : i < 95 ? "gold" : "rare";
    }
    Facts facts = new Facts(
        new String[100], List.of("spend", "plan"), new double[][] {spend, null}, new String[][] {null, plan});
    boolean[] y = new boolean[100];
    for (int i = 0; i < 100; i++) {
      y[i] = i % 3 == 0;
    }
    Encoding encoding = Encoding.learn(facts.columns(), y);
    assertEquals(List.of("spend (log)", "spend (missing)", "plan = gold"), encoding.names());
    double[][] rows = encoding.rows(facts.columns());
    assertEquals(1, rows[0][1]);
    assertEquals(0, rows[1][1]);
    assertEquals(0, rows[0][2]);
    assertEquals(1, rows[70][2]);
    double mean = 0;
    for (double[] row : rows) {
      mean += row[0] / 100;
    }
    assertEquals(0, mean, 1e-9);
  }

  /** A word that all have, or nearly all, ranks each customer by the others and so upside down; it knows nothing. */
  @Test
  void aWordThatNearlyAllHaveIsNoLeak() {
    int n = 600;
    var random = new Seed(8).stream("rare words");
    String[] same = new String[n];
    String[] rare = new String[n];
    boolean[] y = new boolean[n];
    for (int i = 0; i < n; i++) {
      same[i] = "CH";
      rare[i] = random.nextDouble() < 0.04 ? "DE" : "CH";
      y[i] = random.nextDouble() < 0.3;
    }
    Facts facts = new Facts(new String[n], List.of("same", "rare"), new double[2][], new String[][] {same, rare});
    assertEquals(List.of(), Grading.leaks(facts, y, List.of()));
  }

  @Test
  void columnsThatAreOneAppearAsOneAndStandForEachOther() {
    int n = 300;
    double[] orders = new double[n];
    double[] sameAgain = new double[n];
    double[] other = new double[n];
    boolean[] y = new boolean[n];
    var random = new Seed(3).stream("aliases");
    for (int i = 0; i < n; i++) {
      orders[i] = random.nextGaussian();
      sameAgain[i] = 2 * orders[i] + 1;
      other[i] = random.nextGaussian();
      y[i] = orders[i] + random.nextGaussian() > 0;
    }
    Facts facts = new Facts(
        new String[n], List.of("orders", "same again", "other"), new double[][] {orders, sameAgain, other}, new String[3][]);
    Encoding encoding = Encoding.learn(facts.columns(), y);
    assertEquals(List.of("orders", "other"), encoding.names());
    assertEquals(List.of(List.of("same again"), List.of()), encoding.together());
  }

  @Test
  void aTenureNeverSeenCountsAsTheLongestSeen() {
    double[] tenure = {10, 20, 30, 40, 50, 60};
    boolean[] y = {true, false, true, false, false, false};
    Columns facts = new Columns(6, List.of("tenure"), new double[][] {tenure}, new String[1][]);
    Columns later = new Columns(2, List.of("tenure"), new double[][] {{60, 400}}, new String[1][]);
    Encoding encoding = Encoding.learn(facts, y);
    assertEquals(encoding.rows(later)[0][0], encoding.rows(later)[1][0], 1e-12);
    LearnedModel model = LearnedModel.learn(new LogisticLearner(), facts, y, Outcomes.own(6), JobContext.quiet(new Seed(1))).model();
    assertEquals(0.5, model.beyondLearned(later), 1e-12);
  }

  /** Five customers, one in each fifth: the best is latest, has most orders and spends most, 5 + 5 + 5. */
  @Test
  void theRuleOfASpreadsheetAddsFifthsOfRecencyFrequencyAndMoney() {
    Facts facts = new Facts(
        new String[5], List.of("recency_days", "orders", "spend"),
        new double[][] {{1, 10, 20, 40, 80}, {9, 7, 5, 3, 1}, {900, 100, 500, 300, 200}}, new String[3][]);
    assertArrayEquals(new double[] {15, 9, 10, 7, 4}, facts.withRfm().of(Facts.RFM));
    assertEquals(List.of("recency_days"), facts.only(List.of("recency_days")).withRfm().names());
    assertEquals(List.of("recency_days", "orders", "spend", "rfm"), SilenceTraining.rules(facts).names(), "what the model has to beat");
  }

  @Test
  void anAIsAClearAdvantageThatWasTriedMoreThanOnce() {
    Estimate good = Estimate.of(0.75, 0.70, 0.80);
    assertEquals(Grade.A, Grade.of(Estimate.of(0.03, 0.011, 0.05), good, true));
    assertEquals(Grade.B, Grade.of(Estimate.of(0.03, 0.011, 0.05), good, false));
    assertEquals(Grade.B, Grade.of(Estimate.of(0.03, 0.009, 0.05), good, true), "less than one pair of a hundred");
    assertEquals(Grade.C, Grade.of(Estimate.of(0.03, 0.011, 0.05), Estimate.of(0.55, 0.49, 0.6), true));
    assertEquals(Grade.C, Grade.of(Estimate.of(-0.03, -0.05, -0.011), good, true));
    assertEquals(Grade.B, Grade.of(Estimate.of(-0.0027, -0.0044, -0.0009), good, true), "behind by next to nothing: as good as the rule");
  }

  @Test
  void datesDisagreeWhereFarMoreCameAtOneAndFarFewerAtAnother() {
    assertTrue(ChurnEvaluation.disagree(List.of(dated(200, 301), dated(301, 200))));
    assertFalse(ChurnEvaluation.disagree(List.of(dated(200, 301), dated(250, 200))), "one date is off, the other not far");
    assertFalse(ChurnEvaluation.disagree(List.of(dated(200, 301), dated(200, 320))), "both in the same direction");
    assertFalse(SilenceTraining.triedEnough(List.of(dated(200, 301), dated(301, 200))));
    assertFalse(SilenceTraining.triedEnough(List.of(dated(200, 210))), "one date");
    assertTrue(SilenceTraining.triedEnough(List.of(dated(200, 210), dated(200, 190))));
  }

  private static ChurnEvaluation.Dated dated(double expected, int silent) {
    Estimate auc = Estimate.of(0.7, 0.6, 0.8);
    return new ChurnEvaluation.Dated(LocalDate.of(2025, 1, 1), 1_000, silent, 0, 0, expected, auc, auc, 1);
  }

  private record Line(String customer, LocalDate day) {}

  private static Line line(String customer, LocalDate day) {
    return new Line(customer, day);
  }

  private static OrderBook book(Line... lines) {
    List<Object[]> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(new Object[] {line.customer(), line.day(), 10.0});
    }
    MemoryStudy study =
        MemoryStudy.empty().table(
            "orders", Role.TRANSACTIONS,
            List.of(
                Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("day", Kind.DATE, Meaning.DATE),
                Column.of("amount", Kind.REAL, Meaning.AMOUNT)),
            rows);
    return OrderBookReader.read(study.view(), JobContext.quiet(new Seed(1)));
  }
}
