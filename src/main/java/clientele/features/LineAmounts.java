package clientele.features;

import clientele.base.Problem;
import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What each order line is worth: its amount, quantity times price, or its share of an amount that stands for the whole
 * order and is repeated on every line. Unknown values are NaN, never 0.
 */
final class LineAmounts {
  /** Where the value of a line comes from. */
  enum From {
    NOTHING,
    LINE,
    PRICE,
    ORDER_TOTAL
  }

  private final Table lines;
  private final Optional<Column> amount;
  private final Optional<Column> price;
  private final From from;
  private final int[] linesOfOrder;

  private LineAmounts(Table lines, From from, int[] linesOfOrder) {
    this.lines = lines;
    this.amount = numeric(lines, Meaning.AMOUNT);
    this.price = numeric(lines, Meaning.UNIT_PRICE);
    this.from = from;
    this.linesOfOrder = linesOfOrder;
  }

  /** Finds out where values come from; an amount that is taken once for each order is told. */
  static LineAmounts of(Table lines, OrderKeys orders, Consumer<Problem> told) {
    boolean hasAmount = numeric(lines, Meaning.AMOUNT).isPresent();
    boolean hasPrice = numeric(lines, Meaning.UNIT_PRICE).isPresent();
    if (!hasAmount) {
      return new LineAmounts(lines, hasPrice ? From.PRICE : From.NOTHING, new int[0]);
    }
    if (!orders.numbered()) {
      return new LineAmounts(lines, From.LINE, new int[0]);
    }
    OrderTotals look = new OrderTotals(lines, orders, hasPrice && numeric(lines, Meaning.QUANTITY).isPresent());
    look.said().ifPresent(told);
    if (!look.isTotal()) {
      return new LineAmounts(lines, From.LINE, new int[0]);
    }
    return look.equalsSum()
        ? new LineAmounts(lines, From.PRICE, new int[0])
        : new LineAmounts(lines, From.ORDER_TOTAL, count(lines, orders));
  }

  /** The same reading of another table with the same columns, such as the rows set apart from it. */
  LineAmounts in(Table other, OrderKeys orders) {
    return new LineAmounts(
        other, from, from == From.ORDER_TOTAL && orders.numbered() ? count(other, orders) : new int[0]);
  }

  /** Whether lines have a value at all. */
  boolean known() {
    return from != From.NOTHING;
  }

  /** Values of the lines of a chunk; null if nothing says them. */
  double[] chunk(int c, double[] quantity, int[] order) {
    return switch (from) {
      case NOTHING -> null;
      case LINE -> amount.isPresent() ? lines.reals(amount.get().name(), c) : null;
      case PRICE -> price.isPresent() ? priced(lines.reals(price.get().name(), c), quantity) : null;
      case ORDER_TOTAL -> amount.isPresent() ? shared(lines.reals(amount.get().name(), c), order) : null;
    };
  }

  static double[] priced(double[] price, double[] quantity) {
    double[] value = new double[price.length];
    for (int i = 0; i < price.length; i++) {
      value[i] = quantity == null ? price[i] : price[i] * quantity[i];
    }
    return value;
  }

  private double[] shared(double[] total, int[] order) {
    double[] value = total.clone();
    for (int i = 0; i < value.length; i++) {
      if (order[i] >= 0 && order[i] < linesOfOrder.length) {
        value[i] /= Math.max(1, linesOfOrder[order[i]]);
      }
    }
    return value;
  }

  private static int[] count(Table lines, OrderKeys orders) {
    int[] n = new int[1024];
    for (int c = 0; c < lines.chunks(); c++) {
      for (int code : orders.numbered(c)) {
        if (code >= 0) {
          n = code < n.length ? n : Arrays.copyOf(n, Math.max(code + 1, n.length * 2));
          n[code]++;
        }
      }
    }
    return n;
  }

  static Optional<Column> numeric(Table table, Meaning meaning) {
    return table.column(meaning).filter(c -> c.kind().isNumeric());
  }
}
