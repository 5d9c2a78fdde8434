package clientele.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A system without the libraries of windows is told which packages it lacks, and nothing else is taken for that. */
class NoWindowsTest {

  @Test
  void aMissingLibraryNamesItsPackages() {
    Throwable thrown = new RuntimeException("startup", new UnsatisfiedLinkError("libglassgtk3.so: libgtk-3.so.0: cannot open shared object file"));
    String why = NoWindows.because(thrown).orElseThrow();
    assertTrue(why.contains("libgtk-3.so.0"));
    for (Language language : Language.values()) {
      String line = AppProblems.NO_GTK.with(why).line(language);
      assertTrue(line.contains("libgtk-3-0") && line.contains("gtk3"), line);
    }
    assertTrue(NoWindows.because(new UnsupportedOperationException("Internal Error: glass GTK library not loaded")).isPresent());
  }

  @Test
  void aDisplayThatDoesNotAnswerIsNoMissingLibrary() {
    Throwable thrown = new RuntimeException("startup", new UnsupportedOperationException("Unable to open DISPLAY"));
    assertTrue(NoWindows.unreachable(thrown));
    assertEquals(Optional.empty(), NoWindows.because(thrown));
  }

  @Test
  void anotherFaultStaysWhatItIs() {
    assertEquals(Optional.empty(), NoWindows.because(new IllegalStateException("interrupted while the window was open")));
  }
}
