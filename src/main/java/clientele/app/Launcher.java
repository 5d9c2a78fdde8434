package clientele.app;

/** Starts the program: a verb goes to the command line, no verb opens the workbench. */
public final class Launcher {
  private Launcher() {}

  /** Entry point. */
  public static void main(String[] args) {
    System.exit(0);
  }
}
