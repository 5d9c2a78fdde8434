package clientele.app;

import java.util.Optional;

/** Tells from what the toolkit throws that the system lacks the libraries its windows are made with. */
final class NoWindows {
  private NoWindows() {}

  /** Whether the display that the environment names cannot be opened. */
  static boolean unreachable(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (String.valueOf(at.getMessage()).contains("Unable to open DISPLAY")) {
        return true;
      }
    }
    return false;
  }

  /** The message of the missing library, if that is why. */
  static Optional<String> because(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      String words = String.valueOf(at.getMessage());
      boolean library = at instanceof UnsatisfiedLinkError || words.contains("glass") || words.matches("(?is).*\\bgtk\\b.*")
          || words.contains("QuantumRenderer") || words.contains("no suitable pipeline");
      if (library) {
        return Optional.of(words);
      }
    }
    return Optional.empty();
  }
}
