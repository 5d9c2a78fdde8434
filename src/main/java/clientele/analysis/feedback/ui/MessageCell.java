package clientele.analysis.feedback.ui;

import clientele.analysis.feedback.FeedbackSection;
import clientele.base.Figures;
import clientele.language.Sentiment;
import clientele.ui.Icons;
import clientele.ui.LeanTable;
import clientele.ui.MarkedText;
import clientele.ui.Typefaces;
import clientele.ui.Words;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A message: who and when, its feeling with the confidence, its passages underlined, its aspects. */
final class MessageCell extends ListCell<Integer> {
  private final FeedbackViewModel model;
  private final Words words;

  MessageCell(FeedbackViewModel model, Words words) {
    this.model = model;
    this.words = words;
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Integer place, boolean empty) {
    super.updateItem(place, empty);
    setText(null);
    if (empty || place == null) {
      setGraphic(null);
      setContextMenu(null);
      return;
    }
    setGraphic(card(model.entry(place)));
    setContextMenu(menu(place));
  }

  /** A menu to say what the message really is. */
  private ContextMenu menu(int place) {
    MenuItem title = new MenuItem(words.say(FeedbackView.class, "correctMenu"));
    title.setDisable(true);
    ContextMenu menu = new ContextMenu(title);
    for (String feeling : List.of(Sentiment.POSITIVE, Sentiment.NEUTRAL, Sentiment.NEGATIVE)) {
      MenuItem item = new MenuItem(words.say(FeedbackSection.class, "sentiment." + feeling));
      item.setOnAction(e -> model.correct(place, feeling));
      menu.getItems().add(item);
    }
    return menu;
  }

  private VBox card(MessageBook.Entry entry) {
    Label from = LeanTable.text(about(entry), "caption");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(8, from, space, feeling(entry));
    head.setAlignment(Pos.CENTER_LEFT);
    List<MarkedText.Mark> marks = entry.passages().stream()
        .filter(p -> p.from() >= 0)
        .filter(p -> p.sentiment().equals(Sentiment.POSITIVE) || p.sentiment().equals(Sentiment.NEGATIVE))
        .map(p -> new MarkedText.Mark(p.from(), p.to(), p.sentiment().equals(Sentiment.POSITIVE)))
        .distinct()
        .sorted(Comparator.comparingInt(MarkedText.Mark::from))
        .toList();
    FlowPane aspects = new FlowPane(6, 6);
    for (MessageBook.Passage passage : entry.passages()) {
      Label chip = new Label(words.say(FeedbackSection.aspectName(passage.aspect())) + " " + sign(passage.sentiment()));
      chip.getStyleClass().addAll("chip", "outline");
      chip.setMinWidth(Region.USE_PREF_SIZE);
      Typefaces.mark(chip, chip.getText());
      aspects.getChildren().add(chip);
    }
    VBox card = new VBox(head, new MarkedText(entry.message().text(), marks));
    if (!entry.passages().isEmpty()) {
      card.getChildren().add(aspects);
    }
    card.getStyleClass().add("message");
    return card;
  }

  private String about(MessageBook.Entry entry) {
    String id = entry.message().id() + "  ";
    return id + entry.message().day().map(d -> Figures.date(d, words.now()) + " · ").orElse("") + entry.message().table();
  }

  private Label feeling(MessageBook.Entry entry) {
    Label pill = new Label(
        words.say(FeedbackSection.class, "sentiment." + entry.sentiment()) + "  "
            + (entry.judged() ? words.say(FeedbackView.class, "corrected") : Figures.percent(entry.confidence(), 0)));
    String[] looks = switch (entry.sentiment()) {
      case Sentiment.POSITIVE -> new String[] {"good", "mdomz-sentiment_satisfied"};
      case Sentiment.NEGATIVE -> new String[] {"bad", "mdomz-sentiment_dissatisfied"};
      case Sentiment.UNSURE -> new String[] {"outline", "mdoal-help_outline"};
      default -> new String[] {"plain", "mdomz-sentiment_neutral"};
    };
    pill.getStyleClass().addAll("chip", looks[0]);
    pill.setGraphic(Icons.of(looks[1], "small-icon"));
    pill.setMinWidth(Region.USE_PREF_SIZE);
    Typefaces.mark(pill, pill.getText());
    return pill;
  }

  private static String sign(String sentiment) {
    return switch (sentiment) {
      case Sentiment.POSITIVE -> "+";
      case Sentiment.NEGATIVE -> "−";
      case Sentiment.UNSURE -> "?";
      default -> "0";
    };
  }
}
