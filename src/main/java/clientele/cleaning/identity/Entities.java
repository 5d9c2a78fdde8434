package clientele.cleaning.identity;

import clientele.job.JobContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Gathers pairs to entities. Pairs are taken from the surest down; two groups become one only if their rows on the whole
 * speak for it, so one doubtful link does not chain two groups together. Where each of two tables holds a thing once,
 * each row gets at most one partner.
 */
final class Entities {
  private static final int LOOKED_AT = 48;
  private static final double LOUDEST = 8;

  private Entities() {}

  /** Log odds of a pair that may not be among the candidates. */
  interface Judge {
    double logOdds(int rowA, int rowB);

    /** Nats against two groups being one thing, beyond what their pairs say. */
    double against(int[] left, int[] right);
  }

  /**
   * The entity of every row, by its first row.
   *
   * @param order places in {@code pairs} of those to use, from the surest down
   * @param cut log odds above which a pair counts for a merge
   */
  static int[] gather(
      int rows, long[] pairs, double[] odds, int[] order, double cut, Decisions.Ruled ruled, Sources sources,
      Judge judge, JobContext job) {
    int[] head = new int[rows];
    int[] next = new int[rows];
    int[] tail = new int[rows];
    int[] size = new int[rows];
    for (int i = 0; i < rows; i++) {
      head[i] = i;
      next[i] = -1;
      tail[i] = i;
      size[i] = 1;
    }
    long[] held = sources.masks();
    Map<Long, Integer> refused = new HashMap<>();
    for (int[] pair : ruled.same()) {
      held[Math.min(head[pair[0]], head[pair[1]])] = held[head[pair[0]]] | held[head[pair[1]]];
      join(head[pair[0]], head[pair[1]], head, next, tail, size);
    }
    for (int k = 0; k < order.length; k++) {
      if (k % 4096 == 0) {
        job.progress((double) k / order.length);
      }
      long pair = pairs[order[k]];
      int a = head[(int) (pair >>> 32)];
      int b = head[(int) pair];
      if (a == b || (held[a] & held[b]) != 0) {
        continue;
      }
      boolean alone = size[a] == 1 && size[b] == 1;
      long groups = (long) Math.min(a, b) << 32 | Math.max(a, b);
      int both = size[a] + size[b];
      if (!alone && refused.getOrDefault(groups, 0) == both) {
        continue;
      }
      boolean agree = alone ? odds[order[k]] > cut : agree(a, b, size, next, cut, judge);
      if (!agree && !alone) {
        refused.put(groups, both);
      }
      if (agree && !forbidden(a, b, head, ruled)) {
        held[Math.min(a, b)] = held[a] | held[b];
        join(a, b, head, next, tail, size);
      }
    }
    return head;
  }

  private static void join(int a, int b, int[] head, int[] next, int[] tail, int[] size) {
    if (a == b) {
      return;
    }
    int into = Math.min(a, b);
    int from = Math.max(a, b);
    for (int row = from; row >= 0; row = next[row]) {
      head[row] = into;
    }
    next[tail[into]] = from;
    tail[into] = tail[from];
    size[into] += size[from];
  }

  private static boolean forbidden(int a, int b, int[] head, Decisions.Ruled ruled) {
    for (int[] pair : ruled.apart()) {
      int one = head[pair[0]];
      int two = head[pair[1]];
      if (one == a && two == b || one == b && two == a) {
        return true;
      }
    }
    return false;
  }

  /** Partners where each row may have one only: the surest first. */
  static int[] oneToOne(
      int rows, long[] pairs, double[] odds, int[] order, double cut, Decisions.Ruled ruled) {
    int[] entity = new int[rows];
    boolean[] taken = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      entity[i] = i;
    }
    for (int[] pair : ruled.same()) {
      taken[pair[0]] = true;
      taken[pair[1]] = true;
      entity[Math.max(pair[0], pair[1])] = Math.min(pair[0], pair[1]);
    }
    for (int k : order) {
      int a = (int) (pairs[k] >>> 32);
      int b = (int) pairs[k];
      if (odds[k] > cut && !taken[a] && !taken[b] && !ruled.isApart(a, b)) {
        taken[a] = true;
        taken[b] = true;
        entity[b] = a;
      }
    }
    return entity;
  }

  /** Whether two groups on the whole speak for being one, by some or all of the pairs between them. */
  private static boolean agree(int a, int b, int[] size, int[] next, double cut, Judge judge) {
    long between = (long) size[a] * size[b];
    long step = Math.max(1, between / LOOKED_AT);
    int[] left = rows(a, size[a], next);
    int[] right = rows(b, size[b], next);
    double sum = 0;
    int seen = 0;
    for (long at = 0; at < between && seen < LOOKED_AT; at += step) {
      double odds = judge.logOdds(left[(int) (at / right.length)], right[(int) (at % right.length)]);
      sum += Math.clamp(odds - cut, -LOUDEST, LOUDEST);
      seen++;
    }
    return sum > 0 && sum / seen > judge.against(left, right);
  }

  private static int[] rows(int first, int size, int[] next) {
    int[] rows = new int[size];
    int at = 0;
    for (int row = first; row >= 0; row = next[row]) {
      rows[at++] = row;
    }
    return at == size ? rows : Arrays.copyOf(rows, at);
  }
}
