package clientele.models;

import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A regression tree over binned features, grown level by level from sums of gradients per bin. */
final class HistogramTree {
  private static final int SUMS = 3;

  /** Below this many cells a loop over features is not worth several threads. */
  private static final int SMALL = 50_000;

  private int feature = -1;
  private int bin;
  private boolean missingLow;
  private HistogramTree low;
  private HistogramTree high;
  private double value;
  private int cover;

  private HistogramTree() {}

  /**
   * Grows a tree and adds its values to the scores of the rows it was grown on.
   *
   * @param binned an array of bins per feature
   * @param gradient first derivative of the loss by the score, per row
   * @param curvature second derivative, above 0
   */
  static HistogramTree grow(
      byte[][] binned, double[] gradient, double[] curvature, BoostedTrees.Settings settings, double[] score, JobContext job) {
    int[] rows = new int[gradient.length];
    Arrays.setAll(rows, i -> i);
    int[] features = new int[binned.length];
    Arrays.setAll(features, f -> f);
    return grow(binned, gradient, curvature, settings, rows, features, score, job);
  }

  /**
   * Grows a tree on some rows and features, and adds its values to the scores of these rows.
   *
   * @param rows places of the rows, which are put in another order
   * @param features places of the features it may split by
   */
  static HistogramTree grow(
      byte[][] binned, double[] gradient, double[] curvature, BoostedTrees.Settings settings, int[] rows, int[] features,
      double[] score, JobContext job) {
    int n = rows.length;
    HistogramTree root = new HistogramTree();
    Growth growth = new Growth(binned, gradient, curvature, settings, rows, features, job);
    List<Open> level = List.of(new Open(root, 0, n, growth.sums(0, n)));
    for (int depth = 0; depth < settings.depth() && !level.isEmpty(); depth++) {
      List<Open> next = new ArrayList<>();
      for (Open open : level) {
        growth.split(open, depth + 1 < settings.depth(), next, score);
      }
      level = next;
    }
    for (Open open : level) {
      growth.close(open, score);
    }
    return root;
  }

  /** The value of a row. */
  double value(byte[][] binned, int row) {
    HistogramTree at = this;
    while (at.feature >= 0) {
      int b = binned[at.feature][row] & 0xFF;
      at = (b == 0 ? at.missingLow : b <= at.bin) ? at.low : at.high;
    }
    return at.value;
  }

  /** Lays the tree out, its splits at the cuts of the bins; the place of its root. */
  int lay(Trees.Growing into, HistogramBins bins) {
    if (feature < 0) {
      return into.leaf(value, cover);
    }
    int at = into.split(feature, bins.upper(feature, bin), missingLow, cover);
    int lower = low.lay(into, bins);
    into.children(at, lower, high.lay(into, bins));
    return at;
  }

  /** A node whose rows stand together, with the sums of gradient, curvature and rows of every bin of every feature; null where no split follows. */
  private record Open(HistogramTree node, int from, int to, double[] sums) {}

  private record Cut(double gain, int feature, int bin, boolean missingLow) {}

