package clientele.intake.text;

import clientele.intake.choice.SniffOverrides;

/**
 * How the records of a text file are written.
 *
 * @param delimiter between fields
 * @param repeat how often it stands between two fields: 2 for {@code ::} and {@code ||}
 * @param quote around fields that hold delimiters or line ends; 0 if there is none
 * @param escape before a quote inside a quoted field: the quote itself (RFC 4180) or a backslash; 0 without quotes
 * @param newline {@code LF}, {@code CRLF}, {@code CR} or {@code mixed}
 * @param spaceAfterDelimiter whether a space behind each delimiter belongs to it
 * @param runs whether several delimiters in a row stand for one, as in columns lined up with spaces
 */
public record Dialect(
    char delimiter, int repeat, char quote, char escape, String newline, boolean spaceAfterDelimiter, boolean runs) {
  public static final char NONE = SniffOverrides.NO_QUOTE;

  /** Stands for a delimiter where lines are not parted at all. */
  static final char UNPARTED = '\u001f';

  /** Each line is one field, whatever it holds. */
  public static Dialect lines(String newline) {
    return new Dialect(UNPARTED, 1, NONE, NONE, newline, false, false);
  }

  /** RFC 4180 with line feeds. */
  static final Dialect USUAL = new Dialect(',', 1, '"', '"', "LF", false, false);

  /** The same with another delimiter. */
  public Dialect withDelimiter(char other) {
    return new Dialect(other, 1, quote, escape, newline, spaceAfterDelimiter, runs);
  }

  /** The same with the delimiter standing several times between two fields. */
  Dialect withRepeat(int times) {
    return new Dialect(delimiter, times, quote, escape, newline, spaceAfterDelimiter, runs);
  }

  /** The same with another quote and escape. */
  public Dialect withQuote(char newQuote, char newEscape) {
    return new Dialect(delimiter, repeat, newQuote, newEscape, newline, spaceAfterDelimiter, runs);
  }

  /** The same with the newline style. */
  Dialect withNewline(String style) {
    return new Dialect(delimiter, repeat, quote, escape, style, spaceAfterDelimiter, runs);
  }

  /** The same, with or without a space behind each delimiter. */
  Dialect withSpace(boolean space) {
    return new Dialect(delimiter, repeat, quote, escape, newline, space, runs);
  }

  /** The same, with or without several delimiters standing for one. */
  Dialect withRuns(boolean several) {
    return new Dialect(delimiter, repeat, quote, escape, newline, spaceAfterDelimiter, several);
  }

  /** What stands between two fields. */
  public String between() {
    return delimiter == UNPARTED ? "" : String.valueOf(delimiter).repeat(repeat);
  }
}
