package clientele.intake.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseQueryTest {
  private static boolean proves(String host, DatabaseQuery.Protection protection) {
    return new DatabaseQuery(DatabaseQuery.System.POSTGRESQL, host, 0, "shop", protection, "select 1", 0).proves();
  }

  @ParameterizedTest
  @CsvSource({
    "'', false", "localhost, false", "LOCALHOST, false", "127.0.0.1, false", "127.8.9.1, false", "::1, false", "[::1], false",
    "db.example.org, true", "10.0.0.5, true", "localhost.example.org, true", "127.0.0.1.nip.io, true", "0.0.0.0, true", "fe80::1, true",
    "::ffff:10.0.0.5, true"
  })
  void onlyThisComputerNeedsNoProof(String host, boolean proves) {
    assertEquals(proves, proves(host, DatabaseQuery.Protection.USUAL));
  }

  @Test
  void plainIsSaidAndACertificateIsAlwaysLookedAt() {
    assertEquals(false, proves("db.example.org", new DatabaseQuery.Protection(false, true, Optional.empty())));
    assertEquals(true, proves("localhost", new DatabaseQuery.Protection(true, false, Optional.empty())));
    assertEquals(true, proves("localhost", new DatabaseQuery.Protection(false, false, Optional.of(Path.of("x.pem")))));
  }

  /** Before, a quoted name, a comment of another dialect or an escape hid what a question would do. */
  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(strings = {
    "POSTGRESQL select \"pg_read_file\"('/etc/passwd')", "POSTGRESQL select U&\"pg\\005Fread\\005Ffile\"('/etc/passwd')",
    "POSTGRESQL select query_to_xml('select pg_read_file(1)', true, true, '')", "POSTGRESQL select * from \"dblink\"('host=evil', 'select 1') as t(a int)",
    "POSTGRESQL select query_to_xml('select 1', true, true, '')", "MYSQL select 5--1 into outfile '/tmp/x'", "MYSQL select 5--1, load_file('/etc/passwd')",
    "MARIADB select '\\'', 1 into outfile '/tmp/x' -- '", "MARIADB select `load_file`('/etc/passwd')"
  })
  void whatIsHiddenInQuotesIsFound(String words) {
    assertEquals("INTAKE-NOT-A-QUERY", org.junit.jupiter.api.Assertions.assertThrows(
        clientele.base.ProblemException.class, () -> query(words).checked()).problem().code().id());
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(strings = {
    "POSTGRESQL select \"Customer\", sum(amount) from orders where note <> 'attach the bill' group by 1 -- by customer",
    "MYSQL select a--1 from t -- a comment", "POSTGRESQL with x as (select 1 as a) select a from x", "MARIADB select `a` from t # the rest"
  })
  void anHonestQuestionPasses(String words) {
    query(words).checked();
  }

  private static DatabaseQuery query(String words) {
    String[] parts = words.split(" ", 2);
    return new DatabaseQuery(
        DatabaseQuery.System.valueOf(parts[0]), "", 0, "shop", DatabaseQuery.Protection.USUAL, parts[1], 0);
  }
}
