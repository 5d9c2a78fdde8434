package clientele.insights;

import clientele.base.Interval;
import clientele.base.Estimate;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A difference of shares over strata that each have a control group of their own (Mantel &amp; Haenszel 1959 for
 * differences: Greenland &amp; Robins 1985), so that strata with other base rates or other group sizes cannot make an
 * effect that none of them has.
 *
 * @param difference over all strata, first group minus control, with a 95 % interval
 * @param differs p-value that the strata have one and the same difference (Cochran 1954); 1 with one stratum
 */
public record StratifiedDifference(Estimate difference, double differs) {

  /** Cases that count and sizes of the two groups of a stratum. */
  public record Stratum(long x1, long n1, long x0, long n0) {
    double weight() {
      return (double) n1 * n0 / (n1 + n0);
    }

    double difference() {
      return (double) x1 / n1 - (double) x0 / n0;
    }

    double variance() {
      double p1 = (double) x1 / n1;
      double p0 = (double) x0 / n0;
      return p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0;
    }
  }

  /**
   * The difference over strata, with the variance of Sato (1989), which holds for few large strata and for many small
   * ones.
   *
   * @param inflation factor on the variance where the same customers are in several strata, 1 where none are (the
   *     design effect of Kish 1965)
   */
  public static StratifiedDifference of(List<Stratum> strata, double inflation) {
    return of(strata, inflation, 1);
  }

  /**
   * The same with an interval that holds together with those of other differences.
   *
   * @param differences that are read side by side; the level is shared among them (Šidák 1967)
   */
  public static StratifiedDifference of(List<Stratum> strata, double inflation, int differences) {
    double z = differences == 1 ? Interval.Z
        : NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + Math.pow(0.95, 1.0 / differences)) / 2);
    double sum = 0;
    double weights = 0;
    for (Stratum s : strata) {
      sum += s.weight() * s.difference();
      weights += s.weight();
    }
    double difference = sum / weights;
    double p = 0;
    double q = 0;
    for (Stratum s : strata) {
      double n = s.n1 + s.n0;
      double a = s.n1 / n;
      double b = s.n0 / n;
      p += s.x0 * a * a - s.x1 * b * b + a * b * (s.n0 - s.n1) / 2.0;
      q += (s.x1 * (double) (s.n0 - s.x0) + s.x0 * (double) (s.n1 - s.x1)) / (2 * n);
    }
    double error = z * Math.sqrt(Math.max(0, difference * p + q) * inflation) / weights;
    return new StratifiedDifference(
        Estimate.of(difference, Math.max(-1, difference - error), Math.min(1, difference + error)),
        differs(strata));
  }

  private static double differs(List<Stratum> strata) {
    double sum = 0;
    double weights = 0;
    int used = 0;
    for (Stratum s : strata) {
      if (s.variance() > 0) {
        sum += s.difference() / s.variance();
        weights += 1 / s.variance();
        used++;
      }
    }
    if (used < 2) {
      return 1;
    }
    double common = sum / weights;
    double q = 0;
    for (Stratum s : strata) {
      q += s.variance() > 0 ? Math.pow(s.difference() - common, 2) / s.variance() : 0;
    }
    return ChiSquaredDistribution.of(used - 1).survivalProbability(q);
  }
}
