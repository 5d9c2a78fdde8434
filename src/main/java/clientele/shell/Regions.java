package clientele.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ScrollPane;

/** Moves the keys from one region of a window to the next. */
final class Regions {
  private Regions() {}

  /** Gives the keys to the first thing of the next region that takes them. */
  static void move(List<Node> regions, Node focus, int by) {
    int at = 0;
    for (int i = 0; i < regions.size(); i++) {
      for (Node node = focus; node != null; node = node.getParent()) {
        if (node == regions.get(i)) {
          at = i;
        }
      }
    }
    for (int i = 1; i <= regions.size(); i++) {
      Optional<Node> next = firstFocusable(regions.get(Math.floorMod(at + by * i, regions.size())));
      if (next.isPresent()) {
        focus(next.get());
        return;
      }
    }
  }

  /** Gives a node the keys as Tab does, so that its ring is seen. */
  private static void focus(Node node) {
    node.requestFocus();
    node.requestFocusTraversal(TraversalDirection.NEXT);
    Node beside = node.getScene().getFocusOwner();
    if (beside != node) {
      beside.requestFocusTraversal(TraversalDirection.PREVIOUS);
    }
    if (node.getScene().getFocusOwner() != node) {
      node.requestFocus();
    }
  }

  private static Optional<Node> firstFocusable(Node node) {
    if (!node.isVisible()) {
      return Optional.empty();
    }
    if (node.isFocusTraversable() && !node.isDisabled() && !(node instanceof ScrollPane)) {
      return Optional.of(node);
    }
    Node inner = node instanceof ScrollPane scroll ? scroll.getContent() : node;
    return inner instanceof javafx.scene.Parent parent
        ? parent.getChildrenUnmodifiable().stream().flatMap(n -> firstFocusable(n).stream()).findFirst()
        : Optional.empty();
  }
}
