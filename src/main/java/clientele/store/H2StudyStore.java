package clientele.store;

import clientele.base.ProblemException;
import clientele.study.Chunk;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.Digests;
import clientele.study.Kind;
import clientele.study.SharedReadings;
import clientele.study.StudyStore;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;

/** Columns, row selections and artifacts as checked, compressed chunks in the database of a study. */
final class H2StudyStore implements StudyStore {
  private static final int CACHED_CHUNKS = 24;
  private static final int CACHED_ITEMS = 512;

  private final StudyDatabase database;
  private final Path path;
  private final Map<Long, Item> items = lru(CACHED_ITEMS);
  private final Map<String, Chunk> chunks = lru(CACHED_CHUNKS);
  private final Map<Long, Dictionary> dictionaries = lru(CACHED_ITEMS);
  private final SharedReadings readings = new SharedReadings();

  H2StudyStore(StudyDatabase database, Path path) {
    this.database = database;
    this.path = path;
  }

  private record Item(Kind kind, boolean column, int[] layout, int dictionaryParts, String digest) {}

  @Override
  public ColumnSink newColumn(Kind kind) {
    return new Writing(kind, begin(kind.name()));
  }

  @Override
  public int[] layout(long column) {
    return item(column).layout();
  }

  @Override
  public Chunk chunk(long column, int index) {
    String key = column + "/" + index;
    synchronized (chunks) {
      Chunk kept = chunks.get(key);
      if (kept != null) {
        return kept;
      }
    }
    Chunk read = ChunkCodec.read(item(column).kind(), part(column, index));
    synchronized (chunks) {
      chunks.put(key, read);
    }
    return read;
  }

  @Override
  public Dictionary dictionary(long column) {
    synchronized (dictionaries) {
      Dictionary kept = dictionaries.get(column);
      if (kept != null) {
        return kept;
      }
    }
    List<byte[]> parts = new ArrayList<>();
    for (int p = 1; p <= item(column).dictionaryParts(); p++) {
      parts.add(part(column, -p));
    }
    Dictionary read = PackedDictionary.read(parts);
    synchronized (dictionaries) {
      dictionaries.put(column, read);
    }
    return read;
  }

  @Override
  public long putSelection(List<BitSet> parts) {
    return putParts("SELECTION", parts.stream().map(BitSet::toByteArray).toList());
  }

  @Override
  public BitSet selection(long selection, int index) {
    return BitSet.valueOf(part(selection, index));
  }

  @Override
  public String digest(long id) {
    return item(id).digest();
  }

  @Override
  public void discard(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    database.write(
        c -> {
          try (PreparedStatement item = c.prepareStatement("DELETE FROM item WHERE id = ? AND state = 'STAGED'");
              PreparedStatement chunk = c.prepareStatement("DELETE FROM chunk WHERE item = ?")) {
            for (long id : ids) {
              item.setLong(1, id);
              if (item.executeUpdate() == 1) {
                chunk.setLong(1, id);
                chunk.executeUpdate();
              }
            }
            return null;
          }
        });
    synchronized (items) {
      ids.forEach(items::remove);
    }
  }

  @Override
  public SharedReadings readings(Collection<DatasetVersion> of) {
    return readings;
  }

  @Override
  public void close() {
    readings.clear();
    database.close();
  }

  /** Keeps the text of an artifact in parts and returns its number. */
  long putArtifact(byte[] text) {
    return putParts("ARTIFACT", parts(text));
  }

  /** The parts of a text, a megabyte each. */
  static List<byte[]> parts(byte[] text) {
    List<byte[]> parts = new ArrayList<>();
    for (int from = 0; from == 0 || from < text.length; from += 1 << 20) {
      parts.add(java.util.Arrays.copyOfRange(text, from, Math.min(text.length, from + (1 << 20))));
    }
    return parts;
  }

  /** The text of an artifact. */
  byte[] artifact(long id) {
    int parts = item(id).layout().length;
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (int p = 0; p < parts; p++) {
      all.writeBytes(part(id, p));
    }
    return all.toByteArray();
  }

