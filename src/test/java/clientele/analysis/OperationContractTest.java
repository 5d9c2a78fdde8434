package clientele.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.data.bring.ImportFile;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.demo.DemoCompany;
import clientele.demo.DemoTruths;
import clientele.job.CancelledException;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.MemoryJournal;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.OperationId;
import clientele.study.Json;
import clientele.study.MemoryStore;
import clientele.study.StudySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What every operation promises, run on a study that holds what it needs. */
class OperationContractTest {
  private static final OperationCatalog CATALOG = Analyses.discover().operations();

  /** What was run before the cases begin. */
  private static final List<String> RUN =
      List.of("features.build", "segments.cluster", "churn.train", "churn.plan-calls", "recommend.train", "feedback.tag", "campaigns.read-effect");

  @TempDir static Path folder;

  /** The study of the invented company with every analysis run, in which each case begins. */
  private static Ledger ledger;

  /** An operation as a person would ask for it, and what is done before. */
  private record Case(String id, Map<String, List<String>> words, List<Case> before) {
    private Case after(Case... steps) {
      return new Case(id, words, List.of(steps));
    }
  }

  private static Case of(String id, String... words) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      all.put(words[i], List.of(words[i + 1].split("~")));
    }
    return new Case(id, all, List.of());
  }

  private static List<Case> cases() {
    Case duplicates = of("data.find-duplicates", "table", "customers");
    Case errors = of("data.find-errors", "table", "orders");
    Case defined = of("features.define", "name", "Shoes, 90 days", "days", "90", "where", "category", "values", "footwear");
    return List.of(
        of("actions.record-export", "table", "orders", "file", "orders.csv", "rows", "3"),
        of("campaigns.read-effect"),
        of("churn.plan-calls", "capacity", "50"),
        of("churn.score", "table", "features"),
        of("churn.train"),
        of("data.add-column", "table", "orders", "name", "line_total", "formula", "[quantity] * [unit_price]"),
        of("data.change-type", "table", "reviews", "column", "rating", "to", "text"),
        of("data.clean-text", "table", "customers", "columns", "name~city", "steps", "upper"),
        of("data.cluster-values", "table", "customers", "column", "city"),
        of("data.combine-columns", "table", "customers", "columns", "city~country", "separator", ", ", "into", "place"),
        of("data.convert-currency", "table", "orders", "columns", "unit_price", "currency-column", "currency", "into", "CHF", "rates", "EUR=0.95")
            .after(of("data.add-column", "table", "orders", "name", "currency", "formula", "\"EUR\"")),
        of("data.convert-unit", "table", "orders", "column", "quantity", "factor", "2", "unit", "pieces", "into", "pieces"),
        of("data.correct-errors", "table", "orders", "sure", "0.5").after(errors),
        of("data.drop-duplicates", "table", "orders", "columns", "order_id"),
        of("data.edit-cell", "table", "customers", "column", "city", "row", "2", "value", "Graz"),
        of("data.fill-missing", "table", "orders", "columns", "unit_price", "method", "median"),
        duplicates,
        errors,
        of("data.find-personal", "table", "customers"),
        of("data.find-replace", "table", "customers", "columns", "country", "find", "Austria", "replace", "Österreich"),
        of("data.flag-outliers", "table", "orders", "columns", "unit_price"),
        of("data.handle-missing", "table", "orders", "columns", "order_date"),
        of("data.import", "file", folder.resolve("raw/products.xlsx").toString(), "table", "again"),
        of("data.import-query", "system", "sqlite", "database", "", "query", ""),
        of("data.link-tables", "left", "orders", "right", "products"),
        of("data.map-column", "table", "orders", "column", "channel", "field", "none"),
        of("data.merge-duplicates", "table", "customers").after(duplicates),
        of("data.merge-values", "table", "customers", "column", "country", "mapping", "Germany=Deutschland"),
        of("data.pseudonymise", "table", "customers", "columns", "name"),
        of("data.remove-table", "table", "products"),
        of("data.repair-dates", "table", "texts", "column", "day", "order", "dmy"),
        of("data.repair-line", "table", "orders", "line", "0", "text", ""),
        of("data.reveal-pair", "table", "customers", "pair", "130|131"),
        of("data.review-duplicates", "table", "duplicates", "refused", "130|131").after(duplicates),
        of("data.save-preset", "table", "orders", "name", "shop"),
        of("data.set-apart-non-products", "table", "orders"),
        of("data.set-apart-returns", "table", "orders"),
        of("data.set-currency", "currency", "CHF"),
        of("data.set-role", "table", "products", "role", "events"),
        of("data.split-column", "table", "customers", "column", "name", "into", "first~last"),
        of("features.build", "cutoff", "2025-03-31"),
        defined,
        of("features.remove", "name", "Shoes, 90 days").after(defined),
        of("feedback.correct", "feedback", "R-00001", "sentiment", "positive"),
        of("feedback.tag"),
        of("recommend.train", "k", "3"),
        of("segments.cluster", "k", "3", "resamples", "10", "most-segments", "3"),
        of("segments.rename", "segment", "1", "name", "The first"));
  }

  /** Steps that a person cannot be given words for here: each has tests of its own, which are named. */
  private static final Map<String, String> ELSEWHERE = Map.of(
      "data.import-query", "ImportQueryTest");

  @BeforeAll
  static void make() throws IOException {
    Path raw = folder.resolve("raw");
    new DemoCompany(DemoTruths.PLANTED, new Seed(7), 900).write(raw);
    Path texts = Files.writeString(folder.resolve("texts.csv"), "id,day\n1,31.12.2024\n2,2025-01-05\n3,17.04.2025\n4,tomorrow\n");
    ledger = ledger();
    try (Stream<Path> files = Files.list(raw)) {
      for (Path file : files.sorted().toList()) {
        perform(ledger, ImportFile.of(file));
      }
    }
    perform(ledger, CATALOG.make("data.import", Map.of("file", List.of(texts.toString()), "types", List.of("day=text"))));
    for (String id : RUN) {
      perform(ledger, CATALOG.make(id, id.equals("segments.cluster") ? Map.of("k", List.of("3"), "resamples", List.of("10")) : Map.of()));
    }
  }

  @Test
  void everyOperationHasACase() {
    Set<String> tried = new TreeSet<>();
    cases().forEach(c -> tried.add(c.id));
    assertEquals(new TreeSet<>(CATALOG.ids()), tried);
  }

  /** Done, undone, done again: the same; written as JSON and read again: the same; cancelled: nothing. */
  @TestFactory
  Stream<DynamicTest> doesWhatItPromises() {
    return cases().stream().filter(c -> !ELSEWHERE.containsKey(c.id)).map(c -> DynamicTest.dynamicTest(c.id, () -> {
      long start = ledger.head();
      c.before.forEach(b -> perform(ledger, CATALOG.make(b.id, b.words)));
      Operation operation = made(c);
      String before = ledger.state().fingerprint();
      assertEquals(operation, CATALOG.fromJson(c.id, Json.mapper().readTree(Json.write(operation))));
      if (!before.equals(cancelled(operation))) {
        ledger.undo(); // it was done before it was told to stop
      }
      assertEquals(before, ledger.state().fingerprint(), "cancelled");
      LedgerEntry entry = perform(ledger, operation);
      String after = ledger.state().fingerprint();
      told(entry);
      if (!entry.outputs().isEmpty() && !RUN.contains(c.id) && !c.id.equals("churn.score")) { // these give again what is there
        assertNotEquals(before, after);
      }
      ledger.undo();
      assertEquals(before, ledger.state().fingerprint(), "undone");
      if (CATALOG.type(c.id).orElseThrow().getAnnotation(OperationId.class).repeatable()) {
        perform(ledger, operation);
        assertEquals(after, ledger.state().fingerprint(), "done again");
      }
      ledger.goTo(start);
    }));
  }

  /** Where there is next to nothing, an operation does its work or says in words why not; it never fails otherwise. */
  @TestFactory
  Stream<DynamicTest> saysWhyNotWhereThereIsNextToNothing() {
    List<DynamicTest> tests = new ArrayList<>();
    for (ContractStudies.Shape shape : ContractStudies.Shape.values()) {
      if (shape == ContractStudies.Shape.WHOLE || shape == ContractStudies.Shape.DUPLICATE_IDS) {
        continue;
      }
      tests.add(DynamicTest.dynamicTest(shape.name(), () -> {
        Ledger small = ledger();
        ContractStudies.tables(shape).forEach(t -> perform(small, t));
        for (Case c : cases()) {
          String before = small.state().fingerprint();
          long head = small.head();
          try {
            told(perform(small, made(c)));
            small.goTo(head);
          } catch (ProblemException said) {
            for (Language language : Language.values()) {
              String line = said.problem().line(language);
              assertFalse(line.contains("clientele.") || line.contains("{"), c.id + ": " + line);
            }
          }
          assertEquals(before, small.state().fingerprint(), c.id);
        }
      }));
    }
    return tests.stream();
  }

  private static void told(LedgerEntry entry) {
    for (Language language : Language.values()) {
      String line = Messages.render(entry.told(Ledger.title(entry, CATALOG)), language);
      assertFalse(line.isBlank() || line.contains("clientele.") || line.contains("{"), entry.operation() + ": " + line);
      entry.warned().forEach(w -> assertFalse(Messages.render(w, language).contains("clientele."), entry.operation() + ": " + w));
    }
  }

  /** The fingerprint after an operation that was told to stop at its first sign of life. */
  private static String cancelled(Operation operation) {
    try {
      ledger.performHere(operation, Optional.of("a contract"), (done, words) -> {
        throw new CancelledException();
      });
    } catch (CancelledException stopped) {
      return ledger.state().fingerprint();
    }
    return ledger.state().fingerprint();
  }

  private static Operation made(Case c) {
    if (c.id.equals("data.repair-line") && ledger.view().outline().table("orders_rejects").isPresent()) {
      var rejects = ledger.view().table("orders_rejects");
      String raw = rejects.words("raw")[0];
      return CATALOG.make(c.id, Map.of("table", List.of("orders"), "line", List.of(String.valueOf(rejects.longs("line")[0])),
          "text", List.of(raw.substring(0, raw.indexOf(";;")))));
    }
    return CATALOG.make(c.id, c.words);
  }

  private static LedgerEntry perform(Ledger on, Operation operation) {
    return on.performHere(operation, Optional.of("a contract"), (done, words) -> {});
  }

  private static Ledger ledger() {
    return new Ledger(
        new MemoryStore(), new MemoryJournal(new StudySettings("x", 1, "EUR")), new JobRunner(Clock.systemUTC(), Runnable::run), Map.of());
  }
}
