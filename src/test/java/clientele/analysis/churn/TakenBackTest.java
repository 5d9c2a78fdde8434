package clientele.analysis.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.job.JobContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shops whose future is known: who of the silent has left, and what those bring who are taken back. */
class TakenBackTest {
  private static final JobContext JOB = JobContext.quiet(new Seed(1));
  private static final int GAP = 7;
  private static final int WINDOW = 90;
  private static final int HORIZON = 365;

  /**
   * Two studies of each world, risks as they truly are on average: of the silent as many have left as is said, to 8 of 100, and one
   * who has left and is taken back orders as often as is said, to 12 %.
   */
  @ParameterizedTest
  @EnumSource(value = SimulatedShop.World.class, names = {"STEADY", "DRIFT", "LIFE_REGULAR", "LIFE_MIXED"})
  void saysWhoOfTheSilentHasLeftAndWhatTheyWouldOrder(SimulatedShop.World world) {
    double silent = 0;
    double left = 0;
    double saidLeft = 0;
    double brings = 0;
    double saidBrings = 0;
    for (int study = 0; study < 2; study++) {
      Shop shop = new Shop(world, 60 + study);
      TakenBack.Kept kept = shop.kept(1);
      RandomGenerator random = new Seed(study).stream("taken back");
      for (int i = 0; i < shop.ids.size(); i++) {
        String id = shop.ids.get(i);
        if (shop.world.silent(id, GAP, WINDOW)) {
          silent++;
          saidLeft += kept.left()[i];
          if (shop.world.left(id, GAP, WINDOW)) {
            left++;
            saidBrings += kept.orders()[i];
            for (int draw = 0; draw < 5; draw++) {
              brings += shop.world.spentIfSaved(id, HORIZON, random) / shop.world.customers.get(id).value / 5;
            }
          }
        }
      }
    }
    assertEquals(left / silent, saidLeft / silent, 0.08, "left of the silent");
    assertEquals(1, saidBrings / brings, 0.12, "orders of one who has left: " + saidBrings / left + " said, " + brings / left + " true");
  }

  /** More fall silent than ever before: more of them have left, and one who is taken back leaves sooner again. */
  @Test
  void whereTheRisksAreHigherMoreHaveLeftAndOrderLess() {
    Shop shop = new Shop(SimulatedShop.World.STEADY, 5);
    TakenBack.Kept as = shop.kept(1);
    TakenBack.Kept more = shop.kept(1.2);
    assertTrue(mean(more.left()) > mean(as.left()) + 0.02, mean(more.left()) + " " + mean(as.left()));
    assertTrue(mean(more.orders()) < 0.95 * mean(as.orders()), mean(more.orders()) + " " + mean(as.orders()));
  }

  /** What all bring together may be off by a few of a hundred, as 2,000 customers tell no more. */
  @Test
  void worldsSpreadByWhatTheModelsDoNotKnow() {
    TakenBack.Kept kept = new Shop(SimulatedShop.World.STEADY, 5).kept(1);
    RandomGenerator random = new Seed(3).stream("worlds");
    double[] drawn = new double[2_000];
    Arrays.setAll(drawn, i -> Math.log(kept.errors().drawn(0, random)));
    double mean = mean(drawn);
    double sd = Math.sqrt(mean(Arrays.stream(drawn).map(d -> (d - mean) * (d - mean)).toArray()));
    assertEquals(0, mean, 0.02);
    assertTrue(sd > 0.01 && sd < 0.15, "" + sd);
  }

  /** Where nobody leaves, no leaving is to be moved; where five times as few fall silent as the orders say, something else is afoot. */
  @Test
  void modelsThatCannotAgreeWithTheRisksAreNotBelieved() {
    assertTrue(new Shop(SimulatedShop.World.LIFE_ENDLESS, 5).tried(2).isEmpty());
    assertTrue(new Shop(SimulatedShop.World.STEADY, 5).tried(0.2).isEmpty());
  }

  /** Nobody ever leaves, and the risks say so much silence as long waits make: nobody has left, whoever is silent. */
  @Test
  void whereLongWaitsMakeTheSilenceNobodyHasLeft() {
    for (long seed : new long[] {5, 6, 7}) {
      assertTrue(new Shop(SimulatedShop.World.LIFE_ENDLESS, seed).tried(1).filter(TakenBack.Kept::nobodyLeft).isPresent(), "" + seed);
    }
    for (SimulatedShop.World world : List.of(SimulatedShop.World.STEADY, SimulatedShop.World.LIFE_ALIKE)) {
      assertTrue(new Shop(world, 5).tried(1).filter(TakenBack.Kept::nobodyLeft).isEmpty(), world.name());
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** A shop, those who ordered within 120 days, and what is known of them. */
  private static final class Shop {
    private final SimulatedShop world;
    private final OrderBook book;
    private final List<String> ids = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    private Shop(SimulatedShop.World world, long seed) {
      this.world = new SimulatedShop(world, 2_000, 1_000, seed);
      this.book = OrderBookReader.read(this.world.study().view(), JOB);
      int last = today();
      for (int c = 0; c < book.size(); c++) {
        int[] days = book.orderDays(c);
        if (days[days.length - 1] > last - 120) {
          ids.add(book.customer(c));
          places.add(c);
        }
      }
    }

    private int today() {
      return (int) book.lastDay().map(LocalDate::toEpochDay).orElseThrow().longValue();
    }

    private TakenBack.Kept kept(double times) {
      return tried(times).orElseThrow();
    }

    private Optional<TakenBack.Kept> tried(double times) {
      double silent = ids.stream().filter(id -> world.silent(id, GAP, WINDOW)).count();
      double[] risks = new double[ids.size()];
      int[] windows = new int[ids.size()];
      Arrays.fill(risks, times * silent / ids.size());
      Arrays.fill(windows, WINDOW);
      return TakenBack.learn(book, today(), JOB).orElseThrow()
          .of(places.stream().mapToInt(Integer::intValue).toArray(), risks, GAP, windows, HORIZON);
    }
  }
}
