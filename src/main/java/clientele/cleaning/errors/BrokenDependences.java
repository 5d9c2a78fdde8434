package clientele.cleaning.errors;

import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Dependences such as zip → city that hold in nearly all rows, found by trying all pairs of columns; where one is broken,
 * the value most rows of the group have is the suggestion. A cell is told only if most of the columns that determine it
 * speak against it, so a wrong zip is blamed on the zip and not on the city.
 */
final class BrokenDependences {
  private static final int WIDEST = 60;
  private static final double HOLDS = 0.85;
  private static final double HOLDS_IN_LARGE_GROUPS = 0.6;
  private static final int LARGE = 8;
  private static final double LEAST_GAIN = 0.6;
  private static final int LEAST_GROUP = 3;

  private BrokenDependences() {}

  /** A dependence: share of rows in groups that follow it. */
  private record Dependence(int from, int to, double share, int[] majority, int[] votes, int[] sizes, int[] second) {}

  /**
   * Tells the cells.
   *
   * @param columns the columns with their values in one form
   * @param but columns that are judged otherwise already
   */
  static void find(Suspects suspects, List<ColumnValues> columns, Set<Integer> but, JobContext job) {
    int n = Math.min(columns.size(), WIDEST);
    Blame blame = new Blame();
    for (int to = 0; to < n; to++) {
      job.progress((double) to / n);
      ColumnValues target = columns.get(to);
      if (target.size() < 2 || but.contains(to)) {
        continue;
      }
      List<Dependence> found = new ArrayList<>();
      for (int from = 0; from < n; from++) {
        if (from != to && canDetermine(columns.get(from))) {
          Dependence d = measure(columns.get(from), target, from, to);
          if (d != null) {
            found.add(d);
          }
        }
      }
      if (!found.isEmpty()) {
        judge(columns, target, to, found, blame);
      }
    }
    blame.settle(suspects);
  }

  /** Moments determine nothing: what happened in the same minute is the same by chance. */
  private static boolean canDetermine(ColumnValues from) {
    int present = from.present();
    return !from.column().kind().isTemporal() && from.size() > 1 && from.size() <= present * 0.6 && !isMeasured(from);
  }

  /** Numbers with a point measure something and determine nothing. */
  static boolean isMeasured(ColumnValues column) {
    Kind kind = column.column().kind();
    if (kind == Kind.REAL || kind == Kind.DECIMAL) {
      return true;
    }
    long pointed = column.values().stream().filter(v -> v.matches("-?\\d+\\.\\d+")).count();
    return pointed > column.size() * 0.5;
  }

  private static Dependence measure(ColumnValues from, ColumnValues to, int f, int t) {
    int[] majority = new int[from.size()];
    int[] votes = new int[from.size()];
    int[] second = new int[from.size()];
    int[] sizes = new int[from.size()];
    ColumnValues.Rows rows = from.rows();
    long inGroups = 0;
    long agreeing = 0;
    long repeated = 0;
    int groups = 0;
    boolean few = from.size() <= ColumnValues.FEW;
    Map<Integer, Integer> counts = new HashMap<>();
    for (int v = 0; v < from.size(); v++) {
      counts.clear();
      for (int i = rows.starts()[v]; i < rows.starts()[v + 1]; i++) {
        int code = to.codes()[rows.all()[i]];
        if (code >= 0) {
          counts.merge(code, 1, Integer::sum);
          sizes[v]++;
        }
      }
      majority[v] = -1;
      for (Map.Entry<Integer, Integer> e : counts.entrySet()) {
        if (e.getValue() > votes[v] || e.getValue() == votes[v] && e.getKey() < majority[v]) {
          second[v] = Math.max(second[v], votes[v]);
          votes[v] = e.getValue();
          majority[v] = e.getKey();
        } else {
          second[v] = Math.max(second[v], e.getValue());
        }
      }
      if (sizes[v] >= 2) {
        inGroups += sizes[v];
        agreeing += votes[v];
        int often = Math.max(3, few ? Math.min(Math.max(ColumnValues.NO_SLIP, sizes[v] / 100), sizes[v] / 10) : sizes[v] / 10);
        for (Map.Entry<Integer, Integer> e : counts.entrySet()) {
          repeated += e.getKey() != majority[v] && e.getValue() >= often ? e.getValue() : 0;
        }
        groups++;
      }
    }
    if (groups < 2 || inGroups < to.present() * 0.3 || distinct(majority, sizes) < 2) {
      return null;
    }
    double share = (double) agreeing / inGroups;
    double base = (double) to.counts()[to.mode()] / to.present();
    double byChance = chance(to, (double) inGroups / groups, base);
    double gain = (share - byChance) / Math.max(1e-9, 1 - byChance);
    boolean scattered = repeated <= 0.7 * (inGroups - agreeing);
    // Flags and scales that mostly go together are told apart from slips: the same exception stands there again and again.
    if (few && !scattered) {
      return null;
    }
    boolean large = (double) inGroups / groups >= LARGE && scattered;
    boolean holds = share >= (large ? HOLDS_IN_LARGE_GROUPS : HOLDS) && gain >= (share >= HOLDS ? LEAST_GAIN : 0.5);
    return holds ? new Dependence(f, t, share, majority, votes, sizes, second) : null;
  }

  /** Share that the majorities of random groups of this size would have, roughly. */
  private static double chance(ColumnValues to, double size, double base) {
    return Math.min(1, Math.max(base, 1 / Math.max(1, size) + base * (1 - 1 / Math.max(1, size))));
  }

  private static int distinct(int[] majority, int[] sizes) {
    Set<Integer> seen = new HashSet<>();
    for (int v = 0; v < majority.length; v++) {
      if (sizes[v] >= 2) {
        seen.add(majority[v]);
      }
    }
    return seen.size();
  }

  private static void judge(
      List<ColumnValues> columns, ColumnValues target, int to, List<Dependence> found, Blame blame) {
    for (int row = 0; row < target.codes().length; row++) {
      double against = 0;
      double all = 0;
      Map<Integer, Double> wishes = new HashMap<>();
      Map<Integer, Double> speaking = new HashMap<>();
      Dependence strongest = null;
      for (Dependence d : found) {
        int group = columns.get(d.from()).codes()[row];
        if (group < 0 || d.sizes()[group] < LEAST_GROUP || d.votes()[group] < 2 * Math.max(1, d.second()[group])
            || d.votes()[group] * 2 <= d.sizes()[group]) {
          continue;
        }
        double weight = d.share() * d.share() * d.votes()[group] / d.sizes()[group];
        all += weight;
        if (target.codes()[row] != d.majority()[group]) {
          against += weight;
          speaking.put(d.from(), weight);
          wishes.merge(d.majority()[group], weight, Double::sum);
          strongest = strongest == null || d.share() > strongest.share() ? d : strongest;
        }
      }
      if (strongest == null || against * 2 <= all) {
        continue;
      }
      int wish = wishes.entrySet().stream()
          .max(Map.Entry.<Integer, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
          .orElseThrow().getKey();
      boolean missing = target.codes()[row] < 0;
      if (missing && strongest.share() < 0.9 && against < 0.6) {
        continue;
      }
      String by = columns.get(strongest.from()).name();
      blame.add(new Blame.Cell(
          row, to,
          Text.of(BrokenDependences.class, missing ? "error.known" : "error.dependence", by, target.name(),
              Math.floor(strongest.share() * 1000) / 10),
          target.values().get(wish), (missing ? 0.75 : 0.9) * Math.min(1, 0.6 + 0.4 * against / all) * strongest.share(),
          speaking));
    }
  }
}
