package clientele.analysis.customers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Problem;
import clientele.base.ProblemCode;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.features.FeatureProblems;
import clientele.features.definition.Aggregate;
import clientele.features.definition.Catalogue;
import clientele.features.definition.FeatureDefinition;
import clientele.features.definition.OwnFeatures;
import clientele.features.engine.OrderBookEngine;
import clientele.features.facts.Facts;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.MemoryJournal;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.reports.Block;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStore;
import clientele.study.MemoryStudy;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyProblems;
import clientele.study.StudySettings;
import clientele.study.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A feature that a person defines; expected values are worked out by hand from the few rows written here. */
class DefineFeatureTest {
  private static final LocalDate END = LocalDate.of(2025, 12, 31);

  /** Rows as an operation puts them in, so that the ledger knows them. */
  @clientele.ledger.OperationId("test.put-shop")
  record PutShop() implements Operation {
    @Override
    public List<Problem> validate(Outline outline) {
      return List.of();
    }

    @Override
    public clientele.ledger.Outcome run(clientele.study.StudyView study, JobContext job) {
      return clientele.ledger.Outcome.of(clientele.base.Text.literal("put")).tables(List.of(
          put(study, "orders", Role.TRANSACTIONS, ORDERS, LINES), put(study, "products", Role.PRODUCTS, PRODUCTS, List.of(
              new Object[] {"T1", "Tents"}, new Object[] {"S1", "Shoes"})),
          put(study, "reviews", Role.FEEDBACK, REVIEWS, List.of(
              new Object[] {"f1", "anna", END.minusDays(40), 1L}, new Object[] {"f2", "anna", END.minusDays(10), 5L},
              new Object[] {"f3", "ben", END.minusDays(3), 2L})))).done();
    }

    private static DatasetVersion put(clientele.study.StudyView study, String name, Role role, List<Column> columns, List<Object[]> rows) {
      try (RowWriter writer = study.writeRows(name, role, columns)) {
        rows.forEach(writer::row);
        return writer.finish();
      }
    }
  }

