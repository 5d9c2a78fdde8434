package clientele.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ExpectedSpendTest {
  private static final LocalDate START = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 400;

  /** Forty regulars who buy for 50 every 20 days, and of the two under test what each case says. */
  private static OrderBook book(int[] days, double[] values) {
    List<Object[]> rows = new ArrayList<>();
    RandomGenerator r = new Seed(1).stream("shop");
    for (int c = 0; c < 40; c++) {
      for (int day = r.nextInt(20); day <= DAYS; day += 10 + r.nextInt(21)) {
        rows.add(new Object[] {"regular" + c, "o" + rows.size(), START.plusDays(day), 40.0 + r.nextInt(21)});
      }
    }
    for (int o = 0; o < days.length; o++) {
      rows.add(new Object[] {"who", "w" + o, START.plusDays(days[o]), values[o]});
    }
    rows.add(new Object[] {"last", "z", START.plusDays(DAYS), 50.0});
    return read(rows);
  }

  private static OrderBook read(List<Object[]> rows) {
    MemoryStudy study = MemoryStudy.empty().table(
        "orders", Role.TRANSACTIONS,
        List.of(
            Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("order", Kind.TEXT, Meaning.ORDER_ID),
            Column.of("day", Kind.DATE, Meaning.DATE), Column.of("amount", Kind.REAL, Meaning.AMOUNT)),
        rows);
    return OrderBookReader.read(study.view(), JobContext.quiet(new Seed(1)));
  }

  private static double perDay(OrderBook book, boolean left) {
    int last = (int) START.plusDays(DAYS).toEpochDay();
    int who = 0;
    while (!book.customer(who).equals("who")) {
      who++;
    }
    return ExpectedSpend.learn(book, last).perDay(book, who, last, left);
  }

  @Test
  void severalInvoicesOfOneDayAreOnePurchase() {
    double one = perDay(book(new int[] {395}, new double[] {3_000}), true);
    double three = perDay(book(new int[] {395, 395, 395}, new double[] {1_000, 1_000, 1_000}), true);
    assertEquals(one, three, 1e-9);
  }

  /** The pace of all, gamma-Poisson: (prior purchases + own) / (prior days + own days), by hand. */
  @Test
  void whoHasLeftIsKnownForAPartOfAWaitMoreAndWhoGoesOnUntilNow() {
    OrderBook book = book(new int[] {100, 110, 120}, new double[] {50, 50, 50});
    int last = (int) START.plusDays(DAYS).toEpochDay();
    ExpectedSpend law = ExpectedSpend.learn(book, last);
    double prior = law.rate() * law.days();
    double value = (law.value() * law.orders() + 150) / (law.orders() + 3);
    assertEquals((prior + 2) / (law.days() + 20 + (1 - Math.exp(-1)) / law.rate()) * value, perDay(book, true), 1e-9);
    assertEquals((prior + 2) / (law.days() + 301) * value, perDay(book, false), 1e-9);
  }

  /** Of a gamma-Poisson wait: 1 − ((prior days + own days) / (those and the wait)) to the power of the purchases, by hand. */
  @Test
  void theChanceToBuyAgainIsThatOfAGammaPoissonWait() {
    OrderBook book = book(new int[] {100, 110, 120}, new double[] {50, 50, 50});
    int last = (int) START.plusDays(DAYS).toEpochDay();
    ExpectedSpend law = ExpectedSpend.learn(book, last);
    int who = 0;
    while (!book.customer(who).equals("who")) {
      who++;
    }
    double known = law.days() + 301;
    assertEquals(1 - Math.pow(known / (known + 60), law.rate() * law.days() + 2), law.buysWithin(book, who, last, 60), 1e-9);
    assertEquals(0, law.buysWithin(book, who, last, 0));
  }

  /**
   * Exponential waits of 40 days on average, as Poisson purchases have them: the pace is 1/40, whether 100 days or 400 are
   * known. From the first to the last purchase alone it would be 1.8, 1.3 and 1.1 times as fast.
   */
  @Test
  void thePaceOfAllDoesNotGrowWithAShortHistory() {
    RandomGenerator r = new Seed(2).stream("waits");
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 3_000; c++) {
      for (double day = -40 * Math.log(r.nextDouble()); day <= DAYS; day -= 40 * Math.log(r.nextDouble())) {
        rows.add(new Object[] {"c" + c, "o" + rows.size(), START.plusDays((long) day), 50.0});
      }
    }
    OrderBook book = read(rows);
    int first = (int) START.toEpochDay();
    for (int known : new int[] {100, 200, 400}) {
      double rate = ExpectedSpend.learn(book, first + known - 1).rate();
      assertEquals(1, rate * 40, 0.3, known + " days");
    }
  }
}
