package clientele.cli;

import java.util.concurrent.Callable;

/** A verb of the command line; it is made with the command line it belongs to. */
abstract class Verb implements Callable<Integer> {
  private final Main main;

  Verb(Main main) {
    this.main = main;
  }

  /** The command line it belongs to. */
  Main main() {
    return main;
  }
}