  private static final List<Column> ORDERS = List.of(
      Column.of("order", Kind.TEXT, Meaning.ORDER_ID), Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID),
      Column.of("day", Kind.DATE, Meaning.DATE), Column.of("product", Kind.TEXT, Meaning.PRODUCT_ID),
      Column.of("quantity", Kind.INTEGER, Meaning.QUANTITY), Column.of("price", Kind.REAL, Meaning.UNIT_PRICE),
      Column.of("channel", Kind.TEXT));
  private static final List<Column> PRODUCTS =
      List.of(Column.of("product", Kind.TEXT, Meaning.PRODUCT_ID), Column.of("category", Kind.TEXT, Meaning.CATEGORY));
  private static final List<Column> REVIEWS = List.of(
      Column.of("id", Kind.TEXT, Meaning.FEEDBACK_ID), Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID),
      Column.of("day", Kind.DATE, Meaning.DATE), Column.of("stars", Kind.INTEGER, Meaning.RATING));

  /** Anna bought tents 200, 179 and 20 days ago, the last came back; Ben shoes 5 days ago and a tent with them. */
  private static final List<Object[]> LINES = List.of(
      new Object[] {"a1", "anna", END.minusDays(200), "T1", 1L, 100.0, "web"},
      new Object[] {"a2", "anna", END.minusDays(179), "T1", 2L, 90.0, "store"},
      new Object[] {"a3", "anna", END.minusDays(20), "T1", 1L, 80.0, "web"},
      new Object[] {"Ca3", "anna", END.minusDays(15), "T1", -1L, 80.0, "web"},
      new Object[] {"b1", "ben", END.minusDays(5), "S1", 1L, 60.0, "web"},
      new Object[] {"b1", "ben", END.minusDays(5), "T1", 3L, 10.0, "web"},
      new Object[] {"c1", "cleo", END, "S1", 1L, 60.0, "store"});

  private final Ledger ledger = new Ledger(
      new MemoryStore(), new MemoryJournal(new StudySettings("x", 1, "EUR")), new JobRunner(Clock.systemUTC(), Runnable::run), Map.of());

  private void perform(Operation operation) {
    ledger.performHere(operation, Optional.empty(), (done, words) -> {});
  }

  private static DefineFeature define(String... words) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      all.put(words[i], List.of(words[i + 1].split("~")));
    }
    return OperationCatalog.make(DefineFeature.class, all);
  }

  private void shop(DefineFeature... defined) {
    perform(new PutShop());
    for (DefineFeature one : defined) {
      perform(one);
    }
    perform(new BuildFeatures(LocalDate.MIN));
  }

  private double[] column(String name) {
    return ledger.view().table("features").reals(name);
  }

  /** By customer: anna, ben, cleo. Of Anna's three tents one is older than 180 days, and one came back. */
  @Test
  void tentsOfHalfAYearSpendOfAMonthAndTheLastBadReviewAreColumns() {
    shop(
        define("name", "Tents, 180 days", "where", "category", "values", "tents", "days", "180"),
        define("name", "Spend 30 days", "measure", "sum", "days", "30"),
        define("name", "Tent money", "measure", "sum", "where", "category", "values", "tents"),
        define("name", "Bad review", "table", "reviews", "measure", "days-since-last", "where", "stars", "compare", "at-most", "values", "2"),
        define("name", "Web share", "measure", "share", "where", "channel", "values", "web"));
    Table features = ledger.view().table("features");
    assertArrayEquals(new String[] {"anna", "ben", "cleo"}, features.words("customer_id"));
    assertArrayEquals(new double[] {1, 1, 0}, column("tents_180_days"));
    assertArrayEquals(new double[] {0, 90, 60}, column("spend_30_days"), 1e-9);
    assertArrayEquals(new double[] {280, 30, 0}, column("tent_money"), 1e-9);
    assertArrayEquals(new double[] {40, 3, Double.NaN}, column("bad_review"));
    assertArrayEquals(new double[] {0.5, 1, 0}, column("web_share"), 1e-12);
    List<String> names = features.columns().stream().map(Column::name).toList();
    assertEquals(List.of("tents_180_days", "spend_30_days", "tent_money", "bad_review", "web_share"), names.subList(names.size() - 5, names.size()));
    assertEquals("EUR", features.column("spend_30_days").orElseThrow().unit());
    assertEquals("days", features.column("bad_review").orElseThrow().unit());
  }

  /** The columns that every study has are the same with and without those of people, in values and order. */
  @Test
  void theCatalogueStaysAsItIs() {
    shop();
    Table before = ledger.view().table("features");
    perform(define("name", "Tents", "where", "category", "values", "tents"));
    perform(new BuildFeatures(LocalDate.MIN));
    Table after = ledger.view().table("features");
    assertEquals(before.columns(), after.columns().subList(0, before.columns().size()));
    before.columns().stream().filter(c -> c.kind() == Kind.REAL).forEach(
        c -> assertArrayEquals(before.reals(c.name()), after.reals(c.name()), c.name()));
  }

  @Test
  void aDefinitionUnderTheSameNameTakesItsPlaceAndARemovedOneGoes() {
    shop(define("name", "Tents", "where", "category", "values", "tents"), define("name", "Web", "where", "channel", "values", "web"));
    perform(define("name", "tents", "where", "category", "values", "tents", "days", "30"));
    assertEquals("OUT_OF_DATE", new CustomersAnalysis().step(ledger.view()).state().name(), "what is computed is not what is defined");
    assertTrue(ledger.view().outline().stale().contains("features"), "what was made from the definition of before is out of date");
    perform(new BuildFeatures(LocalDate.MIN));
    assertEquals("CURRENT", new CustomersAnalysis().step(ledger.view()).state().name());
    assertArrayEquals(new double[] {0, 1, 0}, column("tents"));
    Table listed = ledger.view().table(DefineFeature.TABLE);
    assertArrayEquals(new String[] {"tents", "web"}, listed.words("feature"));
    perform(new RemoveFeature("Tents"));
    perform(new BuildFeatures(LocalDate.MIN));
    assertTrue(ledger.view().table("features").column("tents").isEmpty());
    assertTrue(ledger.view().table("features").column("web").isPresent());
    perform(new RemoveFeature("web"));
    assertFalse(ledger.view().outline().has(DefineFeature.TABLE));
    assertFalse(ledger.view().outline().has(OwnFeatures.NAME));
    assertEquals(List.of(), OwnFeatures.in(ledger.view()));
  }

  /** The report says what it is in both languages; expected words are written here. */
  @Test
  void theReportAndTheListSayWhatItIs() {
    shop(define("name", "Tents, 180 days", "where", "category", "values", "tents", "days", "180"));
    FeatureDefinition defined = OwnFeatures.in(ledger.view()).getFirst();
    assertEquals("Orders in the 180 days up to the cut-off, where “category” is tents.", Messages.render(defined.words(), Language.ENGLISH));
    assertEquals("截止日前 180 天内（“category”为 tents）的订单数。", Messages.render(defined.words(), Language.CHINESE));
    Block.Grid grid = (Block.Grid) new CustomersAnalysis().report(ledger.view()).orElseThrow().blocks().getLast();
    assertEquals("Tents, 180 days", said(grid.rows().getLast().getFirst()));
    assertEquals("Orders in the 180 days up to the cut-off, where “category” is tents.",
        said(grid.rows().getLast().getLast()));
  }

  private static String said(Block.Cell cell) {
    return Messages.render(((Block.Cell.Words) cell).text(), Language.ENGLISH);
  }

  /** Every definition of the catalogue has a sentence in both languages, without a hole. */
  @Test
  void everyDefinitionHasASentence() {
    for (FeatureDefinition d : Catalogue.ALL) {
      for (Language language : Language.values()) {
        String said = Messages.render(d.words(), language);
        assertFalse(said.isBlank() || said.contains("define.") || said.contains("{"), said);
      }
    }
  }

  /** What churn learns from holds the feature, beside those it always had. */
  @Test
  void itIsAFactLikeAnyOther() {
    shop(define("name", "Tents", "where", "category", "values", "tents"));
    JobContext job = JobContext.quiet(new Seed(1));
    OrderBookEngine engine = OrderBookEngine.read(ledger.view(), job);
    Facts facts = Facts.ofBehaviour(engine.book(), engine.asOf(END, job), new boolean[] {true, false, true}, new int[] {30, 30, 30});
    assertEquals("tents", facts.names().getLast());
    assertArrayEquals(new double[] {2, 0}, facts.of("tents"));
    ProblemException gone = assertThrows(ProblemException.class, () -> facts.without(List.of("tents")).only(List.of("tents")));
    assertEquals(FeatureProblems.MISSING_FACT, gone.problem().code());
  }

  /** All money ever, without a condition, is the balance that “spend” is: what was paid back without a purchase is off. */
  @Test
  void allMoneyIsTheBalance() {
    perform(new PutShop());
    perform(define("name", "Money", "measure", "sum"));
    perform(define("name", "Money of a year", "measure", "sum", "days", "365"));
    assertEquals(List.of(Aggregate.BALANCE, Aggregate.SUM), OwnFeatures.in(ledger.view()).stream().map(FeatureDefinition::aggregate).toList());
  }

  @Test
  void whatCannotBeComputedIsSaidBeforeItIsKept() {
    perform(new PutShop());
    says(CustomerProblems.NAME, "name", "…");
    says(CustomerProblems.NAME, "name", "x".repeat(61));
    says(CustomerProblems.NAME_TAKEN, "name", "Spend");
    says(CustomerProblems.NAME_TAKEN, "name", "customer id");
    says(CustomerProblems.NEEDS_COLUMN, "name", "a", "table", "reviews", "measure", "sum");
    says(CustomerProblems.NEEDS_COLUMN, "name", "a", "table", "reviews", "measure", "distinct");
    says(CustomerProblems.HALF_CONDITION, "name", "a", "where", "category");
    says(CustomerProblems.HALF_CONDITION, "name", "a", "values", "tents");
    says(CustomerProblems.HALF_CONDITION, "name", "a", "measure", "share");
    says(CustomerProblems.ONE_VALUE, "name", "a", "where", "quantity", "compare", "at-most", "values", "1~2");
    says(CustomerProblems.DAYS, "name", "a", "days", "0");
    says(StudyProblems.NO_TABLE, "name", "a", "table", "nowhere");
    says(StudyProblems.NO_COLUMN, "name", "a", "where", "colour", "values", "red");
    says(StudyProblems.NO_MEANING, "name", "a", "table", "products");
    says(FeatureProblems.NOT_COMPARED, "name", "a", "where", "quantity", "compare", "at-most", "values", "three");
    says(FeatureProblems.NOT_COMPARED, "name", "a", "where", "channel", "compare", "at-least", "values", "3");
    says(FeatureProblems.NO_NUMBERS, "name", "a", "measure", "sum", "column", "channel");
    says(CustomerProblems.NOTHING_MET, "name", "a", "where", "category", "values", "tants");
    assertFalse(ledger.view().outline().has(OwnFeatures.NAME), "none of it was kept");
    assertEquals(CustomerProblems.NO_OWN, assertThrows(ProblemException.class, () -> perform(new RemoveFeature("a"))).problem().code());
  }

  /** A value that is to come with next month's file can be waited for with a reason. */
  @Test
  void aValueThatIsToComeNeedsAReason() {
    perform(new PutShop());
    DefineFeature waiting = define("name", "Stoves", "where", "category", "values", "stoves");
    assertTrue(assertThrows(ProblemException.class, () -> perform(waiting)).isGuard());
    ledger.performHere(waiting, Optional.of("they come in May"), (done, words) -> {});
    perform(new BuildFeatures(LocalDate.MIN));
    assertArrayEquals(new double[] {0, 0, 0}, column("stoves"));
  }

  @Test
  void withoutAmountsThereIsNoMoneyToAddUp() {
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, ORDERS.subList(0, 4), List.<Object[]>of(new Object[] {"a", "anna", END, "T1"}));
    ProblemException no = assertThrows(
        ProblemException.class, () -> define("name", "a", "measure", "sum").run(study.view(), JobContext.quiet(new Seed(1))));
    assertEquals(CustomerProblems.NOT_ABLE, no.problem().code());
  }

  private void says(ProblemCode code, String... words) {
    assertEquals(code, assertThrows(ProblemException.class, () -> perform(define(words)), String.join(" ", words)).problem().code(), String.join(" ", words));
  }
}
