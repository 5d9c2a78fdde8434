package clientele.cleaning.errors;

import clientele.base.Text;
import clientele.base.words.MissingWords;
import clientele.job.JobContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words and numbers that stand for "no value". */
final class StandIns {
  /** What is typed to get past a field, besides the words that say that nothing is known. */
  private static final Set<String> TYPED = Set.of("*", "x", "xx", "xxx", "xxxx", "test", "asdf");

  /** Of all these, those that are values too where a column has few. */
  private static final Set<String> PERHAPS = Set.of("none", "na", "x", "无", "test", "unknown", "missing", "blank", "empty");
  private static final Set<String> DAYS =
      Set.of("1900-01-01", "1899-12-30", "1899-12-31", "0001-01-01", "9999-12-31", "1970-01-01", "1901-01-01", "2999-12-31",
          "1753-01-01", "9999-01-01", "0000-00-00");

  private static final Pattern NUMBERS = Pattern.compile("-?(9{3,}|1)(\\.0+)?|99999999.*|-9{1,2}|0{2,}");

  private StandIns() {}

  static void find(Suspects suspects, JobContext job) {
    for (int c = 0; c < suspects.columns().size(); c++) {
      job.progress((double) c / suspects.columns().size());
      ColumnValues column = suspects.columns().get(c);
      if (column.present() == 0) {
        continue;
      }
      int present = column.present();
      ColumnValues.Rows rows = column.rows();
      double[] numbers = Outliers.numbers(column);
      for (int v = 0; v < column.size(); v++) {
        double sure = sure(column, v, present, numbers);
        if (sure > 0) {
          suspects.clearAll(c, v, rows, Text.of(StandIns.class, "error.stand-in", column.values().get(v)), sure);
        }
      }
    }
  }

  private static double sure(ColumnValues column, int v, int present, double[] numbers) {
    String value = column.values().get(v).strip().toLowerCase(Locale.ROOT);
    double share = (double) column.counts()[v] / present;
    if (TYPED.contains(value) || MissingWords.isMissing(value)) {
      boolean oneOfFew = column.size() <= 12 && share > 0.1;
      return PERHAPS.contains(value) && oneOfFew ? 0 : share > 0.6 ? 0 : PERHAPS.contains(value) ? 0.75 : 0.92;
    }
    if (DAYS.contains(value.length() > 10 ? value.substring(0, 10) : value) && column.size() > 10) {
      return isFarFromTheOtherDays(column, value) ? 0.85 : 0;
    }
    if (numbers != null && NUMBERS.matcher(value).matches()) {
      return isFarOut(column, v, numbers) ? 0.85 : 0;
    }
    return 0;
  }

  private static boolean isFarFromTheOtherDays(ColumnValues column, String value) {
    String year = value.substring(0, 4);
    int near = 0;
    for (int v = 0; v < column.size(); v++) {
      String other = column.values().get(v);
      near += other.startsWith(year.substring(0, 3)) && !other.startsWith(value.substring(0, 10)) ? column.counts()[v] : 0;
    }
    return near < column.present() * 0.02;
  }

  /** Whether a number lies apart from all the others: beyond twice the reach of the rest, or below zero alone. */
  private static boolean isFarOut(ColumnValues column, int v, double[] numbers) {
    double[] rest = new double[numbers.length];
    int n = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (i != v && !Double.isNaN(numbers[i])) {
        rest[n++] = numbers[i];
      }
    }
    if (n < 8) {
      return false;
    }
    rest = Arrays.copyOf(rest, n);
    Arrays.sort(rest);
    double high = rest[(int) (0.98 * (n - 1))];
    double low = rest[(int) (0.02 * (n - 1))];
    double own = numbers[v];
    return own < 0 ? low >= 0 : own > high + 1.5 * (high - low) && own > 1;
  }
}
