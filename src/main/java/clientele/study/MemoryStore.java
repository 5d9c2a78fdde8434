package clientele.study;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Columns in memory, over an optional base: previews write here and read the study below. Over a base its own
 * numbers are negative, so they never meet those of the base.
 */
public final class MemoryStore implements StudyStore {
  private final Optional<StudyStore> base;
  private final Map<Long, Kept> columns = new ConcurrentHashMap<>();
  private final Map<Long, List<BitSet>> selections = new ConcurrentHashMap<>();
  private final AtomicLong last = new AtomicLong();
  private final SharedReadings readings = new SharedReadings();

  /** A store of its own. */
  public MemoryStore() {
    this.base = Optional.empty();
  }

  /** A store over another one, which is only read. */
  public MemoryStore(StudyStore base) {
    this.base = Optional.of(base);
  }

  @Override
  public ColumnSink newColumn(Kind kind) {
    Kept kept = new Kept();
    long id = fresh();
    return new ColumnSink() {
      @Override
      public void append(Chunk chunk) {
        kept.chunks.add(chunk);
      }

      @Override
      public void dictionary(Dictionary dictionary) {
        kept.dictionary = dictionary;
      }

      @Override
      public long id() {
        return id;
      }

      @Override
      public void finish() {
        columns.put(id, kept);
      }
    };
  }

  @Override
  public int[] layout(long column) {
    return below(column)
        ? below().layout(column)
        : columns.get(column).chunks.stream().mapToInt(Chunk::rows).toArray();
  }

  @Override
  public Chunk chunk(long column, int index) {
    return below(column) ? below().chunk(column, index) : columns.get(column).chunks.get(index);
  }

  @Override
  public Dictionary dictionary(long column) {
    return below(column) ? below().dictionary(column) : columns.get(column).dictionary;
  }

  @Override
  public long putSelection(List<BitSet> chunks) {
    long id = fresh();
    selections.put(id, List.copyOf(chunks));
    return id;
  }

  @Override
  public BitSet selection(long selection, int index) {
    return below(selection) ? below().selection(selection, index) : selections.get(selection).get(index);
  }

  @Override
  public String digest(long id) {
    if (below(id)) {
      return below().digest(id);
    }
    MessageDigest sha = Digests.sha256();
    Kept kept = columns.get(id);
    if (kept == null) {
      selections.get(id).forEach(bits -> sha.update(bits.toByteArray()));
      return Digests.hex(sha.digest());
    }
    for (Chunk chunk : kept.chunks) {
      sha.update(bytes(chunk));
    }
    if (kept.dictionary != null) {
      for (int code = 0; code < kept.dictionary.size(); code++) {
        sha.update(kept.dictionary.get(code).getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
      }
    }
    return Digests.hex(sha.digest());
  }

  @Override
  public void discard(Collection<Long> ids) {
    ids.forEach(
        id -> {
          columns.remove(id);
          selections.remove(id);
        });
  }

  /** Of what lies wholly below, what lies below knows it too. */
  @Override
  public SharedReadings readings(Collection<DatasetVersion> of) {
    boolean allBelow = of.stream().allMatch(
        v -> v.columns().stream().allMatch(c -> below(c.id())) && v.selection().map(this::below).orElse(true));
    return base.isPresent() && allBelow ? below().readings(of) : readings;
  }

  @Override
  public void close() {
    columns.clear();
    selections.clear();
    readings.clear();
  }

  private long fresh() {
    return base.isPresent() ? last.decrementAndGet() : last.incrementAndGet();
  }

  private boolean below(long id) {
    return base.isPresent() && id >= 0;
  }

  private StudyStore below() {
    return base.orElseThrow(() -> new IllegalArgumentException("this store has no file below it"));
  }

  private static byte[] bytes(Chunk chunk) {
    ByteBuffer buffer = ByteBuffer.allocate(chunk.rows() * Long.BYTES);
    switch (chunk) {
      case Chunk.Longs longs -> buffer.asLongBuffer().put(longs.values());
      case Chunk.Reals reals -> buffer.asDoubleBuffer().put(reals.values());
      case Chunk.Codes codes -> buffer.asIntBuffer().put(codes.values());
    }
    return buffer.array();
  }

  private static final class Kept {
    private final List<Chunk> chunks = new ArrayList<>();
    private Dictionary dictionary;
  }
}
