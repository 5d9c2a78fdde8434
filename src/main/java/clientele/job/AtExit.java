package clientele.job;

/** Work that is done if the program is told to end while it is busy; a program that ends by itself has cancelled it before. */
public final class AtExit {
  private final Thread hook;

  private AtExit(Thread hook) {
    this.hook = hook;
  }

  /** Runs {@code work} when the program is told to end. */
  public static AtExit run(Runnable work) {
    Thread hook = new Thread(work, "at-exit");
    Runtime.getRuntime().addShutdownHook(hook);
    return new AtExit(hook);
  }

  /** Takes it back; nothing happens if the program is already ending. */
  public void cancel() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return; // the work runs or ran already
    }
  }
}
