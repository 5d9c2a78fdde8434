package clientele.features.facts;

import java.util.Arrays;
import java.util.List;

/** Facts on scales that can be compared, for all that goes by distances between customers. */
public final class Scaling {
  private static final double FARTHEST = 3.5;
  private static final double MOST_WEIGHT = 2;

  private Scaling() {}

  /** A fact of customers. */
  public interface Fact {
    /** By customer, NaN where missing; of a category the place of its level. */
    double[] values();

    /** Whether it is one of several levels. */
    boolean isCategory();

    /** Whether its values are yes and no, so that its mean is a share. */
    boolean isFlag();

    /** Columns it takes: one, or one for each level. */
    int width();
  }

  /**
   * Numbers: logarithm where skewed, standard deviations from the mean, at most 3.5 of them, 0 where missing. Flags and
   * categories: two customers differ on average half as much as in a number, so that gaps between levels, which are
   * there by nature, do not make the groups (Hennig &amp; Liao 2013).
   */
  public static float[][] rows(List<? extends Fact> facts, int n) {
    float[][] rows = new float[n][facts.stream().mapToInt(Fact::width).sum()];
    int from = 0;
    for (Fact fact : facts) {
      if (fact.isCategory()) {
        double[] shares = new double[fact.width()];
        for (double v : fact.values()) {
          shares[(int) v] += 1.0 / n;
        }
        double differ = 1 - Arrays.stream(shares).map(s -> s * s).sum();
        double weight = Math.min(MOST_WEIGHT, Math.sqrt(0.5 / differ));
        for (int i = 0; i < n; i++) {
          rows[i][from + (int) fact.values()[i]] = (float) weight;
        }
      } else {
        number(fact, rows, from);
      }
      from += fact.width();
    }
    return rows;
  }

  private static void number(Fact fact, float[][] rows, int at) {
    boolean flag = fact.isFlag();
    double[] shaped = !flag && skewed(fact.values()) ? Arrays.stream(fact.values()).map(Math::log1p).toArray() : fact.values();
    double mean = mean(shaped);
    double deviation = deviation(shaped, mean);
    double weight = deviation == 0 ? 0 : flag ? Math.min(MOST_WEIGHT, Math.sqrt(0.5) / deviation) : 1 / deviation;
    for (int i = 0; i < rows.length; i++) {
      double z = Double.isNaN(shaped[i]) ? 0 : (shaped[i] - mean) * weight;
      rows[i][at] = (float) Math.clamp(z, -FARTHEST, FARTHEST);
    }
  }

  /** Whether a fact is never negative and far longer on its right (skewness above 1). */
  private static boolean skewed(double[] fact) {
    double mean = mean(fact);
    double deviation = deviation(fact, mean);
    double cubes = 0;
    int n = 0;
    for (double value : fact) {
      if (value < 0) {
        return false;
      }
      if (!Double.isNaN(value)) {
        cubes += Math.pow(value - mean, 3);
        n++;
      }
    }
    return deviation > 0 && cubes / n / Math.pow(deviation, 3) > 1;
  }

  /** Mean of the numbers that are known; 0 of none. */
  public static double mean(double[] fact) {
    double sum = 0;
    int n = 0;
    for (double value : fact) {
      if (!Double.isNaN(value)) {
        sum += value;
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  /** Standard deviation of the numbers that are known; 0 of fewer than two. */
  public static double deviation(double[] fact, double mean) {
    double squares = 0;
    int n = 0;
    for (double value : fact) {
      if (!Double.isNaN(value)) {
        squares += (value - mean) * (value - mean);
        n++;
      }
    }
    return n < 2 ? 0 : Math.sqrt(squares / (n - 1));
  }
}
