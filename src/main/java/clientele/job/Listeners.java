package clientele.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Those who hear that something happened. What one of them does wrong does not undo what happened: it goes to where the
 * thread tells such things, and the others hear too.
 */
public final class Listeners {
  private final List<Runnable> all = new CopyOnWriteArrayList<>();

  /** Lets somebody hear. */
  public void add(Runnable listener) {
    all.add(listener);
  }

  /** Tells all, on this thread. */
  public void tell() {
    for (Runnable listener : all) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        Thread here = Thread.currentThread();
        here.getUncaughtExceptionHandler().uncaughtException(here, e);
      }
    }
  }
}
