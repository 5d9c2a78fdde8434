package clientele.intake.database;

import clientele.base.ProblemException;
import clientele.intake.book.RowSink;
import clientele.intake.problem.IntakeProblems;
import clientele.job.JobContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * Watches the questions put to a SQLite file, because what a view or query computes may never end: it is stopped when the
 * job is cancelled, when no row comes for long, and when more comes than a table of a study can hold.
 */
final class SqliteWatch extends ProgressHandler {
  /** How much is borne with. */
  record Limits(long stepsWithoutRow, Duration withoutRow, long rows, long characters) {
    /** A thousand million steps are some twenty seconds of computing; what is stored needs a handful for a row. */
    static final Limits USUAL = new Limits(3_000_000_000L, Duration.ofSeconds(60), 50_000_000, 2L << 30);
  }

  private static final int STEPS_PER_LOOK = 100_000;

  /** Longest value, in bytes: of a table, where it may be a picture that was put there, and of what is computed. */
  private static final int LONGEST_STORED = 256 << 20;
  private static final int LONGEST_COMPUTED = 8 << 20;

  private final Connection connection;
  private final JobContext job;
  private final Limits limits;
  private long steps;
  private Instant row = Instant.EPOCH;
  private boolean stopped;

  private SqliteWatch(Connection connection, JobContext job, Limits limits) {
    this.connection = connection;
    this.job = job;
    this.limits = limits;
  }

  /** Watches a connection from now on. */
  static SqliteWatch over(Connection connection, JobContext job, Limits limits) throws SQLException {
    SqliteWatch watch = new SqliteWatch(connection, job, limits);
    setHandler(connection, STEPS_PER_LOOK, watch);
    watch.begin(false);
    return watch;
  }

  /** Says that a question begins. */
  void begin(boolean computed) throws SQLException {
    steps = 0;
    row = job.now();
    stopped = false;
    connection.unwrap(SQLiteConnection.class)
        .setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, computed ? LONGEST_COMPUTED : LONGEST_STORED);
  }

  @Override
  protected int progress() {
    steps += STEPS_PER_LOOK;
    stopped = steps > limits.stepsWithoutRow() || Duration.between(row, job.now()).compareTo(limits.withoutRow()) > 0;
    return stopped || job.isCancelled() ? 1 : 0;
  }

  /** The rows of an answer, counted. */
  RowSink counting(String name, boolean computed, RowSink sink) {
    return new Counted(name, computed, sink);
  }

  /** Ends the work if that was asked for. */
  void checkCancelled() {
    job.checkCancelled();
  }

  /** What a failure means: the work was cancelled, took too long, or what the database itself says. */
  RuntimeException meaning(SQLException failure, String name, RuntimeException otherwise) {
    job.checkCancelled();
    return stopped
        ? new ProblemException(IntakeProblems.NO_END.with(name, limits.withoutRow().toSeconds()), failure)
        : otherwise;
  }

  private final class Counted implements RowSink {
    private final String name;
    private final boolean computed;
    private final RowSink sink;
    private long rows;
    private long characters;

    private Counted(String name, boolean computed, RowSink sink) {
      this.name = name;
      this.computed = computed;
      this.sink = sink;
    }

    @Override
    public void row(long line, List<String> cells) {
      steps = 0;
      if (++rows % 1024 == 1) {
        job.checkCancelled();
      }
      row = job.now();
      cells.forEach(cell -> characters += cell.length());
      if (computed && (rows > limits.rows() || characters > limits.characters())) {
        throw IntakeProblems.TOO_MUCH.raise(name, limits.rows(), limits.characters() >> 20);
      }
      sink.row(line, cells);
    }
  }
}
