package clientele.features;

import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What each order line is worth: its amount, quantity times price, or its share of an amount that stands for the whole
 * order and is repeated on every line. Unknown values are NaN, never 0.
 */
final class LineAmounts {
  /** Chunks looked at to tell whether an amount is that of a whole order. */
  private static final int LOOKED_AT = 8;

  private static final double NEARLY_ALL = 0.98;
  private static final double MOST = 0.9;
  private static final int MANY_ORDERS = 20;
  private static final double CENT = 0.0051;
  private static final Pattern TOTAL_BY_NAME =
      Pattern.compile(
          "(?iu)(order|invoice|basket|cart|grand|receipt|bill|ticket)[ _.-]?(total|amount|value|sum)"
              + "|total[ _.-]?(order|invoice|basket)|订单.*(金额|总额|总价)|总金额");

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

  /** Finds out where values come from; an amount that is taken once for each order is told as a warning. */
  static LineAmounts of(Table lines, Codes orders, JobContext job) {
    boolean hasAmount = numeric(lines, Meaning.AMOUNT).isPresent();
    boolean hasPrice = numeric(lines, Meaning.UNIT_PRICE).isPresent();
    if (!hasAmount) {
      return new LineAmounts(lines, hasPrice ? From.PRICE : From.NOTHING, new int[0]);
    }
    if (orders == null) {
      return new LineAmounts(lines, From.LINE, new int[0]);
    }
    Look look = new Look(lines, orders, hasPrice && numeric(lines, Meaning.QUANTITY).isPresent());
    if (!look.isTotal()) {
      return new LineAmounts(lines, From.LINE, new int[0]);
    }
    String name = numeric(lines, Meaning.AMOUNT).orElseThrow().name();
    job.warn((look.equalsSum() ? FeatureProblems.ORDER_TOTAL_SUM : FeatureProblems.ORDER_TOTAL)
        .with(lines.name(), name, look.several));
    return look.equalsSum()
        ? new LineAmounts(lines, From.PRICE, new int[0])
        : new LineAmounts(lines, From.ORDER_TOTAL, count(lines, orders));
  }

  /** The same reading of another table with the same columns, such as the rows set apart from it. */
  LineAmounts in(Table other, Codes orders) {
    return new LineAmounts(
        other, from, from == From.ORDER_TOTAL && orders != null ? count(other, orders) : new int[0]);
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

  private static double[] priced(double[] price, double[] quantity) {
    double[] value = new double[price.length];
    for (int i = 0; i < price.length; i++) {
      value[i] = quantity == null ? price[i] : price[i] * quantity[i];
    }
    return value;
  }

  private double[] shared(double[] total, int[] order) {
    double[] value = total.clone();
    for (int i = 0; i < value.length; i++) {
      if (order != null && order[i] >= 0 && order[i] < linesOfOrder.length) {
        value[i] /= Math.max(1, linesOfOrder[order[i]]);
      }
    }
    return value;
  }

  private static int[] count(Table lines, Codes orders) {
    int[] n = new int[1024];
    for (int c = 0; c < lines.chunks(); c++) {
      for (int code : orders.chunk(c)) {
        if (code >= 0) {
          n = code < n.length ? n : Arrays.copyOf(n, Math.max(code + 1, n.length * 2));
          n[code]++;
        }
      }
    }
    return n;
  }

  private static Optional<Column> numeric(Table table, Meaning meaning) {
    return table.column(meaning).filter(c -> c.kind().isNumeric());
  }

  /** What the first chunks tell about the amount: constant within orders, equal to the sum of quantity times price. */
  private static final class Look {
    private final boolean priced;
    private final String name;
    private double[] first = new double[1024];
    private double[] sum = new double[1024];
    private int[] mark = new int[1024];
    private int[] count = new int[1024];
    private boolean[] varies = new boolean[1024];
    private boolean[] differ = new boolean[1024];
    private long ownValue;
    private long seen;
    private int several;
    private int constant;
    private int sums;
    private int differing;

    private Look(Table lines, Codes orders, boolean priced) {
      this.priced = priced;
      this.name = numeric(lines, Meaning.AMOUNT).orElseThrow().name();
      Codes products = lines.column(Meaning.PRODUCT_ID).or(() -> lines.column(Meaning.PRODUCT_NAME))
          .map(p -> new Codes(lines, p.name())).orElse(null);
      for (int c = 0; c < Math.min(LOOKED_AT, lines.chunks()); c++) {
        double[] amount = lines.reals(name, c);
        double[] value = priced
            ? priced(
                lines.reals(numeric(lines, Meaning.UNIT_PRICE).orElseThrow().name(), c),
                lines.reals(numeric(lines, Meaning.QUANTITY).orElseThrow().name(), c))
            : null;
        look(orders.chunk(c), amount, value, products == null ? null : products.chunk(c));
      }
      for (int o = 0; o < count.length; o++) {
        if (count[o] > 1) {
          several++;
          constant += varies[o] ? 0 : 1;
          sums += !varies[o] && priced && Math.abs(sum[o] - first[o]) <= CENT * count[o] ? 1 : 0;
          differing += differ[o] ? 1 : 0;
        }
      }
    }

    private void look(int[] order, double[] amount, double[] worth, int[] product) {
      for (int i = 0; i < order.length; i++) {
        int o = order[i];
        if (o < 0 || Double.isNaN(amount[i])) {
          continue;
        }
        grow(o);
        int what = product == null ? 0 : product[i];
        if (count[o] == 0) {
          first[o] = amount[i];
          mark[o] = what;
        } else {
          varies[o] |= Math.abs(amount[i] - first[o]) > CENT;
          differ[o] |= what != mark[o];
        }
        if (worth != null) {
          sum[o] += worth[i];
          seen++;
          ownValue += Math.abs(worth[i] - amount[i]) <= CENT ? 1 : 0;
        }
        count[o]++;
      }
    }

    private void grow(int o) {
      if (o >= count.length) {
        int size = Math.max(o + 1, count.length * 2);
        first = Arrays.copyOf(first, size);
        sum = Arrays.copyOf(sum, size);
        mark = Arrays.copyOf(mark, size);
        count = Arrays.copyOf(count, size);
        varies = Arrays.copyOf(varies, size);
        differ = Arrays.copyOf(differ, size);
      }
    }

    private boolean isTotal() {
      if (several == 0 || constant < NEARLY_ALL * several || priced && ownValue >= MOST * seen) {
        return false;
      }
      return equalsSum()
          || TOTAL_BY_NAME.matcher(name).find()
          || several >= MANY_ORDERS && differing >= MOST * several;
    }

    private boolean equalsSum() {
      return priced && sums > 0 && sums >= MOST * several;
    }
  }
}
