package clientele.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies of a closed study: the last five, at least ten minutes apart, and the last of each of the last seven days. A
 * copy is itself a study that can be opened; its key file lies beside it.
 */
final class Backups {
  private static final int RECENT = 5;
  private static final int DAYS = 7;
  private static final Duration APART = Duration.ofMinutes(10);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

  private final Path study;
  private final Clock clock;

  Backups(Path study, Clock clock) {
    this.study = study;
    this.clock = clock;
  }

  /** Copies the closed file if the newest copy is old enough and differs, then drops copies that are too many. */
  void keep(Path database, Path header, String sum) throws IOException {
    Path folder = StudyDatabase.backups(study);
    List<Copy> copies = copies(folder);
    Instant now = clock.instant();
    if (!copies.isEmpty()) {
      Copy newest = copies.getLast();
      boolean young = Duration.between(newest.made, now).compareTo(APART) < 0;
      if (young || sum.equals(newest.sum())) {
        return;
      }
    }
    Files.createDirectories(folder);
    String name = study.getFileName() + "-" + STAMP.format(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
    Path fresh = folder.resolve(name + ".new");
    Files.copy(database, fresh, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(header, folder.resolve(name + ".key"), StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(folder.resolve(name + ".seal"), sum + "\n");
    Files.move(fresh, folder.resolve(name + ".mv.db"), StandardCopyOption.ATOMIC_MOVE);
    prune(copies(folder));
  }

  /** The key files of all copies. */
  List<Path> headers() throws IOException {
    return copies(StudyDatabase.backups(study)).stream().map(c -> c.beside(".key")).filter(Files::isRegularFile).toList();
  }

  private void prune(List<Copy> copies) throws IOException {
    Set<Copy> keep = new HashSet<>(copies.subList(Math.max(0, copies.size() - RECENT), copies.size()));
    List<Copy> lastOfDay = new ArrayList<>();
    for (int i = 0; i < copies.size(); i++) {
      boolean last = i == copies.size() - 1 || !copies.get(i).day().equals(copies.get(i + 1).day());
      if (last) {
        lastOfDay.add(copies.get(i));
      }
    }
    keep.addAll(lastOfDay.subList(Math.max(0, lastOfDay.size() - DAYS), lastOfDay.size()));
    for (Copy copy : copies) {
      if (!keep.contains(copy)) {
        copy.delete();
      }
    }
  }

  private List<Copy> copies(Path folder) throws IOException {
    List<Copy> copies = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return copies;
    }
    String prefix = study.getFileName() + "-";
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(prefix) && name.endsWith(".mv.db")) {
          String stamp = name.substring(prefix.length(), name.length() - ".mv.db".length());
          try {
            copies.add(
                new Copy(
                    folder.resolve(name.substring(0, name.length() - ".mv.db".length())),
                    LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC)));
          } catch (DateTimeParseException e) {
            continue; // a file of somebody else, with a name that only begins like ours
          }
        }
      }
    }
    return copies;
  }

  private record Copy(Path base, Instant made) {
    private String day() {
      return made.toString().substring(0, 10);
    }

    private String sum() throws IOException {
      Path seal = beside(".seal");
      return Files.isRegularFile(seal) ? Files.readString(seal).strip() : "";
    }

    private void delete() throws IOException {
      for (String suffix : List.of(".mv.db", ".key", ".seal")) {
        Files.deleteIfExists(beside(suffix));
      }
    }

    private Path beside(String suffix) {
      return base.resolveSibling(base.getFileName() + suffix);
    }
  }
}
