package clientele.analysis.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.actions.GainRange;
import clientele.base.Estimate;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.features.UsualSilence;
import clientele.features.engine.OrderBookEngine;
import clientele.features.facts.Facts;
import clientele.features.windows.OutcomeWindows;
import clientele.features.windows.SilenceScope;
import clientele.job.JobContext;
import clientele.models.LogisticRegression;
import clientele.models.Recalibration;
import clientele.models.learn.Encoding;
import clientele.models.learn.KeptScorer;
import clientele.models.learn.LearnedModel;
import clientele.models.learn.Learners;
import clientele.models.learn.LogisticLearner;
import clientele.models.learn.LogisticScorer;
import clientele.models.learn.Outcomes;
import clientele.stats.Drift;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What a model says of risks, counts, calls and money, where all of it can be worked out by hand. */
class ChurnModelTest {
  private static final JobContext JOB = JobContext.quiet(new Seed(1));

  /** A model on one number whose coefficients are given; at 0 the risk is a half. */
  private static ChurnModel model(
      String fact, double slope, double[][] covariance, Drift drift, Optional<OutcomeWindows> windows, Optional<SilenceScope> scope) {
    Encoding encoding = new Encoding(List.of(fact), List.of(true),
        List.of(new Encoding.Slot(0, Encoding.Use.NUMBER, "", 0, 0, 1, -9, 9)), List.of(List.of()), new double[] {1});
    return new ChurnModel("silence", "t", Optional.empty(), windows, scope, learned(encoding,
        new LogisticRegression(List.of(fact), new double[] {0, slope}, covariance, new double[] {0}, 0, 1)), drift, List.of());
  }

  private static LearnedModel learned(Encoding encoding, LogisticRegression regression) {
    double median = encoding.slots().getFirst().fill();
    return new LearnedModel("logistic", encoding.facts(), encoding.numeric(), List.of(new LearnedModel.Range(-9, median, 9, List.of(), false)),
        Optional.of(KeptScorer.of(new LogisticScorer(encoding, regression))), List.of(), 0, Recalibration.none(), regression.variance(new double[] {1, 0}));
  }

  private static ChurnModel model(double[][] covariance, Drift drift) {
    return model("x", 0, covariance, drift, Optional.empty(), Optional.empty());
  }

  /** Log odds 0 + .5, and .5 ± 2.7764 (Student's t, 4 degrees) · .2, each as 1 / (1 + exp(−odds)). */
  @Test
  void driftRaisesRisksAndWidensThem() {
    ChurnModel.Risk risk = model(new double[2][2], new Drift(0.5, 0.2, 4, 3))
        .risks(new Facts(new String[1], List.of("x"), new double[][] {{0}}, new String[1][]))[0];
    assertEquals(0.622459, risk.probability(), 1e-6);
    assertEquals(0.486181, risk.low(), 1e-4);
    assertEquals(0.741802, risk.high(), 1e-4);
  }

  /** 100 customers at a half: 25 for the chance of each, and (100 · ¼)² times the variance of the constant. */
  @Test
  void theCountHoldsTheErrorOfTheConstant() {
    Facts facts = new Facts(new String[100], List.of("x"), new double[][] {new double[100]}, new String[1][]);
    Estimate count = Likely.leavers(model(new double[][] {{0.04, 0}, {0, 0}}, Drift.none()), facts);
    assertEquals(50, count.value(), 1e-9);
    assertEquals(1.959964 * Math.sqrt(25 + 0.04 * 25 * 25), count.interval().halfWidth(), 1e-3);
  }

