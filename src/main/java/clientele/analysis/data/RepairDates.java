package clientele.analysis.data;

import clientele.base.Problem;
import clientele.base.ShortYear;
import clientele.base.Text;
import clientele.cleaning.values.DateRepair;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads days written in several ways from a column of words; those that say no day become missing and are counted. */
@OperationId("data.repair-dates")
public record RepairDates(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(required = true, offers = Param.Offers.COLUMN) String column,
    @Param(value = "auto", choices = {"auto", "dmy", "mdy"}) String order)
    implements Operation {
  @Override
  public List<Problem> validate(Outline outline) {
    return ColumnSteps.need(outline, table, List.of(column), true);
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    String[] words = rows.words(column);
    boolean daysFirst = order.equals("auto") ? DateRepair.daysFirst(Arrays.asList(words)) : order.equals("dmy");
    Column before = rows.column(column).orElseThrow();
    boolean births = before.means(Meaning.BIRTH_DATE) || ShortYear.isBirth(column);
    LocalDate today = LocalDate.ofInstant(job.now(), ZoneOffset.UTC);
    long[] days = new long[words.length];
    long read = 0;
    long lost = 0;
    for (int row = 0; row < words.length; row++) {
      if (row % 65_536 == 0) {
        job.progress((double) row / words.length);
      }
      Optional<LocalDate> day = words[row] == null ? Optional.empty()
          : births ? DateRepair.readBirth(words[row], daysFirst, today) : DateRepair.read(words[row], daysFirst);
      days[row] = day.map(LocalDate::toEpochDay).orElse(Column.MISSING);
      read += day.isPresent() ? 1 : 0;
      lost += words[row] != null && day.isEmpty() ? 1 : 0;
    }
    if (read < lost) {
      job.guard(DataProblems.NO_DATES.with(column, table, read, lost));
    }
    TableEdit edit = study.edit(table);
    ChangedColumn.putLongs(edit, rows, new Column(column, Kind.DATE, 0, "", before.meaning()), days);
    return Outcome.of(Text.of(RepairDates.class, "dates.done", read, column, lost))
        .table(edit.finish())
        .rows(rows.rows(), rows.rows(), 0)
        .done();
  }
}
