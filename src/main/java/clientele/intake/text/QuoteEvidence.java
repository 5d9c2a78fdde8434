package clientele.intake.text;

/**
 * What a text shows about the quotes around its fields if a sign divides them: a quote opens a field behind a delimiter
 * and closes it before the next.
 *
 * @param quote around fields; {@link Dialect#NONE} if fields begin with it and do not end with it
 * @param escape before a quote inside a quoted field
 */
record QuoteEvidence(char quote, char escape) {
  private static final char[] QUOTES = {'"', '\'', '`', '~'};

  /** What {@code b} shows if {@code delimiter} divides its fields. */
  static QuoteEvidence of(byte[] b, char delimiter) {
    char best = '"';
    int most = -1;
    int opened = 0;
    for (char quote : QUOTES) {
      if (quote == delimiter) {
        continue;
      }
      int[] seen = wrapped(b, quote, delimiter);
      boolean clear = quote == '"' || seen[0] > 2 && seen[0] > 3 * Math.max(0, most) && seen[0] * 2 > seen[1];
      if (clear && seen[0] > most) {
        most = seen[0];
        best = quote;
        opened = seen[1];
      }
    }
    if (best == '"' && opened > 4 && most * 5 < opened) {
      return new QuoteEvidence(Dialect.NONE, Dialect.NONE);
    }
    return new QuoteEvidence(best, escape(b, best, delimiter));
  }

  /** The dialect with this quote. */
  Dialect apply(Dialect dialect) {
    return dialect.withQuote(quote, escape);
  }

  /** Fields that begin and end with the quote, and fields that begin with it. */
  private static int[] wrapped(byte[] b, char quote, char delimiter) {
    int found = 0;
    int opened = 0;
    boolean open = false;
    int lines = 0;
    for (int i = 0; i < b.length; i++) {
      if (open && b[i] == '\n' && ++lines > 40) {
        open = false;
      }
      if (b[i] != quote) {
        continue;
      }
      boolean starts = i == 0 || border(b[i - 1], delimiter) || b[i - 1] == ' ' && i > 1 && border(b[i - 2], delimiter);
      boolean ends = i + 1 == b.length || border(b[i + 1], delimiter);
      if (!open && starts) {
        open = true;
        lines = 0;
        opened++;
      } else if (open && ends) {
        open = false;
        found++;
      }
    }
    return new int[] {found, opened};
  }

  private static boolean border(byte c, char delimiter) {
    return c == delimiter || c == '\n' || c == '\r';
  }

  private static char escape(byte[] b, char quote, char delimiter) {
    int slashed = 0;
    int doubled = 0;
    for (int i = 1; i + 1 < b.length; i++) {
      if (b[i] == quote && b[i - 1] == '\\' && !border(b[i + 1], delimiter)) {
        slashed++;
      }
      if (b[i] == quote && b[i + 1] == quote && !border(b[i - 1], delimiter)) {
        doubled++;
      }
    }
    return slashed > 0 && slashed > doubled ? '\\' : quote;
  }
}
