package clientele.analysis.data.bring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import clientele.analysis.data.tables.ImportRecord;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.CancelledException;
import clientele.job.JobContext;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Outcome;
import clientele.study.Json;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportQueryTest {
  @TempDir Path folder;
  private final MemoryStudy study = MemoryStudy.empty();
  private final JobContext job = JobContext.quiet(new Seed(1));

  private static final List<String> TABLES =
      List.of(
          "create table orders (order_id integer, customer_id varchar(10), placed timestamp, amount numeric(10,2))",
          "insert into orders values (1, '007', '2024-02-29 10:30:00', 12.50), (2, '008', '2024-03-01 00:00:00', 99.99), (3, '007', null, null)");

  private Path sqlite() throws SQLException {
    Path file = folder.resolve("shop.db");
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file); Statement sql = db.createStatement()) {
      for (String each : TABLES) {
        sql.execute(each);
      }
    }
    return file;
  }

  private static ImportQuery query(Map<String, String> words) {
    Map<String, List<String>> all = new HashMap<>();
    words.forEach((k, v) -> all.put(k, List.of(v)));
    return OperationCatalog.make(ImportQuery.class, all);
  }

  private ImportQuery ask(Path file, String sql) {
    return query(Map.of("system", "sqlite", "database", file.toString(), "query", sql, "table", "t"));
  }

  private Outcome perform(ImportQuery operation) {
    assertEquals(List.of(), operation.validate(study.view().outline()));
    Outcome outcome = operation.run(study.view(), job);
    outcome.tables().values().forEach(study::put);
    outcome.artifacts().forEach(study::artifact);
    return outcome;
  }

  @Test
  void keepsTheAnswerOfASqliteFileAsATable() throws SQLException {
    Outcome outcome =
        perform(ask(sqlite(), "-- the large ones\nwith o as (select * from orders) select customer_id, amount as \"sum; into\" from o where amount > 1;"));
    Table table = study.view().table("t");
    assertArrayEquals(new String[] {"007", "008"}, table.words("customer_id"));
    assertArrayEquals(new String[] {"12.50", "99.99"}, table.words("sum; into"));
    assertEquals(2, outcome.rowsOut());
    ImportRecord record = study.view().artifact(ImportRecord.name("t"), ImportRecord.class).orElseThrow();
    assertEquals("shop.db", record.files().getFirst().file());
    assertEquals("sqlite", record.files().getFirst().encoding());
  }

  @Test
  void aTypedPasswordIsWrittenNowhere() {
    ImportQuery operation = query(Map.of("system", "postgresql", "database", "shop", "user", "ann", "password", "s3cret!", "query", "select 1", "table", "t"));
    assertFalse(Json.write(operation).contains("s3cret!"));
    assertFalse(operation.toString().contains("s3cret!"));
    assertEquals(clientele.base.Secret.NONE, ((ImportQuery) new OperationCatalog(List.of(ImportQuery.class)).fromJson("data.import-query", Json.mapper().valueToTree(operation))).password());
  }

  @Test
  void theFirstRowsAreLookedAtBeforeAnythingIsImported() throws SQLException {
    Path file = sqlite();
    clientele.intake.choice.Sniffed found = ask(file, "select * from orders order by order_id;").look(2, job);
    assertEquals(2, found.rows());
    assertEquals("007", found.preview().getFirst().get(1));
    assertThrows(ProblemException.class, () -> ask(file, "delete from orders").look(2, job));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from orders", "drop table orders", "select 1; drop table orders", "insert into orders values (4)",
        "select * into copy from orders", "select 1 /*! into outfile '/tmp/x' */", "update orders set amount = 0",
        "pragma writable_schema=1", "attach 'x.db' as x", "select load_extension('x')", "", "select '\\'; drop table orders; --'",
        "select $$ ' $$; drop table orders; select ' '", "vacuum", "select pg_read_file('/etc/passwd')"
      })
  void refusesWhatIsMoreThanAQuestion(String sql) throws SQLException {
    Path file = sqlite();
    ImportQuery operation =
        new ImportQuery(
            "sqlite", "", 0, file.toString(), "", clientele.base.Secret.NONE, "", "", false, "", false, sql, "t", "", List.of(), List.of(), false, List.of(), List.of());
    assertEquals("INTAKE-NOT-A-QUERY", operation.validate(study.view().outline()).getFirst().code().id());
    assertEquals(
        "INTAKE-NOT-A-QUERY",
        assertThrows(ProblemException.class, () -> operation.run(study.view(), job)).problem().code().id());
  }

  @Test
  void looksAtTheFirstRowsOfAnAnswerWithTwoColumnsOfOneName() throws SQLException {
    Path file = sqlite();
    ImportQuery operation =
        new ImportQuery(
            "sqlite", "", 0, file.toString(), "", clientele.base.Secret.NONE, "", "", false, "", false,
            "select a.*, b.* from orders a, orders b;", "t", "", List.of(), List.of(), false, List.of(), List.of());
    assertEquals(2, operation.look(2, job).rows());
  }

  @Test
  void saysWhatIsWrongWithAQuestionOrADatabase() throws SQLException {
    Path file = sqlite();
    assertEquals("INTAKE-QUERY", code(ask(file, "select * from nowhere")));
    assertEquals("INTAKE-NO-ROWS", code(ask(file, "select * from orders where 1 = 0")));
    assertEquals("INTAKE-NO-FILE", code(ask(folder.resolve("none.db"), "select 1")));
    Map<String, String> server =
        Map.of("system", "postgresql", "host", "127.0.0.1", "port", "1", "database", "shop", "query", "select 1", "table", "t");
    assertEquals("INTAKE-NO-DATABASE", code(query(server)));
    Map<String, String> secret = new HashMap<>(server);
    secret.put("password-file", folder.resolve("none.txt").toString());
    assertEquals("INTAKE-NO-PASSWORD", code(query(secret)));
    Map<String, String> odd = new HashMap<>(server);
    odd.put("host", "h/../?user=x");
    assertEquals("INTAKE-NO-DATABASE", query(odd).validate(study.view().outline()).getFirst().code().id());
  }

  private String code(ImportQuery operation) {
    return assertThrows(ProblemException.class, () -> operation.run(study.view(), job)).problem().code().id();
  }

  @Test
  void stopsWhenItIsCancelled() throws SQLException {
    Path file = sqlite();
    JobContext[] cancelled = new JobContext[1];
    cancelled[0] =
        JobContext.of(Clock.systemUTC(), new Seed(1), (done, message) -> {
          if (cancelled[0] != null && done > 0.2) {
            cancelled[0].cancel();
          }
        });
    String endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select i, i * 2 as d from n";
    assertThrows(CancelledException.class, () -> ask(file, endless).run(study.view(), cancelled[0]));
  }

  /** A server of its own, where it can start: it needs its binaries for the system. */
  @Test
  void keepsTheAnswerOfPostgresqlAsATableAndNeverItsPassword() throws Exception {
    PostgresServer server = null;
    try {
      server = PostgresServer.start(folder);
    } catch (IOException | RuntimeException | UnsatisfiedLinkError e) {
      Assumptions.abort("PostgreSQL cannot be started here: " + e.getMessage());
    }
    try (PostgresServer running = server) {
      int port = running.port();
      String url = "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres&password=postgres";
      try (Connection db = DriverManager.getConnection(url); Statement sql = db.createStatement()) {
        for (String each : TABLES) {
          sql.execute(each);
        }
        sql.execute("create function wipe() returns int language sql as 'delete from orders; select 1'");
      }
      Path secret = Files.writeString(folder.resolve("secret.txt"), "postgres-password-of-the-test\n");
      Map<String, String> words = new HashMap<>(
          Map.of("system", "postgresql", "port", String.valueOf(port), "database", "postgres", "user", "postgres",
              "password-file", secret.toString(), "table", "t", "query",
              "select order_id, customer_id, placed, amount from orders order by order_id"));
      perform(query(words));
      Table table = study.view().table("t");
      assertEquals(Role.TRANSACTIONS, table.version().role());
      assertArrayEquals(new String[] {"007", "008", "007"}, table.words("customer_id"));
      assertArrayEquals(new String[] {"12.50", "99.99", null}, table.words("amount"));
      assertEquals("2024-02-29 10:30:00", table.words("placed")[0]);
      assertFalse(Json.write(query(words)).contains("postgres-password-of-the-test"));
      words.put("query", "select a.*, b.* from orders a, orders b");
      assertEquals(2, query(words).look(2, job).rows(), "the first rows, though names stand twice");
      words.put("query", "select order_id, customer_id, placed, amount from orders order by order_id");
      words.put("query", "select wipe()");
      assertEquals("INTAKE-QUERY", code(query(words)), "a function that changes rows is refused by the server");
      words.put("user", "nobody_of_that_name");
      assertEquals("INTAKE-LOGIN", code(query(words)));
    }
  }
}
