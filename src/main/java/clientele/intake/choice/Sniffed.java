package clientele.intake.choice;

import clientele.base.Text;
import java.util.List;

/**
 * What was found out about a file from all of its rows, with how sure each decision is and what else fits. Plain
 * strings and numbers, so that it can be written as JSON.
 *
 * @param file name without folders
 * @param bytes size on disk
 * @param sha256 of the file, hexadecimal
 * @param encoding of its text; the format ({@code xlsx, json, …}) if it is not a table of text
 * @param delimiter between fields
 * @param quote around fields; empty if there is none
 * @param escape before a quote inside a quoted field: the quote itself or a backslash
 * @param newline {@code LF, CRLF, CR} or {@code mixed}
 * @param sheet of a workbook, table of a page or database, file of an archive; empty if there is one table only
 * @param preambleLines lines above the header that belong to no table
 * @param headerRows number of header rows
 * @param columns in order
 * @param rows that would be imported
 * @param rejects lines that cannot be taken
 * @param blankLines lines and rows without anything, which are left out
 * @param unreadableCells single cells that become missing
 * @param role what the table seems to be about, {@link clientele.study.Role#tag}
 * @param roleConfidence 0 to 1
 * @param decisions what was decided about the whole file
 * @param openQuestions what a person has to decide before the file is imported
 * @param notes what a person has to know although the file can be imported
 * @param encodings each encoding worth offering, with a preview in it
 * @param preview the first rows as they stand in the file
 * @param rejectReasons number of rejects by reason
 * @param rejectExamples the first rejects
 * @param mendedReasons number of lines that were taken although something was wrong with them, by what it was
 * @param mendedExamples the first of these lines, with what was done
 */
public record Sniffed(
    String file,
    long bytes,
    String sha256,
    String encoding,
    String delimiter,
    String quote,
    String escape,
    String newline,
    String sheet,
    int preambleLines,
    int headerRows,
    List<SniffedColumn> columns,
    long rows,
    long rejects,
    long blankLines,
    long unreadableCells,
    String role,
    double roleConfidence,
    List<Decision> decisions,
    List<Question> openQuestions,
    List<Text> notes,
    List<EncodingOption> encodings,
    List<List<String>> preview,
    List<ReasonCount> rejectReasons,
    List<Reject> rejectExamples,
    List<ReasonCount> mendedReasons,
    List<Reject> mendedExamples) {

  /**
   * A column.
   *
   * @param type kind in lower case
   * @param format how its values are written; empty for words
   * @param role meaning tag; empty if it means nothing to the analyses
   * @param scale digits behind the decimal mark
   * @param unit currency or per cent; empty if the cells say nothing
   * @param confidence that the type is right, 0 to 1
   * @param roleConfidence that the meaning is right, 0 to 1
   * @param missing rows without a value
   * @param unreadable rows whose cell does not fit the type and becomes missing
   * @param distinct different values
   * @param types other types with the rows each fits
   * @param roles other meanings that fit
   * @param examples some values as they stand in the file
   */
  public record SniffedColumn(
      String name,
      String type,
      String format,
      String role,
      int scale,
      String unit,
      double confidence,
      double roleConfidence,
      long missing,
      long unreadable,
      int distinct,
      List<Alternative> types,
      List<Alternative> roles,
      List<String> examples) {}

  /** A value that was or could be chosen, how sure it is (0 to 1), and how many of the values it fits. */
  public record Alternative(String value, double confidence, long fits, long of) {}

  /**
   * Something decided about the whole file.
   *
   * @param about {@code encoding, delimiter, sheet, preset, decimal, dateOrder, header} or {@code role}
   * @param value as it is given to the parameter of that name
   * @param confidence 0 to 1
   */
  public record Decision(String about, String value, double confidence, List<Alternative> alternatives) {}

  /**
   * Something that the file leaves open.
   *
   * @param parameter that decides it: {@code encoding}, {@code dateOrder} or {@code decimal}
   * @param column where it shows; empty if it is about the whole file
   * @param choices values of the parameter, with the rows that each fits
   * @param provesFirst rows that only the first choice can read
   * @param provesSecond rows that only the second can read
   * @param neither rows that none can read
   * @param examples values that both can read
   */
  public record Question(
      String parameter,
      String column,
      List<Alternative> choices,
      long provesFirst,
      long provesSecond,
      long neither,
      List<String> examples) {}

  /** An encoding, how sure it is, bytes of the beginning that it cannot read, and lines read in it. */
  public record EncodingOption(String name, double confidence, int undecodable, List<String> preview) {}

  /** Number of rejects for a reason. */
  public record ReasonCount(Text reason, long count) {}

  /**
   * A line or cell that cannot be taken.
   *
   * @param line of the file, from 1; the row number in a workbook
   * @param reason in words
   * @param column of a single cell; empty for whole lines
   * @param raw as it stands in the file
   * @param repair what could be done with it, in words
   */
  public record Reject(long line, Text reason, String column, String raw, Text repair) {}
}
