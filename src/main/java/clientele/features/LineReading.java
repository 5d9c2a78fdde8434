package clientele.features;

import clientele.base.Problem;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.StudyProblems;
import clientele.study.Table;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;

/** The lines of a table, chunk by chunk, with one meaning for all who read them: who, what, when, how much, under which order. */
final class LineReading {
  private static final int SECONDS_OF_DAY = 86_400;

  /** No customer is left out. */
  private static final int EVERYONE = -2;

  final Table lines;
  final Codes customers;
  /** Numbers of orders; null if no column has them. */
  final Codes orders;
  final Optional<Column> productColumn;
  /** Null if no column names products. */
  final Codes products;
  final UsableLines usable;
  final OrderKeys keys;
  final LineAmounts amounts;
  private final Optional<Column> date;
  private final BitSet nobody;
  private final int wanted;

  /**
   * Looks at a table.
   *
   * @param only the one customer that is wanted
   * @param told hears what has to be known of the amounts
   */
  LineReading(Table lines, Optional<String> only, Consumer<Problem> told) {
    this.lines = lines;
    this.customers = new Codes(lines, need(lines, Meaning.CUSTOMER_ID).name());
    this.date = lines.column(Meaning.DATE).filter(d -> d.kind().isTemporal());
    this.wanted = only.map(customers::code).orElse(EVERYONE);
    this.orders = lines.column(Meaning.ORDER_ID).map(c -> new Codes(lines, c.name())).orElse(null);
    this.productColumn = products(lines);
    this.products = productColumn.map(c -> new Codes(lines, c.name())).orElse(null);
    this.usable = UsableLines.of(lines, customers, orders);
    this.nobody = usable.nobody(customers);
    this.keys = new OrderKeys(lines, orders, customers, usable::comesAgain);
    this.amounts = LineAmounts.of(lines, keys, told);
  }

  /** The column that says what a line is of. */
  static Optional<Column> products(Table lines) {
    return lines.column(Meaning.PRODUCT_ID).or(() -> lines.column(Meaning.PRODUCT_NAME)).or(() -> lines.column(Meaning.CATEGORY));
  }

  private static Column need(Table table, Meaning meaning) {
    return table.column(meaning).orElseThrow(
        () -> StudyProblems.NO_MEANING.raise(
            table.name(), meaning.tag(), String.join(", ", table.columns().stream().map(Column::name).toList())));
  }

  /**
   * Stops where lines have no date.
   *
   * @throws clientele.base.ProblemException if no column is the date, or it holds no dates
   */
  static void needDates(Table lines) {
    Column date = need(lines, Meaning.DATE);
    if (!date.kind().isTemporal()) {
      throw FeatureProblems.DATE_KIND.raise(lines.name(), date.name());
    }
  }

  /**
   * The lines of a chunk; {@code number}, {@code product}, {@code quantity} and {@code amount} are null where no column says them.
   *
   * @param order what one order is, see {@link OrderKeys}
   */
  record Lines(
      int[] customer, int[] number, int[] order, int[] product, long[] seconds, double[] quantity, double[] amount) {
    int size() {
      return customer.length;
    }

    int numberOf(int i) {
      return number == null ? -1 : number[i];
    }

    int productOf(int i) {
      return product == null ? -1 : product[i];
    }

    /** Whether nothing of the product was taken. */
    boolean isOfNoPieces(int i) {
      return quantity != null && quantity[i] == 0;
    }

    /** Whether a line takes something back: less than no pieces, or money paid back. */
    boolean isReturn(int i) {
      return quantity != null && quantity[i] < 0 || amount != null && amount[i] < 0;
    }

    /** How much a line is: its pieces, or its money where it counts none. */
    double sizeOf(int i) {
      return quantity != null && !Double.isNaN(quantity[i]) ? Math.abs(quantity[i]) : Math.max(money(i), 1);
    }

    double money(int i) {
      return amount == null || Double.isNaN(amount[i]) ? 0 : Math.abs(amount[i]);
    }
  }

  Lines chunk(int c) {
    double[] quantity = reals(lines, Meaning.QUANTITY, c);
    int[] order = keys.chunk(c);
    return new Lines(
        customers.chunk(c), orders == null ? null : orders.chunk(c), order, products == null ? null : products.chunk(c),
        date.isPresent() ? seconds(lines, date.get(), c) : new long[order.length], quantity, amounts.chunk(c, quantity, order));
  }

  /** Whether lines have dates. */
  boolean isDated() {
    return date.isPresent();
  }

  /** Whether a line names no customer. */
  boolean isNobody(int customer) {
    return customer < 0 || nobody.get(customer);
  }

  /** Whether a customer is not in the book. */
  boolean isLeftOut(int customer) {
    return isNobody(customer) || wanted != EVERYONE && customer != wanted;
  }

  static double[] reals(Table table, Meaning meaning, int chunk) {
    Optional<Column> column = LineAmounts.numeric(table, meaning);
    return column.isPresent() ? table.reals(column.get().name(), chunk) : null;
  }

  /** Seconds since 1970 of a date or time column; {@code Column.MISSING} where missing. */
  static long[] seconds(Table table, Column column, int chunk) {
    long[] values = table.longs(column.name(), chunk);
    if (column.kind() == Kind.TIME) {
      return values;
    }
    long[] seconds = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      seconds[i] = values[i] == Column.MISSING ? Column.MISSING : values[i] * SECONDS_OF_DAY;
    }
    return seconds;
  }

  static int day(long second) {
    return (int) Math.floorDiv(second, SECONDS_OF_DAY);
  }
}
