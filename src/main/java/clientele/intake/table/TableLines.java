package clientele.intake.table;

import clientele.intake.column.ColumnShapes;
import clientele.intake.encoding.ByteFeed;
import clientele.intake.problem.RejectReason;
import clientele.intake.text.CutNumbers;
import clientele.intake.text.Dialect;
import clientele.intake.text.RecordFault;
import clientele.intake.text.RecordScanner;
import clientele.intake.text.RowRepair;
import clientele.intake.text.RowRepair.Mend;
import clientele.intake.text.RowRepair.Mended;
import clientele.intake.text.TableOutline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for each record below the header whether it is a row of the table, can be mended into one, or is something
 * else: a note, a header once more, the beginning of another table. Records that fit go straight to the columns; only
 * the others are looked at closely, and what was done with each of them is noted.
 */
public final class TableLines {
  /** Lines that are looked at closely; a file with more of them is written in another way than was found. */
  private static final int MOST_REPAIRS = 50_000;

  private static final int OTHER_TABLE_ROWS = 2;

  private final Dialect dialect;
  private final Dialect unquoted;
  private final int width;
  private final boolean trailingDelimiter;
  private final List<String> header;
  private final byte[] firstName;
  private final ColumnShapes shapes;
  private final RowRepair repair;
  private final RowCollector rows;
  private final Optional<CutNumbers> cut;
  private final List<List<String>> firstRows = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private int repairs;
  private boolean below;
  private boolean afterBlank;
  private boolean headerAgain;

  /** A record of another width that may be the header of another table. */
  private record Waiting(long line, byte[] raw, int fields, String text) {}

  /** For the records of one table, of which {@code outline} tells what is known from its beginning. */
  public TableLines(Dialect dialect, TableOutline outline, RowCollector rows) {
    this.dialect = dialect;
    this.header = outline.names();
    this.shapes = outline.shapes();
    this.cut = outline.cut();
    this.trailingDelimiter = outline.trailingDelimiter();
    this.unquoted = dialect.withQuote(Dialect.NONE, Dialect.NONE);
    this.width = shapes.width();
    this.firstName = header.isEmpty() ? new byte[0] : header.getFirst().getBytes(StandardCharsets.UTF_8);
    this.rows = rows;
    this.repair =
        new RowRepair(dialect, width, shapes.isSure() ? shapes::surprise : (c, b, from, to) -> 0.0, shapes.isSure());
  }

  /** Notes a blank line, behind which another table may begin. */
  public void blank() {
    rows.blank();
    afterBlank = true;
  }

  /** Takes a record that is not blank; false if it holds bytes that cannot be decoded. */
  public boolean take(RecordScanner scanner) {
    if (below) {
      rows.rejects().add(scanner.line(), RejectReason.OTHER_TABLE, 0, 0, "", scanner.raw());
      return true;
    }
    if (scanner.lines() > 1 && scanner.fault() == RecordFault.NONE && holdsRows(scanner.rawBytes())) {
      scanner.breakOff();
    }
    boolean begins = afterBlank;
    afterBlank = false;
    int fields = scanner.fields();
    boolean fits = fields == width || trailingDelimiter && fields == width + 1 && blank(scanner, width);
    if (fits && scanner.fault() == RecordFault.NONE && !scanner.isOdd() && !mayBeHeader(scanner)) {
      if (!waiting.isEmpty()) {
        settle();
      }
      if (headerAgain) {
        headerAgain = false;
        if (isFirstRow(scanner)) {
          below = true;
          return take(scanner);
        }
      }
      return plain(scanner);
    }
    if (cut.isPresent() && fields == width + 1 && scanner.fault() == RecordFault.NONE && cut.get().fits(scanner)) {
      return together(scanner, cut.get().column());
    }
    return closely(scanner, fits, begins);
  }

  /** Takes a record with the two halves of a number as one field. */
  private boolean together(RecordScanner scanner, int column) {
    settle();
    List<byte[]> cells = new ArrayList<>();
    for (int c = 0; c < scanner.fields(); c++) {
      byte[] cell = Arrays.copyOfRange(scanner.buffer(c), scanner.start(c), scanner.end(c));
      if (c == column + 1) {
        byte[] left = cells.removeLast();
        byte[] whole = Arrays.copyOf(left, left.length + 1 + cell.length);
        whole[left.length] = ',';
        System.arraycopy(cell, 0, whole, left.length + 1, cell.length);
        cells.add(whole);
      } else {
        cells.add(cell);
      }
    }
    return row(new Mended(cells, EnumSet.of(Mend.UNQUOTED_DELIMITER), 0), scanner.line(), scanner.raw());
  }

  /** Ends the table. */
  public void end() {
    settle();
  }

