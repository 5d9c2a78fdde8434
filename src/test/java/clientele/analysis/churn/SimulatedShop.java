package clientele.analysis.churn;

import clientele.base.Seed;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Customers whose future is known: each buys at a pace of its own, leaves for good with a probability after each order or,
 * in the worlds of lives, at a time that has nothing to do with the orders, and what a saved one would have bought is known
 * too. Made apart from the program's own demo company.
 */
final class SimulatedShop {
  /** Last day of the data. */
  static final LocalDate END = LocalDate.of(2025, 6, 30);

  /** How leaving and buying change over time. */
  enum World {
    /** Nothing changes. */
    STEADY,
    /** Ever more leave. */
    DRIFT,
    /** Leaving doubles 300 days before the end and stays so. */
    STEP,
    /** Most is bought from October to January. */
    SEASON,
    /** Everyone buys about once a year; one in five leaves a year. */
    YEARLY,
    /** Paces differ tenfold. */
    MIXED,
    /** Nobody differs from anybody: exponential waits, no leaving but by chance. */
    NOTHING,
    /** Customers leave with time, ever fewer of them. */
    LIFE_FALLING,
    /** Customers leave with time, and ever more come. */
    LIFE_GROWING,
    /** Customers leave with time; waits are regular. */
    LIFE_REGULAR,
    /** Customers leave with time, and nobody differs from anybody. */
    LIFE_ALIKE,
    /** Customers leave with time; paces differ tenfold, and so do lives. */
    LIFE_MIXED,
    /** Nobody ever leaves. */
    LIFE_ENDLESS;

    /** Whether customers leave with time and not after an order. */
    boolean withTime() {
      return name().startsWith("LIFE_");
    }
  }

  record Order(int day, double value) {}

  /** A customer with all orders of a life, also those after the end of the data. */
  static final class Customer {
    final String id;
    final double perYear;
    final double value;
    final List<Order> orders = new ArrayList<>();
    private boolean leaves;
    private int gone;
    private double frailty = 1;

    Customer(String id, double perYear, double value) {
      this.id = id;
      this.perYear = perYear;
      this.value = value;
    }
  }

  final World world;
  final int days;
  final Map<String, Customer> customers = new LinkedHashMap<>();
  private final Seed seed;

  SimulatedShop(World world, int count, int days, long seed) {
    this.world = world;
    this.days = days;
    this.seed = new Seed(seed);
    RandomGenerator random = this.seed.stream("shop");
    for (int i = 0; i < count; i++) {
      Customer c = new Customer("k" + i, pace(random), 40 * Math.exp(0.6 * random.nextGaussian() - 0.18));
      live(c, world == World.LIFE_GROWING ? (int) (Math.sqrt(random.nextDouble()) * (days - 60)) : random.nextInt(Math.max(1, days - 60)), random);
      customers.put(c.id, c);
    }
  }

  private double pace(RandomGenerator random) {
    return switch (world) {
      case YEARLY -> 1;
      case NOTHING, LIFE_ALIKE -> 6;
      case MIXED, LIFE_MIXED -> 6 * Math.exp(0.9 * random.nextGaussian() - 0.4);
      default -> 7 * Math.exp(0.5 * random.nextGaussian() - 0.125);
    };
  }

  private void live(Customer c, int from, RandomGenerator random) {
    int end = days + 420;
    if (world.withTime()) {
      c.frailty = world == World.LIFE_MIXED ? -0.5 * (Math.log(1 - random.nextDouble()) + Math.log(1 - random.nextDouble())) : 1;
      c.gone = end(c, from, random);
      c.leaves = c.gone < end;
      end = Math.min(end, c.gone);
    }
    int day = from;
    while (day < end || day == from) {
      c.orders.add(new Order(day, value(c, random)));
      if (!world.withTime() && random.nextDouble() < leave(day)) {
        c.leaves = true;
        c.gone = day;
        return;
      }
      day = next(c, day, random);
    }
  }

  /** Day on which one who is there on a day leaves, where that has nothing to do with the orders. */
  private int end(Customer c, int from, RandomGenerator random) {
    int day = from;
    while (day < days + 420 && random.nextDouble() >= c.frailty * perYear(day) / 365) {
      day++;
    }
    return day;
  }

