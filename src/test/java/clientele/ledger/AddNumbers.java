package clientele.ledger;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import java.util.List;

/** A small operation for tests: a table of {@code rows} numbers, from {@code first}, in words and as numbers. */
@OperationId("test.add-numbers")
public record AddNumbers(
    @Param(value = "numbers", required = true) String table,
    @Param(value = "10", min = 0, max = 1_000_000) int rows,
    @Param("0") long first)
    implements Operation {

  public static final List<Column> COLUMNS =
      List.of(Column.of("word", Kind.TEXT), Column.of("number", Kind.INTEGER), Column.of("half", Kind.REAL));

  @Override
  public List<Problem> validate(Outline outline) {
    return List.of();
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    try (RowWriter writer = study.writeRows(table, Role.OTHER, COLUMNS)) {
      for (int i = 0; i < rows; i++) {
        job.progress((double) i / rows);
        long n = first + i;
        writer.row(n % 7 == 0 ? null : "w" + n % 100, n, n / 2.0);
      }
      return Outcome.of(Text.literal(rows + " rows"))
          .table(writer.finish())
          .artifact(table + "_made", new Made(rows, first))
          .rows(0, rows, 0)
          .done();
    }
  }

  /** What was made. */
  public record Made(int rows, long first) {}
}
