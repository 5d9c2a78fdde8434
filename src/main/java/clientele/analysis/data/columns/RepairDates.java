package clientele.analysis.data.columns;

import clientele.analysis.data.steps.ChangedColumn;
import clientele.analysis.data.steps.ColumnSteps;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads days written in several ways from a column of words. Those that say no day become missing and are counted; the
 * words as they were then stay in a column beside. An order of day and month that nothing proves has to be given.
 */
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
    Dictionary words = rows.dictionary(column);
    int[] codes = rows.codes(column);
    int[] counts = new int[words.size()];
    Arrays.stream(codes).filter(code -> code >= 0).forEach(code -> counts[code]++);
    job.progress(0.1);
    Column before = rows.column(column).orElseThrow();
    WrittenDays written = new WrittenDays(
        IntStream.range(0, counts.length).mapToObj(words::get).toList(), counts, WrittenDays.born(before, job.now()));
    boolean daysFirst = written.daysFirst(order, column);
    job.progress(0.8);
    long[] days = new long[codes.length];
    long read = 0;
    long lost = 0;
    for (int row = 0; row < codes.length; row++) {
      boolean day = codes[row] >= 0 && written.isDay(codes[row]);
      days[row] = day ? written.day(codes[row], daysFirst).toEpochDay() : Column.MISSING;
      read += day ? 1 : 0;
      lost += codes[row] >= 0 && !day ? 1 : 0;
    }
    if (read < lost) {
      job.guard(DataProblems.NO_DATES.with(column, table, read, lost));
    }
    TableEdit edit = study.edit(table);
    String kept = lost > 0 ? ColumnSteps.keepOriginal(edit, rows, before) : "";
    ChangedColumn.putLongs(edit, rows, new Column(column, Kind.DATE, 0, "", before.meaning()), days);
    return Outcome.of(Text.of(RepairDates.class, "dates.done", read, column, lost, written.against(daysFirst), kept))
        .table(edit.finish())
        .rows(rows.rows(), rows.rows(), 0)
        .done();
  }
}
