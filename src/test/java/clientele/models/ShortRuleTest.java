package clientele.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ShortRuleTest {
  private final JobContext job = JobContext.quiet(new Seed(1));

  /** A group that is a rule: above 30 in the first, at most 4 in the second; one in twenty of the others is of it too. */
  @Test
  void findsTheBoundsThatWereMadeAndCountsWhatTheyCatch() {
    RandomGenerator random = new Seed(2).stream("rule");
    int n = 2_000;
    double[][] columns = new double[3][n];
    boolean[] in = new boolean[n];
    int met = 0;
    int right = 0;
    for (int i = 0; i < n; i++) {
      columns[0][i] = random.nextInt(100);
      columns[1][i] = random.nextInt(10);
      columns[2][i] = random.nextGaussian();
      boolean holds = columns[0][i] > 30 && columns[1][i] <= 4;
      in[i] = holds ? random.nextDouble() < 0.95 : random.nextDouble() < 0.02;
      met += holds ? 1 : 0;
      right += holds && in[i] ? 1 : 0;
    }
    ShortRule rule = ShortRule.of(columns, in, new Seed(1), job).getFirst();
    assertEquals(2, rule.bounds().size());
    assertEquals(new ShortRule.Bound(0, 30, Double.POSITIVE_INFINITY), bound(rule, 0));
    assertEquals(new ShortRule.Bound(1, Double.NEGATIVE_INFINITY, 4), bound(rule, 1));
    assertEquals(met, rule.met());
    assertEquals(right, rule.right());
  }

  @Test
  void isNeverLongerThanItSays() {
    RandomGenerator random = new Seed(3).stream("long");
    double[][] columns = new double[5][1_000];
    boolean[] in = new boolean[1_000];
    for (int i = 0; i < in.length; i++) {
      int over = 0;
      for (double[] column : columns) {
        column[i] = random.nextDouble();
        over += column[i] > 0.3 ? 1 : 0;
      }
      in[i] = over == 5;
    }
    List<ShortRule> rules = ShortRule.of(columns, in, new Seed(1), job);
    assertTrue(rules.stream().allMatch(r -> r.bounds().size() <= ShortRule.MOST_BOUNDS), rules.toString());
  }

  /** A group drawn by chance is described by nothing; one in the middle of a column by a range, not by a bound twice. */
  @Test
  void chanceHasNoRuleAndAMiddleIsARange() {
    RandomGenerator random = new Seed(4).stream("middle");
    double[][] columns = new double[2][1_500];
    boolean[] chance = new boolean[1_500];
    boolean[] middle = new boolean[1_500];
    for (int i = 0; i < chance.length; i++) {
      columns[0][i] = 100 * random.nextDouble();
      columns[1][i] = random.nextGaussian();
      chance[i] = random.nextDouble() < 0.2;
      middle[i] = columns[0][i] > 40 && columns[0][i] <= 60;
    }
    assertEquals(List.of(), ShortRule.of(columns, chance, new Seed(1), job));
    ShortRule.Bound range = ShortRule.of(columns, middle, new Seed(1), job).getFirst().bounds().getFirst();
    assertEquals(40, range.above(), 0.5);
    assertEquals(60, range.atMost(), 0.5);
  }

  @Test
  void whoMissesAValueDoesNotMeetItsBound() {
    double[][] columns = new double[1][400];
    boolean[] in = new boolean[400];
    for (int i = 0; i < 400; i++) {
      columns[0][i] = i % 4 == 0 ? Double.NaN : i;
      in[i] = i >= 200;
    }
    ShortRule rule = ShortRule.of(columns, in, new Seed(1), job).getFirst();
    assertEquals(150, rule.met());
    assertEquals(150, rule.right());
  }

  @Test
  void cutsAtTheRoundestNumberBetweenTheRows() {
    assertEquals(30, ShortRule.round(30, 31));
    assertEquals(100, ShortRule.round(97.3, 104));
    assertEquals(0, ShortRule.round(0, 1));
    assertEquals(0.5, ShortRule.round(0.31, 0.62));
    assertEquals(1.25, ShortRule.round(1.249, 1.2503));
    assertEquals(-2, ShortRule.round(-2.4, -1.7));
    assertEquals(12, ShortRule.round(12, 12.0000001));
  }

  private static ShortRule.Bound bound(ShortRule rule, int column) {
    return rule.bounds().stream().filter(b -> b.column() == column).findFirst().orElseThrow();
  }
}
