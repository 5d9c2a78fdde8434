package clientele.actions;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a table as CSV or XLSX for other programs and for people. */
public final class TableExport {
  private static final int SHEET_ROWS = 1_048_576;
  private static final int CELL_CHARACTERS = 32_767;

  private final ConsentGate gate;
  private final Language language;

  /**
   * What was written.
   *
   * @param rows rows in the file
   * @param heldBack rows that did not leave because consent is missing
   */
  public record Written(Path file, long rows, long heldBack) {}

  public TableExport(ConsentGate gate, Language language) {
    this.gate = gate;
    this.language = language;
  }

  /**
   * Writes a table; the file appears whole or not at all.
   *
   * @throws ProblemException {@code EXPORT-FORMAT} for an ending other than .csv and .xlsx, {@code EXPORT-NOT-WRITTEN}
   */
  public Written write(Table table, Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".xlsx")) {
      throw ActionProblems.FORMAT.raise(file.toString());
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, ".clientele", ".part");
      try {
        Rows rows = name.endsWith(".csv") ? csv(table, fresh) : xlsx(table, fresh);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        return new Written(file, rows.written, rows.heldBack);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new ProblemException(ActionProblems.NOT_WRITTEN.with(file.toString(), e.getMessage()), e);
    }
  }

  private Rows csv(Table table, Path file) throws IOException {
    Rows rows = new Rows(table);
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write('\ufeff');
      out.write(String.join(",", table.columns().stream().map(c -> quoted(harmless(c.name()))).toList()) + "\r\n");
      for (int c = 0; c < table.chunks(); c++) {
        String[][] words = rows.chunk(c);
        for (int r = 0; r < table.rowsIn(c); r++) {
          if (rows.leaves(words, r)) {
            out.write(line(table.columns(), words, r));
          }
        }
      }
    }
    return rows;
  }

  private static String line(List<Column> columns, String[][] words, int row) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < words.length; c++) {
      String word = words[c][row] == null ? "" : words[c][row];
      line.append(c == 0 ? "" : ",").append(quoted(columns.get(c).kind().isCoded() ? harmless(word) : word));
    }
    return line.append("\r\n").toString();
  }

  private Rows xlsx(Table table, Path file) throws IOException {
    Rows rows = new Rows(table);
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "Clientele", "1.0")) {
      int sheets = 0;
      int row = SHEET_ROWS;
      Worksheet sheet = null;
      for (int c = 0; c < table.chunks(); c++) {
        String[][] words = rows.chunk(c);
        for (int r = 0; r < table.rowsIn(c); r++) {
          if (!rows.leaves(words, r)) {
            continue;
          }
          if (row == SHEET_ROWS) {
            sheet = sheet(book, table, ++sheets);
            row = 1;
          }
          for (int k = 0; k < words.length; k++) {
            cell(sheet, row, k, table.columns().get(k), words[k][r]);
          }
          row++;
        }
      }
      if (sheet == null) {
        sheet(book, table, 1);
      }
    }
    return rows;
  }

  private static Worksheet sheet(Workbook book, Table table, int number) {
    String name = table.name().replaceAll("[\\\\/?*\\[\\]:]", "_");
    Worksheet sheet = book.newWorksheet(name.substring(0, Math.min(25, name.length())) + (number > 1 ? " " + number : ""));
    for (int c = 0; c < table.columns().size(); c++) {
      sheet.value(0, c, table.columns().get(c).name());
    }
    sheet.freezePane(0, 1);
    return sheet;
  }

  private static void cell(Worksheet sheet, int row, int place, Column column, String word) {
    if (word == null) {
      return;
    }
    switch (column.kind()) {
      case INTEGER, DECIMAL, REAL -> sheet.value(row, place, Double.parseDouble(word));
      case DATE -> {
        sheet.value(row, place, java.time.LocalDate.parse(word));
        sheet.style(row, place).format("yyyy-mm-dd").set();
      }
      case BOOLEAN -> sheet.value(row, place, Boolean.parseBoolean(word));
      default -> sheet.value(row, place, word.substring(0, Math.min(CELL_CHARACTERS, word.length())));
    }
  }

  /** Text that no spreadsheet takes for a formula (OWASP, CSV injection). */
  static String harmless(String word) {
    return !word.isEmpty() && "=+-@\t\r".indexOf(word.charAt(0)) >= 0 ? "'" + word : word;
  }

  private static String quoted(String word) {
    boolean plain = word.indexOf(',') < 0 && word.indexOf('"') < 0 && word.indexOf('\n') < 0 && word.indexOf('\r') < 0;
    return plain ? word : '"' + word.replace("\"", "\"\"") + '"';
  }

  /** The rows of a table as words, and which of them leave. */
  private final class Rows {
    private final Table table;
    private final int customer;
    private long written;
    private long heldBack;

    private Rows(Table table) {
      this.table = table;
      Optional<Column> who = table.column(Meaning.CUSTOMER_ID);
      this.customer = who.map(w -> table.columns().indexOf(w)).orElse(-1);
    }

    private String[][] chunk(int c) {
      String[][] words = new String[table.columns().size()][];
      for (int k = 0; k < words.length; k++) {
        words[k] = Cells.words(table, table.columns().get(k), c);
        if (table.columns().get(k).kind() == Kind.PHRASE) {
          for (int r = 0; r < words[k].length; r++) {
            words[k][r] = words[k][r] == null ? null : Messages.render(Text.decode(words[k][r]), language);
          }
        }
      }
      return words;
    }

    private boolean leaves(String[][] words, int row) {
      boolean lets = customer < 0 || words[customer][row] == null || gate.lets(words[customer][row]);
      written += lets ? 1 : 0;
      heldBack += lets ? 0 : 1;
      return lets;
    }
  }
}
