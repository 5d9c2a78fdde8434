package clientele.models.learn;

import clientele.models.OutcomeNetwork;
import clientele.stats.Columns;
import java.util.List;

/**
 * A network on columns made from facts.
 *
 * @param encoding facts to columns
 * @param network on the columns
 * @param means of the columns in training
 */
public record NetworkScorer(Encoding encoding, OutcomeNetwork network, float[] means) implements Scorer {
  private static final int STEPS = 20;

  @Override
  public List<String> facts() {
    return encoding.facts();
  }

  static float[][] rows(Encoding encoding, Columns of) {
    double[][] rows = encoding.rows(of.only(encoding.facts()));
    float[][] floats = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      floats[i] = new float[rows[i].length];
      for (int j = 0; j < floats[i].length; j++) {
        floats[i][j] = (float) rows[i][j];
      }
    }
    return floats;
  }

  @Override
  public double[] logOdds(Columns of) {
    return java.util.Arrays.stream(rows(encoding, of)).mapToDouble(network::logOdds).toArray();
  }

  @Override
  public double[][] contributions(Columns of) {
    float[][] rows = rows(encoding, of);
    double[][] byFact = new double[rows.length][facts().size()];
    for (int i = 0; i < rows.length; i++) {
      double[] parts = network.contributions(means, rows[i], STEPS);
      for (int s = 0; s < parts.length; s++) {
        byFact[i][encoding.slots().get(s).fact()] += parts[s];
      }
    }
    return byFact;
  }

  @Override
  public double[][] reasons(Columns of) {
    double[][] rows = encoding.rows(of.only(facts()));
    double[][] byFact = contributions(of);
    for (int i = 0; i < rows.length; i++) {
      double[] alone = new double[facts().size()];
      for (int s = 0; s < rows[i].length; s++) {
        alone[encoding.slots().get(s).fact()] += encoding.alone()[s] * (rows[i][s] - means[s]);
      }
      for (int f = 0; f < alone.length; f++) {
        byFact[i][f] = byFact[i][f] * alone[f] > 0 ? byFact[i][f] : 0;
      }
    }
    return byFact;
  }
}
