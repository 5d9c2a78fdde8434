package clientele.features;

import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the order lines of a study, chunk by chunk, into an {@link OrderBook}. */
public final class OrderBookReader {
  private static final int SECONDS_OF_DAY = 86_400;

  /** Keeps days before 1970 positive in a key; reaches back to the year −9,000. */
  private static final int DAYS_BEFORE_1970 = 4_000_000;

  /** No customer is left out. */
  private static final int EVERYONE = -2;

  private final StudyView study;
  private final Table lines;
  private final JobContext job;
  private final String customerColumn;
  private final Column dateColumn;
  private final Optional<String> only;
  private int wanted = EVERYONE;

  private final Growing lineOrder;
  private final Growing lineProduct;
  private final LongCodes keys = new LongCodes();
  private final LongCodes pairs = new LongCodes();
  private int[] byKey = new int[1024];
  private int[] byNumber = new int[0];
  private int orderCount;
  private int[] orderCustomer = new int[1024];
  private int[] orderDay = new int[1024];
  private double[] orderAmount = new double[1024];
  private float[] orderItems = new float[1024];
  private final List<ReturnMatching.Back> backs = new ArrayList<>();
  private OrderKeys orderKeys;
  private LineAmounts amounts;
  private UsableLines usable;
  private BitSet nobody = new BitSet();
  private long withoutCustomer;
  private long withoutDate;
  private long withoutAmount;

  private OrderBookReader(StudyView study, Table lines, Optional<String> only, JobContext job) {
    this.study = study;
    this.only = only;
    this.lines = lines;
    this.job = job;
    int rows = only.isPresent() ? 1024 : Math.toIntExact(Math.max(1024, lines.rows()));
    this.lineOrder = new Growing(rows);
    this.lineProduct = new Growing(rows);
    this.customerColumn = need(lines, Meaning.CUSTOMER_ID).name();
    this.dateColumn = need(lines, Meaning.DATE);
    if (!dateColumn.kind().isTemporal()) {
      throw FeatureProblems.DATE_KIND.raise(lines.name(), dateColumn.name());
    }
  }

  /**
   * Reads the largest table of transactions, what was set apart from it as returns, and the feedback. Each return is
   * matched to its purchase; both are out from the day of the return on.
   *
   * @throws clientele.base.ProblemException if there is none, or its customer or date column is not known
   */
  public static OrderBook read(StudyView study, JobContext job) {
    return new OrderBookReader(study, lines(study), Optional.empty(), job).read();
  }

  /**
   * Reads the orders of one customer as they are in the book of all; a book of nobody if there are none.
   *
   * @throws clientele.base.ProblemException if there is none, or its customer or date column is not known
   */
  public static OrderBook read(StudyView study, String customer, JobContext job) {
    return new OrderBookReader(study, lines(study), Optional.of(customer), job).read();
  }

  private static Table lines(StudyView study) {
    return study.main(Role.TRANSACTIONS).orElseThrow(() -> StudyProblems.NO_ROLE.raise(Role.TRANSACTIONS.tag()));
  }

  private static Column need(Table table, Meaning meaning) {
    return table.column(meaning).orElseThrow(
        () -> StudyProblems.NO_MEANING.raise(
            table.name(), meaning.tag(), String.join(", ", table.columns().stream().map(Column::name).toList())));
  }

  private OrderBook read() {
    Codes customers = new Codes(lines, customerColumn);
    wanted = only.map(customers::code).orElse(EVERYONE);
    Optional<Column> order = lines.column(Meaning.ORDER_ID);
    Codes orders = order.map(c -> new Codes(lines, c.name())).orElse(null);
    Optional<Column> productColumn =
        lines.column(Meaning.PRODUCT_ID).or(() -> lines.column(Meaning.PRODUCT_NAME)).or(() -> lines.column(Meaning.CATEGORY));
    Codes products = productColumn.map(c -> new Codes(lines, c.name())).orElse(null);
    usable = UsableLines.of(lines, customers, orders);
    nobody = usable.nobody(customers);
    orderKeys = orders == null ? null : new OrderKeys(lines, orders, customers, usable::comesAgain);
    amounts = LineAmounts.of(lines, orderKeys, job);
    for (int c = 0; c < lines.chunks(); c++) {
      job.progress(0.7 * c / lines.chunks());
      readChunk(c, customers, orders, products);
    }
    List<SetApartLine> apart = readSetApart(customers, orders, products, productColumn);
    ReturnMatching matching = new ReturnMatching(backs.isEmpty() ? 0 : lineOrder.size);
    if (!backs.isEmpty()) {
      findPurchases(matching, customers, orders, products);
      apart.forEach(l -> matching.purchase(l.customer(), l.product(), new ReturnMatching.Bought(
          ReturnMatching.SET_APART, ReturnMatching.SET_APART, l.order(), l.second(), l.size(), l.amount())));
      matching.match(backs, job);
    }
    job.progress(0.85);
    return assemble(customers, products, matching);
  }

