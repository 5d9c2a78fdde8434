package clientele.intake;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.intake.choice.Sniffed.Question;
import clientele.intake.choice.Sniffed.Reject;
import clientele.intake.column.ByteDictionary;
import clientele.intake.column.CodeColumn;
import clientele.intake.column.ColumnReader;
import clientele.intake.column.CurrencyColumn;
import clientele.intake.database.DatabaseQuery;
import clientele.intake.database.QueryBook;
import clientele.intake.problem.IntakeProblems;
import clientele.intake.source.FileSource;
import clientele.intake.table.LoadedFile;
import clientele.intake.table.PlannedFile;
import clientele.intake.table.RejectLog;
import clientele.job.JobContext;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import clientele.study.TableSink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a file that has been read into a table of a study, and what could not be taken into a table beside it. */
public final class FileImport {
  /** Appended to the name of a table for its rejects. */
  public static final String REJECTS = "_rejects";

  /** Appended to the name of a column of amounts for the column of their currencies. */
  public static final String CURRENCY = CurrencyColumn.CURRENCY;

  private FileImport() {}

  /**
   * What came of an import.
   *
   * @param table the imported table
   * @param rejects lines and cells that could not be taken; empty if there are none
   * @param rows taken
   * @param refusedLines lines not taken
   * @param unreadableCells cells that became missing
   */
  public record Imported(
      DatasetVersion table, Optional<DatasetVersion> rejects, long rows, long refusedLines, long unreadableCells) {
    /** All tables that were made. */
    public List<DatasetVersion> tables() {
      List<DatasetVersion> all = new ArrayList<>(List.of(table));
      rejects.ifPresent(all::add);
      return all;
    }

    /** The rejects of an earlier file in a table that was replaced by one without any; they belong to nothing now. */
    public Optional<String> withoutRejects(StudyView study) {
      String earlier = table.table() + REJECTS;
      return rejects.isPresent() ? Optional.empty()
          : study.outline().table(earlier).filter(t -> t.role() == Role.REJECTS).map(DatasetVersion::table);
    }
  }

  /** Finds out how a file is written, from all of its rows. */
  public static Sniffed sniff(Path file, SniffOverrides overrides, JobContext job) {
    return plan(file, overrides, job).sniffed();
  }

  /** Reads a file and decides how its columns are understood. */
  public static PlannedFile plan(Path file, SniffOverrides overrides, JobContext job) {
    LoadedFile loaded = FileReaders.read(file, overrides, job.part(0, 0.8));
    return told(loaded.plan(overrides, job.part(0.8, 1)), job);
  }

  /** Reads text that lies in no file, such as that of the clipboard, and decides how its columns are understood. */
  public static PlannedFile planText(String name, String text, SniffOverrides overrides, JobContext job) {
    FileSource source = FileSource.ofText(name, text.getBytes(StandardCharsets.UTF_8));
    SniffOverrides known = overrides.withEncoding("UTF-8");
    return told(FileReaders.read(source, known, job.part(0, 0.8)).plan(known, job.part(0.8, 1)), job);
  }

  /**
   * Asks a database one question and decides how the columns of its answer are understood.
   *
   * @throws clientele.base.ProblemException if it is more than a question, or the database cannot be asked
   */
  public static PlannedFile planQuery(
      DatabaseQuery query, DatabaseQuery.Login login, SniffOverrides overrides, JobContext job) {
    FileSource source = FileSource.ofText(query.name(), query.checked().sql().getBytes(StandardCharsets.UTF_8));
    JobContext reading = job.part(0, 0.8);
    LoadedFile answer = BookReader.read(source, () -> QueryBook.open(query, login, reading), overrides, reading);
    return told(answer.plan(overrides, job.part(0.8, 1)), job);
  }

  private static PlannedFile told(PlannedFile plan, JobContext job) {
    plan.notes().forEach(job::warn);
    return plan;
  }

  /** The table name that a file suggests: its name without suffixes. */
  public static String tableName(Path file) {
    String stem = FileSource.stem(String.valueOf(file.toAbsolutePath().normalize().getFileName()));
    String clean = stem.replaceAll("[\\p{Cntrl}/\\\\\"']+", " ").strip();
    return clean.isEmpty() ? "table" : clean;
  }

  /**
   * Writes the rows of a file into new tables of a study. The cells of {@code plan} are let go of on the way.
   *
   * @throws clientele.base.ProblemException if the file leaves something open that a person must decide
   */
  public static Imported write(PlannedFile plan, String table, StudyView study, JobContext job) {
    if (plan.rows() == 0) {
      throw IntakeProblems.NO_ROWS.raise(plan.name());
    }
    settle(plan);
    job.message(Text.of(FileImport.class, "writing", table));
    LoadedFile file = plan.file();
    List<Taken> taken = taken(plan);
    List<Column> columns = taken.stream().flatMap(Taken::columns).toList();
    RejectLog cells = new RejectLog();
    DatasetVersion written;
    try (TableSink sink = study.newTable(table, plan.role(), columns)) {
      copy(plan, taken, sink, cells, job);
      written = sink.finish();
    }
    Optional<DatasetVersion> rejects = rejects(file.rejects(), cells, table + REJECTS, study);
    return new Imported(written, rejects, file.rows(), file.rejects().total(), cells.total());
  }

