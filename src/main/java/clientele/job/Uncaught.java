package clientele.job;

import clientele.base.Unforeseen;
import java.util.function.Consumer;

/** Errors that nobody caught on a thread, such as one under a click: noted in the log, and told to whoever shows them. */
public final class Uncaught {
  private Uncaught() {}

  /** From now on, what nobody catches on this thread is told; the same error at each frame of a picture only once. */
  public static void here(Consumer<Unforeseen> told) {
    String[] last = {""};
    Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {
      Unforeseen happened = Unforeseen.of(error);
      if (!last[0].equals(happened.code())) {
        last[0] = happened.code();
        Unforeseen.noted(error);
      }
      told.accept(happened);
    });
  }
}
