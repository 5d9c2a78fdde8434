package clientele.app;

import clientele.cli.Main;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts the program: a verb goes to the command line, no verb opens the workbench. */
public final class Launcher {
  private Launcher() {}

  /** Entry point. */
  public static void main(String[] args) {
    Wiring wiring = Wiring.here();
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    System.exit(new Main(wiring.shelf(), wiring.analyses(), wiring.clock(), out, err).run(args));
  }

  /** Words of both languages come out whole whatever the system's own encoding is. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new BufferedOutputStream(new FileOutputStream(stream), 1 << 16), true, StandardCharsets.UTF_8);
  }
}
