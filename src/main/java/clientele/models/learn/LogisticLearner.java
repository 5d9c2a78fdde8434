package clientele.models.learn;

import clientele.job.JobContext;
import clientele.models.LogisticRegression;
import clientele.stats.Columns;
import java.util.Arrays;

/** Logistic regression with a light ridge, on columns that can be told apart; its errors hold where a customer has several rows. */
public final class LogisticLearner extends OneByOne {
  private static final double RIDGE = 1;

  /** Makes one. */
  public LogisticLearner() {
    super(true);
  }

  @Override
  public String id() {
    return "logistic";
  }

  @Override
  public LogisticScorer learn(Columns facts, boolean[] y, int[] cluster, JobContext job) {
    Encoding encoding = Encoding.learn(facts, y);
    if (encoding.slots().isEmpty()) {
      throw new NothingToLearnException();
    }
    double[][] rows = encoding.rows(facts);
    LogisticRegression regression = LogisticRegression.fit(encoding.names(), rows, y, RIDGE, job);
    boolean repeated = Arrays.stream(cluster).max().orElse(0) + 1 < y.length;
    return new LogisticScorer(encoding, repeated ? regression.clustered(rows, y, cluster) : regression);
  }
}
