package clientele.intake;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.ProblemException;
import clientele.base.SheetSafe;
import clientele.base.UnseenSigns;
import clientele.base.WholeFile;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed.Reject;
import clientele.intake.column.ByteDictionary;
import clientele.intake.column.ColumnReader;
import clientele.intake.problem.IntakeProblems;
import clientele.intake.problem.RejectReason;
import clientele.intake.table.LoadedFile;
import clientele.intake.table.PlannedFile;
import clientele.intake.table.RejectLog;
import clientele.job.JobContext;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes the rows an import would take as plain CSV (RFC 4180, UTF-8). Cells stay as they are written in the file:
 * how numbers and dates are understood is decided at import. A file without names gets none. The refused lines go to
 * {@code NAME.rejects.csv}; if there are any, single cells that do not fit the type of their column to {@code
 * NAME.cells.csv}, and lines that were mended, as they stand in the file, to {@code NAME.mended.csv}.
 */
public final class CleanFile {
  /** A cell that is a number however it is written, which a spreadsheet runs no more than any. */
  private static final Pattern NUMBER = Pattern.compile("|[-+]?\\d[\\d.,' ]*%?");
  private static final String END = "\r\n";

  private CleanFile() {}

  /** What was written. */
  public record Written(long rows, long refusedLines, long unreadableCells, long mendedLines) {}

  /**
   * Writes the rows of a file.
   *
   * @throws clientele.base.ProblemException if the file cannot be written
   */
  public static Written write(PlannedFile plan, Path out, Language language, JobContext job) {
    return write(plan, out, false, language, job);
  }

  /** As {@link #write(PlannedFile, Path, Language, JobContext)}; {@code safe} for a spreadsheet, which then runs no cell. */
  public static Written write(PlannedFile plan, Path out, boolean safe, Language language, JobContext job) {
    List<Reject> cells = new ArrayList<>();
    FileImport.undecided(plan).forEach(job::warn);
    try {
      WholeFile.write(out, stream -> {
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8))) {
          if (hasNames(plan.file().shape())) {
            record(writer, names(plan), safe);
          }
          rows(plan, writer, safe, cells, job);
        }
      });
      List<Reject> refused = plan.file().rejects().kept();
      rejects(beside(out, ".rejects.csv"), refused, false, safe, language);
      beside(out, ".cells.csv", cells, true, safe, language);
      beside(out, ".mended.csv", plan.file().rejects().mended(), false, safe, language);
      RejectLog lines = plan.file().rejects();
      return new Written(plan.rows(), lines.total(), cells.size(), lines.mended().size());
    } catch (IOException e) {
      throw IntakeProblems.CANNOT_WRITE.raise(out.toString(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads a file and writes its rows; where there is nothing to read, nothing is written, so that no older file is
   * taken for this one.
   *
   * @throws clientele.base.ProblemException if the file cannot be read, is empty, or the rows cannot be written
   */
  public static Written write(Path file, SniffOverrides overrides, Path out, Language language, JobContext job) {
    return write(file, overrides, out, false, language, job);
  }

  /** As {@link #write(Path, SniffOverrides, Path, Language, JobContext)}; {@code safe} for a spreadsheet, which then runs no cell. */
  public static Written write(Path file, SniffOverrides overrides, Path out, boolean safe, Language language, JobContext job) {
    try {
      return write(FileImport.plan(file, overrides, job), out, safe, language, job);
    } catch (ProblemException e) {
      if (e.problem().code().equals(IntakeProblems.EMPTY)) {
        try {
          WholeFile.text(out, "");
        } catch (IOException again) {
          throw IntakeProblems.CANNOT_WRITE.raise(out.toString(), String.valueOf(again.getMessage()));
        }
      }
      throw e;
    }
  }

  /** The names as they stand in the file where it repeats them, otherwise those of the columns. */
  private static List<String> names(PlannedFile plan) {
    List<String> written = plan.file().shape().header().written();
    return written.size() == plan.columns().size() ? written : plan.columns().stream().map(c -> c.column().name()).toList();
  }

  private static void beside(Path out, String suffix, List<Reject> found, boolean cells, boolean safe, Language language)
      throws IOException {
    if (found.isEmpty()) {
      Files.deleteIfExists(beside(out, suffix));
    } else {
      rejects(beside(out, suffix), found, cells, safe, language);
    }
  }

  private static Path beside(Path out, String suffix) {
    return out.resolveSibling(out.getFileName() + suffix);
  }

  private static void rows(PlannedFile plan, Writer writer, boolean safe, List<Reject> odd, JobContext job) throws IOException {
    List<ColumnReader> columns = plan.columns();
    int chunks = columns.getFirst().column().cells().chunks();
    long start = 0;
    for (int k = 0; k < chunks; k++) {
      job.progress((double) k / chunks);
      List<String[]> cells = new ArrayList<>();
      for (ColumnReader column : columns) {
        cells.add(words(plan, column, column.column().cells().chunk(k), start, odd));
      }
      int n = cells.getFirst().length;
      List<String> row = new ArrayList<>(columns.size());
      for (int i = 0; i < n; i++) {
        row.clear();
        for (String[] column : cells) {
          row.add(column[i]);
        }
        record(writer, row, safe);
      }
      start += n;
    }
  }

  private static String[] words(PlannedFile plan, ColumnReader reader, int[] codes, long start, List<Reject> odd) {
    ByteDictionary raw = reader.column().cells().dictionary();
    String[] words = new String[codes.length];
    for (int i = 0; i < codes.length; i++) {
      words[i] = codes[i] < 0 ? "" : raw.get(codes[i]);
      if (reader.isUnreadable(codes[i])) {
        long line = plan.file().lines().line(start + i);
        RejectReason why = reader.reason();
        odd.add(new Reject(line, why.words(0, 0), reader.column().name(), words[i], why.repair()));
      }
    }
    return words;
  }

  private static void rejects(Path file, List<Reject> rejects, boolean cells, boolean safe, Language language)
      throws IOException {
    WholeFile.write(file, out -> {
      try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
        record(writer, cells ? List.of("line", "reason", "raw", "column") : List.of("line", "reason", "raw"), false);
        for (Reject reject : rejects) {
          List<String> row =
              new ArrayList<>(
                  List.of(
                      Long.toString(reject.line()), Messages.render(reject.reason(), language), reject.raw()));
          if (cells) {
            row.add(reject.column());
          }
          record(writer, row, safe);
        }
      }
    });
  }

  private static void record(Writer writer, List<String> cells, boolean safe) throws IOException {
    for (int c = 0; c < cells.size(); c++) {
      if (c > 0) {
        writer.write(',');
      }
      boolean text = safe && !NUMBER.matcher(cells.get(c)).matches();
      String cell = text ? SheetSafe.harmless(UnseenSigns.shown(cells.get(c))) : cells.get(c);
      boolean quoted = text || cells.size() == 1 && cell.isEmpty();
      for (int i = 0; i < cell.length() && !quoted; i++) {
        char ch = cell.charAt(i);
        quoted = ch == ',' || ch == '"' || ch == '\n' || ch == '\r';
      }
      if (quoted) {
        writer.write('"');
        writer.write(cell.replace("\"", "\"\""));
        writer.write('"');
      } else {
        writer.write(cell);
      }
    }
    writer.write(END);
  }

  /** Whether the file names its columns: in header rows, or, as records and databases do, beside its values. */
  private static boolean hasNames(LoadedFile.Shape shape) {
    boolean beside = shape.dialect().isEmpty() && !shape.header().names().stream().allMatch(n -> n.matches("column_\\d+"));
    return shape.header().headerRows() > 0 || beside;
  }
}
