package clientele.features.engine;

import clientele.base.Seed;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A shop as raw rows: orders of which lines came back, cancelled ones, unknown prices and quantities, messages, visits. */
final class RawShop {
  static final LocalDate START = LocalDate.of(2024, 1, 1);
  static final int DAYS = 500;
  static final String[] CATEGORIES = {"tents", "shoes", "maps"};
  static final String[] CHANNELS = {"web", "store", null};

  /** A purchased line; {@code quantity} and {@code price} are null where the file does not say them. */
  record Line(
      String order, String customer, int day, String product, Integer quantity, Integer cents, String channel, Double discount,
      List<Back> backs) {
    String category() {
      return CATEGORIES[Integer.parseInt(product.substring(1)) % 3];
    }

    /** NaN where price or quantity is not known. */
    double worth() {
      return quantity == null || cents == null ? Double.NaN : quantity * cents / 100.0;
    }
  }

  /** Pieces of a line that came back; the money is theirs. */
  record Back(int day, int pieces) {}

  /** Money paid back for which there is no purchase. */
  record Unmatched(String customer, int day, double money) {}

  record Message(String id, String table, String customer, int day, Integer stars, String feeling) {}

  record Visit(String customer, int day, String page, Double minutes) {}

  final List<Line> lines = new ArrayList<>();
  final List<Unmatched> unmatched = new ArrayList<>();
  final List<Message> messages = new ArrayList<>();
  final List<Visit> visits = new ArrayList<>();
  private final List<Object[]> rows = new ArrayList<>();
  private final List<Object[]> apart = new ArrayList<>();
  private final RandomGenerator random;

  RawShop(long seed) {
    this.random = new Seed(seed).stream("shop");
    for (int c = 0; c < 60; c++) {
      customer("c" + c);
    }
    Collections.shuffle(rows, java.util.Random.from(random));
  }

  /** What a customer does; every fifth never said or visited anything, and the last ones order next to nothing. */
  private void customer(String id) {
    int number = Integer.parseInt(id.substring(1));
    int orders = number > 52 ? 1 : 1 + random.nextInt(14);
    for (int o = 0; o < orders; o++) {
      order(id, "n" + number + "x" + o, random.nextInt(DAYS));
    }
    if (random.nextInt(3) == 0) {
      cancelled(id, "k" + number, random.nextInt(DAYS));
    }
    if (random.nextInt(6) == 0) {
      int day = random.nextInt(DAYS);
      unmatched.add(new Unmatched(id, day, 7.5));
      rows.add(row("Cz" + number, id, day, "never", -1, 750, null, null));
    }
    if (number % 5 == 0) {
      return;
    }
    for (int m = random.nextInt(6); m > 0; m--) {
      String table = random.nextBoolean() ? "reviews" : "tickets";
      messages.add(new Message(
          table + messages.size(), table, id, random.nextInt(DAYS), table.equals("tickets") || random.nextInt(4) == 0 ? null : 1 + random.nextInt(5),
          random.nextInt(3) == 0 ? "negative" : "positive"));
    }
    for (int v = random.nextInt(20); v > 0; v--) {
      visits.add(new Visit(
          id, random.nextInt(DAYS), random.nextBoolean() ? "home" : "basket", random.nextInt(5) == 0 ? null : random.nextInt(40) / 4.0));
    }
  }

  private void order(String customer, String order, int day) {
    int n = 1 + random.nextInt(4);
    String channel = CHANNELS[random.nextInt(3)];
    int first = random.nextInt(9);
    boolean sentBack = random.nextInt(6) == 0;
    for (int l = 0; l < n; l++) {
      Integer quantity = random.nextInt(12) == 0 ? null : random.nextInt(20) == 0 ? Integer.valueOf(0) : Integer.valueOf(1 + random.nextInt(4));
      Integer cents = random.nextInt(12) == 0 ? null : 100 + random.nextInt(2_000);
      Double discount = random.nextInt(3) == 0 ? null : random.nextInt(10) / 2.0;
      Line line = new Line(order, customer, day, "p" + (first + l) % 9, quantity, cents, channel, discount, new ArrayList<>());
      lines.add(line);
      rows.add(row(order, customer, day, line.product, quantity, cents, channel, discount));
      boolean known = quantity != null && quantity > 0 && cents != null;
      if (known && (sentBack || random.nextInt(8) == 0)) {
        back(line, sentBack);
      }
    }
  }