  private record Growth(
      byte[][] binned, double[] gradient, double[] curvature, BoostedTrees.Settings settings, int[] rows, int[] features,
      JobContext job) {

    private double[] sums(int from, int to) {
      double[] sums = new double[features.length * settings.bins() * SUMS];
      if ((long) (to - from) * features.length < SMALL) {
        for (int f = 0; f < features.length; f++) {
          add(sums, f, from, to);
        }
      } else {
        Parallel.each(features.length, 1, job, (f, a, b) -> {
          add(sums, f, from, to);
          return null;
        });
      }
      return sums;
    }

    private void add(double[] sums, int f, int from, int to) {
      byte[] bins = binned[features[f]];
      int start = f * settings.bins() * SUMS;
      for (int i = from; i < to; i++) {
        int row = rows[i];
        int at = start + (bins[row] & 0xFF) * SUMS;
        sums[at] += gradient[row];
        sums[at + 1] += curvature[row];
        sums[at + 2]++;
      }
    }

    private void split(Open open, boolean goesOn, List<Open> next, double[] score) {
      Cut best = best(open);
      if (best == null) {
        close(open, score);
        return;
      }
      int middle = part(open, best);
      HistogramTree node = open.node;
      node.feature = features[best.feature];
      node.cover = open.to - open.from;
      node.bin = best.bin;
      node.missingLow = best.missingLow;
      node.low = new HistogramTree();
      node.high = new HistogramTree();
      if (!goesOn) {
        next.add(new Open(node.low, open.from, middle, null));
        next.add(new Open(node.high, middle, open.to, null));
        return;
      }
      boolean lowIsSmaller = middle - open.from <= open.to - middle;
      double[] small = lowIsSmaller ? sums(open.from, middle) : sums(middle, open.to);
      double[] large = open.sums;
      for (int i = 0; i < large.length; i++) {
        large[i] -= small[i];
      }
      next.add(new Open(node.low, open.from, middle, lowIsSmaller ? small : large));
      next.add(new Open(node.high, middle, open.to, lowIsSmaller ? large : small));
    }

    private void close(Open open, double[] score) {
      double g = 0;
      double h = 0;
      for (int i = open.from; i < open.to; i++) {
        g += gradient[rows[i]];
        h += curvature[rows[i]];
      }
      open.node.value = h + settings.ridge() == 0 ? 0 : -settings.rate() * g / (h + settings.ridge());
      open.node.cover = open.to - open.from;
      for (int i = open.from; i < open.to; i++) {
        score[rows[i]] += open.node.value;
      }
    }

    /** Puts the rows of the low side first, both sides in their order; where the high side begins. */
    private int part(Open open, Cut cut) {
      byte[] bins = binned[features[cut.feature]];
      int[] high = new int[open.to - open.from];
      int lows = open.from;
      int highs = 0;
      for (int i = open.from; i < open.to; i++) {
        int b = bins[rows[i]] & 0xFF;
        if (b == 0 ? cut.missingLow : b <= cut.bin) {
          rows[lows++] = rows[i];
        } else {
          high[highs++] = rows[i];
        }
      }
      System.arraycopy(high, 0, rows, lows, highs);
      return lows;
    }

    private Cut best(Open open) {
      Cut best = null;
      for (int f = 0; f < features.length; f++) {
        Cut cut = best(open.sums, f);
        if (cut != null && (best == null || cut.gain > best.gain)) {
          best = cut;
        }
      }
      return best;
    }

    private Cut best(double[] sums, int f) {
      int start = f * settings.bins() * SUMS;
      double g = 0;
      double h = 0;
      double n = 0;
      for (int b = 0; b < settings.bins(); b++) {
        g += sums[start + b * SUMS];
        h += sums[start + b * SUMS + 1];
        n += sums[start + b * SUMS + 2];
      }
      double none = g * g / (h + settings.ridge());
      Cut best = null;
      double least = 1e-9 * Math.max(1, none);
      double lowG = 0;
      double lowH = 0;
      double lowN = 0;
      for (int b = 1; b < settings.bins(); b++) {
        lowG += sums[start + b * SUMS];
        lowH += sums[start + b * SUMS + 1];
        lowN += sums[start + b * SUMS + 2];
        for (int side = 0; side < (sums[start + 2] > 0 ? 2 : 1); side++) {
          double sideG = lowG + (side == 1 ? sums[start] : 0);
          double sideH = lowH + (side == 1 ? sums[start + 1] : 0);
          double sideN = lowN + (side == 1 ? sums[start + 2] : 0);
          if (sideN < settings.fewest() || n - sideN < settings.fewest()) {
            continue;
          }
          double gain = sideG * sideG / (sideH + settings.ridge())
              + (g - sideG) * (g - sideG) / (h - sideH + settings.ridge()) - none;
          if (gain > least && (best == null || gain > best.gain)) {
            best = new Cut(gain, f, b, side == 1);
          }
        }
      }
      return best;
    }
  }
}
