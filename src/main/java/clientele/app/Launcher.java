package clientele.app;

import clientele.base.Language;
import clientele.base.ProblemException;
import clientele.cli.Main;
import clientele.shell.Workbench;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the program: no verb, or {@code open}, opens the workbench; every other verb goes to the command line. */
public final class Launcher {
  /** Kept, as loggers that nobody holds forget their level. */
  private static final Logger TOOLKIT = Logger.getLogger("javafx");

  private Launcher() {}

  /** Entry point. */
  public static void main(String[] args) {
    PrintStream err = utf8(FileDescriptor.err);
    Path settings;
    try {
      FileNames.check(args, System.getProperty("sun.jnu.encoding"));
      settings = SettingsFolder.find(System.getenv(), System.getProperty("user.home"));
    } catch (ProblemException told) {
      err.println(told.problem().line(Language.ENGLISH));
      System.exit(1);
      return;
    }
    // what other parts keep in the home folder follows the same rule
    SettingsFolder.home(System.getenv(), System.getProperty("user.home")).ifPresent(h -> System.setProperty("user.home", h.toString()));
    LocalLog.in(settings);
    ScratchFolder scratch = ScratchFolder.in(settings);
    int code = run(Wiring.in(settings), err, args);
    scratch.clear();
    System.exit(code);
  }

  private static int run(Wiring wiring, PrintStream err, String[] args) {
    Main.Opener opener = (study, demo, main) -> open(wiring, study, demo, main);
    return new Main(wiring.shelf(), wiring.analyses(), wiring.clock(), opener, utf8(FileDescriptor.out), err).run(args);
  }

  private static int open(Wiring wiring, Optional<Path> study, boolean demo, Main main) {
    TOOLKIT.setLevel(Level.SEVERE); // it warns that it runs from the class path, which is meant
    if (noDisplay()) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
      System.setProperty("java.awt.headless", "true");
      if (demo) {
        return new HeadlessDemo(wiring, outputFolder()).run(main);
      }
      throw AppProblems.NO_DISPLAY.raise();
    }
    DemoStudy demoStudy = new DemoStudy(wiring.shelf(), wiring.analyses(), wiring.shelf().home().resolve("demo"));
    try {
      launch(wiring, demoStudy, study, demo);
    } catch (UnsatisfiedLinkError | RuntimeException e) {
      if (NoWindows.unreachable(e)) {
        throw AppProblems.DISPLAY.raise(String.valueOf(System.getenv("DISPLAY")));
      }
      throw NoWindows.because(e).map(AppProblems.NO_GTK::raise).map(RuntimeException.class::cast).orElseThrow(() -> rethrown(e));
    }
    return 0;
  }

  private static RuntimeException rethrown(Throwable e) {
    return e instanceof RuntimeException known ? known : new IllegalStateException(e);
  }

  private static void launch(Wiring wiring, DemoStudy demoStudy, Optional<Path> study, boolean demo) {
    Workbench.launch(
        () -> new Workbench(wiring.shelf(), wiring.analyses(), wiring.clock(), Optional.of(demoStudy)), study, demo);
  }

  private static boolean noDisplay() {
    boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    return linux && System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null;
  }

  /** {@code target/demo} in a checkout, {@code clientele-demo} elsewhere. */
  private static Path outputFolder() {
    return Files.isRegularFile(Path.of("pom.xml")) ? Path.of("target", "demo") : Path.of("clientele-demo");
  }

  /** Words of both languages come out whole whatever the system's own encoding is. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new BufferedOutputStream(new FileOutputStream(stream), 1 << 16), true, StandardCharsets.UTF_8);
  }
}
