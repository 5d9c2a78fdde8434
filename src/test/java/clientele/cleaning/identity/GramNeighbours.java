package clientele.cleaning.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What to beat: whole rows compared by the cosine of their character trigrams weighed by rarity (TF-IDF), with the
 * threshold that suits the truth best, which nobody has in practice.
 */
final class GramNeighbours {
  private GramNeighbours() {}

  /** The best F1 over pairs that any threshold reaches. */
  static double bestF1(Things.Made made) {
    int rows = made.rows().size();
    boolean two = made.split() > 0;
    Map<String, Integer> ids = new HashMap<>();
    List<Map<Integer, Float>> counts = new ArrayList<>();
    List<Integer> frequency = new ArrayList<>();
    for (String[] row : made.rows()) {
      StringBuilder all = new StringBuilder(" ");
      for (String cell : row) {
        all.append(cell == null ? "" : cell.toLowerCase() + " ");
      }
      Map<Integer, Float> own = new HashMap<>();
      for (int i = 0; i + 3 <= all.length(); i++) {
        int id = ids.computeIfAbsent(all.substring(i, i + 3), g -> {
          frequency.add(0);
          return frequency.size() - 1;
        });
        own.merge(id, 1f, Float::sum);
      }
      own.keySet().forEach(id -> frequency.set(id, frequency.get(id) + 1));
      counts.add(own);
    }
    List<List<int[]>> holders = new ArrayList<>();
    List<List<Float>> parts = new ArrayList<>();
    frequency.forEach(f -> {
      holders.add(new ArrayList<>());
      parts.add(new ArrayList<>());
    });
    int[] right = new int[1001];
    int[] all = new int[1001];
    float[] sums = new float[rows];
    long wanted = 0;
    for (int row = 0; row < rows; row++) {
      java.util.Arrays.fill(sums, 0, row, 0);
      double norm = 0;
      Map<Integer, Float> own = counts.get(row);
      for (Map.Entry<Integer, Float> e : own.entrySet()) {
        float w = weight(e, frequency, rows);
        norm += w * w;
      }
      float length = (float) Math.sqrt(norm);
      for (Map.Entry<Integer, Float> e : own.entrySet()) {
        float w = weight(e, frequency, rows) / length;
        List<int[]> others = holders.get(e.getKey());
        for (int i = 0; i < others.size(); i++) {
          sums[others.get(i)[0]] += w * parts.get(e.getKey()).get(i);
        }
        others.add(new int[] {row});
        parts.get(e.getKey()).add(w);
      }
      for (int other = 0; other < row; other++) {
        if (two && (other >= made.split() || row < made.split())) {
          continue;
        }
        boolean same = made.truth()[other] == made.truth()[row];
        int at = Math.clamp((int) (sums[other] * 1000), 0, 1000);
        all[at]++;
        right[at] += same ? 1 : 0;
        wanted += same ? 1 : 0;
      }
    }
    double best = 0;
    long found = 0;
    long good = 0;
    for (int at = 1000; at >= 0; at--) {
      found += all[at];
      good += right[at];
      best = Math.max(best, 2.0 * good / (found + wanted));
    }
    return best;
  }

  private static float weight(Map.Entry<Integer, Float> e, List<Integer> frequency, int rows) {
    return (float) (Math.log((double) rows / frequency.get(e.getKey())) * e.getValue());
  }
}
