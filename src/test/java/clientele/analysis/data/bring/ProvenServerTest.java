package clientele.analysis.data.bring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.OperationCatalog;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that pretend to be the database: what they are told before they have proved that they are it. */
class ProvenServerTest {
  private static final String PASSWORD = "first-line-of-a-secret";
  private static final int SSL_REQUEST = 80877103;

  @TempDir Path folder;

  /** Notes every byte that comes over one connection. */
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  private interface Server {
    void answer(Socket client) throws Exception;
  }

  private String asked(String system, Server server, Map<String, String> more) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread thread = Thread.ofVirtual().start(() -> {
        while (!socket.isClosed()) {
          try (Socket client = socket.accept()) {
            client.setSoTimeout(2_000);
            server.answer(client);
          } catch (Exception ended) {
            continue;
          }
        }
      });
      Map<String, List<String>> words = new HashMap<>();
      Map.of("system", system, "host", "localhost", "port", String.valueOf(socket.getLocalPort()), "database", "shop", "user", "ann",
          "password", PASSWORD, "query", "select 1", "table", "t").forEach((k, v) -> words.put(k, List.of(v)));
      more.forEach((k, v) -> words.put(k, List.of(v)));
      ImportQuery query = OperationCatalog.make(ImportQuery.class, words);
      String code = assertThrows(ProblemException.class, () -> query.look(2, JobContext.quiet(new Seed(1)))).problem().code().id();
      socket.close();
      thread.join(5_000);
      return code;
    }
  }

  private String heard() {
    return told.toString(StandardCharsets.ISO_8859_1);
  }

  /** Speaks PostgreSQL, without encryption, and asks for the password in clear. */
  private void plainPostgres(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    int length = in.readInt();
    int kind = in.readInt();
    if (kind == SSL_REQUEST) {
      client.getOutputStream().write('N');
      length = in.readInt();
      kind = in.readInt();
    }
    askForPassword(in, client.getOutputStream(), length);
  }

  private void askForPassword(DataInputStream in, OutputStream out, int length) throws IOException {
    told.write(in.readNBytes(length - 8));
    out.write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, 3});
    out.flush();
    told.write(in.readNBytes(1));
    told.write(in.readNBytes(in.readInt() - 4));
  }

  @Test
  void aServerThatDoesNotEncryptIsToldNothing() throws Exception {
    assertEquals("INTAKE-UNPROVEN", asked("postgresql", this::plainPostgres, Map.of("encrypted", "true")));
    assertEquals("", heard());
  }

  @Test
  void onThisComputerOrWhereItIsSaidPlainWillDo() throws Exception {
    asked("postgresql", this::plainPostgres, Map.of());
    assertTrue(heard().contains(PASSWORD), "the attack is one: a server that is let is told the password");
  }

  @Test
  void aCertificateThatNobodyTrustsIsNoProof() throws Exception {
    assertEquals("INTAKE-UNPROVEN", asked("postgresql", encrypted("stranger", "localhost"), Map.of("encrypted", "true")));
    assertEquals("", heard());
  }

  @Test
  void aCertificateOfAnotherNameIsNoProof() throws Exception {
    Server server = encrypted("other", "db.example.org");
    assertEquals("INTAKE-UNPROVEN", asked("postgresql", server, Map.of("certificate", folder.resolve("other.pem").toString())));
    assertEquals("", heard());
  }

  @Test
  void theServerOfTheOwnHouseProvesItselfByItsCertificate() throws Exception {
    Server server = encrypted("own", "localhost");
    asked("postgresql", server, Map.of("certificate", folder.resolve("own.pem").toString()));
    assertTrue(heard().contains(PASSWORD), heard());
  }

  @Test
  void aMariadbServerThatDoesNotEncryptIsToldNothing() throws Exception {
    assertEquals("INTAKE-UNPROVEN", asked("mariadb", this::plainMariadb, Map.of("encrypted", "true")));
    assertFalse(heard().contains("ann"), heard());
    asked("mariadb", this::plainMariadb, Map.of());
    assertTrue(heard().contains("ann"), "the attack is one");
  }

  /** Greets as a MariaDB server without encryption does, and listens. */
  private void plainMariadb(Socket client) throws IOException {
    ByteArrayOutputStream greeting = new ByteArrayOutputStream();
    greeting.write(10);
    greeting.write("10.11.2-MariaDB\0".getBytes(StandardCharsets.US_ASCII));
    greeting.write(new byte[] {1, 0, 0, 0});
    greeting.write("saltsalt\0".getBytes(StandardCharsets.US_ASCII));
    greeting.write(new byte[] {(byte) 0xff, (byte) 0xf7, 8, 2, 0, (byte) 0x0f, (byte) 0x80, 21});
    greeting.write(new byte[10]);
    greeting.write("saltsaltsalt\0mysql_native_password\0".getBytes(StandardCharsets.US_ASCII));
    OutputStream out = client.getOutputStream();
    out.write(new byte[] {(byte) greeting.size(), 0, 0, 0});
    greeting.writeTo(out);
    out.flush();
    InputStream in = client.getInputStream();
    byte[] some = new byte[4096];
    int n = in.read(some);
    told.write(some, 0, Math.max(0, n));
  }

  private Server encrypted(String name, String host) throws Exception {
    Path keys = folder.resolve(name + ".p12");
    keytool("-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host,
        "-storetype", "PKCS12", "-keystore", keys.toString(), "-storepass", "changeit");
    keytool("-exportcert", "-rfc", "-alias", "a", "-keystore", keys.toString(), "-storepass", "changeit",
        "-file", folder.resolve(name + ".pem").toString());
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return client -> {
      DataInputStream in = new DataInputStream(client.getInputStream());
      in.readNBytes(8);
      client.getOutputStream().write('S');
      SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(client, null, client.getPort(), false);
      secure.setUseClientMode(false);
      DataInputStream safe = new DataInputStream(secure.getInputStream());
      int length = safe.readInt();
      safe.readInt();
      askForPassword(safe, secure.getOutputStream(), length);
    };
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
