package clientele.intake.sheet;

import clientele.base.ProblemException;
import clientele.intake.book.Book;
import clientele.intake.book.Cells;
import clientele.intake.book.Content;
import clientele.intake.book.RowSink;
import clientele.intake.book.SafeXml;
import clientele.intake.book.Sheet;
import clientele.intake.problem.IntakeProblems;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML that Excel 2003 saves and that many programs still export under the name .xls. */
public final class ExcelXmlBook implements Book {
  private static final int WIDEST = 16_384;
  private static final int LONGEST_CELL = 4 << 20;

  private final Content content;
  private final List<Sheet> sheets = new ArrayList<>();

  private ExcelXmlBook(Content content) {
    this.content = content;
  }

  /**
   * Opens a workbook.
   *
   * @throws ProblemException if it is damaged or declares entities
   */
  public static ExcelXmlBook open(Content content) throws IOException {
    ExcelXmlBook book = new ExcelXmlBook(content);
    try (InputStream in = content.open()) {
      byte[] start = in.readNBytes(4096);
      XlsxParts.refuseEntities(start, start.length, ".xml", content.name());
    }
    try (InputStream in = content.open()) {
      XMLStreamReader xml = SafeXml.reader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Worksheet")) {
          String name = attribute(xml, "Name");
          book.sheets.add(book.new OneSheet(name.isEmpty() ? "Sheet" + book.sheets.size() : name, book.sheets.size()));
        }
      }
    } catch (XMLStreamException e) {
      throw new ProblemException(IntakeProblems.EXCEL_DAMAGED.with(content.name()), e);
    }
    return book;
  }

  @Override
  public String format() {
    return "excel-xml";
  }

  @Override
  public List<Sheet> sheets() {
    return sheets;
  }

  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private final class OneSheet implements Sheet {
    private final String name;
    private final int index;
    private final List<Merge> merges = new ArrayList<>();

    private OneSheet(String name, int index) {
      this.name = name;
      this.index = index;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<Merge> merges() {
      return merges;
    }

    /** Whether a cell of a row above reaches down to this place. */
    private boolean covered(long line, int column) {
      return merges.stream()
          .anyMatch(m -> m.top() < line && m.bottom() >= line && m.left() <= column && m.right() >= column);
    }

    @Override
    public void read(RowSink sink) throws IOException {
      merges.clear();
      try (InputStream in = content.open()) {
        XMLStreamReader xml = SafeXml.reader(in);
        int at = -1;
        long line = 0;
        long next = 0;
        List<String> cells = new ArrayList<>();
        BitSet numbers = new BitSet();
        StringBuilder words = null;
        String type = "";
        while (xml.hasNext()) {
          int event = xml.next();
          if (event == XMLStreamConstants.START_ELEMENT) {
            String element = xml.getLocalName();
            if (element.equals("Worksheet")) {
              at++;
            } else if (at == index && element.equals("Row")) {
              line = place(xml, line);
              cells.clear();
              numbers.clear();
              next = 0;
            } else if (at == index && element.equals("Cell")) {
              while (attribute(xml, "Index").isEmpty() && covered(line, cells.size())) {
                cells.add("");
              }
              long column = Math.min(WIDEST, place(xml, Math.max(cells.size(), next)));
              while (cells.size() < column) {
                cells.add("");
              }
              next = cells.size() + number(xml, "MergeAcross");
              long down = number(xml, "MergeDown");
              if ((next > cells.size() || down > 0) && merges.size() < 5_000) {
                merges.add(new Merge(line, line + down, cells.size() - 1, (int) Math.min(WIDEST, next - 1)));
              }
            } else if (at == index && element.equals("Data") && !cells.isEmpty()) {
              words = new StringBuilder();
              type = attribute(xml, "Type");
            }
          } else if (event == XMLStreamConstants.CHARACTERS && words != null && words.length() < LONGEST_CELL) {
            words.append(xml.getText());
          } else if (event == XMLStreamConstants.END_ELEMENT && at == index) {
            if (xml.getLocalName().equals("Data") && words != null) {
              cells.set(cells.size() - 1, shown(type, words.toString()));
              numbers.set(cells.size() - 1, type.equals("Number"));
              words = null;
            } else if (xml.getLocalName().equals("Row")) {
              sink.row(line, cells, numbers);
            }
          }
          if (at > index) {
            return;
          }
        }
      } catch (XMLStreamException e) {
        throw new ProblemException(IntakeProblems.EXCEL_DAMAGED.with(content.name()), e);
      }
    }

    /** The place of a row or cell from 1: its own, or the one behind the last. */
    private static long place(XMLStreamReader xml, long last) {
      String index = attribute(xml, "Index");
      return index.matches("\\d{1,7}") ? Math.max(last + 1, Long.parseLong(index)) : last + 1;
    }

    private static long number(XMLStreamReader xml, String name) {
      String words = attribute(xml, name);
      return words.matches("\\d{1,7}") ? Long.parseLong(words) : 0;
    }

    private static String shown(String type, String words) {
      return switch (type) {
        case "DateTime" -> words.replaceFirst("T00:00:00(\\.0+)?$", "").replaceFirst("\\.\\d+$", "").replace('T', ' ');
        case "Boolean" -> words.equals("1") ? "true" : words.equals("0") ? "false" : words;
        case "Number" -> words.matches("-?\\d+(\\.\\d+)?[eE][+-]?\\d{1,3}") ? Cells.number(new BigDecimal(words), null) : words;
        case "Error" -> "";
        default -> words;
      };
    }
  }
}
