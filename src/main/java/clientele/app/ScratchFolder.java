package clientele.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The temporary files of this process, all in one folder of the settings folder: libraries that other parts unpack, and
 * whatever they put aside. It goes at the end; what a kill leaves behind is swept at the next start.
 */
final class ScratchFolder {
  private static final String PLACE = "java.io.tmpdir";

  private final Optional<Path> folder;

  private ScratchFolder(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Makes the folder and sweeps those of processes that are no more; the system's place stays if that cannot be. */
  static ScratchFolder in(Path settings) {
    Path all = settings.resolve("tmp");
    Path mine = all.resolve(Long.toString(ProcessHandle.current().pid()));
    try {
      Files.createDirectories(all);
      try (Stream<Path> before = Files.list(all)) {
        before.filter(ScratchFolder::isLeft).toList().forEach(ScratchFolder::remove);
      }
      Files.createDirectory(mine);
    } catch (IOException | UncheckedIOException unwritable) {
      return new ScratchFolder(Optional.empty());
    }
    System.setProperty(PLACE, mine.toString());
    return new ScratchFolder(Optional.of(mine));
  }

  /** Removes it; what is still in use goes at the next start. */
  void clear() {
    folder.ifPresent(ScratchFolder::remove);
  }

  /** Whether a folder belongs to a process that is no more, or to an earlier one of the number of this. */
  private static boolean isLeft(Path folder) {
    String name = folder.getFileName().toString();
    if (!name.matches("\\d{1,18}") || !Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    long writer = Long.parseLong(name);
    return writer == ProcessHandle.current().pid() || ProcessHandle.of(writer).isEmpty();
  }

  private static void remove(Path folder) {
    try {
      Files.walkFileTree(folder, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
          Files.delete(file);
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path left, IOException failed) throws IOException {
          Files.delete(left);
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException inUse) {
      return; // swept at the next start
    }
  }
}
