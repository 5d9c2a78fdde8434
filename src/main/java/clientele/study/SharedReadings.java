package clientele.study;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read from tables and may be read again by the next step, such as all orders in the shape analyses ask for. Stored
 * values never change, so that equal versions of tables are equal for ever; it is kept as long as there is memory for it and the
 * study is open, and no more than a few at a time.
 */
public final class SharedReadings {
  private static final int MOST = 2;

  private final Map<Key, SoftReference<Object>> kept =
      new LinkedHashMap<>(4, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<Object>> eldest) {
          return size() > MOST;
        }
      };

  private record Key(List<DatasetVersion> of, String kind) {}

  /** What was read from these versions; empty if nothing was, or it had to make room. */
  public synchronized <T> Optional<T> get(List<DatasetVersion> of, String kind, Class<T> type) {
    SoftReference<Object> found = kept.get(new Key(of, kind));
    return Optional.ofNullable(found == null ? null : found.get()).map(type::cast);
  }

  /** Keeps what was read; nobody changes it any more. */
  public synchronized void put(List<DatasetVersion> of, String kind, Object read) {
    kept.put(new Key(List.copyOf(of), kind), new SoftReference<>(read));
  }

  /** Forgets everything. */
  public synchronized void clear() {
    kept.clear();
  }
}
