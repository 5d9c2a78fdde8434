package clientele.models.learn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Outcomes, clusters and numbers by places of rows. */
public final class Outcomes {
  private Outcomes() {}

  /** Each row a cluster of its own. */
  public static int[] own(int n) {
    return IntStream.range(0, n).toArray();
  }

  /** How many have the outcome. */
  public static int count(boolean[] y) {
    int n = 0;
    for (boolean has : y) {
      n += has ? 1 : 0;
    }
    return n;
  }

  /** Whether one of the outcomes does not occur. */
  public static boolean oneClass(boolean[] y) {
    int n = count(y);
    return n == 0 || n == y.length;
  }

  /** The outcomes at some places. */
  public static boolean[] pick(boolean[] y, int[] places) {
    boolean[] picked = new boolean[places.length];
    for (int i = 0; i < places.length; i++) {
      picked[i] = y[places[i]];
    }
    return picked;
  }

  /** The numbers at some places. */
  public static double[] pick(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
  }

  /** The clusters at some places, numbered anew from 0. */
  public static int[] dense(int[] cluster, int[] places) {
    Map<Integer, Integer> codes = new HashMap<>();
    return Arrays.stream(places).map(i -> {
      codes.putIfAbsent(cluster[i], codes.size());
      return codes.get(cluster[i]);
    }).toArray();
  }

  /** Puts values where they belong. */
  public static void put(double[] all, int[] places, double[] values) {
    for (int i = 0; i < places.length; i++) {
      all[places[i]] = values[i];
    }
  }
}
