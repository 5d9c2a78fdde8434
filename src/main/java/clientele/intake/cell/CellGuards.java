package clientele.intake.cell;

/**
 * What people write around a cell so that a spreadsheet leaves it alone: {@code ="0001234"}, or an apostrophe before a
 * number, a formula sign or a plus. It is no part of the value.
 */
public final class CellGuards {
  private final long[] counts;
  private final NumberScan number = new NumberScan();
  private int from;
  private int to;

  /** For the columns of a table. */
  public CellGuards(int width) {
    counts = new long[width];
  }

  /** Whether a cell is guarded; what is guarded then lies between {@link #from} and {@link #to}. */
  public boolean isGuarded(int column, byte[] b, int begin, int end) {
    if (b[begin] == '=') {
      boolean quoted = end - begin > 2 && b[begin + 1] == '"' && b[end - 1] == '"';
      from = begin + 2;
      to = end - 1;
      for (int i = from; i < to; i++) {
        quoted &= b[i] != '"';
      }
      counts[column] += quoted ? 1 : 0;
      return quoted;
    }
    from = begin + 1;
    to = end;
    return end - begin > 1 && b[end - 1] != '\'' && isTakenForMore(b, end);
  }

  /** Whether what stands behind an apostrophe would be taken for a number or formula; '68 is a year cut short. */
  private boolean isTakenForMore(byte[] b, int end) {
    byte first = b[from];
    if (first == '=' || first == '@' || first == '+' || first == '-') {
      return true;
    }
    boolean year = end - from == 2 && first >= '0' && first <= '9';
    return !year && number.read(b, from, end);
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  /** Cells of each column written as {@code ="…"}. */
  public long[] counts() {
    return counts.clone();
  }
}