  /** Whether the lines within a record are themselves rows of the table, so that its quote only met one far below. */
  private boolean holdsRows(byte[] raw) {
    if (!shapes.isSure()) {
      return false;
    }
    int from = 0;
    int rowLike = 0;
    int lines = 0;
    for (int i = 0; i <= raw.length; i++) {
      if (i == raw.length || raw[i] == '\n') {
        boolean border = from == 0 || i == raw.length;
        boolean row = isRow(Arrays.copyOfRange(raw, from, i), border ? unquoted : dialect);
        if (row && !border) {
          return true;
        }
        rowLike += row ? 1 : 0;
        lines++;
        from = i + 1;
      }
    }
    return lines == 2 && rowLike == 2;
  }

  private boolean isRow(byte[] line, Dialect written) {
    List<byte[]> cells = fields(line, written);
    if (cells.size() != width) {
      return false;
    }
    double surprise = 0;
    boolean typed = false;
    for (int c = 0; c < width; c++) {
      byte[] cell = cells.get(c);
      boolean is = shapes.isTyped(c) && cell.length > 0;
      typed |= is;
      surprise += is ? shapes.surprise(c, cell, 0, cell.length) : 0;
    }
    return typed && surprise < 0.7 * width;
  }

  private boolean plain(RecordScanner scanner) {
    for (int c = 0; c < width; c++) {
      rows.cell(c, scanner.buffer(c), scanner.start(c), scanner.end(c));
    }
    if (firstRows.isEmpty() && !header.isEmpty()) {
      firstRows.add(words(scanner));
    }
    return rows.endRow(scanner.line());
  }

  private boolean closely(RecordScanner scanner, boolean fits, boolean begins) {
    RejectLog rejects = rows.rejects();
    long line = scanner.line();
    if (scanner.fault() == RecordFault.FIELD_TOO_LONG) {
      rejects.add(line, RejectReason.TOO_LONG, 0, 0, "", scanner.raw(2000));
      return true;
    }
    if (fits && scanner.fault() == RecordFault.NONE && mayBeHeader(scanner)) {
      if (!words(scanner).equals(header)) {
        return scanner.isOdd() ? mend(scanner.rawBytes(), line, scanner) : plain(scanner);
      }
      settle();
      rejects.add(line, RejectReason.HEADER_AGAIN, 0, 0, "", scanner.raw());
      headerAgain = true;
      return true;
    }
    if (!fits && scanner.fault() == RecordFault.NONE && mayBegin(scanner, begins)) {
      waiting.add(new Waiting(line, scanner.rawBytes(), scanner.fields(), scanner.raw()));
      if (waiting.size() > OTHER_TABLE_ROWS) {
        waiting.forEach(w -> rejects.add(w.line, RejectReason.OTHER_TABLE, 0, 0, "", w.text));
        waiting.clear();
        below = true;
      }
      return true;
    }
    settle();
    if (begins && scanner.fault() == RecordFault.NONE && isSentence(scanner)) {
      refuse(line, scanner.fields(), scanner.raw());
      return true;
    }
    return mend(scanner.rawBytes(), line, scanner);
  }

  /** Whether a record is one field of a table of more than two, and no row written with another sign. */
  private boolean isSentence(RecordScanner scanner) {
    int signs = 0;
    for (byte b : scanner.rawBytes()) {
      signs += b == ';' || b == '\t' || b == '|' || b == ',' ? 1 : 0;
    }
    return scanner.fields() == 1 && width > 2 && signs < width - 1;
  }

  /** Whether a record of another width can be the header of another table, or a row of one that may have begun. */
  private boolean mayBegin(RecordScanner scanner, boolean afterBlankLine) {
    int fields = scanner.fields();
    if (fields < 2) {
      return false;
    }
    if (!waiting.isEmpty()) {
      return fields == waiting.getFirst().fields;
    }
    Set<String> names = new HashSet<>();
    int alien = 0;
    for (int c = 0; c < fields; c++) {
      String name = scanner.text(c).strip();
      byte[] b = name.getBytes(StandardCharsets.UTF_8);
      ColumnShapes.Kind kind = ColumnShapes.kind(b, 0, b.length);
      boolean named = kind == ColumnShapes.Kind.WORD || kind == ColumnShapes.Kind.TEXT || kind == ColumnShapes.Kind.CODE;
      if (!named || b.length > 60 || !names.add(name)) {
        return false;
      }
      alien += c < width && shapes.isSure() && shapes.isAlien(c, name) ? 1 : 0;
    }
    boolean known = header.size() > 1 && names.contains(header.get(0)) && names.contains(header.get(1));
    boolean apart = afterBlankLine && !header.isEmpty() && names.contains(header.getFirst());
    return known || apart || alien > 0;
  }

  private boolean mayBeHeader(RecordScanner scanner) {
    int n = firstName.length;
    if (n == 0 || scanner.end(0) - scanner.start(0) != n) {
      return false;
    }
    byte[] b = scanner.buffer(0);
    int start = scanner.start(0);
    return Arrays.equals(b, start, start + n, firstName, 0, n);
  }

  private boolean isFirstRow(RecordScanner scanner) {
    return !firstRows.isEmpty() && firstRows.getFirst().equals(words(scanner));
  }

