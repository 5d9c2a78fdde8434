package clientele.intake.sheet;

import clientele.base.Problem;
import clientele.intake.problem.IntakeProblems;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Formulas of a workbook of which no result is stored, because a library wrote it and no spreadsheet has opened it since.
 * They are computed in a copy of the values in memory, as far as the workbook is small and the formula known; the others
 * are counted, so that nobody takes them for cells that are empty.
 */
final class OpenFormulas {
  private static final int MOST_CELLS = 400_000;
  private static final int MOST_ROWS = 65_536;
  private static final int MOST_COLUMNS = 256;
  private static final int LONGEST = 8_000;

  /** A sign before a power: spreadsheets take the sign first, the library that computes takes it last. */
  private static final Pattern SIGNED_POWER = Pattern.compile("(?:^|[(,;=<>&*/^+-])\\s*-.*\\^");

  private final Map<String, Counted> counts = new LinkedHashMap<>();
  private final HSSFWorkbook copy;
  private final FormulaEvaluator evaluator;

  /** What became of the formulas of a sheet, each cell once. */
  private static final class Counted {
    private final java.util.Set<Long> cells = new java.util.HashSet<>();
    private long computed;
    private long left;
    private String firstComputed = "";
    private String firstLeft = "";
  }

  private OpenFormulas(HSSFWorkbook copy) {
    this.copy = copy;
    this.evaluator = copy == null ? null : copy.getCreationHelper().createFormulaEvaluator();
  }

  /** The formulas of a workbook, whose sheets can be read; {@code open} tells the cells whose result is not stored. */
  static OpenFormulas of(ReadableWorkbook workbook, Predicate<Cell> open) {
    HSSFWorkbook copy = new HSSFWorkbook();
    try {
      List<Sheet> sheets = workbook.getSheets().toList();
      for (Sheet sheet : sheets) {
        copy.createSheet(sheet.getName());
      }
      int filled = 0;
      for (Sheet sheet : sheets) {
        try (Stream<Row> rows = sheet.openStream()) {
          for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
            Row row = each.next();
            filled += fill(copy.getSheet(sheet.getName()), row, open);
            if (filled > MOST_CELLS || row.getRowNum() > MOST_ROWS || row.getCellCount() > MOST_COLUMNS) {
              return new OpenFormulas(null);
            }
          }
        }
      }
      return new OpenFormulas(copy);
    } catch (IOException | RuntimeException e) {
      return new OpenFormulas(null);
    }
  }

  private static int fill(org.apache.poi.ss.usermodel.Sheet sheet, Row row, Predicate<Cell> open) {
    int filled = 0;
    org.apache.poi.ss.usermodel.Row into = sheet.createRow(row.getRowNum() - 1);
    for (Cell cell : row) {
      if (cell == null || cell.getType() == CellType.EMPTY || cell.getColumnIndex() >= MOST_COLUMNS) {
        continue;
      }
      filled++;
      org.apache.poi.ss.usermodel.Cell at = into.createCell(cell.getColumnIndex());
      switch (cell.getValue()) {
        case Object any when open.test(cell) -> formula(at, cell);
        case BigDecimal number -> at.setCellValue(number.doubleValue());
        case Boolean truth -> at.setCellValue(truth);
        case String words when cell.getType() != CellType.FORMULA -> at.setCellValue(words.substring(0, Math.min(words.length(), 32_000)));
        case null, default -> {
          String raw = cell.getRawValue();
          if (raw != null && !raw.isBlank()) {
            at.setCellValue(raw);
          } else {
            formula(at, cell);
          }
        }
      }
    }
    return filled;
  }

  private static void formula(org.apache.poi.ss.usermodel.Cell at, Cell cell) {
    if (cell.getFormula() != null && cell.getFormula().length() < LONGEST && SIGNED_POWER.matcher(cell.getFormula()).find()) {
      at.setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.NA.getCode());
    } else if (cell.getFormula() != null && cell.getFormula().length() < LONGEST) {
      try {
        at.setCellFormula(cell.getFormula());
      } catch (RuntimeException unknown) {
        at.setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.NA.getCode());
      }
    }
  }

  /** The result of a formula: a number, a truth or words; empty if it cannot be computed. */
  Optional<Object> result(String sheet, Cell cell) {
    Counted counted = counts.computeIfAbsent(sheet, s -> new Counted());
    boolean fresh = counted.cells.add((long) cell.getAddress().getRow() << 20 | cell.getColumnIndex());
    Optional<Object> result = computed(sheet, cell);
    String example = cell.getAddress() + ": =" + cell.getFormula();
    if (fresh && result.isPresent()) {
      counted.computed++;
      counted.firstComputed = counted.firstComputed.isEmpty() ? example : counted.firstComputed;
    } else if (fresh) {
      counted.left++;
      counted.firstLeft = counted.firstLeft.isEmpty() ? example : counted.firstLeft;
    }
    return result;
  }

  private Optional<Object> computed(String sheet, Cell cell) {
    if (copy == null) {
      return Optional.empty();
    }
    try {
      org.apache.poi.ss.usermodel.Row row = copy.getSheet(sheet).getRow(cell.getAddress().getRow());
      CellValue value = evaluator.evaluate(row.getCell(cell.getColumnIndex()));
      return switch (value.getCellType()) {
        case NUMERIC -> Optional.of(new BigDecimal(Double.toString(value.getNumberValue())));
        case STRING -> Optional.of(value.getStringValue());
        case BOOLEAN -> Optional.of(value.getBooleanValue());
        default -> Optional.empty();
      };
    } catch (RuntimeException | StackOverflowError unknown) {
      return Optional.empty();
    }
  }

  /** What became of them in a sheet, in words. */
  List<Problem> notes(String sheet) {
    Counted counted = counts.get(sheet);
    List<Problem> notes = new ArrayList<>();
    if (counted != null && counted.computed > 0) {
      notes.add(IntakeProblems.COMPUTED.with(sheet, counted.computed, counted.firstComputed));
    }
    if (counted != null && counted.left > 0) {
      notes.add(IntakeProblems.FORMULAS.with(sheet, counted.left, counted.firstLeft));
    }
    return notes;
  }
}
