package clientele.models.learn;

import clientele.stats.Columns;
import java.util.List;

/**
 * Several scorers of the same facts, each with its weight.
 *
 * @param facts that they ask for together, in order
 * @param intercept added
 * @param weights of the scorers, none below 0
 * @param parts the scorers
 */
public record StackScorer(List<String> facts, double intercept, double[] weights, List<KeptScorer> parts) implements Scorer {
  @Override
  public double[] logOdds(Columns of) {
    double[] sum = new double[of.size()];
    java.util.Arrays.fill(sum, intercept);
    for (int p = 0; p < weights.length; p++) {
      if (weights[p] > 0) {
        double[] part = parts.get(p).scorer().logOdds(of);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += weights[p] * part[i];
        }
      }
    }
    return sum;
  }

  @Override
  public double[][] contributions(Columns of) {
    return sum(of, false);
  }

  @Override
  public double[][] reasons(Columns of) {
    return sum(of, true);
  }

  private double[][] sum(Columns of, boolean reasons) {
    double[][] sum = new double[of.size()][facts.size()];
    for (int p = 0; p < weights.length; p++) {
      if (weights[p] == 0) {
        continue;
      }
      Scorer scorer = parts.get(p).scorer();
      double[][] part = reasons ? scorer.reasons(of) : scorer.contributions(of);
      for (int f = 0; f < scorer.facts().size(); f++) {
        int at = facts.indexOf(scorer.facts().get(f));
        for (int i = 0; i < sum.length; i++) {
          sum[i][at] += weights[p] * part[i][f];
        }
      }
    }
    return sum;
  }
}
