package clientele.models.learn;

import clientele.base.Figures;
import clientele.base.Interval;
import clientele.job.JobContext;
import clientele.models.LogisticRegression;
import clientele.models.Recalibration;
import clientele.stats.Columns;
import clientele.stats.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model that gives probabilities: what was learned, and how what it says becomes a probability, learned out of fold on this very
 * model. It is kept as it is.
 *
 * @param learner its name
 * @param facts it asks for
 * @param numeric whether each fact is a number
 * @param ranges of the facts in training
 * @param whole learned from all rows, where one stands alone
 * @param without learned without each fold: together they are the model where none stands alone, and their differences its errors
 * @param baseError standard error of the log odds of all, by how many customers had the outcome and how many had not: each fold is
 *     left out with its share of both, so that the scorers do not differ by it; 0 where one stands alone that knows its errors
 * @param recalibration of the probabilities
 * @param commonVariance variance of the mean log odds of the rows learned from, by what was learned from
 */
public record LearnedModel(
    String learner, List<String> facts, List<Boolean> numeric, List<Range> ranges, Optional<KeptScorer> whole,
    List<KeptScorer> without, double baseError, Recalibration recalibration, double commonVariance) {
  private static final int FOLDS = 5;
  private static final int FEW_FOLDS = 2;
  private static final int MANY_ROWS = 50_000;
  private static final int BLOCK = 4096;
  private static final double LEAST = 0.001;

  /**
   * A fact in training.
   *
   * @param least number; NaN at words or where all are missing
   * @param median number
   * @param most number
   * @param words there were, of words; none kept where there were more than a thousand
   * @param gaps whether it was missing anywhere
   */
  public record Range(double least, double median, double most, List<String> words, boolean gaps) {
    private static final int MOST_WORDS = 1_000;

    private static Range of(double[] numbers, String[] words) {
      if (numbers == null) {
        List<String> known = Arrays.stream(words).filter(Objects::nonNull).distinct().sorted().limit(MOST_WORDS + 1L).toList();
        return new Range(
            Double.NaN, Double.NaN, Double.NaN, known.size() > MOST_WORDS ? List.of() : known,
            Arrays.stream(words).anyMatch(Objects::isNull));
      }
      double[] known = Arrays.stream(numbers).filter(v -> !Double.isNaN(v)).sorted().toArray();
      boolean gaps = known.length < numbers.length;
      return known.length == 0
          ? new Range(Double.NaN, Double.NaN, Double.NaN, List.of(), gaps)
          : new Range(known[0], known[(known.length - 1) / 2], known[known.length - 1], List.of(), gaps);
    }

    /** Whether nothing was learned of a word. */
    private boolean isStrange(String word) {
      return word == null ? !gaps : !words.isEmpty() && !words.contains(word);
    }

    /** Whether a number lies farther out than all that was learned from is wide. */
    private boolean isStrange(double number) {
      return Double.isNaN(number) ? !gaps : number < least - (most - least) || number > most + (most - least);
    }
  }

  /**
   * What learning gives.
   *
   * @param model to be kept
   * @param heldOut probability of each row of training by what has not seen it, before they were calibrated
   * @param parts what each learner of several alone gives, by its name; empty where there is one
   */
  public record Learned(LearnedModel model, double[] heldOut, Map<String, LearnedModel> parts) {}

  /**
   * Learns.
   *
   * @param y both outcomes occur
   * @param cluster of each row, from 0: rows of one customer belong together
   * @throws NothingToLearnException if no fact can be used
   */
  public static Learned learn(Learner learner, Columns facts, boolean[] y, int[] cluster, JobContext job) {
    int wanted = y.length > MANY_ROWS ? FEW_FOLDS : FOLDS;
    int rarer = Folds.rarer(y, cluster);
    if (rarer < FEW_FOLDS) {
      return alone(facts, y, cluster, job);
    }
    Folds folds = Folds.random(y, cluster, Math.min(rarer, wanted), job.random("calibration"));
    CrossFit fit = learner.fit(facts, y, cluster, folds, job);
    Map<String, LearnedModel> parts = new LinkedHashMap<>();
    fit.parts().forEach((id, part) -> parts.put(id, of(id, facts, y, cluster, part).model()));
    Learned learned = of(learner.id(), facts, y, cluster, fit);
    return new Learned(learned.model(), learned.heldOut(), parts);
  }

  /** Of one customer with an outcome nothing can be held out: a regression is all there is. */
  private static Learned alone(Columns facts, boolean[] y, int[] cluster, JobContext job) {
    LogisticLearner learner = new LogisticLearner();
    Scorer scorer = learner.learn(facts, y, cluster, job);
    return of(learner.id(), facts, y, cluster, new CrossFit(Optional.of(scorer), List.of(), scorer.logOdds(facts)));
  }

  private static Learned of(String id, Columns facts, boolean[] y, int[] cluster, CrossFit fit) {
    double[] held = Arrays.stream(fit.heldOut()).map(LogisticRegression::logistic).toArray();
    LearnedModel plain = new LearnedModel(
        id, facts.names(),
        IntStream.range(0, facts.names().size()).mapToObj(facts::numeric).toList(),
        IntStream.range(0, facts.names().size()).mapToObj(f -> Range.of(facts.numbers()[f], facts.words()[f])).toList(), fit.whole().map(KeptScorer::of),
        fit.without().stream().map(KeptScorer::of).toList(), baseError(fit, y, cluster), Recalibration.none(), 0);
    return new Learned(plain.with(Recalibration.fit(held, y), plain.variance(facts)), held, Map.of());
  }

  private LearnedModel with(Recalibration curve, double variance) {
    return new LearnedModel(learner, facts, numeric, ranges, whole, without, baseError, curve, variance);
  }

  private static double baseError(CrossFit fit, boolean[] y, int[] cluster) {
    if (fit.whole().map(Scorer::knowsItsErrors).orElse(false)) {
      return 0;
    }
    double with = IntStream.range(0, y.length).filter(i -> y[i]).map(i -> cluster[i]).distinct().count();
    double without = IntStream.range(0, y.length).filter(i -> !y[i]).map(i -> cluster[i]).distinct().count();
    return Math.sqrt(1 / with + 1 / without);
  }

  private double variance(Columns of) {
    double[] sums = new double[0];
    for (int from = 0; from < of.size(); from += BLOCK) {
      double[][] parts = errors(of.slice(from, Math.min(of.size(), from + BLOCK)));
      sums = sums.length == 0 ? new double[parts.length] : sums;
      for (int p = 0; p < parts.length; p++) {
        sums[p] += Arrays.stream(parts[p]).sum() / of.size();
      }
    }
    return Arrays.stream(sums).map(s -> s * s).sum();
  }

  /** The facts as they were learned: words in the spelling of training where they differ by case and blanks only. */
  private Columns asLearned(Columns given) {
    Columns of = given.only(facts);
    String[][] words = of.words().clone();
    for (int f = 0; f < words.length; f++) {
      if (words[f] == null || ranges.get(f).words().isEmpty()) {
        continue;
      }
      Map<String, String> known = new HashMap<>();
      ranges.get(f).words().forEach(w -> known.putIfAbsent(folded(w), w));
      ranges.get(f).words().forEach(w -> known.put(w, w));
      words[f] = Arrays.stream(words[f]).map(w -> w == null ? null : known.getOrDefault(w, known.getOrDefault(folded(w), w)))
          .toArray(String[]::new);
    }
    return new Columns(of.size(), of.names(), of.numbers(), words);
  }

  private static String folded(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * What was not there when it was learned.
   *
   * @param fact of it
   * @param rows that have it
   * @param examples the first few; none where it is gaps
   */
  public record Strange(String fact, int rows, List<String> examples) {}

  /** Facts of which some rows have what nothing was learned of: other words, gaps, numbers far out. */
  public List<Strange> strange(Columns given) {
    Columns of = asLearned(given);
    List<Strange> all = new ArrayList<>();
    for (int f = 0; f < facts.size(); f++) {
      int fact = f;
      int[] rows = IntStream.range(0, of.size()).filter(i -> isStrange(of, fact, i)).toArray();
      if (rows.length > 0) {
        all.add(new Strange(facts.get(f), rows.length, Arrays.stream(rows)
            .mapToObj(i -> of.numeric(fact) ? number(of.numbers()[fact][i]) : of.words()[fact][i])
            .filter(Objects::nonNull).distinct().limit(3).toList()));
      }
    }
    return all;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? null : Figures.fixed(value, value == Math.rint(value) ? 0 : 2);
  }

  private boolean isStrange(Columns of, int fact, int row) {
    return of.numeric(fact) ? ranges.get(fact).isStrange(of.numbers()[fact][row]) : ranges.get(fact).isStrange(of.words()[fact][row]);
  }

  /** Log odds of each row, calibrated; never certain: nobody is sure to leave or to stay. */
  public double[] logOdds(Columns given) {
    Columns of = asLearned(given);
    double[] odds = new double[of.size()];
    List<Scorer> scorers = scorers().toList();
    for (Scorer scorer : scorers) {
      double[] part = scorer.logOdds(of);
      for (int i = 0; i < odds.length; i++) {
        odds[i] += part[i] / scorers.size();
      }
    }
    for (int i = 0; i < odds.length; i++) {
      double p = inside(recalibration.apply(LogisticRegression.logistic(odds[i])));
      odds[i] = Math.log(p / (1 - p));
    }
    return odds;
  }

  /** Probability of each row. */
  public double[] probabilities(Columns of) {
    return Arrays.stream(logOdds(of)).map(LogisticRegression::logistic).toArray();
  }

  /** A probability that is never certain. */
  public static double inside(double probability) {
    return Math.clamp(probability, LEAST, 1 - LEAST);
  }

  /**
   * Errors of the log odds by what was learned from, in independent parts: the variance of a weighted sum over rows is the sum of
   * the squares of the weighted sums of the parts. A scorer that knows its own errors tells them; of others it is the jackknife
   * over the folds (Quenouille 1956; Shao &amp; Wu 1989).
   *
   * @return by part, then by row
   */
  public double[][] errors(Columns given) {
    Columns of = asLearned(given);
    if (knowsItsErrors()) {
      return whole.get().scorer().errors(of);
    }
    int k = without.size();
    double[][] parts = new double[k + 1][];
    parts[k] = new double[of.size()];
    Arrays.fill(parts[k], baseError);
    for (int f = 0; f < k; f++) {
      parts[f] = without.get(f).scorer().logOdds(of);
    }
    double scale = Math.sqrt((k - 1.0) / k);
    for (int i = 0; i < of.size(); i++) {
      double mean = 0;
      for (int f = 0; f < k; f++) {
        mean += parts[f][i] / k;
      }
      for (int f = 0; f < k; f++) {
        parts[f][i] = scale * (parts[f][i] - mean);
      }
    }
    return parts;
  }

  /**
   * What each fact adds to the log odds of each row against the average, of those that may be told: nothing of what was not there
   * when it was learned; by row, then by fact.
   */
  public double[][] reasons(Columns given) {
    Columns of = asLearned(given);
    double[][] sum = new double[of.size()][facts.size()];
    List<Scorer> scorers = scorers().toList();
    for (Scorer scorer : scorers) {
      add(scorer.facts(), scorer.reasons(of), 1.0 / scorers.size(), sum);
    }
    for (int i = 0; i < sum.length; i++) {
      for (int f = 0; f < facts.size(); f++) {
        sum[i][f] = isStrange(of, f, i) ? 0 : sum[i][f];
      }
    }
    return sum;
  }

  /** What each fact adds to the log odds of each row against the average; by row, then by fact. */
  public double[][] contributions(Columns given) {
    double[][] sum = new double[given.size()][facts.size()];
    List<Scorer> scorers = scorers().toList();
    for (Scorer scorer : scorers) {
      add(scorer.facts(), scorer.contributions(given.only(facts)), 1.0 / scorers.size(), sum);
    }
    return sum;
  }

  /** As {@link #contributions}, of each scorer that was learned without a fold; none where they are not kept. */
  public List<double[][]> contributionsOfEach(Columns given) {
    return without.stream().map(kept -> {
      double[][] sum = new double[given.size()][facts.size()];
      add(kept.scorer().facts(), kept.scorer().contributions(given.only(facts)), 1, sum);
      return sum;
    }).toList();
  }

  private void add(List<String> theirs, double[][] parts, double weight, double[][] sum) {
    for (int f = 0; f < theirs.size(); f++) {
      int at = facts.indexOf(theirs.get(f));
      for (int i = 0; i < sum.length; i++) {
        sum[i][at] += weight * parts[i][f];
      }
    }
  }

  private Stream<Scorer> scorers() {
    return whole.isPresent() ? Stream.of(whole.get().scorer()) : without.stream().map(KeptScorer::scorer);
  }

  /** The regression, where that is what was learned. */
  public Optional<LogisticScorer> regression() {
    return whole.flatMap(KeptScorer::logistic);
  }

  /** Share of rows with a number outside what was learned from, 0 to 1. */
  public double beyondLearned(Columns given) {
    Columns of = given.only(facts);
    int n = 0;
    for (int i = 0; i < of.size(); i++) {
      boolean beyond = false;
      for (int f = 0; f < facts.size() && !beyond; f++) {
        beyond = of.numeric(f)
            && (of.numbers()[f][i] < ranges.get(f).least() || of.numbers()[f][i] > ranges.get(f).most());
      }
      n += beyond ? 1 : 0;
    }
    return (double) n / Math.max(1, of.size());
  }

  /** Half width of the 95 % interval of each row's log odds, by what was learned from. */
  public double[] halfWidths(Columns of) {
    double[][] parts = errors(of);
    double[] half = new double[of.size()];
    for (int i = 0; i < half.length; i++) {
      double squares = 0;
      for (double[] part : parts) {
        squares += part[i] * part[i];
      }
      half[i] = Math.sqrt(squares) * quantile();
    }
    return half;
  }

  /** What a standard error of {@link #errors} is multiplied by for 95 %: Student's where it is told by a few folds. */
  public double quantile() {
    return knowsItsErrors() ? Interval.Z : Quantiles.t95(without.size() - 1);
  }

  private boolean knowsItsErrors() {
    return whole.map(w -> w.scorer().knowsItsErrors()).orElse(false);
  }
}
