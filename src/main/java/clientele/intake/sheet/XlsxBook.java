package clientele.intake.sheet;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.intake.book.Book;
import clientele.intake.book.Cells;
import clientele.intake.book.Content;
import clientele.intake.book.CurrencyFormat;
import clientele.intake.book.RowSink;
import clientele.intake.problem.IntakeProblems;
import clientele.job.CancelledException;
import clientele.job.JobContext;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * Reads Excel workbooks from 2007 on. Each cell is written as plain text first, numbers as Excel shows them (15
 * figures, whole ones with all that the file has), dates as ISO, so that ids stay as they are and one way of deciding kinds holds for all files.
 */
public final class XlsxBook implements Book {
  private static final int WIDEST = 16_384;
  private static final Pattern ZERO = Pattern.compile("0(?:\\.0+)?");

  private final ReadableWorkbook workbook;
  private final XlsxParts parts;
  private final List<clientele.intake.book.Sheet> sheets = new ArrayList<>();

  private OpenFormulas formulas;

  private XlsxBook(ReadableWorkbook workbook, XlsxParts parts) {
    this.workbook = workbook;
    this.parts = parts;
    workbook.getSheets().forEach(s -> sheets.add(new OneSheet(s)));
  }

  /**
   * Opens a workbook.
   *
   * @throws ProblemException if it is damaged or unpacks to more than can be held
   */
  public static XlsxBook open(Content content, JobContext job) throws IOException {
    try {
      XlsxParts parts = XlsxParts.of(content, job);
      return new XlsxBook(workbook(content), parts);
    } catch (ProblemException | CancelledException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new ProblemException(IntakeProblems.EXCEL_DAMAGED.with(content.name()), e);
    }
  }

  /** Opens a workbook; some programs write none of the styles by which dates are told from numbers. */
  private static ReadableWorkbook workbook(Content content) throws IOException {
    try {
      return workbook(content, true);
    } catch (ExcelReaderException e) {
      return workbook(content, false);
    }
  }

  private static ReadableWorkbook workbook(Content content, boolean styles) throws IOException {
    ReadingOptions options = new ReadingOptions(styles, true);
    File file = content.path().map(p -> p.toFile()).orElse(null);
    return file != null
        ? new ReadableWorkbook(file, options)
        : new ReadableWorkbook(new ByteArrayInputStream(content.bytes(1 << 30)), options);
  }

  @Override
  public String format() {
    return "xlsx";
  }

  @Override
  public List<clientele.intake.book.Sheet> sheets() {
    return sheets;
  }

  @Override
  public List<Problem> notes(String sheet) {
    return formulas == null ? List.of() : formulas.notes(sheet);
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }

  private final class OneSheet implements clientele.intake.book.Sheet {
    private final org.dhatim.fastexcel.reader.Sheet sheet;

    private OneSheet(org.dhatim.fastexcel.reader.Sheet sheet) {
      this.sheet = sheet;
    }

    @Override
    public String name() {
      return sheet.getName();
    }

    @Override
    public boolean hidden() {
      return sheet.getVisibility() != SheetVisibility.VISIBLE;
    }

    @Override
    public List<Merge> merges() {
      return parts.merges(name());
    }

    /** What a formula without a result gives; nothing if it cannot be computed. */
    private Optional<Object> open(Cell cell) {
      if (formulas == null) {
        formulas = OpenFormulas.of(workbook, XlsxBook.this::isOpen);
      }
      return formulas.result(name(), cell).map(v -> v);
    }

    @Override
    public void read(RowSink sink) throws IOException {
      List<String> cells = new ArrayList<>();
      BitSet numbers = new BitSet();
      try (Stream<Row> rows = sheet.openStream()) {
        for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
          Row row = each.next();
          cells.clear();
          numbers.clear();
          int n = Math.min(row.getCellCount(), WIDEST);
          for (int c = 0; c < n; c++) {
            Cell cell = row.getOptionalCell(c).orElse(null);
            Object open = cell != null && isOpen(cell) ? open(cell).orElse("") : null;
            boolean number = open == null ? cell != null && isNumber(cell) : open instanceof BigDecimal;
            if (number) {
              numbers.set(c);
            }
            cells.add(
                cell == null ? "" : open == null ? text(cell) : number ? number(cell, (BigDecimal) open) : String.valueOf(open));
          }
          sink.row(row.getRowNum(), cells, numbers);
        }
      }
    }
  }

  /** Whether a cell holds a formula without its result, or with the 0 that stands for one, as libraries write them. */
  private boolean isOpen(Cell cell) {
    if (cell.getType() != CellType.FORMULA || cell.getFormula() == null || cell.getFormula().isBlank()) {
      return false;
    }
    String raw = cell.getRawValue();
    boolean blank = cell.getValue() == null && (raw == null || raw.isBlank());
    return blank || parts.isComputedOnLoad() && raw != null && ZERO.matcher(raw).matches();
  }

  private static boolean isNumber(Cell cell) {
    boolean some = cell.getValue() != null || cell.getRawValue() != null;
    CellType type = cell.getType();
    return some && (type == CellType.NUMBER || type == CellType.FORMULA && cell.getValue() instanceof BigDecimal);
  }

  private String text(Cell cell) {
    CellType type = cell.getType();
    if (type == CellType.EMPTY || type == CellType.ERROR || cell.getValue() == null && cell.getRawValue() == null) {
      return "";
    }
    if (type == CellType.BOOLEAN || cell.getValue() instanceof Boolean) {
      return String.valueOf(cell.getValue());
    }
    if (isNumber(cell)) {
      return number(cell);
    }
    String words = String.valueOf(type == CellType.STRING ? cell.getValue() : cell.getRawValue());
    return type == CellType.FORMULA && words.matches("#(N/A|REF!|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!)") ? "" : words;
  }

  private String number(Cell cell) {
    return number(cell, cell.getValue() instanceof BigDecimal exact ? exact : new BigDecimal(cell.getRawValue()));
  }

  private String number(Cell cell, BigDecimal value) {
    int id = cell.getDataFormatId() == null ? 0 : cell.getDataFormatId();
    String pattern = cell.getDataFormatString();
    return Cells.moment(value.doubleValue(), id, pattern, workbook.isDate1904())
        .orElseGet(() -> CurrencyFormat.beside(Cells.number(value, pattern), CurrencyFormat.of(id, pattern)));
  }
}
