package clientele.cleaning.errors;

import clientele.base.Text;
import clientele.job.JobContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers far from all others of their column, and such as cannot be. */
final class Outliers {
  private static final double FAR = 8;
  private static final double MAD = 1.4826;
  private static final Pattern AGE = Pattern.compile("(.*[_ .-])?(age|alter|年龄)([_ .-].*)?");
  private static final Pattern COUNTED =
      Pattern.compile(".*(age|count|quantity|qty|price|height|weight|duration|length|size|stock|年龄|数量|价格|单价|身高|体重).*");
  private static final Pattern SHARE = Pattern.compile(".*(percent|pct|%|百分比|比例).*");

  private Outliers() {}

  static void find(Suspects suspects, JobContext job) {
    for (int c = 0; c < suspects.columns().size(); c++) {
      job.progress((double) c / suspects.columns().size());
      ColumnValues column = suspects.columns().get(c);
      double[] numbers = numbers(column);
      if (numbers == null || column.present() < 20) {
        continue;
      }
      ColumnValues.Rows rows = column.rows();
      impossible(suspects, c, column, numbers, rows);
      if (!isCode(column)) {
        farOut(suspects, c, column, numbers, rows);
      }
    }
  }

  /** Values as numbers, NaN for those that are none; null if the column is not one of numbers. */
  static double[] numbers(ColumnValues column) {
    double[] numbers = new double[column.size()];
    double good = 0;
    for (int v = 0; v < numbers.length; v++) {
      numbers[v] = Double.NaN;
      String value = column.values().get(v).strip();
      if (value.length() <= 20 && value.matches("[-+]?\\d+(\\.\\d+)?")) {
        numbers[v] = Double.parseDouble(value);
        good += column.counts()[v];
      }
    }
    return column.column().kind().isTemporal() || good < column.present() * 0.9 ? null : numbers;
  }

  /** Ids, zip codes and the like: whole numbers of one length, or with zeros in front. */
  private static boolean isCode(ColumnValues column) {
    String name = column.name().toLowerCase(Locale.ROOT);
    int length = -1;
    boolean same = true;
    boolean zeros = false;
    boolean whole = true;
    for (String value : column.values()) {
      length = length < 0 ? value.length() : length;
      same &= value.length() == length;
      zeros |= value.length() > 1 && value.charAt(0) == '0' && value.charAt(1) != '.';
      whole &= value.indexOf('.') < 0;
    }
    return zeros || whole && same && length >= 4
        || whole && name.matches("(.*[_ .-])?(id|zip|zip ?code|zipcode|postcode|plz|phone.*|tel.*|code|no|nr|number|year|邮编|编号|年份|电话)")
        || whole && name.matches(".*(id|zip|phone|number|code)");
  }

  private static void impossible(
      Suspects suspects, int c, ColumnValues column, double[] numbers, ColumnValues.Rows rows) {
    String name = column.name().toLowerCase(Locale.ROOT);
    boolean age = AGE.matcher(name).matches();
    boolean counted = COUNTED.matcher(name).matches();
    boolean share = SHARE.matcher(name).matches();
    double negative = 0;
    for (int v = 0; v < numbers.length; v++) {
      negative += numbers[v] < 0 ? column.counts()[v] : 0;
    }
    boolean seldomNegative = negative <= column.present() * 0.02;
    for (int v = 0; v < numbers.length; v++) {
      double own = numbers[v];
      if (age && (own < 0 || own > 120) || counted && own < 0 && seldomNegative) {
        suspects.addAll(c, v, rows, Text.of(Outliers.class, "error.impossible", column.name()), "", 0.9);
      } else if (share && (own > 100 || own < 0) && seldomNegative) {
        suspects.addAll(c, v, rows, Text.of(Outliers.class, "error.impossible", column.name()), "", 0.6);
      }
    }
  }

  private static void farOut(
      Suspects suspects, int c, ColumnValues column, double[] numbers, ColumnValues.Rows rows) {
    double[] all = new double[column.present()];
    int n = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int v = 0; v < numbers.length; v++) {
      if (!Double.isNaN(numbers[v])) {
        for (int i = 0; i < column.counts()[v]; i++) {
          all[n++] = numbers[v];
        }
        least = Math.min(least, numbers[v]);
      }
    }
    all = Arrays.copyOf(all, n);
    Arrays.sort(all);
    boolean log = all[(int) (0.01 * n)] > 0 && skewed(all);
    double[] scaled = log ? Arrays.stream(all).filter(x -> x > 0).map(Math::log).toArray() : all;
    double median = middle(scaled);
    double[] apart = Arrays.stream(scaled).map(x -> Math.abs(x - median)).sorted().toArray();
    double reach = Math.max(MAD * middle(apart), (scaled[(int) (0.95 * (scaled.length - 1))] - scaled[(int) (0.05 * (scaled.length - 1))]) / 3.29);
    if (!(reach > 0)) {
      return;
    }
    double far = 0;
    int different = 0;
    for (int i = 0; i < scaled.length; i++) {
      boolean out = Math.abs(scaled[i] - median) > FAR * reach;
      far += out ? 1 : 0;
      different += out && (i == 0 || scaled[i] != scaled[i - 1]) ? 1 : 0;
    }
    if (far > n * 0.02 || different > Math.max(3, n * 0.003)) {
      return;
    }
    for (int v = 0; v < numbers.length; v++) {
      double own = log ? Math.log(numbers[v]) : numbers[v];
      boolean below = log && numbers[v] <= 0;
      if (!Double.isNaN(numbers[v]) && !below && Math.abs(own - median) > FAR * reach) {
        double z = Math.abs(own - median) / reach;
        suspects.addAll(
            c, v, rows, Text.of(Outliers.class, "error.far", column.name(), log ? Math.exp(median) : median), "",
            Math.min(0.85, 0.5 + 0.02 * z));
      }
    }
  }

  /** Whether the upper half reaches much farther than the lower. */
  private static boolean skewed(double[] sorted) {
    int n = sorted.length;
    double low = sorted[n / 2] - sorted[n / 20];
    double high = sorted[n - 1 - n / 20] - sorted[n / 2];
    return high > 2 * low;
  }

  private static double middle(double[] sorted) {
    int n = sorted.length;
    return n == 0 ? 0 : n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }
}
