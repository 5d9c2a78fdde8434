package clientele.features;

import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What cleaning steps took out of a table of lines: returns, and purchases that are none. A product of which no line is
 * left in the table is no product, such as postage or corrections by hand: what was paid back for it is out with it, up
 * to what the customer was charged for it. Other purchases that were taken out, such as cancelled ones, are given, so
 * that what pays them back is out with them.
 */
final class SetApartLines {
  private final LineReading reading;
  private final List<Line> purchases = new ArrayList<>();
  private final List<ReturnMatching.Back> paidBack = new ArrayList<>();

  /** A line that a cleaning step took out of the table. */
  private record Line(int customer, int product, long second, double size, double amount, int order, boolean back) {}

  private SetApartLines(LineReading reading) {
    this.reading = reading;
  }

  /** Reads what was set apart from the table of a reading. */
  static SetApartLines of(StudyView study, LineReading reading) {
    SetApartLines apart = new SetApartLines(reading);
    table(study, reading.lines).ifPresent(t -> apart.sort(apart.read(t)));
    return apart;
  }

  /** The table of what was set apart from a table of lines. */
  static Optional<Table> table(StudyView study, Table lines) {
    String name = lines.name() + "_set_apart";
    return study.outline().tables(Role.SET_APART).stream().anyMatch(v -> v.table().equals(name))
        ? Optional.of(study.table(name)) : Optional.empty();
  }

  /** The returns among them. */
  List<ReturnMatching.Back> paidBack() {
    return paidBack;
  }

  /** Gives the purchases that a return could take back instead of one in the table. */
  void offer(ReturnMatching matching) {
    purchases.forEach(l -> matching.purchase(l.customer(), l.product(), new ReturnMatching.Bought(
        ReturnMatching.SET_APART, ReturnMatching.SET_APART, l.order(), l.second(), l.size(), l.amount())));
  }

  private void sort(List<Line> all) {
    Set<Integer> none = withoutLines(all);
    Map<Long, Double> charged = new HashMap<>();
    List<Line> backs = new ArrayList<>();
    for (Line line : all) {
      if (reading.isLeftOut(line.customer())) {
        continue;
      }
      if (line.back()) {
        backs.add(line);
      } else if (none.contains(line.product())) {
        charged.merge(ReturnMatching.key(line.customer(), line.product()), line.amount(), Double::sum);
      } else {
        purchases.add(line);
      }
    }
    for (Line line : backs) {
      long key = ReturnMatching.key(line.customer(), line.product());
      double offset = Math.min(charged.getOrDefault(key, 0.0), line.amount());
      charged.computeIfPresent(key, (k, left) -> left - offset);
      double left = line.amount() - offset;
      if (offset == 0 || left > ReturnMatching.CENT) {
        double size = offset == 0 ? line.size() : line.size() * left / line.amount();
        paidBack.add(new ReturnMatching.Back(
            line.customer(), line.product(), line.second(), LineReading.day(line.second()), size, left, line.order()));
      }
    }
  }

  /** Products bought in what was set apart of which no line is left in the table. */
  private Set<Integer> withoutLines(List<Line> all) {
    Set<Integer> none = new HashSet<>();
    all.stream().filter(l -> !l.back() && l.product() >= 0).forEach(l -> none.add(l.product()));
    for (int c = 0; reading.products != null && c < reading.lines.chunks() && !none.isEmpty(); c++) {
      for (int product : reading.products.chunk(c)) {
        none.remove(product);
      }
    }
    return none;
  }

  private List<Line> read(Table apart) {
    List<Line> all = new ArrayList<>();
    Optional<Column> customer = apart.column(Meaning.CUSTOMER_ID);
    Optional<Column> date = apart.column(Meaning.DATE).filter(d -> d.kind().isTemporal());
    if (customer.isEmpty() || date.isEmpty() && reading.isDated()) {
      return all;
    }
    Translated who = Translated.of(apart, customer.get(), reading.customers);
    Codes orders = apart.column(Meaning.ORDER_ID).map(c -> new Codes(apart, c.name())).orElse(null);
    Translated what = reading.productColumn.flatMap(c -> apart.column(c.name()))
        .map(c -> Translated.of(apart, c, reading.products)).orElse(null);
    OrderKeys keys = new OrderKeys(apart, orders, who.theirs(), number -> comesAgain(orders.word(number)));
    LineAmounts amounts = reading.amounts.in(apart, keys);
    for (int c = 0; c < apart.chunks(); c++) {
      double[] quantity = LineReading.reals(apart, Meaning.QUANTITY, c);
      int[] order = keys.chunk(c);
      LineReading.Lines lines = new LineReading.Lines(
          who.chunk(c), orders == null ? null : orders.chunk(c), order, what == null ? null : what.chunkWithStrangers(c),
          date.isPresent() ? LineReading.seconds(apart, date.get(), c) : new long[order.length], quantity,
          amounts.chunk(c, quantity, order));
      for (int i = 0; i < lines.size(); i++) {
        if (reading.usable.isDate(lines.seconds()[i])) {
          int number = lines.numberOf(i);
          int taken = number < 0 || reading.orders == null
              ? -1 : OrderNumbers.takenBack(orders.word(number), reading.orders.index());
          all.add(new Line(
              lines.customer()[i], lines.productOf(i), lines.seconds()[i], lines.sizeOf(i), lines.money(i), taken,
              lines.isReturn(i)));
        }
      }
    }
    return all;
  }

  /** Whether a number comes again in the table itself; there it is known what one order is. */
  private boolean comesAgain(String number) {
    Integer ours = reading.orders == null ? null : reading.orders.index().get(number);
    return ours != null && reading.usable.comesAgain(ours);
  }
}
