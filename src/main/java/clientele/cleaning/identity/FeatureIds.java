package clientele.cleaning.identity;

import java.util.Arrays;

/** Numbers for features, by 64 bits of hash; two features of the same hash only make one more pair to look at. */
final class FeatureIds {
  private long[] keys = new long[1 << 16];
  private int[] ids = new int[1 << 16];
  private float[] shares = new float[1 << 15];
  private int size;

  /**
   * The number of a feature.
   *
   * @param share how much it counts beside a whole word
   */
  int id(String feature, float share) {
    long key = hash(feature);
    int at = place(key);
    if (keys[at] == key) {
      return ids[at];
    }
    keys[at] = key;
    ids[at] = size;
    if (size == shares.length) {
      shares = Arrays.copyOf(shares, size * 2);
    }
    shares[size++] = share;
    if (size * 2 > keys.length) {
      grow();
    }
    return size - 1;
  }

  float share(int id) {
    return shares[id];
  }

  int size() {
    return size;
  }

  private static long hash(String text) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001b3L;
    }
    h = (h ^ h >>> 31) * 0x94D049BB133111EBL;
    h ^= h >>> 29;
    return h == 0 ? 1 : h;
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int at = (int) (key >>> 20) & mask;
    while (keys[at] != 0 && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldIds = ids;
    keys = new long[oldKeys.length * 2];
    ids = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        ids[at] = oldIds[i];
      }
    }
  }
}