  /**
   * 200 calls at risk and save rate of a half, each saved worth 1: the chance alone has a deviation of √(200 · ¼ · ¾) = 6.12;
   * a save rate known to .1 moves 200 · ½ · .1 = 10 more; a deviation of 1 in the log odds moves each risk by about .2.
   */
  @Test
  void drawnWorldsHoldTheChanceTheSaveRateAndTheRisk() {
    assertEquals(1.96 * Math.sqrt(200 * 0.25 * 0.75), half(new double[2][2], 0), 2);
    assertEquals(1.96 * Math.hypot(6.12, 200 * 0.5 * 0.1), half(new double[2][2], 0.1 * 1.96), 4);
    double common = half(new double[][] {{1, 0}, {0, 0}}, 0);
    assertTrue(common > 30, "100 customers leave, give or take 20 · 1.96, half of them saved: " + common);
  }

  /** A next period whose log odds may lie 1.96 higher or lower is a deviation of 1, as one of the constant; both together √2. */
  @Test
  void drawnWorldsHoldTheDriftOfTheNextPeriod() {
    Drift drift = new Drift(0, 1.959964 / 2.776445, 4, 3);
    assertEquals(1.959964, drift.half(), 1e-5);
    double common = half(new double[][] {{1, 0}, {0, 0}}, 0);
    assertEquals(common, half(new double[2][2], 0, drift), 0.5);
    assertEquals(half(new double[][] {{2, 0}, {0, 0}}, 0), half(new double[][] {{1, 0}, {0, 0}}, 0, drift), 0.5);
  }

  private static double half(double[][] covariance, double rateHalf) {
    return half(covariance, rateHalf, Drift.none());
  }

  private static double half(double[][] covariance, double rateHalf, Drift drift) {
    double[] risk = new double[200];
    Arrays.fill(risk, 0.5);
    Integer[] order = new Integer[200];
    Arrays.setAll(order, i -> i);
    GainRange range = Gains.given(risk, 1, 0, Estimate.of(0.5, 0.5 - rateHalf, 0.5 + rateHalf), model(covariance, drift))
        .interval(order, 200, JOB);
    return (range.high()[200] - range.low()[200]) / 2;
  }

  /**
   * All 200 buy for 10 every 20 days for a year. Then 100 go on (182 in the second year), 50 pause for 97 days and go on (134),
   * 50 never come again. Of the silent half were still there; those who are bring, the silent counted half,
   * (100 · 182 + 25 · 134) / 125 = 172. One who would fall silent is worth half of that, and not 182 − 67 as against those only who did not pause.
   */
  @Test
  void onlyWhoHasLeftCanBeSavedAndBringsWhatAllBringWhoAreThere() {
    Worth worth = worth(c -> c % 2 == 0 ? 1 : c % 4 == 1 ? 98 : 1_000);
    assertEquals(365, worth.horizon());
    assertFalse(worth.nobodyLeaves());
    assertEquals(86, worth.saved(182, worth.excess(0, 0.5)), 6);
    assertTrue(worth.saved(182, worth.excess(0, 0.3)) < worth.saved(182, worth.excess(0, 0.5)), "the likelier silence was, the more of it is leaving");
  }

  /** The same where all who pause go on: they are slow, nobody leaves, and no call saves anything. */
  @Test
  void whereNobodyLeavesNobodyCanBeSaved() {
    Worth worth = worth(c -> c % 2 == 0 ? 1 : 98);
    assertTrue(worth.nobodyLeaves());
    assertEquals(0, worth.saved(182, worth.excess(0, 0.9)), 1e-9);
  }

