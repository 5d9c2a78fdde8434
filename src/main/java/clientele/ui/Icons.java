package clientele.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of one family, Material2 Outlined; one that stands alone has a tooltip and words for a screen reader. */
public final class Icons {
  private Icons() {}

  /** An icon beside words that say the same. */
  public static FontIcon of(String literal, String... styles) {
    FontIcon icon = new FontIcon(literal);
    icon.getStyleClass().addAll(styles);
    icon.setFocusTraversable(false);
    return icon;
  }

  /** An icon that stands alone. */
  public static FontIcon alone(String literal, ObservableValue<String> words, String... styles) {
    FontIcon icon = of(literal, styles);
    tip(icon, words);
    return icon;
  }

  /** Gives a node a tooltip and the same words for a screen reader. */
  public static void tip(Node node, ObservableValue<String> words) {
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(words);
    tip.setShowDelay(javafx.util.Duration.millis(350));
    Tooltip.install(node, tip);
    node.accessibleTextProperty().bind(words);
  }
}
