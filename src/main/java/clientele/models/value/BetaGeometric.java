package clientele.models.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Customers who may leave after an order: waits are exponential at a pace that is gamma distributed over customers, and after
 * an order each leaves with a probability that is beta distributed. BG/NBD (Fader, Hardie &amp; Lee 2005) where nobody leaves
 * after the first order, MBG/NBD (Batislam, Denizel &amp; Filiztekin 2007) where one may leave after any. More regular waits are
 * sums of so many exponential parts: BG/CNBD-k and MBG/CNBD-k (Reutterer, Platzer &amp; Schröder 2021).
 *
 * @param leaves after which orders one may leave
 * @param parts of a wait, 1 or more
 * @param r shape of the pace
 * @param alpha rate of the pace of parts, in time
 * @param a of the probability to leave
 * @param b of the probability to leave
 */
public record BetaGeometric(Leaves leaves, int parts, double r, double alpha, double a, double b) implements PurchaseModel {
  /** After which orders a customer may leave. */
  public enum Leaves {
    /** BG/NBD. */
    AFTER_A_REPEAT,
    /** MBG/NBD. */
    AFTER_ANY_ORDER
  }

  private static final String[] NAMES = {"differences of pace", "pace", "leaving", "differences of leaving"};
  private static final int FEW = 1_500;
  private static final int MOST_TERMS = 1_000_000;
  
  /** Logarithm of a probability that is none. */
  private static final double REST = -45;

  /** Finds the likeliest parameters with waits of one part. */
  public static Fitted fit(Leaves leaves, Collection<History> all) {
    return fit(leaves, 1, Histories.compressed(all));
  }

  static Fitted fit(Leaves leaves, int parts, Histories histories) {
    double pace = Math.log(parts * histories.pace());
    double[] low = {Math.log(1e-3), pace - 12, -12, Math.log(1e-3)};
    double[] high = {Math.log(1e4), pace + 12, 12, Math.log(1e5)};
    List<double[]> starts = new ArrayList<>();
    for (double share : new double[] {0.05, 0.25}) {
      for (double shape : new double[] {0.3, 3}) {
        starts.add(new double[] {Math.log(shape), pace, Math.log(share / (1 - share)), Math.log(3 * shape)});
      }
    }
    Histories some = histories.thinned(FEW);
    double[] near = new Search(new Sums(leaves, parts, some), some.total(), NAMES, low, high).highest(starts);
    Fit fit = new Search(new Sums(leaves, parts, histories), histories.total(), NAMES, low, high).from(near);
    return new Fitted(of(leaves, parts, fit.point()), fit);
  }

  private static BetaGeometric of(Leaves leaves, int parts, double[] point) {
    double r = Math.exp(point[0]);
    double share = 1 / (1 + Math.exp(-point[2]));
    double size = Math.exp(point[3]);
    return new BetaGeometric(leaves, parts, r, r / Math.exp(point[1]), size * share, size / (1 + Math.exp(point[2])));
  }

  @Override
  public PurchaseModel at(double[] point) {
    return of(leaves, parts, point);
  }

  /** Log-likelihood of all with its gradient; what depends on the number of orders only is added up once. */
  record Sums(Leaves leaves, int parts, Histories histories) implements Search.LogLikelihood {
    @Override
    public double at(double[] point, double[] gradient) {
      BetaGeometric m = of(leaves, parts, point);
      int most = parts * (histories.mostRepeats() + 1);
      double[] pace = new double[most + 1];
      double[] paceSlope = new double[most + 1];
      double[] stays = new double[most + 1];
      double[] byA = new double[most + 1];
      double[] byB = new double[most + 1];
      double size = m.a + m.b;
      for (int j = 0; j < most; j++) {
        pace[j + 1] = pace[j] + Math.log(m.r + j);
        paceSlope[j + 1] = paceSlope[j] + 1 / (m.r + j);
        stays[j + 1] = stays[j] + Math.log1p(-m.a / (size + j));
        byA[j + 1] = byA[j] - 1 / (size + j);
        byB[j + 1] = byB[j] + m.a / (size + j) / (m.b + j);
      }
      double logAlpha = Math.log(m.alpha);
      double logA = Math.log(m.a);
      double sum = 0;
      double r = 0;
      double alpha = 0;
      double a = 0;
      double b = 0;
      double[] terms = new double[parts];
      for (int i = 0; i < histories.of().length; i++) {
        History h = histories.of()[i];
        double n = histories.customers()[i];
        int x = h.repeats();
        int chances = m.chances(h);
        int done = parts * x;
        double logKnown = Math.log(m.alpha + h.known());
        double logOpen = Math.log(h.known() - h.last()) - logKnown;
        double logLast = Math.log(m.alpha + h.last());
        double gone = chances == 0
            ? Double.NEGATIVE_INFINITY : logA - Math.log(m.b + chances - 1) - (m.r + done) * logLast;
        double top = gone;
        double term = -(m.r + done) * logKnown;
        for (int j = 0; j < parts; j++) {
          terms[j] = term;
          top = Math.max(top, term);
          term += Math.log(m.r + done + j) + logOpen - Math.log(j + 1.0);
        }
        double total = Math.exp(gone - top);
        for (int j = 0; j < parts; j++) {
          terms[j] = Math.exp(terms[j] - top);
          total += terms[j];
        }
        double left = Math.exp(gone - top) / total;
        double byR = -(1 - left) * logKnown - left * logLast;
        double byAlpha = left * (m.r + done) / (m.alpha + h.last());
        double byPart = 0;
        for (int j = 0; j < parts; j++) {
          double there = terms[j] / total;
          byR += there * byPart;
          byAlpha += there * (m.r + done + j) / (m.alpha + h.known());
          byPart += 1 / (m.r + done + j);
        }
        sum += n * (pace[done] + m.r * logAlpha + stays[chances] + top + Math.log(total));
        r += n * (paceSlope[done] + logAlpha + byR);
        alpha += n * (m.r / m.alpha - byAlpha);
        a += n * (left / m.a + byA[chances]);
        b += n * ((chances == 0 ? 0 : -left / (m.b + chances - 1)) + byB[chances]);
      }
      gradient[0] = m.r * r + m.alpha * alpha;
      gradient[1] = -m.alpha * alpha;
      gradient[2] = m.a * m.b / size * (a - b);
      gradient[3] = m.a * a + m.b * b;
      return sum;
    }
  }

