package clientele.cleaning.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distinct words of a column, with the share of rows that hold each. */
final class WordTable {
  private final Map<String, Integer> index = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private int[] rows = new int[1024];
  private double total;

  int add(String word) {
    Integer known = index.putIfAbsent(word, words.size());
    if (known != null) {
      return known;
    }
    words.add(word);
    if (words.size() > rows.length) {
      rows = java.util.Arrays.copyOf(rows, rows.length * 2);
    }
    return words.size() - 1;
  }

  void count(int word, int times) {
    rows[word] += times;
  }

  void total(double all) {
    total = all;
  }

  String word(int id) {
    return words.get(id);
  }

  /** How much a word tells, in nats. */
  double information(int id) {
    return Math.log(1 + total / Math.max(1, rows[id]));
  }

  int rows(int id) {
    return rows[id];
  }

  int size() {
    return words.size();
  }
}
