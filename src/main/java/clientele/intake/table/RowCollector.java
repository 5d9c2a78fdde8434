package clientele.intake.table;

import clientele.intake.cell.CellGuards;
import clientele.intake.cell.NumberScan;
import clientele.intake.column.CodeColumn;
import clientele.intake.encoding.Utf8;
import clientele.intake.problem.IntakeProblems;
import clientele.intake.problem.RejectReason;
import clientele.job.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Takes rows cell by cell into coded columns and sets those aside that have the wrong width or unreadable bytes. */
public final class RowCollector {
  private static final int ROWS_PER_CHECK = 0xffff;
  private static final int BYTES_PER_CHECK = 8 << 20;

  /** Bytes that a dictionary reads beyond a cell. */
  private static final int SPARE = 8;

  private final int width;
  private final boolean mayHoldNotes;
  private final CodeColumn[] columns;
  private final BitSet[] undecodable;
  private final int[] sizes;
  private final int[] codes;
  private final LineMap lines = new LineMap();
  private final RejectLog rejects = new RejectLog();
  private long rows;
  private long fresh;
  private long blanks;
  private long foreign;
  private boolean bad;
  private boolean named;
  private boolean summary;
  private final BitSet[] totalNames = new BitSet[TotalRows.FIRST_CELLS];
  private final BitSet[] summaryNames = new BitSet[TotalRows.FIRST_CELLS];
  private final TotalRows totals = new TotalRows();
  private final SummaryRows summaries = new SummaryRows();
  private final SectionRows sections = new SectionRows();
  private final CellGuards guards;
  private final NumberScan scan = new NumberScan();
  private final TrailingNotes notes = new TrailingNotes();

  /** For rows of a text or sheet, below which notes may stand. */
  public RowCollector(int width) {
    this(width, width > 2);
  }

  /** For rows below which notes may stand or, as in databases, may not. */
  public RowCollector(int width, boolean mayHoldNotes) {
    this.mayHoldNotes = mayHoldNotes;
    this.width = width;
    this.sizes = new int[width];
    this.codes = new int[width];
    this.columns = new CodeColumn[width];
    this.undecodable = new BitSet[width];
    this.guards = new CellGuards(width);
    Arrays.setAll(totalNames, c -> new BitSet());
    Arrays.setAll(summaryNames, c -> new BitSet());
    Arrays.setAll(columns, c -> new CodeColumn());
  }

  /** Takes the cell of a column in the row that is being read. */
  public void cell(int column, byte[] buffer, int from, int to) {
    if (from < to && (buffer[from] == '=' || buffer[from] == '\'') && guards.isGuarded(column, buffer, from, to)) {
      cell(column, buffer, guards.from(), guards.to());
      return;
    }
    int code = columns[column].code(buffer, from, to);
    codes[column] = code;
    if (code >= sizes[column]) {
      sizes[column] = code + 1;
      if (column < TotalRows.FIRST_CELLS && TotalRows.isNamed(buffer, from, to)) {
        totalNames[column].set(code);
      }
      if (column < TotalRows.FIRST_CELLS && SummaryRows.isNamed(buffer, from, to)) {
        summaryNames[column].set(code);
      }
      check(column, code, buffer, from, to);
      fresh += to - from;
      if (fresh > BYTES_PER_CHECK) {
        fresh = 0;
        checkMemory();
      }
    }
    if (column < TotalRows.FIRST_CELLS && code >= 0) {
      named |= totalNames[column].get(code);
      summary |= summaryNames[column].get(code);
    }
    BitSet unreadable = undecodable[column];
    bad |= unreadable != null && code >= 0 && unreadable.get(code);
  }

  /**
   * Takes the cell of a spreadsheet, which knows numbers from words. Where the same signs stand for both and can be read
   * in two ways, the later of them gets a blank behind it, so that each is read as what it is.
   */
  public void cell(int column, byte[] buffer, int from, int to, boolean number) {
    int known = sizes[column];
    cell(column, buffer, from, to);
    int code = codes[column];
    if (code >= known) {
      columns[column].type(code, number);
    } else if (code >= 0 && columns[column].isNumber(code) != number && scan.read(buffer, from, to) && scan.isOpen()) {
      byte[] other = Arrays.copyOf(Arrays.copyOfRange(buffer, from, to), to - from + 1 + SPARE);
      other[to - from] = ' ';
      cell(column, other, 0, to - from + 1, number);
    }
  }

  /** Ends a row; false if it holds bytes that cannot be decoded, so that it is not taken. */
  public boolean endRow(long line) {
    boolean total = named;
    boolean summarised = summary;
    named = false;
    summary = false;
    if (bad) {
      bad = false;
      return false;
    }
    int some = -1;
    for (int code : codes) {
      some &= code;
    }
    if (some == -1) {
      blank();
      return true;
    }
    boolean bare = mayHoldNotes && codes[0] >= 0;
    for (int c = 1; c < width; c++) {
      bare &= codes[c] < 0;
    }
    notes.row(line, bare ? codes[0] : -1, total);
    for (int c = 0; c < width; c++) {
      columns[c].add(codes[c]);
    }
    if (total) {
      totals.add(rows, line, codes.clone(), isBareTotal());
    } else if (summarised) {
      summaries.add(rows, line, codes.clone(), summaryName());
    } else if (mayHoldNotes && codes[0] < 0) {
      totals.addBlank(rows, line, codes.clone());
    } else if (bare) {
      sections.add(rows, line, codes[0]);
    }
    lines.add(rows++, line);
    if ((rows & ROWS_PER_CHECK) == 0) {
      checkMemory();
    }
    return true;
  }

