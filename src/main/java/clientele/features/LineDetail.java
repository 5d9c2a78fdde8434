package clientele.features;

/**
 * What single lines of orders are, by line of a book; kept only where a feature looks at lines one by one.
 *
 * @param row of the table of lines, from 0
 * @param amount what the line is worth, NaN where not known
 * @param items its pieces; 1 where they are not said
 */
public record LineDetail(int[] row, double[] amount, float[] items) {
  /** Room for that many lines. */
  static LineDetail ofLines(int lines) {
    return new LineDetail(new int[lines], new double[lines], new float[lines]);
  }

  void set(int line, int ofRow, double worth, double pieces) {
    row[line] = ofRow;
    amount[line] = worth;
    items[line] = (float) pieces;
  }

  LineDetail placed(int[] at) {
    LineDetail placed = ofLines(at.length);
    for (int l = 0; l < at.length; l++) {
      placed.set(at[l], row[l], amount[l], items[l]);
    }
    return placed;
  }
}
