package clientele.intake.sheet;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.intake.book.Book;
import clientele.intake.book.Cells;
import clientele.intake.book.Content;
import clientele.intake.book.CurrencyFormat;
import clientele.intake.book.RowSink;
import clientele.intake.book.SafeXml;
import clientele.intake.book.Sheet;
import clientele.intake.problem.IntakeProblems;
import clientele.job.JobContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Reads OpenDocument spreadsheets in a stream. A cell or row may say that it stands for many: blank ones are only
 * counted, and the others are written out up to a limit.
 */
public final class OdsBook implements Book {
  private static final long MOST_REPEATED = 20_000_000;
  private static final int WIDEST = 16_384;
  private static final int MOST_SHEETS = 1_000;
  private static final int LONGEST_CELL = 4 << 20;

  private final Content content;
  private final JobContext job;
  private final ZipFile zip;
  private final List<Sheet> sheets = new ArrayList<>();

  /** Cells of the sheet read last that hold a formula without its result. */
  private final java.util.Set<Long> open = new java.util.HashSet<>();

  private String firstOpen = "";

  private OdsBook(Content content, ZipFile zip, JobContext job) {
    this.content = content;
    this.zip = zip;
    this.job = job;
  }

  /**
   * Opens a spreadsheet.
   *
   * @throws ProblemException if it is protected by a password, damaged or unpacks to more than can be held
   */
  public static OdsBook open(Content content, JobContext job) throws IOException {
    ZipFile zip = XlsxParts.zip(content);
    OdsBook book = new OdsBook(content, zip, job);
    try {
      if (book.isProtected()) {
        throw IntakeProblems.PROTECTED.raise(content.name());
      }
      book.look();
      return book;
    } catch (XMLStreamException e) {
      book.close();
      throw new ProblemException(IntakeProblems.EXCEL_DAMAGED.with(content.name()), e);
    } catch (IOException | RuntimeException e) {
      book.close();
      throw e;
    }
  }

  @Override
  public String format() {
    return "ods";
  }