  /** Some pieces of a line come back, or all, in up to two parcels; in the table or set apart from it. */
  private void back(Line line, boolean all) {
    int pieces = all ? line.quantity : 1 + random.nextInt(line.quantity);
    int first = 1 + random.nextInt(pieces);
    int day = line.day + random.nextInt(40);
    parcel(line, day, first);
    if (pieces > first) {
      parcel(line, day + 1 + random.nextInt(20), pieces - first);
    }
  }

  private void parcel(Line line, int day, int pieces) {
    line.backs.add(new Back(day, pieces));
    (random.nextBoolean() ? rows : apart).add(row("C" + line.order, line.customer, day, line.product, -pieces, line.cents, line.channel, null));
  }

  /** An order that was cancelled and paid back, both set apart: it is neither a purchase nor a return. */
  private void cancelled(String customer, String order, int day) {
    String product = "cancelled" + order;
    apart.add(row(order, customer, day, product, 2, 999, "web", null));
    apart.add(row("C" + order, customer, day + 1, product, -2, 999, "web", null));
  }

  private static Object[] row(
      String order, String customer, int day, String product, Integer quantity, Integer cents, String channel, Double discount) {
    return new Object[] {
      order, customer, START.plusDays(day), product, quantity == null ? null : quantity.longValue(),
      cents == null ? null : cents.longValue(), channel, discount
    };
  }

  /** The study that an engine sees. */
  MemoryStudy study() {
    List<Column> columns = List.of(
        Column.of("order", Kind.TEXT, Meaning.ORDER_ID), Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID),
        Column.of("day", Kind.DATE, Meaning.DATE), Column.of("product", Kind.TEXT, Meaning.PRODUCT_ID),
        Column.of("quantity", Kind.INTEGER, Meaning.QUANTITY),
        new Column("price", Kind.DECIMAL, 2, "EUR", Optional.of(Meaning.UNIT_PRICE)), Column.of("channel", Kind.TEXT),
        Column.of("discount", Kind.REAL));
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS, columns, rows).table("orders_set_apart", Role.SET_APART, columns, apart);
    List<Object[]> products = new ArrayList<>();
    for (int p = 0; p < 9; p++) {
      products.add(new Object[] {"p" + p, CATEGORIES[p % 3]});
    }
    study.table("products", Role.PRODUCTS,
        List.of(Column.of("product", Kind.TEXT, Meaning.PRODUCT_ID), Column.of("category", Kind.TEXT, Meaning.CATEGORY)), products);
    for (String table : List.of("reviews", "tickets")) {
      study.table(table, Role.FEEDBACK,
          List.of(Column.of("id", Kind.TEXT, Meaning.FEEDBACK_ID), Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID),
              Column.of("day", Kind.DATE, Meaning.DATE), Column.of("stars", Kind.INTEGER, Meaning.RATING)),
          messages.stream().filter(m -> m.table.equals(table))
              .map(m -> new Object[] {m.id, m.customer, START.plusDays(m.day), m.stars == null ? null : m.stars.longValue()}).toList());
    }
    study.table("tags", Role.RESULT, List.of(Column.of("id", Kind.TEXT, Meaning.FEEDBACK_ID), Column.of("sentiment", Kind.TEXT)),
        messages.stream().map(m -> new Object[] {m.id, m.feeling}).toList());
    return study.table("visits", Role.EVENTS,
        List.of(Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("when", Kind.TIME, Meaning.DATE), Column.of("page", Kind.TEXT),
            Column.of("minutes", Kind.REAL)),
        visits.stream().map(v -> new Object[] {v.customer, START.plusDays(v.day).toEpochDay() * 86_400 + 86_340, v.page, v.minutes}).toList());
  }
}
