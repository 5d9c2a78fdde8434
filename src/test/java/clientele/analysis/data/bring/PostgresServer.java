package clientele.analysis.data.bring;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A PostgreSQL of the tests' own. It refuses to run as root: there it is started as the user nobody. */
final class PostgresServer implements AutoCloseable {
  private final AutoCloseable running;
  private final int port;

  private PostgresServer(AutoCloseable running, int port) {
    this.running = running;
    this.port = port;
  }

  static PostgresServer start(Path folder) throws Exception {
    if (!"root".equals(System.getProperty("user.name"))) {
      EmbeddedPostgres server = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("pg")).start();
      return new PostgresServer(server, server.getPort());
    }
    Path place = Files.createTempDirectory("postgres", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    try {
      return asNobody(place);
    } catch (IOException | InterruptedException | RuntimeException | SQLException e) {
      delete(place);
      throw e;
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws Exception {
    running.close();
  }

  private static PostgresServer asNobody(Path place) throws IOException, InterruptedException, SQLException {
    unpack(place);
    Path data = Files.createDirectory(place.resolve("data"));
    Files.setOwner(data, place.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    Path log = place.resolve("log.txt");
    Process made = run(log, place.resolve("bin/initdb").toString(), "-D", data.toString(), "-U", "postgres", "--auth=trust", "--locale=C", "-E", "UTF8");
    if (!made.waitFor(60, TimeUnit.SECONDS) || made.exitValue() != 0) {
      throw new IOException(Files.readString(log));
    }
    int port = freePort();
    Process server = run(log, place.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", String.valueOf(port),
        "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off");
    await(server, port, log);
    return new PostgresServer(() -> {
      server.destroy();
      if (!server.waitFor(10, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
      delete(place);
    }, port);
  }

  private static Process run(Path log, String... command) throws IOException {
    List<String> words = new ArrayList<>(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    words.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.directory(log.getParent().toFile());
    return builder.start();
  }

  private static void await(Process server, int port, Path log) throws IOException, InterruptedException, SQLException {
    for (int round = 0; ; round++) {
      try (Connection db = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres")) {
        return;
      } catch (SQLException e) {
        if (!server.isAlive() || round > 300) {
          server.destroyForcibly();
          throw new IOException(Files.readString(log), e);
        }
        Thread.sleep(100);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void unpack(Path place) throws IOException {
    String name = "/postgres-linux-" + (System.getProperty("os.arch").equals("amd64") ? "x86_64" : "arm_64") + ".txz";
    InputStream packed = EmbeddedPostgres.class.getResourceAsStream(name);
    if (packed == null) {
      throw new IOException("no binaries " + name);
    }
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = place.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(target.getParent());
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
          boolean runs = (entry.getMode() & 0100) != 0;
          Set<PosixFilePermission> rights = EnumSet.of(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
          if (runs) {
            rights.addAll(EnumSet.of(PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE));
          }
          Files.setPosixFilePermissions(target, rights);
        }
      }
    }
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
