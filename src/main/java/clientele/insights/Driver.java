package clientele.insights;

import clientele.base.Estimate;
import java.util.Optional;

/**
 * What a fact does in a model.
 *
 * @param weight mean size of what it adds to the log odds of a customer, with the 95 % interval of that mean over models learned
 *     without a part of the customers each
 * @param direction 1 where high values raise the probability, −1 where they lower it, 0 where it is not one way or a word
 * @param highest the word that raises the probability most, of words
 */
public record Driver(String fact, Estimate weight, int direction, Optional<String> highest) {

  /** By what the odds of a customer are multiplied where there is more of the fact than usual, typically; below 1 where that lowers them. */
  public Estimate times() {
    double sign = direction < 0 ? -1 : 1;
    double a = Math.exp(sign * weight.interval().low());
    double b = Math.exp(sign * weight.interval().high());
    return Estimate.of(Math.exp(sign * weight.value()), Math.min(a, b), Math.max(a, b));
  }
}
