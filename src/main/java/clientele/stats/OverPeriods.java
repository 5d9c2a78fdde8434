package clientele.stats;

import clientele.base.Interval;
import clientele.base.Estimate;
import java.util.List;

/**
 * One figure measured in several periods, and what it may be in the next one. Periods differ by more than the error of
 * each (a random-effects model; Higgins, Thompson &amp; Spiegelhalter 2009): the spread between them is estimated
 * together with a usual spread that counts as much as some further periods, so that one or two periods do not pass for
 * certainty.
 *
 * @param mean over the periods, each counting once
 * @param error standard error of the mean
 * @param between standard deviation between periods, beyond the error of each
 * @param own mean standard error of a single period
 * @param degrees of freedom of the spread
 */
public record OverPeriods(double mean, double error, double between, double own, double degrees) {
  /**
   * Summarises periods.
   *
   * @param values one estimate a period, at least one, with 95 % intervals that hold the error within the period
   * @param usual standard deviation between periods that is usual for such a figure
   * @param weight further periods that the usual spread counts as
   */
  public static OverPeriods of(List<Estimate> values, double usual, int weight) {
    int k = values.size();
    double mean = values.stream().mapToDouble(Estimate::value).average().orElseThrow();
    double own = values.stream().mapToDouble(OverPeriods::variance).average().orElseThrow();
    double scatter = values.stream().mapToDouble(e -> (e.value() - mean) * (e.value() - mean)).sum();
    double excess = Math.max(0, scatter - (k - 1) * own);
    double degrees = weight + k - 1;
    double between = (weight * usual * usual + excess) / degrees;
    return new OverPeriods(mean, Math.sqrt((between + own) / k), Math.sqrt(between), Math.sqrt(own), degrees);
  }

  private static double variance(Estimate of) {
    double error = of.interval().halfWidth() / Interval.Z;
    return error * error;
  }

  /** The mean over periods like these, with its 95 % interval. */
  public Estimate average() {
    double half = Quantiles.t95(degrees) * error;
    return Estimate.of(mean, mean - half, mean + half);
  }

  /** What a next period of the same size may show, with 95 %: the spread between periods and the error of each. */
  public Estimate next() {
    double half = Quantiles.t95(degrees) * Math.sqrt(error * error + between * between + own * own);
    return Estimate.of(mean, mean - half, mean + half);
  }
}
