package clientele.analysis.data;

import clientele.analysis.data.rows.SetApart;
import clientele.analysis.data.steps.TableSteps;
import clientele.analysis.data.tables.ImportRecord;
import clientele.analysis.data.tables.LeftOut;
import clientele.analysis.data.tables.SchemaDrift;
import clientele.analysis.data.tables.SelectedRows;
import clientele.analysis.data.tables.SetRole;
import clientele.base.Figures;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.cleaning.MissingValues;
import clientele.intake.FileImport;
import clientele.job.JobContext;
import clientele.ledger.ParameterWords;
import clientele.reports.Block;
import clientele.reports.Block.Cell;
import clientele.reports.Section;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section of the report that says what came in, what was refused, what was set apart, and what is missing. */
final class DataSection {
  private DataSection() {}

  static Optional<Section> of(StudyView study) {
    List<DatasetVersion> tables = TableSteps.imported(study.outline());
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    List<List<Cell>> files = new ArrayList<>();
    List<List<Cell>> missing = new ArrayList<>();
    long rows = 0;
    long refused = 0;
    for (DatasetVersion table : tables) {
      rows += table.rows();
      Optional<ImportRecord> record = study.artifact(ImportRecord.name(table.table()), ImportRecord.class);
      List<ImportRecord.Source> sources = record.map(ImportRecord::files).orElse(List.of());
      for (ImportRecord.Source source : sources) {
        refused += source.refused();
        files.add(fileRow(table, source, source == sources.getLast()));
      }
      if (record.isEmpty()) {
        files.add(tableRow(table));
      }
      missing.addAll(missingRows(study.table(table.table()), record));
    }
    List<List<Cell>> apart = reasons(study, tables, SetApart.SUFFIX, SelectedRows.REASON);
    tables.forEach(t -> LeftOut.of(study, t.table()).reasons().forEach(r ->
        apart.add(List.of(Cell.literal(t.table()), Cell.of(r.text()), Cell.of(r.rows(), 0)))));
    List<List<Cell>> rejects = reasons(study, tables, FileImport.REJECTS, "reason");
    long setApart =
        tables.stream()
            .flatMap(t -> study.outline().table(t.table() + SetApart.SUFFIX).stream())
            .mapToLong(DatasetVersion::rows)
            .sum();
    long leftOut = tables.stream().mapToLong(t -> LeftOut.of(study, t.table()).rows()).sum();
    String first = tables.getFirst().table();
    blocks.add(
        new Block.Headline(
            Text.of(DataSection.class, "section.headline", Figures.count(rows)),
            Optional.empty(),
            Text.of(DataSection.class, "section.sentence", tables.size(), refused, setApart, leftOut),
            first));
    blocks.add(grid("files", List.of("table", "role", "file", "encoding", "taken", "refused", "now"), 4, files, first));
    if (!apart.isEmpty()) {
      blocks.add(grid("apart", List.of("table", "reason", "rows"), 2, apart, first));
    }
    if (!rejects.isEmpty()) {
      blocks.add(grid("rejects", List.of("table", "reason", "rows"), 2, rejects, first));
    }
    List<List<Cell>> drift = drift(study, tables);
    if (!drift.isEmpty()) {
      blocks.add(grid("drift", List.of("table", "before", "file", "change"), 4, drift, first));
    }
    blocks.add(
        missing.isEmpty()
            ? new Block.Paragraph(Text.of(DataSection.class, "section.complete"))
            : grid("missing", List.of("table", "column", "missing", "unreadable"), 2, missing, first));
    blocks.add(new Block.Note(Text.of(DataSection.class, "section.note")));
    return Optional.of(new Section("data", Text.of(DataSection.class, "section.title"), blocks));
  }

