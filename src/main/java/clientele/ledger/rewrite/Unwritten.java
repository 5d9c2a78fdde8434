package clientele.ledger.rewrite;

import clientele.study.Chunk;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.StudyStore;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Takes what would be written anew and keeps nothing of it, to see what a rewriting would do. */
public final class Unwritten implements Rewriting.Fresh {
  private static final long BEYOND = Long.MAX_VALUE / 2;

  private final StudyStore store;
  private final Set<Long> changed = new HashSet<>();
  private final AtomicLong last = new AtomicLong(BEYOND);

  /** Over a study whose items stay as they are. */
  public Unwritten(StudyStore store) {
    this.store = store;
  }

  @Override
  public void column(long id, Kind kind, List<Chunk> chunks, Optional<Dictionary> dictionary) {
    changed.add(id);
  }

  @Override
  public void selection(long id, List<BitSet> chunks) {
    changed.add(id);
  }

  @Override
  public void artifact(long id, String json) {
    changed.add(id);
  }

  @Override
  public void drop(long id) {
    changed.add(id);
  }

  @Override
  public long number() {
    return last.incrementAndGet();
  }

  @Override
  public String digest(long id) {
    return changed.contains(id) ? "unwritten" : store.digest(id);
  }
}
