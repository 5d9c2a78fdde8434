package clientele.models.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Customers who leave with time: waits are exponential at a pace that is gamma distributed over customers, and the time until
 * leaving is exponential with a rate that is gamma distributed too: Pareto/NBD (Schmittlein, Morrison &amp; Colombo 1987).
 *
 * <p>The likelihood of one who left unseen is an integral over when. In the logarithm of time it is log-concave and smooth, so
 * that Gauss's rule on a few pieces gives it to the last digits without the series of the 2F1 (Fader &amp; Hardie 2005), which
 * gets slow near its border, and its derivatives with it.
 *
 * @param parts of a wait, 1 or more: with more than one, waits are more regular
 * @param r shape of the pace
 * @param alpha rate of the pace of parts, in time
 * @param s shape of the rate of leaving
 * @param beta rate of the rate of leaving, in time
 */
public record ParetoNbd(int parts, double r, double alpha, double s, double beta) implements PurchaseModel {
  private static final String[] NAMES = {"differences of pace", "pace", "differences of leaving", "leaving"};

  private static final int FEW = 600;

  /** Fall of the logarithm of the integrand over a piece, at most; a piece is no longer than 1, as the slope grows along it. */
  private static final double FALL = 8;

  /** Fall of the logarithm after which the rest is nothing. */
  private static final double REST = 37;

  /** Gauss–Legendre, 16 points: half of the places in −1 … 1 and their weights (Abramowitz &amp; Stegun, table 25.4). */
  private static final double[] PLACES = {
    0.0950125098376374, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438,
    0.7554044083550030, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499};

  private static final double[] WEIGHTS = {
    0.1894506104550685, 0.1826034150449236, 0.1691565193950025, 0.1495959888165767,
    0.1246289712555339, 0.0951585116824928, 0.0622535239386479, 0.0271524594117541};

  /** Finds the likeliest parameters with waits of one part. */
  public static Fitted fit(Collection<History> all) {
    return fit(1, Histories.compressed(all));
  }

  static Fitted fit(int parts, Histories histories) {
    double pace = Math.log(parts * histories.pace());
    double life = -Math.log(histories.longest());
    double[] low = {Math.log(1e-3), pace - 12, Math.log(1e-3), life - 12};
    double[] high = {Math.log(1e4), pace + 12, Math.log(1e4), life + 12};
    List<double[]> starts = new ArrayList<>();
    for (double shape : new double[] {0.5, 4}) {
      for (double sooner : new double[] {0, 2}) {
        starts.add(new double[] {Math.log(shape), pace, Math.log(shape), life + sooner});
      }
    }
    Histories some = histories.thinned(FEW);
    double[] near = new Search((point, gradient) -> sum(parts, some, point, gradient), some.total(), NAMES, low, high).highest(starts);
    Fit fit = new Search((point, gradient) -> sum(parts, histories, point, gradient), histories.total(), NAMES, low, high).from(near);
    return new Fitted(of(parts, fit.point()), fit);
  }

  private static ParetoNbd of(int parts, double[] point) {
    double r = Math.exp(point[0]);
    double s = Math.exp(point[2]);
    return new ParetoNbd(parts, r, r / Math.exp(point[1]), s, s / Math.exp(point[3]));
  }

  @Override
  public PurchaseModel at(double[] point) {
    return of(parts, point);
  }

  static double sum(int parts, Histories histories, double[] point, double[] gradient) {
    ParetoNbd m = of(parts, point);
    int most = parts * (histories.mostRepeats() + 1);
    double[] pace = new double[most + 1];
    double[] paceSlope = new double[most + 1];
    for (int j = 0; j < most; j++) {
      pace[j + 1] = pace[j] + Math.log(m.r + j);
      paceSlope[j + 1] = paceSlope[j] + 1 / (m.r + j);
    }
    double logAlpha = Math.log(m.alpha);
    double logBeta = Math.log(m.beta);
    double sum = 0;
    double r = 0;
    double alpha = 0;
    double s = 0;
    double beta = 0;
    Ends ends = new Ends();
    for (int i = 0; i < histories.of().length; i++) {
      History h = histories.of()[i];
      double n = histories.customers()[i];
      int done = parts * h.repeats();
      ends.of(m, h);
      sum += n * (pace[done] + m.r * logAlpha + m.s * logBeta + ends.log);
      double byR = 0;
      double byAlpha = 0;
      double byS = 0;
      double byBeta = 0;
      for (int k = 0; k < ends.count; k++) {
        double p = ends.share[k];
        double left = k < parts ? 0 : 1;
        int part = k % parts;
        byR -= p * (ends.logAlphas[k] - paceSlope[done + part] + paceSlope[done]);
        byAlpha -= p * (m.r + done + part) / (m.alpha + ends.at[k]);
        byS -= p * (ends.logBetas[k] - left / m.s);
        byBeta -= p * (m.s + left) / (m.beta + ends.at[k]);
      }
      r += n * (paceSlope[done] + logAlpha + byR);
      alpha += n * (m.r / m.alpha + byAlpha);
      s += n * (logBeta + byS);
      beta += n * (m.s / m.beta + byBeta);
    }
    gradient[0] = m.r * r + m.alpha * alpha;
    gradient[1] = -m.alpha * alpha;
    gradient[2] = m.s * s + m.beta * beta;
    gradient[3] = -m.beta * beta;
    return sum;
  }

  /**
   * When a customer may have left and how likely each is, by the parts of the open wait that were behind then: the first as many
   * entries as there are parts are one who is still there, the others are times of leaving. {@code log} is the logarithm of the sum before they were made shares.
   */
  private static final class Ends {
    private double[] at = new double[64];
    private double[] share = new double[64];
    private double[] logAlphas = new double[64];
    private double[] logBetas = new double[64];
    private int count;
    private double log;

