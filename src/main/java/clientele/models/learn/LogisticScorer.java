package clientele.models.learn;

import clientele.base.Interval;
import clientele.models.LogisticRegression;
import clientele.models.Matrices;
import clientele.stats.Columns;
import java.util.Arrays;
import java.util.List;

/**
 * A logistic regression on columns made from facts.
 *
 * @param encoding facts to columns
 * @param regression on the columns
 */
public record LogisticScorer(Encoding encoding, LogisticRegression regression) implements Scorer {
  @Override
  public List<String> facts() {
    return encoding.facts();
  }

  @Override
  public double[] logOdds(Columns of) {
    return Arrays.stream(encoding.rows(of.only(facts()))).mapToDouble(regression::logOdds).toArray();
  }

  @Override
  public double[][] contributions(Columns of) {
    boolean[] all = new boolean[encoding.slots().size()];
    Arrays.fill(all, true);
    return contributions(of, all);
  }

  @Override
  public double[][] reasons(Columns of) {
    return contributions(of, told());
  }

  private double[][] contributions(Columns of, boolean[] counted) {
    double[][] rows = encoding.rows(of.only(facts()));
    double[][] byFact = new double[rows.length][facts().size()];
    for (int i = 0; i < rows.length; i++) {
      double[] parts = regression.contributions(rows[i]);
      for (int s = 0; s < parts.length; s++) {
        byFact[i][encoding.slots().get(s).fact()] += counted[s] ? parts[s] : 0;
      }
    }
    return byFact;
  }

  /** For each column, whether its sign is the same alone and together and it is not chance. */
  public boolean[] told() {
    boolean[] told = new boolean[encoding.slots().size()];
    for (int s = 0; s < told.length; s++) {
      double together = regression.coefficients()[s + 1];
      told[s] = together * encoding.alone()[s] > 0
          && Math.abs(together) > Interval.Z * regression.standardError(s + 1);
    }
    return told;
  }

  @Override
  public boolean knowsItsErrors() {
    return true;
  }

  /** The covariance of the coefficients is the product of a triangle with itself: each of its columns is a part. */
  @Override
  public double[][] errors(Columns of) {
    double[][] rows = encoding.rows(of.only(facts()));
    double[][] triangle = Matrices.root(regression.covariance());
    double[][] parts = new double[triangle.length][rows.length];
    for (int part = 0; part < parts.length; part++) {
      for (int i = 0; i < rows.length; i++) {
        double sum = triangle[0][part];
        for (int j = 0; j < rows[i].length; j++) {
          sum += triangle[j + 1][part] * rows[i][j];
        }
        parts[part][i] = sum;
      }
    }
    return parts;
  }
}
