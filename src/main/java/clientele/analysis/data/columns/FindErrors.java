package clientele.analysis.data.columns;

import clientele.analysis.data.steps.ColumnSteps;
import clientele.analysis.data.steps.TableSteps;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.errors.ErrorFinder;
import clientele.cleaning.errors.Suspicion;
import clientele.intake.FileImport;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds cells that are probably wrong, with the reason and what they should probably be. */
@OperationId("data.find-errors")
public record FindErrors(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(value = "0.5", min = 0, max = 1, step = 0.05) double least)
    implements Operation {
  /** Name of the table that is made. */
  static final String ERRORS = "data_errors";

  /** Measured with a million rows of five columns. */
  private static final long BYTES_PER_CELL = 60;

  @Override
  public List<Problem> validate(Outline outline) {
    return TableSteps.needTable(outline, table);
  }

  @Override
  public long memory(Outline outline) {
    return outline.table(table).map(t -> t.rows() * t.columns().size() * BYTES_PER_CELL).orElse(0L);
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    List<Suspicion> found = look(study, rows, least, job.part(0, 0.9));
    List<Column> in = found.stream().map(s -> rows.columns().get(s.column())).distinct().toList();
    List<Column> columns =
        List.of(
            Column.of("row_number", Kind.INTEGER), Column.of("column", Kind.TEXT), ColumnSteps.made("value", in),
            Column.of("reason", Kind.PHRASE), ColumnSteps.made("suggestion", in), Column.of("sure", Kind.REAL));
    try (RowWriter out = study.writeRows(ERRORS, Role.RESULT, columns)) {
      for (Suspicion s : found) {
        out.row(
            s.row() + 1L, rows.columns().get(s.column()).name(), s.value().isEmpty() ? null : s.value(), s.reason(),
            s.suggestion().isEmpty() ? null : s.suggestion(), Math.rint(s.sure() * 1000) / 1000);
      }
      long cells = rows.rows() * rows.columns().size();
      return Outcome.of(Text.of(FindErrors.class, "find-errors.done", found.size(), cells, table))
          .table(out.finish())
          .rows(rows.rows(), found.size(), 0)
          .done();
    }
  }

  /** Cells of a table that are probably wrong, the surest first, without keeping them. */
  public static List<Suspicion> look(StudyView study, Table rows, double least, JobContext job) {
    return ErrorFinder.find(rows, unread(study, rows), least, job);
  }

  /** Cells that import could not read, where the row they were in can be told. */
  private static List<ErrorFinder.Unread> unread(StudyView study, Table rows) {
    Optional<Table> rejects = study.find(rows.name() + FileImport.REJECTS);
    if (rejects.isEmpty() || rows.version().selection().isPresent()) {
      return List.of();
    }
    long[] lines = rejects.get().longs("line");
    String[] names = rejects.get().words("column");
    String[] raw = rejects.get().words("raw");
    String[] reasons = rejects.get().words("reason");
    Map<String, String[]> cells = new HashMap<>();
    List<ErrorFinder.Unread> unread = new ArrayList<>();
    long refused = 0;
    for (int i = 0; i < lines.length; i++) {
      if (names[i] == null) {
        refused++;
        continue;
      }
      long row = lines[i] - 2 - refused;
      String[] column =
          rows.column(names[i]).isEmpty() ? null : cells.computeIfAbsent(names[i], rows::words);
      if (column != null && row >= 0 && row < column.length && column[(int) row] == null) {
        unread.add(new ErrorFinder.Unread((int) row, names[i], raw[i], Text.decode(reasons[i])));
      }
    }
    return unread;
  }
}
