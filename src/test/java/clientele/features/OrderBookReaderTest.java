package clientele.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.features.engine.CustomerFeatures;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStore;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.SnapshotView;
import clientele.study.StudySettings;
import clientele.study.StudyState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the reader of orders guards and tells whoever asks, and what it takes for one order. */
class OrderBookReaderTest {
  private static final LocalDate END = LocalDate.of(2025, 12, 31);
  private static final Column ORDER = Column.of("order", Kind.TEXT, Meaning.ORDER_ID);
  private static final Column CUSTOMER = Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID);
  private static final Column DAY = Column.of("day", Kind.DATE, Meaning.DATE);
  private static final Column PRODUCT = Column.of("product", Kind.TEXT, Meaning.PRODUCT_ID);
  private static final Column CURRENCY = Column.of("currency", Kind.TEXT, Meaning.CURRENCY);
  private final JobContext job = JobContext.quiet(new Seed(1));

  private static MemoryStudy eurosAndYen() {
    return MemoryStudy.empty().table("orders", Role.TRANSACTIONS,
        List.of(CUSTOMER, DAY, PRODUCT, CURRENCY, Column.of("paid", Kind.REAL, Meaning.AMOUNT)),
        List.of(new Object[] {"007", END, "tea", "EUR", 10.0}, new Object[] {"007", END.minusDays(9), "tea", "JPY", 1_600.0},
            new Object[] {"n/a", END, "tea", "EUR", 10.0}));
  }

  @Test
  void eurosAndYenAreAddedUpByNobodyWithoutAReason() {
    ProblemException stopped = assertThrows(ProblemException.class, () -> OrderBookReader.read(eurosAndYen().view(), job));
    assertEquals(FeatureProblems.MIXED_CURRENCIES, stopped.problem().code());
    assertTrue(stopped.isGuard());
    JobContext told = JobContext.quiet(new Seed(1)).overriding("a trial");
    assertEquals(1_610, OrderBookReader.read(eurosAndYen().view(), told).orderValues(0)[0] + 10, 1e-9);
    assertEquals(FeatureProblems.MIXED_CURRENCIES, told.overridden().getFirst().code());
  }

  @Test
  void theOrdersOfOneCustomerAreShownWithoutASumOfTwoCurrencies() {
    OrderBook one = OrderBookReader.read(eurosAndYen().view(), "007", job);
    assertEquals(2, one.orderDays(0).length);
    assertFalse(one.hasAmounts());
    assertTrue(Double.isNaN(one.orderValues(0)[0]));
  }

  @Test
  void whoCountsNoMoneyIsNotStopped() {
    assertEquals(2, OrderBookReader.lines(eurosAndYen().view(), "orders", job).source().lines());
    assertEquals(FeatureProblems.NOBODY, job.warnings().getFirst().code());
  }

  @Test
  void whatHasToBeKnownIsToldToWhoeverReads() {
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, List.of(CUSTOMER, DAY),
        List.of(new Object[] {"007", END}, new Object[] {null, END}));
    OrderBookReader.read(study.view(), job);
    assertEquals(
        List.of(FeatureProblems.NO_AMOUNT, FeatureProblems.NO_CUSTOMER), job.warnings().stream().map(w -> w.code()).toList());
  }

  /**
   * The total of an order stands on each of its lines. An order of two lines, sent on two days and paid back, was set
   * apart: 80 came back and not 160, as each day of it was no order of its own.
   */
  @Test
  void whatIsOneOrderIsTheSameInTheTableAndInWhatWasSetApart() {
    List<Column> columns = List.of(ORDER, CUSTOMER, DAY, PRODUCT, Column.of("order_total", Kind.REAL, Meaning.AMOUNT));
    List<Object[]> rows = new ArrayList<>();
    for (int o = 0; o < 25; o++) {
      rows.add(new Object[] {"o" + o, "008", END, "a", 10.0 + o});
      rows.add(new Object[] {"o" + o, "008", END, "b", 10.0 + o});
    }
    rows.add(new Object[] {"o77", "007", END.minusDays(9), "a", 300.0});
    MemoryStudy study = MemoryStudy.empty()
        .table("orders", Role.TRANSACTIONS, columns, rows)
        .table("orders_set_apart", Role.SET_APART, columns, List.of(
            new Object[] {"C5", "007", END.minusDays(1), "x", -80.0}, new Object[] {"C5", "007", END, "y", -80.0}));
    CustomerFeatures features = CustomerFeatures.asOf(OrderBookReader.read(study.view(), job), END, job);
    int place = features.size() - 1;
    assertEquals("007", OrderBookReader.read(study.view(), job).customer(features.customers()[place]));
    assertEquals(300 - 80, features.of(Feature.SPEND)[place], 1e-9);
  }

  /** Lines with a number and lines without one of the same customer and day are orders of their own. */
  @Test
  void withoutANumberADayIsAnOrder() {
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS,
        List.of(ORDER, CUSTOMER, DAY, PRODUCT),
        List.of(new Object[] {null, "007", END, "a"}, new Object[] {null, "007", END, "b"}, new Object[] {"1", "007", END, "a"},
            new Object[] {null, "007", END.minusDays(1), "a"}, new Object[] {"1", "008", END, "a"}, new Object[] {null, "008", END, "a"}));
    OrderBook book = OrderBookReader.read(study.view(), job);
    assertEquals(3, book.orderDays(0).length);
    assertEquals(2, book.orderDays(1).length);
  }

  /** Training, scoring and planning ask for the same orders; equal versions of tables are read once, and all is told each time. */
  @Test
  void ordersAreReadOnceAndToldToEach() {
    List<Object[]> rows = new ArrayList<>(List.of(new Object[] {"007", END}, new Object[] {null, END}));
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, List.of(CUSTOMER, DAY), rows);
    SnapshotView first = study.view();
    OrderBook book = OrderBookReader.read(first, job);
    JobContext second = JobContext.quiet(new Seed(1));
    SnapshotView again = study.view();
    assertSame(book, OrderBookReader.read(again, second));
    assertEquals(job.warnings(), second.warnings());
    assertEquals(first.inputs(), again.inputs(), "what was read is noted, though nobody read it anew");
    OrderBook detailed = OrderBookReader.read(study.view(), true, job);
    assertTrue(detailed.columns().detail().isPresent());
    assertSame(detailed, OrderBookReader.read(study.view(), job), "who asks for less takes what there is");
    study.table("reviews", Role.FEEDBACK, List.of(CUSTOMER, DAY), rows);
    OrderBook heard = OrderBookReader.read(study.view(), job);
    assertTrue(heard.hasFeedback(), "what customers say is part of the book");
    rows.add(new Object[] {"008", END});
    study.table("orders", Role.TRANSACTIONS, List.of(CUSTOMER, DAY), rows);
    assertEquals(2, OrderBookReader.read(study.view(), job).size(), "another version is read");
  }

  /** A preview lies over the study: what it changed is read for itself, the rest is what the study read. */
  @Test
  void aPreviewSharesWhatItDidNotChange() {
    MemoryStore below = new MemoryStore();
    SnapshotView view = new SnapshotView(below, StudyState.empty(new StudySettings("", 1, "")));
    DatasetVersion version = lines(view, new Object[] {"007", END});
    MemoryStore over = new MemoryStore(below);
    assertSame(below.readings(List.of(version)), over.readings(List.of(version)));
    DatasetVersion changed = lines(new SnapshotView(over, StudyState.empty(new StudySettings("", 1, ""))), new Object[] {"008", END});
    assertNotSame(below.readings(List.of(changed)), over.readings(List.of(changed)));
    over.readings(List.of(changed)).put(List.of(changed), "orders", "kept");
    assertEquals("kept", over.readings(List.of(changed)).get(List.of(changed), "orders", String.class).orElseThrow());
    assertTrue(below.readings(List.of(changed)).get(List.of(changed), "orders", String.class).isEmpty());
  }

  private static DatasetVersion lines(SnapshotView view, Object[] row) {
    try (RowWriter writer = view.writeRows("orders", Role.TRANSACTIONS, List.of(CUSTOMER, DAY))) {
      writer.row(row);
      return writer.finish();
    }
  }
}
