package clientele.actions;

import java.util.List;
import java.util.Optional;

/**
 * That one customer brings much of what a list gains.
 *
 * @param share of the gain, 0 to 1
 * @param others what the others gain together
 */
public record OneOfMany(double share, double others) {
  private static final double MUCH = 0.3;
  private static final int MANY = 10;

  /**
   * Looks at the first of a list.
   *
   * @param gains the highest first
   * @return empty where no single customer is much of the gain, or few are contacted, of whom each is
   */
  public static Optional<OneOfMany> of(List<Double> gains) {
    double total = gains.stream().mapToDouble(g -> g).sum();
    double first = gains.getFirst();
    return gains.size() < MANY || first <= MUCH * total
        ? Optional.empty() : Optional.of(new OneOfMany(Math.min(1, first / total), total - first));
  }
}
