package clientele.analysis.data.personal;

import clientele.analysis.data.steps.TableSteps;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.personal.PersonalData;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import java.util.List;

/** Finds the columns that hold personal data, in one table or in all imported ones. */
@OperationId("data.find-personal")
public record FindPersonal(@Param(offers = Param.Offers.TABLE) String table) implements Operation {
  /** Name of the table that is made. */
  static final String PERSONAL = "personal_data";

  @Override
  public List<Problem> validate(Outline outline) {
    return table.isEmpty() ? List.of() : TableSteps.needTable(outline, table);
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    List<String> tables =
        table.isEmpty()
            ? TableSteps.imported(study.outline()).stream().map(DatasetVersion::table).toList()
            : List.of(table);
    List<Column> columns =
        List.of(
            Column.of("table", Kind.TEXT), Column.of("column", Kind.TEXT), Column.of("kind", Kind.PHRASE),
            Column.of("share", Kind.REAL), Column.of("inside_text", Kind.BOOLEAN), Column.of("examples", Kind.TEXT));
    try (RowWriter out = study.writeRows(PERSONAL, Role.RESULT, columns)) {
      long found = 0;
      long rows = 0;
      for (int t = 0; t < tables.size(); t++) {
        rows += study.table(tables.get(t)).rows();
        JobContext part = job.part((double) t / tables.size(), (t + 1.0) / tables.size());
        for (PersonalData.Found each : PersonalData.find(study.table(tables.get(t)), part)) {
          out.row(
              tables.get(t), each.column(), each.kind().words(), Math.rint(each.share() * 1000) / 1000, each.within(),
              String.join(", ", each.examples()));
          found++;
        }
      }
      return Outcome.of(Text.of(FindPersonal.class, "personal.done", found, tables.size()))
          .table(out.finish())
          .rows(rows, found, 0)
          .done();
    }
  }
}
