package clientele.actions;

import clientele.base.Figures;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.ProblemException;
import clientele.base.SheetSafe;
import clientele.base.Text;
import clientele.base.UnseenSigns;
import clientele.base.WholeFile;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a table as CSV or XLSX for other programs and for people. The control group of an action list, its rows with
 * {@link Arm#CONTROL}, stays in the study unless asked for: who is handed the file would contact them.
 */
public final class TableExport {
  /** Marks for which a name of a column needs quotes in one program or another. */
  private static final Pattern MARKS = Pattern.compile("[\",;|\\p{Cntrl}]");

  private static final int SHEET_ROWS = 1_048_576;
  private static final int CELL_CHARACTERS = 32_767;

  /** Digits that a number in a workbook keeps; longer ones, and days before those it counts rightly, are written as text. */
  private static final int MOST_DIGITS = 15;

  private static final java.time.LocalDate FIRST_DAY = java.time.LocalDate.of(1900, 3, 1);

  private final ConsentGate gate;
  private final Language language;
  private final boolean withControl;
  private final Optional<String> readable;

  /**
   * What was written.
   *
   * @param rows rows in the file
   * @param heldBack rows that did not leave because consent is missing
   * @param control rows of the control group that stayed
   * @param cut texts longer than a cell of a workbook may be, of which the end is missing in the file
   * @param unseen texts with signs that nobody sees, which stand in the file by their numbers
   */
  public record Written(Path file, long rows, long heldBack, long control, long cut, long unseen) {}

  /**
   * What would be written.
   *
   * @param rows rows that may leave
   * @param heldBack rows that may not, because consent is missing
   * @param control rows of the control group that stay
   */
  public record Leaving(long rows, long heldBack, long control) {}

  /** An export through a gate, reasons in a language; {@code withControl} lets the control group leave too. */
  public TableExport(ConsentGate gate, Language language, boolean withControl) {
    this(gate, language, withControl, Optional.empty());
  }

  private TableExport(ConsentGate gate, Language language, boolean withControl, Optional<String> readable) {
    this.gate = gate;
    this.language = language;
    this.withControl = withControl;
    this.readable = readable;
  }

  /** The same export for people: columns and codes in words, numbers rounded as on the screen, amounts with their sign. */
  public TableExport readable(String currency) {
    return new TableExport(gate, language, withControl, Optional.of(currency));
  }

  private String name(Table table, Column column) {
    return readable.map(currency -> Messages.render(ColumnWords.of(table.version(), column, currency), language))
        .orElse(column.name());
  }

  /** Counts the rows that may leave, without writing anything. */
  public Leaving count(Table table) {
    Rows rows = new Rows(table, List.of());
    for (int c = 0; c < table.chunks(); c++) {
      rows.chunk(c);
      for (int r = 0; r < table.rowsIn(c); r++) {
        rows.leaves(r);
      }
    }
    return new Leaving(rows.written, rows.heldBack, rows.stayed);
  }

  /**
   * Writes a table with all its columns; the file appears whole or not at all.
   *
   * @throws ProblemException {@code EXPORT-FORMAT} for an ending other than .csv and .xlsx, {@code EXPORT-NOT-WRITTEN}
   */
  public Written write(Table table, Path file) {
    return write(table, table.columns(), file);
  }

  /** As {@link #write(Table, Path)} with some of its columns. */
  public Written write(Table table, List<Column> columns, Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".xlsx")) {
      throw ActionProblems.FORMAT.raise(file.toString());
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Rows rows = new Rows(table, columns);
      WholeFile.write(file, out -> {
        if (name.endsWith(".csv")) {
          csv(rows, out);
        } else {
          xlsx(rows, out);
        }
      });
      return new Written(file, rows.written, rows.heldBack, rows.stayed, rows.cut, rows.unseen);
    } catch (IOException e) {
      throw new ProblemException(ActionProblems.NOT_WRITTEN.with(file.toString(), e.getMessage()), e);
    }
  }

  private void csv(Rows rows, OutputStream stream) throws IOException {
    Table table = rows.table;
    List<Column> columns = rows.columns;
    try (Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8))) {
      out.write('\ufeff');
      out.write(String.join(",", columns.stream().map(c -> head(name(table, c))).toList()) + "\r\n");
      for (int c = 0; c < table.chunks(); c++) {
        String[][] words = rows.chunk(c);
        for (int r = 0; r < table.rowsIn(c); r++) {
          if (rows.leaves(r)) {
            rows.show(words, r);
            out.write(line(columns, words, r));
          }
        }
      }
    }
  }

  private static String head(String name) {
    String safe = SheetSafe.harmless(UnseenSigns.shown(name));
    return safe.equals(name) && !MARKS.matcher(name).find() ? name : quoted(safe);
  }

  /** Every text in quotes, so that no mark in it parts cells; a number, a day or a yes as it is. */
  private static String line(List<Column> columns, String[][] words, int row) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < words.length; c++) {
      String word = words[c][row];
      boolean text = columns.get(c).kind().isCoded();
      line.append(c == 0 ? "" : ",").append(word == null ? "" : text ? quoted(SheetSafe.harmless(word)) : word);
    }
    return line.append("\r\n").toString();
  }

  private void xlsx(Rows rows, OutputStream out) throws IOException {
    Table table = rows.table;
    List<Column> columns = rows.columns;
    try (Workbook book = new Workbook(out, "Clientele", "1.0")) {
      int sheets = 0;
      int row = SHEET_ROWS;
      Worksheet sheet = null;
      for (int c = 0; c < table.chunks(); c++) {
        String[][] words = rows.chunk(c);
        for (int r = 0; r < table.rowsIn(c); r++) {
          if (!rows.leaves(r)) {
            continue;
          }
          if (row == SHEET_ROWS) {
            sheet = sheet(book, table, columns, ++sheets);
            row = 1;
          }
          rows.show(words, r);
          for (int k = 0; k < words.length; k++) {
            cell(sheet, row, k, columns.get(k), words[k][r]);
            rows.cut += words[k][r] != null && words[k][r].length() > CELL_CHARACTERS ? 1 : 0;
          }
          row++;
        }
      }
      if (sheet == null) {
        sheet(book, table, columns, 1);
      }
    }
  }

  private Worksheet sheet(Workbook book, Table table, List<Column> columns, int number) {
    Worksheet sheet = book.newWorksheet(sheetName(table.name()) + (number > 1 ? " " + number : ""));
    for (int c = 0; c < columns.size(); c++) {
      sheet.value(0, c, UnseenSigns.shown(name(table, columns.get(c))));
    }
    sheet.freezePane(0, 1);
    return sheet;
  }

  /** A name that Excel takes: none of its marks, no quote at an end, at most 31 signs with a number, and not its own History. */
  static String sheetName(String table) {
    String plain = table.replaceAll("[\\\\/?*\\[\\]:\\p{Cntrl}]", "_").replaceAll("^'+|'+$", "_");
    String name = plain.substring(0, Math.min(25, plain.length()));
    return name.isBlank() || name.equalsIgnoreCase("history") ? name.strip() + "_" : name;
  }

  private static void cell(Worksheet sheet, int row, int place, Column column, String word) {
    if (word == null) {
      return;
    }
    switch (column.kind()) {
      case INTEGER, DECIMAL, REAL -> {
        if (word.chars().filter(Character::isDigit).count() > MOST_DIGITS) {
          sheet.value(row, place, word);
        } else {
          sheet.value(row, place, Double.parseDouble(word));
        }
      }
      case DATE -> {
        java.time.LocalDate day = java.time.LocalDate.parse(word);
        if (day.isBefore(FIRST_DAY)) {
          sheet.value(row, place, word);
        } else {
          sheet.value(row, place, day);
          sheet.style(row, place).format("yyyy-mm-dd").set();
        }
      }
      case BOOLEAN -> sheet.value(row, place, Boolean.parseBoolean(word));
      default -> sheet.value(row, place, word.length() <= CELL_CHARACTERS ? word : word.substring(0, whole(word, CELL_CHARACTERS)));
    }
  }

  /** Where a text can be cut at or before a place without halving a sign. */
  private static int whole(String word, int place) {
    return Character.isHighSurrogate(word.charAt(place - 1)) ? place - 1 : place;
  }

  private static String quoted(String word) {
    return '"' + word.replace("\"", "\"\"") + '"';
  }

  /** The rows of a table as words, and which of them leave. */
  private final class Rows {
    private final Table table;
    private final List<Column> columns;
    private final Optional<Column> customer;
    private final Optional<Column> group;
    private String[] who = new String[0];
    private String[] groups = new String[0];
    private long written;
    private long heldBack;
    private long stayed;
    private long cut;
    private long unseen;

    private Rows(Table table, List<Column> columns) {
      this.table = table;
      this.columns = columns;
      this.customer = table.column(Meaning.CUSTOMER_ID);
      this.group = table.column(Arm.COLUMN).filter(g -> !withControl && table.version().role() == Role.RESULT);
    }

    private String[][] chunk(int c) {
      who = customer.map(column -> Cells.words(table, column, c)).orElse(new String[0]);
      groups = group.map(column -> Cells.words(table, column, c)).orElse(new String[0]);
      String[][] words = new String[columns.size()][];
      for (int k = 0; k < words.length; k++) {
        words[k] = Cells.words(table, columns.get(k), c);
        if (readable.isPresent()) {
          read(columns.get(k), words[k]);
        }
        if (columns.get(k).kind() == Kind.PHRASE) {
          for (int r = 0; r < words[k].length; r++) {
            words[k][r] = words[k][r] == null ? null : Messages.render(Text.decode(words[k][r]), language);
          }
        }
      }
      return words;
    }

    /** Rewrites values for people: numbers to the digits that are shown, codes as words. */
    private void read(Column column, String[] words) {
      for (int r = 0; r < words.length; r++) {
        String word = words[r];
        if (word != null && column.kind() == Kind.REAL) {
          words[r] = Figures.plain(Double.parseDouble(word), Figures.readableDecimals(Double.parseDouble(word)));
        } else if (word != null && column.kind() == Kind.TEXT) {
          words[r] = ColumnWords.value(table.version(), column, word).map(t -> Messages.render(t, language)).orElse(word);
        }
      }
    }

    /** Puts numbers in the place of signs that nobody sees. */
    private void show(String[][] words, int row) {
      for (int k = 0; k < words.length; k++) {
        if (words[k][row] != null && columns.get(k).kind().isCoded()) {
          String shown = UnseenSigns.shown(words[k][row]);
          unseen += shown.equals(words[k][row]) ? 0 : 1;
          words[k][row] = shown;
        }
      }
    }

    private boolean leaves(int row) {
      if (groups.length > 0 && Arm.CONTROL.is(groups[row])) {
        stayed++;
        return false;
      }
      boolean lets = who.length == 0 || gate.lets(who[row]);
      written += lets ? 1 : 0;
      heldBack += lets ? 0 : 1;
      return lets;
    }
  }
}
