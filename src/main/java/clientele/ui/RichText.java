package clientele.ui;

import clientele.reports.chart.Faces;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A flow of words in which {@code **two stars**} make a part strong. */
public final class RichText extends TextFlow {
  private static final String CHINESE_MARK = "han";

  /** A flow that follows its words. */
  public RichText(ObservableValue<String> words, String... styles) {
    getStyleClass().addAll(styles);
    words.addListener((property, before, after) -> show(after));
    show(words.getValue());
    accessibleTextProperty().bind(words.map(w -> w.replace("**", "")));
  }

  private void show(String words) {
    List<Text> parts = new ArrayList<>();
    String[] cut = (words == null ? "" : words).split("\\*\\*", -1);
    for (int i = 0; i < cut.length; i++) {
      if (!cut[i].isEmpty()) {
        Text part = new Text(cut[i]);
        if (i % 2 == 1) {
          part.getStyleClass().add("strong");
        }
        part.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass(CHINESE_MARK), Faces.hasHan(cut[i]));
        parts.add(part);
      }
    }
    getChildren().setAll(parts);
  }
}
