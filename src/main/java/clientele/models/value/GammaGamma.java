package clientele.models.value;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * What an order is worth: values of one customer are gamma distributed, and their mean differs over customers as an inverse
 * gamma variable, apart from how often one orders (Fader, Hardie &amp; Lee 2005; Fader &amp; Hardie 2013).
 *
 * @param p shape of the values of one customer
 * @param q shape over customers; above 1 for a mean
 * @param v scale over customers, in money
 */
public record GammaGamma(double p, double q, double v) {
  private static final String[] NAMES = {"values of one", "differences of value", "value"};

  /** A model with how it was found. */
  public record Found(GammaGamma model, Fit fit) {}

  /**
   * Orders of a customer.
   *
   * @param orders above 0
   * @param mean value of these, above 0
   */
  public record Spent(int orders, double mean) {
    /** Checks that there is something to learn from. */
    public Spent {
      if (orders < 1 || !(mean > 0) || Double.isInfinite(mean)) {
        throw new IllegalArgumentException("no spend: " + orders + " orders, mean " + mean);
      }
    }
  }

  /** Finds the likeliest parameters. */
  public static Found fit(List<Spent> all) {
    double level = Math.log(all.stream().mapToDouble(Spent::mean).average().orElseThrow());
    double[] low = {Math.log(1e-3), Math.log(1e-3), level - 15};
    double[] high = {Math.log(1e5), Math.log(1e5), level + 15};
    List<double[]> starts = new ArrayList<>();
    for (double own : new double[] {1, 8}) {
      for (double over : new double[] {2, 6}) {
        starts.add(new double[] {Math.log(own), Math.log(over), level + Math.log(over / own)});
      }
    }
    Search search = new Search((point, gradient) -> sum(all, point, gradient), all.size(), NAMES, low, high);
    Fit fit = search.from(search.highest(starts));
    return new Found(of(fit.point()), fit);
  }

  private static GammaGamma of(double[] point) {
    return new GammaGamma(Math.exp(point[0]), Math.exp(point[1]), Math.exp(point[2]));
  }

  static double sum(List<Spent> all, double[] point, double[] gradient) {
    GammaGamma m = of(point);
    double sum = 0;
    double p = 0;
    double q = 0;
    double v = 0;
    for (Spent of : all) {
      double n = of.orders();
      double spent = m.v + n * of.mean();
      double digamma = Digamma.value(m.p * n + m.q);
      sum += m.logLikelihood(of);
      p += n * (digamma - Digamma.value(m.p * n) + Math.log(n * of.mean() / spent));
      q += digamma - Digamma.value(m.q) + Math.log(m.v / spent);
      v += m.q / m.v - (m.p * n + m.q) / spent;
    }
    gradient[0] = m.p * p;
    gradient[1] = m.q * q;
    gradient[2] = m.v * v;
    return sum;
  }

  /** Log-likelihood of the mean value of a customer's orders. */
  public double logLikelihood(Spent of) {
    double n = of.orders();
    double shape = p * n;
    return LogGamma.value(shape + q) - LogGamma.value(shape) - LogGamma.value(q) + q * Math.log(v)
        + (shape - 1) * Math.log(of.mean()) + shape * Math.log(n) - (shape + q) * Math.log(v + n * of.mean());
  }

  /** Mean value of the next order of a customer with such orders; infinite if values spread so widely that there is no mean. */
  public double expected(Spent of) {
    double shape = p * of.orders() + q - 1;
    return shape > 0 ? p * (v + of.orders() * of.mean()) / shape : Double.POSITIVE_INFINITY;
  }

  /** Mean value over all customers; infinite if there is none. */
  public double expectedOfNew() {
    return q > 1 ? p * v / (q - 1) : Double.POSITIVE_INFINITY;
  }
}
