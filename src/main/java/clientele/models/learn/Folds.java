package clientele.models.learn;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Parts of rows that are left out in turn; rows of one customer are in the same one.
 *
 * @param of each row, from 0 to {@code count} less 1
 * @param count how many
 */
public record Folds(int[] of, int count) {

  /** At random within each outcome. */
  public static Folds random(boolean[] y, int[] cluster, int count, RandomGenerator random) {
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
        ofCluster[members[i]] = i % count;
      }
    }
    return new Folds(Arrays.stream(cluster).map(g -> ofCluster[g]).toArray(), count);
  }

  /** Clusters with the outcome, or without, whichever are fewer. */
  static int rarer(boolean[] y, int[] cluster) {
    int groups = Arrays.stream(cluster).max().orElse(-1) + 1;
    boolean[] has = new boolean[groups];
    for (int i = 0; i < y.length; i++) {
      has[cluster[i]] |= y[i];
    }
    int with = Outcomes.count(has);
    return Math.min(with, groups - with);
  }

  /** Places of the rows of a fold. */
  public int[] out(int fold) {
    return IntStream.range(0, of.length).filter(i -> of[i] == fold).toArray();
  }

  /** Places of all other rows. */
  public int[] in(int fold) {
    return IntStream.range(0, of.length).filter(i -> of[i] != fold).toArray();
  }
}
