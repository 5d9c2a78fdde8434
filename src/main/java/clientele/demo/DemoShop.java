package clientele.demo;

import clientele.base.Seed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Lets the customers of the demo company come, buy, return and leave, day by day. */
final class DemoShop {
  private static final double RETURN_RATE = 0.14;

  private final DemoTruths truths;
  private final DemoCatalogue catalogue;
  private final Seed seed;
  private int nextOrder = 48_801;

  DemoShop(DemoTruths truths, DemoCatalogue catalogue, Seed seed) {
    this.truths = truths;
    this.catalogue = catalogue;
    this.seed = seed;
  }

  /** A customer with the orders of a life. */
  record Customer(String id, DemoGroup group, LocalDate signup, boolean chinese, List<Order> orders) {}

  /** An order. */
  record Order(String number, LocalDate day, List<Line> lines, boolean returned, LocalDate returnDay) {}

  /** A line of an order. */
  record Line(DemoCatalogue.Product product, int quantity, double price) {}

  /** All customers and what they did. */
  List<Customer> customers(int count) {
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      customers.add(customer(i));
    }
    return customers;
  }

  private Customer customer(int number) {
    RandomGenerator random = seed.stream("customer " + number);
    DemoGroup group = group(random);
    String id = String.format(Locale.ROOT, "%06d", 1_207 + number * 7);
    LocalDate signup = DemoCompany.FIRST_DAY.plusDays(random.nextInt(820));
    boolean chinese = random.nextDouble() < 0.3;
    return new Customer(id, group, signup, chinese, life(group, signup, random));
  }

  private DemoGroup group(RandomGenerator random) {
    double at = random.nextDouble();
    for (DemoGroup group : DemoGroup.values()) {
      at -= group.share();
      if (at < 0) {
        return group;
      }
    }
    return DemoGroup.BARGAINERS;
  }

  private List<Order> life(DemoGroup group, LocalDate signup, RandomGenerator random) {
    List<Order> orders = new ArrayList<>();
    double perYear = truths.groups() ? group.ordersPerYear() : 7;
    double own = perYear * Math.exp(0.25 * random.nextGaussian());
    LocalDate day = signup;
    Optional<DemoCatalogue.Product> wanted = Optional.empty();
    while (!day.isAfter(DemoCompany.LAST_DAY)) {
      List<Line> lines = basket(group, wanted, random);
      wanted = companionStillWanted(lines, random);
      boolean returned = random.nextDouble() < RETURN_RATE;
      orders.add(
          new Order(String.format(Locale.ROOT, "%07d", nextOrder++), day, lines, returned, day.plusDays(3 + random.nextInt(18))));
      double leave = returned ? truths.leaveAfterReturn() : truths.leaveAfterGoodOrder();
      if (random.nextDouble() < leave) {
        break;
      }
      day = day.plusDays(Math.max(1, Math.round(gap(group, own, day, random))));
    }
    return orders;
  }

  /** Days to the next order: gamma distributed with shape 3; skiers buy in winter. */
  private double gap(DemoGroup group, double perYear, LocalDate day, RandomGenerator random) {
    double mean = 365.0 / perYear;
    double gap = 0;
    for (int k = 0; k < 3; k++) {
      gap -= Math.log(1 - random.nextDouble()) * mean / 3;
    }
    if (truths.groups() && group == DemoGroup.SKIERS) {
      int month = day.plusDays(Math.round(gap)).getMonthValue();
      gap += month >= 5 && month <= 9 ? (10 - month) * 30 : 0;
    }
    return gap;
  }

  private List<Line> basket(DemoGroup group, Optional<DemoCatalogue.Product> wanted, RandomGenerator random) {
    List<Line> lines = new ArrayList<>();
    double mean = truths.groups() ? group.lines() : 2.4;
    int count = 1;
    while (random.nextDouble() < 1 - 1 / mean && count < 9) {
      count++;
    }
    wanted.ifPresent(product -> lines.add(line(product, random)));
    for (int i = 0; i < count; i++) {
      DemoCatalogue.Product product = pick(group, random);
      if (lines.stream().noneMatch(l -> l.product().equals(product))) {
        lines.add(line(product, random));
      }
    }
    return lines;
  }

  private Line line(DemoCatalogue.Product product, RandomGenerator random) {
    int quantity = product.price() < 20 && random.nextDouble() < 0.3 ? 2 + random.nextInt(3) : 1;
    boolean reduced = random.nextDouble() < 0.2;
    return new Line(product, quantity, reduced ? Math.round(product.price() * 80) / 100.0 : product.price());
  }

  private DemoCatalogue.Product pick(DemoGroup group, RandomGenerator random) {
    double[] weights = new double[catalogue.products().size()];
    double total = 0;
    for (int p = 0; p < weights.length; p++) {
      DemoCatalogue.Product product = catalogue.products().get(p);
      double popularity = 1 / (1.0 + p % 10);
      double taste = truths.groups() ? group.taste(product.category()) : 1;
      double wish = truths.groups() ? Math.log(group.priceFactor() * 60 / product.price()) : 0;
      weights[p] = popularity * taste * Math.exp(-0.35 * wish * wish);
      total += weights[p];
    }
    double at = random.nextDouble() * total;
    for (int p = 0; p < weights.length; p++) {
      at -= weights[p];
      if (at < 0) {
        return catalogue.products().get(p);
      }
    }
    return catalogue.products().getLast();
  }

  /** The companion of something just bought, to be bought next time. */
  private Optional<DemoCatalogue.Product> companionStillWanted(List<Line> lines, RandomGenerator random) {
    for (Line line : lines) {
      Optional<DemoCatalogue.Product> companion = catalogue.companion(line.product());
      if (companion.isPresent() && random.nextDouble() < truths.companion()) {
        return companion;
      }
    }
    return Optional.empty();
  }
}
