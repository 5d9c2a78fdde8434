package clientele.models.learn;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.models.Trees;
import clientele.stats.Columns;
import java.util.List;

/**
 * Trees over facts.
 *
 * @param encoding facts to numbers
 * @param trees whose sum is the log odds, or, of a forest, the mean share of the outcome in its leaves
 * @param shares whether the sum is a share, of which the log odds are to be taken
 * @param alone what each fact tells alone
 */
public record TreeScorer(TreeEncoding encoding, Trees trees, boolean shares, List<Alone> alone) implements Scorer {
  private static final double LEAST_SHARE = 0.002;
  private static final JobContext QUIET = JobContext.quiet(new Seed(0));

  @Override
  public List<String> facts() {
    return encoding.facts();
  }

  @Override
  public double[] logOdds(Columns of) {
    double[] sums = trees.sums(encoding.columns(of.only(facts())), of.size(), QUIET);
    if (shares) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] = logOdds(sums[i]);
      }
    }
    return sums;
  }

  private static double logOdds(double share) {
    double inside = Math.clamp(share, LEAST_SHARE, 1 - LEAST_SHARE);
    return Math.log(inside / (1 - inside));
  }

  /** Exact where the sum is the log odds; of a forest each share of the whole way from the mean to the row, in log odds. */
  @Override
  public double[][] contributions(Columns of) {
    double[][] parts = trees.contributions(encoding.columns(of.only(facts())), of.size(), QUIET);
    if (shares) {
      double mean = trees.mean();
      for (double[] row : parts) {
        double way = 0;
        for (double part : row) {
          way += part;
        }
        double slope = Math.abs(way) < 1e-9 ? 1 / (mean * (1 - mean)) : (logOdds(mean + way) - logOdds(mean)) / way;
        for (int f = 0; f < row.length; f++) {
          row[f] *= slope;
        }
      }
    }
    return parts;
  }

  @Override
  public double[][] reasons(Columns of) {
    double[][] parts = contributions(of);
    double[][] columns = encoding.columns(of.only(facts()));
    for (int i = 0; i < parts.length; i++) {
      for (int f = 0; f < columns.length; f++) {
        if (parts[i][f] * alone.get(f).lift(columns[f][i]) <= 0) {
          parts[i][f] = 0;
        }
      }
    }
    return parts;
  }
}
