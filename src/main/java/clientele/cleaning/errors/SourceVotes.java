package clientele.cleaning.errors;

import clientele.base.Text;
import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One fact told by several sources, as the departure of a flight by thirty sites: where a column names the source and another
 * the thing, so that each source tells each thing about once, the sources vote. A source weighs what it is right about: its
 * accuracy and the facts are estimated in turn (Dong, Berti-Équille and Srivastava 2009, without copying). A cell is told where
 * another value is likelier, and how likely is how sure it is; a cell that is empty where the others agree is told too.
 */
final class SourceVotes {
  private static final Pattern NAMED =
      Pattern.compile("(.*[_ .-])?(src|source|data ?source|site|website|provider|feed|crawler)([_ .-](id|name))?|.*(来源|网站)");
  private static final Pattern DOMAIN = Pattern.compile("(https?://)?([\\w-]+\\.)+[a-z]{2,6}(/.*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern OWN =
      Pattern.compile(".*(price|cost|fee|amount|rate|rating|score|star|stock|review|verdict|opinion|comment|text|sentiment|价|评|库存|费).*");
  private static final int LEAST_VALUES = 20;
  private static final int MOST_SOURCES = 500;
  private static final int LEAST_SOURCES = 3;
  private static final int LEAST_THINGS = 5;
  private static final double ONCE = 1.2;
  private static final double AGREES = 0.35;
  private static final double ALL_BUT_SLIPS = 0.9;
  private static final int ROUNDS = 8;
  private static final double LEAST_ACCURACY = 0.05;
  private static final double MOST_ACCURACY = 0.99;
  private static final double BEYOND = 0.8;

  private SourceVotes() {}

  /** Tells cells that the other sources speak against; returns the columns that were judged so, and the thing. */
  static Set<Integer> find(Suspects suspects, List<ColumnValues> columns, JobContext job) {
    Set<Integer> judged = new HashSet<>();
    for (int s = 0; s < columns.size(); s++) {
      job.progress((double) s / columns.size());
      if (isSource(columns.get(s))) {
        int thing = thing(columns, s);
        for (int c = 0; thing >= 0 && c < columns.size(); c++) {
          if (c != s && c != thing && !judged.contains(c) && vote(suspects, columns.get(s), columns.get(thing), columns.get(c), c)) {
            judged.add(c);
            judged.add(thing);
          }
        }
      }
    }
    return judged;
  }

  private static boolean isSource(ColumnValues column) {
    if (column.size() < LEAST_SOURCES || column.size() > MOST_SOURCES || column.present() < column.codes().length * 0.9) {
      return false;
    }
    long domains = column.values().stream().filter(v -> DOMAIN.matcher(v).matches()).count();
    return NAMED.matcher(column.name().strip().toLowerCase(Locale.ROOT)).matches() || domains > column.size() * 0.8;
  }

  /** The column that names what is told about: the one whose values each source has about once, with most rows for each; -1 if none. */
  private static int thing(List<ColumnValues> columns, int source) {
    int best = -1;
    for (int c = 0; c < columns.size(); c++) {
      ColumnValues column = columns.get(c);
      if (c == source || column.size() < LEAST_THINGS || column.present() < column.codes().length * 0.9
          || column.present() < LEAST_SOURCES * column.size()) {
        continue;
      }
      Set<Long> pairs = new HashSet<>();
      for (int row = 0; row < column.codes().length; row++) {
        pairs.add((long) column.codes()[row] << 32 | columns.get(source).codes()[row] & 0xffffffffL);
      }
      boolean once = column.present() <= ONCE * pairs.size();
      best = once && (best < 0 || column.size() < columns.get(best).size()) ? c : best;
    }
    return best;
  }

  /** Whether each source may rightly have a value of its own, as a price, a number in stock, a rating or an opinion. */
  private static boolean isOwn(ColumnValues told) {
    return OWN.matcher(told.name().toLowerCase(Locale.ROOT)).matches() || BrokenDependences.isMeasured(told);
  }

  private static boolean vote(Suspects suspects, ColumnValues source, ColumnValues thing, ColumnValues told, int c) {
    int[][] rows = rowsOf(thing);
    if (told.size() < LEAST_VALUES || isOwn(told) || !agree(rows, told)) {
      return false;
    }
    double[] accuracy = new double[source.size()];
    Arrays.fill(accuracy, 0.8);
    List<Map<Integer, Double>> likely = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      likely.clear();
      double[] right = new double[source.size()];
      double[] all = new double[source.size()];
      for (int[] group : rows) {
        Map<Integer, Double> facts = facts(group, source, told, accuracy);
        likely.add(facts);
        for (int row : group) {
          int who = source.codes()[row];
          if (who >= 0 && told.codes()[row] >= 0) {
            right[who] += facts.get(told.codes()[row]);
            all[who]++;
          }
        }
      }
      for (int s = 0; s < accuracy.length; s++) {
        accuracy[s] = Math.clamp((right[s] + 1.6) / (all[s] + 2), LEAST_ACCURACY, MOST_ACCURACY);
      }
    }
    for (int g = 0; g < rows.length; g++) {
      tell(suspects, rows[g], likely.get(g), thing, told, c);
    }
    return true;
  }

