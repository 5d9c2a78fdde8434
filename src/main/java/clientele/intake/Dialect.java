package clientele.intake;

/**
 * How the records of a text file are written.
 *
 * @param delimiter between fields
 * @param quote around fields that hold delimiters or line ends; 0 if there is none
 * @param escape before a quote inside a quoted field: the quote itself (RFC 4180) or a backslash; 0 without quotes
 * @param newline {@code LF}, {@code CRLF}, {@code CR} or {@code mixed}
 * @param spaceAfterDelimiter whether a space behind each delimiter belongs to it
 */
record Dialect(char delimiter, char quote, char escape, String newline, boolean spaceAfterDelimiter) {
  static final char NONE = 0;

  /** RFC 4180 with line feeds. */
  static final Dialect USUAL = new Dialect(',', '"', '"', "LF", false);

  /** The same with another delimiter. */
  Dialect withDelimiter(char other) {
    return new Dialect(other, quote, escape, newline, spaceAfterDelimiter);
  }

  /** The same with another quote and escape. */
  Dialect withQuote(char newQuote, char newEscape) {
    return new Dialect(delimiter, newQuote, newEscape, newline, spaceAfterDelimiter);
  }

  /** The same with the newline style. */
  Dialect withNewline(String style) {
    return new Dialect(delimiter, quote, escape, style, spaceAfterDelimiter);
  }

  /** The same, with or without a space behind each delimiter. */
  Dialect withSpace(boolean space) {
    return new Dialect(delimiter, quote, escape, newline, space);
  }
}
