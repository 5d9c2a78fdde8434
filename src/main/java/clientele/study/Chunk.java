package clientele.study;

/** Values of one column for up to {@link #ROWS} rows; arrays are as long as the chunk has rows and nobody changes them. */
public sealed interface Chunk {
  /** Rows of a full chunk. */
  int ROWS = 65_536;

  /** Number of rows. */
  int rows();

  /** INTEGER, DECIMAL, DATE, TIME and BOOLEAN, with {@link Column#MISSING}. */
  record Longs(long[] values) implements Chunk {
    @Override
    public int rows() {
      return values.length;
    }
  }

  /** REAL, with NaN for missing. */
  record Reals(double[] values) implements Chunk {
    @Override
    public int rows() {
      return values.length;
    }
  }

  /** TEXT and PHRASE, with -1 for missing. */
  record Codes(int[] values) implements Chunk {
    @Override
    public int rows() {
      return values.length;
    }
  }
}
