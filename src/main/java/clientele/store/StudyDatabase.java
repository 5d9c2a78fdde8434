package clientele.store;

import clientele.base.ProblemCode;
import clientele.base.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * The H2 database of one study: its two connections (one that writes, one that reads), its format and its errors in
 * plain words. The program works as a user without rights to change the format; that one is used for migrations and
 * for making the file durable only.
 */
final class StudyDatabase implements AutoCloseable {
  /** The newest format this version knows; each has a script {@code db/Vnnn__name.sql}. */
  static final int FORMAT = 1;

  private static final String[] SCRIPTS = {"db/V001__study.sql"};
  /** Only the administrator may set these; they hold for the whole database. */
  private static final String SETTINGS = ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0;CACHE_SIZE=16384";

  private static final String SUFFIX = ".mv.db";
  private static final String ADMIN = "ADMIN";
  private static final String USER = "CLIENTELE";

  private final Path path;
  private final boolean readOnly;
  private final Connection writer;
  private final Connection reader;
  private final Optional<Connection> admin;
  private volatile boolean damaged;

  private StudyDatabase(Path path, boolean readOnly, Connection writer, Connection reader, Optional<Connection> admin) {
    this.path = path;
    this.readOnly = readOnly;
    this.writer = writer;
    this.reader = reader;
    this.admin = admin;
  }

  /** Work with a connection. */
  interface Sql<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Makes the database of a new study. */
  static StudyDatabase create(Path path, StudyKey key) {
    try (Connection admin = connect(path, key, ADMIN, SETTINGS)) {
      try (Statement sql = admin.createStatement()) {
        for (int format = 1; format <= FORMAT; format++) {
          sql.execute(script(format));
        }
        sql.execute("INSERT INTO meta VALUES ('format', '" + FORMAT + "')");
        sql.execute("CREATE USER " + USER + " PASSWORD '" + key.password("user") + "'");
        sql.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA PUBLIC TO " + USER);
      }
    } catch (SQLException e) {
      throw problem(e, path);
    }
    return open(path, key, false);
  }

