package clientele.analysis.recommend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Seed;
import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Purchases that the recommender learns from, and what is taken out of them as it came back. */
class PurchasesTest {
  private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
  private static final JobContext JOB = JobContext.quiet(new Seed(1));

  private static final Column ORDER = Column.of("o", Kind.TEXT, Meaning.ORDER_ID);
  private static final Column CUSTOMER = Column.of("c", Kind.TEXT, Meaning.CUSTOMER_ID);
  private static final Column DATE = Column.of("d", Kind.DATE, Meaning.DATE);
  private static final Column PRODUCT = Column.of("p", Kind.TEXT, Meaning.PRODUCT_ID);

  /** A refund is a line whose amount is below 0, as it is for the order book. */
  @Test
  void moneyPaidBackIsAReturnAndNoPurchase() {
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS,
        List.of(ORDER, CUSTOMER, DATE, PRODUCT, Column.of("a", Kind.REAL, Meaning.AMOUNT)),
        List.of(new Object[] {"1", "007", DAY, "tea", 20.0}, new Object[] {"2", "007", DAY.plusDays(9), "tea", -20.0},
            new Object[] {"3", "007", DAY.plusDays(9), "cup", 5.0}));
    Purchases found = Purchases.read(study.view(), "orders", JOB);
    OrderBook book = OrderBookReader.read(study.view(), JOB);
    assertEquals(2, found.size());
    assertEquals(1, found.returned());
    assertEquals(1, book.source().returnsMatched());
    assertEquals(1, book.orderDays(0).length);
  }

  /** Of two purchases of two teas the return names the first, though the second is the later one. */
  @Test
  void aReturnTakesBackTheOrderItNames() {
    int first = (int) DAY.toEpochDay();
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS,
        List.of(ORDER, CUSTOMER, DATE, PRODUCT, Column.of("n", Kind.INTEGER, Meaning.QUANTITY)),
        List.of(new Object[] {"536", "007", DAY, "tea", 2L}, new Object[] {"537", "007", DAY.plusDays(5), "tea", 2L},
            new Object[] {"C536", "007", DAY.plusDays(9), "tea", -2L}));
    Purchases found = Purchases.read(study.view(), "orders", JOB);
    assertArrayEquals(new boolean[] {false, true}, found.between(first - 1, first + 9));
  }

  /**
   * Two teas are kept; a third was cancelled and set apart by a step, and is paid back. What pays back the third takes none
   * of the two: before, the recommender lost a tea that the features kept.
   */
  @Test
  void whatPaysBackASetApartPurchaseTakesNoneThatIsKept() {
    List<Column> columns = List.of(ORDER, CUSTOMER, DATE, PRODUCT, Column.of("n", Kind.INTEGER, Meaning.QUANTITY));
    MemoryStudy study = MemoryStudy.empty()
        .table("orders", Role.TRANSACTIONS, columns,
            List.of(new Object[] {"1", "007", DAY, "tea", 2L}, new Object[] {"2", "007", DAY.plusDays(9), "cup", 1L},
                new Object[] {"4", "008", DAY.plusDays(9), "post", 0L}))
        .table("orders_set_apart", Role.SET_APART, columns,
            List.of(new Object[] {"3", "007", DAY.plusDays(3), "tea", 2L}, new Object[] {"C3", "007", DAY.plusDays(4), "tea", -2L}));
    Purchases found = Purchases.read(study.view(), "orders", JOB);
    OrderBook book = OrderBookReader.read(study.view(), JOB);
    assertEquals(0, found.returned());
    assertEquals(2, found.size(), "nothing was taken of what has no pieces");
    assertEquals(2, book.orderDays(0).length);
    assertArrayEquals(new String[] {"007"}, found.users());
  }

  /** A column of ratings has neither orders nor days: pairs are enough. */
  @Test
  void pairsWithoutDatesAreRead() {
    MemoryStudy study = MemoryStudy.empty().table("ratings", Role.OTHER, List.of(CUSTOMER, PRODUCT),
        List.of(new Object[] {"a", "x"}, new Object[] {"a", "y"}, new Object[] {"b", "x"}));
    Purchases found = Purchases.read(study.view(), "ratings", JOB);
    assertArrayEquals(new int[] {0, 0, 1}, found.user());
    assertArrayEquals(new int[] {0, 1, 0}, found.item());
    assertArrayEquals(new int[3], found.day());
  }

  @Test
  void whatCameBackLaterWasAPurchaseUntilThen() {
    Purchases p = new Purchases("t", new String[] {"a"}, new String[] {"x", "y"}, new String[] {"x", "y"},
        new int[] {0, 0}, new int[] {0, 1}, new int[] {1, 5}, new int[] {8, 99}, true);
    assertArrayEquals(new boolean[] {true, true}, p.between(0, 7));
    assertArrayEquals(new boolean[] {false, true}, p.between(0, 8));
  }

  @Test
  void theLastDayLearnedFromIsNotTested() {
    Purchases p = new Purchases("t", new String[] {"a"}, new String[] {"x", "y", "z"}, new String[] {"x", "y", "z"},
        new int[] {0, 0, 0}, new int[] {0, 1, 2}, new int[] {1, 10, 11}, new int[] {99, 99, 99}, true);
    Split split = Split.later(p, 10, 20).orElseThrow();
    assertArrayEquals(new int[] {0, 1}, split.before().item());
    assertArrayEquals(new int[] {2}, split.after().item());
  }
}
