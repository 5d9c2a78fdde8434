package clientele.analysis.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.features.UsualSilence;
import clientele.job.JobContext;
import clientele.models.LogisticRegression;
import clientele.models.Recalibration;
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
      String fact, double slope, double[][] covariance, Drift drift, Optional<ChurnWindows> windows, Optional<SilenceScope> scope) {
    Encoding encoding = new Encoding(List.of(fact), List.of(true),
        List.of(new Encoding.Slot(0, Encoding.Use.NUMBER, "", 0, 0, 1, -9, 9)), List.of(List.of()), new double[] {1});
    return new ChurnModel("silence", "t", Optional.empty(), windows, scope, encoding,
        new LogisticRegression(List.of(fact), new double[] {0, slope}, covariance, new double[] {0}, 0, 1), Recalibration.none(),
        drift, new boolean[] {true});
  }

  private static ChurnModel model(double[][] covariance, Drift drift) {
    return model("x", 0, covariance, drift, Optional.empty(), Optional.empty());
  }

  /** Log odds 0 + .5, and .5 ± 2.7764 (Student's t, 4 degrees) · .2, each as 1 / (1 + exp(−odds)). */
  @Test
  void driftRaisesRisksAndWidensThem() {
    ChurnModel.Risk risk = model(new double[2][2], new Drift(0.5, 0.2, 4, 3)).risk(new double[] {0});
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

  private static double half(double[][] covariance, double rateHalf) {
    double[] risk = new double[200];
    Arrays.fill(risk, 0.5);
    Integer[] order = new Integer[200];
    Arrays.setAll(order, i -> i);
    Gains.Range range = Gains.given(risk, 1, 0, Estimate.of(0.5, 0.5 - rateHalf, 0.5 + rateHalf), model(covariance, Drift.none()))
        .interval(order, 200, JOB);
    return (range.high()[200] - range.low()[200]) / 2;
  }

  /**
   * Half of 100 customers buy for 10 every 10, 15, 20 or 30 days for two years; the others stop after one and come back for 6
   * orders at the very end. Who buys every 15 days spends 365 / 15 · 10 = 243 in the second year, and 60 come from those who
   * fell silent without a call.
   */
  @Test
  void savedIsWhatDoesNotComeAnyway() {
    LocalDate first = LocalDate.of(2024, 1, 1);
    LocalDate last = first.plusDays(729);
    LocalDate cut = last.minusDays(365);
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 100; c++) {
      int pace = new int[] {10, 15, 20, 30}[c / 2 % 4];
      for (LocalDate d = first.plusDays(c % 3); !d.isAfter(last); d = d.plusDays(pace)) {
        if (c % 2 == 0 || !d.isAfter(cut)) {
          rows.add(new Object[] {"o" + rows.size(), "c" + c, d, 10.0});
        }
      }
      for (int k = 0; c % 2 == 1 && k < 6; k++) {
        rows.add(new Object[] {"o" + rows.size(), "c" + c, last.minusDays(k), 10.0});
      }
    }
    OrderBook book = book(rows);
    SilenceScope scope = new SilenceScope(false, 60, 90, UsualSilence.learn(book, 60));
    ChurnModel model = model("recency_days", 0.1, new double[2][2], Drift.none(),
        Optional.of(ChurnWindows.lay(first, last, 60, 7, 0)), Optional.of(scope));
    Worth worth = Worth.learn(book, model, JOB);
    assertEquals(365, worth.horizon());
    int fortnightly = 0;
    while (!book.customer(fortnightly).equals("c2")) {
      fortnightly++;
    }
    assertEquals(243 - 60, worth.saved(worth.base(fortnightly), 0.5), 20, "regular waits make a saved one look a little slower");
  }

  /**
   * All buy for 10 every 20 days. Of 120 who then fall silent, those last seen just before the earlier date (low odds) come back
   * for ten orders, those not seen for 60 days (high odds) never: saving one of these brings about 100 more.
   */
  @Test
  void theLikelierSilenceWasTheLessComesAnyway() {
    LocalDate first = LocalDate.of(2024, 1, 1);
    LocalDate last = first.plusDays(729);
    LocalDate cut = last.minusDays(365);
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 240; c++) {
      boolean stays = c % 2 == 0;
      LocalDate seen = c % 4 == 1 ? cut : cut.minusDays(60);
      for (LocalDate d = stays ? last : seen; !d.isBefore(first); d = d.minusDays(20)) {
        rows.add(new Object[] {"o" + rows.size(), "c" + c, d, 10.0});
      }
      for (int k = 0; c % 4 == 1 && k < 10; k++) {
        rows.add(new Object[] {"o" + rows.size(), "c" + c, last.minusDays(k), 10.0});
      }
    }
    OrderBook book = book(rows);
    SilenceScope scope = new SilenceScope(false, 60, 90, UsualSilence.learn(book, 60));
    ChurnModel model = model("recency_days", 0.3, new double[2][2], Drift.none(),
        Optional.of(ChurnWindows.lay(first, last, 60, 7, 0)), Optional.of(scope));
    Worth worth = Worth.learn(book, model, JOB);
    assertEquals(100, worth.saved(182, 0.99) - worth.saved(182, 0.01), 25);
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
      double[] p = Learner.fit(facts, left, JOB).probabilities(facts);
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
      told += Learner.plain(noise(400, 1, random), coins(400, random), JOB).told()[0] ? 1 : 0;
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
