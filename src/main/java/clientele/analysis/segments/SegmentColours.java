package clientele.analysis.segments;

import java.util.Arrays;
import java.util.Map;

/** Keeps a segment's colour when segments are made again: each takes the colour of the one it shares most with. */
final class SegmentColours {
  /** Colours of the palette; the last one is for the rest. */
  static final int PALETTE = 8;

  private SegmentColours() {}

  /**
   * A colour for each group, 1 to {@link #PALETTE}.
   *
   * @param order groups in the order in which new colours are given out
   */
  static int[] assign(String[] ids, int[] labels, int groups, int[] order, Map<String, Integer> before) {
    double[][] shared = new double[groups][PALETTE + 1];
    int[] sizes = new int[groups];
    int[] old = new int[PALETTE + 1];
    before.values().forEach(colour -> old[colour]++);
    for (int i = 0; i < ids.length; i++) {
      Integer colour = before.get(ids[i]);
      if (labels[i] < 0) {
        continue;
      }
      sizes[labels[i]]++;
      if (colour != null) {
        shared[labels[i]][colour]++;
      }
    }
    int[] colours = new int[groups];
    boolean[] taken = new boolean[PALETTE + 1];
    for (int round = 0; round < groups; round++) {
      double most = 0.2;
      int group = -1;
      int with = -1;
      for (int g = 0; g < groups; g++) {
        for (int c = 1; c < PALETTE; c++) {
          double jaccard = shared[g][c] / Math.max(1, sizes[g] + old[c] - shared[g][c]);
          if (colours[g] == 0 && !taken[c] && jaccard > most) {
            most = jaccard;
            group = g;
            with = c;
          }
        }
      }
      if (group < 0) {
        break;
      }
      colours[group] = with;
      taken[with] = true;
    }
    for (int g : order) {
      if (colours[g] == 0) {
        int free = 1;
        while (free < PALETTE && taken[free]) {
          free++;
        }
        colours[g] = free;
        taken[free] = true;
      }
    }
    return Arrays.copyOf(colours, groups);
  }
}
