package clientele.models.value;

/**
 * How customers without contract buy and leave: each at a pace of its own until it leaves unseen.
 *
 * <p>One who has left and is taken back is, from then on, like one who is there; what is known of the own pace and of the own
 * readiness to leave is what the history tells of one who has left.
 */
public sealed interface PurchaseModel permits BetaGeometric, ParetoNbd {
  /** Log-likelihood of a history. */
  double logLikelihood(History of);

  /** Probability that a customer has not left by now. */
  double alive(History of);

  /** Orders expected within a time from now of a customer who is there now. */
  double expectedIfAlive(History of, double horizon);

  /**
   * Orders expected of a customer who has left by now, were it kept from leaving, until it leaves again.
   *
   * @param from when the orders count from, since the first order: one who left before is taken back then, one who left later goes on
   *     from there
   * @param until when they count to
   */
  double expectedIfTakenBack(History of, double from, double until);

  /** Orders after the first expected of a new customer within a time. */
  double expectedOfNew(double horizon);

  /** The same kind of model at another point of the search. */
  PurchaseModel at(double[] point);

  /** Probability that a customer who is there now leaves within a time from now, a short one: less than a few waits. */
  double leaving(History of, double time);

  /** The same kind of model where leaving is so much likelier for everybody, by the logarithm of its odds or its rate. */
  PurchaseModel leavingMore(double by);

  /** Orders expected within a time from now. */
  default double expected(History of, double horizon) {
    return alive(of) * expectedIfAlive(of, horizon);
  }

  /** Probability that a customer orders nothing for so long from now. */
  default double silent(History of, double wait) {
    return Math.min(1, Math.exp(logLikelihood(of.silentFor(wait)) - logLikelihood(of)));
  }

  /**
   * Probability that a customer orders nothing for so long from some time after now on: not at all, or not again after leaving in
   * that time, which is short.
   */
  default double silentAfter(History of, double gap, double wait) {
    double silent = silent(of, wait);
    return silent + (1 - silent) * leaving(of, gap);
  }
}
