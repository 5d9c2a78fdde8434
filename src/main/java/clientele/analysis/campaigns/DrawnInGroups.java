package clientele.analysis.campaigns;

import clientele.base.words.ControlWords;
import clientele.base.words.MissingWords;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Whether whole firms, stores, regions or weeks were drawn and not single customers: a column each value of which has one
 * group only, though many of its values hold several customers. Customers drawn together are alike, and counting each as a
 * draw of its own finds effects where there are none (Moulton 1990).
 *
 * <p>A column that says something in one group only, such as the agent who called, describes the treatment.
 *
 * @param column by which they were drawn
 * @param groups number of its values in the group that has the fewest
 */
record DrawnInGroups(Column column, int groups) {
  /** Values in each group from which on they can be counted in place of customers. */
  static final int ENOUGH = 10;

  /** Values with customers of one group only, of all that hold several. */
  private static final double ONE_GROUP = 0.9;

  /** Customers of a value in one group from which on the others are strays. */
  private static final double STRAYS = 0.95;

  /** Rows of a group that have such a value, at least. */
  private static final double COVERED = 0.5;

  /** Days in each group from which on they were drawn, and are not just those of sending and of drawing. */
  private static final int DAYS = ENOUGH;

  /** How likely so many values of one group only may be, at most, where customers are drawn one by one. */
  private static final double BY_CHANCE = 1e-6;

  /** Words in the names of columns that say where somebody is: one value in each group is a draw of places too. */
  private static final List<String> PLACES =
      List.of("region", "area", "city", "town", "country", "county", "province", "district", "territory", "store", "shop", "branch",
          "market", "outlet", "site", "location", "postcode", "zip", "filiale", "stadt", "地区", "区域", "城市", "省", "门店", "市场", "分店");

  /** A value within a campaign: how many customers of each group it holds. */
  private static final class Value {
    private final String campaign;
    private final Set<String> customers = new HashSet<>();
    private final Map<String, Integer> arms = new HashMap<>();
    private long rows;

    private Value(String campaign) {
      this.campaign = campaign;
    }

    private int size() {
      return arms.values().stream().mapToInt(Integer::intValue).sum();
    }

    private String arm() {
      return arms.entrySet().stream().max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
          .orElseThrow().getKey();
    }

    private boolean ofOne() {
      return arms.get(arm()) >= STRAYS * size();
    }
  }

  /**
   * The first column by which whole groups of customers were drawn, in one of the campaigns or in all together.
   *
   * @param control name of the control group, or empty to find it
   */
  static Optional<DrawnInGroups> find(Table contacts, ContactBook.Columns columns, String control) {
    List<Column> used = new ArrayList<>(List.of(columns.treatment(), columns.outcome()));
    columns.customer().ifPresent(used::add);
    columns.campaign().ifPresent(used::add);
    return contacts.columns().stream()
        .filter(c -> (c.kind().isCoded() || c.kind() == Kind.INTEGER || c.kind() == Kind.DATE) && !used.contains(c))
        .flatMap(c -> drawn(contacts, columns, c, control).stream())
        .findFirst();
  }

  private static Optional<DrawnInGroups> drawn(Table contacts, ContactBook.Columns columns, Column column, String control) {
    Map<String, Value> values = new TreeMap<>();
    Map<String, Map<String, Long>> rows = new TreeMap<>();
    for (int c = 0; c < contacts.chunks(); c++) {
      int chunk = c;
      String[] words = Cells.words(contacts, column, c);
      String[] treated = Cells.words(contacts, columns.treatment(), c);
      Optional<String[]> who = columns.customer().map(x -> Cells.words(contacts, x, chunk));
      Optional<String[]> of = columns.campaign().map(x -> Cells.words(contacts, x, chunk));
      for (int i = 0; i < words.length; i++) {
        if (treated[i] == null || treated[i].isBlank() || who.isPresent() && who.get()[i] == null) {
          continue;
        }
        String arm = treated[i].strip();
        String campaign = of.isEmpty() || of.get()[i] == null ? "" : of.get()[i].strip();
        rows.computeIfAbsent(campaign, x -> new TreeMap<>()).merge(arm, 1L, Long::sum);
        if (says(words[i])) {
          Value value = values.computeIfAbsent(campaign + '\n' + words[i].strip(), x -> new Value(campaign));
          value.rows++;
          if (value.customers.add(who.isEmpty() ? c + ":" + i : who.get()[i].strip())) {
            value.arms.merge(arm, 1, Integer::sum);
          }
        }
      }
    }
    boolean place = PLACES.stream().anyMatch(column.name().toLowerCase(Locale.ROOT)::contains);
    int least = column.kind() == Kind.DATE ? DAYS : place ? 1 : 2;
    rows.keySet().removeIf(c -> armsWith(values.values(), c, least) < 2);
    List<Set<String>> together = new ArrayList<>(rows.keySet().stream().map(Set::of).toList());
    together.add(rows.keySet());
    return together.stream()
        .flatMap(campaigns -> fewest(values.values().stream().filter(v -> campaigns.contains(v.campaign)).toList(),
            rowsOf(rows, campaigns), least, control).stream())
        .findFirst()
        .map(groups -> new DrawnInGroups(column, groups));
  }

