package clientele.analysis;

import clientele.base.Estimate;
import clientele.base.Text;

/**
 * A difference that an analysis found, on the scale that all analyses share.
 *
 * @param words what is compared with what
 * @param points the difference in percentage points, with its 95 % interval; zero means no difference
 * @param source table or artifact it was read from
 */
public record Finding(Text words, Estimate points, String source) {
  /** Whether the interval leaves out zero. */
  public boolean stands() {
    return points.interval().low() > 0 || points.interval().high() < 0;
  }
}
