package clientele.actions;

import clientele.stats.TwoShares;
import java.util.List;

/**
 * What a control group can show: the share that leaves among the called against that among those held out, tested two
 * sided at 5 %.
 *
 * @param baseShare share of the list that leaves if nobody is called, 0 to 1
 * @param savedShare share that leaves if called, at the save rate of the plan
 * @param power probability that this control group finds that difference, 0 to 1
 * @param smallestFall smallest fall of the share that it finds with 80 %; NaN if none is large enough
 * @param evenEach calls, and as many held out, that find the difference with 80 % among the customers of this study;
 *     0 if there are not enough
 * @param evenNeeded calls, and as many held out, that would be needed at the risk of this list
 */
public record Proof(
    double baseShare, double savedShare, double power, double smallestFall, int evenEach, int evenNeeded) {
  private static final double POWER = 0.8;

  /**
   * What a control group can show.
   *
   * @param risk by customer
   * @param byGain customers, the highest gain first
   * @param called of them
   * @param control of them, held out at random
   * @param saveRate share of the leavers that a call keeps, 0 to 1
   */
  public static Proof of(double[] risk, Integer[] byGain, List<Integer> called, List<Integer> control, double saveRate) {
    double base = called.stream().mapToDouble(i -> risk[i]).average().orElse(0);
    double saved = base * (1 - saveRate);
    double power = control.isEmpty() ? 0 : TwoShares.power(saved, called.size(), base, control.size());
    double fall = control.isEmpty() ? Double.NaN : TwoShares.smallestFall(base, called.size(), control.size());
    return new Proof(base, saved, power, fall, even(risk, byGain, saveRate), TwoShares.sizeOfSecond(saved, base, 1));
  }

  /**
   * Calls of the smallest even split of the top of the ranking that finds the difference with 80 %, at least 10; as many are
   * held out. 0 if the whole ranking does not.
   */
  private static int even(double[] risk, Integer[] byGain, double saveRate) {
    double sum = 0;
    for (int k = 0; k < byGain.length; k++) {
      sum += risk[byGain[k]];
      int each = (k + 1) / 2;
      double base = sum / (k + 1);
      if (each >= 10 && k % 2 == 1 && TwoShares.power(base * (1 - saveRate), each, base, each) >= POWER) {
        return each;
      }
    }
    return 0;
  }

  /** Whether the control group of the plan finds the difference with 80 %. */
  public boolean enough() {
    return power >= POWER;
  }
}
