package clientele.features;

import clientele.job.JobContext;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the order lines of a study, chunk by chunk, into an {@link OrderBook}. */
public final class OrderBookReader {
  private static final int SECONDS_OF_DAY = 86_400;

  /** Keeps days before 1970 positive in a key; reaches back to the year −9,000. */
  private static final int DAYS_BEFORE_1970 = 4_000_000;

  private final StudyView study;
  private final Table lines;
  private final JobContext job;
  private final String customerColumn;
  private final Column dateColumn;

  private final Growing lineOrder;
  private final Growing lineProduct;
  private final LongCodes keys = new LongCodes();
  private int[] byKey = new int[1024];
  private int[] byNumber = new int[0];
  private int orderCount;
  private int[] orderCustomer = new int[1024];
  private int[] orderDay = new int[1024];
  private double[] orderAmount = new double[1024];
  private float[] orderItems = new float[1024];
  private final Growing returnCustomer = new Growing(1024);
  private final Growing returnDay = new Growing(1024);
  private long withoutCustomer;
  private long withoutDate;

  private OrderBookReader(StudyView study, Table lines, JobContext job) {
    this.study = study;
    this.lines = lines;
    this.job = job;
    int rows = Math.toIntExact(Math.max(1024, lines.rows()));
    this.lineOrder = new Growing(rows);
    this.lineProduct = new Growing(rows);
    this.customerColumn = need(lines, Meaning.CUSTOMER_ID).name();
    this.dateColumn = need(lines, Meaning.DATE);
    if (!dateColumn.kind().isTemporal()) {
      throw FeatureProblems.DATE_KIND.raise(lines.name(), dateColumn.name());
    }
  }

  /**
   * Reads the largest table of transactions, what was set apart from it as returns, and the feedback.
   *
   * @throws clientele.base.ProblemException if there is none, or its customer or date column is not known
   */
  public static OrderBook read(StudyView study, JobContext job) {
    Table lines = study.main(Role.TRANSACTIONS)
        .orElseThrow(() -> StudyProblems.NO_ROLE.raise(Role.TRANSACTIONS.tag()));
    return new OrderBookReader(study, lines, job).read();
  }

  private static Column need(Table table, Meaning meaning) {
    return table.column(meaning).orElseThrow(
        () -> StudyProblems.NO_MEANING.raise(
            table.name(), meaning.tag(), String.join(", ", table.columns().stream().map(Column::name).toList())));
  }

  private OrderBook read() {
    Codes customers = new Codes(lines, customerColumn);
    Optional<Column> order = lines.column(Meaning.ORDER_ID);
    Codes orders = order.map(c -> new Codes(lines, c.name())).orElse(null);
    Optional<Column> productColumn =
        lines.column(Meaning.PRODUCT_ID).or(() -> lines.column(Meaning.PRODUCT_NAME)).or(() -> lines.column(Meaning.CATEGORY));
    Codes products = productColumn.map(c -> new Codes(lines, c.name())).orElse(null);
    int chunks = Math.max(1, lines.chunks());
    for (int c = 0; c < lines.chunks(); c++) {
      job.progress(0.8 * c / chunks);
      readChunk(c, customers, orders, products);
    }
    readSetApart(customers);
    job.progress(0.85);
    return assemble(customers, products);
  }

  private void readChunk(int c, Codes customers, Codes orders, Codes products) {
    int n = lines.rowsIn(c);
    int[] customer = customers.chunk(c);
    int[] order = orders == null ? null : orders.chunk(c);
    int[] product = products == null ? null : products.chunk(c);
    int[] days = days(lines, dateColumn, c);
    double[] quantity = optionalReals(Meaning.QUANTITY, c);
    double[] amount = amounts(c, quantity);
    for (int i = 0; i < n; i++) {
      if (customer[i] < 0) {
        withoutCustomer++;
        continue;
      }
      if (days[i] == Integer.MIN_VALUE) {
        withoutDate++;
        continue;
      }
      boolean back = quantity != null && quantity[i] < 0 || amount != null && amount[i] < 0;
      if (back) {
        returnCustomer.add(customer[i]);
        returnDay.add(days[i]);
        continue;
      }
      int o = orderOf(order == null ? -1 : order[i], customer[i], days[i]);
      orderDay[o] = Math.min(orderDay[o], days[i]);
      orderAmount[o] += amount == null || Double.isNaN(amount[i]) ? 0 : amount[i];
      orderItems[o] += quantity == null || Double.isNaN(quantity[i]) ? 1 : (float) quantity[i];
      lineOrder.add(o);
      lineProduct.add(product == null ? -1 : product[i]);
    }
  }

