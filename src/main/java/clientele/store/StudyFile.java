package clientele.store;

import clientele.base.Problem;
import clientele.base.ProblemCode;
import clientele.base.ProblemException;
import clientele.base.WholeFile;
import clientele.job.AtExit;
import clientele.ledger.Journal;
import clientele.ledger.rewrite.Rewriting;
import clientele.ledger.rewrite.Unwritten;
import clientele.study.Json;
import clientele.study.StudySettings;
import clientele.study.StudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A study on disk: {@code NAME.mv.db} (encrypted), {@code NAME.key} (how to derive or find its key), {@code NAME.mark} (how
 * far it goes, and its checksum while it is closed) and {@code NAME.backups}. Written in one place at a time; only files that
 * this computer wrote are opened, and only if they hold all that was acknowledged and define nothing but what is ours.
 */
public final class StudyFile implements AutoCloseable {
  private static final String SUFFIX = ".mv.db";
  private static final Set<ProblemCode> FULL = Set.of(StoreProblems.DISK_FULL, StoreProblems.UNSURE, StoreProblems.FAILED);

  /** Work goes on this long before a copy is made without closing. */
  private static final Duration COPY_AFTER = Duration.ofMinutes(10);

  private final Path path;
  private final Place place;
  private final StudyKey key;
  private final Mark mark;
  private final StudyDatabase database;
  private final H2StudyStore store;
  private final H2Journal journal;
  private final Copies copies;
  private final AtExit exit;
  private Instant copied;
  private Mark.Content content;
  private boolean unmarked;
  private boolean closed;

  /**
   * Where a study is opened.
   *
   * @param home the user's settings folder
   * @param clock for the times of copies
   * @param news hears what is worth knowing although the work is done, such as a copy that could not be made
   */
  public record Place(Path home, Clock clock, Consumer<Problem> news) {
    Path keys() {
      return home.resolve("keys");
    }

    Origin origin() {
      try {
        return Origin.here(keys());
      } catch (IOException e) {
        throw failed(keys(), e);
      }
    }
  }

  private StudyFile(Path path, StudyKey key, Place place, Mark mark, Mark.Content content, StudyDatabase database) {
    this.path = path;
    this.key = key;
    this.place = place;
    this.mark = mark;
    this.content = content;
    this.database = database;
    this.store = new H2StudyStore(database, path);
    this.journal = new H2Journal(database, store, path, this::kept);
    this.copies = new Copies(path, place.origin());
    this.copied = place.clock().instant();
    this.exit = AtExit.run(this::close);
  }

