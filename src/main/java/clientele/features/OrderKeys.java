package clientele.features;

import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What one order is, for all who ask: lines of one customer under one number; where the number comes again, also of one
 * day; and where there is no number, what a customer bought on a day.
 */
final class OrderKeys {
  private final Table lines;
  private final Codes orders;
  private final Codes customers;
  private final IntPredicate again;
  private final Optional<Column> date;
  private final LongCodes pairs = new LongCodes();
  private final LongCodes keys = new LongCodes();

  /** Keys of the lines of a table; {@code orders} is null where no column numbers them. */
  OrderKeys(Table lines, Codes orders, Codes customers, IntPredicate again) {
    this.lines = lines;
    this.orders = orders;
    this.customers = customers;
    this.again = again;
    this.date = lines.column(Meaning.DATE).filter(d -> d.kind().isTemporal());
  }

  /** Whether a column numbers orders. */
  boolean numbered() {
    return orders != null;
  }

  /** Codes of the orders of lines; −1 where a line has neither number nor date. */
  int[] chunk(int c) {
    return chunk(c, true);
  }

  /** The same codes; −1 where a line has no number. */
  int[] numbered(int c) {
    return chunk(c, false);
  }

  private int[] chunk(int c, boolean all) {
    int[] number = orders == null ? null : orders.chunk(c);
    int[] customer = customers.chunk(c);
    long[] seconds = date.isPresent() ? LineReading.seconds(lines, date.get(), c) : null;
    int[] code = new int[customer.length];
    for (int i = 0; i < code.length; i++) {
      int of = number == null ? -1 : number[i];
      boolean dated = seconds != null && seconds[i] != Column.MISSING;
      if (of < 0 && (!all || seconds != null && !dated)) {
        code[i] = -1;
        continue;
      }
      int pair = pairs.code((long) of << 32 | customer[i] & 0xffffffffL);
      boolean byDay = dated && (of < 0 || again.test(of));
      code[i] = keys.code((long) pair << 32 | (byDay ? LineReading.day(seconds[i]) : Integer.MIN_VALUE) & 0xffffffffL);
    }
    return code;
  }
}