  /** Reads every part of an item and compares it with the digest and the layout of the whole. */
  void verify(long id) {
    Item item = read(id);
    MessageDigest sha = Digests.sha256();
    for (int p = 0; p < item.layout().length; p++) {
      byte[] plain = part(id, p);
      sha.update(plain);
      if (item.layout()[p] != (item.column() ? ChunkCodec.read(item.kind(), plain).rows() : plain.length)) {
        throw damaged("the layout of item " + id, null);
      }
    }
    for (int p = 1; p <= item.dictionaryParts(); p++) {
      sha.update(part(id, -p));
    }
    if (!Digests.hex(sha.digest()).equals(item.digest())) {
      throw damaged("item " + id, null);
    }
  }

  /** Whether an item that a step made is there. */
  void exists(long id) {
    item(id);
  }

  /** Puts an item under a number of its own in the place of one that may be there, ready for the steps that know it. */
  void place(long id, String kind, List<byte[]> parts, List<Integer> rows, List<byte[]> dictionary) {
    MessageDigest sha = Digests.sha256();
    database.write(c -> {
      remove(c, id);
      try (PreparedStatement insert = c.prepareStatement("INSERT INTO item VALUES (?, ?, 'READY', 0, 0, X'', '')")) {
        insert.setLong(1, id);
        insert.setString(2, kind);
        return insert.executeUpdate();
      }
    });
    for (int p = 0; p < parts.size(); p++) {
      sha.update(parts.get(p));
      put(id, p, parts.get(p));
    }
    for (int p = 0; p < dictionary.size(); p++) {
      sha.update(dictionary.get(p));
      put(id, -p - 1, dictionary.get(p));
    }
    end(id, rows.stream().mapToInt(Integer::intValue).toArray(), dictionary.size(), Digests.hex(sha.digest()));
  }

  /** Takes an item out. */
  void remove(long id) {
    database.write(c -> {
      remove(c, id);
      return id;
    });
    synchronized (items) {
      items.remove(id);
    }
  }

  private static void remove(Connection c, long id) throws SQLException {
    for (String sql : List.of("DELETE FROM chunk WHERE item = ?", "DELETE FROM item WHERE id = ?")) {
      try (PreparedStatement delete = c.prepareStatement(sql)) {
        delete.setLong(1, id);
        delete.executeUpdate();
      }
    }
  }

  private long putParts(String kind, List<byte[]> parts) {
    long id = begin(kind);
    MessageDigest sha = Digests.sha256();
    int[] layout = new int[parts.size()];
    for (int p = 0; p < layout.length; p++) {
      sha.update(parts.get(p));
      layout[p] = parts.get(p).length;
      put(id, p, parts.get(p));
    }
    end(id, layout, 0, Digests.hex(sha.digest()));
    return id;
  }

  private long begin(String kind) {
    return database.write(
        c -> {
          long id = next(c);
          try (PreparedStatement insert =
              c.prepareStatement("INSERT INTO item VALUES (?, ?, 'STAGED', 0, 0, X'', '')")) {
            insert.setLong(1, id);
            insert.setString(2, kind);
            insert.executeUpdate();
            return id;
          }
        });
  }

