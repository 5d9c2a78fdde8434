package clientele.intake;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.intake.Sniffed.Reject;
import clientele.job.JobContext;
import clientele.study.Cells;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Kind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what an import would take as plain CSV (RFC 4180, UTF-8, ISO dates, decimal points), the refused lines to
 * {@code NAME.rejects.csv}, and single cells that cannot be read to {@code NAME.cells.csv} if there are any. Numbers
 * that are plain already stay as they stand.
 */
public final class CleanFile {
  private static final String END = "\r\n";

  private CleanFile() {}

  /** What was written. */
  public record Written(long rows, long refusedLines, long unreadableCells) {}

  /**
   * Writes the rows of a file.
   *
   * @throws clientele.base.ProblemException if something ambiguous is not decided, or the file cannot be written
   */
  public static Written write(PlannedFile plan, Path out, Language language, JobContext job) {
    FileImport.settle(plan);
    List<Reject> cells = new ArrayList<>();
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
        List<String> names = plan.plans().stream().map(ColumnPlan::name).toList();
        record(writer, names);
        rows(plan, writer, cells, job);
      }
      List<Reject> refused = plan.file().rejects().kept();
      rejects(beside(out, ".rejects.csv"), refused, false, language);
      if (cells.isEmpty()) {
        Files.deleteIfExists(beside(out, ".cells.csv"));
      } else {
        rejects(beside(out, ".cells.csv"), cells, true, language);
      }
      return new Written(plan.rows(), plan.file().rejects().total(), cells.size());
    } catch (IOException e) {
      throw IntakeProblems.CANNOT_WRITE.raise(out.toString(), String.valueOf(e.getMessage()));
    }
  }

  private static Path beside(Path out, String suffix) {
    return out.resolveSibling(out.getFileName() + suffix);
  }

  private static void rows(PlannedFile plan, Writer writer, List<Reject> odd, JobContext job) throws IOException {
    List<CodeColumn> columns = plan.file().columns();
    int chunks = columns.getFirst().chunks();
    long start = 0;
    for (int k = 0; k < chunks; k++) {
      job.progress((double) k / chunks);
      List<String[]> cells = new ArrayList<>();
      for (int c = 0; c < columns.size(); c++) {
        cells.add(words(plan, c, columns.get(c).chunk(k), start, odd));
      }
      int n = cells.getFirst().length;
      List<String> row = new ArrayList<>(columns.size());
      for (int i = 0; i < n; i++) {
        row.clear();
        for (String[] column : cells) {
          row.add(column[i] == null ? "" : column[i]);
        }
        record(writer, row);
      }
      start += n;
    }
  }

  private static String[] words(PlannedFile plan, int c, int[] codes, long start, List<Reject> odd) {
    ColumnReader reader = plan.readers().get(c);
    ByteDictionary raw = plan.file().columns().get(c).dictionary();
    Column column = plan.plans().get(c).column();
    String[] words = new String[codes.length];
    for (int i = 0; i < codes.length; i++) {
      if (reader.isUnreadable(codes[i])) {
        long line = plan.file().lines().line(start + i);
        RejectLog.Reason why = reader.reason();
        odd.add(new Reject(line, why.words(0, 0), column.name(), raw.get(codes[i]), why.repair()));
      }
    }
    Chunk values = reader.chunk(codes.clone());
    for (int i = 0; i < codes.length; i++) {
      words[i] =
          switch (values) {
            case Chunk.Codes text -> text.values()[i] < 0 ? null : reader.dictionary().get(text.values()[i]);
            case Chunk.Longs longs -> longs.values()[i] == Column.MISSING
                ? null
                : plain(raw.get(codes[i]), column.kind()) ? raw.get(codes[i]) : Cells.write(column, longs.values()[i]);
            case Chunk.Reals reals -> Double.isNaN(reals.values()[i])
                ? null
                : plain(raw.get(codes[i]), column.kind()) ? raw.get(codes[i]) : Cells.write(reals.values()[i]);
          };
    }
    return words;
  }

  /** Whether a number is written with digits and at most one decimal point only. */
  private static boolean plain(String raw, Kind kind) {
    if (!kind.isNumeric()) {
      return false;
    }
    int points = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      points += c == '.' ? 1 : 0;
      if (!(c >= '0' && c <= '9' || c == '.' && points == 1 && kind != Kind.INTEGER || c == '-' && i == 0)) {
        return false;
      }
    }
    return true;
  }

  private static void rejects(Path file, List<Reject> rejects, boolean cells, Language language) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      record(writer, cells ? List.of("line", "reason", "raw", "column") : List.of("line", "reason", "raw"));
      for (Reject reject : rejects) {
        List<String> row =
            new ArrayList<>(
                List.of(
                    Long.toString(reject.line()), Messages.render(reject.reason(), language), reject.raw()));
        if (cells) {
          row.add(reject.column());
        }
        record(writer, row);
      }
    }
  }

  private static void record(Writer writer, List<String> cells) throws IOException {
    for (int c = 0; c < cells.size(); c++) {
      if (c > 0) {
        writer.write(',');
      }
      String cell = cells.get(c);
      boolean quoted = cells.size() == 1 && cell.isEmpty();
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
}
