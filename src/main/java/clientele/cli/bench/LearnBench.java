package clientele.cli.bench;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.models.LogisticRegression;
import clientele.models.learn.LearnedModel;
import clientele.models.learn.Learners;
import clientele.models.learn.Outcomes;
import clientele.stats.Columns;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Ways to learn: how long each takes to learn from 10,000 customers with 20 facts, to score a million, and to explain ten thousand. */
final class LearnBench {
  private static final int FACTS = 20;
  private static final int LEARNED = 10_000;
  private static final int EXPLAINED = 10_000;
  private static final int BLOCK = 65_536;
  private static final String[] WORDS = {"basic", "gold", "family", "student", "business"};

  private LearnBench() {}

  static void run(int scored, Clock clock, Meter meter) throws Exception {
    RandomGenerator random = new Seed(1).stream("learn");
    Columns some = columns(LEARNED, random);
    boolean[] y = outcomes(some, random);
    Columns many = columns(scored, random);
    JobContext job = JobContext.of(clock, new Seed(1), (done, words) -> {});
    for (String id : Learners.ids().toList()) {
      LearnedModel model = meter.measure(id + ": learn " + LEARNED + " × " + FACTS,
          () -> LearnedModel.learn(Learners.of(id), some, y, Outcomes.own(LEARNED), job).model());
      meter.measure(id + ": score " + scored, () -> {
        double sum = 0;
        for (int from = 0; from < scored; from += BLOCK) {
          sum += Arrays.stream(model.logOdds(many.slice(from, Math.min(scored, from + BLOCK)))).sum();
        }
        return sum;
      });
      meter.measure(id + ": reasons of " + EXPLAINED, () -> model.reasons(many.slice(0, Math.min(scored, EXPLAINED))).length);
    }
  }

  /** Nineteen numbers and a word, a twentieth of the first ten missing. */
  private static Columns columns(int rows, RandomGenerator random) {
    double[][] numbers = new double[FACTS][];
    String[][] words = new String[FACTS][];
    for (int f = 0; f < FACTS - 1; f++) {
      boolean gaps = f < FACTS / 2;
      numbers[f] = random.doubles(rows).map(d -> gaps && d < 0.05 ? Double.NaN : 10 * d).toArray();
    }
    words[FACTS - 1] = random.ints(rows, 0, WORDS.length).mapToObj(w -> WORDS[w]).toArray(String[]::new);
    return new Columns(rows, IntStream.range(0, FACTS).mapToObj(f -> "f" + f).toList(), numbers, words);
  }

  private static boolean[] outcomes(Columns of, RandomGenerator random) {
    boolean[] y = new boolean[of.size()];
    List<double[]> x = List.of(of.numbers()[10], of.numbers()[11], of.numbers()[12]);
    for (int i = 0; i < y.length; i++) {
      double odds = -1.5 + 0.3 * (x.get(0)[i] - 5) + 0.15 * (x.get(1)[i] - 5) * (x.get(2)[i] - 5)
          + (of.words()[FACTS - 1][i].equals("gold") ? 1 : 0);
      y[i] = random.nextDouble() < LogisticRegression.logistic(odds);
    }
    return y;
  }
}
