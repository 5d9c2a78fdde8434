package clientele.ui.form;

import clientele.ui.Icons;
import clientele.ui.Typefaces;
import clientele.ui.ViewContext;
import clientele.ui.Watch;
import clientele.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * Several of the things offered, in the order in which they are added: each chosen one is a chip, a click takes it out.
 * Typing narrows what is offered; Backspace in the empty field takes the last one out.
 */
final class ListField extends VBox {
  private static final int OFFERED = 8;

  private final Words words;
  private final Supplier<List<String>> source;
  private final UnaryOperator<String> shown;
  private final StringProperty value;
  private final FlowPane chips = new FlowPane(6, 6);
  private final TextField field = new TextField();
  private final OfferList offers = new OfferList();

  /**
   * @param source what may be chosen
   * @param shown how a choice is called
   * @param value the list as {@link FormModel#join} writes it, bound both ways
   */
  ListField(Words words, Supplier<List<String>> source, UnaryOperator<String> shown, StringProperty value) {
    super(6);
    this.words = words;
    this.source = source;
    this.shown = shown;
    this.value = value;
    getStyleClass().add("list-field");
    chips.managedProperty().bind(chips.visibleProperty());
    field.promptTextProperty().bind(words.of(ViewContext.class, "form.add"));
    field.textProperty().addListener((p, before, after) -> offer());
    field.setOnMouseClicked(e -> offer());
    field.focusedProperty().addListener((p, was, is) -> offers.setVisible(is && offers.isVisible()));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    getChildren().addAll(chips, field, offers);
    value.addListener((p, before, after) -> chips());
    Watch.from(this, words.language(), this::chips);
    chips();
  }

  /** The field in which choices are typed. */
  TextField field() {
    return field;
  }

  private List<String> chosen() {
    return FormModel.split(value.get());
  }

  private void chips() {
    chips.getChildren().clear();
    for (String choice : chosen()) {
      Button chip = new Button(shown.apply(choice), Icons.of("mdoal-close", "small-icon"));
      chip.setContentDisplay(ContentDisplay.RIGHT);
      chip.getStyleClass().setAll("chip", "act", "chip-button");
      chip.setAccessibleText(words.say(ViewContext.class, "form.takeOut", shown.apply(choice)));
      Typefaces.mark(chip, chip.getText());
      chip.setOnAction(e -> without(choice));
      chips.getChildren().add(chip);
    }
    chips.setVisible(!chips.getChildren().isEmpty());
  }

  private void offer() {
    String typed = field.getText().strip().toLowerCase(Locale.ROOT);
    List<String> chosen = chosen();
    List<OfferList.Offer> fitting = source.get().stream()
        .filter(c -> !chosen.contains(c) && shown.apply(c).toLowerCase(Locale.ROOT).contains(typed))
        .sorted((a, b) -> Boolean.compare(begins(b, typed), begins(a, typed)))
        .limit(OFFERED)
        .map(this::line)
        .toList();
    offers.show(field.isFocused() ? fitting : List.of());
  }

  private boolean begins(String choice, String typed) {
    return shown.apply(choice).toLowerCase(Locale.ROOT).startsWith(typed);
  }

  private OfferList.Offer line(String choice) {
    Label name = new Label(shown.apply(choice));
    name.getStyleClass().add("data");
    name.setMaxWidth(Double.MAX_VALUE);
    Typefaces.mark(name, name.getText());
    return new OfferList.Offer(name, () -> with(choice));
  }

  private void with(String choice) {
    List<String> all = new ArrayList<>(chosen());
    all.add(choice);
    value.set(FormModel.join(all));
    field.clear();
    field.requestFocus();
    offer();
  }

  private void without(String choice) {
    List<String> all = new ArrayList<>(chosen());
    all.remove(choice);
    value.set(FormModel.join(all));
  }

  private void key(KeyEvent press) {
    boolean blank = field.getText().isEmpty();
    if (press.getCode() == KeyCode.BACK_SPACE && blank && !chosen().isEmpty()) {
      without(chosen().getLast());
      offer();
      press.consume();
    } else if (press.getCode() == KeyCode.DOWN && !offers.isVisible()) {
      offer();
      press.consume();
    } else if (press.getCode() != KeyCode.TAB || !blank) {
      offers.key(press);
    }
  }
}
