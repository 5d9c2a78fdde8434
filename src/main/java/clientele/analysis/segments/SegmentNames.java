package clientele.analysis.segments;

import clientele.base.Text;
import clientele.features.Feature;
import clientele.features.facts.Scaling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Suggests names from what sets a segment apart most, each only where its own figures bear it out: lapsed is who is silent
 * for long by the own pace, rare is who orders rarely while active, a taste is told from enough lines only. No two
 * segments of a study get the same name.
 */
final class SegmentNames {
  private static final double CLEAR = 0.35;
  private static final double MORE = 1.25;
  private static final double LESS = 0.8;
  private static final double LAPSED = 3;
  private static final double OFTEN = 6;
  private static final double RARELY = 4;
  private static final double NEW_DAYS = 90;
  private static final double YEAR_DAYS = 365;
  private static final double FEWEST_LINES = 5;
  private static final double MOST_OF_THEM = 0.6;
  private static final double ONE_LINE = 1.25;
  private static final double TASTE = 0.8;
  private static final double RETURNS = 0.1;

  private final Habits habits;
  private final List<Text> given = new ArrayList<>();

  SegmentNames(Habits habits) {
    this.habits = habits;
  }

  /** What can truly be said of a segment. */
  private record Claim(Text noun, Text with, double strength) {
    private static Claim of(String key, double strength, Object... args) {
      return new Claim(Text.of(SegmentNames.class, "name." + key, args), Text.of(SegmentNames.class, "with." + key, args), strength);
    }
  }

  /**
   * A fact of a segment.
   *
   * @param distance of the segment's mean from that of all on the scale of distances
   */
  record Fact(CustomerFacts.Fact fact, double distance) {}

  /** A name for the customers of {@code in}. */
  Text suggest(boolean[] in, List<Fact> facts, int id) {
    List<Claim> claims = new ArrayList<>();
    boolean middle = true;
    for (Fact fact : facts) {
      middle &= Math.abs(fact.distance()) < CLEAR;
      claim(in, fact).filter(c -> claims.stream().noneMatch(d -> d.noun().equals(c.noun()))).ifPresent(claims::add);
    }
    claims.sort(Comparator.comparingDouble(c -> -c.strength()));
    List<Text> candidates = new ArrayList<>();
    if (claims.isEmpty() && middle) {
      candidates.add(Text.of(SegmentNames.class, "name.middle"));
    }
    claims.forEach(c -> candidates.add(c.noun()));
    for (int a = 0; a < claims.size(); a++) {
      for (int b = a + 1; b < claims.size(); b++) {
        candidates.add(Text.of(SegmentNames.class, "name.two", claims.get(a).noun(), claims.get(b).with()));
      }
    }
    for (Text candidate : candidates) {
      if (!given.contains(candidate)) {
        given.add(candidate);
        return candidate;
      }
    }
    return Text.of(SegmentNames.class, "name.numbered", id);
  }

  private Optional<Claim> claim(boolean[] in, Fact fact) {
    if (fact.fact().isCategory()) {
      return level(in, fact.fact());
    }
    double strength = Math.abs(fact.distance());
    if (strength < CLEAR) {
      return Optional.empty();
    }
    boolean high = fact.distance() > 0;
    double own = Habits.median(fact.fact().values(), in);
    double all = Habits.median(fact.fact().values());
    boolean more = high && own > all && own >= MORE * all;
    boolean less = !high && own < all && own <= LESS * all;
    Optional<Feature> feature = Feature.of(fact.fact().name());
    if (feature.isEmpty()) {
      return other(in, fact, high, strength);
    }
    return switch (feature.get()) {
      case RECENCY_DAYS -> more ? silent(in, strength) : less ? Optional.of(Claim.of("recent", strength)) : Optional.empty();
      case ORDERS, ORDERS_LAST_YEAR -> more && own >= 3 && !lapsed(in) ? Optional.of(Claim.of("regular", strength))
          : !high ? seldom(in, strength) : Optional.empty();
      case ORDER_VALUE -> simple(more, less, "order_value", strength);
      case SPEND -> simple(more, less, "spend", strength);
      case BASKET_LINES -> !high && own <= ONE_LINE ? Optional.of(Claim.of("single", strength)) : simple(more, less, "basket_lines", strength);
      case CATEGORIES -> more && own >= 3 ? Optional.of(Claim.of("categories.high", strength))
          : less && enoughLines(in) ? Optional.of(Claim.of(own == 1 ? "categories.one" : "categories.low", strength))
          : Optional.empty();
      case PRODUCTS -> more ? Optional.of(Claim.of("products.high", strength))
          : less && enoughLines(in) ? Optional.of(Claim.of("products.low", strength)) : Optional.empty();
      case TOP_CATEGORY_SHARE -> high && own >= TASTE && own > all && enoughLines(in) ? Optional.of(Claim.of("taste.high", strength))
          : less && enoughLines(in) ? Optional.of(Claim.of("taste.low", strength)) : Optional.empty();
      case TENURE_DAYS -> more && own >= YEAR_DAYS ? Optional.of(Claim.of("tenure.high", strength))
          : !high && own <= NEW_DAYS ? Optional.of(Claim.of("tenure.low", strength)) : Optional.empty();
      case RETURN_SHARE -> high && own >= RETURNS && own >= MORE * all ? Optional.of(Claim.of("returns", strength)) : Optional.empty();
      default -> other(in, fact, high, strength);
    };
  }

