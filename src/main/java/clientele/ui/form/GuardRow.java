package clientele.ui.form;

import clientele.ui.ViewContext;
import clientele.ui.Words;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Under the problem of a guard rail: a field for the reason to go on, and the button that does. */
public final class GuardRow extends VBox {

  /** A row; {@code on} gets the reason, which is never blank. */
  public GuardRow(Words words, Consumer<String> on) {
    super(6);
    TextField reason = new TextField();
    reason.promptTextProperty().bind(words.of(ViewContext.class, "guard.reason"));
    reason.setId("guard-reason");
    Button go = new Button();
    go.textProperty().bind(words.of(ViewContext.class, "guard.go"));
    go.setId("guard-go");
    go.getStyleClass().addAll("small", "danger-outline");
    go.setMinWidth(USE_PREF_SIZE);
    go.disableProperty().bind(reason.textProperty().map(String::isBlank));
    go.setOnAction(e -> on.accept(reason.getText().strip()));
    reason.setOnAction(e -> go.fire());
    getChildren().addAll(reason, go);
  }
}
