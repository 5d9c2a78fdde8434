package clientele.ui;

import clientele.base.Figures;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.ui.chart.ChartPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A section of the report as part of a window: its tables, charts, words and quotes, in reading order. */
public final class SectionPane extends VBox {
  private static final int ROWS = 40;
  private static final int SHORT = 28;

  private final ViewContext context;
  private final Words words;
  private final boolean onPaper;

  public SectionPane(ViewContext context) {
    this(context, false);
  }

  /** A pane; on paper charts are light in every theme, as the report itself. */
  public SectionPane(ViewContext context, boolean onPaper) {
    super(16);
    this.context = context;
    this.words = context.words();
    this.onPaper = onPaper;
  }

  /**
   * Shows the blocks of a section.
   *
   * @param withHeadline whether its answer is shown too; pages show it in their head
   */
  public void show(Section section, boolean withHeadline) {
    getChildren().clear();
    for (Block block : section.blocks()) {
      if (!(block instanceof Block.Headline) || withHeadline) {
        getChildren().add(node(block));
      }
    }
  }

  private Node node(Block block) {
    return switch (block) {
      case Block.Headline headline -> headline(headline);
      case Block.Paragraph paragraph -> text(words.say(paragraph.words()), "body-text");
      case Block.Note note -> {
        ProblemBar bar = new ProblemBar(words);
        bar.add(note.words(), ProblemBar.Weight.CARE, Optional.empty());
        yield bar;
      }
      case Block.Quote quote -> {
        VBox box = new VBox(2, text("“" + quote.words() + "”", "body-text"), text(words.say(quote.about()), "caption"));
        box.getStyleClass().add("quote");
        yield box;
      }
      case Block.Chart chart -> {
        ChartPane pane = (onPaper ? ChartPane.onPaper(context) : new ChartPane(context)).show(chart.spec(), chart.source());
        pane.setMaxWidth(860);
        yield pane;
      }
      case Block.Grid grid -> grid(grid);
    };
  }

  private Node headline(Block.Headline headline) {
    Label figure = text(words.say(headline.figure()), "page-title");
    Label interval = text(headline.interval().map(words::say).orElse(""), "caption");
    return new VBox(4, figure, interval, text(words.say(headline.sentence()), "body-text"));
  }

  private Node grid(Block.Grid grid) {
    LeanTable table = new LeanTable();
    List<LeanTable.Head> heads = new ArrayList<>();
    int widest = widest(grid);
    for (int c = 0; c < grid.heads().size(); c++) {
      heads.add(new LeanTable.Head(words.say(grid.heads().get(c)), grid.numeric().get(c), c == widest));
    }
    table.begin(heads);
    for (List<Block.Cell> row : grid.rows().subList(0, Math.min(ROWS, grid.rows().size()))) {
      table.row(false, Optional.empty(), row.stream().map(this::cell).toArray(Node[]::new));
    }
    table.setMaxWidth(980);
    VBox box = new VBox(4, text(words.say(grid.title()), "section"), table);
    if (grid.rows().size() > ROWS) {
      box.getChildren().add(text(words.say(SectionPane.class, "section.more", grid.rows().size() - ROWS), "caption"));
    }
    return box;
  }

  /** The column with the longest words, which takes the room that is left. */
  private int widest(Block.Grid grid) {
    int widest = 0;
    int most = 0;
    for (List<Block.Cell> row : grid.rows()) {
      for (int c = 0; c < row.size(); c++) {
        int length = row.get(c) instanceof Block.Cell.Words said ? breadth(words.say(said.text())) : 0;
        if (length > most) {
          most = length;
          widest = c;
        }
      }
    }
    return widest;
  }

  private Node cell(Block.Cell cell) {
    return switch (cell) {
      case Block.Cell.Words said -> {
        Label label = LeanTable.text(words.say(said.text()));
        boolean wraps = breadth(label.getText()) > SHORT;
        label.setWrapText(wraps);
        label.setMaxWidth(420);
        label.setMinWidth(wraps ? 120 : USE_PREF_SIZE);
        label.setMinHeight(USE_PREF_SIZE);
        yield label;
      }
      case Block.Cell.Number number -> number.range(words.now())
          .<Node>map(range -> LeanTable.estimate(number.written(), range))
          .orElseGet(() -> LeanTable.figure(number.written()));
    };
  }

  /** Breadth of words in Latin letters; a Han character is as broad as two. */
  private static int breadth(String words) {
    return (int) words.codePoints().mapToLong(c -> c > 0x2e80 ? 2 : 1).sum();
  }

  private static Label text(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMaxWidth(860);
    label.setMinHeight(USE_PREF_SIZE);
    Typefaces.mark(label, words);
    return label;
  }
}
