package clientele.cleaning.values;

import java.util.Arrays;

/** How alike two strings are, from 0 to 1, and how many typing errors lie between them. */
public final class StringDistance {
  private static final double PREFIX = 0.1;
  private static final int LONGEST_PREFIX = 4;

  private StringDistance() {}

  /** Jaro 1989: shared characters within half the longer length, and their transpositions. */
  public static double jaro(String a, String b) {
    int la = a.length();
    int lb = b.length();
    if (la == 0 || lb == 0) {
      return la == lb ? 1 : 0;
    }
    int window = Math.max(0, Math.max(la, lb) / 2 - 1);
    if (la <= 64 && lb <= 64) {
      return jaroSmall(a, b, la, lb, window);
    }
    boolean[] usedA = new boolean[la];
    boolean[] usedB = new boolean[lb];
    int common = 0;
    for (int i = 0; i < la; i++) {
      int to = Math.min(lb - 1, i + window);
      for (int j = Math.max(0, i - window); j <= to; j++) {
        if (!usedB[j] && a.charAt(i) == b.charAt(j)) {
          usedA[i] = true;
          usedB[j] = true;
          common++;
          break;
        }
      }
    }
    int out = 0;
    int j = 0;
    for (int i = 0; i < la; i++) {
      if (usedA[i]) {
        while (!usedB[j]) {
          j++;
        }
        out += a.charAt(i) == b.charAt(j++) ? 0 : 1;
      }
    }
    return score(common, out, la, lb);
  }

  /** Winkler 1990: Jaro, raised for a common beginning of up to four characters. */
  public static double jaroWinkler(String a, String b) {
    double jaro = jaro(a, b);
    int prefix = 0;
    int most = Math.min(LONGEST_PREFIX, Math.min(a.length(), b.length()));
    while (prefix < most && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * PREFIX * (1 - jaro);
  }

  /**
   * Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment) between two strings;
   * {@code most + 1} if there are more than {@code most}.
   */
  public static int edits(String a, String b, int most) {
    int la = a.length();
    int lb = b.length();
    if (Math.abs(la - lb) > most) {
      return most + 1;
    }
    int[] before = new int[lb + 1];
    int[] last = new int[lb + 1];
    int[] row = new int[lb + 1];
    for (int j = 0; j <= lb; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= la; i++) {
      Arrays.fill(row, most + 1);
      row[0] = i;
      int best = row[0];
      int from = Math.max(1, i - most);
      int to = Math.min(lb, i + most);
      for (int j = from; j <= to; j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int edits = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          edits = Math.min(edits, before[j - 2] + 1);
        }
        row[j] = edits;
        best = Math.min(best, edits);
      }
      if (best > most) {
        return most + 1;
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return Math.min(last[lb], most + 1);
  }

  private static double jaroSmall(String a, String b, int la, int lb, int window) {
    long usedA = 0;
    long usedB = 0;
    for (int i = 0; i < la; i++) {
      char c = a.charAt(i);
      int to = Math.min(lb - 1, i + window);
      for (int j = Math.max(0, i - window); j <= to; j++) {
        if ((usedB >>> j & 1) == 0 && c == b.charAt(j)) {
          usedA |= 1L << i;
          usedB |= 1L << j;
          break;
        }
      }
    }
    int common = Long.bitCount(usedA);
    int out = 0;
    while (usedA != 0) {
      int i = Long.numberOfTrailingZeros(usedA);
      int j = Long.numberOfTrailingZeros(usedB);
      out += a.charAt(i) == b.charAt(j) ? 0 : 1;
      usedA &= usedA - 1;
      usedB &= usedB - 1;
    }
    return score(common, out, la, lb);
  }

  private static double score(int common, int outOfOrder, int la, int lb) {
    if (common == 0) {
      return 0;
    }
    double m = common;
    return (m / la + m / lb + (m - outOfOrder / 2) / m) / 3;
  }
}
