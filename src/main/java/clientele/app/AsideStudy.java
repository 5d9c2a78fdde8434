package clientele.app;

import clientele.store.StoreProblems;
import clientele.study.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder beside the place of a study in which it is made, and moved to its place once it is whole: until then there is nothing
 * at its place. What a killed program left is swept by the next one that makes a study there.
 */
final class AsideStudy implements AutoCloseable {
  private static final String BEGIN = ".clientele-";
  private static final String END = ".making";
  private static final String DATABASE = ".mv.db";
  private static final String HEADER = ".key";

  private final Path place;
  private final Path keys;
  private final Path folder;
  private boolean whole;

  /** Makes the folder; {@code home} is the settings folder. */
  AsideStudy(Path place, Path home) throws IOException {
    String name = place.getFileName().toString();
    this.place = place.toAbsolutePath()
        .resolveSibling(name.endsWith(DATABASE) ? name.substring(0, name.length() - DATABASE.length()) : name);
    if (Files.exists(this.place.resolveSibling(this.place.getFileName() + HEADER))) {
      throw StoreProblems.LEFT_OVER.raise(this.place + HEADER);
    }
    this.keys = home.resolve("keys");
    Path parent = this.place.getParent();
    Files.createDirectories(parent);
    sweep(parent);
    this.folder = Files.createDirectory(
        parent.resolve(BEGIN + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + END));
  }

  /** Where the study is made, without suffix. */
  Path path() {
    return folder.resolve(place.getFileName());
  }

  /** Moves the study, which is closed, to its place: what makes it a study last. Gives the place, without suffix. */
  Path put() throws IOException {
    List<Path> files = entries(folder);
    for (Path file : files) {
      if (Files.exists(place.resolveSibling(file.getFileName()))) {
        throw StoreProblems.EXISTS.raise(place.toString());
      }
    }
    for (Path file : files) {
      if (!file.toString().endsWith(DATABASE)) {
        Files.move(file, place.resolveSibling(file.getFileName()));
      }
    }
    Path database = path().resolveSibling(path().getFileName() + DATABASE);
    Files.move(database, place.resolveSibling(database.getFileName()));
    whole = true;
    return place;
  }

  /** Takes the folder away, and the key of a study that did not come about. */
  @Override
  public void close() {
    try {
      if (!whole) {
        forgetKey(folder, keys);
      }
      clear(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + folder, e);
    }
  }

  private void sweep(Path parent) throws IOException {
    for (Path left : entries(parent)) {
      String name = left.getFileName().toString();
      if (name.startsWith(BEGIN) && name.endsWith(END) && Files.isDirectory(left) && isLeft(name)) {
        forgetKey(left, keys);
        clear(left);
      }
    }
  }

  private static boolean isLeft(String name) {
    try {
      return ProcessHandle.of(Long.parseLong(name.substring(BEGIN.length(), name.indexOf('-', BEGIN.length())))).isEmpty();
    } catch (RuntimeException notOurs) {
      return false;
    }
  }

  /** The key in the settings folder that leads to a study that is given up, if its header names one. */
  private static void forgetKey(Path folder, Path keys) throws IOException {
    for (Path file : entries(folder)) {
      if (file.toString().endsWith(HEADER)) {
        String id = Json.mapper().readTree(Files.readString(file)).path("id").asText();
        if (id.matches("[0-9a-f-]{36}")) {
          Files.deleteIfExists(keys.resolve(id + HEADER));
          Files.deleteIfExists(keys.resolve(id + ".studies"));
        }
      }
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
