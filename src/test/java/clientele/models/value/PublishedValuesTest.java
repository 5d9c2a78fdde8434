package clientele.models.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Numbers that papers and other programs print of single customers. */
class PublishedValuesTest {
  private static final BetaGeometric BG = new BetaGeometric(BetaGeometric.Leaves.AFTER_A_REPEAT, 1, 0.2425945, 4.4136019, 0.7929199, 2.4258881);
  private static final ParetoNbd PARETO = new ParetoNbd(1, 0.5534, 10.5802, 0.6061, 11.6562);

  /** Fader, Hardie &amp; Lee 2005, CDNOW: the spreadsheet that goes with the paper. */
  @Test
  void betaGeometricExpectsWhatThePaperDoes() {
    assertEquals(1.226, BG.expected(new History(2, 30.43, 38.86), 39), 0.001);
    double[] weeks = {0.1429, 1.0, 3.0, 31.8571, 32.0, 78.0};
    double[] orders = {0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.8576};
    for (int i = 0; i < weeks.length; i++) {
      assertEquals(orders[i], BG.expectedOfNew(weeks[i]), 5e-4);
    }
    BetaGeometric rounded = new BetaGeometric(BetaGeometric.Leaves.AFTER_A_REPEAT, 1, 0.243, 4.414, 0.793, 2.426);
    assertEquals(0.5737864, Math.exp(rounded.logLikelihood(new History(0, 0, 39))), 1e-6);
  }

  /** Hardie's note 027 and the tests of PyMC-Marketing. */
  @Test
  void betaGeometricLikelihoodStaysTrueWithManyOrders() {
    BetaGeometric m = new BetaGeometric(BetaGeometric.Leaves.AFTER_A_REPEAT, 1, 0.25, 4.0, 0.80, 2.50);
    assertEquals(-0.59947382, m.logLikelihood(new History(0, 0, 40)), 1e-7);
    assertEquals(100.7957, m.logLikelihood(new History(200, 38, 40)), 1e-3);
    assertEquals(0, BG.alive(new History(1000, 10, 100)), 1e-12);
  }

  /** The manual and walkthrough of BTYD. */
  @Test
  void paretoExpectsWhatBtydDoes() {
    assertEquals(0.9979, PARETO.alive(new History(26, 30.86, 31)), 1e-4);
    assertEquals(25.46, PARETO.expected(new History(26, 30.86, 31), 52), 0.01);
    double[] orders = {
      0.0, 0.05077821, 0.09916088, 0.14542507, 0.18979930, 0.23247466, 0.27361274, 0.31335159, 0.35181024, 0.38909211};
    for (int week = 0; week < orders.length; week++) {
      assertEquals(orders[week], new ParetoNbd(1, 0.55, 10.56, 0.61, 11.64).expectedOfNew(week), 1e-7);
    }
  }

  /** The closed form with two 2F1 (Fader &amp; Hardie 2005), summed here as a series, against the integral. */
  @Test
  void paretoLikelihoodIsThatOfFaderAndHardie() {
    double[][] parameters = {{0.553, 10.578, 0.606, 11.669}, {2.1, 3.0, 0.4, 25}, {0.9, 40, 3.3, 7}, {5, 9, 12, 300}};
    double[][] customers = {{0, 0, 38.86}, {2, 30.43, 38.86}, {1, 1.71, 38.86}, {26, 30.86, 31}, {7, 0.4, 39}, {40, 12, 12}};
    for (double[] p : parameters) {
      for (double[] c : customers) {
        ParetoNbd m = new ParetoNbd(1, p[0], p[1], p[2], p[3]);
        assertEquals(closedForm(p, c), m.logLikelihood(new History((int) c[0], c[1], c[2])), 1e-8);
      }
    }
  }

  private static double closedForm(double[] p, double[] c) {
    double r = p[0];
    double alpha = p[1];
    double s = p[2];
    double beta = p[3];
    double x = c[0];
    double largest = Math.max(alpha, beta);
    double second = alpha >= beta ? s + 1 : r + x;
    double apart = Math.abs(alpha - beta);
    double sum = r + s + x;
    double a0 = series(sum, second, sum + 1, apart / (largest + c[1])) / Math.pow(largest + c[1], sum)
        - series(sum, second, sum + 1, apart / (largest + c[2])) / Math.pow(largest + c[2], sum);
    double paces = r * Math.log(alpha) + s * Math.log(beta);
    for (int j = 0; j < x; j++) {
      paces += Math.log(r + j);
    }
    return paces + Math.log(Math.pow(alpha + c[2], -(r + x)) * Math.pow(beta + c[2], -s) + s / sum * a0);
  }

  private static double series(double a, double b, double c, double z) {
    double term = 1;
    double sum = 1;
    for (int j = 0; j < 100_000 && term > 1e-17 * sum; j++) {
      term *= (a + j) * (b + j) / ((c + j) * (j + 1)) * z;
      sum += term;
    }
    return sum;
  }

  /** Customers on which other programs overflowed: CLVTools, lifetimes. */
  @Test
  void manyOrdersDoNotOverflow() {
    ParetoNbd clv = new ParetoNbd(1, 0.5143, 2.8845, 0.2856, 14.1087);
    double[][] customers = {{221, 103.42857, 103.57143}, {254, 97.14286, 97.28571}, {161, 94.71429, 98}, {204, 98.57143, 99.42857}};
    for (double[] c : customers) {
      double alive = clv.alive(new History((int) c[0], c[1], c[2]));
      assertTrue(alive > 0 && alive <= 1, "" + alive);
    }
    ParetoNbd lifetimes = new ParetoNbd(1, 10.465, 7.98565181e-03, 3.0516, 2.820);
    double[][] many = {{400, 5, 6}, {500, 1, 37}, {500, 4, 37}};
    for (double[] c : many) {
      assertTrue(Double.isFinite(lifetimes.logLikelihood(new History((int) c[0], c[1], c[2]))));
    }
  }

  /** MBG/NBD by hand: no repeat is one who left after the first order, or stayed and did not buy; CDNOW's parameters. */
  @Test
  void whoMayLeaveAfterTheFirstOrderIsLessSurelyThere() {
    BetaGeometric m = new BetaGeometric(BetaGeometric.Leaves.AFTER_ANY_ORDER, 1, 0.525, 6.183, 0.891, 1.614);
    double leaves = 0.891 / (0.891 + 1.614);
    double quiet = Math.pow(6.183 / (6.183 + 39), 0.525);
    assertEquals(Math.log(leaves + (1 - leaves) * quiet), m.logLikelihood(new History(0, 0, 39)), 1e-12);
    assertEquals((1 - leaves) * quiet / (leaves + (1 - leaves) * quiet), m.alive(new History(0, 0, 39)), 1e-12);
    assertEquals(1, BG.alive(new History(0, 0, 39)), 0);
  }

  /** CDNOW: the first customers of lifetimes, and what R says of their likelihood. */
  @Test
  void gammaGammaExpectsWhatThePaperDoes() {
    GammaGamma m = new GammaGamma(6.25, 3.74, 15.44);
    assertEquals(24.65, m.expected(new GammaGamma.Spent(2, 22.35)), 0.05);
    assertEquals(18.91, m.expected(new GammaGamma.Spent(1, 11.77)), 0.05);
    assertEquals(35.17, m.expectedOfNew(), 0.1);
    assertEquals(-3.550478, new GammaGamma(6.248647, 3.744626, 15.44838).logLikelihood(new GammaGamma.Spent(2, 22.345)), 1e-3);
  }
}
