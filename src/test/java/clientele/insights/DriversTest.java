package clientele.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.models.LogisticRegression;
import clientele.models.learn.LearnedModel;
import clientele.models.learn.Learners;
import clientele.models.learn.Outcomes;
import clientele.stats.Columns;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model goes by, where the truth is known: which facts, how much, and which way. */
class DriversTest {
  @ParameterizedTest
  @ValueSource(strings = {"logistic", "auto", "network"})
  void driversAreThoseOfTheTruth(String learner) {
    RandomGenerator random = new Seed(6).stream("drivers");
    int n = 3_000;
    double[][] numbers = new double[5][n];
    String[] plan = new String[n];
    boolean[] y = new boolean[n];
    for (int i = 0; i < n; i++) {
      for (int f = 0; f < 4; f++) {
        numbers[f][i] = random.nextGaussian();
      }
      plan[i] = random.nextBoolean() ? "gold" : "basic";
      double odds = -1 + 1.5 * numbers[0][i] - numbers[1][i] + (plan[i].equals("gold") ? 1.2 : 0);
      y[i] = random.nextDouble() < LogisticRegression.logistic(odds);
    }
    numbers[4] = null;
    Columns facts = new Columns(n, List.of("raises", "lowers", "noise", "more noise", "plan"), numbers, new String[][] {null, null, null, null, plan});
    JobContext job = JobContext.quiet(new Seed(1));
    List<Driver> drivers =
        Drivers.of(LearnedModel.learn(Learners.of(learner), facts, y, Outcomes.own(n), job).model(), facts, job);
    assertEquals(List.of("raises", "lowers", "plan"), drivers.stream().limit(3).map(Driver::fact).toList());
    assertEquals(List.of(1, -1, 0), drivers.stream().limit(3).map(Driver::direction).toList());
    assertEquals(Optional.of("gold"), drivers.get(2).highest());
    // 1.5 times a normal number is 1.5 √(2 / π) = 1.197 in size on average
    assertEquals(1.197, drivers.getFirst().weight().value(), 0.25);
    if (learner.equals("logistic")) {
      assertTrue(drivers.getFirst().weight().interval().contains(1.197), drivers.getFirst().toString());
    }
    assertTrue(drivers.get(1).times().value() < 1 && drivers.getFirst().times().value() > 1);
  }

  /** ln 2 on the log odds is twice the odds, and half of them where it lowers. */
  @Test
  void whatLowersHasAFactorBelowOne() {
    Estimate weight = Estimate.of(Math.log(2), Math.log(1.6), Math.log(2.5));
    assertEquals(2, new Driver("f", weight, 1, Optional.empty()).times().value(), 1e-12);
    Estimate lowers = new Driver("f", weight, -1, Optional.empty()).times();
    assertEquals(0.5, lowers.value(), 1e-12);
    assertEquals(0.4, lowers.interval().low(), 1e-12);
    assertEquals(0.625, lowers.interval().high(), 1e-12);
  }
}
