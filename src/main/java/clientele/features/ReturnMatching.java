package clientele.features;

import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the purchase that each return takes back: of the same customer and product, not later than the return; of the
 * order the return names if it names one, else with the same quantity, else the latest with enough left. What is left of
 * a return is unmatched and told.
 */
public final class ReturnMatching {
  static final double NOTHING = 1e-9;
  static final double CENT = 0.0051;
  private static final int LOOK = 256;

  /** Place of a purchase that was set apart from the table: what takes it back takes nothing from any order. */
  static final int SET_APART = -2;

  /**
   * A returned line.
   *
   * @param product code, −1 where lines name none: then only a purchase of the same amount fits
   * @param second moment as seconds since 1970
   * @param size pieces that came back, above 0
   * @param amount paid back, 0 or more
   * @param order code of the order it names, −1 if it names none
   */
  public record Back(int customer, int product, long second, int day, double size, double amount, int order) {}

  /** A purchased line of a customer who returned something. */
  public static final class Bought {
    final int line;
    final int place;
    final int number;
    final long second;
    double size;
    double amount;

    /**
     * A purchase.
     *
     * @param line its place among the lines
     * @param place of its order
     * @param number code of its order number, −1 if it has none
     */
    public Bought(int line, int place, int number, long second, double size, double amount) {
      this.line = line;
      this.place = place;
      this.number = number;
      this.second = second;
      this.size = size;
      this.amount = amount;
    }
  }

  /**
   * Money and pieces that came back.
   *
   * @param place of the order, −1 if no purchase was found
   * @param line its place among the lines, −1 if no purchase was found
   */
  record Refund(int customer, int place, int line, int day, double size, double amount) {}

  private final Map<Long, Takeable> bought = new HashMap<>();
  private final List<Refund> refunds = new ArrayList<>();
  private final int[] lineBack;
  private final Set<Back> apart = Collections.newSetFromMap(new IdentityHashMap<>());
  private int matched;
  private int unmatched;

  /** Matching over {@code lines} purchased lines. */
  public ReturnMatching(int lines) {
    this.lineBack = new int[lines];
    Arrays.fill(lineBack, Integer.MAX_VALUE);
  }

  /** Key of a customer and a product. */
  public static long key(int customer, int product) {
    return (long) customer << 32 | product & 0xffffffffL;
  }

  /** Adds a purchase that a return could take back. */
  public void purchase(int customer, int product, Bought line) {
    bought.computeIfAbsent(key(customer, product), k -> new Takeable()).add(line);
  }

  /** Matches all returns, earliest first. */
  public void match(List<Back> returns, JobContext job) {
    List<Back> ordered = new ArrayList<>(returns);
    ordered.sort(Comparator.comparingLong(Back::second));
    bought.values().forEach(Takeable::sort);
    for (int r = 0; r < ordered.size(); r++) {
      if (r % LOOK == 0) {
        job.checkCancelled();
      }
      match(ordered.get(r));
    }
  }

  private void match(Back back) {
    Takeable candidates = bought.getOrDefault(key(back.customer(), back.product()), Takeable.NOTHING_BOUGHT);
    double left = back.size();
    boolean setApart = false;
    double money = back.amount();
    while (left > NOTHING) {
      Optional<Bought> best = candidates.best(back, left);
      if (best.isEmpty()) {
        break;
      }
      Bought line = best.get();
      double size = Math.min(left, line.size);
      double share = Math.min(line.amount * (size / line.size), money);
      candidates.take(line, size, share);
      left -= size;
      money -= share;
      if (line.place == SET_APART) {
        setApart = true;
        continue;
      }
      if (line.size <= NOTHING) {
        lineBack[line.line] = back.day();
      }
      refunds.add(new Refund(back.customer(), line.place, line.line, back.day(), size, share));
    }
    if (setApart) {
      apart.add(back);
    }
    boolean all = left <= NOTHING && money <= CENT + 1e-6 * back.amount();
    matched += all ? 1 : 0;
    unmatched += all ? 0 : 1;
    if (!all) {
      refunds.add(new Refund(back.customer(), -1, -1, back.day(), left, money));
    }
  }

  /** Whether a return took back something that was set apart, which is no return of goods. */
  boolean tookSetApart(Back back) {
    return apart.contains(back);
  }

  /** Day on which each line had wholly come back, {@code Integer.MAX_VALUE} for those that did not. */
  public int[] lineBack() {
    return lineBack;
  }

  List<Refund> refunds() {
    return refunds;
  }

  int matched() {
    return matched;
  }

  int unmatched() {
    return unmatched;
  }
}