  @Override
  public List<Sheet> sheets() {
    return sheets;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private boolean isProtected() throws IOException {
    ZipArchiveEntry manifest = zip.getEntry("META-INF/manifest.xml");
    if (manifest == null) {
      return false;
    }
    try (InputStream in = zip.getInputStream(manifest)) {
      String words = new String(in.readNBytes(1 << 20), java.nio.charset.StandardCharsets.UTF_8);
      return words.contains("encryption-data");
    }
  }

  /** The document with all safeguards on. */
  private InputStream document() throws IOException {
    ZipArchiveEntry entry = zip.getEntry("content.xml");
    if (entry == null) {
      throw IntakeProblems.EXCEL_DAMAGED.raise(content.name());
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] start = in.readNBytes(4096);
      XlsxParts.refuseEntities(start, start.length, "content.xml", content.name());
    }
    return new FilterInputStream(zip.getInputStream(entry)) {
      private long size;

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int n = in.read(target, offset, length);
        size += Math.max(0, n);
        boolean dense = size > 32L << 20 && size / XlsxParts.DENSEST > Math.max(1, entry.getCompressedSize());
        if (size > XlsxParts.LARGEST * 2 || dense) {
          throw IntakeProblems.EXCEL_TOO_LARGE.raise(content.name(), XlsxParts.LARGEST * 2 >> 20);
        }
        job.checkCancelled();
        return n;
      }
    };
  }

  /** Finds names and visibility of the sheets and the cells that are joined. */
  private void look() throws IOException, XMLStreamException {
    Set<String> hiddenStyles = new HashSet<>();
    String style = "";
    OneSheet current = null;
    Place at = new Place();
    int depth = 0;
    try (InputStream in = document()) {
      XMLStreamReader xml = SafeXml.reader(in);
      while (xml.hasNext()) {
        int event = xml.next();
        String name = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
            ? xml.getLocalName() : "";
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (name) {
            case "style" -> style = attribute(xml, "name");
            case "table-properties" -> {
              if (attribute(xml, "display").equals("false")) {
                hiddenStyles.add(style);
              }
            }
            case "table" -> {
              if (depth++ == 0 && sheets.size() < MOST_SHEETS) {
                String free = attribute(xml, "name");
                current =
                    new OneSheet(
                        free.isEmpty() ? "Sheet" + (sheets.size() + 1) : free, sheets.size(),
                        hiddenStyles.contains(attribute(xml, "style-name")));
                sheets.add(current);
                at = new Place();
              }
            }
            case "table-row" -> at.row(number(xml, "number-rows-repeated"));
            case "table-cell", "covered-table-cell" -> {
              long columns = number(xml, "number-columns-spanned");
              long rows = number(xml, "number-rows-spanned");
              if (current != null && depth == 1 && (columns > 1 || rows > 1) && current.merges.size() < 20_000) {
                current.merges.add(
                    new Sheet.Merge(
                        at.line, at.line + rows - 1, (int) at.column, (int) Math.min(WIDEST, at.column + columns - 1)));
              }
              at.column += number(xml, "number-columns-repeated");
            }
            default -> { }
          }
        } else if (event == XMLStreamConstants.END_ELEMENT && name.equals("table")) {
          depth--;
        }
      }
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private static long number(XMLStreamReader xml, String name) {
    String words = attribute(xml, name);
    return words.matches("\\d{1,9}") ? Math.max(1, Long.parseLong(words)) : 1;
  }

  /** Where in a sheet the reader stands; rows from 1, columns from 0. */
  private static final class Place {
    private long line;
    private long next = 1;
    private long column;

    private void row(long repeated) {
      line = next;
      next += repeated;
      column = 0;
    }
  }

  @Override
  public List<Problem> notes(String sheet) {
    return open.isEmpty() ? List.of() : List.of(IntakeProblems.FORMULAS.with(sheet, open.size(), firstOpen));
  }

  private final class OneSheet implements Sheet {
    private final String name;
    private final int index;
    private final boolean hidden;
    private final List<Merge> merges = new ArrayList<>();

    private OneSheet(String name, int index, boolean hidden) {
      this.name = name;
      this.index = index;
      this.hidden = hidden;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean hidden() {
      return hidden;
    }

    @Override
    public List<Merge> merges() {
      return merges;
    }

    @Override
    public void read(RowSink sink) throws IOException {
      try (InputStream in = document()) {
        XMLStreamReader xml = SafeXml.reader(in);
        int seen = -1;
        int depth = 0;
        while (xml.hasNext()) {
          int event = xml.next();
          if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("table")) {
            if (depth++ == 0 && ++seen == index) {
              open.clear();
              firstOpen = "";
              new Rows(xml, sink).read();
              return;
            }
          } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table")) {
            depth--;
          }
        }
      } catch (XMLStreamException e) {
        throw new ProblemException(IntakeProblems.EXCEL_DAMAGED.with(content.name()), e);
      }
    }
  }

  /** Reads the rows of the sheet whose start was just read. */
  private final class Rows {
    private final XMLStreamReader xml;
    private final RowSink sink;
    private final List<String> cells = new ArrayList<>();
    private final BitSet numbers = new BitSet();
    private long line = 1;
    private long repeated = 1;
    private long blanks;
    private long written;

    private Rows(XMLStreamReader xml, RowSink sink) {
      this.xml = xml;
      this.sink = sink;
    }

    private void read() throws XMLStreamException {
      int deep = 1;
      while (deep > 0 && xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "table" -> deep++;
            case "table-row" -> {
              repeated = number(xml, "number-rows-repeated");
              cells.clear();
              numbers.clear();
              blanks = 0;
            }
            case "table-cell" -> cell();
            case "covered-table-cell" -> {
              blanks += number(xml, "number-columns-repeated");
              skip();
            }
            default -> { }
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          if (xml.getLocalName().equals("table")) {
            deep--;
          } else if (xml.getLocalName().equals("table-row") && deep == 1) {
            row();
          }
        }
      }
    }

    private void row() {
      if (Cells.blank(cells)) {
        sink.blank(repeated);
      } else {
        count(repeated > 1 ? repeated * cells.size() : 0);
        for (long i = 0; i < repeated; i++) {
          sink.row(line + i, cells, numbers);
        }
      }
      line += repeated;
    }

    private void count(long more) {
      written += more;
      if (written > MOST_REPEATED) {
        throw IntakeProblems.REPEATS.raise(content.name(), MOST_REPEATED);
      }
    }

    private void cell() throws XMLStreamException {
      long times = number(xml, "number-columns-repeated");
      boolean number = attribute(xml, "value-type").matches("float|currency");
      String words = words();
      if (words.isEmpty()) {
        blanks += times;
        return;
      }
      if (cells.size() + blanks + times > WIDEST + 1L) {
        throw IntakeProblems.TOO_WIDE.raise(content.name(), WIDEST);
      }
      count(times > 1 ? times : 0);
      for (; blanks > 0; blanks--) {
        cells.add("");
      }
      if (number) {
        numbers.set(cells.size(), (int) (cells.size() + times));
      }
      for (long i = 0; i < times; i++) {
        cells.add(words);
      }
    }

    /** The value of a cell as words, and its end. */
    private String words() throws XMLStreamException {
      String type = attribute(xml, "value-type");
      String value = attribute(xml, "value");
      String currency = attribute(xml, "currency");
      String date = attribute(xml, "date-value");
      String time = attribute(xml, "time-value");
      String truth = attribute(xml, "boolean-value");
      String formula = attribute(xml, "formula");
      long at = cells.size() + blanks;
      String shown = paragraphs();
      if (!formula.isEmpty() && type.isEmpty() && shown.isEmpty()) {
        open.add(line << 20 | at);
        firstOpen = firstOpen.isEmpty() ? formula.replaceFirst("^of:", "") : firstOpen;
      }
      return switch (type) {
        case "float" -> plain(value, shown);
        case "currency" -> CurrencyFormat.beside(plain(value, shown), CurrencyFormat.ofCode(currency));
        case "percentage" -> shown.contains("%") ? shown : plain(value, shown);
        case "date" -> date.replaceFirst("T00:00:00(\\.0+)?$", "").replaceFirst("(\\.\\d+)?Z?$", "").replace('T', ' ');
        case "time" -> clock(time);
        case "boolean" -> truth;
        default -> shown.matches("#(N/A|REF!|VALUE!|DIV/0!|NAME\\?)|Err:\\d+") ? "" : shown;
      };
    }

    private String plain(String value, String shown) {
      if (shown.matches("0\\d{1,17}")) {
        return shown;
      }
      try {
        return Cells.number(new java.math.BigDecimal(value), null);
      } catch (NumberFormatException e) {
        return shown;
      }
    }

    private static String clock(String time) {
      java.util.regex.Matcher parts = java.util.regex.Pattern.compile("PT(\\d+)H(\\d+)M(\\d+).*").matcher(time);
      return parts.matches() ? (parts.group(1).length() < 2 ? "0" : "") + parts.group(1) + ":" + parts.group(2) + ":" + parts.group(3) : time;
    }

    /** The paragraphs of a cell, without notes and drawings. */
    private String paragraphs() throws XMLStreamException {
      StringBuilder words = new StringBuilder();
      int deep = 1;
      int inside = 0;
      int paragraphs = 0;
      while (deep > 0 && xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            String name = xml.getLocalName();
            if (name.equals("annotation") || name.equals("shape") || name.equals("frame")) {
              skip();
              continue;
            }
            deep++;
            if (name.equals("p")) {
              if (paragraphs++ > 0) {
                words.append('\n');
              }
              inside++;
            } else if (name.equals("s")) {
              words.repeat(' ', (int) Math.min(1000, number(xml, "c")));
            } else if (name.equals("tab")) {
              words.append('\t');
            } else if (name.equals("line-break")) {
              words.append('\n');
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            deep--;
            if (xml.getLocalName().equals("p")) {
              inside--;
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (inside > 0 && words.length() < LONGEST_CELL) {
              words.append(xml.getText());
            }
          }
          default -> { }
        }
      }
      return words.toString().strip();
    }

    private void skip() throws XMLStreamException {
      int deep = 1;
      while (deep > 0 && xml.hasNext()) {
        int event = xml.next();
        deep += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
      }
    }
  }
}
