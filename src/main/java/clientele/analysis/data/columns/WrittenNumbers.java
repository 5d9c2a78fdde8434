package clientele.analysis.data.columns;

import clientele.analysis.data.steps.DataProblems;
import clientele.intake.column.NumberCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The numbers that the different words of a column are, and which decimal mark they prove. */
final class WrittenNumbers {
  private static final Pattern ZERO_IN_FRONT = Pattern.compile("[-+]?0\\d.*");

  private final List<NumberCell> cells = new ArrayList<>();
  private final Map<String, Long> currencies = new TreeMap<>();
  private long pointOnly;
  private long commaOnly;
  private long open;
  private String example = "";
  private long read;
  private long percents;
  private boolean zeros;

  /**
   * Reads words.
   *
   * @param values the different ones
   * @param counts rows of each
   */
  WrittenNumbers(List<String> values, int[] counts) {
    for (int code = 0; code < counts.length; code++) {
      NumberCell cell = counts[code] == 0 ? null : NumberCell.of(values.get(code)).orElse(null);
      cells.add(cell);
      if (cell != null) {
        count(cell, values.get(code).strip(), counts[code]);
      }
    }
  }

  private void count(NumberCell cell, String word, int rows) {
    read += rows;
    percents += cell.percent() ? rows : 0;
    pointOnly += cell.comma().isEmpty() ? rows : 0;
    commaOnly += cell.point().isEmpty() ? rows : 0;
    open += cell.isOpen() ? rows : 0;
    example = example.isEmpty() && cell.isOpen() ? word : example;
    zeros |= ZERO_IN_FRONT.matcher(word).matches();
    if (!cell.currency().isEmpty()) {
      currencies.merge(cell.currency(), (long) rows, Long::sum);
    }
  }

  /** Whether a word is a number. */
  boolean isNumber(int code) {
    return cells.get(code) != null;
  }

  /** The number a word is; where only the other mark makes one of it, that. */
  BigDecimal number(int code, char mark) {
    NumberCell cell = cells.get(code);
    return cell.by(mark).or(() -> cell.by(mark == ',' ? '.' : ',')).orElseThrow();
  }

  /** Rows that only the other mark makes a number of. */
  long against(char mark) {
    return mark == ',' ? pointOnly : commaOnly;
  }

  /** Whether something of the words is in no number: zeros in front, one of several currencies, a percent sign of some. */
  boolean tellsMore() {
    return zeros || currencies.size() > 1 || percents > 0 && percents < read;
  }

  /** Percent, or the one currency as it is written; empty for neither. */
  String unit() {
    return percents * 2 > read ? "%" : currencies.size() == 1 ? currencies.keySet().iterator().next() : "";
  }

  /**
   * The decimal mark.
   *
   * @param decimal point, comma, or auto for what the values prove
   * @throws clientele.base.ProblemException {@code DATA-MARK-OPEN}, {@code DATA-MARK-MIXED} if they leave values open
   */
  char mark(String decimal, String column) {
    if (!decimal.equals("auto")) {
      return decimal.equals("comma") ? ',' : '.';
    }
    if (open > 0 && (pointOnly > 0) == (commaOnly > 0)) {
      NumberCell cell = NumberCell.of(example).orElseThrow();
      throw pointOnly > 0
          ? DataProblems.MARK_MIXED.raise(column, pointOnly, commaOnly, open, example)
          : DataProblems.MARK_OPEN.raise(
              column, open, example, cell.point().orElseThrow().toPlainString(), cell.comma().orElseThrow().toPlainString());
    }
    return commaOnly > pointOnly ? ',' : '.';
  }
}
