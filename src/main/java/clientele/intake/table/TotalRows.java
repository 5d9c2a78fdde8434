package clientele.intake.table;

import clientele.intake.cell.NumberScan;
import clientele.intake.column.ByteDictionary;
import clientele.intake.column.CodeColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rows that are no rows of the table but its sums: one at the end, or one below each group with one for all of them. Such
 * a row has to say so in one of its first cells or have nothing in the first, and every number in it has to be the sum of
 * its column over the rows since an earlier such row or the beginning; otherwise it stays what it is.
 */
final class TotalRows {
  /** Cells in which a row may say that it is a total. */
  static final int FIRST_CELLS = 3;

  private static final int LONGEST = 60;
  private static final int MOST = 20_000;

  /** Rows without a first cell; where more are so, it is a habit of the table. */
  private static final int MOST_BLANK = 2_000;

  /** Rows without a first cell among which one of figures at the end is still told. */
  private static final int FEW_BLANK = 5;

  /** Rows that a row without a name has to be the sum of. */
  private static final int ENOUGH_ROWS = 2;

  /** How many earlier sums the group of a sum may begin at. */
  private static final int GROUPS = 100;

  private static final Set<String> WORDS =
      Set.of(
          "total", "totals", "grand total", "sub total", "subtotal", "subtotals", "sum", "sums", "overall", "all", "gesamt",
          "gesamtsumme", "summe", "zwischensumme", "insgesamt", "endsumme", "totale", "total général", "total general",
          "sous-total", "suma", "subtotale", "razem", "celkem", "итого", "всего", "合计", "总计", "共计", "小计", "合計", "總計", "小計",
          "alle", "alles", "tous", "toutes", "todos", "todas", "tutti", "全部", "全体", "всё", "σ", "σς", "∑",
          "总和", "합계", "총계", "소계", "toplam", "összesen", "totaal", "subtotaal", "totalt", "yhteensä", "i alt");
  private static final Set<String> ENDS =
      Set.of(
          " total", " totals", " subtotal", " sub total", " sub-total", " sum", " gesamt", " summe", " zwischensumme", " totale",
          " totaal", " suma", "小计", "合计", "总计", "共计", "小計", "合計", "總計");
  private static final Set<String> BEGINNINGS =
      Set.of("total ", "subtotal ", "sub-total ", "sum of ", "summe ", "zwischensumme ", "sous-total ", "totale ", "totaal ");

  private final List<Row> rows = new ArrayList<>();
  private int blank;

  /**
   * A row that says it is a sum, or that says nothing where the others have a name.
   *
   * @param codes its cells
   * @param bare whether it says no more than that
   * @param blank whether it has nothing in its first cell
   */
  record Row(long place, long line, int[] codes, boolean bare, boolean blank) {}

  /** Rows that are sums, and how many say so, add up in a column and yet are none. */
  record Found(List<Row> sums, List<Row> doubtful) {}

