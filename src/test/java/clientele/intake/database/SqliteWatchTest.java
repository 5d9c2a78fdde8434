package clientele.intake.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.intake.book.Content;
import clientele.intake.book.Sheet;
import clientele.job.JobContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Views that never end, under small limits. */
@Timeout(60)
class SqliteWatchTest {
  private static final String FROM_ONE = "with recursive r(x) as (select 1 union all select x + 1 from r) ";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeDatabase() throws SQLException {
    file = folder.resolve("views.db");
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file); Statement sql = db.createStatement()) {
      sql.execute("create table t (a, b)");
      sql.execute("insert into t values (1, 2)");
      sql.execute("create view never as " + FROM_ONE + "select max(x) from r");
      sql.execute("create view endless as " + FROM_ONE + "select x from r");
      sql.execute("create view wide as " + FROM_ONE + "select printf('%.*c', 1000000, 'x') as cell from r");
      sql.execute("create view huge as select zeroblob(900000000) as cell");
    }
  }

  private Problem problem(String view, JobContext job, SqliteWatch.Limits limits) {
    return assertThrows(ProblemException.class, () -> read(view, job, limits)).problem();
  }

  private List<List<String>> read(String name, JobContext job, SqliteWatch.Limits limits) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (SqliteBook book = SqliteBook.open(new OnDisk(file), job, limits)) {
      Sheet sheet = book.sheets().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
      sheet.read((line, cells) -> rows.add(List.copyOf(cells)));
    }
    return rows;
  }

  private static SqliteWatch.Limits limits(long steps, long seconds, long rows, long characters) {
    return new SqliteWatch.Limits(steps, Duration.ofSeconds(seconds), rows, characters);
  }

  @Test
  void aViewWithoutARowIsStoppedByItsSteps() {
    JobContext still = JobContext.quiet(new Seed(1));
    assertEquals("INTAKE-NO-END", problem("never", still, limits(5_000_000, 60, 100, 100)).code().id());
  }

  @Test
  void aViewWithoutARowIsStoppedByTheClock() {
    assertEquals("INTAKE-NO-END", problem("never", aSecondLaterEachTime(), limits(Long.MAX_VALUE, 60, 100, 100)).code().id());
  }

  @Test
  void aQueryWithoutAnEndIsStoppedToo() {
    DatabaseQuery query = new DatabaseQuery(
        DatabaseQuery.System.SQLITE, "", 0, file.toString(), DatabaseQuery.Protection.USUAL, FROM_ONE + "select max(x) from r", 0);
    Problem problem = assertThrows(
        ProblemException.class,
        () -> QueryBook.open(query, new DatabaseQuery.Login("", ""), aSecondLaterEachTime()).read((line, cells) -> {})).problem();
    assertEquals("INTAKE-NO-END", problem.code().id());
  }

  private static JobContext aSecondLaterEachTime() {
    Instant[] now = {Instant.EPOCH};
    Clock clock = new Clock() {
      @Override
      public Instant instant() {
        return now[0] = now[0].plusSeconds(1);
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
    return JobContext.of(clock, new Seed(1), (done, words) -> {});
  }

  @Test
  void aViewThatGivesRowsForEverIsStoppedByTheirNumberOrSize() {
    JobContext job = JobContext.quiet(new Seed(1));
    Problem rows = problem("endless", job, limits(5_000_000, 60, 1_000, 1 << 20));
    assertEquals(List.of("endless", 1_000L, 1L), rows.args());
    assertEquals("INTAKE-TOO-MUCH", problem("wide", job, limits(5_000_000, 60, 1_000, 4 << 20)).code().id());
  }

  @Test
  void aViewThatMakesAHugeValueIsRefusedAndTheTableRead() throws IOException {
    JobContext job = JobContext.quiet(new Seed(1));
    assertEquals("INTAKE-PART", problem("huge", job, SqliteWatch.Limits.USUAL).code().id());
    assertEquals(List.of(List.of("1", "2")), read("t", job, limits(5_000_000, 60, 0, 0)));
  }

  private record OnDisk(Path file) implements Content {
    @Override
    public String name() {
      return file.getFileName().toString();
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public Optional<Path> path() {
      return Optional.of(file);
    }

    @Override
    public byte[] bytes(int most) throws IOException {
      return Files.readAllBytes(file);
    }
  }
}
