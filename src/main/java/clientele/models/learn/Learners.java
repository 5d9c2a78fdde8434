package clientele.models.learn;

import clientele.job.JobContext;
import clientele.stats.Columns;
import java.util.List;
import java.util.stream.Stream;

/** The ways to learn that there are. */
public final class Learners {
  /** Several together; what is taken where nobody chooses. */
  public static final String AUTO = "auto";

  private static final List<Learner> ALL =
      List.of(
          new StackLearner(AUTO, List.of(new LogisticLearner(), new BoostingLearner("boosting", 4))),
          new LogisticLearner(), SmileTrees.tree(), SmileTrees.forest(), new BoostingLearner("boosting", 4), new NetworkLearner(), new Bayes());

  private Learners() {}

  /** Naive Bayes. */
  private static final class Bayes extends OneByOne {
    private Bayes() {
      super(true);
    }

    @Override
    public String id() {
      return "bayes";
    }

    @Override
    Scorer learn(Columns facts, boolean[] y, int[] cluster, JobContext job) {
      if (!facts.vary()) {
        throw new NothingToLearnException();
      }
      return BayesScorer.learn(facts, y);
    }
  }

  /** Their names. */
  public static Stream<String> ids() {
    return ALL.stream().map(Learner::id);
  }

  /**
   * The one of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Learner of(String id) {
    return ALL.stream().filter(l -> l.id().equals(id)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no learner " + id));
  }
}
