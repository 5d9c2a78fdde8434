package clientele.store;

import clientele.base.ProblemCode;
import clientele.base.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  private static final String ADMIN = "ADMIN";
  private static final String USER = "CLIENTELE";

  private final Path path;
  private final boolean readOnly;
  private final Connection writer;
  private final Connection reader;
  private final Optional<Connection> admin;

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
          ? new ProblemException(StoreProblems.DAMAGED.with(Integer.toString(e.getErrorCode()), backups(path).toString()), e)
          : problem(e, path);
    }
  }

  /** Runs one transaction and makes it durable. */
  synchronized <T> T write(Sql<T> work) {
    if (readOnly) {
      throw StoreProblems.READ_ONLY.raise(path.toString());
    }
    try {
      writer.setAutoCommit(false);
      T result = work.run(writer);
      writer.commit();
      return result;
    } catch (SQLException e) {
      rollBack();
      throw problem(e, path);
    } catch (RuntimeException e) {
      rollBack();
      throw e;
    }
  }

  /** Forces everything written so far to the disk. */
  synchronized void sync() {
    admin.ifPresent(
        connection -> {
          try (Statement sql = connection.createStatement()) {
            sql.execute("CHECKPOINT SYNC");
          } catch (SQLException e) {
            throw problem(e, path);
          }
        });
  }

  /** Runs a query beside the writer. */
  <T> T read(Sql<T> work) {
    synchronized (reader) {
      try {
        return work.run(reader);
      } catch (SQLException e) {
        throw problem(e, path);
      }
    }
  }

  /** Whether nothing can be written. */
  boolean readOnly() {
    return readOnly;
  }

  @Override
  public void close() {
    try {
      synchronized (reader) {
        reader.close();
      }
      writer.close();
      if (admin.isPresent()) {
        admin.get().close();
      }
    } catch (SQLException e) {
      throw problem(e, path);
    }
  }

  /** Where this study's backups lie. */
  static Path backups(Path path) {
    return path.resolveSibling(path.getFileName() + ".backups");
  }

  /** What went wrong, in plain words. */
  static ProblemException problem(SQLException e, Path path) {
    String place = path.toString();
    return switch (e.getErrorCode()) {
      case 90020, 90021 -> new ProblemException(StoreProblems.IN_USE.with(place), e);
      case 90146 -> new ProblemException(StoreProblems.NOT_THERE.with(place), e);
      case 90049, 28000 -> new ProblemException(StoreProblems.PASSPHRASE.with(place), e);
      case 90030 -> new ProblemException(StoreProblems.DAMAGED.with("90030", backups(path).toString()), e);
      case 90097 -> new ProblemException(StoreProblems.READ_ONLY.with(place), e);
      default -> {
        if (mentions(e, "No space left", "disk full", "not enough space")) {
          yield new ProblemException(StoreProblems.DISK_FULL.with(place), e);
        }
        ProblemCode code = StoreProblems.FAILED;
        yield new ProblemException(code.with(place, "H2 " + e.getErrorCode()), e);
      }
    };
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
      throw problem(e, path);
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
