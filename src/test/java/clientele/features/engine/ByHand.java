package clientele.features.engine;

import clientele.features.definition.Aggregate;
import clientele.features.definition.Condition;
import clientele.features.definition.FeatureDefinition;
import clientele.study.Meaning;
import clientele.study.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a definition says, worked out from raw rows one by one as a person would, and in three wrong ways. */
record ByHand(RawShop shop, int last, Slip slip) {
  /** What somebody could get wrong. */
  enum Slip {
    NONE,
    WINDOW_ONE_DAY_WIDER,
    RETURNS_NOT_SUBTRACTED,
    MISSING_QUANTITY_IS_NONE
  }

  /** Customers who had bought something by then and kept some of it. */
  List<String> customers() {
    return orders().values().stream().filter(this::stands).map(o -> o.getFirst().customer()).distinct()
        .sorted().toList();
  }

  private Map<String, List<RawShop.Line>> orders() {
    return shop.lines.stream().filter(l -> l.day() <= last)
        .collect(Collectors.groupingBy(RawShop.Line::order, LinkedHashMap::new, Collectors.toList()));
  }

  private boolean isBack(RawShop.Line line) {
    return line.quantity() != null && line.quantity() > 0
        && line.backs().stream().filter(b -> b.day() <= last).mapToInt(RawShop.Back::pieces).sum() == line.quantity();
  }

  private boolean stands(List<RawShop.Line> order) {
    return !order.stream().allMatch(this::isBack);
  }

  private boolean in(FeatureDefinition d, int day) {
    int days = d.window().days() + (slip == Slip.WINDOW_ONE_DAY_WIDER ? 1 : 0);
    return day <= last && (d.window().isAll() || day > last - days);
  }

  double of(FeatureDefinition d, String customer) {
    return d.source().role() == Role.TRANSACTIONS ? ofOrders(d, customer) : ofRows(d, customer);
  }

  private double ofOrders(FeatureDefinition d, String customer) {
    List<List<RawShop.Line>> placed = orders().values().stream().filter(o -> o.getFirst().customer().equals(customer)).toList();
    List<List<RawShop.Line>> standing = placed.stream().filter(this::stands).toList();
    List<List<RawShop.Line>> inWindow = standing.stream().filter(o -> in(d, o.getFirst().day())).toList();
    Predicate<RawShop.Line> taken = l -> d.filter().all().stream().allMatch(c -> meets(c, l));
    List<List<RawShop.Line>> chosen = inWindow.stream().filter(o -> o.stream().anyMatch(l -> taken.test(l) && !isBack(l))).toList();
    List<RawShop.Line> all = chosen.stream().flatMap(List::stream).filter(taken).toList();
    List<RawShop.Line> kept = all.stream().filter(l -> !isBack(l)).toList();
    boolean anyPrice = standing.stream().flatMap(List::stream).anyMatch(l -> !Double.isNaN(l.worth()));
    List<Integer> days = chosen.stream().map(o -> o.getFirst().day()).sorted().toList();
    if (!d.column().isEmpty()) {
      return column(d, kept);
    }
    return switch (d.aggregate()) {
      case COUNT -> chosen.size();
      case SHARE_OF_ALL -> inWindow.isEmpty() ? Double.NaN : (double) chosen.size() / inWindow.size();
      case DAYS_SINCE_LAST -> days.isEmpty() ? Double.NaN : last - days.getLast();
      case DAYS_SINCE_FIRST -> days.isEmpty() ? Double.NaN : last - days.getFirst();
      case SUM -> d.takes(Meaning.QUANTITY) ? pieces(all) : anyPrice ? money(all) : Double.NaN;
      case MEAN -> {
        if (d.takes(Meaning.PRODUCT_ID)) {
          yield (double) kept.size() / chosen.size();
        }
        long priced = chosen.stream().filter(o -> o.stream().anyMatch(l -> taken.test(l) && !Double.isNaN(l.worth()))).count();
        yield d.takes(Meaning.QUANTITY) ? pieces(all) / chosen.size() : priced == 0 ? Double.NaN : Math.max(0, money(all)) / priced;
      }
      case BALANCE -> anyPrice ? money(placed.stream().flatMap(List::stream).toList()) - strays(customer) : Double.NaN;
      case DISTINCT -> products(kept).map(d.takes(Meaning.CATEGORY) ? RawShop.Line::category : RawShop.Line::product).distinct().count();
      case TOP_SHARE -> topShare(kept);
      case RETURNED_SHARE -> returned(d, placed, customer);
      case MEDIAN_GAP -> median(gaps(days));
      case RECENCY_OVER_GAP -> days.isEmpty() ? Double.NaN : (last - days.getLast()) / median(gaps(days));
      case GAP_TREND -> trend(gaps(days));
    };
  }