  /** Opens the database, brings its format up to date and drops what an interrupted step left. */
  static StudyDatabase open(Path path, StudyKey opened, boolean readOnly) {
    try {
      String mode = ";IFEXISTS=TRUE" + (readOnly ? ";ACCESS_MODE_DATA=r" : "");
      Optional<Connection> admin =
          readOnly ? Optional.empty() : Optional.of(connect(path, opened, ADMIN, SETTINGS + mode));
      Connection writer = connect(path, opened, USER, mode);
      Connection reader = connect(path, opened, USER, mode);
      StudyDatabase database = new StudyDatabase(path, readOnly, writer, reader, admin);
      try {
        database.checkFormat();
        if (!readOnly) {
          database.dropStaged();
        }
        return database;
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (SQLException e) {
      boolean key = e.getErrorCode() == 90049 || e.getErrorCode() == 28000;
      throw key && opened.isChecked()
          ? new ProblemException(StoreProblems.DAMAGED.with(Integer.toString(e.getErrorCode()), Copies.folder(path).toString()), e)
          : problem(e, path);
    }
  }

  /** Runs one transaction. */
  synchronized <T> T write(Sql<T> work) {
    T result = run(work);
    try {
      writer.commit();
      return result;
    } catch (SQLException e) {
      rollBack();
      throw told(e);
    }
  }

  /**
   * Runs the transaction that keeps a change and forces it to the disk.
   *
   * @throws ProblemException {@code STORE-UNSURE} if the disk failed while it was being kept
   */
  synchronized <T> T keep(Sql<T> work) {
    T result = run(work);
    try {
      writer.commit();
      checkpoint();
      return result;
    } catch (SQLException e) {
      damaged();
      throw new ProblemException(StoreProblems.UNSURE.with(path.toString(), "H2 " + e.getErrorCode()), e);
    }
  }

  private <T> T run(Sql<T> work) {
    if (readOnly) {
      throw StoreProblems.READ_ONLY.raise(path.toString());
    }
    try {
      writer.setAutoCommit(false);
      return work.run(writer);
    } catch (SQLException e) {
      rollBack();
      throw told(e);
    } catch (RuntimeException e) {
      rollBack();
      throw e;
    }
  }

  /** Lets the numbers of items go on from one. */
  synchronized void goOn(long next) {
    try (Statement sql = admin.orElseThrow().createStatement()) {
      sql.execute("ALTER SEQUENCE number RESTART WITH " + next);
      checkpoint();
    } catch (SQLException e) {
      throw told(e);
    }
  }

  /** Closes the database in the smallest file it fits into. */
  synchronized void compact() {
    try (Statement sql = admin.orElseThrow().createStatement()) {
      sql.execute("SHUTDOWN COMPACT");
    } catch (SQLException e) {
      throw told(e);
    }
  }

  /** Forces everything written so far to the disk. */
  synchronized void sync() {
    try {
      checkpoint();
    } catch (SQLException e) {
      throw told(e);
    }
  }

  private void checkpoint() throws SQLException {
    if (admin.isPresent()) {
      try (Statement sql = admin.get().createStatement()) {
        sql.execute("CHECKPOINT SYNC");
      }
    }
  }

  /** Runs a query beside the writer. */
  <T> T read(Sql<T> work) {
    synchronized (reader) {
      try {
        return work.run(reader);
      } catch (SQLException e) {
        throw told(e);
      }
    }
  }

  /** Remembers that something did not agree with its sums; such a file is neither sealed nor copied. */
  void damaged() {
    damaged = true;
  }

  /** Whether something did not agree with its sums. */
  boolean isDamaged() {
    return damaged;
  }

  /** Whether nothing can be written. */
  boolean readOnly() {
    return readOnly;
  }

  @Override
  public synchronized void close() {
    try {
      synchronized (reader) {
        reader.close();
      }
      writer.close();
      if (admin.isPresent()) {
        admin.get().close();
      }
    } catch (SQLException e) {
      throw told(e);
    }
  }

  /** The file of a study. */
  static Path file(Path path) {
    return path.resolveSibling(path.getFileName() + SUFFIX);
  }

  /** Writes the file as it is at this moment, while others may go on reading. */
  synchronized void copy(OutputStream out, Path scratch) throws IOException {
    try (PreparedStatement sql = admin.orElseThrow().prepareStatement("BACKUP TO ?")) {
      sql.setString(1, scratch.toAbsolutePath().toString());
      sql.execute();
    } catch (SQLException e) {
      throw told(e);
    }
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(scratch))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(SUFFIX)) {
          zip.transferTo(out);
          return;
        }
      }
    } finally {
      Files.deleteIfExists(scratch);
    }
    throw new IOException("the copy holds no study");
  }

  /** Number of the last change that was committed; 0 before the first. */
  static long sequence(Connection c) throws SQLException {
    try (PreparedStatement sql = c.prepareStatement("SELECT content FROM meta WHERE name = 'sequence'");
        ResultSet rows = sql.executeQuery()) {
      return rows.next() ? Long.parseLong(rows.getString(1)) : 0;
    }
  }

  /** Counts one more change, in the transaction that makes it. */
  static long count(Connection c) throws SQLException {
    long next = sequence(c) + 1;
    try (PreparedStatement sql = c.prepareStatement("MERGE INTO meta VALUES ('sequence', ?)")) {
      sql.setString(1, Long.toString(next));
      sql.executeUpdate();
    }
    return next;
  }

  /** What went wrong; a failure of an unknown kind leaves the file in doubt. */
  private ProblemException told(SQLException e) {
    ProblemException problem = problem(e, path);
    ProblemCode code = problem.problem().code();
    if (code.equals(StoreProblems.DAMAGED) || code.equals(StoreProblems.FAILED)) {
      damaged();
    }
    return problem;
  }

  /** What went wrong, in plain words. */
  static ProblemException problem(SQLException e, Path path) {
    String place = path.toString();
    return switch (e.getErrorCode()) {
      case 90020, 90021 -> new ProblemException(StoreProblems.IN_USE.with(place), e);
      case 90146 -> new ProblemException(StoreProblems.NOT_THERE.with(place), e);
      case 90049, 28000 -> new ProblemException(StoreProblems.PASSPHRASE.with(place), e);
      case 90030 -> new ProblemException(StoreProblems.DAMAGED.with("90030", Copies.folder(path).toString()), e);
      case 90097 -> new ProblemException(StoreProblems.READ_ONLY.with(place), e);
      default -> {
        if (mentions(e, "No space left", "disk full", "not enough space")) {
          yield new ProblemException(StoreProblems.DISK_FULL.with(place), e);
        }
        if (isCorrupt(e)) {
          yield new ProblemException(StoreProblems.DAMAGED.with("H2 " + e.getErrorCode(), Copies.folder(path).toString()), e);
        }
        yield new ProblemException(StoreProblems.FAILED.with(place, "H2 " + e.getErrorCode()), e);
      }
    };
  }

  /** Whether H2 met pages that cannot be what it wrote. */
  private static boolean isCorrupt(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      boolean code = t instanceof MVStoreException store
          && (store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT || store.getErrorCode() == DataUtils.ERROR_CHUNK_NOT_FOUND
              || store.getErrorCode() == DataUtils.ERROR_SERIALIZATION || store.getErrorCode() == DataUtils.ERROR_BLOCK_NOT_FOUND);
      if (code || t instanceof IndexOutOfBoundsException || t instanceof java.nio.BufferUnderflowException) {
        return true;
      }
    }
    return false;
  }

  private static boolean mentions(Throwable thrown, String... words) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String text = String.valueOf(t.getMessage()).toLowerCase(java.util.Locale.ROOT);
      if (Arrays.stream(words).anyMatch(w -> text.contains(w.toLowerCase(java.util.Locale.ROOT)))) {
        return true;
      }
    }
    return false;
  }

  private static Connection connect(Path path, StudyKey key, String user, String options) throws SQLException {
    if (path.toString().contains(";")) {
      throw StoreProblems.FAILED.raise(path.toString(), "a path cannot hold a semicolon");
    }
    String url =
        "jdbc:h2:file:" + path.toAbsolutePath()
            + ";CIPHER=AES;DB_CLOSE_ON_EXIT=FALSE" + options;
    Properties login = new Properties();
    login.put("user", user);
    login.put("password", key.password("file") + " " + key.password(user.equals(ADMIN) ? "admin" : "user"));
    return DriverManager.getConnection(url, login);
  }

  private void checkFormat() {
    int format =
        read(
            c -> {
              try (PreparedStatement sql = c.prepareStatement("SELECT content FROM meta WHERE name = 'format'");
                  ResultSet rows = sql.executeQuery()) {
                rows.next();
                return Integer.parseInt(rows.getString(1));
              }
            });
    if (format > FORMAT) {
      throw StoreProblems.NEWER.raise(path.toString(), format, FORMAT);
    }
  }

  private void dropStaged() {
    write(
        c -> {
          try (Statement sql = c.createStatement()) {
            sql.executeUpdate("DELETE FROM chunk WHERE item IN (SELECT id FROM item WHERE state = 'STAGED')");
            return sql.executeUpdate("DELETE FROM item WHERE state = 'STAGED'");
          }
        });
  }

  private void rollBack() {
    try {
      writer.rollback();
    } catch (SQLException e) {
      throw told(e);
    }
  }

  private static String script(int format) {
    try (InputStream in = StudyDatabase.class.getClassLoader().getResourceAsStream(SCRIPTS[format - 1])) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SCRIPTS[format - 1], e);
    }
  }
}
