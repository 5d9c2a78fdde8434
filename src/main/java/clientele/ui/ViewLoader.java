package clientele.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Loads the FXML beside a class. Words are written {@code ${words.key}} and follow the language, since the map behind
 * them is rewritten when it changes; keys with dots are written {@code ${words['a.b']}}.
 */
public final class ViewLoader {
  private final Words words;

  public ViewLoader(Words words) {
    this.words = words;
  }

  /** Loads {@code NAME.fxml} beside the controller's class, where NAME is its simple name. */
  public <T extends Parent> T load(Object controller) {
    Class<?> home = controller.getClass();
    URL place = Objects.requireNonNull(home.getResource(home.getSimpleName() + ".fxml"), home + " has no FXML");
    FXMLLoader loader = new FXMLLoader(place);
    loader.setController(controller);
    loader.getNamespace().put("words", words.map(home));
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load " + place, e);
    }
  }
}
