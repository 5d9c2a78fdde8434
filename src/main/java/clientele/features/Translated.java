package clientele.features;

import clientele.study.Column;
import clientele.study.Table;
import java.util.Map;

/** The codes of a column in the words of another table's column: −1 for words that the other does not have. */
record Translated(Codes theirs, Map<String, Integer> known) {

  static Translated of(Table table, Column column, Codes ours) {
    return new Translated(new Codes(table, column.name()), ours.index());
  }

  int[] chunk(int c) {
    int[] codes = theirs.chunk(c).clone();
    for (int i = 0; i < codes.length; i++) {
      codes[i] = codes[i] < 0 ? -1 : known.getOrDefault(theirs.word(codes[i]), -1);
    }
    return codes;
  }
}