  /** Whether a cell says that its row is a total. */
  static boolean isNamed(byte[] b, int from, int to) {
    if (to - from < 2 || to - from > LONGEST) {
      return false;
    }
    String word = new String(b, from, to - from, StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
    String bare = word.endsWith(":") || word.endsWith("：") ? word.substring(0, word.length() - 1).strip() : word;
    return WORDS.contains(bare) || ENDS.stream().anyMatch(bare::endsWith) || BEGINNINGS.stream().anyMatch(bare::startsWith);
  }

  /** Whether a cell says so and no more: not of which group. */
  static boolean isBare(String cell) {
    String word = cell.strip().toLowerCase(Locale.ROOT);
    return WORDS.contains(word.replaceFirst("[:：]$", "").strip());
  }

  /** Takes a row that says it is a sum. */
  void add(long place, long line, int[] codes, boolean bare) {
    if (rows.size() < MOST) {
      rows.add(new Row(place, line, codes, bare, false));
    }
  }

  /** Takes a row without a first cell. */
  void addBlank(long place, long line, int[] codes) {
    if (blank < MOST_BLANK) {
      rows.add(new Row(place, line, codes, true, true));
    } else if (blank == MOST_BLANK) {
      rows.removeIf(Row::blank);
    }
    blank++;
  }

  /** Which of them are sums of rows of these columns; {@code all} rows are there. */
  Found among(List<CodeColumn> columns, long all) {
    rows.removeIf(r -> r.place >= all || r.blank && blank * 2 > all);
    List<Row> sums = new ArrayList<>();
    List<Row> doubtful = new ArrayList<>();
    if (rows.isEmpty() || all < 2) {
      return new Found(sums, doubtful);
    }
    Column[] numbers = columns.stream().map(c -> column(c, columns.indexOf(c))).toArray(Column[]::new);
    double[][] before = sumsBefore(columns, numbers);
    List<Integer> borders = new ArrayList<>();
    double[] kept = new double[numbers.length];
    for (int k = 0; k < rows.size(); k++) {
      Row row = rows.get(k);
      for (int c = 0; c < numbers.length; c++) {
        before[k][c] += kept[c];
      }
      switch (kind(numbers, before, borders, k)) {
        case 2 -> {
          sums.add(row);
          borders.add(k);
          continue;
        }
        case 1 -> {
          if (!row.blank || row.place == all - 1 && isFigures(row, numbers) && blank <= FEW_BLANK) {
            doubtful.add(row);
          }
        }
        default -> { }
      }
      for (int c = 0; c < numbers.length && row.blank; c++) {
        kept[c] += has(row, numbers, c) ? numbers[c].values[row.codes[c]] : 0;
      }
    }
    return new Found(sums, doubtful);
  }

  private static boolean has(Row row, Column[] numbers, int c) {
    return row.codes[c] >= 0 && numbers[c] != null && !Double.isNaN(numbers[c].values[row.codes[c]]);
  }

  /** Whether a row holds nothing but numbers. */
  private static boolean isFigures(Row row, Column[] numbers) {
    for (int c = 0; c < numbers.length; c++) {
      if (row.codes[c] >= 0 && !has(row, numbers, c)) {
        return false;
      }
    }
    return true;
  }

  /** 2 if all numbers of a row are sums since an earlier border or the beginning, 1 if some of several are, else 0. */
  private int kind(Column[] numbers, double[][] before, List<Integer> borders, int k) {
    Row row = rows.get(k);
    int best = 0;
    for (int g = borders.size() - 1; g >= Math.max(-1, borders.size() - 1 - GROUPS); g--) {
      int border = g < 0 ? -1 : borders.get(g);
      int present = 0;
      int right = 0;
      boolean some = false;
      for (int c = 0; c < numbers.length; c++) {
        if (row.codes[c] < 0 || numbers[c] == null || Double.isNaN(numbers[c].values[row.codes[c]])) {
          boolean words = row.codes[c] >= 0 && numbers[c] != null && c >= FIRST_CELLS;
          present += words ? 1 : 0;
          continue;
        }
        double wanted = numbers[c].values[row.codes[c]];
        double sum = before[k][c] - (border < 0 ? 0 : before[border][c]);
        present++;
        some |= wanted != 0;
        right += Math.abs(sum - wanted) <= 0.51 * numbers[c].step + 1e-9 * Math.abs(wanted) ? 1 : 0;
      }
      long from = border < 0 ? -1 : rows.get(border).place;
      boolean several = row.place - from - 1 > (row.bare ? 1 : 0);
      if (row.blank) {
        boolean figures = isFigures(row, numbers);
        several = some && row.place - from - 1 >= (right > 1 ? ENOUGH_ROWS : ENOUGH_ROWS + 1) && (figures || right > 1);
        best = Math.max(best, figures && present > 0 && row.place > ENOUGH_ROWS ? 1 : 0);
      }
      if (several && present > 0 && right == present) {
        return 2;
      }
      best = Math.max(best, right > 0 && present > 1 && row.place - from > 2 ? 1 : 0);
    }
    return best;
  }

  /** For each named row the sums of the plain rows above it, by column; rows that turn out to be sums do not count. */
  private double[][] sumsBefore(List<CodeColumn> columns, Column[] numbers) {
    double[][] before = new double[rows.size()][numbers.length];
    BitSet named = new BitSet();
    rows.forEach(r -> named.set((int) r.place));
    for (int c = 0; c < numbers.length; c++) {
      if (numbers[c] == null) {
        continue;
      }
      double sum = 0;
      long at = 0;
      int next = 0;
      for (int k = 0; k < columns.get(c).chunks() && next < rows.size(); k++) {
        for (int code : columns.get(c).chunk(k)) {
          if (next < rows.size() && rows.get(next).place == at) {
            before[next++][c] = sum;
          }
          if (code >= 0 && !named.get((int) at) && !Double.isNaN(numbers[c].values[code])) {
            sum += numbers[c].values[code];
          }
          at++;
        }
      }
    }
    return before;
  }

  /** The numbers of a column by code, and the worth of their last digit. */
  record Column(double[] values, double step) {}

  /** The numbers of a column in the convention that reads more of them; null if hardly any is one. */
  static Column column(CodeColumn column, int place) {
    ByteDictionary words = column.dictionary();
    NumberScan number = new NumberScan();
    double[][] values = new double[2][words.size()];
    int[] read = new int[2];
    int[] digits = new int[2];
    for (int code = 0; code < words.size(); code++) {
      byte[] b = words.page(code);
      boolean is = number.read(b, words.start(code), words.start(code) + words.length(code));
      for (int m = 0; m < 2; m++) {
        int behind = m == 0 ? number.pointDigits() : number.commaDigits();
        boolean fits = is && (number.isReal() ? m == 0 : behind != NumberScan.NOT);
        values[m][code] = !fits ? Double.NaN : number.isReal() ? number.real() : number.mantissa() / Math.pow(10, behind);
        read[m] += fits ? 1 : 0;
        digits[m] = fits && !number.isReal() ? Math.max(digits[m], behind) : digits[m];
      }
    }
    int mark = read[1] > read[0] ? 1 : 0;
    boolean numeric = read[mark] > 0 && (place >= FIRST_CELLS || read[mark] * 2 > words.size());
    return numeric ? new Column(values[mark], Math.pow(10, -digits[mark])) : null;
  }
}