  private static Optional<Claim> simple(boolean more, boolean less, String key, double strength) {
    return more ? Optional.of(Claim.of(key + ".high", strength)) : less ? Optional.of(Claim.of(key + ".low", strength)) : Optional.empty();
  }

  /** Long without an order: once only, lapsed by the own pace, or neither. */
  private Optional<Claim> silent(boolean[] in, double strength) {
    if (habits.once(in) >= MOST_OF_THEM) {
      return Optional.of(Claim.of("once.silent", strength));
    }
    if (lapsed(in)) {
      return Optional.of(Claim.of(pace(in) >= OFTEN ? "lapsed.often" : "lapsed", strength));
    }
    return habits.of(Feature.OVERDUE).isEmpty() ? Optional.of(Claim.of("silent", strength)) : Optional.empty();
  }

  /** Few orders: once only, lapsed, or truly rare while active. */
  private Optional<Claim> seldom(boolean[] in, double strength) {
    if (habits.once(in) >= MOST_OF_THEM) {
      return Optional.of(Claim.of("once", strength));
    }
    if (lapsed(in)) {
      return Optional.of(Claim.of(pace(in) >= OFTEN ? "lapsed.often" : "lapsed", strength));
    }
    double all = habits.pace().map(Habits::median).orElse(Double.NaN);
    return pace(in) <= RARELY && pace(in) <= LESS * all ? Optional.of(Claim.of("rare", strength)) : Optional.empty();
  }

  private boolean lapsed(boolean[] in) {
    return habits.of(Feature.OVERDUE).map(o -> Habits.median(o, in) >= LAPSED).orElse(false);
  }

  private double pace(boolean[] in) {
    return habits.pace().map(p -> Habits.median(p, in)).orElse(Double.NaN);
  }

  private boolean enoughLines(boolean[] in) {
    return habits.lines().map(l -> Habits.median(l, in) >= FEWEST_LINES).orElse(false);
  }

  /** A column of the client's own: flags that most have or hardly anybody has, numbers whose mean is clearly another. */
  private static Optional<Claim> other(boolean[] in, Fact fact, boolean high, double strength) {
    double own = mean(fact.fact().values(), in);
    double all = Scaling.mean(fact.fact().values());
    String name = fact.fact().name();
    if (fact.fact().isFlag()) {
      return high && own >= MOST_OF_THEM ? Optional.of(Claim.of("flag.high", strength, name))
          : !high && own <= 1 - MOST_OF_THEM && all > 1 - MOST_OF_THEM ? Optional.of(Claim.of("flag.low", strength, name))
          : Optional.empty();
    }
    return high && own > all ? Optional.of(Claim.of("fact.high", strength, name))
        : !high && own < all ? Optional.of(Claim.of("fact.low", strength, name))
        : Optional.empty();
  }

  /** The value of a category that most customers of a segment have and others have clearly less. */
  private static Optional<Claim> level(boolean[] in, CustomerFacts.Fact fact) {
    double[] own = new double[fact.levels().size()];
    double[] all = new double[own.length];
    int n = 0;
    for (int i = 0; i < in.length; i++) {
      int level = (int) fact.values()[i];
      all[level] += 1.0 / in.length;
      own[level] += in[i] ? 1 : 0;
      n += in[i] ? 1 : 0;
    }
    for (int l = 0; l < own.length; l++) {
      double share = own[l] / Math.max(1, n);
      double distance = (share - all[l]) / Math.sqrt(Math.max(1e-9, all[l] * (1 - all[l])));
      boolean named = !fact.levels().get(l).equals("–") && !fact.levels().get(l).equals("…");
      if (named && share >= MOST_OF_THEM && share >= MORE * all[l] && distance >= CLEAR) {
        return Optional.of(Claim.of("level", distance, fact.name(), fact.levels().get(l)));
      }
    }
    return Optional.empty();
  }

  private static double mean(double[] values, boolean[] in) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (in[i] && !Double.isNaN(values[i])) {
        sum += values[i];
        n++;
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }
}
