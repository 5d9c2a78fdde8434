package clientele.intake.sheet;

import clientele.base.ProblemException;
import clientele.base.Secret;
import clientele.intake.book.Book;
import clientele.intake.book.Cells;
import clientele.intake.book.Content;
import clientele.intake.book.CurrencyFormat;
import clientele.intake.book.RowSink;
import clientele.intake.book.Sheet;
import clientele.intake.problem.IntakeProblems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;

/** Reads workbooks of Excel 97 to 2003, record by record. */
public final class XlsBook implements Book {
  private static final int MOST_CELLS = 8_000_000;
  private static final BitSet NONE = new BitSet();

  private final String name;
  private final POIFSFileSystem files;
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<BoundSheetRecord> bound = new ArrayList<>();
  private final String password;
  private boolean from1904;
  private Rows lastRead;

  /** {@code password} is null for the one that Excel uses by itself, as the library wants it. */
  private XlsBook(String name, POIFSFileSystem files, String password) {
    this.name = name;
    this.password = password;
    this.files = files;
  }

  /**
   * Opens a workbook; the word that Excel itself uses where only changes are forbidden is tried first.
   *
   * @throws ProblemException if it is protected by another password, of an older format or damaged
   */
  public static XlsBook open(Content content, Secret password) throws IOException {
    POIFSFileSystem files = null;
    try {
      files =
          content.path().isPresent()
              ? new POIFSFileSystem(content.path().get().toFile(), true)
              : new POIFSFileSystem(content.open());
      return looked(content.name(), files, password);
    } catch (EncryptedDocumentException e) {
      close(files);
      throw new ProblemException(
          (password.isEmpty() ? IntakeProblems.PROTECTED : IntakeProblems.WRONG_PASSWORD).with(content.name()), e);
    } catch (OldExcelFormatException e) {
      close(files);
      throw new ProblemException(IntakeProblems.OLD_EXCEL.with(content.name()), e);
    } catch (IOException | RuntimeException e) {
      close(files);
      throw new ProblemException(IntakeProblems.EXCEL_DAMAGED.with(content.name()), e);
    }
  }

  private static XlsBook looked(String name, POIFSFileSystem files, Secret password) throws IOException {
    try {
      XlsBook book = new XlsBook(name, files, null);
      book.look();
      return book;
    } catch (EncryptedDocumentException e) {
      if (password.isEmpty()) {
        throw e;
      }
      XlsBook book = new XlsBook(name, files, password.word());
      book.look();
      return book;
    }
  }

  private static void close(POIFSFileSystem files) throws IOException {
    if (files != null) {
      files.close();
    }
  }

  @Override
  public String format() {
    return "xls";
  }