  private static void tell(
      Suspects suspects, int[] group, Map<Integer, Double> facts, ColumnValues thing, ColumnValues told, int c) {
    Map.Entry<Integer, Double> first = facts.entrySet().stream()
        .max(Map.Entry.<Integer, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .orElse(null);
    int tellers = 0;
    int voices = 0;
    for (int row : group) {
      tellers += told.codes()[row] >= 0 ? 1 : 0;
      voices += first != null && told.codes()[row] == first.getKey() ? 1 : 0;
    }
    if (first == null || tellers < LEAST_SOURCES || voices < 2 || first.getValue() < BEYOND) {
      return;
    }
    String wish = told.values().get(first.getKey());
    for (int row : group) {
      int own = told.codes()[row];
      if (own != first.getKey()) {
        double sure = first.getValue() * (own < 0 ? 0.8 : 0.95) * Math.min(1, 0.7 + 0.3 * voices / tellers);
        suspects.offer(row, c, Text.of(SourceVotes.class, own < 0 ? "error.untold" : "error.outvoted", voices, tellers, thing.name()), wish, sure);
      }
    }
  }

  /** How likely each value told of a thing is, given how right each source is. */
  private static Map<Integer, Double> facts(int[] group, ColumnValues source, ColumnValues told, double[] accuracy) {
    Map<Integer, Double> votes = new HashMap<>();
    for (int row : group) {
      if (told.codes()[row] >= 0) {
        double right = source.codes()[row] < 0 ? 0.5 : accuracy[source.codes()[row]];
        votes.merge(told.codes()[row], Math.log(10 * right / (1 - right)), Double::sum);
      }
    }
    double most = votes.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double sum = votes.values().stream().mapToDouble(x -> Math.exp(x - most)).sum();
    votes.replaceAll((value, x) -> Math.exp(x - most) / sum);
    return votes;
  }

  /**
   * Whether those who tell of one thing agree far more than those who tell of any, for what each may see differently is no
   * fact, and yet not nearly always: what differs by slips only is a dependence like any other.
   */
  private static boolean agree(int[][] rows, ColumnValues told) {
    long all = 0;
    long agreeing = 0;
    double byChance = 0;
    double mode = (double) told.counts()[told.mode()] / told.present();
    for (int[] group : rows) {
      Map<Integer, Integer> counts = new HashMap<>();
      int n = 0;
      for (int row : group) {
        if (told.codes()[row] >= 0) {
          counts.merge(told.codes()[row], 1, Integer::sum);
          n++;
        }
      }
      if (n >= LEAST_SOURCES) {
        all += n;
        agreeing += counts.values().stream().max(Integer::compare).orElse(0);
        byChance += Math.max(1, n * mode + Math.sqrt(n * mode * (1 - mode)));
      }
    }
    double share = (double) agreeing / Math.max(1, all);
    double chance = Math.min(1, byChance / Math.max(1, all));
    return all > 0 && share < ALL_BUT_SLIPS && (share - chance) / Math.max(1e-9, 1 - chance) >= AGREES;
  }

  private static int[][] rowsOf(ColumnValues thing) {
    ColumnValues.Rows rows = thing.rows();
    int[][] of = new int[thing.size()][];
    for (int v = 0; v < of.length; v++) {
      of[v] = Arrays.copyOfRange(rows.all(), rows.starts()[v], rows.starts()[v + 1]);
    }
    return of;
  }
}