  private double column(FeatureDefinition d, List<RawShop.Line> kept) {
    if (d.aggregate() == Aggregate.DISTINCT) {
      return kept.stream().map(RawShop.Line::channel).filter(Objects::nonNull).distinct().count();
    }
    return folded(d.aggregate(), kept.isEmpty(), kept.stream().map(RawShop.Line::discount).toList());
  }

  private static double folded(Aggregate aggregate, boolean none, List<Double> cells) {
    double[] known = cells.stream().filter(Objects::nonNull).mapToDouble(v -> v).toArray();
    if (known.length == 0) {
      return none && aggregate == Aggregate.SUM ? 0 : Double.NaN;
    }
    double sum = 0;
    for (double v : known) {
      sum += v;
    }
    return aggregate == Aggregate.SUM ? sum : sum / known.length;
  }

  /** What lines cost, less what was paid back for them. */
  private double money(List<RawShop.Line> lines) {
    double sum = 0;
    for (RawShop.Line line : lines) {
      sum += Double.isNaN(line.worth()) ? 0 : line.worth();
      for (RawShop.Back back : line.backs()) {
        sum -= back.day() <= last && slip != Slip.RETURNS_NOT_SUBTRACTED ? back.pieces() * line.cents() / 100.0 : 0;
      }
    }
    return sum;
  }

  /** A line that does not say how many is of one piece. */
  private double pieces(List<RawShop.Line> lines) {
    double sum = 0;
    for (RawShop.Line line : lines) {
      sum += line.quantity() == null ? slip == Slip.MISSING_QUANTITY_IS_NONE ? 0 : 1 : line.quantity();
      for (RawShop.Back back : line.backs()) {
        sum -= back.day() <= last && slip != Slip.RETURNS_NOT_SUBTRACTED ? back.pieces() : 0;
      }
    }
    return sum;
  }

  private double strays(String customer) {
    return shop.unmatched.stream().filter(u -> u.customer().equals(customer) && u.day() <= last).mapToDouble(RawShop.Unmatched::money).sum();
  }

  /** Nothing of a product was taken under a line of no pieces. */
  private static java.util.stream.Stream<RawShop.Line> products(List<RawShop.Line> kept) {
    return kept.stream().filter(l -> l.quantity() == null || l.quantity() > 0);
  }

  private static double topShare(List<RawShop.Line> kept) {
    Map<String, Long> lines = products(kept).collect(Collectors.groupingBy(RawShop.Line::category, Collectors.counting()));
    return lines.isEmpty() ? Double.NaN
        : (double) lines.values().stream().mapToLong(n -> n).max().orElseThrow() / lines.values().stream().mapToLong(n -> n).sum();
  }

  private double returned(FeatureDefinition d, List<List<RawShop.Line>> placed, String customer) {
    long bought = placed.stream().flatMap(List::stream).filter(l -> in(d, l.day())).count();
    long back = shop.lines.stream().filter(l -> l.customer().equals(customer)).flatMap(l -> l.backs().stream()).filter(b -> in(d, b.day())).count()
        + shop.unmatched.stream().filter(u -> u.customer().equals(customer) && in(d, u.day())).count();
    return (double) back / (bought + back);
  }

  private static List<Integer> gaps(List<Integer> days) {
    List<Integer> different = List.copyOf(new TreeSet<>(days));
    List<Integer> gaps = new ArrayList<>();
    for (int i = 1; i < different.size(); i++) {
      gaps.add(different.get(i) - different.get(i - 1));
    }
    return gaps;
  }

