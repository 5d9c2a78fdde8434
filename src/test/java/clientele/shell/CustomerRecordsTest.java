package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Seed;
import clientele.features.Feature;
import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.features.engine.CustomerFeatures;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What the page of a customer says of money and orders, which is what the features say. */
class CustomerRecordsTest {
  private static final LocalDate END = LocalDate.of(2025, 12, 31);
  private static final JobContext JOB = JobContext.quiet(new Seed(1));
  private static final List<Column> PRICED =
      List.of(
          Column.of("order_id", Kind.TEXT, Meaning.ORDER_ID), Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID),
          Column.of("day", Kind.DATE, Meaning.DATE), Column.of("product", Kind.TEXT, Meaning.PRODUCT_ID),
          Column.of("pieces", Kind.INTEGER, Meaning.QUANTITY), Column.of("each", Kind.REAL, Meaning.UNIT_PRICE));

  private static CustomerRecords of(List<Column> columns, String customer, List<Object[]> rows) {
    return CustomerRecords.of(MemoryStudy.empty().table("orders", Role.TRANSACTIONS, columns, rows).view(), customer, JOB);
  }

  @Test
  void anAmountOfAnOrderThatStandsOnEachLineCountsOnce() {
    List<Column> columns = List.of(
        Column.of("order_id", Kind.TEXT, Meaning.ORDER_ID), Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID),
        Column.of("day", Kind.DATE, Meaning.DATE), Column.of("order_total", Kind.REAL, Meaning.AMOUNT));
    CustomerRecords found = of(columns, "007", List.of(
        new Object[] {"o1", "007", END, 60.0}, new Object[] {"o1", "007", END, 60.0}, new Object[] {"o2", "008", END, 5.0}));
    assertEquals(OptionalDouble.of(60), found.spend());
    assertEquals(1, found.orders());
    assertEquals(Map.of(END, 60.0), found.days());
  }

  /** Customer 16446 of Online Retail (UCI, doi 10.24432/C5BW33): 168,469.60 bought and cancelled minutes later. */
  /** 50 on day 10 and 30 on day 40: nothing stands between them, so the line falls to 0 at each. */
  @Test
  void moneyStandsOnTheDaysOfOrdersAlone() {
    java.util.TreeMap<java.time.LocalDate, Double> days = new java.util.TreeMap<>(
        java.util.Map.of(java.time.LocalDate.ofEpochDay(10), 50.0, java.time.LocalDate.ofEpochDay(40), 30.0));
    CustomerRecords found = new CustomerRecords(
        "a", java.util.List.of(), java.util.List.of(), days, java.util.Optional.empty(), 2, java.util.OptionalDouble.of(80));
    clientele.reports.chart.ChartSpec.Line line = CustomerPage.lines(found, new double[] {10, 40}, new double[] {50, 30}).getFirst();
    org.junit.jupiter.api.Assertions.assertArrayEquals(new double[] {10, 10, 10, 40, 40, 40}, line.x());
    org.junit.jupiter.api.Assertions.assertArrayEquals(new double[] {0, 50, 0, 0, 30, 0}, line.y());
  }

  @Test
  void aPurchaseThatWasCancelledIsNeitherMoneyNorAnOrder() {
    CustomerRecords found = of(PRICED, "16446", List.of(
        new Object[] {"541431", "16446", LocalDate.of(2025, 5, 18), "brush", 1L, 2.90},
        new Object[] {"581483", "16446", LocalDate.of(2025, 12, 9), "craft", 80_995L, 2.08},
        new Object[] {"C581484", "16446", LocalDate.of(2025, 12, 9), "craft", -80_995L, 2.08}));
    assertEquals(2.90, found.spend().orElseThrow(), 1e-9);
    assertEquals(1, found.orders());
    assertEquals(Map.of(LocalDate.of(2025, 5, 18), 2.90), found.days());
  }

  @Test
  void whoCancelledEverythingIsKnownWithoutOrders() {
    CustomerRecords found = of(PRICED, "7", List.of(
        new Object[] {"1", "7", END, "tea", 2L, 5.0}, new Object[] {"C1", "7", END, "tea", -2L, 5.0},
        new Object[] {"2", "8", END, "tea", 1L, 5.0}));
    assertEquals(0, found.orders());
    assertEquals(Map.of(), found.days());
    assertEquals(1, found.parts().size());
  }

  @Test
  void nothingSaysWhatOrdersAreWorth() {
    CustomerRecords found = of(PRICED.subList(0, 4), "7", List.of(new Object[][] {{"1", "7", END, "tea"}, {"2", "7", END, "cup"}}));
    assertEquals(2, found.orders());
    assertEquals(OptionalDouble.empty(), found.spend());
  }

  /** Purchases and returns at random, with words and with whole numbers as ids: one by one as all at once. */
  @Test
  void everyPageSaysWhatTheFeaturesSay() {
    for (Kind ids : List.of(Kind.TEXT, Kind.INTEGER)) {
      RandomGenerator random = new Seed(4).stream("pages");
      List<Object[]> rows = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        long c = random.nextInt(60);
        rows.add(new Object[] {
          (random.nextInt(5) == 0 ? "C" : "") + (100_000 + i / 3), ids == Kind.TEXT ? (Object) ("k" + c) : (Object) c,
          END.minusDays(400 - i / 5), "p" + random.nextInt(6), random.nextInt(5) == 0 ? -1L - random.nextInt(3) : 1L + random.nextInt(3),
          (1 + random.nextInt(50)) / 4.0});
      }
      List<Column> columns = new ArrayList<>(PRICED);
      columns.set(1, Column.of("customer", ids, Meaning.CUSTOMER_ID));
      MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, columns, rows);
      OrderBook book = OrderBookReader.read(study.view(), JOB);
      LocalDate end = StudyFacts.of(study.view()).lastDay().orElseThrow();
      CustomerFeatures features = CustomerFeatures.asOf(book, end, JOB);
      for (int i = 0; i < features.size(); i++) {
        String id = book.customer(features.customers()[i]);
        CustomerRecords found = CustomerRecords.of(study.view(), id, JOB);
        assertEquals(features.of(Feature.SPEND)[i], found.spend().orElseThrow(), 1e-9, id);
        assertEquals(features.of(Feature.ORDERS)[i], found.orders(), id);
        assertEquals(features.of(Feature.RECENCY_DAYS)[i], end.toEpochDay() - found.days().lastKey().toEpochDay(), id);
      }
    }
  }
}