  /**
   * The order of a line. The first customer of an order number is found by the number alone; a second one under the
   * same number, and orders without numbers, by a key of both.
   */
  private int orderOf(int number, int customer, int day) {
    if (number >= 0) {
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
    long key = number < 0
        ? 1L << 62 | (long) customer << 26 | day + DAYS_BEFORE_1970
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
    return orderCount++;
  }

  /** Returns that a cleaning step took out of the table. */
  private void readSetApart(Codes customers) {
    Map<String, Integer> known = null;
    for (var version : study.outline().tables(Role.SET_APART)) {
      if (!version.table().equals(lines.name() + "_set_apart")) {
        continue;
      }
      Table apart = study.table(version.table());
      Optional<Column> customer = apart.column(Meaning.CUSTOMER_ID);
      Optional<Column> date = apart.column(Meaning.DATE).filter(d -> d.kind().isTemporal());
      Optional<Column> quantity = apart.column(Meaning.QUANTITY).or(() -> apart.column(Meaning.AMOUNT));
      if (customer.isEmpty() || date.isEmpty() || quantity.isEmpty()) {
        continue;
      }
      Codes theirs = new Codes(apart, customer.get().name());
      known = known == null ? customers.index() : known;
      for (int c = 0; c < apart.chunks(); c++) {
        int[] who = theirs.chunk(c);
        int[] days = days(apart, date.get(), c);
        double[] size = apart.reals(quantity.get().name(), c);
        for (int i = 0; i < who.length; i++) {
          Integer code = who[i] < 0 ? null : known.get(theirs.word(who[i]));
          if (code != null && days[i] != Integer.MIN_VALUE && size[i] < 0) {
            returnCustomer.add(code);
            returnDay.add(days[i]);
          }
        }
      }
    }
  }

  private OrderBook assemble(Codes customers, Codes products) {
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
    Lines sortedLines = Lines.of(lineOrder, lineProduct, sorted, orderCount);
    OrderBook.Events returns = events(returnCustomer, returnDay, null, dense, buyers);
    Feedback feedback = readFeedback(customers, dense, buyers);
    Categories categories = Categories.read(study, lines, products);
    OrderBook.Source source =
        new OrderBook.Source(
            lines.name(), withoutCustomer, withoutDate, lineOrder.size, returnDay.size, feedback.rated());
    return new OrderBook(
        names, first, day, amount, items, sortedLines.from(), sortedLines.to(), sortedLines.product(),
        categories.ofProduct(),
        products == null ? 0 : products.size(), categories.count(), returns, feedback.events(), source);
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

  private record Feedback(OrderBook.Events events, boolean rated) {}

  private Feedback readFeedback(Codes customers, int[] dense, int buyers) {
    Growing who = new Growing(1024);
    Growing when = new Growing(1024);
    Growing rating = new Growing(1024);
    boolean rated = false;
    Map<String, Integer> known = null;
    for (var version : study.outline().tables(Role.FEEDBACK)) {
      Table table = study.table(version.table());
      Optional<Column> customer = table.column(Meaning.CUSTOMER_ID);
      Optional<Column> date = table.column(Meaning.DATE).filter(d -> d.kind().isTemporal());
      if (customer.isEmpty() || date.isEmpty()) {
        continue;
      }
      Codes theirs = new Codes(table, customer.get().name());
      Optional<Column> stars = table.column(Meaning.RATING).filter(r -> r.kind().isNumeric());
      rated |= stars.isPresent();
      known = known == null ? customers.index() : known;
      for (int c = 0; c < table.chunks(); c++) {
        int[] whose = theirs.chunk(c);
        int[] days = days(table, date.get(), c);
        double[] points = stars.isPresent() ? table.reals(stars.get().name(), c) : null;
        for (int i = 0; i < whose.length; i++) {
          Integer code = whose[i] < 0 ? null : known.get(theirs.word(whose[i]));
          if (code != null && days[i] != Integer.MIN_VALUE) {
            who.add(code);
            when.add(days[i]);
            rating.add(Float.floatToIntBits(points == null ? Float.NaN : (float) points[i]));
          }
        }
      }
    }
    return new Feedback(events(who, when, rating, dense, buyers), rated);
  }

  private static OrderBook.Events events(Growing who, Growing when, Growing value, int[] dense, int buyers) {
    int[] first = new int[buyers + 1];
    for (int i = 0; i < who.size; i++) {
      if (dense[who.values[i]] >= 0) {
        first[dense[who.values[i]] + 1]++;
      }
    }
    for (int b = 0; b < buyers; b++) {
      first[b + 1] += first[b];
    }
    int[] next = Arrays.copyOf(first, buyers);
    int[] day = new int[first[buyers]];
    float[] values = new float[first[buyers]];
    for (int i = 0; i < who.size; i++) {
      int b = dense[who.values[i]];
      if (b >= 0) {
        int at = next[b]++;
        day[at] = when.values[i];
        values[at] = value == null ? 0 : Float.intBitsToFloat(value.values[i]);
      }
    }
    return new OrderBook.Events(first, day, values);
  }

  /** Days since 1970 of a date or time column; {@code Integer.MIN_VALUE} where missing. */
  private static int[] days(Table table, Column column, int chunk) {
    long[] values = table.longs(column.name(), chunk);
    int[] days = new int[values.length];
    boolean seconds = column.kind() == Kind.TIME;
    for (int i = 0; i < values.length; i++) {
      days[i] = values[i] == Column.MISSING
          ? Integer.MIN_VALUE
          : (int) (seconds ? Math.floorDiv(values[i], SECONDS_OF_DAY) : values[i]);
    }
    return days;
  }

  private double[] optionalReals(Meaning meaning, int chunk) {
    Optional<Column> column = lines.column(meaning).filter(c -> c.kind().isNumeric());
    return column.isPresent() ? lines.reals(column.get().name(), chunk) : null;
  }

  private double[] amounts(int chunk, double[] quantity) {
    double[] amount = optionalReals(Meaning.AMOUNT, chunk);
    if (amount != null) {
      return amount;
    }
    double[] price = optionalReals(Meaning.UNIT_PRICE, chunk);
    if (price == null) {
      return null;
    }
    double[] product = new double[price.length];
    for (int i = 0; i < price.length; i++) {
      product[i] = quantity == null ? price[i] : price[i] * quantity[i];
    }
    return product;
  }

  private void growOrders() {
    int size = orderDay.length * 2;
    orderCustomer = Arrays.copyOf(orderCustomer, size);
    orderDay = Arrays.copyOf(orderDay, size);
    orderAmount = Arrays.copyOf(orderAmount, size);
    orderItems = Arrays.copyOf(orderItems, size);
  }

  /**
   * Where the lines of each order lie, by the order's place in the book. Orders whose lines stand together in the file
   * keep them there; only a file that mixes them is sorted.
   */
  private record Lines(int[] from, int[] to, int[] product) {
    private static Lines of(Growing order, Growing product, int[] sorted, int orders) {
      int[] starts = new int[orders + 1];
      boolean together = true;
      for (int l = 0; l < order.size; l++) {
        starts[order.values[l] + 1]++;
        together &= l == 0 || order.values[l] >= order.values[l - 1];
      }
      for (int o = 0; o < orders; o++) {
        starts[o + 1] += starts[o];
      }
      int[] placed = together ? product.values : new int[product.size];
      if (!together) {
        int[] next = Arrays.copyOf(starts, orders);
        for (int l = 0; l < order.size; l++) {
          placed[next[order.values[l]]++] = product.values[l];
        }
      }
      int[] from = new int[orders];
      int[] to = new int[orders];
      for (int p = 0; p < orders; p++) {
        from[p] = starts[sorted[p]];
        to[p] = starts[sorted[p] + 1];
      }
      return new Lines(from, to, placed);
    }
  }

  /** A list of whole numbers without boxes. */
  private static final class Growing {
    private int[] values;
    private int size;

    private Growing(int capacity) {
      values = new int[capacity];
    }

    private void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }
  }

  /** Codes of a column that may hold words or whole numbers. */
  static final class Codes {
    private final Table table;
    private final String column;
    private final Column meta;
    private final LongCodes numbers = new LongCodes();
    private long[] byCode = new long[0];

    Codes(Table table, String column) {
      this.table = table;
      this.column = column;
      this.meta = table.column(column).orElseThrow();
    }

    int[] chunk(int c) {
      return switch (table.chunk(column, c)) {
        case Chunk.Codes codes -> codes.values();
        case Chunk.Longs longs -> {
          int[] codes = new int[longs.rows()];
          for (int i = 0; i < codes.length; i++) {
            codes[i] = longs.values()[i] == Column.MISSING ? -1 : numbers.code(longs.values()[i]);
          }
          yield codes;
        }
        case Chunk.Reals reals -> {
          int[] codes = new int[reals.rows()];
          for (int i = 0; i < codes.length; i++) {
            double value = reals.values()[i];
            codes[i] = Double.isNaN(value) ? -1 : numbers.code(Double.doubleToLongBits(value));
          }
          yield codes;
        }
      };
    }

    int size() {
      return meta.kind().isCoded() ? table.dictionary(column).size() : numbers.size();
    }

    String word(int code) {
      if (meta.kind().isCoded()) {
        return table.dictionary(column).get(code);
      }
      if (byCode.length != numbers.size()) {
        byCode = numbers.values();
      }
      long value = byCode[code];
      return meta.kind() == Kind.REAL
          ? clientele.study.Cells.write(Double.longBitsToDouble(value))
          : clientele.study.Cells.write(meta, value);
    }

    Map<String, Integer> index() {
      if (meta.kind().isCoded()) {
        return table.dictionary(column).index();
      }
      Map<String, Integer> index = new HashMap<>();
      for (int code = 0; code < numbers.size(); code++) {
        index.put(word(code), code);
      }
      return index;
    }

  }
}
