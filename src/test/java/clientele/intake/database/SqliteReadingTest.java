package clientele.intake.database;

import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.problem;
import static clientele.intake.Files4Tests.sheet;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import clientele.base.Seed;
import clientele.intake.FileImport;
import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.intake.problem.IntakeProblems;
import clientele.job.CancelledException;
import clientele.job.JobContext;
import clientele.study.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteReadingTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeDatabase() throws SQLException {
    file = folder.resolve("shop & söhne #1.db");
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file); Statement sql = db.createStatement()) {
      sql.execute("create table customers (id text primary key, name text, since date)");
      sql.execute("create table \"order lines\" (order_id integer, customer_id text, amount real, paid boolean, note blob)");
      sql.execute("insert into customers values ('007', 'Köhler', '2020-01-31'), ('008', '王芳', '2021-02-28')");
      for (int i = 1; i <= 5; i++) {
        sql.execute("insert into \"order lines\" values (" + i + ", '00" + i + "', " + i + ".5, " + i % 2 + ", x'4f4b')");
      }
      sql.execute("create view big as select * from \"order lines\" where amount > 3");
    }
  }

  @Test
  void takesTheLargestTableAndOthersByName() {
    Sniffed found = sniff(file);
    assertEquals("sqlite", found.encoding());
    assertEquals("order lines", found.sheet());
    assertEquals(5, found.rows());
    Table lines = table(file);
    assertEquals(List.of("order_id", "customer_id", "amount", "paid", "note"), names(lines));
    assertArrayEquals(new String[] {"1.5", "2.5", "3.5", "4.5", "5.5"}, lines.words("amount"));
    assertEquals("OK", lines.words("note")[0]);
    Table customers = table(file, sheet("customers"));
    assertArrayEquals(new String[] {"007", "008"}, customers.words("id"));
    assertArrayEquals(new String[] {"Köhler", "王芳"}, customers.words("name"));
    assertEquals(3, sniff(file, sheet("big")).rows());
    clientele.job.JobContext job = Files4Tests.job();
    FileImport.sniff(file, SniffOverrides.NONE, job);
    String name = file.getFileName().toString();
    assertEquals(
        List.of(IntakeProblems.VIEWS.with(name, "big", "big"), IntakeProblems.OTHER_TABLES.with(name, "order lines", "customers", "customers")),
        job.warnings());
  }

  private void sql(String... statements) throws SQLException {
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file); Statement sql = db.createStatement()) {
      for (String statement : statements) {
        sql.execute(statement);
      }
    }
  }

  /** The views of the attack: one that never gives a row, one that never ends giving rows, one of what is not there. */
  @Test
  @Timeout(60)
  void viewsThatNeverEndOrCannotBeReadKeepNobodyFromTheTables() throws SQLException {
    sql("create view never as with recursive r(x) as (select 1 union all select x + 1 from r) select max(x) from r",
        "create view endless as with recursive r(x) as (select 1 union all select x + 1 from r) select x, 'row' from r",
        "create view bad as select x from nowhere");
    Sniffed found = sniff(file);
    assertEquals("order lines", found.sheet());
    assertEquals(5, found.rows());
    assertArrayEquals(new String[] {"007", "008"}, table(file, sheet("customers")).words("id"));
    assertEquals("INTAKE-PART", problem(() -> sniff(file, sheet("bad"))).code().id());
  }

  @Test
  @Timeout(60)
  void readingOfAViewThatNeverEndsCanBeCancelled() throws SQLException {
    sql("create view never as with recursive r(x) as (select 1 union all select x + 1 from r) select max(x) from r");
    int[] asked = new int[1];
    JobContext[] job = new JobContext[1];
    Clock clock = new Clock() {
      @Override
      public java.time.Instant instant() {
        if (++asked[0] == 30) {
          job[0].cancel();
        }
        return java.time.Instant.EPOCH;
      }

      @Override
      public java.time.ZoneId getZone() {
        return java.time.ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }
    };
    job[0] = JobContext.of(clock, new Seed(1), (done, words) -> {});
    assertThrows(CancelledException.class, () -> FileImport.sniff(file, sheet("never"), job[0]));
  }

  @Test
  void aFileOfViewsAloneSaysHowToChooseOne() throws SQLException {
    sql("drop view big", "create view small as select id from customers", "create view large as select * from \"order lines\"");
    Path views = folder.resolve("views.db");
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + views); Statement sql = db.createStatement()) {
      sql.execute("create view one as select 1 as a union all select 2");
      sql.execute("create view two as select 1 as b");
    }
    assertEquals(IntakeProblems.ONLY_VIEWS.with("views.db", "one, two", "one"), problem(() -> sniff(views)));
    assertEquals(2, sniff(views, sheet("one")).rows());
  }

  @Test
  void oneDamagedTableKeepsNobodyFromTheOthers() throws SQLException, IOException {
    sql("create table broken (a, b)", "insert into broken values (1, 2)");
    int root;
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file); Statement sql = db.createStatement();
        var page = sql.executeQuery("select rootpage from sqlite_schema where name = 'broken'")) {
      root = page.getInt(1);
    }
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, (root - 1) * 4096, root * 4096, (byte) 0xff);
    Files.write(file, bytes);
    JobContext job = Files4Tests.job();
    assertEquals("order lines", FileImport.sniff(file, SniffOverrides.NONE, job).sheet());
    assertEquals("INTAKE-PART", job.warnings().get(1).code().id());
    assertEquals("broken", job.warnings().get(1).args().getFirst());
    assertEquals("INTAKE-DAMAGED", problem(() -> sniff(file, sheet("broken"))).code().id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"create view senseless as selec", "", "create view senseless as select * from senseless"})
  void aLineOfTheSchemaWithoutSenseKeepsNobodyFromTheTables(String definition) throws SQLException {
    sql("create view senseless as select 1", "pragma writable_schema = on",
        "update sqlite_schema set sql = '" + definition + "' where name = 'senseless'");
    assertEquals("order lines", sniff(file).sheet());
    assertEquals(2, sniff(file, sheet("customers")).rows());
    assertEquals("INTAKE-PART", problem(() -> sniff(file, sheet("senseless"))).code().id());
  }

  @Test
  void changesNothingInTheFileOrBesideIt() throws IOException {
    byte[] before = Files.readAllBytes(file);
    sniff(file);
    assertArrayEquals(before, Files.readAllBytes(file));
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(List.of(file), all.toList());
    }
  }

  @Test
  void readsAPackedDatabase() throws IOException {
    Path packed = folder.resolve("p.db.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(file, out);
    }
    assertEquals(5, sniff(packed).rows());
  }

  @Test
  void refusesADatabaseWithChangesBesideIt() throws IOException {
    Files.writeString(folder.resolve(file.getFileName() + "-wal"), "changes");
    assertEquals("INTAKE-UNFINISHED", problem(() -> sniff(file)).code().id());
  }
}
