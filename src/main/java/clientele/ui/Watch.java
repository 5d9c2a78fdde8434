package clientele.ui;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;

/** Listeners that live as long as the node they serve: what lasts, such as the language, keeps no node that is gone. */
public final class Watch {
  private Watch() {}

  /** Runs something at every change of a value, as long as the node is used. */
  public static void from(Node node, ObservableValue<?> value, Runnable then) {
    ChangeListener<Object> listener = (p, before, after) -> then.run();
    node.getProperties().put(listener, listener);
    value.addListener(new WeakChangeListener<>(listener));
  }
}
