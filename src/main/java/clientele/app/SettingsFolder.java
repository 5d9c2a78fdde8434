package clientele.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings and keys lie: in {@code CLIENTELE_HOME}, otherwise in {@code .clientele} of the home folder, which is what
 * {@code HOME} says, or the system where it says nothing. Without either there is none, and keys go nowhere by chance.
 */
final class SettingsFolder {
  private SettingsFolder() {}

  /**
   * The folder.
   *
   * @throws clientele.base.ProblemException if there is no home folder
   */
  static Path find(Map<String, String> environment, String userHome) {
    return said(environment.get("CLIENTELE_HOME")).map(Path::toAbsolutePath)
        .or(() -> home(environment, userHome).map(home -> home.resolve(".clientele")))
        .orElseThrow(AppProblems.NO_HOME::raise);
  }

  /** The home folder that holds for this program: the one of the environment before the one of the system. */
  static Optional<Path> home(Map<String, String> environment, String userHome) {
    return said(environment.get("HOME")).filter(Path::isAbsolute).or(() -> said(userHome).filter(Path::isAbsolute));
  }

  private static Optional<Path> said(String value) {
    try {
      return Optional.ofNullable(value).filter(v -> !v.isBlank()).map(Path::of);
    } catch (java.nio.file.InvalidPathException unusable) {
      return Optional.empty();
    }
  }
}