  private void readChunk(int c, Codes customers, Codes orders, Codes products) {
    int n = lines.rowsIn(c);
    int[] customer = customers.chunk(c);
    int[] order = orders == null ? null : orders.chunk(c);
    int[] product = products == null ? null : products.chunk(c);
    long[] seconds = seconds(lines, dateColumn, c);
    double[] quantity = optionalReals(Meaning.QUANTITY, c);
    double[] amount = amounts.chunk(c, quantity, orderKeys == null ? null : orderKeys.chunk(c));
    for (int i = 0; i < n; i++) {
      if (customer[i] < 0 || nobody.get(customer[i])) {
        withoutCustomer++;
        continue;
      }
      if (isLeftOut(customer[i])) {
        continue;
      }
      if (!usable.isDate(seconds[i])) {
        withoutDate++;
        continue;
      }
      int day = day(seconds[i]);
      int number = order == null ? -1 : order[i];
      if (isReturn(quantity, amount, i)) {
        backs.add(back(customer[i], product == null ? -1 : product[i], seconds[i], quantity, amount, i, number, orders));
        continue;
      }
      int o = orderOf(number, customer[i], day);
      orderDay[o] = Math.min(orderDay[o], day);
      if (amount != null && !Double.isNaN(amount[i])) {
        orderAmount[o] = Double.isNaN(orderAmount[o]) ? amount[i] : orderAmount[o] + amount[i];
      } else {
        withoutAmount++;
      }
      orderItems[o] += quantity == null || Double.isNaN(quantity[i]) ? 1 : (float) quantity[i];
      lineOrder.add(o);
      lineProduct.add(product == null ? -1 : product[i]);
    }
  }

  private boolean isLeftOut(int customer) {
    return customer < 0 || nobody.get(customer) || wanted != EVERYONE && customer != wanted;
  }

  /** Whether a line takes something back: less than no pieces, or money paid back; either may be null, or NaN. */
  public static boolean isReturn(double[] quantity, double[] amount, int i) {
    return quantity != null && quantity[i] < 0 || amount != null && amount[i] < 0;
  }

  private static ReturnMatching.Back back(
      int customer, int product, long second, double[] quantity, double[] amount, int i, int number, Codes orders) {
    return new ReturnMatching.Back(
        customer, product, second, day(second), size(quantity, amount, i), money(amount, i),
        number < 0 ? -1 : OrderNumbers.takenBack(number, orders));
  }

  /** How much a line is: its pieces, or its money where it counts none. */
  public static double size(double[] quantity, double[] amount, int i) {
    return quantity != null && !Double.isNaN(quantity[i]) ? Math.abs(quantity[i]) : Math.max(money(amount, i), 1);
  }

  private static double money(double[] amount, int i) {
    return amount == null || Double.isNaN(amount[i]) ? 0 : Math.abs(amount[i]);
  }