  private static List<List<Cell>> drift(StudyView study, List<DatasetVersion> tables) {
    List<List<Cell>> rows = new ArrayList<>();
    for (DatasetVersion table : tables) {
      boolean appended = study.artifact(ImportRecord.name(table.table()), ImportRecord.class).filter(r -> r.files().size() > 1).isPresent();
      study.artifact(SchemaDrift.name(table.table()), SchemaDrift.class).ifPresent(d -> d.changes().stream()
          .filter(change -> !appended || change.kind() != SchemaDrift.Kind.ROWS).forEach(change -> rows.add(List.of(
              Cell.literal(d.table()), Cell.literal(d.before()), Cell.literal(d.now()), Cell.of(change.words())))));
    }
    return rows;
  }

  /** A file; the rows that its table has now stand once, beside the last of its files. */
  private static List<Cell> fileRow(DatasetVersion table, ImportRecord.Source source, boolean last) {
    return List.of(
        Cell.literal(table.table()),
        Cell.of(ParameterWords.choice(SetRole.class, "role", table.role().tag()).orElse(Text.literal(table.role().tag()))),
        Cell.literal(source.file()),
        Cell.literal(source.encoding()),
        Cell.of(source.rows(), 0),
        Cell.of(source.refused(), 0),
        last ? Cell.of(table.rows(), 0) : Cell.literal(""));
  }

  private static List<Cell> tableRow(DatasetVersion table) {
    return List.of(
        Cell.literal(table.table()),
        Cell.of(ParameterWords.choice(SetRole.class, "role", table.role().tag()).orElse(Text.literal(table.role().tag()))),
        Cell.literal("–"),
        Cell.literal("–"),
        Cell.of(table.rows(), 0),
        Cell.of(0, 0),
        Cell.of(table.rows(), 0));
  }

  private static List<List<Cell>> missingRows(Table table, Optional<ImportRecord> record) {
    List<List<Cell>> rows = new ArrayList<>();
    JobContext job = JobContext.quiet(new Seed(0));
    for (MissingValues.Missing each : MissingValues.count(table, job)) {
      long unreadable =
          record.map(ImportRecord::files).orElse(List.of()).stream()
              .flatMap(f -> f.columns().stream())
              .filter(c -> c.name().equals(each.column()))
              .mapToLong(ImportRecord.Shares::unreadable)
              .sum();
      if (each.rows() > 0) {
        rows.add(
            List.of(
                Cell.literal(table.name()),
                Cell.literal(each.column()),
                Cell.of(100.0 * each.rows() / table.rows(), 1),
                Cell.of(unreadable, 0)));
      }
    }
    return rows;
  }

  /** Rows of the tables beside the imported ones, counted by the reason each holds. */
  private static List<List<Cell>> reasons(
      StudyView study, List<DatasetVersion> tables, String suffix, String column) {
    List<List<Cell>> rows = new ArrayList<>();
    for (DatasetVersion table : tables) {
      Optional<Table> beside = study.find(table.table() + suffix);
      if (beside.isEmpty()) {
        continue;
      }
      Dictionary words = beside.get().dictionary(column);
      Map<Text, Long> counts = new LinkedHashMap<>();
      for (int k = 0; k < beside.get().chunks(); k++) {
        for (int code : beside.get().codes(column, k)) {
          if (code >= 0) {
            counts.merge(Text.decode(words.get(code)), 1L, Long::sum);
          }
        }
      }
      counts.entrySet().stream()
          .sorted(Map.Entry.<Text, Long>comparingByValue(Comparator.reverseOrder()))
          .limit(20)
          .forEach(
              e -> rows.add(List.of(Cell.literal(table.table()), Cell.of(e.getKey()), Cell.of(e.getValue(), 0))));
    }
    return rows;
  }

  private static Block grid(String title, List<String> heads, int words, List<List<Cell>> rows, String source) {
    List<Boolean> numeric = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      numeric.add(i >= words);
    }
    return new Block.Grid(
        Text.of(DataSection.class, "section." + title),
        heads.stream().map(h -> Text.of(DataSection.class, "section.head." + h)).toList(),
        numeric,
        rows,
        source);
  }
}
