package clientele.ui;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Problem;
import clientele.base.Text;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** The language in which the windows speak, and words that follow it while they are shown. */
public final class Words {
  private static final Pattern TYPED = Pattern.compile("\\s*[(（][^()（）]*--[a-z][^()（）]*[)）]");

  private final ObjectProperty<Language> language;

  public Words(Language language) {
    this.language = new SimpleObjectProperty<>(language);
  }

  /** Words of the same language from now on, changed here or there; what listens to them is held by them alone. */
  public Words following() {
    Words own = new Words(now());
    own.language.bindBidirectional(language);
    return own;
  }

  /** Lets words that followed these go: what listened to them hears nothing more. */
  public void leave(Words own) {
    own.language.unbindBidirectional(language);
  }

  /** The language; setting it renders every bound text again. */
  public ObjectProperty<Language> language() {
    return language;
  }

  /** The language now. */
  public Language now() {
    return language.get();
  }

  /** A text in the language of the moment. */
  public String say(Text text) {
    return Messages.render(text, now());
  }

  /** What happened, as a window says it: without what is typed on a command line. */
  public String what(Problem problem) {
    return advice(problem.what());
  }

  /** What to do about a problem, as a window says it: without what is typed on a command line, which stands in parentheses. */
  public String advice(Problem problem) {
    return advice(problem.remedy());
  }

  /** As {@link #advice(Problem)}, of any sentence of a problem. */
  public String advice(Text sentence) {
    return TYPED.matcher(say(sentence)).replaceAll("");
  }

  /** The message under a key beside {@code home}, in the language of the moment. */
  public String say(Class<?> home, String key, Object... args) {
    return Messages.get(home, now(), key, args);
  }

  /** A text that follows the language. */
  public StringBinding of(Text text) {
    return Bindings.createStringBinding(() -> say(text), language);
  }

  /** The message under a key beside {@code home}, following the language. */
  public StringBinding of(Class<?> home, String key, Object... args) {
    return of(Text.of(home, key, args));
  }

  /** A text that follows both the language and its own changes; empty while it is null. */
  public StringBinding of(ObservableValue<Text> text) {
    return Bindings.createStringBinding(() -> text.getValue() == null ? "" : say(text.getValue()), language, text);
  }

  /** As {@link #of(ObservableValue)} for a text that may be missing. */
  public StringBinding ofOptional(ObservableValue<Optional<Text>> text) {
    return Bindings.createStringBinding(
        () -> text.getValue() == null ? "" : text.getValue().map(this::say).orElse(""), language, text);
  }

  /** Lets a property show a text. */
  public void bind(StringProperty property, Text text) {
    property.bind(of(text));
  }

  /** All messages beside {@code home} by key, rewritten when the language changes; for expressions in FXML. */
  public ObservableMap<String, String> map(Class<?> home) {
    ObservableMap<String, String> words = FXCollections.observableHashMap();
    fill(words, home);
    language.addListener((property, before, after) -> fill(words, home));
    return words;
  }

  private void fill(ObservableMap<String, String> words, Class<?> home) {
    for (String key : Messages.bundle(home, now()).stringPropertyNames()) {
      words.put(key, say(home, key));
    }
  }
}
