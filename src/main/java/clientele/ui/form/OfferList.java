package clientele.ui.form;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** What fits, right below a field: arrows choose, Enter or Tab take, Esc puts away, a click takes. */
final class OfferList extends VBox {
  /** A line, and what taking it does. */
  record Offer(Node line, Runnable take) {}

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private List<Offer> offered = List.of();
  private int chosen;

  OfferList() {
    getStyleClass().add("formula-offers");
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /** Shows these offers, the first one chosen; none hides the list. */
  void show(List<Offer> offers) {
    offered = List.copyOf(offers);
    chosen = 0;
    for (Offer offer : offered) {
      if (!offer.line().getStyleClass().contains("formula-offer")) {
        offer.line().getStyleClass().add("formula-offer");
      }
      offer.line().setOnMousePressed(e -> {
        offer.take().run();
        e.consume();
      });
    }
    getChildren().setAll(offered.stream().map(Offer::line).toList());
    setVisible(!offered.isEmpty());
    mark();
  }

  /** Does what a key means for the list while it is seen; the key is used up then. */
  void key(KeyEvent press) {
    if (!isVisible() || press.isControlDown() || press.isMetaDown()) {
      return;
    }
    switch (press.getCode()) {
      case DOWN -> chosen = Math.min(chosen + 1, offered.size() - 1);
      case UP -> chosen = Math.max(chosen - 1, 0);
      case TAB, ENTER -> offered.get(chosen).take().run();
      case ESCAPE -> setVisible(false);
      default -> {
        return;
      }
    }
    mark();
    press.consume();
  }

  private void mark() {
    for (int i = 0; i < getChildren().size(); i++) {
      getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
    }
  }
}
