package clientele.analysis.data.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.rows.DropDuplicates;
import clientele.analysis.data.rows.EditCell;
import clientele.analysis.data.tables.SetRole;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.intake.choice.Sniffed;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.Recipe;
import clientele.study.Role;
import clientele.ui.TrialContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsAgainTest {
  @TempDir Path folder;
  private final TrialContext context = TrialContext.plain(Analyses.discover().operations());

  @BeforeEach
  void firstMonth() throws IOException {
    perform(ImportFile.of(orders("orders.csv", 1, "")));
    perform(ImportFile.of(Files.writeString(folder.resolve("products.csv"), "product_id,product_name,category\nP1,Tent,Camp\nP2,Boot,Shoes\n")));
    perform(new DropDuplicates("orders", List.of()));
    perform(new SetRole("products", "products"));
    perform(new EditCell("orders", "amount", 1, "99.50"));
  }

  @AfterEach
  void close() {
    context.close();
  }

  private void perform(Operation operation) {
    context.ledger().performHere(operation, Optional.empty(), (done, words) -> {});
  }

  private Path orders(String name, int month, String more) throws IOException {
    StringBuilder lines = new StringBuilder("order_id,customer_id,date,amount\n");
    for (int i = 0; i < 30; i++) {
      lines.append(String.format("%d%03d,K%02d,2025-%02d-%02d,%d.50\n", month, i / 2 * 2, i / 2 % 20, month, 1 + i / 2 % 28, 10 + i / 2));
    }
    return Files.writeString(folder.resolve(name), lines + more);
  }

  private static Sniffed sniff(Path file) {
    ImportFile operation = ImportFile.of(file);
    return operation.plan(operation.overrides(), JobContext.quiet(new Seed(1))).sniffed();
  }

  private StepsAgain own(boolean analyses) {
    return new StepsAgain(Recipe.of(context.path(), context.operations()).steps(), analyses);
  }

  @Test
  void aFileFindsItsTableByItsColumns() throws IOException {
    Sniffed february = sniff(orders("february.csv", 2, ""));
    assertEquals(Optional.of(new StepsAgain.Match("orders", 1)), own(false).match(february, context.study().getValue()));
    Sniffed other = sniff(Files.writeString(folder.resolve("x.csv"), "shop,city\nA,Wien\n"));
    assertEquals(Optional.empty(), own(false).match(other, context.study().getValue()));
  }

  @Test
  void onlyTheStepsOfItsTableAreDoneAndEditsOfCellsAreNot() throws IOException {
    Path february = orders("february.csv", 2, "");
    List<Operation> plan =
        own(false).operations(Map.of(february, "orders"), Recipe.Into.APPEND, context.study().getValue(), context.operations());
    assertEquals(List.of("data.import", "data.drop-duplicates"), plan.stream().map(Operation::id).toList());
    plan.forEach(this::perform);
    assertEquals(30, context.study().getValue().outline().table("orders").orElseThrow().rows());
  }

  @Test
  void twoFilesOfATableReplaceItTogether() throws IOException {
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(orders("b.csv", 2, ""), "orders");
    files.put(orders("c.csv", 3, ""), "orders");
    own(false).operations(files, Recipe.Into.REPLACE, context.study().getValue(), context.operations()).forEach(this::perform);
    assertEquals(30, context.study().getValue().outline().table("orders").orElseThrow().rows());
    assertTrue(context.study().getValue().table("orders").words("date")[0].startsWith("2025-02"));
  }

  @Test
  void aRecipeOfAnotherStudyMakesTheTablesThatAreNotThere() throws IOException {
    Recipe recipe = Recipe.parse("{\"steps\":[{\"op\":\"data.import\",\"params\":{\"file\":\"o.csv\",\"table\":\"sales\",\"role\":\"transactions\"}},"
        + "{\"op\":\"data.drop-duplicates\",\"params\":{\"table\":\"sales\"}},{\"op\":\"features.build\",\"params\":{}},"
        + "{\"op\":\"features.build\",\"params\":{\"cutoff\":\"2025-02-01\"}}]}");
    Path file = orders("b.csv", 2, "");
    StepsAgain again = new StepsAgain(recipe.steps(), true);
    assertEquals("sales", again.match(sniff(file), context.study().getValue()).orElseThrow().table());
    List<Operation> plan = again.operations(Map.of(file, "sales"), Recipe.Into.APPEND, context.study().getValue(), context.operations());
    assertEquals(List.of("data.import", "data.drop-duplicates", "features.build"), plan.stream().map(Operation::id).toList(), "of equal steps the last counts");
    perform(plan.getFirst());
    assertEquals(Role.TRANSACTIONS, context.study().getValue().outline().table("sales").orElseThrow().role());
  }

  @Test
  void theSameFileTwiceIsStopped() throws IOException {
    ProblemException stopped =
        assertThrows(ProblemException.class, () -> perform(ImportFile.of(orders("again.csv", 1, "")).appendedTo("orders")));
    assertEquals("DATA-SAME-FILE", stopped.problem().code().id());
    assertTrue(stopped.isGuard());
  }
}
