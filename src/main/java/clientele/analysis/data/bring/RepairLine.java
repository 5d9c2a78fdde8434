package clientele.analysis.data.bring;

import clientele.analysis.data.personal.Veil;
import clientele.analysis.data.steps.DataProblems;
import clientele.analysis.data.steps.TableSteps;
import clientele.analysis.data.tables.ImportRecord;
import clientele.analysis.data.tables.TableAppend;
import clientele.base.Problem;
import clientele.base.Secret;
import clientele.base.Text;
import clientele.intake.FileImport;
import clientele.intake.FileImport.Imported;
import clientele.intake.table.PlannedFile;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes a refused line into its table as a person corrected it, and off the list of refused lines. */
@OperationId("data.repair-line")
public record RepairLine(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(required = true, value = "1", min = 1) int line,
    @Param(required = true, cells = true) String text)
    implements Operation {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final String LINE = "line";
  private static final String COLUMN = "column";

  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(TableSteps.needTable(outline, table));
    problems.addAll(TableSteps.needTable(outline, table + FileImport.REJECTS));
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    Table refused = study.table(table + FileImport.REJECTS);
    if (Veil.hides(study, table)) {
      throw DataProblems.LINE_HIDDEN.raise(line, table);
    }
    BitSet left = without(refused);
    if (left.cardinality() == refused.rows()) {
      throw DataProblems.NO_ROW.raise(refused.name(), line, refused.rows());
    }
    List<Column> columns = rows.columns();
    char delimiter = delimiter(columns.size());
    PlannedFile plan = planned(study, columns, delimiter, job.part(0, 0.3));
    Imported made = TableAppend.write(plan, table, study, job.part(0.3, 1));
    if (made.rows() != 1 || made.unreadableCells() > 0 || made.refusedLines() > 0) {
      throw DataProblems.LINE_UNFIT.raise(line, table, columns.size());
    }
    DatasetVersion joined = made.table();
    Outcome.Builder outcome =
        Outcome.of(Text.of(RepairLine.class, "line.done", line, table)).table(joined).rows(1, 1, 0);
    if (left.isEmpty()) {
      outcome.remove(refused.name());
    } else {
      outcome.table(study.edit(refused.name()).keep(left).finish());
    }
    return outcome.done();
  }

  private BitSet without(Table refused) {
    BitSet left = new BitSet();
    long[] lines = refused.longs(LINE);
    String[] columns = refused.words(COLUMN);
    for (int row = 0; row < lines.length; row++) {
      if (lines[row] == line && columns[row] != null) {
        throw DataProblems.LINE_THERE.raise(line, table, columns[row]);
      }
      left.set(row, lines[row] != line);
    }
    return left;
  }

  /** The delimiter that cuts the line into as many fields as the table has columns. */
  private char delimiter(int wanted) {
    for (char delimiter : DELIMITERS) {
      int fields = 1;
      boolean quoted = false;
      for (char c : text.toCharArray()) {
        quoted ^= c == '"';
        fields += c == delimiter && !quoted ? 1 : 0;
      }
      if (fields == wanted) {
        return delimiter;
      }
    }
    throw DataProblems.LINE_UNFIT.raise(line, table, wanted);
  }

  private PlannedFile planned(StudyView study, List<Column> columns, char delimiter, JobContext job) {
    StringBuilder file = new StringBuilder();
    List<String> types = new ArrayList<>();
    for (Column column : columns) {
      file.append(file.isEmpty() ? "" : String.valueOf(delimiter))
          .append('"').append(column.name().replace("\"", "\"\"")).append('"');
      types.add(column.name() + "=" + column.kind().name().toLowerCase(Locale.ROOT));
    }
    file.append('\n').append(text).append('\n');
    Optional<ImportRecord> record = study.artifact(ImportRecord.name(table), ImportRecord.class);
    String order = record.map(r -> r.files().getLast().dateOrder()).filter(o -> o.equals("dmy") || o.equals("mdy")).orElse("auto");
    String word = switch (delimiter) {
      case ';' -> "semicolon";
      case '\t' -> "tab";
      case '|' -> "pipe";
      default -> "comma";
    };
    ImportFile single = new ImportFile(
        table, "", "other", List.of(), "", "auto", word, "auto", "1", order, "auto", "", types, false, 30, file.toString(),
        Secret.NONE, "", "", List.of(), List.of());
    return single.plan(single.overrides(), job);
  }

  /** Where the lines of a table of refused lines belong. */
  public static Optional<String> home(String rejects) {
    return rejects.endsWith(FileImport.REJECTS)
        ? Optional.of(rejects.substring(0, rejects.length() - FileImport.REJECTS.length()))
        : Optional.empty();
  }
}
