package clientele.cleaning.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distinct words of a column, with the share of rows that hold each. */
final class WordTable {
  private static final double FEW_NUMBERS = 0.03;

  private final Map<String, Integer> index = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final java.util.BitSet withDigits = new java.util.BitSet();
  private int[] rows = new int[1024];
  private double total;
  private boolean ofNames;

  int add(String word) {
    Integer known = index.putIfAbsent(word, words.size());
    if (known != null) {
      return known;
    }
    withDigits.set(words.size(), word.chars().anyMatch(c -> c >= '0' && c <= '9'));
    words.add(word);
    if (words.size() > rows.length) {
      rows = java.util.Arrays.copyOf(rows, rows.length * 2);
    }
    return words.size() - 1;
  }

  /** The number of a word; null if it is not there. */
  Integer code(String word) {
    return index.get(word);
  }

  void count(int word, int times) {
    rows[word] += times;
  }

  void total(double all) {
    total = all;
    long held = 0;
    long numbers = 0;
    for (int w = 0; w < words.size(); w++) {
      held += rows[w];
      numbers += words.get(w).chars().anyMatch(Character::isDigit) ? rows[w] : 0;
    }
    ofNames = numbers <= held * FEW_NUMBERS;
  }

  boolean hasDigit(int id) {
    return withDigits.get(id);
  }

  /** Whether next to no word holds a digit, as in names. */
  boolean isOfNames() {
    return ofNames;
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
