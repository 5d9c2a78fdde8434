package clientele.features;

import clientele.features.ReturnMatching.Back;
import clientele.features.ReturnMatching.Bought;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Purchases of one customer and product that returns can still take back, the earliest first. Where they are many they are
 * found by number, size and amount, so that a guest account with tens of thousands of orders takes no longer than others.
 */
final class Takeable {
  /** Of whom nothing is known. */
  static final Takeable NOTHING_BOUGHT = new Takeable();

  private static final int FEW = 16;

  private final List<Bought> lines = new ArrayList<>();
  private Optional<Index> index = Optional.empty();

  void add(Bought line) {
    lines.add(line);
  }

  /** Puts the purchases in order of time; before the first return is matched. */
  void sort() {
    lines.sort(Comparator.comparingLong(line -> line.second));
    index = lines.size() > FEW ? Optional.of(new Index()) : Optional.empty();
  }

  /**
   * The purchase that fits a return best: under the number it names, else of the same size, else larger, else the rest; the
   * latest among equals, and none after the return.
   */
  Optional<Bought> best(Back back, double left) {
    if (index.isPresent()) {
      return index.get().best(back, left);
    }
    Bought best = null;
    int rank = 0;
    for (Bought line : lines) {
      if (fits(line, back)) {
        int now = rank(line, back, left);
        if (now >= rank) {
          best = line;
          rank = now;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Takes pieces and money off a purchase. */
  void take(Bought line, double size, double amount) {
    index.ifPresentOrElse(i -> i.take(line, size, amount), () -> {
      line.size -= size;
      line.amount -= amount;
    });
  }

  private static boolean fits(Bought line, Back back) {
    return line.second <= back.second() && line.size > ReturnMatching.NOTHING
        && (back.product() >= 0 || Math.abs(line.amount - back.amount()) <= ReturnMatching.CENT);
  }

  private static int rank(Bought line, Back back, double left) {
    return back.order() >= 0 && line.number == back.order() ? 4
        : Math.abs(line.size - left) <= ReturnMatching.NOTHING ? 3
        : line.size > left ? 2 : 1;
  }

  /** Places of the purchases by what they are looked for. */
  private final class Index {
    private final Map<Bought, Integer> places = new HashMap<>();
    private final Map<Integer, NavigableSet<Integer>> byNumber = new HashMap<>();
    private final NavigableMap<Double, NavigableSet<Integer>> bySize = new TreeMap<>();
    private final NavigableMap<Double, NavigableSet<Integer>> byAmount = new TreeMap<>();
    private final double[] most;
    private final int leaves;

    private Index() {
      leaves = Integer.highestOneBit(lines.size() * 2 - 1);
      most = new double[leaves * 2];
      for (int i = 0; i < lines.size(); i++) {
        Bought line = lines.get(i);
        places.put(line, i);
        byNumber.computeIfAbsent(line.number, n -> new TreeSet<>()).add(i);
        put(i);
      }
    }

    private void put(int place) {
      Bought line = lines.get(place);
      if (line.size > ReturnMatching.NOTHING) {
        bySize.computeIfAbsent(line.size, s -> new TreeSet<>()).add(place);
        byAmount.computeIfAbsent(line.amount, a -> new TreeSet<>()).add(place);
      }
      int node = leaves + place;
      most[node] = line.size;
      for (node /= 2; node > 0; node /= 2) {
        most[node] = Math.max(most[2 * node], most[2 * node + 1]);
      }
    }

    private void take(Bought line, double size, double amount) {
      int place = places.get(line);
      remove(bySize, line.size, place);
      remove(byAmount, line.amount, place);
      line.size -= size;
      line.amount -= amount;
      put(place);
    }

    private static void remove(NavigableMap<Double, NavigableSet<Integer>> from, double key, int place) {
      NavigableSet<Integer> there = from.get(key);
      there.remove(place);
      if (there.isEmpty()) {
        from.remove(key);
      }
    }

    private Optional<Bought> best(Back back, double left) {
      int last = before(back.second());
      if (back.product() < 0) {
        return ofAmount(back, left, last);
      }
      return named(back, last)
          .or(() -> latest(bySize.subMap(left - ReturnMatching.NOTHING, true, left + ReturnMatching.NOTHING, true), last))
          .or(() -> latestAbove(left, last))
          .or(() -> latestAbove(ReturnMatching.NOTHING, last));
    }

    /** The last place not after a moment; −1 if all are. */
    private int before(long second) {
      int from = 0;
      int to = lines.size();
      while (from < to) {
        int middle = (from + to) >>> 1;
        if (lines.get(middle).second <= second) {
          from = middle + 1;
        } else {
          to = middle;
        }
      }
      return from - 1;
    }

    private Optional<Bought> named(Back back, int last) {
      if (back.order() < 0 || !byNumber.containsKey(back.order())) {
        return Optional.empty();
      }
      return byNumber.get(back.order()).headSet(last, true).descendingSet().stream().map(lines::get)
          .filter(line -> fits(line, back)).findFirst();
    }

    private Optional<Bought> latest(NavigableMap<Double, NavigableSet<Integer>> alike, int last) {
      int latest = -1;
      for (NavigableSet<Integer> places : alike.values()) {
        Integer place = places.floor(last);
        latest = place == null ? latest : Math.max(latest, place);
      }
      return latest < 0 ? Optional.empty() : Optional.of(lines.get(latest));
    }

    /** Only a purchase of the same amount fits; of those the first that is as large ends the search. */
    private Optional<Bought> ofAmount(Back back, double left, int last) {
      Optional<Bought> named = named(back, last);
      if (named.isPresent()) {
        return named;
      }
      Bought best = null;
      int rank = 0;
      NavigableSet<Integer> alike = new TreeSet<>();
      for (NavigableSet<Integer> places
          : byAmount.subMap(back.amount() - ReturnMatching.CENT, true, back.amount() + ReturnMatching.CENT, true).values()) {
        alike = alike.isEmpty() ? places : merged(alike, places);
      }
      for (int place : alike.headSet(last, true).descendingSet()) {
        int now = rank(lines.get(place), back, left);
        if (now > rank) {
          best = lines.get(place);
          rank = now;
        }
        if (rank == 3) {
          break;
        }
      }
      return Optional.ofNullable(best);
    }

    private static NavigableSet<Integer> merged(NavigableSet<Integer> one, NavigableSet<Integer> other) {
      NavigableSet<Integer> both = new TreeSet<>(one);
      both.addAll(other);
      return both;
    }

    /** The latest purchase up to a place that is larger than a size: down a tree of the largest below each node. */
    private Optional<Bought> latestAbove(double size, int last) {
      int node = last < 0 ? 0 : leaves + last;
      while (node > 1 && !(most[node] > size)) {
        while (node > 1 && node % 2 == 0) {
          node /= 2; // a left child: nothing before it below this parent
        }
        node = node > 1 ? node - 1 : 0;
      }
      if (node == 0 || !(most[node] > size)) {
        return Optional.empty();
      }
      while (node < leaves) {
        node = most[2 * node + 1] > size ? 2 * node + 1 : 2 * node;
      }
      return Optional.of(lines.get(node - leaves));
    }
  }
}
