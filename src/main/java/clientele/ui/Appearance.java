package clientele.ui;

import clientele.base.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** How the windows look: theme and faces on every scene, switched while they are open. */
public final class Appearance {
  /** Paper is light whatever the window is: the colours of the light theme for the style class {@code paper}. */
  private static final String PAPER = paper();

  private final ObjectProperty<Theme> theme;
  private final Typefaces faces;
  private final Words words;
  private final List<WeakReference<Scene>> scenes = new ArrayList<>();

  public Appearance(Words words) {
    this(words, Typefaces.load(), Theme.LIGHT);
  }

  private Appearance(Words words, Typefaces faces, Theme now) {
    this.words = words;
    this.faces = faces;
    this.theme = new SimpleObjectProperty<>(now);
    theme.addListener((property, before, after) -> apply());
    words.language().addListener((property, before, after) -> apply());
    Application.setUserAgentStylesheet(theme.get().base());
  }

  /** The same look from now on, changed here or there, with own words; what listens to it is held by it alone. */
  public Appearance following(Words own) {
    Appearance look = new Appearance(own, faces, theme.get());
    look.theme.bindBidirectional(theme);
    return look;
  }

  /** Lets a look that followed this one go. */
  public void leave(Appearance look) {
    look.theme.unbindBidirectional(theme);
  }

  /** The theme; setting it changes every dressed scene. */
  public ObjectProperty<Theme> theme() {
    return theme;
  }

  /** The faces that were found. */
  public Typefaces faces() {
    return faces;
  }

  /** The theme the system asks for. */
  public static Theme ofSystem() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
  }

  /** Gives a scene the theme and keeps it up to date. */
  public void dress(Scene scene) {
    scenes.add(new WeakReference<>(scene));
    dressNow(scene);
  }

  private void apply() {
    Application.setUserAgentStylesheet(theme.get().base());
    scenes.removeIf(s -> s.get() == null);
    scenes.stream().map(WeakReference::get).filter(Objects::nonNull).forEach(this::dressNow);
  }

  private void dressNow(Scene scene) {
    scene.getStylesheets()
        .setAll(sheet("/theme/theme.css"), sheet(theme.get().colours()), PAPER, faces.stylesheet());
    scene.getRoot().getStyleClass().remove("zh");
    if (words.now() == Language.CHINESE) {
      scene.getRoot().getStyleClass().add("zh");
    }
  }

  private static String paper() {
    try (InputStream in = Appearance.class.getResourceAsStream(Theme.LIGHT.colours())) {
      String colours = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(".root {", ".paper {");
      return "data:text/css;base64," + Base64.getEncoder().encodeToString(colours.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the colours of the light theme", e);
    }
  }

  private static String sheet(String resource) {
    return Objects.requireNonNull(Appearance.class.getResource(resource), resource).toExternalForm();
  }
}
