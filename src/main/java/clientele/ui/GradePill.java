package clientele.ui;

import javafx.scene.control.Label;

/** A grade as a letter in a disc, with its words in headers and alone, with a tooltip, in tables. */
public final class GradePill extends Label {

  private GradePill() {}

  /** The pill of a header. */
  public static GradePill withWords(Grade grade, Words words) {
    GradePill pill = new GradePill();
    pill.getStyleClass().addAll("chip", "grade", grade.style());
    pill.setGraphic(disc(grade));
    pill.textProperty().bind(words.of(grade.words()));
    return pill;
  }

  /** The disc of a table cell. */
  public static Label disc(Grade grade, Words words) {
    Label disc = disc(grade);
    Icons.tip(disc, words.of(grade.words()));
    return disc;
  }

  private static Label disc(Grade grade) {
    Label disc = new Label(grade.name());
    disc.getStyleClass().addAll("grade-letter", grade.style());
    return disc;
  }
}
