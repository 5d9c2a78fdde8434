package clientele.ui;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Things that were shown and are not any more: is one kept by anything? */
public final class Kept {
  private final List<WeakReference<Object>> watched = new ArrayList<>();

  /** Notes a thing without keeping it. */
  public void note(Object thing) {
    watched.add(new WeakReference<>(thing));
  }

  /** Things noted. */
  public int noted() {
    return watched.size();
  }

  /** Things something still keeps, after several collections of garbage with the windows' thread at rest. */
  public long alive() {
    for (int i = 0; i < 10 && count() > 0; i++) {
      Pictures.settle();
      System.gc();
    }
    return count();
  }

  private long count() {
    return watched.stream().filter(w -> w.get() != null).count();
  }
}
