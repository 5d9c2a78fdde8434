package clientele.analysis.data.rows;

import clientele.analysis.data.steps.DataProblems;
import clientele.analysis.data.steps.TableSteps;
import clientele.analysis.data.steps.TypedValue;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.List;

/** Puts another value into one cell; the row is counted from 1 as the table shows it, an empty value makes it missing. */
@OperationId("data.edit-cell")
public record EditCell(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(required = true, offers = Param.Offers.COLUMN) String column,
    @Param(required = true, value = "1", min = 1) int row,
    @Param(cells = true) String value)
    implements Operation {
  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(TableSteps.needColumn(outline, table, column));
    if (problems.isEmpty() && outline.table(table).orElseThrow().rows() < row) {
      problems.add(DataProblems.NO_ROW.with(table, row, outline.table(table).orElseThrow().rows()));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    Column about = rows.column(column).orElseThrow();
    List<Chunk> chunks = new ArrayList<>();
    Dictionary dictionary = about.kind().isCoded() ? rows.dictionary(column) : null;
    int added = -1;
    if (dictionary != null && !value.isEmpty()) {
      Integer known = dictionary.index().get(value);
      added = known == null ? dictionary.size() : known;
      dictionary = known == null ? extended(dictionary, value) : dictionary;
    }
    String before = "";
    long start = 0;
    for (int k = 0; k < rows.chunks(); k++) {
      Chunk chunk = rows.chunk(column, k);
      int at = (int) (row - 1 - start);
      if (at >= 0 && at < chunk.rows()) {
        before = String.valueOf(clientele.study.Cells.word(rows, about, k, at));
        chunk = with(chunk, at, about, added);
      }
      chunks.add(chunk);
      start += rows.rowsIn(k);
    }
    DatasetVersion version = study.edit(table).put(about, chunks, dictionary).finish();
    return Outcome.of(Text.of(EditCell.class, "cell.done", column, row, before.equals("null") ? "–" : before, value.isEmpty() ? "–" : value))
        .table(version)
        .rows(rows.rows(), rows.rows(), 0)
        .done();
  }

  private Chunk with(Chunk chunk, int at, Column about, int code) {
    return switch (chunk) {
      case Chunk.Codes codes -> {
        int[] values = codes.values().clone();
        values[at] = value.isEmpty() ? -1 : code;
        yield new Chunk.Codes(values);
      }
      case Chunk.Reals reals -> {
        double[] values = reals.values().clone();
        values[at] = value.isEmpty() ? Double.NaN : TypedValue.real(about, value);
        yield new Chunk.Reals(values);
      }
      case Chunk.Longs longs -> {
        long[] values = longs.values().clone();
        values[at] = value.isEmpty() ? Column.MISSING : TypedValue.whole(about, value);
        yield new Chunk.Longs(values);
      }
    };
  }

  private static Dictionary extended(Dictionary known, String more) {
    return new Dictionary() {
      @Override
      public int size() {
        return known.size() + 1;
      }

      @Override
      public String get(int code) {
        return code == known.size() ? more : known.get(code);
      }
    };
  }
}
