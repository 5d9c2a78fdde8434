package clientele.store;

import clientele.base.ProblemException;
import clientele.ledger.Journal;
import clientele.study.Digests;
import clientele.study.Json;
import clientele.study.StudySettings;
import clientele.study.StudyStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A study on disk: {@code NAME.mv.db} (encrypted), {@code NAME.key} (how to derive or find its key), {@code NAME.seal}
 * (its checksum while it is closed) and {@code NAME.backups}. Open in one place at a time.
 */
public final class StudyFile implements AutoCloseable {
  private static final String SUFFIX = ".mv.db";

  private final Path path;
  private final Path home;
  private final StudyKey key;
  private final StudyDatabase database;
  private final H2StudyStore store;
  private final H2Journal journal;
  private final Backups backups;
  private boolean closed;

  private StudyFile(Path path, StudyKey key, Path home, StudyDatabase database, Clock clock) {
    this.path = path;
    this.key = key;
    this.home = home;
    this.database = database;
    this.store = new H2StudyStore(database, path);
    this.journal = new H2Journal(database, store, path);
    this.backups = new Backups(path, clock);
  }

  /**
   * Makes a new study.
   *
   * @param path without suffix
   * @param passphrase empty: a random key is kept in {@code home}, and only this computer can open it
   * @param home the user's settings folder
   * @throws ProblemException {@code STORE-EXISTS} if there is one
   */
  public static StudyFile create(
      Path path, Optional<char[]> passphrase, StudySettings settings, Path home, Clock clock) {
    Path study = plain(path);
    if (Files.exists(database(study))) {
      throw StoreProblems.EXISTS.raise(study.toString());
    }
    if (Files.exists(header(study))) {
      throw StoreProblems.LEFT_OVER.raise(header(study).toString());
    }
    try {
      Files.createDirectories(study.toAbsolutePath().getParent());
      StudyKey key = StudyKey.create(header(study), keys(home), passphrase);
      StudyFile file = new StudyFile(study, key, home, StudyDatabase.create(study, key), clock);
      file.database.write(
          c -> {
            try (PreparedStatement sql = c.prepareStatement("MERGE INTO meta VALUES ('settings', ?)")) {
              sql.setString(1, Json.write(settings));
              return sql.executeUpdate();
            }
          });
      file.database.sync();
      return file;
    } catch (IOException e) {
      throw failed(study, e);
    }
  }

  /**
   * Opens a study; read-only if its file or folder is write-protected.
   *
   * @throws ProblemException if it is not there, in use, damaged, from a newer version, or its key does not fit
   */
  public static StudyFile open(Path path, Optional<char[]> passphrase, Path home, Clock clock) {
    Path study = plain(path);
    Path file = database(study);
    if (!Files.isRegularFile(file)) {
      throw StoreProblems.NOT_THERE.raise(study.toString());
    }
    boolean readOnly = isProtected(file) || !Files.isWritable(file.toAbsolutePath().getParent());
    StudyKey key = StudyKey.open(header(study), keys(home), passphrase);
    Optional<String> sealed = checkSeal(study);
    try {
      if (!readOnly) {
        Files.deleteIfExists(seal(study));
      }
      return new StudyFile(study, key, home, openSealed(study, key, readOnly, sealed), clock);
    } catch (IOException e) {
      throw failed(study, e);
    }
  }