  /** Goes through the lines once more for the purchases that a return could take back. */
  private void findPurchases(ReturnMatching matching, Codes customers, Codes orders, Codes products) {
    Set<Long> wanted = new HashSet<>();
    backs.forEach(b -> wanted.add(ReturnMatching.key(b.customer(), b.product())));
    int line = 0;
    for (int c = 0; c < lines.chunks(); c++) {
      job.progress(0.75);
      int[] customer = customers.chunk(c);
      int[] order = orders == null ? null : orders.chunk(c);
      int[] product = products == null ? null : products.chunk(c);
      long[] seconds = seconds(lines, dateColumn, c);
      double[] quantity = optionalReals(Meaning.QUANTITY, c);
      double[] amount = amounts.chunk(c, quantity, orderKeys == null ? null : orderKeys.chunk(c));
      for (int i = 0; i < customer.length; i++) {
        if (isLeftOut(customer[i]) || !usable.isDate(seconds[i]) || isReturn(quantity, amount, i)) {
          continue;
        }
        int what = product == null ? -1 : product[i];
        if (wanted.contains(ReturnMatching.key(customer[i], what))) {
          matching.purchase(customer[i], what,
              new ReturnMatching.Bought(line, lineOrder.values[line], order == null ? -1 : order[i], seconds[i],
                  size(quantity, amount, i), money(amount, i)));
        }
        line++;
      }
    }
  }

  /**
   * The order of a line. The first customer of an order number is found by the number alone; a second one under the
   * same number, and orders without numbers, by a key of both; a number that comes again is an order on each day.
   */
  private int orderOf(int number, int customer, int day) {
    boolean again = number >= 0 && usable.comesAgain(number);
    if (number >= 0 && !again) {
      if (number >= byNumber.length) {
        int known = byNumber.length;
        byNumber = Arrays.copyOf(byNumber, Math.max(number + 1, known * 2));
        Arrays.fill(byNumber, known, byNumber.length, -1);
      }
      int o = byNumber[number];
      if (o >= 0 && orderCustomer[o] == customer) {
        return o;
      }
      if (o < 0) {
        byNumber[number] = fresh(customer, day);
        return byNumber[number];
      }
    }
    long key = number < 0 || again
        ? (again ? 3L << 61 : 1L << 62) | (long) (again ? pairs.code((long) number << 31 | customer) : customer) << 26 | day + DAYS_BEFORE_1970
        : (long) number << 31 | customer;
    int before = keys.size();
    int code = keys.code(key);
    if (code == before) {
      if (code == byKey.length) {
        byKey = Arrays.copyOf(byKey, code * 2);
      }
      byKey[code] = fresh(customer, day);
    }
    return byKey[code];
  }

  private int fresh(int customer, int day) {
    if (orderCount == orderDay.length) {
      growOrders();
    }
    orderCustomer[orderCount] = customer;
    orderDay[orderCount] = day;
    orderAmount[orderCount] = Double.NaN;
    return orderCount++;
  }

  /** A line that a cleaning step took out of the table. */
  private record SetApartLine(int customer, int product, long second, double size, double amount, int order, boolean back) {}

  /**
   * Reads what a cleaning step took out of the table: returns, and purchases that are none. A product of which no line is left
   * in the table is no product, such as postage or corrections by hand: what was paid back for it is out with it, up to what the
   * customer was charged for it. Other purchases that were taken out, such as cancelled ones, are given, so that what pays them back is out with them.
   */
  private List<SetApartLine> readSetApart(Codes customers, Codes orders, Codes products, Optional<Column> productColumn) {
    String name = lines.name() + "_set_apart";
    if (study.outline().tables(Role.SET_APART).stream().noneMatch(v -> v.table().equals(name))) {
      return List.of();
    }
    List<SetApartLine> all = setApart(study.table(name), customers, orders, products, productColumn);
    Set<Integer> none = new HashSet<>();
    all.stream().filter(l -> !l.back() && l.product() >= 0).forEach(l -> none.add(l.product()));
    for (int c = 0; c < lines.chunks() && !none.isEmpty(); c++) {
      for (int product : products.chunk(c)) {
        none.remove(product);
      }
    }
    Map<Long, Double> charged = new HashMap<>();
    List<SetApartLine> purchases = new ArrayList<>();
    List<SetApartLine> paidBack = new ArrayList<>();
    for (SetApartLine line : all) {
      if (isLeftOut(line.customer())) {
        continue;
      }
      if (line.back()) {
        paidBack.add(line);
      } else if (none.contains(line.product())) {
        charged.merge(ReturnMatching.key(line.customer(), line.product()), line.amount(), Double::sum);
      } else {
        purchases.add(line);
      }
    }
    for (SetApartLine line : paidBack) {
      long key = ReturnMatching.key(line.customer(), line.product());
      double offset = Math.min(charged.getOrDefault(key, 0.0), line.amount());
      charged.computeIfPresent(key, (k, left) -> left - offset);
      double left = line.amount() - offset;
      if (offset == 0 || left > ReturnMatching.CENT) {
        double size = offset == 0 ? line.size() : line.size() * left / line.amount();
        backs.add(new ReturnMatching.Back(
            line.customer(), line.product(), line.second(), day(line.second()), size, left, line.order()));
      }
    }
    return purchases;
  }

