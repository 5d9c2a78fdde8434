package clientele.cleaning.errors;

import clientele.base.Text;
import clientele.job.JobContext;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/**
 * Rates of which some are written as parts of one and some as parts of a hundred, as 0.05 and 5. Told only where the one lot,
 * divided by a hundred, has the spread of the other (Kolmogorov and Smirnov's distance within what chance allows at 5 %): sums of
 * money and counts, that merely reach from below one to above it, have not.
 */
final class Rates {
  private static final int LEAST = 8;
  private static final double SHARE = 0.01;
  private static final double CRITICAL = 1.36;
  private static final double WIDEST = 0.45;
  private static final Pattern OF_MONEY = Pattern.compile("(?iu).*(price|amount|cost|fee|total|sum|sales|revenue|价|金额|费用|销售额).*");

  private Rates() {}

  static void find(Suspects suspects, JobContext job) {
    for (int c = 0; c < suspects.columns().size(); c++) {
      job.progress((double) c / suspects.columns().size());
      ColumnValues column = suspects.columns().get(c);
      double[] numbers = column.present() < 2 * LEAST || OF_MONEY.matcher(column.name()).matches() ? null : Outliers.numbers(column);
      if (numbers != null) {
        look(suspects, c, column, numbers);
      }
    }
  }

  private static void look(Suspects suspects, int c, ColumnValues column, double[] numbers) {
    double[] parts = logs(column, numbers, 0, 1);
    double[] hundredths = logs(column, numbers, 1, 100);
    long others = Arrays.stream(numbers).filter(x -> x < 0 || x > 100).count();
    int n = parts.length + hundredths.length;
    if (others > 0 || Math.min(parts.length, hundredths.length) < Math.max(LEAST, n * SHARE) || different(numbers) < LEAST || spread(parts) > WIDEST) {
      return;
    }
    double allowed = CRITICAL * Math.sqrt((double) n / parts.length / hundredths.length);
    for (int i = 0; i < hundredths.length; i++) {
      hundredths[i] -= 2;
    }
    if (KolmogorovSmirnovTest.withDefaults().statistic(parts, hundredths) > allowed) {
      return;
    }
    boolean partsUsual = parts.length >= hundredths.length;
    double share = (double) Math.max(parts.length, hundredths.length) / n;
    ColumnValues.Rows rows = column.rows();
    for (int v = 0; v < numbers.length; v++) {
      if (numbers[v] > 0 && numbers[v] > 1 == partsUsual) {
        String wish = new BigDecimal(column.values().get(v)).movePointLeft(partsUsual ? 2 : -2).toPlainString();
        suspects.offerAll(c, v, rows, Text.of(Rates.class, partsUsual ? "error.hundredths" : "error.parts"), wish, 0.55 + 0.3 * share);
      }
    }
  }

  private static long different(double[] numbers) {
    return Arrays.stream(numbers).filter(x -> x > 0 && x < 1).distinct().count();
  }

  /** Logarithms to base 10 of the rows above one bound and up to another, in order. */
  private static double[] logs(ColumnValues column, double[] numbers, double above, double upTo) {
    double[] logs = new double[column.present()];
    int n = 0;
    for (int v = 0; v < numbers.length; v++) {
      if (numbers[v] > above && numbers[v] <= upTo) {
        Arrays.fill(logs, n, n + column.counts()[v], Math.log10(numbers[v]));
        n += column.counts()[v];
      }
    }
    logs = Arrays.copyOf(logs, n);
    Arrays.sort(logs);
    return logs;
  }

  private static double spread(double[] sorted) {
    double mean = Arrays.stream(sorted).average().orElse(0);
    return Math.sqrt(Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).average().orElse(0));
  }
}
