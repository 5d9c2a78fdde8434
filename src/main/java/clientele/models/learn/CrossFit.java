package clientele.models.learn;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was learned.
 *
 * @param whole learned from all rows, where people read it or it knows its own errors; otherwise the others stand for it together
 * @param without learned without each fold
 * @param heldOut log odds of each row by the scorer that was learned without its fold
 * @param parts what each learner of several alone gives, by its name; empty where there is one
 */
public record CrossFit(Optional<Scorer> whole, List<Scorer> without, double[] heldOut, Map<String, CrossFit> parts) {

  /** Of one learner. */
  CrossFit(Optional<Scorer> whole, List<Scorer> without, double[] heldOut) {
    this(whole, without, heldOut, Map.of());
  }
}
