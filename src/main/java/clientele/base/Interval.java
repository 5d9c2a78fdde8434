package clientele.base;

/**
 * A closed interval that holds a quantity with a stated confidence.
 *
 * @param low lower end, not above {@code high}
 * @param high upper end
 * @param level confidence in (0, 1), 0.95 unless told otherwise
 */
public record Interval(double low, double high, double level) {
  public static final double USUAL_LEVEL = 0.95;

  /** How many standard errors a 95 % interval reaches to each side: the 97.5 % quantile of the normal distribution. */
  public static final double Z = 1.959963984540054;

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("interval ends out of order: " + low + " > " + high);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("confidence level must lie in (0, 1): " + level);
    }
  }

  /** A 95 % interval. */
  public static Interval of(double low, double high) {
    return new Interval(low, high, USUAL_LEVEL);
  }

  /** Whether {@code value} lies inside, ends included. */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }

  /** Whether the two intervals share a point. */
  public boolean overlaps(Interval other) {
    return low <= other.high && other.low <= high;
  }

  /** Both ends multiplied by a factor of either sign. */
  public Interval times(double factor) {
    return factor >= 0
        ? new Interval(low * factor, high * factor, level)
        : new Interval(high * factor, low * factor, level);
  }

  /** Half the distance between the ends. */
  public double halfWidth() {
    return (high - low) / 2;
  }

  /**
   * Wilson's score interval of a proportion (Wilson 1927) at 95 %.
   *
   * @param successes number of cases that count, 0 to {@code n}
   * @param n number of cases; 0 gives the interval 0 to 1
   */
  public static Interval wilson(long successes, long n) {
    if (n <= 0) {
      return of(0, 1);
    }
    double z = Z;
    double p = (double) successes / n;
    double z2n = z * z / n;
    double centre = (p + z2n / 2) / (1 + z2n);
    double half = z * Math.sqrt(p * (1 - p) / n + z2n / (4 * n)) / (1 + z2n);
    return of(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
