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
import org.junit.jupiter.api.Test;

/** How gaps between orders vary within customers and between them, where both can be worked out by hand. */
class UsualSilenceTest {
  private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

  /** Customers with two gaps each, all four of short and long: the two are drawn at random, whoever the customer is. */
  private static UsualSilence of(int[]... paces) {
    List<Object[]> rows = new ArrayList<>();
    int customer = 0;
    for (int[] pace : paces) {
      for (int i = 0; i < 400; i++) {
        LocalDate second = FIRST.plusDays(pace[i % 2]);
        for (LocalDate day : List.of(FIRST, second, second.plusDays(pace[i / 2 % 2]))) {
          rows.add(new Object[] {"c" + customer, day});
        }
        customer++;
      }
    }
    OrderBook book = OrderBookReader.read(MemoryStudy.empty().table("orders", Role.TRANSACTIONS,
        List.of(Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("day", Kind.DATE, Meaning.DATE)), rows).view(),
        JobContext.quiet(new Seed(1)));
    return UsualSilence.learn(book, 60);
  }

  /**
   * Gaps of 10 and 40 days, half each: the logarithm varies by (ln 4)² / 4 within a customer. The means of two gaps vary by half
   * of that though no customer is faster than another: nothing is left between them but the least there is, .01.
   */
  @Test
  void chanceOfFewGapsIsNoDifferenceBetweenCustomers() {
    UsualSilence silence = of(new int[] {10, 40});
    assertEquals(Math.pow(Math.log(4), 2) / 4, silence.within(), 1e-12);
    assertEquals(0.01, silence.between(), 1e-12);
  }

  /** Half of the customers three times as slow: (ln 3)² / 4 between them. */
  @Test
  void paceThatDiffersIsBetweenCustomers() {
    UsualSilence silence = of(new int[] {10, 40}, new int[] {30, 120});
    assertEquals(Math.pow(Math.log(4), 2) / 4, silence.within(), 1e-12);
    assertEquals(Math.pow(Math.log(3), 2) / 4, silence.between(), 0.002);
  }
}
