package clientele.analysis.churn;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Random folds that keep the rows of a customer together. */
final class Folds {
  private Folds() {}

  /** A fold for each row, at random within each outcome; all rows of a cluster are in the same one. */
  static int[] of(boolean[] y, int[] cluster, int folds, RandomGenerator random) {
    int groups = Arrays.stream(cluster).max().orElse(-1) + 1;
    boolean[] has = new boolean[groups];
    for (int i = 0; i < y.length; i++) {
      has[cluster[i]] |= y[i];
    }
    int[] ofCluster = new int[groups];
    for (boolean outcome : new boolean[] {false, true}) {
      int[] members = IntStream.range(0, groups).filter(g -> has[g] == outcome).toArray();
      for (int i = members.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int keep = members[i];
        members[i] = members[j];
        members[j] = keep;
      }
      for (int i = 0; i < members.length; i++) {
        ofCluster[members[i]] = i % folds;
      }
    }
    return Arrays.stream(cluster).map(g -> ofCluster[g]).toArray();
  }

  static boolean oneClass(boolean[] y) {
    int n = Learner.count(y);
    return n == 0 || n == y.length;
  }

  static boolean[] pick(boolean[] y, int[] places) {
    boolean[] picked = new boolean[places.length];
    for (int i = 0; i < places.length; i++) {
      picked[i] = y[places[i]];
    }
    return picked;
  }

  static void put(double[] all, int[] places, double[] values) {
    for (int i = 0; i < places.length; i++) {
      all[places[i]] = values[i];
    }
  }
}
