package clientele.models.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers made by a law, and what the models find of it. */
class RecoveryTest {
  private static final double KNOWN = 100;

  private static List<History> histories(List<Simulated> all) {
    return all.stream().map(Simulated::history).toList();
  }

  private static double logWaits(List<Simulated> all) {
    return all.stream().mapToDouble(Simulated::logWaits).sum();
  }

  @ParameterizedTest
  @CsvSource({"false, 1", "true, 1", "true, 3"})
  void findsThePaceAndTheLeavingAfterOrders(boolean first, int parts) {
    double r = 1.5;
    double alpha = 12;
    double a = 1.2;
    double b = 6;
    List<Simulated> all = Simulated.afterOrders(first, r, alpha, a, b, parts, 6_000, KNOWN, KNOWN, new Seed(11).stream("orders"));
    BetaGeometric.Leaves leaves = first ? BetaGeometric.Leaves.AFTER_ANY_ORDER : BetaGeometric.Leaves.AFTER_A_REPEAT;
    Fitted found = BetaGeometric.fit(leaves, parts, Histories.compressed(histories(all)));
    double[] truth = {Math.log(r), Math.log(r / alpha * parts), Math.log(a / b), Math.log(a + b)};
    holds(found.fit(), truth);
    assertEquals(Math.log(a / b), Math.log(((BetaGeometric) found.model()).a() / ((BetaGeometric) found.model()).b()), 0.12);
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void findsThePaceAndTheLeavingWithTime(int parts) {
    List<Simulated> all = Simulated.withTime(1.5, 12, 1.8, 150, parts, 6_000, KNOWN, KNOWN, new Seed(12).stream("time"));
    Fitted found = ParetoNbd.fit(parts, Histories.compressed(histories(all)));
    holds(found.fit(), new double[] {Math.log(1.5), Math.log(1.5 / 12 * parts), Math.log(1.8), Math.log(1.8 / 150)});
  }

  /** Settled, inside, and within four of its own standard errors of the truth, which are no wider than a third. */
  private static void holds(Fit fit, double[] truth) {
    assertTrue(fit.converged() && !fit.atBorder(), "" + fit.borders());
    for (int j = 0; j < truth.length; j++) {
      double sd = Math.sqrt(fit.covariance()[j][j]);
      assertTrue(sd > 0.005 && sd < 0.4, j + ": " + sd);
      assertEquals(truth[j], fit.point()[j], 4 * sd, "parameter " + j);
    }
  }

  /** Nine of ten intervals of 1.64 standard errors hold the truth: of 40 of the mean pace, 29 to 40 (99.9 %). */
  @Test
  void standardErrorsAreNeitherBoldNorTimid() {
    int held = 0;
    for (int study = 0; study < 40; study++) {
      List<Simulated> all = Simulated.afterOrders(true, 2, 20, 2, 14, 1, 600, KNOWN, KNOWN, new Seed(100 + study).stream("errors"));
      Fit fit = BetaGeometric.fit(BetaGeometric.Leaves.AFTER_ANY_ORDER, histories(all)).fit();
      held += Math.abs(fit.point()[1] - Math.log(0.1)) < 1.645 * Math.sqrt(fit.covariance()[1][1]) ? 1 : 0;
    }
    assertTrue(held >= 29 && held < 40, held + " of 40");
  }

  @ParameterizedTest
  @CsvSource({"false, 1", "true, 1", "true, 3"})
  void gradientOfLeavingAfterOrdersIsThatOfTheLikelihood(boolean first, int parts) {
    List<Simulated> all = Simulated.afterOrders(first, 1, 12, 1, 6, parts, 200, KNOWN, KNOWN, new Seed(3).stream("gradient"));
    BetaGeometric.Leaves leaves = first ? BetaGeometric.Leaves.AFTER_ANY_ORDER : BetaGeometric.Leaves.AFTER_A_REPEAT;
    slopes(new BetaGeometric.Sums(leaves, parts, Histories.compressed(histories(all))), new double[] {0.3, -2.1, -1.2, 1.7});
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void gradientOfLeavingWithTimeIsThatOfTheLikelihood(int parts) {
    List<Simulated> all = Simulated.withTime(1, 12, 1.8, 150, parts, 200, KNOWN, KNOWN, new Seed(4).stream("gradient"));
    Histories kinds = Histories.compressed(histories(all));
    slopes((point, gradient) -> ParetoNbd.sum(parts, kinds, point, gradient), new double[] {0.3, -2.1, 0.4, -4.2});
  }

  @Test
  void gradientOfSpendIsThatOfTheLikelihood() {
    List<GammaGamma.Spent> all = List.of(new GammaGamma.Spent(1, 12), new GammaGamma.Spent(4, 31.5), new GammaGamma.Spent(9, 3.2));
    slopes((point, gradient) -> GammaGamma.sum(all, point, gradient), new double[] {1.1, 0.9, 2.5});
  }

  private static void slopes(Search.LogLikelihood of, double[] at) {
    double[] gradient = new double[at.length];
    double[] none = new double[at.length];
    of.at(at, gradient);
    for (int j = 0; j < at.length; j++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[j] += 1e-4;
      down[j] -= 1e-4;
      double slope = (of.at(up, none) - of.at(down, none)) / 2e-4;
      assertEquals(slope, gradient[j], 1e-5 * Math.max(1, Math.abs(slope)), "slope " + j);
    }
  }

  @Test
  void findsWhatOrdersAreWorth() {
    RandomGenerator random = new Seed(5).stream("spend");
    List<GammaGamma.Spent> all = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      int orders = 1 + random.nextInt(6);
      double rate = Simulated.gamma(4, 15, random);
      all.add(new GammaGamma.Spent(orders, Simulated.gamma(6.0 * orders, rate, random) / orders));
    }
    GammaGamma.Found found = GammaGamma.fit(all);
    assertTrue(found.fit().converged());
    double[] truth = {Math.log(6), Math.log(4), Math.log(15)};
    for (int j = 0; j < truth.length; j++) {
      assertEquals(truth[j], found.fit().point()[j], 4 * Math.sqrt(found.fit().covariance()[j][j]));
    }
    assertEquals(30, found.model().expectedOfNew(), 1);
  }

  /** What is expected of customers by their own law, against what they do. */
  @ParameterizedTest
  @CsvSource({"1", "3"})
  void whatIsExpectedComesAfterOrders(int parts) {
    // the pace of the simulation is one of waits, that of the model one of their parts
    List<Simulated> all = Simulated.afterOrders(
        true, 1.5, 12.0 * parts, 1.2, 6, parts, 20_000, KNOWN, 2 * KNOWN, new Seed(21).stream("expected"));
    comes(new BetaGeometric(BetaGeometric.Leaves.AFTER_ANY_ORDER, parts, 1.5, 12.0, 1.2, 6), all);
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void whatIsExpectedComesWithTime(int parts) {
    List<Simulated> all = Simulated.withTime(
        1.5, 12.0 * parts, 1.8, 150, parts, 20_000, KNOWN, 2 * KNOWN, new Seed(22).stream("expected"));
    comes(new ParetoNbd(parts, 1.5, 12.0, 1.8, 150), all);
  }

  private static void comes(PurchaseModel m, List<Simulated> all) {
    double horizon = 60;
    for (int kind = 0; kind < 3; kind++) {
      int of = kind;
      List<Simulated> some = all.stream().filter(c -> Math.min(c.history().repeats() / 3, 2) == of).toList();
      double there = Simulated.mean(some, c -> c.gone() > c.known() ? 1 : 0);
      assertEquals(there, Simulated.mean(some, c -> m.alive(c.history())), 0.02, "there, kind " + kind);
      double came = Simulated.mean(some, c -> c.ordersWithin(c.known(), c.known() + horizon));
      assertEquals(came, Simulated.mean(some, c -> m.expected(c.history(), horizon)), 0.05 * came + 0.02, "orders, kind " + kind);
      double silent = Simulated.mean(some, c -> c.ordersWithin(c.known(), c.known() + 15) == 0 ? 1 : 0);
      assertEquals(silent, Simulated.mean(some, c -> m.silent(c.history(), 15)), 0.02, "silent, kind " + kind);
      double later = Simulated.mean(some, c -> c.ordersWithin(c.known() + 3, c.known() + 18) == 0 ? 1 : 0);
      assertEquals(later, Simulated.mean(some, c -> m.silentAfter(c.history(), 3, 15)), 0.025, "silent after a gap, kind " + kind);
      List<Simulated> left = some.stream().filter(c -> c.gone() <= c.known()).toList();
      double again = Simulated.mean(left, Simulated::again);
      double sd = Math.sqrt(Simulated.mean(left, c -> (c.again() - again) * (c.again() - again)) / left.size());
      double said = Simulated.mean(left, c -> m.expectedIfTakenBack(c.history(), c.known(), c.known() + Simulated.AGAIN));
      assertEquals(again, said, 0.02 * again + 3 * sd, "taken back, kind " + kind + ", " + left.size() + " customers");
    }
  }

  /** Who bought last at 80 can have left after that only: kept from leaving, the orders count from then on and not from 50. */
  @Test
  void whoLeavesLaterIsKeptFromThenOn() {
    PurchaseModel m = new ParetoNbd(1, 1.5, 12, 1.8, 150);
    History of = new History(9, 80, 100);
    assertEquals(m.expectedIfTakenBack(of, 80, 200), m.expectedIfTakenBack(of, 50, 200), 1e-12);
    assertTrue(m.expectedIfTakenBack(of, 100, 200) < 0.95 * m.expectedIfTakenBack(of, 80, 200));
  }

  /** Whether customers leave after orders or with time, and how regular waits are, is told by the likelihood of all. */
  @ParameterizedTest
  @CsvSource({"1", "2"})
  void theLikelihoodTellsHowCustomersLeave(int parts) {
    List<Simulated> orders = Simulated.afterOrders(true, 1.5, 12, 2, 12, parts, 3_000, KNOWN, KNOWN, new Seed(31).stream("which"));
    PurchaseModels after = PurchaseModels.fit(histories(orders), logWaits(orders), () -> {});
    assertTrue(weight(after, BetaGeometric.class) > 0.95, "" + after.fitted());
    List<Simulated> time = Simulated.withTime(1.5, 12, 1.8, 150, parts, 3_000, KNOWN, KNOWN, new Seed(32).stream("which"));
    PurchaseModels with = PurchaseModels.fit(histories(time), logWaits(time), () -> {});
    assertTrue(weight(with, ParetoNbd.class) > 0.95, "" + with.fitted());
    assertEquals(parts, with.fitted().stream().map(Fitted::model)
        .mapToInt(m -> m instanceof ParetoNbd p ? p.parts() : 0).max().orElseThrow());
  }

  private static double weight(PurchaseModels models, Class<? extends PurchaseModel> kind) {
    double sum = 0;
    for (int m = 0; m < models.weights().length; m++) {
      sum += kind.isInstance(models.fitted().get(m).model()) ? models.weights()[m] : 0;
    }
    return sum;
  }

  /** Customers of one pace and regular waits differ less than chance alone would have them. */
  @Test
  void customersWhoDoNotDifferSitAtABorderAndItIsSaid() {
    List<Simulated> all = Simulated.afterOrders(true, 1e6, 1e7, 2, 12, 3, 2_000, KNOWN, KNOWN, new Seed(41).stream("alike"));
    Fit fit = BetaGeometric.fit(BetaGeometric.Leaves.AFTER_ANY_ORDER, histories(all)).fit();
    assertTrue(fit.converged());
    assertTrue(fit.borders().contains("differences of pace"), "" + fit.borders());
    assertEquals(0, fit.covariance()[0][0], 0);
    List<Simulated> staying = Simulated.withTime(1.5, 12, 1.8, 1e12, 1, 2_000, KNOWN, KNOWN, new Seed(42).stream("staying"));
    Fitted forever = ParetoNbd.fit(histories(staying));
    assertTrue(forever.fit().atBorder() && forever.fit().converged());
    assertTrue(staying.stream().allMatch(c -> forever.model().alive(c.history()) > 0.99));
  }

  /** A hundred of one kind are as likely as a hundred times one. */
  @Test
  void equalHistoriesAreCountedAndNotRepeated() {
    History one = new History(3, 20, 40);
    History other = new History(0, 0, 40);
    List<History> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(one);
      all.add(new History(0, 0, 40));
    }
    assertEquals(2, Histories.compressed(all).of().length);
    Fitted found = BetaGeometric.fit(BetaGeometric.Leaves.AFTER_A_REPEAT, all);
    assertEquals(
        100 * (found.model().logLikelihood(one) + found.model().logLikelihood(other)), found.fit().logLikelihood(), 1e-6);
    assertFalse(Double.isNaN(found.fit().logLikelihood()));
  }

  @Test
  void aHistoryThatCannotBeIsRefused() {
    for (double[] wrong : new double[][] {{-1, 0, 5}, {1, 6, 5}, {0, 3, 5}, {1, -1, 5}, {1, 2, Double.NaN}}) {
      org.junit.jupiter.api.Assertions.assertThrows(
          IllegalArgumentException.class, () -> new History((int) wrong[0], wrong[1], wrong[2]));
    }
  }
}
