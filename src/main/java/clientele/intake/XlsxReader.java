package clientele.intake;

import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.job.CancelledException;
import clientele.job.JobContext;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Reads a sheet of an Excel workbook. Each cell is written as plain text first, numbers as Excel shows them (15
 * figures), dates as ISO, so that ids stay as they are and one way of deciding kinds holds for all files.
 */
final class XlsxReader {
  private static final int SAMPLE_ROWS = 300;
  private static final int WIDEST = 16_384;
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private XlsxReader() {}

  static LoadedFile read(FileSource source, SniffOverrides overrides, JobContext job) {
    job.message(Text.of(XlsxReader.class, "reading", source.name()));
    XlsxGuard.check(source, job.part(0, 0.2));
    try (ReadableWorkbook book = new ReadableWorkbook(source.path().toFile(), new ReadingOptions(true, true))) {
      Sheet sheet = sheet(book, source, overrides.sheet());
      return read(sheet, source, overrides, job);
    } catch (ProblemException | CancelledException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new ProblemException(IntakeProblems.EXCEL_DAMAGED.with(source.name()), e);
    }
  }

  private static LoadedFile read(Sheet sheet, FileSource source, SniffOverrides overrides, JobContext job)
      throws IOException {
    List<List<String>> first = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    int width = 0;
    try (Stream<Row> rows = sheet.openStream()) {
      for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
        List<String> cells = cells(each.next());
        width = Math.max(width, cells.size());
        if (first.size() < SAMPLE_ROWS && cells.stream().anyMatch(c -> !c.isBlank())) {
          first.add(cells);
          numbers.add(first.size());
        }
        job.checkCancelled();
      }
    }
    if (first.isEmpty()) {
      throw IntakeProblems.NO_ROWS.raise(source.name() + " / " + sheet.getName());
    }
    int used = used(first, width);
    List<List<String>> sample = first.stream().map(r -> padded(r, used)).toList();
    HeaderDetector.Found header = new HeaderDetector(ColumnWords.shipped()).detect(sample, overrides.headerRows());
    RowCollector rows = new RowCollector(header.width());
    collect(sheet, header, rows, job);
    if (rows.rows() == 0) {
      throw IntakeProblems.NO_ROWS.raise(source.name() + " / " + sheet.getName());
    }
    FileSource.Progress progress = new FileSource.Progress();
    FileSource plain =
        new FileSource(source.path(), source.size(), FileSource.Kind.TEXT, source.head(), source.whole());
    try (InputStream in = plain.open(progress)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    LoadedFile.Shape shape = new LoadedFile.Shape("xlsx", 1, List.of(), Optional.empty(), header, sheet.getName());
    return new LoadedFile(source, shape, rows.finish(progress.sha256()), overrides, job.part(0.9, 1));
  }

  private static void collect(Sheet sheet, HeaderDetector.Found header, RowCollector rows, JobContext job)
      throws IOException {
    int skip = header.preamble() + header.headerRows();
    int width = header.width();
    byte[] none = new byte[8];
    try (Stream<Row> all = sheet.openStream()) {
      for (Iterator<Row> each = all.iterator(); each.hasNext(); ) {
        Row row = each.next();
        List<String> cells = cells(row);
        if (cells.stream().allMatch(String::isBlank)) {
          rows.blank();
          continue;
        }
        if (skip > 0) {
          skip--;
          continue;
        }
        String beyond = String.join("", cells.subList(Math.min(width, cells.size()), cells.size()));
        if (!beyond.isBlank()) {
          rows.rejects()
              .add(row.getRowNum(), RejectLog.Reason.MORE_FIELDS, cells.size(), width, "", String.join("\t", cells));
          continue;
        }
        for (int c = 0; c < width; c++) {
          byte[] text = c < cells.size() ? (cells.get(c) + "        ").getBytes(StandardCharsets.UTF_8) : none;
          rows.cell(c, text, 0, Math.min(text.length - 8, ByteDictionary.LONGEST));
        }
        rows.endRow(row.getRowNum());
        if (rows.rows() % 5000 == 0) {
          job.progress(0.5);
        }
      }
    }
  }

  private static Sheet sheet(ReadableWorkbook book, FileSource source, String wanted) {
    if (wanted.isBlank() || wanted.equals("auto")) {
      return book.getFirstSheet();
    }
    Optional<Sheet> found = book.findSheet(wanted);
    if (found.isEmpty() && wanted.matches("\\d{1,4}")) {
      found = book.getSheets().filter(s -> s.getIndex() == Integer.parseInt(wanted) - 1).findFirst();
    }
    return found.orElseThrow(
        () ->
            IntakeProblems.NO_SHEET.raise(
                source.name(), wanted, String.join(", ", book.getSheets().map(Sheet::getName).toList())));
  }

  private static int used(List<List<String>> rows, int width) {
    int used = 1;
    for (List<String> row : rows) {
      for (int c = row.size(); c > used; c--) {
        if (!row.get(c - 1).isBlank()) {
          used = c;
          break;
        }
      }
    }
    return Math.min(used, Math.max(width, 1));
  }

  private static List<String> padded(List<String> row, int width) {
    List<String> padded = new ArrayList<>(row.subList(0, Math.min(width, row.size())));
    while (padded.size() < width) {
      padded.add("");
    }
    return padded;
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    int n = Math.min(row.getCellCount(), WIDEST);
    for (int c = 0; c < n; c++) {
      cells.add(row.getOptionalCell(c).map(XlsxReader::text).orElse(""));
    }
    return cells;
  }

  private static String text(Cell cell) {
    CellType type = cell.getType();
    if (type == CellType.EMPTY || type == CellType.ERROR || cell.getValue() == null && cell.getRawValue() == null) {
      return "";
    }
    if (type == CellType.BOOLEAN) {
      return String.valueOf(cell.getValue());
    }
    if (type == CellType.NUMBER || type == CellType.FORMULA && cell.getValue() instanceof BigDecimal) {
      return isDate(cell) ? moment(cell) : number(cell);
    }
    return type == CellType.STRING ? String.valueOf(cell.getValue()) : String.valueOf(cell.getRawValue());
  }

  private static String number(Cell cell) {
    BigDecimal value = cell.getValue() instanceof BigDecimal exact ? exact : new BigDecimal(cell.getRawValue());
    BigDecimal shown = value.round(new MathContext(15)).stripTrailingZeros();
    String pattern = cell.getDataFormatString();
    if (pattern != null && pattern.matches("0{2,18}") && shown.scale() <= 0 && shown.signum() >= 0) {
      String digits = shown.toPlainString();
      return "0".repeat(Math.max(0, pattern.length() - digits.length())) + digits;
    }
    return shown.toPlainString();
  }

  private static String moment(Cell cell) {
    LocalDateTime moment = cell.asDate();
    return moment.toLocalTime().toSecondOfDay() == 0 ? moment.toLocalDate().toString() : MOMENT.format(moment);
  }

  private static boolean isDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    String pattern = cell.getDataFormatString();
    if (id != null && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58)) {
      return true;
    }
    if (pattern == null) {
      return false;
    }
    String bare = pattern.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
    return bare.contains("y") && (bare.contains("m") || bare.contains("d"))
        || bare.contains("d") && bare.contains("m");
  }
}
