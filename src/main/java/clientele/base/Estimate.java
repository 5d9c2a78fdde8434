package clientele.base;

/**
 * A figure with the interval that holds it.
 *
 * @param value the point estimate, in the unit its place states
 * @param interval its interval, in the same unit
 */
public record Estimate(double value, Interval interval) {

  /** An estimate with a 95 % interval. */
  public static Estimate of(double value, double low, double high) {
    return new Estimate(value, Interval.of(Math.min(low, high), Math.max(low, high)));
  }

  /** A proportion with Wilson's interval, as a number from 0 to 1. */
  public static Estimate share(long successes, long n) {
    return new Estimate(n <= 0 ? 0 : (double) successes / n, Interval.wilson(successes, n));
  }

  /** The estimate in another unit. */
  public Estimate times(double factor) {
    return new Estimate(value * factor, interval.times(factor));
  }
}