  /**
   * 100 fall silent who were all but sure to be slow: by the own pace one in ten would be back in so short a time, and 20 were.
   * That is no proof that all are there: the 20 are, and the rest stays open.
   */
  @Test
  void aTimeTooShortToComeBackInTellsOnlyOfThoseWhoDid() {
    List<StillThere.Seen> silent = new ArrayList<>();
    List<StillThere.Seen> staying = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      silent.add(new StillThere.Seen(0, 0, 0.1, i < 20));
      staying.add(new StillThere.Seen(0, 0, 0.1, i < 10));
    }
    StillThere there = StillThere.learn(silent, staying).orElseThrow();
    assertTrue(there.atLeast() && !there.all());
    assertEquals(0.2, there.at(0), 1e-6);
  }

  /** The same where nobody who falls silent comes back: each is worth all that one who is there brings. */
  @Test
  void whereAllSilentHaveLeftOneIsWorthAllThatOneBrings() {
    Worth worth = worth(c -> c % 2 == 0 ? 1 : 1_000);
    assertEquals(182, worth.saved(182, worth.excess(0, 0.5)), 6);
  }

  /**
   * What is at stake is what the own past promises of one who has not been lost. Customers buy for 10 every 5, 20 or 80 days, a third
   * of them for a year only of two: who bought every 20 days is worth 182 a year, also one who has not come for a year. Counted as
   * one who waited all that year, that one would be worth half.
   */
  @Test
  void whatIsAtStakeIsWhatOneBringsWhoHasNotLeft() {
    LocalDate first = LocalDate.of(2024, 1, 1);
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 180; c++) {
      int gap = new int[] {5, 20, 80}[c % 3];
      for (int day = c % 5; day < (c / 3 % 3 == 0 ? 365 : 730); day += gap) {
        rows.add(new Object[] {"o" + rows.size(), "c" + c, first.plusDays(day), 10.0});
      }
    }
    Worth worth = Worth.learn(OrderBookEngine.over(book(rows)), model(new double[2][2], Drift.none()), JOB);
    assertEquals(365, worth.horizon());
    assertEquals(182, worth.base(1), 15, "c1, who never came in the second year");
    assertEquals(182, worth.base(4), 15, "c4, who goes on");
  }

  /** 200 customers who buy for 10 every 20 days up to a year before the end, and again from so many days after it on. */
  private static Worth worth(java.util.function.IntUnaryOperator again) {
    LocalDate first = LocalDate.of(2024, 1, 1);
    LocalDate last = first.plusDays(729);
    LocalDate cut = last.minusDays(365);
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 200; c++) {
      LocalDate seen = cut.minusDays(c % 3);
      for (LocalDate d = seen; !d.isBefore(first); d = d.minusDays(20)) {
        rows.add(new Object[] {"o" + rows.size(), "c" + c, d, 10.0});
      }
      for (LocalDate d = cut.plusDays(again.applyAsInt(c) + 10L); !d.isAfter(last); d = d.plusDays(20)) {
        rows.add(new Object[] {"o" + rows.size(), "c" + c, d, 10.0});
      }
    }
    rows.add(new Object[] {"o", "new", last, 10.0});
    rows.add(new Object[] {"o0", "old", first, 10.0});
    OrderBook book = book(rows);
    SilenceScope scope = new SilenceScope(false, 60, 90, UsualSilence.learn(book, 60));
    ChurnModel model = model("recency_days", 0, new double[2][2], Drift.none(),
        OutcomeWindows.lay(first, last, 60, 7, 0), Optional.of(scope));
    return Worth.learn(OrderBookEngine.over(book), model, JOB);
  }

  /** Usual are 2 orders, fewer mean more risk: one order is "only", two are as many as the others have and no reason. */
  @Test
  void aReasonIsNeverAgainstAnEqualValue() {
    Encoding encoding = new Encoding(List.of("orders"), List.of(true),
        List.of(new Encoding.Slot(0, Encoding.Use.NUMBER, "", 2, 4, 1, -9, 9)), List.of(List.of()), new double[] {-1});
    ChurnModel few = new ChurnModel("silence", "t", Optional.empty(), Optional.empty(), Optional.empty(), learned(encoding,
        new LogisticRegression(List.of("orders"), new double[] {0, -1}, new double[2][2], new double[] {0}, 0, 1)), Drift.none(), List.of());
    Facts facts = new Facts(new String[] {"a", "b"}, List.of("orders"), new double[][] {{1, 2}}, new String[1][]);
    Text[][] reasons = new Reasons(few).of(facts);
    assertEquals("Only 1 order so far, usual are 2", Messages.render(reasons[0][0], Language.ENGLISH));
    assertNull(reasons[1][0]);
  }

  /** Day 19,874 since 1970 is 31 May 2024: a reason that is read out to a customer names the day. */
  @Test
  void aReasonThatIsADayNamesTheDay() {
    Encoding encoding = new Encoding(List.of("joined"), List.of(true),
        List.of(new Encoding.Slot(0, Encoding.Use.NUMBER, "", 19_000, 19_000, 500, 15_000, 25_000)), List.of(List.of()), new double[] {1});
    LearnedModel learned = new LearnedModel("logistic", List.of("joined"), List.of(true),
        List.of(new LearnedModel.Range(15_000, 19_000, 25_000, List.of(), false)),
        Optional.of(KeptScorer.of(new LogisticScorer(encoding, new LogisticRegression(
            List.of("joined"), new double[] {0, 1}, new double[2][2], new double[] {0}, 0, 1)))), List.of(), 0, Recalibration.none(), 0);
    ChurnModel model = new ChurnModel("label", "t", Optional.empty(), Optional.empty(), Optional.empty(), learned, Drift.none(), List.of("joined"));
    Text[][] reasons = new Reasons(model).of(new Facts(new String[1], List.of("joined"), new double[][] {{19_874}}, new String[1][]));
    assertEquals("joined is 31 May 2024", Messages.render(reasons[0][0], Language.ENGLISH));
    assertEquals("joined 为 2024-05-31", Messages.render(reasons[0][0], Language.CHINESE));
  }

  private static OrderBook book(List<Object[]> rows) {
    return OrderBookReader.read(MemoryStudy.empty().table("orders", Role.TRANSACTIONS,
        List.of(Column.of("order", Kind.TEXT, Meaning.ORDER_ID), Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID),
            Column.of("day", Kind.DATE, Meaning.DATE), Column.of("amount", Kind.REAL, Meaning.AMOUNT)), rows).view(), JOB);
  }

  /**
   * 20 facts without meaning and 400 rows: a regression spreads the risks it fits by about √(20 / 400) / 2 = .11 of chance;
   * held out of the rows they were learned from, they say that nothing is known.
   */
  @Test
  void calibrationIsNotLearnedFromTheRowsTheModelLearnedFrom() {
    double widest = 0;
    for (int trial = 0; trial < 5; trial++) {
      RandomGenerator random = new Seed(40 + trial).stream("noise");
      boolean[] left = coins(400, random);
      Facts facts = noise(400, 20, random);
      double[] p = Grading.learn(Learners.of("logistic"), facts, left, Outcomes.own(400), JOB).model()
          .probabilities(facts.columns());
      double mean = Arrays.stream(p).average().orElseThrow();
      widest += Math.sqrt(Arrays.stream(p).map(v -> (v - mean) * (v - mean)).average().orElseThrow()) / 5;
    }
    assertTrue(widest < 0.05, "deviation of the fitted risks: " + widest);
  }

  /** Of 40 facts without meaning, each alone in its model, a level of 5 % tells two; more than 7 in one of a thousand studies. */
  @Test
  void whatIsChanceIsNoReason() {
    RandomGenerator random = new Seed(9).stream("reasons");
    int told = 0;
    for (int trial = 0; trial < 40; trial++) {
      told += new LogisticLearner()
          .learn(noise(400, 1, random).columns(), coins(400, random), Outcomes.own(400), JOB).told()[0] ? 1 : 0;
    }
    assertTrue(told <= 7, told + " of 40");
  }

  private static boolean[] coins(int n, RandomGenerator random) {
    boolean[] coins = new boolean[n];
    for (int i = 0; i < n; i++) {
      coins[i] = random.nextBoolean();
    }
    return coins;
  }

  private static Facts noise(int n, int facts, RandomGenerator random) {
    double[][] numbers = new double[facts][n];
    List<String> names = new ArrayList<>();
    for (int f = 0; f < facts; f++) {
      names.add("f" + f);
      for (int i = 0; i < n; i++) {
        numbers[f][i] = random.nextGaussian();
      }
    }
    return new Facts(new String[n], names, numbers, new String[facts][]);
  }
}