  /** How often a customer could have left before the last order that is known, and after it. */
  private int chances(History of) {
    return leaves == Leaves.AFTER_ANY_ORDER ? of.repeats() + 1 : of.repeats();
  }

  @Override
  public double logLikelihood(History of) {
    double sum = r * Math.log(alpha);
    for (int j = 0; j < parts * of.repeats(); j++) {
      sum += Math.log(r + j);
    }
    for (int j = 0; j < chances(of); j++) {
      sum += Math.log1p(-a / (a + b + j));
    }
    double[] ends = ends(of);
    double top = Arrays.stream(ends).max().orElseThrow();
    return sum + top + Math.log(Arrays.stream(ends).map(e -> Math.exp(e - top)).sum());
  }

  /** How likely each end is, as logarithms: there, with so many parts of the open wait behind, and, last, left. */
  private double[] ends(History of) {
    int done = parts * of.repeats();
    double[] ends = new double[parts + 1];
    double logKnown = Math.log(alpha + of.known());
    ends[0] = -(r + done) * logKnown;
    for (int j = 1; j < parts; j++) {
      ends[j] = ends[j - 1] + Math.log((r + done + j - 1) * (of.known() - of.last()) / j) - logKnown;
    }
    int chances = chances(of);
    ends[parts] = chances == 0
        ? Double.NEGATIVE_INFINITY : Math.log(a / (b + chances - 1)) - (r + done) * Math.log(alpha + of.last());
    return ends;
  }

  @Override
  public double alive(History of) {
    double[] ends = ends(of);
    double there = 0;
    for (int j = 0; j < parts; j++) {
      there += Math.exp(ends[j] - ends[0]);
    }
    return 1 / (1 + Math.exp(ends[parts] - ends[0]) / there);
  }

  @Override
  public double expectedIfAlive(History of, double horizon) {
    double[] ends = ends(of);
    double sum = 0;
    double there = 0;
    for (int j = 0; j < parts; j++) {
      double weight = Math.exp(ends[j] - ends[0]);
      there += weight;
      sum += weight * orders(r + parts * of.repeats() + j, alpha + of.known(), a, b + chances(of), parts - j, horizon);
    }
    return sum / there;
  }

  /** As if there where nobody can have left; who has left did so after the last order. */
  @Override
  public double expectedIfTakenBack(History of, double from, double until) {
    int chances = chances(of);
    double horizon = until - Math.max(from, of.last());
    return chances == 0
        ? expectedIfAlive(of, horizon)
        : orders(r + parts * of.repeats(), alpha + of.last(), a + 1, b + chances - 1, parts, horizon);
  }

  @Override
  public double expectedOfNew(double horizon) {
    return leaves == Leaves.AFTER_A_REPEAT
        ? orders(r, alpha, a, b, parts, horizon)
        : b / (a + b) * orders(r, alpha, a, b + 1, parts, horizon);
  }

  @Override
  public double leaving(History of, double time) {
    return Math.min(1, expectedIfAlive(of, time) * a / (a + b + chances(of)));
  }

  @Override
  public PurchaseModel leavingMore(double by) {
    double odds = a / b * Math.exp(by);
    return new BetaGeometric(leaves, parts, r, alpha, (a + b) * odds / (1 + odds), (a + b) / (1 + odds));
  }

  /**
   * Orders within a time until leaving: the sum over k of the probability that so many would come, a negative binomial tail,
   * and that one has not left after one of those before. All terms are positive, so nothing cancels; it is the 2F1 of the paper.
   *
   * @param first parts until the first order
   */
  private double orders(double shape, double rate, double a, double b, int first, double horizon) {
    if (!(horizon > 0)) {
      return 0;
    }
    double logZ = Math.log(horizon / (rate + horizon));
    double logTerm = shape * Math.log(rate / (rate + horizon));
    double tail = 1;
    double stays = 1;
    double sum = 0;
    int next = first;
    int orders = 0;
    for (int k = 0; k < MOST_TERMS; k++) {
      if (logTerm < REST && k > shape * horizon / rate) {
        break;
      }
      tail = Math.max(0, tail - Math.exp(logTerm));
      logTerm += Math.log((shape + k) / (k + 1)) + logZ;
      if (k + 1 == next) {
        sum += tail * stays;
        stays *= (b + orders) / (a + b + orders);
        orders++;
        next += parts;
      }
    }
    return sum;
  }
}
