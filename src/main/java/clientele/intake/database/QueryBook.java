package clientele.intake.database;

import clientele.base.ProblemException;
import clientele.intake.book.OneTable;
import clientele.intake.book.RowSink;
import clientele.intake.problem.IntakeProblems;
import clientele.job.JobContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLException;

/** The answer of a database to one question, fetched piece by piece inside a transaction that can only read. */
public final class QueryBook implements OneTable {
  private static final int FETCHED_AT_ONCE = 5_000;
  private static final int PATIENCE_SECONDS = 20;

  /** A server that says nothing for so long while it is asked will not answer. */
  private static final int SILENCE_SECONDS = 600;

  private final DatabaseQuery query;
  private final JobContext job;
  private final Connection connection;
  private final Statement statement;
  private final ResultSet rows;
  private final List<String> columns;
  private final MessageDigest digest;
  private final Optional<SqliteWatch> watch;

  private QueryBook(DatabaseQuery query, JobContext job, Connection connection, Optional<SqliteWatch> watch) throws SQLException {
    this.watch = watch;
    this.query = query;
    this.job = job;
    this.connection = connection;
    this.statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    statement.setFetchSize(query.most() > 0 ? Math.min(query.most(), FETCHED_AT_ONCE) : FETCHED_AT_ONCE);
    statement.setMaxRows(query.most());
    try (JobContext.Release release = job.whenCancelled(this::stop)) {
      this.rows = statement.executeQuery(query.sql().strip().replaceAll("[;\\s]+$", ""));
    }
    this.columns = ResultRows.names(rows.getMetaData());
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Asks the question.
   *
   * @throws ProblemException if it is more than a question, or the database cannot be reached or does not answer
   */
  public static QueryBook open(DatabaseQuery query, DatabaseQuery.Login login, JobContext job) {
    query.checked();
    Connection connection = connect(query, login);
    Optional<SqliteWatch> watch = Optional.empty();
    try {
      begin(query, connection);
      if (query.system() == DatabaseQuery.System.SQLITE) {
        watch = Optional.of(SqliteWatch.over(connection, job, SqliteWatch.Limits.USUAL));
        watch.get().begin(true);
      }
      return new QueryBook(query, job, connection, watch);
    } catch (SQLException e) {
      close(connection);
      throw meaning(query, job, watch, e);
    } catch (RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  private static Connection connect(DatabaseQuery query, DatabaseQuery.Login login) {
    try {
      if (query.system() == DatabaseQuery.System.SQLITE) {
        Path file = Path.of(query.database());
        if (!Files.isRegularFile(file)) {
          throw IntakeProblems.NO_FILE.raise(query.database());
        }
        return SqliteBook.onDisk(file);
      }
      Properties settings = new Properties();
      settings.setProperty("user", login.user());
      settings.setProperty("password", login.password());
      if (query.system() == DatabaseQuery.System.POSTGRESQL) {
        settings.setProperty("sslmode", query.proves() ? "verify-full" : "prefer");
        if (query.proves()) {
          query.protection().certificate().ifPresentOrElse(
              file -> settings.setProperty("sslrootcert", file.toString()),
              () -> settings.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory"));
        }
        settings.setProperty("gssEncMode", "disable");
        settings.setProperty("connectTimeout", String.valueOf(PATIENCE_SECONDS));
        settings.setProperty("socketTimeout", String.valueOf(SILENCE_SECONDS));
        settings.setProperty("loginTimeout", String.valueOf(PATIENCE_SECONDS));
        settings.setProperty("ApplicationName", "Clientele");
        settings.setProperty("readOnly", "true");
        settings.setProperty("readOnlyMode", "always");
      } else {
        settings.setProperty("sslMode", query.proves() ? "verify-full" : "disable");
        if (query.proves()) {
          query.protection().certificate().ifPresent(file -> settings.setProperty("serverSslCert", file.toString()));
        }
        settings.setProperty("connectTimeout", String.valueOf(PATIENCE_SECONDS * 1000));
        settings.setProperty("socketTimeout", String.valueOf(SILENCE_SECONDS * 1000));
        settings.setProperty("allowLocalInfile", "false");
        settings.setProperty("allowMultiQueries", "false");
        settings.setProperty("allowPublicKeyRetrieval", String.valueOf(!query.proves()));
      }
      return DriverManager.getConnection(query.url(), settings);
    } catch (SQLException e) {
      if (query.proves() && unproven(e)) {
        throw new ProblemException(IntakeProblems.UNPROVEN.with(query.name(), line(e)), e);
      }
      String state = e.getSQLState() == null ? "" : e.getSQLState();
      throw new ProblemException(
          state.startsWith("28")
              ? IntakeProblems.LOGIN.with(query.name(), login.user(), line(e))
              : IntakeProblems.NO_DATABASE.with(query.name(), line(e)),
          e);
    }
  }

  /** Whether it failed because the server does not encrypt, or shows no certificate of its name that is trusted. */
  private static boolean unproven(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String words = String.valueOf(cause.getMessage());
      if (cause instanceof SSLException || cause instanceof GeneralSecurityException || words.matches("(?is).*\\b(ssl|tls|certificate|hostname ?verifier)\\b.*")) {
        return true;
      }
    }
    return false;
  }

  private static void begin(DatabaseQuery query, Connection connection) throws SQLException {
    switch (query.system()) {
      case POSTGRESQL -> {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
      }
      case MARIADB, MYSQL -> {
        try (Statement begin = connection.createStatement()) {
          begin.execute("start transaction read only");
        }
      }
      case SQLITE -> {
        try (Statement begin = connection.createStatement()) {
          begin.execute("pragma trusted_schema = off");
          begin.execute("pragma query_only = on");
        }
      }
    }
  }

  private static String line(SQLException e) {
    String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    return words.replaceFirst("(?i)^error:\\s*", "").replaceFirst("\\.$", "");
  }

  private void stop() {
    try {
      statement.cancel();
    } catch (SQLException e) {
      // the next row that is asked for finds the work cancelled
    }
  }

  @Override
  public String format() {
    return query.system().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String name() {
    return query.name();
  }

  @Override
  public Optional<List<String>> columns() {
    return Optional.of(columns);
  }

  /** SHA-256 of all values that came, so that the history shows whether the same question had the same answer. */
  @Override
  public Optional<String> fingerprint() {
    return Optional.of(HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public void read(RowSink sink) {
    try (JobContext.Release release = job.whenCancelled(this::stop)) {
      ResultRows.read(
          rows,
          watched((line, cells) -> {
            for (String cell : cells) {
              digest.update(cell.getBytes(StandardCharsets.UTF_8));
              digest.update((byte) 0);
            }
            sink.row(line, cells);
          }));
    } catch (SQLException e) {
      throw meaning(query, job, watch, e);
    }
  }

  private RowSink watched(RowSink sink) {
    return watch.map(w -> w.counting(query.name(), true, sink)).orElse(sink);
  }

  private static RuntimeException meaning(DatabaseQuery query, JobContext job, Optional<SqliteWatch> watch, SQLException e) {
    job.checkCancelled();
    ProblemException told = new ProblemException(IntakeProblems.QUERY.with(query.name(), line(e)), e);
    return watch.map(w -> w.meaning(e, query.name(), told)).orElse(told);
  }

  @Override
  public void close() {
    close(connection);
  }

  private static void close(Connection connection) {
    try (connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      // nothing was written, so nothing is lost
    }
  }
}
