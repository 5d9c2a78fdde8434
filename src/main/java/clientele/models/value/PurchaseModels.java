package clientele.models.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.function.ToDoubleFunction;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Models of the same histories side by side. Whether customers leave after an order or with time cannot be seen of one of them;
 * the likelihood of all often tells. All models have four parameters, so the weight of each is its likelihood.
 *
 * @param fitted models whose search settled
 * @param weights of each, 1 together
 */
public record PurchaseModels(List<Fitted> fitted, double[] weights) {
  private static final int MOST_PARTS = 6;

  /** Weight that is none. */
  private static final double NOTHING = 1e-6;

  /**
   * Fits BG/NBD, MBG/NBD and Pareto/NBD, with waits of as many parts as is likeliest.
   *
   * @param logWaits sum of the logarithms of the waits between orders of all
   * @param step asked before each fit, to show progress or stop
   */
  public static PurchaseModels fit(Collection<History> all, double logWaits, Runnable step) {
    Histories histories = Histories.compressed(all);
    double repeats = all.stream().mapToDouble(History::repeats).sum();
    int parts = 1;
    step.run();
    Fitted any = BetaGeometric.fit(BetaGeometric.Leaves.AFTER_ANY_ORDER, 1, histories);
    double best = any.fit().logLikelihood();
    for (int k = 2; k <= MOST_PARTS; k++) {
      step.run();
      Fitted more = BetaGeometric.fit(BetaGeometric.Leaves.AFTER_ANY_ORDER, k, histories);
      double reached = more.fit().logLikelihood() + (k - 1) * logWaits - repeats * LogGamma.value(k);
      if (!(reached > best)) {
        break;
      }
      best = reached;
      any = more;
      parts = k;
    }
    step.run();
    List<Fitted> fitted = Stream.of(
            BetaGeometric.fit(BetaGeometric.Leaves.AFTER_A_REPEAT, parts, histories), any, ParetoNbd.fit(parts, histories))
        .filter(f -> f.fit().converged()).toList();
    double highest = fitted.stream().mapToDouble(f -> f.fit().logLikelihood()).max().orElse(0);
    double[] weights = fitted.stream().mapToDouble(f -> Math.exp(f.fit().logLikelihood() - highest)).toArray();
    double sum = Arrays.stream(weights).sum();
    return new PurchaseModels(fitted, Arrays.stream(weights).map(w -> w / sum).toArray());
  }

  /** The same models where leaving is so much likelier. */
  public PurchaseModels leavingMore(double by) {
    return new PurchaseModels(fitted.stream().map(f -> new Fitted(f.model().leavingMore(by), f.fit())).toList(), weights);
  }

  /** What the models say, weighted. */
  public double mean(ToDoubleFunction<PurchaseModel> said) {
    double sum = 0;
    for (int m = 0; m < weights.length; m++) {
      if (weights[m] > NOTHING) {
        sum += weights[m] * said.applyAsDouble(fitted.get(m).model());
      }
    }
    return sum;
  }
}