  private List<SetApartLine> setApart(
      Table apart, Codes customers, Codes orders, Codes products, Optional<Column> productColumn) {
    List<SetApartLine> all = new ArrayList<>();
    Optional<Column> customer = apart.column(Meaning.CUSTOMER_ID);
    Optional<Column> date = apart.column(Meaning.DATE).filter(d -> d.kind().isTemporal());
    if (customer.isEmpty() || date.isEmpty()) {
      return all;
    }
    Translated who = Translated.of(apart, customer.get(), customers);
    Optional<Column> number = apart.column(Meaning.ORDER_ID);
    Codes theirOrders = number.map(c -> new Codes(apart, c.name())).orElse(null);
    Translated what = productColumn.filter(c -> apart.column(c.name()).isPresent())
        .map(c -> Translated.of(apart, apart.column(c.name()).orElseThrow(), products)).orElse(null);
    OrderKeys theirKeys = theirOrders == null ? null : new OrderKeys(apart, theirOrders, who.theirs(), n -> true);
    LineAmounts theirAmounts = amounts.in(apart, theirKeys);
    Optional<Column> pieces = apart.column(Meaning.QUANTITY).filter(c -> c.kind().isNumeric());
    for (int c = 0; c < apart.chunks(); c++) {
      int[] buyer = who.chunk(c);
      int[] product = what == null ? null : what.chunkWithStrangers(c);
      long[] seconds = seconds(apart, date.get(), c);
      int[] order = theirOrders == null ? null : theirOrders.chunk(c);
      double[] quantity = pieces.isPresent() ? apart.reals(pieces.get().name(), c) : null;
      double[] amount = theirAmounts.chunk(c, quantity, theirKeys == null ? null : theirKeys.chunk(c));
      for (int i = 0; i < buyer.length; i++) {
        if (usable.isDate(seconds[i])) {
          int taken = order == null || order[i] < 0 || orders == null
              ? -1 : OrderNumbers.takenBack(theirOrders.word(order[i]), orders.index());
          all.add(new SetApartLine(
              buyer[i], product == null ? -1 : product[i], seconds[i], size(quantity, amount, i), money(amount, i), taken,
              isReturn(quantity, amount, i)));
        }
      }
    }
    return all;
  }

  private OrderBook assemble(Codes customers, Codes products, ReturnMatching matching) {
    int known = customers.size();
    boolean[] buys = new boolean[known];
    for (int o = 0; o < orderCount; o++) {
      buys[orderCustomer[o]] = true;
    }
    int[] dense = new int[known];
    int buyers = 0;
    for (int c = 0; c < known; c++) {
      dense[c] = buys[c] ? buyers++ : -1;
    }
    int[] sorted = byCustomerAndDay(dense, buyers);
    int[] first = new int[buyers + 1];
    int[] day = new int[orderCount];
    double[] amount = new double[orderCount];
    float[] items = new float[orderCount];
    for (int p = 0; p < orderCount; p++) {
      int o = sorted[p];
      first[dense[orderCustomer[o]] + 1] = p + 1;
      day[p] = orderDay[o];
      amount[p] = orderAmount[o];
      items[p] = orderItems[o];
    }
    String[] names = new String[buyers];
    for (int c = 0; c < known; c++) {
      if (dense[c] >= 0) {
        names[dense[c]] = customers.word(c);
      }
    }
    OrderLines sortedLines = OrderLines.of(lineOrder, lineProduct, matching.lineBack(), sorted, orderCount);
    Growing returnCustomer = new Growing(1024);
    Growing returnDay = new Growing(1024);
    for (ReturnMatching.Back back : backs) {
      if (!matching.tookSetApart(back)) {
        returnCustomer.add(back.customer());
        returnDay.add(back.day());
      }
    }
    OrderBook.Events returns = DatedEvents.byCustomer(returnCustomer, returnDay, null, dense, buyers);
    DatedEvents feedback = DatedEvents.feedback(study, customers, dense, buyers);
    Categories categories = Categories.read(study, lines, products);
    OrderBook.Source source =
        new OrderBook.Source(
            lines.name(), withoutCustomer, withoutDate, lineOrder.size, returnDay.size, feedback.rated(),
            amounts.known(), amounts.known() ? withoutAmount : 0, matching.matched(), matching.unmatched(),
            returnCustomer.withoutPlace(dense));
    return new OrderBook(
        names, first, day, amount, items, sortedLines, refunds(matching, sorted, dense, buyers),
        categories.ofProduct(),
        products == null ? 0 : products.size(), categories.count(), returns, feedback.events(), source, usable);
  }

