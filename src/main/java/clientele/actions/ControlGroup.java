package clientele.actions;

import java.util.random.RandomGenerator;

/** Customers who are held out at random, so that the effect of contacting the others can be told. */
public final class ControlGroup {
  private ControlGroup() {}

  /**
   * Draws who is held out, each with the same chance.
   *
   * @param share 0 to 1
   */
  public static boolean[] draw(int customers, double share, RandomGenerator random) {
    boolean[] held = new boolean[customers];
    for (int i = 0; i < customers; i++) {
      held[i] = random.nextDouble() < share;
    }
    return held;
  }
}
