package clientele.analysis.data.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.columns.AddColumn;
import clientele.analysis.data.columns.ChangeType;
import clientele.analysis.data.columns.CleanText;
import clientele.analysis.data.columns.ClusterValues;
import clientele.analysis.data.columns.CombineColumns;
import clientele.analysis.data.columns.ConvertUnit;
import clientele.analysis.data.columns.FillMissing;
import clientele.analysis.data.columns.FindErrors;
import clientele.analysis.data.columns.FindReplace;
import clientele.analysis.data.columns.FlagOutliers;
import clientele.analysis.data.columns.MergeValues;
import clientele.analysis.data.columns.RepairDates;
import clientele.analysis.data.columns.SplitColumn;
import clientele.analysis.data.personal.Pseudonymise;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.Job;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.StepPreview;
import clientele.study.StudyView;
import clientele.study.TableDifference;
import clientele.study.TableDifference.Change;
import clientele.study.TableDifference.Value;
import clientele.ui.TrialContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepPreviewTest {
  @TempDir Path folder;

  private void shops(TrialContext context) throws IOException {
    StringBuilder lines = new StringBuilder("no,firm,owner,price,size,opened,area\n");
    for (int i = 0; i < 240; i++) {
      lines.append(i).append(i % 3 == 0 ? ",Alpha GmbH" : i % 3 == 1 ? ",Beta  GmbH" : ",alpha gmbh")
          .append(",Ann Berg ").append(i).append(',').append(i == 5 ? 9000 : 10 + i % 7).append(',')
          .append(i % 9 == 0 ? "" : String.valueOf(3 * (10 + i % 7) + i % 2)).append(',')
          .append(i % 12 == 0 ? "soon" : "2024-0" + (1 + i % 9) + "-1" + i % 10).append(',').append(i % 2 == 0 ? "north" : "south").append('\n');
    }
    Path file = Files.writeString(folder.resolve("shops.csv"), lines);
    context.ledger().performHere(ImportFile.of(file), Optional.empty(), (done, words) -> {});
  }

  private static StepPreview preview(TrialContext context, Operation operation) {
    Job<StepPreview> job = context.ledger().preview(operation);
    return job.work().run(JobContext.quiet(new Seed(99)));
  }

  /** What is shown before is what is there after: cell by cell, drawn numbers included. */
  @Test
  void everyStepOnColumnsDoesWhatItsPreviewShowed() throws IOException {
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      shops(context);
      List<Operation> steps = List.of(
          new CleanText("shops", List.of(), List.of("trim", "collapse", "lower")),
          new FindReplace("shops", List.of("firm"), " gmbh", "", false, true),
          new SplitColumn("shops", "owner", " ", List.of("given", "family", "number")),
          new CombineColumns("shops", List.of("family", "given"), ", ", "called"),
          new ConvertUnit("shops", "price", 1.1, "EUR", ""),
          new FillMissing("shops", List.of("size"), "model", ""),
          new FlagOutliers("shops", List.of("price"), "forest"),
          new RepairDates("shops", "opened", "auto"),
          new AddColumn("shops", "per size", "[price] / [size]"),
          new MergeValues("shops", "area", List.of("north=South"), false),
          new ClusterValues("shops", "firm", "auto"),
          new FindErrors("shops", 0.5),
          new ChangeType("shops", "price", "text", "auto", "auto"),
          new Pseudonymise("shops", List.of("owner")));
      for (Operation step : steps) {
        long head = context.ledger().head();
        StudyView before = context.ledger().view();
        StepPreview shown = preview(context, step);
        assertEquals(head, context.ledger().head(), "nothing is kept");
        context.ledger().performHere(step, Optional.empty(), (done, words) -> {});
        StudyView after = context.ledger().view();
        assertFalse(shown.isNone(), step.id());
        for (TableDifference table : shown.tables()) {
          Set<String> named = Set.copyOf(table.made().columns().stream().map(c -> c.name()).toList());
          TableDifference done = TableDifference.of(before.find(table.table()), after.table(table.table()), named, p -> {});
          assertEquals(table.columns(), done.columns(), step.id());
          if (step.getClass().getAnnotation(OperationId.class).repeatable()) { // keys of pseudonyms are drawn anew
            assertEquals(table.values(), done.values(), step.id());
          }
          assertEquals(table.made().rows(), done.made().rows(), step.id());
          assertEquals(table.rows(), done.rows(), step.id());
        }
      }
    }
  }

  @Test
  void cellsAreCountedAndTheMostFrequentChangesComeFirst() throws IOException {
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      shops(context);
      StepPreview shown = preview(context, new FindReplace("shops", List.of("firm"), "GmbH", "Ltd", false, false));
      TableDifference table = shown.tables().getFirst();
      assertEquals(160, table.cells(), "two of three of 240 rows");
      assertEquals(
          List.of(80L, 80L), table.values().stream().map(Value::cells).toList());
      assertTrue(table.values().stream().anyMatch(v -> v.before().equals("Alpha GmbH") && v.after().equals("Alpha Ltd")));
      assertEquals(Optional.of(240L), table.before());
      assertEquals(240, table.rows());
      assertTrue(preview(context, new FindReplace("shops", List.of("firm"), "AG", "Ltd", false, false)).isNone());
    }
  }

  @Test
  void aFormulaIsShownBesideTheColumnsItNames() throws IOException {
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      shops(context);
      TableDifference table = preview(context, new AddColumn("shops", "both", "[price] + size")).tables().getFirst();
      assertEquals(List.of("price", "size", "both"), table.made().columns().stream().map(c -> c.name()).toList());
      assertEquals(1, table.count(Change.ADDED));
      assertEquals(List.of("11", "34", "45"), table.made().rows().getFirst().cells(), "row 2: 11 + 34; row 1 has no size");
    }
  }

  @Test
  void aStepThatCannotBeDoneIsRefusedBeforeAnythingIsComputed() throws IOException {
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      shops(context);
      Stream.of(new FindReplace("shops", List.of("nowhere"), "a", "b", false, false), new SplitColumn("none", "a", " ", List.of()))
          .forEach(step -> assertThrows(ProblemException.class, () -> preview(context, step)));
    }
  }
}