  /**
   * Makes a new study.
   *
   * @param path without suffix
   * @param passphrase empty: a random key is kept in the settings folder, and only this computer can open it
   * @throws ProblemException {@code STORE-EXISTS} if there is one, {@code STORE-LEFT-OVER} if the key, mark or copies of an
   *     earlier one are there
   */
  public static StudyFile create(Path path, Optional<char[]> passphrase, StudySettings settings, Place place) {
    Path study = plain(path);
    if (Files.exists(StudyDatabase.file(study))) {
      throw StoreProblems.EXISTS.raise(study.toString());
    }
    try {
      for (Path left : List.of(header(study), Mark.of(study), Copies.folder(study))) {
        if (Files.isDirectory(left) ? !new Copies(study, place.origin()).all().isEmpty() : Files.exists(left)) {
          throw StoreProblems.LEFT_OVER.raise(left.toString());
        }
      }
      Files.createDirectories(study.toAbsolutePath().getParent());
      Mark mark = Mark.lock(study, true).orElseThrow(() -> StoreProblems.IN_USE.raise(study.toString()));
      try {
        StudyKey key = StudyKey.create(header(study), place.keys(), passphrase);
        Mark.Content content = new Mark.Content(0, 0, "", key.check());
        StudyDatabase database = StudyDatabase.create(study, key);
        database.write(
            c -> {
              try (PreparedStatement sql = c.prepareStatement("MERGE INTO meta VALUES ('settings', ?)")) {
                sql.setString(1, Json.write(settings));
                return sql.executeUpdate();
              }
            });
        database.sync();
        mark.write(content, place.origin());
        KeyRing.follow(study, place);
        return new StudyFile(study, key, place, mark, content, database);
      } catch (RuntimeException | IOException e) {
        mark.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed(study, e);
    }
  }

  /**
   * Opens a study.
   *
   * @param reading only to read; the file stays as it is, and others may read it too. A write-protected file or folder is
   *     always opened so
   * @throws ProblemException if it is not there, in use, damaged, from elsewhere or a newer version, or its key does not fit
   */
  public static StudyFile open(Path path, Optional<char[]> passphrase, Place place, boolean reading) {
    Path study = plain(path);
    if (!Files.isRegularFile(StudyDatabase.file(study)) && !Pending.isRestored(study, place)) {
      throw Restoring.notThere(study, place);
    }
    return open(study, passphrase, place, reading, isFixed(study), true);
  }

  /**
   * Opens a study.
   *
   * @param fixed it is read as it lies
   * @param first nothing that is pending was tried yet
   */
  private static StudyFile open(Path study, Optional<char[]> passphrase, Place place, boolean reading, boolean fixed, boolean first) {
    try {
      if (!Files.isRegularFile(Mark.of(study))) {
        if (fixed || needsPassphrase(study)) {
          throw StoreProblems.ELSEWHERE.raise(study.toString());
        }
        if (reading) {
          open(study, passphrase, place, false, false, true).close(); // under a key of this computer: looked through, and marked anew
        }
      }
      Mark mark = Mark.lock(study, !reading && !fixed).orElseThrow(() -> StoreProblems.IN_USE.raise(study.toString()));
      try {
        boolean writing = !reading && !fixed;
        Optional<Mark.Content> cut = mark.read(place.origin()).filter(c -> c.next().isPresent());
        if (cut.isPresent() && writing) {
          Rewrite.finish(study, mark, cut.get(), place); // before the key: a copy that is restored may have another key file
        } else if (cut.isPresent() && !fixed && Rewrite.settled(study, cut.get(), place.origin()).next().isPresent()) {
          mark.close();
          return open(study, passphrase, place, true, !isMadeWhole(study, passphrase, place), false);
        }
        StudyKey key = StudyKey.open(header(study), place.keys(), passphrase);
        Mark.Content content = marked(study, key, place, mark, writing);
        content = writing ? Pending.finished(study, mark, content, place, cut.isPresent()) : Rewrite.settled(study, content, place.origin());
        if (reading && !fixed && content.sum().isEmpty()) {
          mark.close();
          return open(study, passphrase, place, true, !isMadeWhole(study, passphrase, place), false);
        }
        if (!writing && content.older() != Mark.NONE && fixed) {
          Pending.stay(study, place, "stay.fixed");
        } else if (!writing && content.older() != Mark.NONE && first) {
          mark.close();
          Pending.purge(study, place);
          return open(study, passphrase, place, true, false, false);
        }
        return new StudyFile(study, key, place, mark, content, opened(study, key, place, mark, content, reading || fixed));
      } catch (RuntimeException | IOException e) {
        mark.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed(study, e);
    }
  }

  /**
   * What the mark says. A study under a random key of this computer was written here, whatever became of its mark: it is read
   * through, told of, and goes on with what it holds. Under a passphrase it may be anybody's.
   */
  private static Mark.Content marked(Path study, StudyKey key, Place place, Mark mark, boolean alone) throws IOException {
    Optional<Mark.Content> signed = mark.read(place.origin()).filter(c -> c.key().equals(key.check()));
    if (signed.isPresent()) {
      return signed.get();
    }
    if (!alone || needsPassphrase(study)) {
      throw StoreProblems.ELSEWHERE.raise(study.toString());
    }
    Mark.Content here = Restoring.whole(study, key, false, Optional.of(place.origin()));
    place.news().accept(StoreProblems.NO_MARK.with(study.toString(), here.steps()));
    return here;
  }

  /** Makes a study whole that was not closed; false where the disk is full, and then it can still be read as it lies. */
  private static boolean isMadeWhole(Path study, Optional<char[]> passphrase, Place place) {
    try {
      open(study, passphrase, place, false, false, true).close();
      return true;
    } catch (ProblemException e) {
      if (!FULL.contains(e.problem().code())) {
        throw e;
      }
      return false;
    }
  }

  /** Opens the database behind a mark that is held, after everything was checked that can be. */
  private static StudyDatabase opened(
      Path study, StudyKey key, Place place, Mark mark, Mark.Content content, boolean reading) throws IOException {
    boolean sealed = content.sum().isPresent();
    if (sealed && !content.sum().get().equals(Copies.sum(StudyDatabase.file(study)))) {
      throw StoreProblems.ALTERED.raise(StudyDatabase.file(study).toString(), Copies.folder(study).toString());
    }
    Definitions.check(study, key, false);
    if (!sealed) {
      try (StudyDatabase database = StudyDatabase.open(study, key, true)) {
        Verification.check(database, study, content); // before anything is written to it
      }
    }
    if (!reading && sealed) {
      mark.write(content.open(), place.origin());
    }
    StudyDatabase database = StudyDatabase.open(study, key, reading);
    try {
      Verification.reaches(database, study, content);
      if (reading) {
        KeyRing.note(study, place);
      } else {
        KeyRing.follow(study, place);
      }
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Whether the study itself is under a passphrase. */
  private static boolean needsPassphrase(Path path) {
    return StudyKey.needsPassphrase(header(plain(path)));
  }

  /** Whether a passphrase is asked for to open the study: its own, or that of the study whose file it is a copy of. */
  public static boolean needsPassphrase(Path path, Place place) {
    return StudyKey.asksPassphrase(header(plain(path)), place.keys());
  }

  /** Whether there is a study at this path. */
  public static boolean exists(Path path) {
    return Files.isRegularFile(StudyDatabase.file(plain(path)));
  }

  /** Path without suffix. */
  public Path path() {
    return path;
  }

  /** Its columns. */
  public StudyStore store() {
    return store;
  }

  /** Its history. */
  public Journal journal() {
    return journal;
  }

  /** Whether nothing can be changed. */
  public boolean readOnly() {
    return database.readOnly();
  }

  /**
   * Sets or changes the passphrase. The study's own encryption stays; what changes is who can get at its key. Its own key
   * file comes first and counts from then on; those of its copies follow, now or when the study is opened next, and a key
   * kept in the settings folder is taken away from there once no study needs it.
   *
   * @throws ProblemException {@code STORE-READ-ONLY} if the study is write-protected, {@code STORE-NO-PASSPHRASE} if
   *     the passphrase is empty
   */
  public void protect(char[] passphrase) {
    if (readOnly()) {
      throw StoreProblems.READ_ONLY.raise(path.toString());
    }
    if (passphrase.length == 0) {
      throw StoreProblems.NO_PASSPHRASE.raise();
    }
    try {
      key.protect(passphrase, header(path));
    } catch (IOException e) {
      throw failed(path, e);
    }
    KeyRing.follow(path, place);
  }

  /** Reads everything stored, in the number of items read. */
  public int verify() {
    return Verification.run(database, store, journal);
  }

  /**
   * Writes the study anew, reads the new file through, and lets it take the place of the old one; the study is closed then.
   *
   * @return whether its copies are as they should be; if not, those that are to go could not be taken away yet
   * @throws ProblemException {@code STORE-READ-ONLY}, and what the rewriting raises; then the study is as it was
   */
  public synchronized boolean rewrite(Rewriting rewriting) {
    if (readOnly()) {
      throw StoreProblems.READ_ONLY.raise(path.toString());
    }
    try {
      verify();
      Mark.Next next = Rewrite.write(path, key, database, rewriting, place.clock().instant());
      content = journal.mark(key.check()).without(content.older());
      closed = true;
      exit.cancel();
      database.close();
      try (mark) {
        mark.write(content.before(next), place.origin());
        content = Rewrite.finish(path, mark, content.before(next), place);
        return content.older() == Mark.NONE;
      }
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /**
   * Runs what would write the study anew, and writes nothing.
   *
   * @return number of copies there are
   */
  public int preview(Rewriting rewriting) {
    rewriting.run(Rewrite.old(key, store, journal, place.clock().instant()), new Unwritten(store));
    try {
      return copies.all().size();
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /** Fills a new study with rows read elsewhere, in one transaction; its numbers go on from the next one. */
  void fill(Consumer<Connection> rows, long next) {
    database.goOn(next);
    database.keep(
        c -> {
          rows.accept(c);
          StudyDatabase.count(c);
          return null;
        });
    content = journal.mark(key.check()).without(content.older());
    write(content);
  }

  /** A change is on the disk: the mark follows, and after long work a copy. */
  private void kept(long sequence, long steps, String chain) {
    content = new Mark.Content(sequence, steps, chain, key.check()).without(content.older());
    write(content);
    Instant now = place.clock().instant();
    if (Duration.between(copied, now).abs().compareTo(COPY_AFTER) >= 0) {
      copied = now;
      if (isCopyDue(now)) {
        copy(out -> database.copy(out, Copies.folder(path).resolve(".copying.zip")), content, now);
      }
    }
  }

  private void write(Mark.Content next) {
    try {
      mark.write(next, place.origin());
      unmarked = false;
    } catch (IOException e) {
      if (!unmarked) {
        place.news().accept(StoreProblems.NOT_SEALED.with(path.toString(), String.valueOf(e.getMessage())));
      }
      unmarked = true;
    }
  }

  /** Keeps a copy of a file that was read through; work goes on if that is not possible. */
  private void copy(WholeFile.Content from, Mark.Content now, Instant time) {
    try {
      Files.createDirectories(Copies.folder(path));
      copies.keep(from, now, time);
    } catch (IOException e) {
      place.news().accept(StoreProblems.NOT_COPIED.with(path.toString(), String.valueOf(e.getMessage())));
    } catch (ProblemException e) {
      place.news().accept(e.problem());
    }
  }

  /**
   * Closes the file, writes its checksum and, if it is time for one, a copy. A file in which damage was met gets neither. What
   * cannot be written here is told and loses nothing: every step was kept when it was made.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    exit.cancel();
    try (mark) {
      boolean sealing = !database.readOnly() && !database.isDamaged();
      Instant now = place.clock().instant();
      boolean copying = false;
      if (sealing) {
        try {
          content = journal.mark(key.check()).without(content.older());
          copying = isCopyDue(now);
        } catch (ProblemException e) {
          place.news().accept(e.problem());
        }
      }
      database.close();
      if (sealing && !database.isDamaged()) {
        write(content.closed(Copies.sum(StudyDatabase.file(path))));
        if (copying) {
          copy(out -> Files.copy(StudyDatabase.file(path), out), content, now);
        }
      }
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /** Whether it is time for a copy, and the study, read through for it, is whole; what is not is told. */
  private boolean isCopyDue(Instant now) {
    try {
      if (!copies.isDue(content, now)) {
        return false;
      }
      verify();
      return !database.isDamaged();
    } catch (IOException e) {
      place.news().accept(StoreProblems.NOT_COPIED.with(path.toString(), String.valueOf(e.getMessage())));
    } catch (ProblemException e) {
      place.news().accept(e.problem());
    }
    return false;
  }

  /** What went wrong with a file. */
  static ProblemException failed(Path at, IOException e) {
    boolean full = String.valueOf(e.getMessage()).contains("No space left");
    return new ProblemException(
        full ? StoreProblems.DISK_FULL.with(at.toString()) : StoreProblems.FAILED.with(at.toString(), e.getMessage()), e);
  }

  /** Whether a study must not be written: its owner took the right away, which holds for a superuser too, or none is there. */
  static boolean isFixed(Path study) {
    Path file = StudyDatabase.file(study);
    PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    try {
      return !Files.isWritable(file) || !Files.isWritable(file.toAbsolutePath().getParent())
          || posix != null && !posix.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** A path without suffix. */
  static Path plain(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(SUFFIX)
        ? path.resolveSibling(name.substring(0, name.length() - SUFFIX.length()))
        : path;
  }

  /** The key file of a study. */
  static Path header(Path study) {
    return study.resolveSibling(study.getFileName() + ".key");
  }
}