  @Override
  public List<Sheet> sheets() {
    return sheets;
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  /** Finds the sheets and their joined cells. */
  private void look() throws IOException {
    List<List<Sheet.Merge>> merges = new ArrayList<>();
    Tops tops = new Tops();
    events(
        record -> {
          switch (record) {
            case BoundSheetRecord sheet -> bound.add(sheet);
            case DateWindow1904Record window -> from1904 = window.getWindowing() == 1;
            case BOFRecord bof -> {
              if (tops.begin()) {
                merges.add(new ArrayList<>());
              }
            }
            case EOFRecord end -> tops.end();
            case MergeCellsRecord joined when tops.sheet >= 0 -> {
              for (int i = 0; i < joined.getNumAreas(); i++) {
                CellRangeAddress area = joined.getAreaAt(i);
                merges
                    .get(tops.sheet)
                    .add(
                        new Sheet.Merge(
                            area.getFirstRow() + 1L, area.getLastRow() + 1L, area.getFirstColumn(),
                            area.getLastColumn()));
              }
            }
            default -> { }
          }
        });
    List<BoundSheetRecord> ordered = List.of(BoundSheetRecord.orderByBofPosition(bound));
    for (BoundSheetRecord one : bound) {
      int place = ordered.indexOf(one);
      sheets.add(new OneSheet(one, place, place < merges.size() ? merges.get(place) : List.of()));
    }
  }

  /** Counts the sheets that follow the records of the workbook itself; charts inside sheets count for nothing. */
  private static final class Tops {
    private int sheet = -2;
    private int deep;

    /** Enters a part; whether it is a sheet. */
    private boolean begin() {
      if (deep++ == 0) {
        sheet++;
        return sheet >= 0;
      }
      return false;
    }

    private void end() {
      deep--;
    }
  }

  private void events(HSSFListener listener) throws IOException {
    HSSFRequest request = new HSSFRequest();
    request.addListenerForAllRecords(listener);
    Biff8EncryptionKey.setCurrentUserPassword(password);
    try {
      new HSSFEventFactory().processWorkbookEvents(request, files);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  private final class OneSheet implements Sheet {
    private final BoundSheetRecord sheet;
    private final int place;
    private final List<Merge> merges;

    private OneSheet(BoundSheetRecord sheet, int place, List<Merge> merges) {
      this.sheet = sheet;
      this.place = place;
      this.merges = merges;
    }

    @Override
    public String name() {
      return sheet.getSheetname();
    }

    @Override
    public boolean hidden() {
      return sheet.isHidden() || sheet.isVeryHidden();
    }

    @Override
    public List<Merge> merges() {
      return merges;
    }

    @Override
    public void read(RowSink sink) throws IOException {
      if (lastRead == null || lastRead.wanted != place) {
        lastRead = null;
        Rows rows = new Rows(place);
        FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(rows);
        rows.formats = formats;
        events(formats);
        lastRead = rows;
      }
      for (var row : lastRead.cells.entrySet()) {
        sink.row(row.getKey() + 1L, row.getValue(), lastRead.numbers.getOrDefault(row.getKey(), NONE));
      }
    }
  }

  /** Gathers the cells of one sheet; Excel of that age has at most 65,536 rows, and may write them in any order. */
  private final class Rows implements HSSFListener {
    private final int wanted;
    private final TreeMap<Integer, List<String>> cells = new TreeMap<>();
    private final Map<Integer, BitSet> numbers = new HashMap<>();
    private FormatTrackingHSSFListener formats;
    private SSTRecord texts;
    private final Tops tops = new Tops();
    private CellValueRecordInterface waiting;
    private int filled;

    private Rows(int wanted) {
      this.wanted = wanted;
    }

    @Override
    public void processRecord(Record record) {
      if (record instanceof BOFRecord) {
        tops.begin();
      } else if (record instanceof EOFRecord) {
        tops.end();
      } else if (record instanceof SSTRecord table) {
        texts = table;
      }
      if (tops.sheet != wanted) {
        return;
      }
      switch (record) {
        case LabelSSTRecord label -> put(label, texts.getString(label.getSSTIndex()).getString());
        case LabelRecord label -> put(label, label.getValue());
        case NumberRecord number -> put(number, number(number, number.getValue()));
        case RKRecord number -> put(number, number(number, number.getRKNumber()));
        case BoolErrRecord truth -> put(truth, truth.isError() ? "" : String.valueOf(truth.getBooleanValue()));
        case FormulaRecord formula -> formula(formula);
        case StringRecord text when waiting != null -> {
          put(waiting, text.getString());
          waiting = null;
        }
        default -> { }
      }
    }

    private void formula(FormulaRecord formula) {
      CellType type = formula.getCachedResultTypeEnum();
      if (formula.hasCachedResultString()) {
        waiting = formula;
      } else if (type == CellType.BOOLEAN) {
        put(formula, String.valueOf(formula.getCachedBooleanValue()));
      } else if (type == CellType.NUMERIC) {
        put(formula, number(formula, formula.getValue()));
      }
    }

    private String number(CellValueRecordInterface cell, double value) {
      numbers.computeIfAbsent(cell.getRow(), r -> new BitSet()).set(cell.getColumn());
      int id = formats.getFormatIndex(cell);
      String pattern = formats.getFormatString(cell);
      return Cells.moment(value, id, pattern, from1904)
          .orElseGet(() -> CurrencyFormat.beside(Cells.number(value, pattern), CurrencyFormat.of(id, pattern)));
    }

    private void put(CellValueRecordInterface cell, String words) {
      List<String> row = cells.computeIfAbsent(cell.getRow(), r -> new ArrayList<>());
      while (row.size() <= cell.getColumn()) {
        row.add("");
      }
      row.set(cell.getColumn(), words);
      if (++filled > MOST_CELLS) {
        throw IntakeProblems.EXCEL_TOO_LARGE.raise(name, XlsxParts.LARGEST >> 20);
      }
    }
  }
}
