package clientele.features;

import java.util.Arrays;

/** Gives whole numbers codes from 0 in order of first appearance; open addressing, one array. */
final class LongCodes {
  private long[] keys = new long[1 << 12];
  private int[] codes = new int[1 << 12];
  private int size;

  LongCodes() {
    Arrays.fill(codes, -1);
  }

  int size() {
    return size;
  }

  int code(long key) {
    int at = slot(key);
    if (codes[at] < 0) {
      if (size * 2 > keys.length) {
        grow();
        at = slot(key);
      }
      keys[at] = key;
      codes[at] = size++;
    }
    return codes[at];
  }

  /** The numbers by code. */
  long[] values() {
    long[] values = new long[size];
    for (int i = 0; i < keys.length; i++) {
      if (codes[i] >= 0) {
        values[codes[i]] = keys[i];
      }
    }
    return values;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (codes[at] >= 0 && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCodes = codes;
    keys = new long[oldKeys.length * 2];
    codes = new int[keys.length];
    Arrays.fill(codes, -1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCodes[i] >= 0) {
        int at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        codes[at] = oldCodes[i];
      }
    }
  }
}
