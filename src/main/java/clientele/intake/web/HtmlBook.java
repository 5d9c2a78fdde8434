package clientele.intake.web;

import clientele.intake.book.Book;
import clientele.intake.book.RowSink;
import clientele.intake.book.Sheet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Reads the tables of a saved web page, also of one that only calls itself an Excel file. The largest is taken if nobody
 * chooses. What the page hides is left out; nothing that it refers to is loaded.
 */
public final class HtmlBook implements Book {
  private static final int MOST_TABLES = 2_000;
  private static final int LARGEST_SPAN = 1_000;
  private static final int LONGEST_SPAN = 65_534;
  private static final int WIDEST = 16_384;

  private final List<Sheet> tables = new ArrayList<>();
  private final List<Sheet> best = new ArrayList<>();

  private HtmlBook() {}

  /** Opens a page. */
  public static HtmlBook open(String page) {
    HtmlBook book = new HtmlBook();
    Document document = Jsoup.parse(page);
    List<HtmlTable> found = new ArrayList<>();
    for (Element table : document.select("table")) {
      if (found.size() < MOST_TABLES && !isHidden(table)) {
        HtmlTable one = new HtmlTable(table, name(table, found.size() + 1, found));
        if (one.filled > 0) {
          found.add(one);
        }
      }
    }
    book.tables.addAll(found);
    found.stream().max(Comparator.comparingInt((HtmlTable t) -> t.filled)).ifPresent(book.best::add);
    return book;
  }

  @Override
  public String format() {
    return "html";
  }

  @Override
  public List<Sheet> sheets() {
    return tables;
  }

  @Override
  public List<Sheet> preferred() {
    return best;
  }

  private static String name(Element table, int place, List<HtmlTable> taken) {
    Element caption = table.selectFirst("> caption");
    String name = caption == null ? table.id() : caption.text();
    String free = name.isBlank() ? "table " + place : name.strip();
    return taken.stream().anyMatch(t -> t.name.equals(free)) ? free + " " + place : free;
  }

  /** Whether a page does not show an element. */
  private static boolean isHidden(Element element) {
    String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    String tag = element.normalName();
    return element.hasAttr("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || tag.equals("script")
        || tag.equals("style")
        || tag.equals("template")
        || tag.equals("noscript");
  }

  /** The words of a cell as they are seen; blocks and breaks part them. */
  private static String words(Element cell) {
    StringBuilder words = new StringBuilder();
    int[] hidden = {0};
    cell.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof Element element && depth > 0) {
              if (isHidden(element) || element.normalName().equals("table")) {
                hidden[0]++;
              } else if (hidden[0] == 0 && (element.isBlock() || element.normalName().equals("br"))) {
                words.append(' ');
              }
            } else if (node instanceof TextNode text && hidden[0] == 0) {
              words.append(text.getWholeText());
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && depth > 0) {
              if (isHidden(element) || element.normalName().equals("table")) {
                hidden[0]--;
              } else if (hidden[0] == 0 && element.isBlock()) {
                words.append(' ');
              }
            }
          }
        });
    return words.toString().replace('\u00a0', ' ').replaceAll("\\s+", " ").strip();
  }

  private static int span(Element cell, String attribute, int most) {
    String words = cell.attr(attribute).strip();
    return words.matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(words), 1, most) : 1;
  }

  /** A table of the page, its cells put into a grid as browsers do. */
  private static final class HtmlTable implements Sheet {
    private final String name;
    private final List<List<String>> grid = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>();
    private int headerRows;
    private int filled;

    private HtmlTable(Element table, String name) {
      this.name = name;
      List<Element> rows = new ArrayList<>(table.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr"));
      rows.removeIf(HtmlBook::isHidden);
      List<Integer> covered = new ArrayList<>();
      boolean heads = true;
      for (Element row : rows) {
        List<Element> cells =
            row.children().stream()
                .filter(c -> c.normalName().equals("td") || c.normalName().equals("th"))
                .filter(c -> !isHidden(c))
                .toList();
        heads &= !cells.isEmpty()
            && (cells.stream().allMatch(c -> c.normalName().equals("th"))
                || row.parent() != null && row.parent().normalName().equals("thead"));
        headerRows += heads ? 1 : 0;
        lay(cells, covered);
      }
    }

    /** Lays the cells of a row; {@code covered} counts the rows that cells above reach down for each column. */
    private void lay(List<Element> cells, List<Integer> covered) {
      List<String> line = new ArrayList<>();
      int column = 0;
      for (Element cell : cells) {
        while (column < covered.size() && covered.get(column) > 0) {
          column++;
        }
        int columns = span(cell, "colspan", LARGEST_SPAN);
        int down = span(cell, "rowspan", LONGEST_SPAN);
        if (column + columns > WIDEST) {
          break;
        }
        while (line.size() < column) {
          line.add("");
        }
        String words = words(cell);
        filled += words.isEmpty() ? 0 : 1;
        for (int c = 0; c < columns; c++) {
          line.add(c == 0 ? words : "");
          while (covered.size() <= column + c) {
            covered.add(0);
          }
          covered.set(column + c, down);
        }
        if (columns > 1 || down > 1) {
          merges.add(new Merge(grid.size() + 1L, grid.size() + (long) down, column, column + columns - 1));
        }
        column += columns;
      }
      for (int c = 0; c < covered.size(); c++) {
        covered.set(c, Math.max(0, covered.get(c) - 1));
      }
      grid.add(line);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Optional<Integer> headerRows() {
      return headerRows > 0 && headerRows <= 3 && headerRows < grid.size() ? Optional.of(headerRows) : Optional.empty();
    }

    @Override
    public List<Merge> merges() {
      return merges;
    }

    @Override
    public void read(RowSink sink) {
      for (int r = 0; r < grid.size(); r++) {
        sink.row(r + 1L, grid.get(r), new BitSet());
      }
    }
  }
}