  private double perYear(int day) {
    return switch (world) {
      case LIFE_FALLING -> Math.max(0.2, 1.4 - 1.2 * day / days);
      case LIFE_ENDLESS -> 0;
      default -> 0.6;
    };
  }

  private double value(Customer c, RandomGenerator random) {
    return c.value * Math.exp(0.5 * random.nextGaussian() - 0.125);
  }

  private double leave(int day) {
    return switch (world) {
      case STEADY, SEASON, MIXED -> 0.1;
      case DRIFT -> 0.04 + 0.14 * day / days;
      case STEP -> day > days - 300 ? 0.16 : 0.08;
      case YEARLY -> 0.2;
      case NOTHING -> 0.08;
      default -> 0;
    };
  }

  private int next(Customer c, int day, RandomGenerator random) {
    double mean = 365 / c.perYear;
    double gap = world == World.YEARLY ? 365 + 20 * random.nextGaussian() : wait(mean, random);
    int at = day + Math.max(1, (int) Math.round(gap));
    if (world == World.SEASON) {
      int month = END.minusDays(days - (long) at).getMonthValue();
      if (month >= 2 && month <= 9 && random.nextDouble() < 0.6) {
        at += (10 - month) * 30 + random.nextInt(30);
      }
    }
    return at;
  }

  /** A wait as the sum of equal exponential parts: the more parts, the more regular. */
  private double wait(double mean, RandomGenerator random) {
    int parts = switch (world) {
      case LIFE_REGULAR -> 4;
      case NOTHING, LIFE_FALLING, LIFE_GROWING, LIFE_ALIKE, LIFE_MIXED, LIFE_ENDLESS -> 1;
      default -> 2;
    };
    double sum = 0;
    for (int part = 0; part < parts; part++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return mean / parts * sum;
  }

  LocalDate date(int day) {
    return END.minusDays(days - (long) day);
  }

  /** The order lines that are known at the end of the data. */
  MemoryStudy study() {
    List<Object[]> rows = new ArrayList<>();
    for (Customer c : customers.values()) {
      for (Order o : c.orders) {
        if (o.day() <= days) {
          rows.add(new Object[] {c.id, date(o.day()), Math.round(o.value() * 100) / 100.0});
        }
      }
    }
    return MemoryStudy.empty().table(
        "orders", Role.TRANSACTIONS,
        List.of(
            Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("day", Kind.DATE, Meaning.DATE),
            Column.of("amount", Kind.REAL, Meaning.AMOUNT)),
        rows);
  }

  /** Whether a customer truly orders nothing from {@code gap + 1} days after the end on, for {@code window} days. */
  boolean silent(String id, int gap, int window) {
    return customers.get(id).orders.stream()
        .noneMatch(o -> o.day() > days + gap && o.day() <= days + gap + window);
  }

  /** Whether a customer who is silent has truly left, and is not slow or silent by chance. */
  boolean left(String id, int gap, int window) {
    Customer c = customers.get(id);
    return c.leaves && c.gone <= days + gap + window;
  }

  /** What a customer truly spends in so many days after the end. */
  double spent(String id, int horizon) {
    return customers.get(id).orders.stream()
        .filter(o -> o.day() > days && o.day() <= days + horizon).mapToDouble(Order::value).sum();
  }

  /**
   * What a customer who has left would have spent had he stayed: orders at the own pace until he leaves after one of them, or
   * from the day on which he left until the end of another life.
   */
  double spentIfSaved(String id, int horizon, RandomGenerator random) {
    Customer c = customers.get(id);
    double sum = 0;
    int from = world.withTime() ? Math.max(days, c.gone) : days;
    int end = world.withTime() ? end(c, from, random) : Integer.MAX_VALUE;
    int day = next(c, from, random);
    while (day <= Math.min(days + horizon, end)) {
      sum += value(c, random);
      if (!world.withTime() && random.nextDouble() < leave(days)) {
        break;
      }
      day = next(c, day, random);
    }
    return sum;
  }
}
