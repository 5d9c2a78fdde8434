package clientele.shell;

import clientele.base.Language;
import clientele.base.WholeFile;
import clientele.study.Json;
import clientele.ui.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the person chose on this computer; kept in {@code settings.json} of the settings folder.
 *
 * @param language two letters
 * @param theme {@code light}, {@code dark} or {@code system}
 * @param masked whether names of people are hidden
 * @param recent paths of studies, the last one first
 */
public record Preferences(String language, String theme, boolean masked, List<String> recent) {
  private static final String FILE = "settings.json";
  private static final int REMEMBERED = 8;

  public Preferences {
    language = language == null ? Language.ENGLISH.tag() : language;
    theme = theme == null ? "system" : theme;
    recent = recent == null ? List.of() : List.copyOf(recent);
  }

  /** Where choices are kept. */
  public interface Keeper {
    /** The choices as they were kept last. */
    Preferences load();

    /** Keeps the choices. */
    void save(Preferences chosen) throws IOException;

    /** Keeps nothing: what is chosen is forgotten at the end, as in pictures. */
    static Keeper nowhere() {
      return new Keeper() {
        @Override
        public Preferences load() {
          return usual();
        }

        @Override
        public void save(Preferences chosen) {
          // nothing is kept
        }
      };
    }

    /** Keeps them in a settings folder. */
    static Keeper in(Path home) {
      return new Keeper() {
        @Override
        public Preferences load() {
          return Preferences.load(home);
        }

        @Override
        public void save(Preferences chosen) throws IOException {
          chosen.save(home);
        }
      };
    }
  }

  /** What holds before anything was chosen. */
  public static Preferences usual() {
    return new Preferences(Language.ofTag(java.util.Locale.getDefault().getLanguage()).tag(), "system", true, List.of());
  }

  /** The settings of a folder; the usual ones if there are none that can be read. */
  public static Preferences load(Path home) {
    Path file = home.resolve(FILE);
    try {
      return Files.isRegularFile(file) ? Json.read(Files.readString(file), Preferences.class) : usual();
    } catch (IOException | IllegalStateException e) {
      return usual();
    }
  }

  /** Writes the settings, whole or not at all. */
  public void save(Path home) throws IOException {
    Files.createDirectories(home);
    WholeFile.text(home.resolve(FILE), Json.pretty(this));
  }

  /** The same with another language. */
  public Preferences withLanguage(Language chosen) {
    return new Preferences(chosen.tag(), theme, masked, recent);
  }

  /** The same with another theme. */
  public Preferences withTheme(String chosen) {
    return new Preferences(language, chosen, masked, recent);
  }

  /** The same with names hidden or shown. */
  public Preferences withMasked(boolean chosen) {
    return new Preferences(language, theme, chosen, recent);
  }

  /** The same with a study as the last one opened. */
  public Preferences opened(Path study) {
    List<String> paths = new ArrayList<>(recent);
    String path = study.toAbsolutePath().toString();
    paths.remove(path);
    paths.addFirst(path);
    return new Preferences(language, theme, masked, paths.stream().limit(REMEMBERED).toList());
  }

  /** The theme chosen, or that of the system. */
  public Theme themeNow(Theme system) {
    return theme.equals("system") ? system : Theme.ofTag(theme);
  }
}
