package clientele.cleaning.values;

import java.math.BigDecimal;
import java.math.MathContext;

/** Takes the dust off numbers that binary arithmetic leaves: 15.299999999999999 is 15.3. */
public final class Digits {
  private static final MathContext KEPT = new MathContext(15);
  private static final double WHOLE = 1e15;

  private Digits() {}

  /** The number with fifteen significant digits, as many as a double holds of any; NaN stays. */
  public static double fifteen(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < WHOLE;
    return whole || !Double.isFinite(number) ? number : BigDecimal.valueOf(number).round(KEPT).doubleValue();
  }
}