  /** Whether a file must not be written: its owner took the right away, which holds for a superuser too, or none is there. */
  private static boolean isProtected(Path file) {
    PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    try {
      return !Files.isWritable(file)
          || posix != null && !posix.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** Opens the database; a file that could not be opened keeps its seal. */
  private static StudyDatabase openSealed(Path study, StudyKey key, boolean readOnly, Optional<String> sealed)
      throws IOException {
    try {
      return StudyDatabase.open(study, key, readOnly);
    } catch (ProblemException e) {
      if (sealed.isPresent() && !readOnly) {
        Files.writeString(seal(study), sealed.get() + "\n");
      }
      throw e;
    }
  }

  /** Whether the study asks for a passphrase. */
  public static boolean needsPassphrase(Path path) {
    return StudyKey.needsPassphrase(header(plain(path)));
  }

  /** Whether there is a study at this path. */
  public static boolean exists(Path path) {
    return Files.isRegularFile(database(plain(path)));
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
   * Sets or changes the passphrase. The study's own encryption stays; what changes is who can get at its key. Copies
   * made before open with the new passphrase too, and a key kept in the settings folder is taken away from there.
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
    Path header = header(path);
    Optional<Path> kept = StudyKey.fileOf(header, keys(home));
    try {
      List<Path> headers = new ArrayList<>();
      for (Path copy : backups.headers()) {
        if (leadsHere(copy)) {
          headers.add(copy);
        }
      }
      headers.add(header);
      key.protect(passphrase, headers);
      if (kept.isPresent()) {
        Files.deleteIfExists(kept.get());
      }
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /** Whether the header of a copy leads to the key of this study, and not to that of an earlier one of the same name. */
  private boolean leadsHere(Path copy) throws IOException {
    if (StudyKey.needsPassphrase(copy)) {
      return Files.readString(copy).equals(Files.readString(header(path)));
    }
    return StudyKey.fileOf(copy, keys(home)).filter(Files::isRegularFile).isPresent()
        && StudyKey.open(copy, keys(home), Optional.empty()).same(key);
  }

  /** Reads everything stored, in the number of items read. */
  public int verify() {
    List<Long> ids =
        database.read(
            c -> {
              List<Long> all = new ArrayList<>();
              try (PreparedStatement sql = c.prepareStatement("SELECT id FROM item WHERE state = 'READY' ORDER BY id");
                  ResultSet rows = sql.executeQuery()) {
                while (rows.next()) {
                  all.add(rows.getLong(1));
                }
              }
              return all;
            });
    ids.forEach(store::verify);
    journal.entries();
    return ids.size();
  }

  /** Closes the file, writes its seal and, if it is time for one, a backup. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    boolean writable = !database.readOnly();
    database.close();
    if (writable) {
      try {
        String sum = sum(database(path));
        Path fresh = seal(path).resolveSibling(seal(path).getFileName() + ".new");
        Files.writeString(fresh, sum + "\n");
        Files.move(
            fresh,
            seal(path),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        backups.keep(database(path), header(path), sum);
      } catch (IOException e) {
        throw failed(path, e);
      }
    }
  }

  private static ProblemException failed(Path at, IOException e) {
    boolean full = String.valueOf(e.getMessage()).contains("No space left");
    return new ProblemException(
        full ? StoreProblems.DISK_FULL.with(at.toString()) : StoreProblems.FAILED.with(at.toString(), e.getMessage()), e);
  }

  private static Optional<String> checkSeal(Path study) {
    try {
      if (!Files.isRegularFile(seal(study))) {
        return Optional.empty();
      }
      String sealed = Files.readString(seal(study)).strip();
      if (!sealed.equals(sum(database(study)))) {
        throw StoreProblems.ALTERED.raise(database(study).toString(), StudyDatabase.backups(study).toString());
      }
      return Optional.of(sealed);
    } catch (IOException e) {
      throw failed(study, e);
    }
  }

  private static String sum(Path file) throws IOException {
    MessageDigest sha = Digests.sha256();
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
      }
    }
    return Digests.hex(sha.digest());
  }

  private static Path plain(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(SUFFIX)
        ? path.resolveSibling(name.substring(0, name.length() - SUFFIX.length()))
        : path;
  }

  private static Path database(Path study) {
    return study.resolveSibling(study.getFileName() + SUFFIX);
  }

  private static Path header(Path study) {
    return study.resolveSibling(study.getFileName() + ".key");
  }

  private static Path seal(Path study) {
    return study.resolveSibling(study.getFileName() + ".seal");
  }

  private static Path keys(Path home) {
    return home.resolve("keys");
  }
}