  /** Declines before the memory is full rather than after. */
  private void checkMemory() {
    long taken = 0;
    for (CodeColumn column : columns) {
      taken += column.bytes();
    }
    long most = Memory.most() / 10 * 6;
    if (taken > most) {
      throw IntakeProblems.TOO_MANY.raise(rows, most >> 20);
    }
  }

  public void blank() {
    blanks(1);
  }

  public void blanks(long more) {
    blanks += more;
    notes.blank();
  }

  public long rows() {
    return rows;
  }

  public RejectLog rejects() {
    return rejects;
  }

  /** Distinct values seen so far that are well-formed and hold characters beyond ASCII. */
  public long foreign() {
    return foreign;
  }

  /** Ends reading. */
  public LoadedFile.Rows finish(String sha256) {
    for (CodeColumn column : columns) {
      column.seal();
    }
    for (TrailingNotes.Note note : notes.among(columns[0], rows)) {
      for (CodeColumn column : columns) {
        column.removeLast();
      }
      rows--;
      rejects.add(note.line(), RejectReason.NOTE, 0, 0, "", columns[0].dictionary().get(note.code()));
    }
    TotalRows.Found found = totals.among(List.of(columns), rows);
    List<TotalRows.Row> sums = found.sums();
    BitSet out = new BitSet();
    for (TotalRows.Row sum : sums) {
      out.set((int) sum.place());
      rejects.add(sum.line(), RejectReason.TOTAL, 0, 0, "", words(sum.codes()));
    }
    SummaryRows.Found below = summaries.among(List.of(columns), rows, out);
    for (SummaryRows.Row row : below.proven()) {
      out.set((int) row.place());
      rejects.add(row.line(), RejectReason.SUMMARY, 0, 0, "", words(row.codes()));
    }
    List<int[]> doubtful = new ArrayList<>(found.doubtful().stream().map(TotalRows.Row::codes).toList());
    below.doubtful().forEach(row -> doubtful.add(row.codes()));
    if (!doubtful.isEmpty()) {
      rejects.tell(IntakeProblems.LIKE_SUMS.with(doubtful.size(), words(doubtful.getFirst())));
    }
    for (SectionRows.Row section : sections.among(columns[0], rows)) {
      out.set((int) section.place());
      rejects.add(section.line(), RejectReason.SECTION, 0, 0, "", columns[0].dictionary().get(section.code()));
    }
    return out.isEmpty() ? taken(List.of(columns), lines, sha256) : without(out, sha256);
  }

  /** The column of the cell that calls the row a mean, an extreme or a count. */
  private int summaryName() {
    for (int c = 0; c < Math.min(width, summaryNames.length); c++) {
      if (codes[c] >= 0 && summaryNames[c].get(codes[c])) {
        return c;
      }
    }
    return 0;
  }

  /** Whether the cell that calls the row a total says no more than that. */
  private boolean isBareTotal() {
    for (int c = 0; c < Math.min(width, totalNames.length); c++) {
      if (codes[c] >= 0 && totalNames[c].get(codes[c])) {
        return TotalRows.isBare(columns[c].dictionary().get(codes[c]));
      }
    }
    return true;
  }

  private LoadedFile.Rows taken(List<CodeColumn> kept, LineMap where, String sha256) {
    long[] guarded = guards.counts();
    List<LoadedFile.Collected> collected = new ArrayList<>();
    for (int c = 0; c < kept.size(); c++) {
      collected.add(new LoadedFile.Collected(kept.get(c), guarded[c]));
    }
    return new LoadedFile.Rows(List.copyOf(collected), where, rejects, rows, blanks, sha256);
  }

  /** What was collected without some rows. */
  private LoadedFile.Rows without(BitSet out, String sha256) {
    LineMap where = new LineMap();
    long left = 0;
    for (int row = 0; row < rows; row++) {
      if (!out.get(row)) {
        where.add(left++, lines.line(row));
      }
    }
    rows = left;
    for (CodeColumn column : columns) {
      column.remove(out);
    }
    return taken(List.of(columns), where, sha256);
  }

  private String words(int[] row) {
    List<String> cells = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      cells.add(row[c] < 0 ? "" : columns[c].dictionary().get(row[c]));
    }
    return String.join("\t", cells);
  }

  private void check(int column, int code, byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] < 0) {
        if (!Utf8.isValid(buffer, i, to)) {
          if (undecodable[column] == null) {
            undecodable[column] = new BitSet();
          }
          undecodable[column].set(code);
        } else {
          foreign++;
        }
        return;
      }
    }
  }
}
