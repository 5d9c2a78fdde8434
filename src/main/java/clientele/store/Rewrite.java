package clientele.store;

import clientele.ledger.Chain;
import clientele.ledger.Ledger;
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
import java.util.ArrayList;
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

  /** What the database makes beside its file while it makes it smaller. */
  private static final List<String> BESIDE = List.of("", ".tempFile", ".newFile");

  private Rewrite() {}

  /** Where the fresh file is written: beside the file of the study itself, also where a link leads to it. */
  private static Path fresh(Path study) throws IOException {
    return real(study).resolveSibling(study.getFileName() + SUFFIX);
  }

  /** The file of a study itself. */
  private static Path real(Path study) throws IOException {
    Path file = StudyDatabase.file(study);
    return Files.isSymbolicLink(file) ? file.toRealPath() : file;
  }

  /** Takes away what a kill or a full disk left of a file that was being written anew. */
  static void sweep(Path study) throws IOException {
    Path left = StudyDatabase.file(fresh(study));
    for (String suffix : BESIDE) {
      Files.deleteIfExists(left.resolveSibling(left.getFileName() + suffix));
    }
  }

  /**
   * Writes the fresh file.
   *
   * @return the mark it will have, and whether copies of the old file are to go
   */
  static Mark.Next write(Path study, StudyKey key, StudyDatabase from, Rewriting rewriting, Instant now) throws IOException {
    Path fresh = fresh(study);
    sweep(study);
    H2StudyStore old = new H2StudyStore(from, study);
    H2Journal journal = Verification.journal(from, old, study);
    Mark.Content mark;
    boolean purge;
    boolean whole = false;
    try (StudyDatabase into = StudyDatabase.create(fresh, key)) {
      into.goOn(from.read(Rewrite::next));
      H2StudyStore store = new H2StudyStore(into, fresh);
      Pen pen = new Pen(store, into, old, new HashSet<>());
      Rewriting.Rewritten made = rewriting.run(old(key, old, journal, now), pen);
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
        sweep(study);
      }
    }
    return new Mark.Next(mark.closed(Copies.sum(StudyDatabase.file(fresh))), purge);
  }

  /** A study as what writes it anew sees it. */
  static Rewriting.Old old(StudyKey key, H2StudyStore store, H2Journal journal, Instant now) {
    return new Rewriting.Old(journal.entries(), journal.position(), store, journal::artifact,
        value -> key.password("person " + value).substring(0, 24), now);
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
   * Lets a fresh file, or a copy that is restored, take the place of the old one, or forgets it if it is not whole; does the rest of
   * what a kill cut short.
   *
   * @param mark held alone
   * @return what the mark says of the file that lies there now
   */
  static Mark.Content finish(Path study, Mark mark, Mark.Content content, StudyFile.Place place) throws IOException {
    Mark.Next next = content.next().orElseThrow();
    String sum = next.content().sum().orElseThrow();
    Path file = real(study);
    Path fresh = StudyDatabase.file(fresh(study));
    Path restored = Restoring.part(study);
    if (Files.exists(fresh) && sum.equals(Copies.sum(fresh))) {
      asOpenAs(file, fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } else if (Files.exists(restored) && sum.equals(Copies.sum(restored))) {
      Path header = Restoring.partKey(study);
      if (Files.exists(header)) {
        Files.move(header, StudyFile.header(study), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(restored, StudyDatabase.file(study), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } else if (!Files.exists(file) || !sum.equals(Copies.sum(file))) {
      sweep(study);
      Restoring.sweep(study);
      Mark.Content old = content.alone();
      mark.write(old, place.origin());
      return old;
    }
    Mark.Content made = settled(study, content, place.origin());
    mark.write(made, place.origin());
    return purged(study, mark, made, place);
  }

  /**
   * What holds of the file that lies there: the mark of the new one, if a file that was written anew has taken its place already
   * though its mark was not written yet.
   */
  static Mark.Content settled(Path study, Mark.Content content, Origin origin) throws IOException {
    Optional<Mark.Next> next = content.next();
    if (next.isEmpty() || !next.get().content().sum().orElseThrow().equals(Copies.sum(real(study)))) {
      return content;
    }
    long older = next.get().purge() ? newest(study, origin) : Mark.NONE;
    return next.get().content().without(Math.max(older, content.older()));
  }

  /**
   * Which copies hold somebody who was erased, as the history tells, where no mark does: all before the first that the history with
   * the erasure knows.
   *
   * @return number of the newest of them; {@link Mark#NONE} if there is none
   */
  static long older(Path study, Origin origin, List<LedgerEntry> entries) throws IOException {
    Optional<LedgerEntry> erasure = entries.stream().filter(e -> e.operation().equals(Ledger.ERASED)).reduce((a, b) -> b);
    if (erasure.isEmpty()) {
      return Mark.NONE;
    }
    Map<Long, String> chains = new HashMap<>();
    entries.forEach(e -> chains.put(e.number(), e.chain()));
    long older = Mark.NONE;
    for (Copies.Copy copy : new Copies(study, origin).all()) {
      boolean after = copy.content().filter(c -> c.steps() >= erasure.get().number() && c.chain().equals(chains.get(c.steps()))).isPresent();
      if (after) {
        return older;
      }
      older = copy.number();
    }
    return older;
  }

  private static long newest(Path study, Origin origin) throws IOException {
    List<Copies.Copy> all = new Copies(study, origin).all();
    return all.isEmpty() ? 0 : all.getLast().number();
  }

  /**
   * Takes away the copies that hold what was taken out of the study, once there is a copy of it as it is. What cannot be done now
   * is told, and done when the study is opened next: the study itself is as it should be.
   *
   * @param made what the mark says; the file is closed and whole
   * @return what it says now
   */
  static Mark.Content purged(Path study, Mark mark, Mark.Content made, StudyFile.Place place) throws IOException {
    if (made.older() == Mark.NONE) {
      return made;
    }
    try {
      purge(study, made, place);
    } catch (IOException e) {
      place.news().accept(StoreProblems.COPIES_STAY.with(study.toString(), Copies.folder(study).toString(), String.valueOf(e.getMessage())));
      return made;
    }
    Mark.Content done = made.without(Mark.NONE);
    mark.write(done, place.origin());
    return done;
  }

  private static void purge(Path study, Mark.Content made, StudyFile.Place place) throws IOException {
    Copies copies = new Copies(study, place.origin());
    if (copies.all().stream().noneMatch(c -> c.number() > made.older() && c.content().isPresent())) {
      copies.keep(out -> Files.copy(StudyDatabase.file(study), out), made.without(Mark.NONE), place.clock().instant());
    }
    Restoring.sweep(study);
    Set<String> keep = new HashSet<>();
    copies.all().stream().filter(c -> c.number() > made.older())
        .forEach(c -> List.of(".mv.db", ".key", ".mark").forEach(suffix -> keep.add(c.beside(suffix).getFileName().toString())));
    List<String> others = new ArrayList<>();
    List<Path> left;
    try (Stream<Path> files = Files.list(Copies.folder(study))) {
      left = files.filter(f -> !keep.contains(f.getFileName().toString())).sorted().toList();
    }
    Map<Path, Boolean> ours = new HashMap<>();
    left.forEach(file -> ours.put(file, isOurs(file, study, made.key())));
    for (Path file : left) {
      if (ours.get(file)) {
        Files.delete(file);
      } else {
        others.add(file.getFileName().toString());
      }
    }
    if (!others.isEmpty()) {
      place.news().accept(StoreProblems.OTHERS_STAY.with(Copies.folder(study).toString(), String.join(", ", others)));
    }
  }

  /** Whether a file among the copies belongs to this study: a copy under its key, or a part of one that a kill left. */
  private static boolean isOurs(Path file, Path study, String key) {
    String name = file.getFileName().toString();
    if (!Files.isRegularFile(file) || !OURS.matcher(name).find()) {
      return false;
    }
    if (name.equals(".copying.zip")) {
      return true;
    }
    Path base = file.resolveSibling(OURS.matcher(name).replaceFirst(""));
    Optional<String> there = KeyRing.check(StudyFile.header(base));
    return there.map(key::equals).orElseGet(() -> base.getFileName().toString()
        .matches(Pattern.quote(study.getFileName().toString()) + "(-\\d{4,9}|-\\d{8}-\\d{6}|" + Pattern.quote(Restoring.BEFORE) + "\\d+)"));
  }

  /** Lets a fresh file be read and written by those who could read and write the old one. */
  private static void asOpenAs(Path old, Path fresh) throws IOException {
    if (Files.exists(old) && old.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(old));
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
