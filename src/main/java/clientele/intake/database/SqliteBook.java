package clientele.intake.database;

import clientele.base.ProblemException;
import clientele.intake.book.Book;
import clientele.intake.book.Content;
import clientele.intake.book.RowSink;
import clientele.intake.book.Sheet;
import clientele.intake.problem.IntakeProblems;
import clientele.job.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/**
 * Reads the tables of a SQLite file without changing a byte of it or beside it. Its views are named, but only what was
 * chosen is computed, and every question is watched.
 */
public final class SqliteBook implements Book {
  private static final int MOST_TABLES = 2_000;

  private final Content content;
  private final Connection connection;
  private final SqliteWatch watch;
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<Sheet> preferred = new ArrayList<>();

  private SqliteBook(Content content, Connection connection, SqliteWatch watch) {
    this.content = content;
    this.connection = connection;
    this.watch = watch;
  }

  /**
   * Opens a database.
   *
   * @throws ProblemException if it is damaged, has no tables, or changes lie beside it that are not yet part of it
   */
  public static SqliteBook open(Content content, JobContext job) throws IOException {
    return open(content, job, SqliteWatch.Limits.USUAL);
  }

  static SqliteBook open(Content content, JobContext job, SqliteWatch.Limits limits) throws IOException {
    Optional<Path> path = content.path();
    if (path.isPresent()) {
      Path log = path.get().resolveSibling(path.get().getFileName() + "-wal");
      if (Files.isRegularFile(log) && Files.size(log) > 0) {
        throw IntakeProblems.UNFINISHED.raise(content.name(), String.valueOf(log.getFileName()));
      }
    }
    Connection connection = null;
    try {
      connection = path.isPresent() ? onDisk(path.get()) : inMemory(content.bytes(1 << 30));
      SqliteBook book = new SqliteBook(content, connection, SqliteWatch.over(connection, job, limits));
      book.look();
      return book;
    } catch (SQLException e) {
      close(connection);
      throw damaged(content, e);
    } catch (IOException | RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  /** A connection that can neither write, nor load code, nor run what a stranger's schema says. */
  static Connection onDisk(Path path) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:file:" + path.toAbsolutePath().toUri().getRawPath() + "?mode=ro&immutable=1",
        safe(true).toProperties());
  }

  private static Connection inMemory(byte[] bytes) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:", safe(false).toProperties());
    connection.unwrap(SQLiteConnection.class).deserialize("main", bytes);
    return connection;
  }

  private static SQLiteConfig safe(boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.enableLoadExtension(false);
    return config;
  }

  private static void close(Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // it was only read
      }
    }
  }

  private static ProblemException damaged(Content content, SQLException e) {
    return new ProblemException(IntakeProblems.DAMAGED.with(content.name(), line(e)), e);
  }

  private static String line(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private void look() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma trusted_schema = off");
      statement.execute("pragma cell_size_check = on");
      tolerate(statement);
    }
    List<String> tables = new ArrayList<>();
    List<String> views = new ArrayList<>();
    String all = "select name, type from sqlite_schema where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by rowid";
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(all)) {
      while (rows.next() && tables.size() + views.size() < MOST_TABLES) {
        ("view".equals(rows.getString(2)) ? views : tables).add(rows.getString(1));
      }
    }
    long most = 0;
    for (String table : tables) {
      Sheet sheet = new Table(table, false);
      sheets.add(sheet);
      long rows = count(table);
      if (rows > most) {
        most = rows;
        preferred.clear();
        preferred.add(sheet);
      }
    }
    views.forEach(v -> sheets.add(new Table(v, true)));
  }

  /** Where a line of the schema makes no sense, lets the others be used; nothing can be written through this connection. */
  private static void tolerate(Statement statement) throws SQLException {
    try (ResultSet any = statement.executeQuery("select count(*) from sqlite_schema")) {
      any.next();
    } catch (SQLException senseless) {
      statement.execute("pragma writable_schema = on");
    }
  }

  /** Rows of a table; none if they cannot be counted, which must not keep others from being read. */
  private long count(String table) throws SQLException {
    watch.begin(false);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + quoted(table))) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      watch.checkCancelled();
      return 0;
    }
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  @Override
  public String format() {
    return "sqlite";
  }

  @Override
  public List<Sheet> sheets() {
    return sheets;
  }

  @Override
  public List<Sheet> preferred() {
    return preferred;
  }

  @Override
  public void close() {
    close(connection);
  }

  private final class Table implements Sheet {
    private final String name;
    private final boolean view;

    private Table(String name, boolean view) {
      this.name = name;
      this.view = view;
    }

    @Override
    public boolean computed() {
      return view;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Optional<List<String>> columns() {
      try {
        watch.begin(view);
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("select * from " + quoted(name) + " limit 0")) {
          return Optional.of(ResultRows.names(rows.getMetaData()));
        }
      } catch (SQLException e) {
        throw watch.meaning(e, name, unreadable(e));
      }
    }

    @Override
    public void read(RowSink sink) throws IOException {
      try {
        watch.begin(view);
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("select * from " + quoted(name))) {
          ResultRows.read(rows, watch.counting(name, view, sink));
        }
      } catch (SQLException e) {
        throw watch.meaning(e, name, unreadable(e));
      }
    }

    private ProblemException unreadable(SQLException e) {
      return view ? new ProblemException(IntakeProblems.PART.with(name, content.name(), line(e)), e) : damaged(content, e);
    }
  }
}
