package clientele.analysis.data.bring;

import clientele.analysis.data.steps.TableSteps;
import clientele.analysis.data.tables.ImportRecord;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.intake.preset.Preset;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Outline;
import clientele.study.StudyView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remembers the columns of a table, its role and what they mean, for the next file of that kind. */
@OperationId("data.save-preset")
public record SavePreset(
    @Param(required = true, offers = Param.Offers.TABLE) String table, @Param String name) implements Operation {
  private static final String ARTIFACT = "preset:";

  /** The presets kept in a study. */
  public static List<Preset> all(StudyView study) {
    return study.outline().artifacts().stream()
        .filter(a -> a.startsWith(ARTIFACT))
        .sorted()
        .flatMap(a -> study.artifact(a, Preset.class).stream())
        .toList();
  }

  @Override
  public List<Problem> validate(Outline outline) {
    return outline.table(table).isEmpty() ? List.of(TableSteps.noTable(outline, table)) : List.of();
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    List<Column> columns = study.table(table).columns();
    Map<String, List<String>> meanings = new TreeMap<>();
    columns.forEach(c -> c.meaning().ifPresent(m -> meanings.put(m.tag(), List.of(c.name()))));
    String order =
        study.artifact(ImportRecord.name(table), ImportRecord.class)
            .map(r -> r.files().getLast().dateOrder())
            .filter(o -> o.equals("dmy") || o.equals("mdy"))
            .orElse("");
    String called = name.isBlank() ? table : name.strip();
    Preset preset =
        new Preset(
            called, columns.stream().map(Column::name).toList(), List.of(), false,
            study.table(table).version().role().tag(), meanings, order);
    return Outcome.of(Text.of(SavePreset.class, "preset.done", table, columns.size()))
        .artifact(ARTIFACT + called, preset)
        .done();
  }
}
