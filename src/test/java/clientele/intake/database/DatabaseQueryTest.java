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
}
