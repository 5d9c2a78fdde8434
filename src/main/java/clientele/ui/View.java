package clientele.ui;

import java.util.Optional;
import javafx.scene.Node;

/**
 * What a place shows.
 *
 * @param page the page
 * @param panel its controls at the right, if it has any
 */
public record View(Node page, Optional<Node> panel) {
  /** A page with its controls. */
  public static View of(Node page, Node panel) {
    return new View(page, Optional.of(panel));
  }

  /** A page without controls. */
  public static View of(Node page) {
    return new View(page, Optional.empty());
  }
}
