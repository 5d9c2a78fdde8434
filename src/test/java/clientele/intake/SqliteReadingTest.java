package clientele.intake;

import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.problem;
import static clientele.intake.Files4Tests.sheet;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.study.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertEquals(List.of(file.getFileName().toString(), "order lines", "customers, big", "customers"), job.warnings().getFirst().args());
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
