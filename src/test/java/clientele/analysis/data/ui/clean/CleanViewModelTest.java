package clientele.analysis.data.ui.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.columns.FindReplace;
import clientele.analysis.data.rows.DropDuplicates;
import clientele.analysis.data.rows.HandleMissing;
import clientele.analysis.data.ui.clean.StepPreviewViewModel.State;
import clientele.ui.TrialContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanViewModelTest {
  @TempDir Path folder;

  /** Customers: three rows, the last one twice, one without a town. */
  private void bring(TrialContext context) throws IOException {
    Path file = Files.writeString(folder.resolve("customers.csv"), "customer_id,town\n1,Wien\n2,\n3,Graz\n3,Graz\n");
    context.ledger().performHere(ImportFile.of(file), Optional.empty(), (done, words) -> {});
  }

  @Test
  void aStepThatDoesNotFitATableDoesNotHideWhatTheOthersFind() throws IOException {
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      bring(context);
      CleanViewModel model = new CleanViewModel(context);
      TrialContext.await(() -> !model.looking() && !model.proposals().isEmpty());
      assertEquals(Optional.empty(), model.problem().get());
      assertEquals("data.drop-duplicates", model.proposals().getFirst().id());
      assertEquals(1, model.proposals().getFirst().found().touched());
      assertEquals(
          List.of("data.set-apart-returns"),
          model.proposals().stream().filter(p -> p.against().isPresent() && p.id().endsWith("returns")).map(CleanViewModel.Proposal::id).toList());
      assertEquals(1, model.open());
    }
  }

  /** Rows 2 and 3 lack their key and are the same: one is a double, two lack something, and that is two rows. */
  @Test
  void aRowThatTwoStepsFindCountsOnceAndAStepLeftOutIsNotDone() throws IOException {
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      Path file = Files.writeString(folder.resolve("customers.csv"), "customer_id,town\n1,Wien\n,Linz\n,Linz\n4,Graz\n");
      context.ledger().performHere(ImportFile.of(file), Optional.empty(), (done, words) -> {});
      CleanViewModel model = new CleanViewModel(context);
      TrialContext.await(() -> !model.looking() && !model.proposals().isEmpty());
      assertEquals(
          List.of("data.drop-duplicates 1", "data.handle-missing 2"),
          model.ticked().stream().map(p -> p.id() + " " + p.found().touched()).sorted().toList());
      assertEquals(2, model.open());
      model.tick("data.handle-missing", false);
      assertEquals(2, model.open(), "what is found stays found");
      assertEquals(1, model.taken());
      model.doAll();
      TrialContext.await(() -> context.study().getValue().table("customers").rows() == 3);
      assertEquals(2, context.path().size(), "the import and one step");
    }
  }

  @Test
  void theStepThatIsTypedIsLookedThroughAndNothingIsDone() throws IOException {
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      bring(context);
      StepPreviewViewModel model = new StepPreviewViewModel(context);
      model.show(Optional.of(new FindReplace("customers", List.of(), "Graz", "Linz", false, false)), 4);
      TrialContext.await(() -> model.state().get() instanceof State.Changes);
      assertEquals(2, ((State.Changes) model.state().get()).preview().tables().getFirst().cells());
      model.show(Optional.of(new HandleMissing("customers", List.of("town"), "set-apart")), 4);
      TrialContext.await(() -> model.state().get() instanceof State.Rows);
      assertEquals(1, ((State.Rows) model.state().get()).found().touched());
      model.show(Optional.of(new DropDuplicates("customers", List.of("nowhere"))), 4);
      assertInstanceOf(State.Refused.class, model.state().get());
      model.show(Optional.empty(), 4);
      assertInstanceOf(State.Incomplete.class, model.state().get());
      assertEquals(1, context.path().size(), "only the import was done");
    }
  }

  @Test
  void aPreviewThatIsOvertakenIsNeverShown() throws IOException {
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      bring(context);
      StepPreviewViewModel model = new StepPreviewViewModel(context);
      model.show(Optional.of(new FindReplace("customers", List.of(), "Graz", "Linz", false, false)), 4);
      model.show(Optional.of(new FindReplace("customers", List.of(), "Wien", "Linz", false, false)), 4);
      TrialContext.await(() -> model.state().get() instanceof State.Changes);
      assertEquals(1, ((State.Changes) model.state().get()).preview().tables().getFirst().cells());
    }
  }

  @Test
  void aLargeTableWaitsUntilSomebodyAsks() throws IOException {
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      bring(context);
      StepPreviewViewModel model = new StepPreviewViewModel(context);
      model.show(Optional.of(new FindReplace("customers", List.of(), "Graz", "Linz", false, false)), StepPreviewViewModel.LIVE + 1);
      assertEquals(new State.OnRequest(StepPreviewViewModel.LIVE + 1), model.state().get());
      model.look();
      TrialContext.await(() -> model.state().get() instanceof State.Changes);
      assertTrue(((State.Changes) model.state().get()).preview().tables().getFirst().cells() == 2);
    }
  }
}
