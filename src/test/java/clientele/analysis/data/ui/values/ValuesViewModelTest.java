package clientele.analysis.data.ui.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.columns.Spellings;
import clientele.ui.TrialContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesViewModelTest {
  @TempDir Path folder;

  @Test
  void nothingIsLookedThroughBeforeThePageIsSeen() throws IOException {
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      bring(context, 200);
      ValuesViewModel model = new ValuesViewModel(context);
      assertTrue(model.spellings().isEmpty() && !model.looking());
      model.seen(true);
      TrialContext.await(() -> model.column().isPresent());
      Spellings.Group koeln = model.column().orElseThrow().clusters().getFirst();
      assertEquals(List.of("Köln", "KÖLN"), koeln.values());
      assertTrue(model.isTaken(koeln), "they differ in case only");
      assertEquals(20, model.changingRows());
      model.target(koeln, "Cologne");
      assertEquals(120, model.changingRows());
      model.take(koeln, false);
      assertEquals(0, model.taken().size());
    }
  }

  @Test
  void aVeryLongTableWaitsUntilSomebodyAsks() throws IOException {
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      bring(context, (int) ValuesViewModel.MOST_UNASKED + 1);
      ValuesViewModel model = new ValuesViewModel(context);
      model.seen(true);
      assertTrue(model.waits());
      assertFalse(model.looking());
    }
  }

  private void bring(TrialContext context, int rows) throws IOException {
    StringBuilder lines = new StringBuilder("shop,city\n");
    for (int i = 0; i < rows; i++) {
      lines.append(i % 40).append(i % 10 < 5 ? ",Köln\n" : i % 10 == 5 ? ",KÖLN\n" : ",Wien\n");
    }
    Path file = Files.writeString(folder.resolve("shops.csv"), lines);
    context.ledger().performHere(ImportFile.of(file), Optional.empty(), (done, words) -> {});
  }
}