  /** A number that no item has. */
  static long next(Connection c) throws SQLException {
    try (PreparedStatement next = c.prepareStatement("SELECT NEXT VALUE FOR number"); ResultSet rows = next.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void put(long id, int part, byte[] plain) {
    byte[] deflated = ChunkCodec.deflate(plain);
    CRC32C crc = new CRC32C();
    crc.update(deflated);
    database.write(
        c -> {
          try (PreparedStatement insert = c.prepareStatement("INSERT INTO chunk VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setInt(2, part);
            insert.setLong(3, crc.getValue());
            insert.setBytes(4, deflated);
            return insert.executeUpdate();
          }
        });
  }

  private void end(long id, int[] layout, int dictionaryParts, String digest) {
    ByteBuffer packed = ByteBuffer.allocate(layout.length * Integer.BYTES);
    packed.asIntBuffer().put(layout);
    database.write(
        c -> {
          try (PreparedStatement update =
              c.prepareStatement("UPDATE item SET parts = ?, dictionary_parts = ?, layout = ?, digest = ? WHERE id = ?")) {
            update.setInt(1, layout.length);
            update.setInt(2, dictionaryParts);
            update.setBytes(3, packed.array());
            update.setString(4, digest);
            update.setLong(5, id);
            return update.executeUpdate();
          }
        });
    synchronized (items) {
      items.remove(id);
    }
  }

  private Item item(long id) {
    synchronized (items) {
      Item kept = items.get(id);
      if (kept != null) {
        return kept;
      }
    }
    Item read = read(id);
    synchronized (items) {
      items.put(id, read);
    }
    return read;
  }

  private Item read(long id) {
    return database.read(
        c -> {
          try (PreparedStatement sql =
              c.prepareStatement("SELECT kind, layout, dictionary_parts, digest FROM item WHERE id = ?")) {
            sql.setLong(1, id);
            try (ResultSet rows = sql.executeQuery()) {
              if (!rows.next()) {
                throw damaged("item " + id + " is missing", null);
              }
              return item(rows);
            }
          } catch (IllegalArgumentException e) {
            throw damaged("item " + id, e);
          }
        });
  }

  private static Item item(ResultSet rows) throws SQLException {
    String kind = rows.getString(1);
    byte[] packed = rows.getBytes(2);
    int[] layout = new int[packed.length / Integer.BYTES];
    ByteBuffer.wrap(packed).asIntBuffer().get(layout);
    boolean column = !kind.equals("SELECTION") && !kind.equals("ARTIFACT");
    return new Item(column ? Kind.valueOf(kind) : Kind.TEXT, column, layout, rows.getInt(3), rows.getString(4));
  }

  private byte[] part(long id, int part) {
    byte[] deflated =
        database.read(
            c -> {
              try (PreparedStatement sql =
                  c.prepareStatement("SELECT content, crc FROM chunk WHERE item = ? AND part = ?")) {
                sql.setLong(1, id);
                sql.setInt(2, part);
                try (ResultSet rows = sql.executeQuery()) {
                  if (!rows.next()) {
                    throw damaged("part " + part + " of item " + id + " is missing", null);
                  }
                  byte[] content = rows.getBytes(1);
                  CRC32C crc = new CRC32C();
                  crc.update(content);
                  if (crc.getValue() != rows.getLong(2)) {
                    throw damaged("part " + part + " of item " + id, null);
                  }
                  return content;
                }
              }
            });
    try {
      return ChunkCodec.inflate(deflated);
    } catch (DataFormatException e) {
      throw damaged("part " + part + " of item " + id, e);
    }
  }

  private ProblemException damaged(String place, Throwable cause) {
    database.damaged();
    return new ProblemException(
        StoreProblems.DAMAGED.with(place, Copies.folder(path).toString()), cause);
  }

  private static <K, V> Map<K, V> lru(int size) {
    return new LinkedHashMap<>(64, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > size;
      }
    };
  }

  /** A column that is being written. */
  private final class Writing implements ColumnSink {
    private final Kind kind;
    private final long id;
    private final MessageDigest sha = Digests.sha256();
    private final List<Integer> layout = new ArrayList<>();
    private int dictionaryParts;

    private Writing(Kind kind, long id) {
      this.kind = kind;
      this.id = id;
    }

    @Override
    public void append(Chunk chunk) {
      byte[] plain = ChunkCodec.plain(chunk);
      sha.update(plain);
      put(id, layout.size(), plain);
      layout.add(chunk.rows());
    }

    @Override
    public void dictionary(Dictionary dictionary) {
      for (byte[] plain : PackedDictionary.plain(dictionary)) {
        sha.update(plain);
        put(id, -++dictionaryParts, plain);
      }
    }

    @Override
    public long id() {
      return id;
    }

    @Override
    public void finish() {
      if (kind.isCoded() && dictionaryParts == 0) {
        dictionary(Dictionary.of(List.of()));
      }
      end(id, layout.stream().mapToInt(Integer::intValue).toArray(), dictionaryParts, Digests.hex(sha.digest()));
    }
  }
}