  private static double median(List<Integer> gaps) {
    List<Integer> sorted = gaps.stream().sorted().toList();
    int n = sorted.size();
    return n == 0 ? Double.NaN : n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2.0;
  }

  private static double trend(List<Integer> gaps) {
    int half = gaps.size() / 2;
    if (gaps.size() < 3) {
      return Double.NaN;
    }
    double early = gaps.subList(0, half).stream().mapToInt(g -> g).sum();
    double late = gaps.subList(gaps.size() - half, gaps.size()).stream().mapToInt(g -> g).sum();
    return Math.log(late / early);
  }

  private boolean meets(Condition c, RawShop.Line line) {
    return switch (c.column()) {
      case "category" -> word(c, line.category());
      case "channel" -> word(c, line.channel());
      case "product" -> word(c, line.product());
      case "quantity" -> number(c, line.quantity() == null ? null : Double.valueOf(line.quantity()));
      case "discount" -> number(c, line.discount());
      case "day" -> number(
          new Condition("day", c.compare(), c.values().stream().map(v -> "" + (java.time.LocalDate.parse(v).toEpochDay() - RawShop.START.toEpochDay())).toList()),
          (double) line.day());
      default -> throw new IllegalArgumentException(c.column());
    };
  }

  private static boolean word(Condition c, String cell) {
    Set<String> wanted = c.values().stream().map(v -> v.strip().toLowerCase(java.util.Locale.ROOT)).collect(Collectors.toSet());
    return cell != null && wanted.contains(cell) == (c.compare() == Condition.Compare.ANY_OF);
  }

  private static boolean number(Condition c, Double cell) {
    return cell != null && switch (c.compare()) {
      case ANY_OF -> c.values().stream().anyMatch(v -> Double.parseDouble(v) == cell);
      case NONE_OF -> c.values().stream().noneMatch(v -> Double.parseDouble(v) == cell);
      case AT_MOST -> cell <= Double.parseDouble(c.values().getFirst());
      case AT_LEAST -> cell >= Double.parseDouble(c.values().getFirst());
    };
  }

  /** A row of messages or visits: its day, its number or word, and whether it is taken. */
  private record Row(int day, Object value, boolean taken) {}

  private double ofRows(FeatureDefinition d, String customer) {
    List<Row> rows = (d.source().role() == Role.FEEDBACK ? messages(d, customer) : visits(d, customer)).stream().filter(r -> in(d, r.day)).toList();
    List<Row> taken = rows.stream().filter(Row::taken).toList();
    return switch (d.aggregate()) {
      case COUNT -> taken.size();
      case SHARE_OF_ALL -> rows.isEmpty() ? Double.NaN : (double) taken.size() / rows.size();
      case DAYS_SINCE_LAST -> opt(taken.stream().mapToDouble(r -> last - r.day).min());
      case DAYS_SINCE_FIRST -> opt(taken.stream().mapToDouble(r -> last - r.day).max());
      case DISTINCT -> taken.stream().map(Row::value).filter(Objects::nonNull).distinct().count();
      case SUM, MEAN -> folded(d.aggregate(), taken.isEmpty(), taken.stream().map(r -> (Double) r.value).toList());
      default -> throw new IllegalArgumentException(d.id());
    };
  }

  private static double opt(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  private List<Row> messages(FeatureDefinition d, String customer) {
    return shop.messages.stream().filter(m -> m.customer().equals(customer))
        .filter(m -> d.source().table().isEmpty() || d.source().table().equals(m.table()))
        .map(m -> new Row(m.day(), m.stars() == null ? null : Double.valueOf(m.stars()), d.filter().all().stream().allMatch(
            c -> c.column().equals("sentiment") ? word(c, m.feeling()) : number(c, m.stars() == null ? null : Double.valueOf(m.stars())))))
        .toList();
  }

  private List<Row> visits(FeatureDefinition d, String customer) {
    return shop.visits.stream().filter(v -> v.customer().equals(customer))
        .map(v -> new Row(v.day(), d.column().equals("page") ? v.page() : v.minutes(), d.filter().all().stream().allMatch(
            c -> c.column().equals("page") ? word(c, v.page()) : number(c, v.minutes()))))
        .toList();
  }
}
