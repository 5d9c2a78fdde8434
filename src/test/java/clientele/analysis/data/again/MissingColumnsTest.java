package clientele.analysis.data.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.data.bring.ImportFile;
import clientele.base.Language;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.MemoryStudy;
import clientele.study.Outline;
import clientele.study.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissingColumnsTest {
  private static final OperationCatalog CATALOG = Analyses.discover().operations();
  private static final Map<String, List<String>> FILES = Map.of(
      "orders.csv", List.of("order_id", "customer_id", "order_date", "unit_price", "quantity"), "kunden.csv", List.of("Kundennr", "Stadt", "Land"));

  private final Outline empty = MemoryStudy.empty().view().outline();

  @Test
  void namesEveryColumnThatWillNotBeThereWithThoseMostAlike() {
    List<MissingColumns> missing = look(empty,
        file("orders.csv"),
        op("data.flag-outliers", "table", "orders", "columns", "unit_prise"),
        file("kunden.csv"),
        op("data.clean-text", "table", "kunden", "columns", "Ort~Land"),
        op("data.add-column", "table", "orders", "name", "total", "formula", "[unit_price] * [qty]"),
        op("data.fill-missing", "table", "orders", "columns", "nothing_like_it"));
    assertEquals(List.of("2 orders unit_prise", "4 kunden Ort", "5 orders qty", "6 orders nothing_like_it"),
        missing.stream().map(m -> m.step() + " " + m.table() + " " + m.column()).toList());
    assertEquals("unit_price", missing.get(0).alike().getFirst());
    assertEquals("quantity", missing.get(2).alike().getFirst());
    for (Language language : Language.values()) {
      String line = MissingColumns.told(missing).line(language);
      assertTrue(line.startsWith("RECIPE-COLUMNS: ") && line.contains("unit_prise") && line.contains("unit_price") && line.contains("Ort"), line);
    }
  }

  /** What steps make is there for those after them: under the names they are told, or under that of a column and a mark. */
  @Test
  void whatEarlierStepsMakeIsThere() {
    assertEquals(List.of(), look(empty,
        file("orders.csv"),
        op("data.add-column", "table", "orders", "name", "total", "formula", "[unit_price] * [quantity]"),
        op("data.flag-outliers", "table", "orders", "columns", "total"),
        op("data.clean-text", "table", "orders", "columns", "outlier"),
        op("data.fill-missing", "table", "orders", "columns", "UNIT_PRICE"),
        op("data.handle-missing", "table", "orders", "columns", "unit_price missing"),
        op("data.combine-columns", "table", "orders", "columns", "order_id~customer_id", "separator", "-", "into", "key"),
        op("data.split-column", "table", "orders", "column", "key", "into", "left~right"),
        op("data.clean-text", "table", "orders", "columns", "left")));
  }

  @Test
  void beforeTheStepThatMakesItAColumnIsMissing() {
    List<MissingColumns> missing = look(empty, file("orders.csv"), op("data.flag-outliers", "table", "orders", "columns", "total"),
        op("data.add-column", "table", "orders", "name", "total", "formula", "1 + 1"));
    assertEquals(List.of(2), missing.stream().map(MissingColumns::step).toList());
  }

  @Test
  void whatAnImportMapsMustBeInItsFile() {
    List<MissingColumns> missing = look(empty,
        CATALOG.make("data.import", Map.of("file", List.of("orders.csv"), "map", List.of("date=order_date", "amount=betrag"))));
    assertEquals(List.of("betrag"), missing.stream().map(MissingColumns::column).toList());
  }

  @Test
  void tablesOfTheStudyAreKnownAndThoseOfDatabasesAreLeftToTheirSteps() {
    Outline outline = new MemoryStudy(new clientele.study.StudySettings("x", 1, ""))
        .table("shops", Role.CUSTOMERS, List.of(Column.of("city", Kind.TEXT)), List.of()).view().outline();
    assertEquals(List.of("town"), look(outline, op("data.clean-text", "table", "shops", "columns", "town")).stream().map(MissingColumns::column).toList());
    assertEquals(List.of(), look(outline, op("data.clean-text", "table", "elsewhere", "columns", "town")));
    assertEquals(List.of(), look(outline,
        op("data.import-query", "system", "sqlite", "database", "x.db", "query", "SELECT 1", "table", "shops", "replace", "true"),
        op("data.clean-text", "table", "shops", "columns", "town")));
  }

  /** Rows put below those of a table have its columns too. */
  @Test
  void anAppendedFileHasTheColumnsOfItsTable() {
    Outline outline = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, List.of(Column.of("note", Kind.TEXT)), List.of()).view().outline();
    Operation append = CATALOG.make("data.import", Map.of("file", List.of("orders.csv"), "append", List.of("orders")));
    assertEquals(List.of(), look(outline, append, op("data.clean-text", "table", "orders", "columns", "note")));
  }

  private static List<MissingColumns> look(Outline outline, Operation... steps) {
    return MissingColumns.in(List.of(steps), outline, file -> Optional.ofNullable(FILES.get(Path.of(file.file()).getFileName().toString())));
  }

  private static Operation file(String name) {
    return ImportFile.of(Path.of(name));
  }

  private static Operation op(String id, String... words) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      all.put(words[i], new ArrayList<>(List.of(words[i + 1].split("~"))));
    }
    return CATALOG.make(id, all);
  }
}