    private void of(ParetoNbd m, History h) {
      count = 0;
      double shape = m.r + m.parts * h.repeats();
      add(h, h.known(), m, m.s, 0);
      double origin = Math.min(m.alpha, m.beta);
      double end = Math.log((origin + h.known()) / (origin + h.last()));
      double highest = Double.NEGATIVE_INFINITY;
      double from = 0;
      while (from < end) {
        double later = (origin + h.last()) * Math.exp(from + 1);
        double steepest = later * ((shape + m.parts) / (m.alpha - origin + later) + (m.s + 1) / (m.beta - origin + later));
        double to = Math.min(end, from + Math.min(1, FALL / steepest));
        double half = (to - from) / 2;
        double last = 0;
        for (int k = -PLACES.length; k < PLACES.length; k++) {
          double place = k < 0 ? -PLACES[-1 - k] : PLACES[k];
          double u = from + half * (1 + place);
          double time = (origin + h.last()) * Math.exp(u) - origin;
          last = add(h, time, m, m.s + 1, Math.log(m.s * WEIGHTS[k < 0 ? -1 - k : k] * half * (origin + time)));
          highest = Math.max(highest, last);
        }
        if (last < highest - REST) {
          break;
        }
        from = to;
      }
      normalise();
    }

    private double add(History h, double time, ParetoNbd m, double power, double weight) {
      if (count + m.parts > at.length) {
        at = Arrays.copyOf(at, 2 * count + m.parts);
        share = Arrays.copyOf(share, 2 * count + m.parts);
        logAlphas = Arrays.copyOf(logAlphas, 2 * count + m.parts);
        logBetas = Arrays.copyOf(logBetas, 2 * count + m.parts);
      }
      double shape = m.r + m.parts * h.repeats();
      double logAlpha = Math.log(m.alpha + time);
      double logBeta = Math.log(m.beta + time);
      double term = weight - shape * logAlpha - power * logBeta;
      double highest = term;
      for (int j = 0; j < m.parts; j++) {
        at[count] = time;
        logAlphas[count] = logAlpha;
        logBetas[count] = logBeta;
        share[count++] = term;
        highest = Math.max(highest, term);
        if (j + 1 < m.parts) {
          term += Math.log((shape + j) * (time - h.last()) / (j + 1)) - logAlpha;
        }
      }
      return highest;
    }

    private void normalise() {
      double top = share[0];
      for (int k = 1; k < count; k++) {
        top = Math.max(top, share[k]);
      }
      double sum = 0;
      for (int k = 0; k < count; k++) {
        share[k] = Math.exp(share[k] - top);
        sum += share[k];
      }
      for (int k = 0; k < count; k++) {
        share[k] /= sum;
      }
      log = top + Math.log(sum);
    }
  }

  private Ends ends(History of) {
    Ends ends = new Ends();
    ends.of(this, of);
    return ends;
  }

  @Override
  public double logLikelihood(History of) {
    double sum = r * Math.log(alpha) + s * Math.log(beta);
    for (int j = 0; j < parts * of.repeats(); j++) {
      sum += Math.log(r + j);
    }
    return sum + ends(of).log;
  }

  @Override
  public double alive(History of) {
    Ends ends = ends(of);
    double there = 0;
    for (int j = 0; j < parts; j++) {
      there += ends.share[j];
    }
    return there;
  }

  @Override
  public double expectedIfAlive(History of, double horizon) {
    return mean(of, ends(of), 0, parts, of.known(), of.known() + horizon);
  }

  @Override
  public double expectedIfTakenBack(History of, double from, double until) {
    Ends ends = ends(of);
    return ends.count > parts ? mean(of, ends, parts, ends.count, from, until) : expectedIfAlive(of, until - from);
  }

  /** Orders of those who are there, from the part of the wait where they are, or of those who have left, from a new wait. */
  private double mean(History of, Ends ends, int first, int last, double from, double until) {
    double sum = 0;
    double weight = 0;
    for (int k = first; k < last; k++) {
      int part = k % parts;
      boolean left = first > 0;
      double horizon = Math.max(0, until - Math.max(from, ends.at[k]));
      double orders = horizon == 0 ? 0 : orders(
          r + parts * of.repeats() + part, alpha + ends.at[k], left ? s + 1 : s, beta + ends.at[k], left ? 0 : part, horizon);
      sum += ends.share[k] * orders;
      weight += ends.share[k];
    }
    return sum / weight;
  }

  @Override
  public double leaving(History of, double time) {
    return 1 - Math.pow((beta + of.known()) / (beta + of.known() + time), s);
  }

  @Override
  public PurchaseModel leavingMore(double by) {
    return new ParetoNbd(parts, r, alpha, s, beta / Math.exp(by));
  }

  @Override
  public double expectedOfNew(double horizon) {
    return orders(r, alpha, s, beta, 0, horizon);
  }

  /**
   * Mean pace times the mean time until leaving or the horizon. Where a wait has several parts, orders come later than in the
   * long run by as much as a new wait is longer than the rest of one that is come upon (Cox 1962): near enough with many orders,
   * and none before the first can come.
   */
  private double orders(double shape, double rate, double lifeShape, double lifeRate, int part, double horizon) {
    double power = 1 - lifeShape;
    double grown = Math.log1p(horizon / lifeRate);
    double time = lifeRate * (Math.abs(power * grown) < 1e-12 ? grown : Math.expm1(power * grown) / power);
    double orders = shape / rate / parts * time;
    double late = (parts - 1 - 2.0 * part) / (2 * parts);
    return late == 0 ? orders : orders + late * Math.expm1(-shape * Math.log1p(time / parts / Math.abs(late) / rate));
  }
}
