package clientele.cleaning.identity;

import java.util.List;

/**
 * A column made ready for comparison: every distinct value once, rows as codes.
 *
 * @param name of the column
 * @param kind how values are compared
 * @param codes value of each row, -1 where there is none
 * @param values the distinct values, folded
 * @param rows number of rows of each value
 * @param words the distinct words of a TEXT column
 * @param spread width of the middle nine tenths of a NUMBER column
 * @param ofBirth whether it is known to hold days of birth, of which a person has one
 * @param ofName whether it is known to hold names of people
 */
record Field(
    String name, FieldKind kind, int[] codes, List<Value> values, int[] rows, WordTable words, double spread, boolean ofBirth,
    boolean ofName) {

  /**
   * A distinct value.
   *
   * @param folded as {@link clientele.cleaning.values.PlainText} folds it, words in their short form; digits only for
   *     phones and dates
   * @param words ids of its words, in order
   * @param weights of the words, of length 1 together
   * @param norm length of the weights before they were scaled: how much the value tells
   * @param grams hashes of its character trigrams, ascending
   * @param latin the sound of a Chinese value, spaces left out; otherwise null
   */
  record Value(String folded, int[] words, float[] weights, float norm, int[] grams, String latin) {}

  int rowsPresent() {
    int n = 0;
    for (int code : codes) {
      n += code >= 0 ? 1 : 0;
    }
    return n;
  }

  /** Chance that two rows drawn at random have the same value. */
  double agreementByChance() {
    double n = rowsPresent();
    double sum = 0;
    for (int r : rows) {
      sum += (double) r * (r - 1);
    }
    return n < 2 ? 0 : sum / (n * (n - 1));
  }
}
