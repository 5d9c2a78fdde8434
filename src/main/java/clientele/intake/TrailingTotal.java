package clientele.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A last row that is no row of the table but its sum. It has to say so in one of its first cells, and every number in it
 * has to be the sum of its column; otherwise it stays what it is.
 */
final class TrailingTotal {
  private static final int LONGEST = 24;
  private static final Set<String> WORDS =
      Set.of(
          "total", "totals", "grand total", "sum", "sums", "overall", "all", "gesamt", "gesamtsumme", "summe", "insgesamt",
          "totale", "total général", "total general", "suma", "razem", "celkem", "итого", "всего", "合计", "总计", "共计", "小计",
          "合計", "總計", "总和", "합계", "총계", "toplam", "összesen", "totaal", "totalt", "yhteensä", "i alt");

  private TrailingTotal() {}

  /** Whether a cell says that its row is a total. */
  static boolean isNamed(byte[] b, int from, int to) {
    if (to - from < 3 || to - from > LONGEST) {
      return false;
    }
    String word = new String(b, from, to - from, StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
    return WORDS.contains(word.endsWith(":") || word.endsWith("：") ? word.substring(0, word.length() - 1).strip() : word);
  }

  /** Whether each number of the last row, given by its codes, is the sum of its column above. */
  static boolean sums(List<CodeColumn> columns, int[] last) {
    int numbers = 0;
    for (int c = 0; c < last.length; c++) {
      if (last[c] < 0) {
        continue;
      }
      byte[] cell = columns.get(c).dictionary().get(last[c]).getBytes(StandardCharsets.UTF_8);
      if (isNamed(cell, 0, cell.length)) {
        continue;
      }
      if (!isSum(columns.get(c), cell, true) && !isSum(columns.get(c), cell, false)) {
        return false;
      }
      numbers++;
    }
    return numbers > 0;
  }

  private static boolean isSum(CodeColumn column, byte[] total, boolean point) {
    NumberScan number = new NumberScan();
    double wanted = value(number, total, point);
    int digits = Math.max(0, point ? number.pointDigits : number.commaDigits);
    ByteDictionary words = column.dictionary();
    int[] counts = column.counts();
    double sum = -wanted;
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0) {
        sum += counts[code] * value(number, words.get(code).getBytes(StandardCharsets.UTF_8), point);
      }
    }
    return Math.abs(sum - wanted) <= 0.51 * Math.pow(10, -digits) + 1e-9 * Math.abs(wanted);
  }

  /** The number in a cell; not a number if it is none with this decimal mark. */
  private static double value(NumberScan number, byte[] b, boolean point) {
    if (!number.read(b, 0, b.length)) {
      return Double.NaN;
    }
    int digits = point ? number.pointDigits : number.commaDigits;
    if (number.isReal) {
      return point ? number.real : Double.NaN;
    }
    return digits == NumberScan.NOT ? Double.NaN : number.mantissa / Math.pow(10, digits);
  }
}
