package clientele.ui;

import clientele.base.Text;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.ui.grid.TablePages;
import java.math.BigDecimal;
import java.math.MathContext;
import javafx.scene.control.Label;

/** A cell in a short table of a page: as people read it, with what the eye would miss, masked if it says who somebody is. */
public final class CellLabel {
  private static final MathContext DIGITS = new MathContext(6);
  private static final double WIDEST = 300;

  private CellLabel() {}

  /**
   * The label of a value.
   *
   * @param word as {@link Cells} writes it; an empty string is a missing value
   */
  public static Label of(ViewContext context, Column column, String word, String style) {
    if (word.isEmpty()) {
      return words(context.words().say(CellLabel.class, "cell.noValue"), "muted");
    }
    Label label = words(context.masked().get() && Mask.hides(column) ? Mask.name(word) : said(context.words(), column, word), style);
    if (column.kind().isNumeric()) {
      label.getStyleClass().add("num");
      label.setMaxWidth(Label.USE_PREF_SIZE); // so that the column puts it at its right
    }
    return label;
  }

  /** The label of words that are no value. */
  public static Label words(String words, String style) {
    Label label = LeanTable.text(words, style);
    label.setMinWidth(Label.USE_PREF_SIZE);
    label.setMaxWidth(WIDEST);
    return label;
  }

  private static String said(Words words, Column column, String word) {
    return switch (column.kind()) {
      case PHRASE -> words.say(Text.decode(word));
      case REAL -> Double.isInfinite(Double.parseDouble(word)) ? word : new BigDecimal(word).round(DIGITS).stripTrailingZeros().toPlainString();
      case BOOLEAN -> words.say(TablePages.class, word.equals("true") ? "yes" : "no");
      default -> Cells.visible(word);
    };
  }
}
