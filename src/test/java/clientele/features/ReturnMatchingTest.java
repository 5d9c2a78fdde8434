package clientele.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import clientele.base.Seed;
import clientele.job.CancelledException;
import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Which purchase a return takes back, where a customer has few purchases and where a guest account has thousands. */
class ReturnMatchingTest {
  private static final JobContext JOB = JobContext.quiet(new Seed(1));

  private record Line(int number, long second, double size, double amount) {}

  /** The rule as it is written down, one purchase after another. */
  private static final class ByTheRule {
    private final List<Line> lines;
    private final double[] size;
    private final double[] amount;
    private final int[] back;

    private ByTheRule(List<Line> lines) {
      this.lines = lines;
      this.size = lines.stream().mapToDouble(Line::size).toArray();
      this.amount = lines.stream().mapToDouble(Line::amount).toArray();
      this.back = new int[size.length];
      Arrays.fill(back, Integer.MAX_VALUE);
    }

    private void match(ReturnMatching.Back b) {
      double left = b.size();
      double money = b.amount();
      while (left > 1e-9) {
        int best = -1;
        int rank = 0;
        for (int i = 0; i < size.length; i++) {
          boolean fits = lines.get(i).second <= b.second() && size[i] > 1e-9
              && (b.product() >= 0 || Math.abs(amount[i] - b.amount()) <= 0.0051);
          int now = !fits ? 0 : b.order() >= 0 && lines.get(i).number == b.order() ? 4
              : Math.abs(size[i] - left) <= 1e-9 ? 3 : size[i] > left ? 2 : 1;
          if (now > 0 && now >= rank) {
            best = i;
            rank = now;
          }
        }
        if (best < 0) {
          return;
        }
        double taken = Math.min(left, size[best]);
        double share = Math.min(amount[best] * (taken / size[best]), money);
        size[best] -= taken;
        amount[best] -= share;
        left -= taken;
        money -= share;
        if (size[best] <= 1e-9) {
          back[best] = b.day();
        }
      }
    }
  }

  @Test
  void manyPurchasesAreFoundAsTheRuleSays() {
    RandomGenerator random = new Seed(11).stream("returns");
    for (int trial = 0; trial < 300; trial++) {
      boolean products = trial % 2 == 0;
      int n = 1 + random.nextInt(80);
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        double size = 1 + random.nextInt(5);
        double amount = (1 + random.nextInt(6)) * 2.5;
        lines.add(new Line(random.nextInt(n), 86_400L * random.nextInt(100), products || trial % 4 == 1 ? size : amount, amount));
      }
      lines.sort(Comparator.comparingLong(Line::second));
      List<ReturnMatching.Back> backs = new ArrayList<>();
      for (int r = 0; r < 1 + n / 2; r++) {
        double amount = (1 + random.nextInt(6)) * 2.5;
        backs.add(new ReturnMatching.Back(
            3, products ? 5 : -1, 86_400L * (20 + r), 20 + r, products || trial % 4 == 1 ? 1 + random.nextInt(6) : amount, amount,
            random.nextInt(3) == 0 ? random.nextInt(n) : -1));
      }
      ReturnMatching matching = new ReturnMatching(n);
      for (int i = 0; i < n; i++) {
        Line line = lines.get(i);
        matching.purchase(3, products ? 5 : -1,
            new ReturnMatching.Bought(i, i, line.number, line.second, line.size, line.amount));
      }
      matching.match(backs, JOB);
      ByTheRule rule = new ByTheRule(lines);
      backs.forEach(rule::match);
      assertArrayEquals(rule.back, matching.lineBack(), "trial " + trial);
    }
  }

  /** 20,000 purchases of a guest without products and 2,000 returns: matched, and the search may be stopped. */
  @Test
  void aGuestWithManyOrdersIsMatchedAndCanBeStopped() {
    ReturnMatching matching = guest();
    matching.match(backs(), JOB);
    assertEquals(2_000, matching.matched());
    JobContext stopped = JobContext.quiet(new Seed(1));
    stopped.cancel();
    assertThrows(CancelledException.class, () -> guest().match(backs(), stopped));
  }

  private static ReturnMatching guest() {
    ReturnMatching matching = new ReturnMatching(20_000);
    for (int i = 0; i < 20_000; i++) {
      matching.purchase(0, -1, new ReturnMatching.Bought(i, i, -1, i, 5.0 + i % 500, 5.0 + i % 500));
    }
    return matching;
  }

  private static List<ReturnMatching.Back> backs() {
    List<ReturnMatching.Back> backs = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      backs.add(new ReturnMatching.Back(0, -1, 30_000, 1, 5.0 + i % 500, 5.0 + i % 500, -1));
    }
    return backs;
  }
}
