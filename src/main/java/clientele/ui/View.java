package clientele.ui;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/**
 * What a place shows.
 *
 * @param page the page
 * @param panel its controls at the right, if it has any
 * @param shows turns to what a link names; does nothing with what it does not know
 */
public record View(Node page, Optional<Node> panel, Consumer<Target> shows) {
  /** A page with its controls. */
  public static View of(Node page, Node panel) {
    return new View(page, Optional.of(panel), target -> {});
  }

  /** The same view, which turns to what a link names. */
  public View showing(Consumer<Target> turned) {
    return new View(page, panel, turned);
  }

  /** A page without controls. */
  public static View of(Node page) {
    return new View(page, Optional.empty(), target -> {});
  }
}
