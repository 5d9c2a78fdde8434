package clientele.store;

import clientele.ledger.Chain;
import clientele.ledger.LedgerEntry;
import clientele.ledger.rewrite.Rewriting;
import clientele.study.Chunk;
import clientele.study.Dictionary;
import clientele.study.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes a study into a fresh file beside the old one, reads it through, and lets it take the old one's place: the mark says
 * before the move what the new file is, so that a kill at any moment leaves one of the two, whole.
 */
final class Rewrite {
  private static final String SUFFIX = ".rewriting";
  /** Ends of the names of files that hold a study or a part of one. */
  private static final Pattern OURS = Pattern.compile("\\.(mv\\.db|key|mark|seal|copying|zip|part|new)$");

  private Rewrite() {}

  /** Where the fresh file is written. */
  private static Path fresh(Path study) {
    return study.resolveSibling(study.getFileName() + SUFFIX);
  }

  /**
   * Writes the fresh file.
   *
   * @return the mark it will have, and whether copies of the old file are to go
   */
  static Mark.Next write(Path study, StudyKey key, StudyDatabase from, Rewriting rewriting, Instant now) throws IOException {
    Path fresh = fresh(study);
    Files.deleteIfExists(StudyDatabase.file(fresh));
    H2StudyStore old = new H2StudyStore(from, study);
    H2Journal journal = Verification.journal(from, old, study);
    Mark.Content mark;
    boolean purge;
    boolean whole = false;
    try (StudyDatabase into = StudyDatabase.create(fresh, key)) {
      into.goOn(from.read(Rewrite::next));
      H2StudyStore store = new H2StudyStore(into, fresh);
      Pen pen = new Pen(store, into, old, new HashSet<>());
      Rewriting.Rewritten made = rewriting.run(
          new Rewriting.Old(journal.entries(), journal.position(), old, journal::artifact,
              value -> key.password("person " + value).substring(0, 24), now),
          pen);
      for (String table : Restoring.TABLES) { // only what is not different: nothing of the rest ever comes into the file
        into.write(c -> from.read(source -> {
          Restoring.pour(source, c, table, pen.gone());
          return table;
        }));
      }
      H2Journal written = Verification.journal(into, store, fresh);
      into.keep(c -> {
        history(c, made);
        return StudyDatabase.count(c);
      });
      Verification.run(into, store, written);
      mark = written.mark(key.check());
      purge = made.purge();
      into.compact();
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(StudyDatabase.file(fresh));
      }
    }
    return new Mark.Next(mark.closed(Copies.sum(StudyDatabase.file(fresh))), purge);
  }

  /** The number after that of the newest item. */
  static long next(Connection c) throws SQLException {
    try (PreparedStatement sql = c.prepareStatement("SELECT COALESCE(MAX(id), 0) + 1 FROM item"); ResultSet rows = sql.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void history(Connection c, Rewriting.Rewritten made) throws SQLException {
    H2Journal.clear(c);
    Map<Long, String> chains = new HashMap<>(Map.of(0L, ""));
    for (LedgerEntry entry : made.entries()) {
      LedgerEntry linked = Chain.link(entry, chains.get(entry.parent()));
      chains.put(linked.number(), linked.chain());
      H2Journal.insert(c, linked);
    }
    H2Journal.place(c, made.position());
  }

  /**
   * Lets a fresh file take the place of the old one, or forgets it if it is not whole; does the rest of what a kill cut short.
   *
   * @param mark held alone
   * @return what the mark says of the file that lies there now
   */
  static Mark.Content finish(Path study, Mark mark, Mark.Content content, StudyFile.Place place) throws IOException {
    Mark.Next next = content.next().orElseThrow();
    String sum = next.content().sum().orElseThrow();
    Path file = StudyDatabase.file(study);
    Path fresh = StudyDatabase.file(fresh(study));
    if (Files.exists(fresh) && sum.equals(Copies.sum(fresh))) {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } else if (!sum.equals(Copies.sum(file))) {
      Files.deleteIfExists(fresh);
      Mark.Content old = content.open();
      mark.write(old, place.origin());
      return old;
    }
    if (next.purge()) {
      purge(study, next.content(), place);
    }
    Mark.Content made = next.content();
    mark.write(made, place.origin());
    return made;
  }

  /** Copies of the old file go once there is one of the new file. */
  private static void purge(Path study, Mark.Content made, StudyFile.Place place) throws IOException {
    Copies copies = new Copies(study, place.origin());
    List<Copies.Copy> older = copies.all().stream()
        .filter(c -> c.content().filter(m -> m.chain().equals(made.chain()) && m.sequence() == made.sequence()).isEmpty()).toList();
    if (copies.all().size() == older.size()) {
      copies.keep(out -> Files.copy(StudyDatabase.file(study), out), made, place.clock().instant());
    }
    Files.deleteIfExists(Restoring.part(study));
    try (Stream<Path> files = Files.list(Copies.folder(study))) {
      Set<String> keep = new HashSet<>();
      copies.all().stream().filter(c -> older.stream().noneMatch(o -> o.base().equals(c.base()))).forEach(
          c -> List.of(".mv.db", ".key", ".mark").forEach(suffix -> keep.add(c.beside(suffix).getFileName().toString())));
      for (Path left : files.toList()) {
        String name = left.getFileName().toString();
        if (!keep.contains(name) && OURS.matcher(name).find() && Files.isRegularFile(left)) {
          Files.delete(left);
        }
      }
    }
  }

  /**
   * Writes into the fresh file.
   *
   * @param gone items that are not to be taken over from the old file
   */
  private record Pen(H2StudyStore store, StudyDatabase database, H2StudyStore old, Set<Long> gone) implements Rewriting.Fresh {
    @Override
    public void column(long id, Kind kind, List<Chunk> chunks, Optional<Dictionary> dictionary) {
      List<byte[]> words = kind.isCoded() ? PackedDictionary.plain(dictionary.orElseThrow()) : List.of();
      place(id, kind.name(), chunks.stream().map(ChunkCodec::plain).toList(), chunks.stream().map(Chunk::rows).toList(), words);
    }

    @Override
    public void selection(long id, List<BitSet> chunks) {
      whole(id, "SELECTION", chunks.stream().map(BitSet::toByteArray).toList());
    }

    @Override
    public void artifact(long id, String json) {
      whole(id, "ARTIFACT", H2StudyStore.parts(json.getBytes(StandardCharsets.UTF_8)));
    }

    private void whole(long id, String kind, List<byte[]> parts) {
      place(id, kind, parts, parts.stream().map(p -> p.length).toList(), List.of());
    }

    private void place(long id, String kind, List<byte[]> parts, List<Integer> rows, List<byte[]> words) {
      gone.add(id);
      store.place(id, kind, parts, rows, words);
    }

    @Override
    public void drop(long id) {
      gone.add(id);
    }

    @Override
    public long number() {
      return database.write(H2StudyStore::next);
    }

    @Override
    public String digest(long id) {
      return (gone.contains(id) ? store : old).digest(id);
    }
  }
}