  private List<String> words(RecordScanner scanner) {
    List<String> words = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      words.add(scanner.text(c));
    }
    return words;
  }

  /** Decides about records that waited to be rows of another table and are none. */
  private void settle() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Waiting> held = List.copyOf(waiting);
    waiting.clear();
    for (Waiting record : held) {
      mend(record.raw, record.line, record.fields, record.text);
    }
  }

  /** Mends a record whose fields the scanner still holds. */
  private boolean mend(byte[] raw, long line, RecordScanner scanner) {
    boolean open = scanner.fault() == RecordFault.UNTERMINATED_QUOTE;
    if (!open && scanner.fields() > width && hasReturn(raw) && atReturns(raw, line)) {
      return true;
    }
    Optional<Mended> meant = meant(raw);
    if (meant.isPresent()) {
      return row(meant.get(), line, scanner.raw());
    }
    if (!open && scanner.fields() == width) {
      return plain(scanner);
    }
    if (!open && scanner.fields() > width && blankFrom(scanner, width)) {
      return plain(scanner);
    }
    if (!open && (repairs >= MOST_REPAIRS || repair.isSpent()) && scanner.fields() < width && scanner.fields() * 2 >= width) {
      return filled(scanner, line);
    }
    if (open) {
      rows.rejects().add(line, RejectReason.OPEN_QUOTE, 0, 0, "", scanner.raw());
    } else {
      refuse(line, scanner.fields(), scanner.raw());
    }
    return true;
  }

  /** Takes a short record of a file in which short ones are usual, with missing for what is not there. */
  private boolean filled(RecordScanner scanner, long line) {
    List<byte[]> cells = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      boolean there = c < scanner.fields();
      cells.add(there ? Arrays.copyOfRange(scanner.buffer(c), scanner.start(c), scanner.end(c)) : new byte[0]);
    }
    return row(new Mended(cells, EnumSet.of(Mend.MISSING_FIELDS), 0), line, scanner.raw());
  }

  private boolean mend(byte[] raw, long line, int fields, String text) {
    Optional<Mended> meant = meant(raw);
    if (meant.isPresent()) {
      return row(meant.get(), line, text);
    }
    refuse(line, fields, text);
    return true;
  }

  private void refuse(long line, int fields, String text) {
    boolean note = fields == 1 && width > 2 || comment(text);
    RejectReason reason = note ? RejectReason.NOTE : fields > width ? RejectReason.MORE_FIELDS : RejectReason.FEWER_FIELDS;
    rows.rejects().add(line, reason, fields, width, "", text);
  }

  private Optional<Mended> meant(byte[] raw) {
    if (repairs >= MOST_REPAIRS || comment(new String(raw, 0, Math.min(4, raw.length), StandardCharsets.ISO_8859_1))) {
      return Optional.empty();
    }
    repairs++;
    return repair.mend(raw);
  }

  private static boolean comment(String text) {
    String bare = text.stripLeading();
    return bare.startsWith("#") || bare.startsWith("//") || bare.startsWith("--");
  }

  private boolean row(Mended meant, long line, String raw) {
    for (int c = 0; c < width; c++) {
      byte[] cell = meant.cells().get(c);
      byte[] padded = Arrays.copyOf(cell, cell.length + 8);
      rows.cell(c, padded, 0, cell.length);
    }
    if (!meant.mends().isEmpty()) {
      rows.rejects().mended(line, meant.mends(), raw);
    }
    return rows.endRow(line);
  }

  private static boolean blankFrom(RecordScanner scanner, int from) {
    for (int i = from; i < scanner.fields(); i++) {
      if (!blank(scanner, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean blank(RecordScanner scanner, int field) {
    return scanner.end(field) == scanner.start(field);
  }

  /** Takes the rows that lie in one record because lines of the file end with a bare carriage return. */
  private boolean atReturns(byte[] raw, long line) {
    List<List<byte[]>> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= raw.length; i++) {
      if (i == raw.length || raw[i] == '\r') {
        List<byte[]> cells = fields(Arrays.copyOfRange(raw, from, i), dialect);
        if (cells.size() != width) {
          return false;
        }
        parts.add(cells);
        from = i + 1;
      }
    }
    for (List<byte[]> cells : parts) {
      row(new Mended(cells, EnumSet.of(Mend.OTHER_LINE_END), 0), line, new String(raw, StandardCharsets.UTF_8));
    }
    return true;
  }

  /** Fields of a line by itself; none if it is broken. */
  private static List<byte[]> fields(byte[] line, Dialect written) {
    List<byte[]> cells = new ArrayList<>();
    try (RecordScanner scanner = new RecordScanner(ByteFeed.of(line), written)) {
      if (scanner.next() && scanner.fault() == RecordFault.NONE) {
        for (int i = 0; i < scanner.fields(); i++) {
          cells.add(Arrays.copyOfRange(scanner.buffer(i), scanner.start(i), scanner.end(i)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cells;
  }

  private static boolean hasReturn(byte[] raw) {
    for (byte b : raw) {
      if (b == '\r') {
        return true;
      }
    }
    return false;
  }
}
