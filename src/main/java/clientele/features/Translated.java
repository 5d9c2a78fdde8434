package clientele.features;

import clientele.study.Column;
import clientele.study.Table;
import java.util.HashMap;
import java.util.Map;

/** The codes of a column in the words of another table's column: −1 for words that the other does not have. */
record Translated(Codes theirs, Map<String, Integer> known, Map<String, Integer> strangers) {
  /** Codes of words that only they have begin here. */
  private static final int STRANGERS = 1 << 30;

  static Translated of(Table table, Column column, Codes ours) {
    return new Translated(new Codes(table, column.name()), ours.index(), new HashMap<>());
  }

  int[] chunk(int c) {
    int[] codes = theirs.chunk(c).clone();
    for (int i = 0; i < codes.length; i++) {
      codes[i] = codes[i] < 0 ? -1 : known.getOrDefault(theirs.word(codes[i]), -1);
    }
    return codes;
  }

  /** As {@link #chunk} with codes of their own for words that the other does not have. */
  int[] chunkWithStrangers(int c) {
    int[] codes = theirs.chunk(c).clone();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] >= 0) {
        String word = theirs.word(codes[i]);
        Integer ours = known.get(word);
        codes[i] = ours != null ? ours : strangers.computeIfAbsent(word, w -> STRANGERS + strangers.size());
      }
    }
    return codes;
  }
}
