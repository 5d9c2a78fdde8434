package clientele.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.features.engine.CustomerFeatures;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Expected values are worked out by hand from the few lines written here. */
class CustomerFeaturesTest {
  private static final LocalDate END = LocalDate.of(2025, 12, 31);
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("order", Kind.TEXT, Meaning.ORDER_ID),
          Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID),
          Column.of("day", Kind.DATE, Meaning.DATE),
          Column.of("product", Kind.TEXT, Meaning.PRODUCT_ID),
          Column.of("category", Kind.TEXT, Meaning.CATEGORY),
          Column.of("quantity", Kind.INTEGER, Meaning.QUANTITY),
          new Column("price", Kind.DECIMAL, 2, "EUR", Optional.of(Meaning.UNIT_PRICE)));

  private final List<Object[]> lines = new ArrayList<>();

  @Test
  void computesRecencyFrequencyAndMonetaryValueOfACustomer() {
    line("o1", "007", LocalDate.of(2025, 1, 1), "p1", "tea", 2, 150);
    line("o1", "007", LocalDate.of(2025, 1, 1), "p2", "cups", 1, 700);
    line("o2", "007", LocalDate.of(2025, 12, 21), "p1", "tea", 4, 250);
    CustomerFeatures features = asOf(END);
    assertEquals(10, one(features, Feature.RECENCY_DAYS));
    assertEquals(364, one(features, Feature.TENURE_DAYS));
    assertEquals(2, one(features, Feature.ORDERS));
    assertEquals(20.00, one(features, Feature.SPEND), 1e-9);
    assertEquals(10.00, one(features, Feature.ORDER_VALUE), 1e-9);
    assertEquals(10.00, one(features, Feature.SPEND_LAST_90_DAYS), 1e-9);
    assertEquals(1.5, one(features, Feature.BASKET_LINES));
    assertEquals(3.5, one(features, Feature.BASKET_ITEMS));
    assertEquals(2, one(features, Feature.PRODUCTS));
    assertEquals(2, one(features, Feature.CATEGORIES));
    assertEquals(2.0 / 3, one(features, Feature.TOP_CATEGORY_SHARE), 1e-12);
  }

  @Test
  void countsAYearOfOrdersWithTheCutOffDayAndWithoutTheSameDayOfTheYearBefore() {
    order("a", LocalDate.of(2024, 12, 31));
    order("b", LocalDate.of(2025, 1, 1));
    order("c", END);
    assertEquals(2, one(asOf(END), Feature.ORDERS_LAST_YEAR));
  }

  /** 90 days with the cut-off day, 31 December: 3 October is the first of them. */
  @Test
  void spendOfNinetyDaysHoldsTheCutOffDayAndNotTheDayNinetyDaysBefore() {
    line("a", "007", END.minusDays(90), "p1", "tea", 1, 1_000);
    line("b", "007", END.minusDays(89), "p1", "tea", 1, 200);
    line("c", "007", END, "p1", "tea", 1, 30);
    assertEquals(LocalDate.of(2025, 10, 3), END.minusDays(89));
    assertEquals(2.30, one(asOf(END), Feature.SPEND_LAST_90_DAYS), 1e-9);
  }

  @Test
  void measuresTheUsualGapItsTrendAndHowLongOverdueTheNextOrderIs() {
    order("a", LocalDate.of(2025, 1, 1));
    order("b", LocalDate.of(2025, 1, 11));
    order("c", LocalDate.of(2025, 1, 21));
    order("d", LocalDate.of(2025, 2, 10));
    order("e", LocalDate.of(2025, 3, 12));
    CustomerFeatures features = asOf(LocalDate.of(2025, 4, 11));
    assertEquals(15, one(features, Feature.GAP_DAYS), 1e-12);
    assertEquals(30 / 15.0, one(features, Feature.OVERDUE), 1e-12);
    assertEquals(Math.log((20.0 + 30) / (10 + 10)), one(features, Feature.GAP_TREND), 1e-12);
  }

  @Test
  void leavesGapsMissingForOneOrder() {
    order("a", LocalDate.of(2025, 1, 1));
    CustomerFeatures features = asOf(END);
    assertTrue(Double.isNaN(one(features, Feature.GAP_DAYS)));
    assertTrue(Double.isNaN(one(features, Feature.OVERDUE)));
    assertTrue(Double.isNaN(one(features, Feature.GAP_TREND)));
  }

  @Test
  void seesNothingAfterTheCutOff() {
    order("a", LocalDate.of(2025, 1, 1));
    order("b", LocalDate.of(2025, 2, 1));
    CustomerFeatures before = asOf(LocalDate.of(2025, 1, 31));
    order("c", LocalDate.of(2025, 3, 1));
    line("r", "007", LocalDate.of(2025, 4, 1), "p1", "tea", -1, 100);
    CustomerFeatures after = asOf(LocalDate.of(2025, 1, 31));
    for (Feature feature : Arrays.stream(Feature.values()).filter(before::has).toList()) {
      assertArrayEquals(before.of(feature), after.of(feature), feature.id());
    }
    assertEquals(1, one(after, Feature.ORDERS));
    assertEquals(0, one(after, Feature.RETURN_SHARE));
  }

  @Test
  void leavesOutCustomersWhoOrderedOnlyLater() {
    order("a", LocalDate.of(2025, 1, 1));
    line("z", "008", LocalDate.of(2025, 6, 1), "p1", "tea", 1, 100);
    assertEquals(1, asOf(LocalDate.of(2025, 5, 31)).size());
    assertEquals(2, asOf(LocalDate.of(2025, 6, 1)).size());
  }

  @Test
  void takesAReturnOutTogetherWithTheOrderItNames() {
    order("a", LocalDate.of(2025, 1, 1));
    order("b", LocalDate.of(2025, 1, 5));
    order("c", LocalDate.of(2025, 1, 9));
    line("Cb", "007", LocalDate.of(2025, 1, 20), "p1", "tea", -1, 100);
    CustomerFeatures before = asOf(LocalDate.of(2025, 1, 19));
    assertEquals(3, one(before, Feature.ORDERS), "not known yet");
    assertEquals(3, one(before, Feature.SPEND), 1e-9);
    CustomerFeatures features = asOf(END);
    assertEquals(2, one(features, Feature.ORDERS));
    assertEquals(2, one(features, Feature.SPEND), 1e-9);
    assertEquals(8, one(features, Feature.GAP_DAYS), 1e-9, "from the first to the ninth, without order b");
    assertEquals(0.25, one(features, Feature.RETURN_SHARE), 1e-12);
    assertEquals(LocalDate.of(2025, 1, 9).toEpochDay(), END.toEpochDay() - (long) one(features, Feature.RECENCY_DAYS));
  }

  @Test
  void takesTheDayForAnOrderWhereThereAreNoOrderNumbers() {
    line(null, "007", LocalDate.of(2025, 1, 1), "p1", "tea", 1, 100);
    line(null, "007", LocalDate.of(2025, 1, 1), "p2", "tea", 1, 100);
    line(null, "007", LocalDate.of(2025, 1, 2), "p1", "tea", 1, 100);
    assertEquals(2, one(asOf(END), Feature.ORDERS));
  }

  @Test
  void keepsTwoCustomersWhoShareAnOrderNumberApart() {
    line("o1", "007", LocalDate.of(2025, 1, 1), "p1", "tea", 1, 100);
    line("o1", "008", LocalDate.of(2025, 1, 1), "p1", "tea", 1, 900);
    CustomerFeatures features = asOf(END);
    assertArrayEquals(new double[] {1, 9}, features.of(Feature.SPEND), 1e-9);
  }

  @Test
  void sortsOrdersThatStandInAnyOrderInTheFile() {
    order("c", LocalDate.of(2025, 3, 1));
    order("a", LocalDate.of(2025, 1, 1));
    order("b", LocalDate.of(2025, 2, 1));
    OrderBook book = OrderBookReader.read(study().view(), JobContext.quiet(new Seed(1)));
    assertArrayEquals(
        new int[] {(int) LocalDate.of(2025, 1, 1).toEpochDay(), (int) LocalDate.of(2025, 2, 1).toEpochDay(),
            (int) LocalDate.of(2025, 3, 1).toEpochDay()},
        book.orderDays(0));
  }

  @Test
  void countsLinesWithoutCustomerAndWithoutDate() {
    order("a", LocalDate.of(2025, 1, 1));
    line("b", null, LocalDate.of(2025, 1, 1), "p1", "tea", 1, 100);
    line("c", "007", null, "p1", "tea", 1, 100);
    OrderBook book = OrderBookReader.read(study().view(), JobContext.quiet(new Seed(1)));
    assertEquals(1, book.source().linesWithoutCustomer());
    assertEquals(1, book.source().linesWithoutDate());
    assertEquals(1, book.source().lines());
  }

  @Test
  void readsWhatACleaningStepSetApartAsReturns() {
    line("a", "007", LocalDate.of(2025, 1, 1), "p1", "tea", 5, 100);
    MemoryStudy study = study();
    study.table(
        "orders_set_apart",
        Role.SET_APART,
        COLUMNS,
        List.<Object[]>of(new Object[] {"C1", "007", LocalDate.of(2025, 1, 3), "p1", "tea", -2L, 100L}));
    JobContext job = JobContext.quiet(new Seed(1));
    CustomerFeatures features = CustomerFeatures.asOf(OrderBookReader.read(study.view(), job), END, job);
    assertEquals(0.5, one(features, Feature.RETURN_SHARE), 1e-12);
    assertEquals(3, one(features, Feature.SPEND), 1e-9, "five bought, two came back");
    assertEquals(3, one(features, Feature.BASKET_ITEMS), 1e-9);
  }

  /** The first name of a real call list: 80,995 pieces bought and cancelled 12 minutes later, 2.90 spent before. */
  @Test
  void aCancelledPurchaseIsNoPurchase() {
    line("541431", "16446", LocalDate.of(2025, 5, 18), "brush", "", 1, 165);
    line("541431", "16446", LocalDate.of(2025, 5, 18), "pick", "", 1, 125);
    line("581483", "16446", LocalDate.of(2025, 12, 9), "craft", "", 80_995, 208);
    line("C581484", "16446", LocalDate.of(2025, 12, 9), "craft", "", -80_995, 208);
    CustomerFeatures features = asOf(END);
    assertEquals(2.90, one(features, Feature.SPEND), 1e-9);
    assertEquals(1, one(features, Feature.ORDERS));
    assertEquals(2.90, one(features, Feature.ORDER_VALUE), 1e-9);
    assertEquals(0, one(features, Feature.SPEND_LAST_90_DAYS), 1e-9);
    assertEquals(END.toEpochDay() - LocalDate.of(2025, 5, 18).toEpochDay(), one(features, Feature.RECENCY_DAYS));
  }

  @Test
  void aReturnTakesTheSameQuantityBackBeforeALaterPurchaseOfMore() {
    line("a", "007", LocalDate.of(2025, 1, 1), "p1", "tea", 2, 300);
    line("b", "007", LocalDate.of(2025, 2, 1), "p1", "tea", 5, 100);
    line("C1", "007", LocalDate.of(2025, 3, 1), "p1", "tea", -2, 300);
    CustomerFeatures features = asOf(END);
    assertEquals(1, one(features, Feature.ORDERS), "order a is out, not two pieces of order b");
    assertEquals(5, one(features, Feature.ORDER_VALUE), 1e-9);
  }

  @Test
  void aReturnWithoutAPurchaseIsToldAndTakenOffTheSpendButOffNoOrder() {
    line("C0", "007", LocalDate.of(2024, 12, 1), "p1", "tea", -3, 100);
    line("a", "007", LocalDate.of(2025, 1, 1), "p1", "tea", 1, 500);
    line("C2", "007", LocalDate.of(2025, 1, 2), "p9", "tea", -1, 100);
    OrderBook book = OrderBookReader.read(study().view(), JobContext.quiet(new Seed(1)));
    assertEquals(0, book.source().returnsMatched());
    assertEquals(2, book.source().returnsUnmatched());
    CustomerFeatures features = asOf(END);
    assertEquals(1, one(features, Feature.SPEND), 1e-9);
    assertEquals(5, one(features, Feature.ORDER_VALUE), 1e-9);
    JobContext job = JobContext.quiet(new Seed(1));
    book.tell(study().view(), job);
    assertEquals(List.of(FeatureProblems.UNMATCHED.with(2L, 2L)), job.warnings());
  }

  @Test
  void takesTheTotalOfAnOrderOnceThoughItStandsOnEachLine() {
    List<Column> columns = List.of(
        Column.of("order_id", Kind.TEXT, Meaning.ORDER_ID), Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID),
        Column.of("day", Kind.DATE, Meaning.DATE), Column.of("order_total", Kind.REAL, Meaning.AMOUNT));
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, columns, List.of(
        new Object[] {"o1", "007", END, 60.0}, new Object[] {"o1", "007", END, 60.0}));
    JobContext job = JobContext.quiet(new Seed(1));
    CustomerFeatures features = CustomerFeatures.asOf(OrderBookReader.read(study.view(), job), END, job);
    assertEquals(60, one(features, Feature.SPEND), 1e-9);
    assertEquals(List.of(FeatureProblems.ORDER_TOTAL.with("orders", "order_total", 1)), job.warnings());
  }

  @Test
  void takesQuantityTimesPriceWhereAnAmountOfAnyNameIsTheirSumOverTheOrder() {
    List<Column> columns = List.of(
        Column.of("order_id", Kind.TEXT, Meaning.ORDER_ID), Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID),
        Column.of("day", Kind.DATE, Meaning.DATE), Column.of("paid", Kind.REAL, Meaning.AMOUNT),
        Column.of("pieces", Kind.INTEGER, Meaning.QUANTITY), Column.of("each", Kind.REAL, Meaning.UNIT_PRICE));
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, columns, List.of(
        new Object[] {"o1", "007", END, 50.0, 2L, 10.0}, new Object[] {"o1", "007", END, 50.0, 3L, 10.0},
        new Object[] {"o2", "007", END, 7.0, 1L, 7.0}));
    JobContext job = JobContext.quiet(new Seed(1));
    CustomerFeatures features = CustomerFeatures.asOf(OrderBookReader.read(study.view(), job), END, job);
    assertEquals(57, one(features, Feature.SPEND), 1e-9);
    assertEquals(List.of(FeatureProblems.ORDER_TOTAL_SUM.with("orders", "paid", 1)), job.warnings());
  }

  @Test
  void twoLinesOfTheSameAmountStayTwoWhereOthersOfAnOrderDiffer() {
    List<Column> columns = List.of(
        Column.of("order_id", Kind.TEXT, Meaning.ORDER_ID), Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID),
        Column.of("day", Kind.DATE, Meaning.DATE), Column.of("order_value", Kind.REAL, Meaning.AMOUNT));
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, columns, List.of(
        new Object[] {"o1", "007", END, 60.0}, new Object[] {"o1", "007", END, 60.0},
        new Object[] {"o2", "007", END, 60.0}, new Object[] {"o2", "007", END, 5.0}));
    JobContext job = JobContext.quiet(new Seed(1));
    CustomerFeatures features = CustomerFeatures.asOf(OrderBookReader.read(study.view(), job), END, job);
    assertEquals(185, one(features, Feature.SPEND), 1e-9);
    assertEquals(List.of(), job.warnings());
  }

  private static final List<Column> PAID = List.of(
      Column.of("order_id", Kind.TEXT, Meaning.ORDER_ID), Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID),
      Column.of("day", Kind.DATE, Meaning.DATE), Column.of("product", Kind.TEXT, Meaning.PRODUCT_ID),
      Column.of("paid", Kind.REAL, Meaning.AMOUNT));

  /** Before: a shop in which all costs 9.99 was halved, because the lines of every order are alike. */
  @Test
  void oneShopWithOnePriceIsNotHalved() {
    List<Object[]> rows = new ArrayList<>();
    for (int o = 0; o < 25; o++) {
      rows.add(new Object[] {"o" + o, "007", END, "a", 9.99});
      rows.add(new Object[] {"o" + o, "007", END, "b", 9.99});
    }
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, PAID, rows);
    JobContext job = JobContext.quiet(new Seed(1));
    assertEquals(499.5, one(CustomerFeatures.asOf(OrderBookReader.read(study.view(), job), END, job), Feature.SPEND), 1e-9);
    assertEquals(List.of(FeatureProblems.ONE_PRICE.with("orders", "paid", 25)), job.warnings());
  }

  /** Seats at 35, 55 or 80, one price in each order: 1 to 4 seats. */
  @Test
  void pricesThatAreAlikeWithinOrdersAreNoTotals() {
    List<Object[]> rows = new ArrayList<>();
    double sum = 0;
    for (int o = 0; o < 240; o++) {
      for (int l = 0; l <= (o * 7 + o / 5) % 4; l++) {
        double price = List.of(35.0, 55.0, 80.0).get(o % 3);
        rows.add(new Object[] {"o" + o, "007", END, "seat " + l, price});
        sum += price;
      }
    }
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, PAID, rows);
    JobContext job = JobContext.quiet(new Seed(1));
    assertEquals(sum, one(CustomerFeatures.asOf(OrderBookReader.read(study.view(), job), END, job), Feature.SPEND), 1e-6);
    assertEquals(FeatureProblems.ONE_PRICE, job.warnings().getFirst().code());
  }

  /** 240 orders of two to five lines with few different totals, which rise with the lines: they are those of the orders. */
  @Test
  void fewTotalsThatRiseWithTheLinesAreTotals() {
    List<Object[]> rows = new ArrayList<>();
    double sum = 0;
    for (int o = 0; o < 240; o++) {
      int lines = 2 + o % 4;
      double total = 10.0 * (lines + o / 4 % 3);
      sum += total;
      for (int l = 0; l < lines; l++) {
        rows.add(new Object[] {"o" + o, "007", END, "p" + l, total});
      }
    }
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, PAID, rows);
    JobContext job = JobContext.quiet(new Seed(1));
    assertEquals(sum, one(CustomerFeatures.asOf(OrderBookReader.read(study.view(), job), END, job), Feature.SPEND), 1e-6);
    assertEquals(List.of(FeatureProblems.ORDER_TOTAL.with("orders", "paid", 240)), job.warnings());
  }

  @Test
  void amountsAlikeWithinOrdersOfDifferentProductsAreThoseOfTheOrder() {
    List<Object[]> rows = new ArrayList<>();
    for (int o = 0; o < 25; o++) {
      rows.add(new Object[] {"o" + o, "007", END, "a", 10.0 + o});
      rows.add(new Object[] {"o" + o, "007", END, "b", 10.0 + o});
    }
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, PAID, rows);
    JobContext job = JobContext.quiet(new Seed(1));
    assertEquals(550, one(CustomerFeatures.asOf(OrderBookReader.read(study.view(), job), END, job), Feature.SPEND), 1e-9);
    assertEquals(List.of(FeatureProblems.ORDER_TOTAL.with("orders", "paid", 25)), job.warnings());
  }

  /** The value of the order on two lines, postage of its own on the third: added up, and said. */
  @Test
  void totalsBesideALineOfPostageAreTold() {
    List<Object[]> rows = new ArrayList<>();
    for (int o = 0; o < 25; o++) {
      rows.add(new Object[] {"o" + o, "007", END, "post", 4.9});
      rows.add(new Object[] {"o" + o, "007", END, "a", 10.0 + o});
      rows.add(new Object[] {"o" + o, "007", END, "b", 10.0 + o});
    }
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, PAID, rows);
    JobContext job = JobContext.quiet(new Seed(1));
    OrderBookReader.read(study.view(), job);
    assertEquals(List.of(FeatureProblems.ORDER_TOTAL_MOSTLY.with("orders", "paid", 25, 25)), job.warnings());
  }

  private static List<Object[]> shop(int days) {
    List<Object[]> rows = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      for (int o = 0; o < 4; o++) {
        rows.add(new Object[] {"n" + d + "-" + o, "c" + (d * 4 + o) % 50, END.minusDays(days - 1 - d), "a", 10.0});
      }
    }
    return rows;
  }

  private OrderBook told(List<Object[]> rows, JobContext job) {
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, PAID, rows);
    OrderBook book = OrderBookReader.read(study.view(), job);
    book.tell(study.view(), job);
    return book;
  }

  /** Before: one date of 2042 and every customer was silent for 16 years. */
  @Test
  void aDateFarFromAllOthersIsNotTheEndOfTheData() {
    List<Object[]> rows = shop(100);
    rows.add(new Object[] {"slip", "c1", END.plusDays(155), "a", 10.0});
    rows.add(new Object[] {"slap", "c2", LocalDate.of(2042, 1, 5), "a", 10.0});
    JobContext job = JobContext.quiet(new Seed(1));
    OrderBook book = told(rows, job);
    assertEquals(Optional.of(END), book.lastDay());
    assertEquals(
        List.of(FeatureProblems.FAR_DATE.with("orders", 2L, END.plusDays(155), END.minusDays(99), END)), job.warnings());
    rows.add(new Object[] {"old", "c2", LocalDate.of(1900, 1, 1), "a", 10.0});
    assertEquals(Optional.of(END.minusDays(99)), told(rows, JobContext.quiet(new Seed(1))).firstDay());
  }

  /** A shop that closes for four months each winter, and begins its third season late with one order, has no slips. */
  @Test
  void aSeasonThatBeginsIsNoSlip() {
    List<Object[]> rows = shop(100);
    shop(100).forEach(r -> rows.add(new Object[] {r[0] + "b", r[1], ((LocalDate) r[2]).plusDays(220), r[3], r[4]}));
    rows.add(new Object[] {"first", "c1", END.plusDays(460), "a", 10.0});
    JobContext job = JobContext.quiet(new Seed(1));
    assertEquals(Optional.of(END.plusDays(460)), told(rows, job).lastDay());
    assertEquals(List.of(), job.warnings());
  }

  /** 60 receipts numbered 1 to 4 on each day of 15 months: before, four orders in all, on the first day. */
  @Test
  void numbersThatComeAgainAreOrdersOfTheirDays() {
    List<Object[]> rows = new ArrayList<>();
    for (int month = 0; month < 15; month++) {
      for (int o = 1; o <= 4; o++) {
        for (int l = 0; l < 2; l++) {
          rows.add(new Object[] {"" + o, "c" + o, END.minusMonths(14 - month), "a", 5.0});
        }
      }
    }
    JobContext job = JobContext.quiet(new Seed(1));
    OrderBook book = told(rows, job);
    assertEquals(60, book.orders());
    CustomerFeatures features = CustomerFeatures.asOf(book, END, job);
    assertArrayEquals(new double[] {15, 15, 15, 15}, features.of(Feature.ORDERS));
    assertArrayEquals(new double[] {10, 10, 10, 10}, features.of(Feature.ORDER_VALUE));
    assertEquals(FeatureProblems.NUMBER_AGAIN.with("orders", 4, 4, "1", END.minusMonths(14), END), job.warnings().getFirst());
  }

  /** 40 orders of two lines each year, numbered 0 to 39 in both: the total of each stands on its two lines. */
  @Test
  void totalsAreThoseOfOrdersAlsoWhereNumbersBeginAnew() {
    List<Object[]> rows = new ArrayList<>();
    double sum = 0;
    for (int year = 0; year < 2; year++) {
      for (int o = 0; o < 40; o++) {
        double total = 10 + o + 0.5 * year;
        sum += total;
        rows.add(new Object[] {"" + o, "c" + o % 7, END.minusDays(o).minusYears(year), "a", total});
        rows.add(new Object[] {"" + o, "c" + o % 7, END.minusDays(o).minusYears(year), "b", total});
      }
    }
    JobContext job = JobContext.quiet(new Seed(1));
    CustomerFeatures features = CustomerFeatures.asOf(told(rows, job), END, job);
    assertEquals(sum, java.util.Arrays.stream(features.of(Feature.SPEND)).sum(), 1e-6);
    assertTrue(job.warnings().contains(FeatureProblems.ORDER_TOTAL.with("orders", "paid", 80)), job.warnings().toString());
  }

  @Test
  void linesOfOneOrderOnDaysNearOneAnotherStayOne() {
    JobContext job = JobContext.quiet(new Seed(1));
    OrderBook book = told(
        List.of(new Object[] {"o1", "c1", END.minusDays(30), "a", 5.0}, new Object[] {"o1", "c1", END, "b", 6.0}), job);
    assertEquals(1, book.orders());
    assertEquals(List.of(), job.warnings());
  }

  /** A third of the lines under “N/A”: before, the largest customer of all. “0” is one where others have as many lines. */
  @Test
  void wordsThatNameNobodyAreNoCustomers() {
    List<Object[]> rows = shop(100);
    for (int i = 0; i < 200; i++) {
      rows.add(new Object[] {"x" + i, i % 2 == 0 ? "N/A" : "0", END, "a", 1.0});
    }
    rows.add(new Object[] {"y", null, END, "a", 1.0});
    JobContext job = JobContext.quiet(new Seed(1));
    OrderBook book = told(rows, job);
    assertEquals(50, book.size());
    assertEquals(201, book.source().linesWithoutCustomer());
    assertEquals(List.of(FeatureProblems.NOBODY.with("orders", 201L, 601L, 200L, "0, N/A")), job.warnings());
    List<Object[]> till = shop(100);
    for (int i = 0; i < 100; i++) {
      till.add(new Object[] {"t" + i, "Till 4", END, "a", 1.0});
    }
    JobContext large = JobContext.quiet(new Seed(1));
    told(till, large);
    assertEquals(List.of(FeatureProblems.ONE_NAME.with("orders", "Till 4", 100L, 500L)), large.warnings());
    List<Object[]> numbered = shop(100);
    numbered.add(new Object[] {"z", "0", END, "a", 1.0});
    assertEquals(51, told(numbered, JobContext.quiet(new Seed(1))).size());
  }

  /** Bought on the last day but one and cancelled on the last, on which nothing else was bought. */
  @Test
  void aReturnAfterTheLastPurchaseIsKnown() {
    JobContext job = JobContext.quiet(new Seed(1));
    OrderBook book = told(List.of(
        new Object[] {"o1", "c1", END.minusDays(40), "a", 300.0}, new Object[] {"o2", "c1", END.minusDays(1), "b", 80_000.0},
        new Object[] {"o3", "c1", END, "b", -80_000.0}), job);
    assertEquals(Optional.of(END), book.lastDay());
    assertEquals(300, one(CustomerFeatures.asOf(book, END, job), Feature.SPEND), 1e-9);
  }

  /** Postage of 500 was charged and paid back; the steps took both lines out: it is in no sum. Before, spend was −400. */
  @Test
  void whatPaysBackALineThatWasSetApartIsOutWithIt() {
    MemoryStudy study = MemoryStudy.empty()
        .table("orders", Role.TRANSACTIONS, PAID, List.<Object[]>of(new Object[] {"o1", "007", END, "a", 100.0}))
        .table("orders_set_apart", Role.SET_APART, PAID, List.of(
            new Object[] {"C9", "007", END.minusDays(1), "M", -500.0}, new Object[] {"o9", "007", END, "M", 500.0},
            new Object[] {"C7", "007", END, "M", -30.0}, new Object[] {"o6", "008", END, "a", 40.0}, new Object[] {"C6", "008", END, "a", -40.0},
            new Object[] {"C8", "007", END, "D", -7.0}));
    JobContext job = JobContext.quiet(new Seed(1));
    OrderBook book = OrderBookReader.read(study.view(), job);
    assertEquals(63, one(CustomerFeatures.asOf(book, END, job), Feature.SPEND), 1e-9, "30 more than was charged, and a discount of 7");
    assertEquals(2, book.source().returnsUnmatched());
  }

  @Test
  void cancelledByTheirStateAreTold() {
    List<Column> columns = List.of(
        Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("day", Kind.DATE, Meaning.DATE),
        Column.of("status", Kind.TEXT, Meaning.STATUS), Column.of("paid", Kind.REAL, Meaning.AMOUNT));
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, columns, List.of(
        new Object[] {"A", END, "paid", 10.0}, new Object[] {"A", END, "cancelled", 20.0}, new Object[] {"A", END, "Refunded", 30.0},
        new Object[] {"A", END, "never cancelled", 30.0}, new Object[] {"A", END, "return window open", 30.0}));
    JobContext job = JobContext.quiet(new Seed(1));
    OrderBookReader.read(study.view(), job).tell(study.view(), job);
    assertEquals(List.of(FeatureProblems.CANCELLED.with("orders", 2L)), job.warnings());
  }

  @Test
  void customersWithReturnsAndNoPurchaseAreCounted() {
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, PAID, List.of(
        new Object[] {"o1", "007", END, "a", 9.0}, new Object[] {"o2", "008", END, "a", -9.0},
        new Object[] {"o3", "008", END, "b", -9.0}, new Object[] {"o4", "007", END, "a", -9.0}));
    JobContext job = JobContext.quiet(new Seed(1));
    OrderBookReader.read(study.view(), job).tell(study.view(), job);
    assertTrue(job.warnings().contains(FeatureProblems.ONLY_RETURNS.with(1, "orders")), job.warnings().toString());
  }

  @Test
  void whatLinesAreWorthIsMissingNotNothingWhereNoColumnSaysIt() {
    List<Column> columns = List.of(
        Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("day", Kind.DATE, Meaning.DATE));
    MemoryStudy study = MemoryStudy.empty().table(
        "orders", Role.TRANSACTIONS, columns, List.<Object[]>of(new Object[] {"007", END}));
    JobContext job = JobContext.quiet(new Seed(1));
    OrderBook book = OrderBookReader.read(study.view(), job);
    assertFalse(CustomerFeatures.available(book).contains(Feature.SPEND));
    book.tell(study.view(), job);
    assertEquals(FeatureProblems.NO_AMOUNT, job.warnings().getFirst().code());
  }

  @Test
  void whatCameBackLaterIsWorthSomethingUntilThen() {
    LocalDate bought = LocalDate.of(2025, 1, 1);
    line("a", "007", bought, "tea", "drinks", 2, 1000);
    line("C1", "007", bought.plusDays(59), "tea", "drinks", -1, 1000);
    OrderBook book = OrderBookReader.read(study().view(), JobContext.quiet(new Seed(1)));
    assertArrayEquals(new double[] {20}, book.orderValues(0, (int) bought.plusDays(30).toEpochDay()), 1e-9);
    assertArrayEquals(new double[] {10}, book.orderValues(0, (int) bought.plusDays(59).toEpochDay()), 1e-9);
  }

  @Test
  void averagesTheRatingsKnownAtTheCutOff() {
    order("a", LocalDate.of(2025, 1, 1));
    MemoryStudy study = study();
    study.table(
        "reviews",
        Role.FEEDBACK,
        List.of(
            Column.of("who", Kind.TEXT, Meaning.CUSTOMER_ID),
            Column.of("when", Kind.DATE, Meaning.DATE),
            Column.of("stars", Kind.INTEGER, Meaning.RATING)),
        List.of(
            new Object[] {"007", LocalDate.of(2025, 2, 1), 5L},
            new Object[] {"007", LocalDate.of(2025, 3, 1), 2L},
            new Object[] {"007", LocalDate.of(2026, 3, 1), 1L},
            new Object[] {"nobody", LocalDate.of(2025, 3, 1), 1L}));
    JobContext job = JobContext.quiet(new Seed(1));
    CustomerFeatures features = CustomerFeatures.asOf(OrderBookReader.read(study.view(), job), END, job);
    assertEquals(3.5, one(features, Feature.FEEDBACK_SCORE), 1e-12);
    assertEquals(2, one(features, Feature.FEEDBACK_COUNT));
  }

  @Test
  void offersNoFeatureThatTheTablesCannotGive() {
    order("a", LocalDate.of(2025, 1, 1));
    CustomerFeatures features = asOf(END);
    assertFalse(features.has(Feature.FEEDBACK_SCORE));
    assertFalse(features.has(Feature.RETURN_SHARE));
    assertTrue(features.has(Feature.CATEGORIES));
  }

  @Test
  void saysWhichColumnIsMissing() {
    MemoryStudy study =
        MemoryStudy.empty().table("orders", Role.TRANSACTIONS, List.of(Column.of("x", Kind.TEXT)), List.of());
    ProblemException refused =
        assertThrows(
            ProblemException.class, () -> OrderBookReader.read(study.view(), JobContext.quiet(new Seed(1))));
    assertEquals("STUDY-NO-MEANING", refused.problem().code().id());
  }

  private void order(String number, LocalDate day) {
    line(number, "007", day, "p1", "tea", 1, 100);
  }

  private void line(String order, String customer, LocalDate day, String product, String category, long n, long cents) {
    lines.add(new Object[] {order, customer, day, product, category, n, cents});
  }

  private MemoryStudy study() {
    return MemoryStudy.empty().table("orders", Role.TRANSACTIONS, COLUMNS, lines);
  }

  private CustomerFeatures asOf(LocalDate cutoff) {
    JobContext job = JobContext.quiet(new Seed(1));
    return CustomerFeatures.asOf(OrderBookReader.read(study().view(), job), cutoff, job);
  }

  private static double one(CustomerFeatures features, Feature feature) {
    return features.of(feature)[0];
  }
}
