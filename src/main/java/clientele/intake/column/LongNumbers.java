package clientele.intake.column;

/**
 * Whole numbers of more digits than spreadsheets hold. A spreadsheet writes zeros for those behind the fifteenth; where
 * that is so in every one of them, far more often than chance would have it, the digits were lost.
 */
final class LongNumbers {
  private static final int HELD = 15;

  /** Digits of the largest numbers that doubles tell apart: more cannot have been held as a number. */
  private static final int DOUBLES = 16;

  /** Zeros at the end of different numbers that chance does not give: one in a thousand. */
  private static final int BEYOND_CHANCE = 3;

  private long rows;
  private long zeros;
  private boolean all = true;
  private boolean last = true;
  private boolean beyond;
  private String first = "";

  /** Notes a distinct cell of {@code n} rows; {@code number} if a spreadsheet holds it as one. */
  void add(byte[] b, int from, int to, int n, boolean number) {
    int digits = to - from;
    if (digits <= HELD || digits > 40 || b[from] == '0') {
      return;
    }
    for (int i = from; i < to; i++) {
      if (b[i] < '0' || b[i] > '9') {
        return;
      }
    }
    rows += n;
    for (int i = from + HELD; i < to; i++) {
      all &= b[i] == '0';
      zeros++;
    }
    last &= b[to - 1] == '0';
    beyond |= number && digits > DOUBLES;
    if (first.isEmpty()) {
      first = new String(b, from, digits, java.nio.charset.StandardCharsets.US_ASCII);
    }
  }

  /** Rows whose number lost its last digits; 0 if nothing says so. */
  long cut() {
    return all && zeros >= BEYOND_CHANCE || last && beyond ? rows : 0;
  }

  /** One of them. */
  String first() {
    return first;
  }
}