  /** Refunds by customer, with the places of the orders they belong to. */
  private OrderBook.Refunds refunds(ReturnMatching matching, int[] sorted, int[] dense, int buyers) {
    int[] place = new int[orderCount];
    for (int p = 0; p < orderCount; p++) {
      place[sorted[p]] = p;
    }
    int[] first = new int[buyers + 1];
    for (ReturnMatching.Refund refund : matching.refunds()) {
      if (dense[refund.customer()] >= 0) {
        first[dense[refund.customer()] + 1]++;
      }
    }
    for (int b = 0; b < buyers; b++) {
      first[b + 1] += first[b];
    }
    int[] next = Arrays.copyOf(first, buyers);
    OrderBook.Refund[] of = new OrderBook.Refund[first[buyers]];
    for (ReturnMatching.Refund refund : matching.refunds()) {
      int b = dense[refund.customer()];
      if (b >= 0) {
        of[next[b]++] = new OrderBook.Refund(
            refund.place() < 0 ? -1 : place[refund.place()], refund.day(), refund.size(), refund.amount());
      }
    }
    return new OrderBook.Refunds(first, of);
  }

  /** Orders by customer (a counting sort, as they stand in the file), then by day within each customer. */
  private int[] byCustomerAndDay(int[] dense, int buyers) {
    int[] next = new int[buyers + 1];
    for (int o = 0; o < orderCount; o++) {
      next[dense[orderCustomer[o]] + 1]++;
    }
    for (int b = 0; b < buyers; b++) {
      next[b + 1] += next[b];
    }
    int[] starts = next.clone();
    int[] sorted = new int[orderCount];
    for (int o = 0; o < orderCount; o++) {
      sorted[next[dense[orderCustomer[o]]]++] = o;
    }
    for (int b = 0; b < buyers; b++) {
      byDay(sorted, starts[b], starts[b + 1]);
    }
    return sorted;
  }

  private void byDay(int[] sorted, int from, int to) {
    boolean rising = true;
    for (int i = from + 1; i < to && rising; i++) {
      rising = orderDay[sorted[i]] >= orderDay[sorted[i - 1]];
    }
    if (rising) {
      return;
    }
    long[] keyed = new long[to - from];
    for (int i = from; i < to; i++) {
      keyed[i - from] = (long) orderDay[sorted[i]] << 32 | sorted[i];
    }
    Arrays.sort(keyed);
    for (int i = from; i < to; i++) {
      sorted[i] = (int) keyed[i - from];
    }
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

  private double[] optionalReals(Meaning meaning, int chunk) {
    Optional<Column> column = lines.column(meaning).filter(c -> c.kind().isNumeric());
    return column.isPresent() ? lines.reals(column.get().name(), chunk) : null;
  }

  private void growOrders() {
    int size = orderDay.length * 2;
    orderCustomer = Arrays.copyOf(orderCustomer, size);
    orderDay = Arrays.copyOf(orderDay, size);
    orderAmount = Arrays.copyOf(orderAmount, size);
    orderItems = Arrays.copyOf(orderItems, size);
  }
}