  /** Number of groups of a campaign that have so many values of their own. */
  private static long armsWith(Collection<Value> values, String campaign, int least) {
    Map<String, Integer> own = new TreeMap<>();
    values.stream().filter(v -> v.campaign.equals(campaign) && v.size() > 1 && v.ofOne()).forEach(v -> own.merge(v.arm(), 1, Integer::sum));
    return own.values().stream().filter(n -> n >= least).count();
  }

  private static Map<String, Long> rowsOf(Map<String, Map<String, Long>> rows, Set<String> campaigns) {
    Map<String, Long> all = new TreeMap<>();
    campaigns.forEach(c -> rows.get(c).forEach((arm, n) -> all.merge(arm, n, Long::sum)));
    return all;
  }

  /** Whether a cell names anything. */
  private static boolean says(String word) {
    return word != null && !word.isBlank() && !ControlWords.isLeftAlone(word) && !MissingWords.isUnknown(word);
  }

  /** Number of values in the group with the fewest, if whole values were drawn. */
  private static Optional<Integer> fewest(List<Value> values, Map<String, Long> rows, int least, String control) {
    List<Value> several = values.stream().filter(v -> v.size() > 1).toList();
    List<Value> one = several.stream().filter(Value::ofOne).toList();
    Map<String, Integer> drawn = new TreeMap<>();
    one.forEach(v -> drawn.merge(v.arm(), 1, Integer::sum));
    Map<String, Long> covered = new TreeMap<>();
    values.stream().filter(Value::ofOne).forEach(v -> covered.merge(v.arm(), v.rows, Long::sum));
    drawn.keySet().removeIf(arm -> drawn.get(arm) < least || covered.get(arm) < COVERED * rows.get(arm));
    List<String> held = rows.keySet().stream().filter(arm -> CampaignReading.isControl(arm, control)).toList();
    if (drawn.size() < 2 || !drawn.keySet().containsAll(held) || one.size() < ONE_GROUP * several.size()
        || logChance(several, one.size()) >= Math.log(BY_CHANCE)) {
      return Optional.empty();
    }
    return drawn.values().stream().min(Integer::compare);
  }

  /**
   * Upper bound of the logarithm of the probability that at least {@code count} values have one group only where customers
   * are drawn one by one (Chernoff; exact where all values have).
   */
  private static double logChance(List<Value> several, int count) {
    Map<String, Map<String, Integer>> arms = new HashMap<>();
    several.forEach(v -> v.arms.forEach((arm, n) -> arms.computeIfAbsent(v.campaign, c -> new HashMap<>()).merge(arm, n, Integer::sum)));
    Map<String, Double> known = new HashMap<>();
    double[] chances = several.stream()
        .mapToDouble(v -> known.computeIfAbsent(v.campaign + '\n' + v.size(), x -> ofOne(v.size(), arms.get(v.campaign))))
        .toArray();
    double least = 0;
    for (double t = 0.25; t <= 64; t *= 1.25) {
      double bound = -t * count;
      for (double q : chances) {
        bound += q * Math.exp(t) > 1e-9 ? Math.log1p(q * Math.expm1(t)) : 0;
      }
      least = Math.min(least, bound);
    }
    return least;
  }

  /** Probability that so many customers drawn one by one are of one group but for strays. */
  private static double ofOne(int customers, Map<String, Integer> arms) {
    double all = arms.values().stream().mapToInt(Integer::intValue).sum();
    int most = (int) Math.ceil(STRAYS * customers);
    return Math.min(1, arms.values().stream()
        .mapToDouble(n -> BinomialDistribution.of(customers, n / all).survivalProbability(most - 1)).sum());
  }
}
