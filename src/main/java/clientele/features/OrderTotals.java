package clientele.features;

import clientele.base.Problem;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the amount of order lines is that of the whole order, repeated on each of its lines. The first chunks tell: it
 * is the same within orders, and it equals the sum of quantity times price, or is called a total, or rises with
 * the number of lines though these are of different products.
 */
final class OrderTotals {
  private static final int LOOKED_AT = 8;
  private static final double NEARLY_ALL = 0.98;
  private static final double MOST = 0.9;
  private static final double HALF = 0.5;
  private static final int MANY_ORDERS = 20;
  private static final int LINES = 3;
  private static final double CLEARLY = 3;
  private static final int ENOUGH_ORDERS = 200;
  private static final double CENT = 0.0051;
  private static final Pattern TOTAL_BY_NAME =
      Pattern.compile(
          "(?iu)(order|invoice|basket|cart|grand|receipt|bill|ticket)[ _.-]?(total|amount|value|sum)"
              + "|total[ _.-]?(order|invoice|basket)|订单.*(金额|总额|总价)|总金额");

  private final boolean priced;
  private final String table;
  private final String name;
  private Order[] orders = new Order[1024];
  private long ownValue;
  private long seen;
  private int several;
  private int constant;
  private int sums;
  private int differing;
  private int longer;
  private int allButOne;
  private int alike;
  private int different;
  /** Sums over the orders: of lines, amounts, their squares and their products. */
  private final double[] growth = new double[5];

  /** What the lines of an order say. */
  private static final class Order {
    private final double first;
    private final int product;
    private double other = Double.NaN;
    private int lines;
    private int likeFirst;
    private int likeOther;
    private double sum;
    private boolean products;

    private Order(double first, int product) {
      this.first = first;
      this.product = product;
    }

    private void line(double amount, double worth, int what) {
      lines++;
      sum += worth;
      products |= what != product;
      if (same(amount, first)) {
        likeFirst++;
      } else {
        other = Double.isNaN(other) ? amount : other;
        likeOther += same(amount, other) ? 1 : 0;
      }
    }

    private boolean isConstant() {
      return likeFirst == lines;
    }

    private boolean isAllButOne() {
      return !isConstant() && Math.max(likeFirst, likeOther) == lines - 1;
    }
  }

  /** Looks at the amounts of lines that name their orders; {@code priced} if they have quantities and prices too. */
  OrderTotals(Table lines, OrderKeys codes, boolean priced) {
    this.priced = priced;
    this.table = lines.name();
    this.name = LineAmounts.numeric(lines, Meaning.AMOUNT).orElseThrow().name();
    Codes products = lines.column(Meaning.PRODUCT_ID).or(() -> lines.column(Meaning.PRODUCT_NAME))
        .map(p -> new Codes(lines, p.name())).orElse(null);
    for (int c = 0; c < Math.min(LOOKED_AT, lines.chunks()); c++) {
      double[] value = priced
          ? LineAmounts.priced(
              lines.reals(LineAmounts.numeric(lines, Meaning.UNIT_PRICE).orElseThrow().name(), c),
              lines.reals(LineAmounts.numeric(lines, Meaning.QUANTITY).orElseThrow().name(), c))
          : null;
      look(codes.numbered(c), lines.reals(name, c), value, products == null ? null : products.chunk(c));
    }
    Map<Long, Integer> amounts = new HashMap<>();
    for (Order order : orders) {
      if (order != null && order.lines > 1) {
        count(order, amounts);
      }
    }
    different = amounts.size();
    alike = amounts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private void look(int[] codes, double[] amount, double[] worth, int[] product) {
    for (int i = 0; i < codes.length; i++) {
      int o = codes[i];
      if (o < 0 || Double.isNaN(amount[i])) {
        continue;
      }
      orders = o < orders.length ? orders : Arrays.copyOf(orders, Math.max(o + 1, orders.length * 2));
      int what = product == null ? 0 : product[i];
      if (orders[o] == null) {
        orders[o] = new Order(amount[i], what);
      }
      orders[o].line(amount[i], worth == null ? 0 : worth[i], what);
      if (worth != null) {
        seen++;
        ownValue += same(worth[i], amount[i]) ? 1 : 0;
      }
    }
  }

  private void count(Order order, Map<Long, Integer> amounts) {
    several++;
    differing += order.products ? 1 : 0;
    longer += order.lines >= LINES ? 1 : 0;
    allButOne += order.lines >= LINES && order.isAllButOne() ? 1 : 0;
    if (order.isConstant()) {
      constant++;
      sums += priced && Math.abs(order.sum - order.first) <= CENT * order.lines ? 1 : 0;
      double[] more = {order.lines, order.first, order.lines * order.lines, order.first * order.first, order.lines * order.first};
      Arrays.setAll(growth, i -> growth[i] + more[i]);
      amounts.merge(Math.round(order.first * 100), 1, Integer::sum);
    }
  }

  private static boolean same(double a, double b) {
    return Math.abs(a - b) <= CENT;
  }

  /** Whether the amount is that of the whole order. */
  boolean isTotal() {
    return isConstant() && (equalsSum() || isNamed() || isManyProducts() && grows());
  }

  /** Whether it is also the sum of quantity times price of the lines. */
  boolean equalsSum() {
    return priced && sums > 0 && sums >= MOST * several;
  }

  private boolean isConstant() {
    return several > 0 && constant >= NEARLY_ALL * several && !isLineValue();
  }

  private boolean isLineValue() {
    return priced && ownValue >= MOST * seen;
  }

  private boolean isNamed() {
    return TOTAL_BY_NAME.matcher(name).find();
  }

  private boolean isManyProducts() {
    return several >= MANY_ORDERS && differing >= MOST * several;
  }

  /** Whether the amount rises with the number of lines, as a sum does and a price does not. */
  private boolean grows() {
    double n = constant;
    double together = growth[4] - growth[0] * growth[1] / n;
    double spread = Math.sqrt((growth[2] - growth[0] * growth[0] / n) * (growth[3] - growth[1] * growth[1] / n));
    boolean clear = together * Math.sqrt(n) > CLEARLY * spread;
    return clear || constant < ENOUGH_ORDERS && different > HALF * constant;
  }

  /** What somebody has to know about the reading; nothing where it is plain. */
  Optional<Problem> said() {
    if (isTotal()) {
      return Optional.of(
          (equalsSum() ? FeatureProblems.ORDER_TOTAL_SUM : FeatureProblems.ORDER_TOTAL).with(table, name, several));
    }
    if (isConstant() && isManyProducts()) {
      return Optional.of(FeatureProblems.ONE_PRICE.with(table, name, several));
    }
    boolean mostly = longer > 0 && allButOne >= HALF * longer && !isLineValue() && (isNamed() || several >= MANY_ORDERS && alike < HALF * several);
    return mostly
        ? Optional.of(FeatureProblems.ORDER_TOTAL_MOSTLY.with(table, name, allButOne, longer)) : Optional.empty();
  }
}