  /** Stops if something ambiguous has not been decided; of the encoding the likeliest is taken. */
  static void settle(PlannedFile plan) {
    for (Problem open : undecided(plan)) {
      throw new ProblemException(open);
    }
  }

  /** What stands in the way of an import until a person decides. */
  static List<Problem> undecided(PlannedFile plan) {
    List<Problem> undecided = new ArrayList<>();
    for (Question open : plan.questions()) {
      if (open.parameter().equals("encoding")) {
        continue;
      }
      long first = open.choices().getFirst().fits();
      long second = open.choices().getLast().fits();
      long of = open.choices().getFirst().of();
      String example = open.examples().isEmpty() ? "" : open.examples().getFirst();
      undecided.add(
          open.parameter().equals("dateOrder")
              ? IntakeProblems.DATE_ORDER.with(open.column(), example, first, second, of)
              : IntakeProblems.DECIMAL_MARK.with(open.column(), example, first, second, of));
    }
    return undecided;
  }

  /** What a table takes of a column of the file: its values and, beside amounts in several, their currencies by cell. */
  private record Taken(ColumnReader values, Optional<CurrencyColumn> currency, int[] places) {
    private CodeColumn cells() {
      return values.column().cells();
    }

    private Stream<Column> columns() {
      return Stream.concat(Stream.of(values.column().plan().column()), currency.stream().map(CurrencyColumn::column));
    }
  }

  private static List<Taken> taken(PlannedFile plan) {
    List<CurrencyColumn> currencies = plan.currencies();
    return plan.columns().stream().map(column -> {
      Optional<CurrencyColumn> beside = currencies.stream().filter(c -> c.beside() == column.column()).findFirst();
      return new Taken(column, beside, beside.map(CurrencyColumn::places).orElse(new int[0]));
    }).toList();
  }

  private static void copy(PlannedFile plan, List<Taken> columns, TableSink sink, RejectLog odd, JobContext job) {
    int chunks = columns.getFirst().cells().chunks();
    long row = 0;
    for (int k = 0; k < chunks; k++) {
      List<Chunk> values = new ArrayList<>(columns.size());
      int rows = 0;
      for (Taken column : columns) {
        int[] codes = column.cells().chunk(k);
        rows = codes.length;
        unreadable(plan, column.values(), codes, row, odd);
        values.add(column.values().chunk(codes));
        if (column.currency().isPresent()) {
          values.add(CurrencyColumn.chunk(codes, column.places()));
        }
        column.cells().release(k);
      }
      sink.append(values);
      row += rows;
      job.progress((k + 1.0) / chunks);
    }
    int place = 0;
    for (Taken column : columns) {
      if (column.values().column().plan().kind() == Kind.TEXT) {
        sink.dictionary(place, column.values().dictionary());
      }
      place++;
      if (column.currency().isPresent()) {
        sink.dictionary(place++, column.currency().get().dictionary());
      }
    }
  }

  private static void unreadable(PlannedFile plan, ColumnReader reader, int[] codes, long row, RejectLog odd) {
    if (reader.unreadable() == 0) {
      return;
    }
    ByteDictionary words = reader.column().cells().dictionary();
    for (int i = 0; i < codes.length; i++) {
      if (reader.isUnreadable(codes[i])) {
        long line = plan.file().lines().line(row + i);
        odd.add(line, reader.reason(), 0, 0, reader.column().name(), words.get(codes[i]));
      }
    }
  }

  private static Optional<DatasetVersion> rejects(RejectLog lines, RejectLog cells, String table, StudyView study) {
    if (lines.total() + cells.total() == 0) {
      return Optional.empty();
    }
    List<Reject> all = new ArrayList<>(lines.kept());
    all.addAll(cells.kept());
    all.sort(java.util.Comparator.comparingLong(Reject::line));
    List<Column> columns =
        List.of(
            Column.of("line", Kind.INTEGER),
            Column.of("reason", Kind.PHRASE),
            Column.of("column", Kind.TEXT),
            Column.of("raw", Kind.TEXT),
            Column.of("repair", Kind.PHRASE));
    try (RowWriter writer = study.writeRows(table, Role.REJECTS, columns)) {
      for (Reject reject : all) {
        String column = reject.column().isEmpty() ? null : reject.column();
        writer.row(reject.line(), reject.reason(), column, reject.raw(), reject.repair());
      }
      return Optional.of(writer.finish());
    }
  }
}
