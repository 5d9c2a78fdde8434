package clientele.analysis.data;

import clientele.actions.RecordExport;
import clientele.analysis.Analysis;
import clientele.analysis.Step;
import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.bring.ImportQuery;
import clientele.analysis.data.bring.RepairLine;
import clientele.analysis.data.bring.SavePreset;
import clientele.analysis.data.columns.AddColumn;
import clientele.analysis.data.columns.ChangeType;
import clientele.analysis.data.columns.CleanText;
import clientele.analysis.data.columns.ClusterValues;
import clientele.analysis.data.columns.CombineColumns;
import clientele.analysis.data.columns.ConvertCurrency;
import clientele.analysis.data.columns.ConvertUnit;
import clientele.analysis.data.columns.CorrectErrors;
import clientele.analysis.data.columns.FillMissing;
import clientele.analysis.data.columns.FindErrors;
import clientele.analysis.data.columns.FindReplace;
import clientele.analysis.data.columns.FlagOutliers;
import clientele.analysis.data.columns.MergeValues;
import clientele.analysis.data.columns.RepairDates;
import clientele.analysis.data.columns.SplitColumn;
import clientele.analysis.data.identity.FindDuplicates;
import clientele.analysis.data.identity.LinkTables;
import clientele.analysis.data.identity.MergeDuplicates;
import clientele.analysis.data.identity.RevealPair;
import clientele.analysis.data.identity.ReviewDuplicates;
import clientele.analysis.data.personal.FindPersonal;
import clientele.analysis.data.personal.Pseudonymise;
import clientele.analysis.data.rows.DropDuplicates;
import clientele.analysis.data.rows.EditCell;
import clientele.analysis.data.rows.HandleMissing;
import clientele.analysis.data.rows.SetApartNonProducts;
import clientele.analysis.data.rows.SetApartReturns;
import clientele.analysis.data.steps.TableSteps;
import clientele.analysis.data.tables.MapColumn;
import clientele.analysis.data.tables.RemoveTable;
import clientele.analysis.data.tables.SetRole;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.SetCurrency;
import clientele.reports.Section;
import clientele.study.DatasetVersion;
import clientele.study.Outline;
import clientele.study.StudyView;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;

/** Files in, roles, cleaning, and the limits of the data. */
@AutoService(Analysis.class)
public final class DataAnalysis implements Analysis {
  @Override
  public String id() {
    return "data";
  }

  @Override
  public int order() {
    return 100;
  }

  @Override
  public List<Class<? extends Operation>> operations() {
    return List.of(
        RecordExport.class,
        SetCurrency.class,
        ImportFile.class,
        ImportQuery.class,
        SavePreset.class,
        DropDuplicates.class,
        HandleMissing.class,
        SetApartReturns.class,
        SetApartNonProducts.class,
        AddColumn.class,
        EditCell.class,
        RepairLine.class,
        SetRole.class,
        MapColumn.class,
        RemoveTable.class,
        FindDuplicates.class,
        LinkTables.class,
        ReviewDuplicates.class,
        RevealPair.class,
        MergeDuplicates.class,
        FindErrors.class,
        CorrectErrors.class,
        ClusterValues.class,
        MergeValues.class,
        CleanText.class,
        FindReplace.class,
        SplitColumn.class,
        CombineColumns.class,
        FillMissing.class,
        FlagOutliers.class,
        ChangeType.class,
        RepairDates.class,
        ConvertUnit.class,
        ConvertCurrency.class,
        FindPersonal.class,
        Pseudonymise.class);
  }

  @Override
  public List<String> produces() {
    return List.of();
  }

  @Override
  public boolean hasRun(Outline outline) {
    return !TableSteps.imported(outline).isEmpty();
  }

  @Override
  public Step step(StudyView study) {
    List<DatasetVersion> tables = TableSteps.imported(study.outline());
    if (tables.isEmpty()) {
      return new Step(Step.State.READY, Optional.empty(), Text.of(DataAnalysis.class, "step.empty"));
    }
    long rows = tables.stream().mapToLong(DatasetVersion::rows).sum();
    return new Step(
        Step.State.CURRENT,
        Optional.of(Text.literal(Figures.count(rows))),
        Text.of(DataAnalysis.class, "step.rows", tables.size()))
        .leadingTo(Text.of(DataAnalysis.class, "next"), "tables");
  }

  @Override
  public Optional<Operation> mainOperation(Outline outline) {
    return Optional.empty();
  }

  @Override
  public Optional<Section> report(StudyView study) {
    return DataSection.of(study);
  }
}
