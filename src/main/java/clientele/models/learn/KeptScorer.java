package clientele.models.learn;

import java.util.Optional;

/**
 * A scorer as it is kept: one of the kinds there are. No type is named in what is kept, so none can be forged.
 *
 * @param logistic if it is a regression
 * @param trees if it is trees
 * @param bayes if it is naive Bayes
 * @param network if it is a network
 * @param stack if it is several
 */
public record KeptScorer(
    Optional<LogisticScorer> logistic, Optional<TreeScorer> trees, Optional<BayesScorer> bayes,
    Optional<NetworkScorer> network, Optional<StackScorer> stack) {

  /** A scorer to be kept. */
  public static KeptScorer of(Scorer scorer) {
    return switch (scorer) {
      case LogisticScorer l -> new KeptScorer(Optional.of(l), none(), none(), none(), none());
      case TreeScorer t -> new KeptScorer(none(), Optional.of(t), none(), none(), none());
      case BayesScorer b -> new KeptScorer(none(), none(), Optional.of(b), none(), none());
      case NetworkScorer n -> new KeptScorer(none(), none(), none(), Optional.of(n), none());
      case StackScorer s -> new KeptScorer(none(), none(), none(), none(), Optional.of(s));
    };
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  /**
   * The scorer.
   *
   * @throws java.util.NoSuchElementException if it is of none of the kinds
   */
  public Scorer scorer() {
    return logistic.map(Scorer.class::cast).or(() -> trees).or(() -> bayes).or(() -> network).or(() -> stack).orElseThrow();
  }
}
