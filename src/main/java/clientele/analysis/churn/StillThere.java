package clientele.analysis.churn;

import clientele.models.LogisticRegression;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Share of those who fall silent who have not left: they are slow, or it is chance, and come back without a call.
 *
 * <p>At an earlier date it is the silent who ordered again over those who would have, had all been there, by the own pace of
 * each, corrected by what came of those who did order. If {@code s} is the chance of so long a wait of one who is there and
 * {@code p} the risk of silence, {@code (1 − p) s / (1 − s)} are there and silent, so the share is {@code s / (1 − s)} over
 * {@code p / (1 − p)}: it falls with the odds of silence over those of chance, with a slope of −1 between the logarithms. What
 * was seen sets the level, and moves the slope by as much as it is sure of.
 *
 * @param level logarithm of the share at the centre
 * @param levelSd its standard error
 * @param slope by the log odds of silence over those of chance
 * @param slopeSd its standard error
 * @param centre log odds of silence over those of chance
 * @param atLeast whether the time was too short for most to come back even if they were there: then only those are counted who did,
 *     and more may still be there
 * @param shift what was off in the odds at the earlier date
 * @param again what came over what was due, of those who had ordered
 * @param all whether as many came back as if nobody had left, so that no sign of leaving is left
 */
record StillThere(
    double level, double levelSd, double slope, double slopeSd, double centre, boolean all, boolean atLeast,
    double shift, double again) {
  /** Customers and those who spent again from which on anything is learned. */
  static final int FEWEST = 30;

  private static final double SLOPE = -1;
  private static final double SLOPE_SD = 0.25;

  /** Shares above this are no sign that anybody left: paces are estimates too. */
  private static final double ALL = 0.9;

  /** Mean probability to come back from which on those who did not are taken to have left. */
  private static final double ENOUGH = 0.5;

  private static final double LEAST = 1e-6;
  private static final int MOST_STEPS = 50;

  /**
   * A customer of the earlier date.
   *
   * @param logOdds of silence, as they were told
   * @param chance log odds of silence of one who is still there
   * @param expected probability to order again within a time by the own pace, if still there
   * @param came whether that happened
   */
  record Seen(double logOdds, double chance, double expected, boolean came) {}

  /** Learns from those who fell silent and those who did not; empty where too few came back to tell. */
  static Optional<StillThere> learn(List<Seen> silent, List<Seen> staying) {
    long back = silent.stream().filter(Seen::came).count();
    double again = staying.stream().filter(Seen::came).count() / Math.max(LEAST, staying.stream().mapToDouble(Seen::expected).sum());
    if (silent.size() < FEWEST || back == 0 || again == 0) {
      return Optional.empty();
    }
    double shift = shift(silent, staying);
    double[] odds = silent.stream().mapToDouble(s -> s.logOdds() + shift - s.chance()).toArray();
    double[] came = silent.stream().mapToDouble(s -> s.came() ? 1 : 0).toArray();
    double[] due = silent.stream().mapToDouble(s -> Math.clamp(again * s.expected(), LEAST, 1)).toArray();
    boolean told = Arrays.stream(due).average().orElse(0) >= ENOUGH;
    double[] size = told ? due : Arrays.stream(due).map(d -> 1).toArray();
    double centre = IntStream.range(0, came.length).mapToDouble(i -> came[i] * odds[i]).sum() / back;
    double[] slope = slope(odds, size, centre, back);
    double[] said = IntStream.range(0, came.length).mapToDouble(i -> size[i] * Math.exp(slope[0] * (odds[i] - centre))).toArray();
    double sum = IntStream.range(0, said.length).mapToDouble(i -> said[i]).sum();
    double off = IntStream.range(0, said.length)
        .mapToDouble(i -> came[i] - said[i] * back / sum).map(d -> d * d).sum();
    double level = Math.log(back / sum);
    double sd = Math.sqrt(off) / back;
    boolean all = told && level >= Math.log(ALL);
    return Optional.of(new StillThere(level, sd, slope[0], slope[1], centre, all, !told, shift, again));
  }

  /**
   * The likeliest slope and its error: returns as Poisson counts whose level fits best at each slope, and what is told beforehand.
   *
   * @param centre mean log odds of those who came back
   * @param back how many came back
   */
  private static double[] slope(double[] odds, double[] size, double centre, long back) {
    double told = 1 / (SLOPE_SD * SLOPE_SD);
    double slope = SLOPE;
    double sure = told;
    for (int step = 0; step < MOST_STEPS; step++) {
      double weight = 0;
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < odds.length; i++) {
        double w = size[i] * Math.exp(slope * (odds[i] - centre));
        weight += w;
        sum += w * odds[i];
        squares += w * odds[i] * odds[i];
      }
      double mean = sum / weight;
      sure = back * Math.max(0, squares / weight - mean * mean) + told;
      slope += Math.clamp((back * (centre - mean) - told * (slope - SLOPE)) / sure, -1, 1);
    }
    return new double[] {slope, 1 / Math.sqrt(sure)};
  }

  /** What is to be added to the odds that were told so that as many are silent as were. */
  private static double shift(List<Seen> silent, List<Seen> staying) {
    double[] odds = Stream.concat(silent.stream(), staying.stream()).mapToDouble(Seen::logOdds).toArray();
    double shift = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double off = silent.size();
      double slope = LEAST;
      for (double o : odds) {
        double p = LogisticRegression.logistic(o + shift);
        off -= p;
        slope += p * (1 - p);
      }
      shift += Math.clamp(off / slope, -1, 1);
    }
    return shift;
  }

  /** The share at log odds of silence over those of chance. */
  double at(double excess) {
    return all ? 1 : Math.min(1, Math.exp(level + slope * (excess - centre)));
  }

  /** Probability that one of those learned from was still there: sure of who came back, and the less likely the more a return was due. */
  double was(Seen silent) {
    if (silent.came()) {
      return 1;
    }
    double share = at(silent.logOdds() + shift - silent.chance());
    double due = atLeast ? 1 : Math.clamp(again * silent.expected(), 0, 1);
    return share * (1 - due) / Math.max(LEAST, 1 - share * due);
  }

  /** One possible world: the share drawn within its error. */
  StillThere drawn(RandomGenerator random) {
    return new StillThere(
        level + levelSd * random.nextGaussian(), levelSd, slope + slopeSd * random.nextGaussian(), slopeSd, centre, all, atLeast, shift, again);
  }
}
