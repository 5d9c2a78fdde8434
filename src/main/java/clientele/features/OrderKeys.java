package clientele.features;

import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Codes of orders by line: the number and its customer, and the day too where a number comes again; −1 where there is no number. */
final class OrderKeys {
  private final Table lines;
  private final Codes orders;
  private final Codes customers;
  private final IntPredicate again;
  private final Optional<Column> date;
  private final LongCodes pairs = new LongCodes();
  private final LongCodes keys = new LongCodes();

  OrderKeys(Table lines, Codes orders, Codes customers, IntPredicate again) {
    this.lines = lines;
    this.orders = orders;
    this.customers = customers;
    this.again = again;
    this.date = lines.column(Meaning.DATE).filter(d -> d.kind().isTemporal());
  }

  int[] chunk(int c) {
    int[] number = orders.chunk(c);
    int[] customer = customers.chunk(c);
    long[] seconds = date.isPresent() ? OrderBookReader.seconds(lines, date.get(), c) : null;
    int[] code = new int[number.length];
    for (int i = 0; i < code.length; i++) {
      if (number[i] < 0) {
        code[i] = -1;
        continue;
      }
      int pair = pairs.code((long) number[i] << 32 | customer[i] & 0xffffffffL);
      boolean byDay = seconds != null && seconds[i] != Column.MISSING && again.test(number[i]);
      code[i] = keys.code((long) pair << 32 | (byDay ? OrderBookReader.day(seconds[i]) : Integer.MIN_VALUE) & 0xffffffffL);
    }
    return code;
  }
}
