package clientele.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Small files that only their owner may read. */
final class PrivateFile {
  private PrivateFile() {}

  /**
   * Writes a file that is not there yet, whole or not at all.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is
   */
  static void writeNew(Path file, String text) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
    FileAttribute<?>[] owner = file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
        : new FileAttribute<?>[0];
    try {
      try (FileChannel channel =
          FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
        channel.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      }
      link(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void link(Path part, Path file) throws IOException {
    try {
      Files.createLink(file, part);
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      if (Files.exists(file)) {
        throw new java.nio.file.FileAlreadyExistsException(file.toString());
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
