package clientele.samples;

import clientele.base.Seed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Lets invented customers of two kinds buy: half of them often and little, half seldom and much. */
final class SampleShop {
  /** Chance that a line is brought back whole. */
  static final double BACK = 0.06;

  /**
   * An item.
   *
   * @param price in cents
   */
  record Item(String id, String name, String other, long price) {}

  /**
   * A line of an order.
   *
   * @param quantity negative where it is brought back
   */
  record Line(String order, String customer, LocalDate day, Item item, int quantity) {}

  /** A customer; what is brought back is among the lines too. */
  record Customer(String id, String group, boolean second, LocalDate joined, List<Line> lines) {}

  private final Seed seed;
  private final List<Item> items;
  private final String format;
  private final LocalDate first;
  private final LocalDate last;

  SampleShop(Seed seed, List<Item> items, String format, LocalDate first, LocalDate last) {
    this.seed = seed;
    this.items = items;
    this.format = format;
    this.first = first;
    this.last = last;
  }

  List<Customer> customers(int count) {
    List<Customer> all = new ArrayList<>();
    int order = 1001;
    for (int i = 0; i < count; i++) {
      RandomGenerator random = seed.stream("customer " + i);
      boolean often = random.nextBoolean();
      boolean second = random.nextDouble() < 0.4;
      LocalDate joined = first.plusDays(random.nextInt(120));
      String id = String.format(java.util.Locale.ROOT, format, 12 + 7 * i);
      List<Line> lines = new ArrayList<>();
      for (LocalDate day = joined; !day.isAfter(last); day = day.plusDays(often ? 45 + random.nextInt(50) : 230 + random.nextInt(120))) {
        String number = (second ? "D-" : "E-") + order++;
        List<Item> basket = basket(often ? 1 + random.nextInt(2) : 3 + random.nextInt(3), random);
        for (Item item : basket) {
          int quantity = often ? 1 : 2 + random.nextInt(3);
          lines.add(new Line(number, id, day, item, quantity));
          LocalDate back = day.plusDays(5 + random.nextInt(20));
          if (random.nextDouble() < BACK && !back.isAfter(last)) {
            lines.add(new Line(number, id, back, item, -quantity));
          }
        }
      }
      all.add(new Customer(id, often ? "often" : "much", second, joined, lines));
    }
    return all;
  }

  private List<Item> basket(int size, RandomGenerator random) {
    List<Item> basket = new ArrayList<>();
    while (basket.size() < size) {
      Item item = items.get(random.nextInt(items.size()));
      if (!basket.contains(item)) {
        basket.add(item);
      }
    }
    return basket;
  }

  /** Lines of all, oldest first. */
  static List<Line> lines(List<Customer> customers, boolean second) {
    return customers.stream().filter(c -> c.second() == second).flatMap(c -> c.lines().stream())
        .sorted(Comparator.comparing(Line::day).thenComparing(Line::order)).toList();
  }

  /** Orders of which something was kept, and cents spent on it, by customer. */
  static Map<String, long[]> kept(List<Customer> customers) {
    Map<String, long[]> kept = new TreeMap<>();
    for (Customer c : customers) {
      Map<String, Integer> orders = new TreeMap<>();
      long spent = 0;
      for (Line line : c.lines()) {
        orders.merge(line.order(), line.quantity(), Integer::sum);
        spent += line.quantity() * line.item().price();
      }
      kept.put(c.id(), new long[] {orders.values().stream().filter(q -> q > 0).count(), spent});
    }
    return kept;
  }
}
