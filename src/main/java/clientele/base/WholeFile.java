package clientele.base;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Writes files that appear whole or not at all: into a part beside the place, forced to the disk, then moved there in one
 * step. A part that a kill leaves behind is noted in the settings folder and swept at the next start, because its rows may
 * be those of customers.
 */
public final class WholeFile {
  private static final String BEGIN = ".clientele-";
  private static final String END = ".part";
  private static final AtomicReference<Path> NOTES = new AtomicReference<>();

  private WholeFile() {}

  /** What a file holds. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; closing the stream is allowed and not needed. */
    void write(OutputStream out) throws IOException;
  }

  /**
   * Writes a file; an older one of the name stays until the new one is whole, and is kept if that fails.
   *
   * @throws IOException if it could not be written; nothing is left behind then
   */
  public static void write(Path file, Content content) throws IOException {
    write(file, content, true);
  }

  /**
   * Writes a file that is not there yet.
   *
   * @throws FileAlreadyExistsException if it is
   */
  public static void writeNew(Path file, Content content) throws IOException {
    write(file, content, false);
  }

  /** As {@link #write} with a text in UTF-8. */
  public static void text(Path file, CharSequence text) throws IOException {
    text(file, text, StandardCharsets.UTF_8);
  }

  /** As {@link #write} with a text. */
  public static void text(Path file, CharSequence text, Charset charset) throws IOException {
    write(file, out -> out.write(text.toString().getBytes(charset)));
  }

  /**
   * Sweeps the parts that killed programs left, and notes those of this one from now on.
   *
   * @param home the settings folder
   */
  public static void sweep(Path home) {
    Path notes = home.toAbsolutePath().resolve("parts");
    boolean again = notes.equals(NOTES.getAndSet(notes));
    if (again || !Files.isDirectory(notes)) {
      return;
    }
    try (Stream<Path> all = Files.list(notes)) {
      all.forEach(WholeFile::sweepOne);
    } catch (IOException | UncheckedIOException unreadable) {
      return; // the parts stay, and are tried again at the next start
    }
  }

  private static void sweepOne(Path note) {
    try {
      long writer = Long.parseLong(note.getFileName().toString().split("-", 2)[0]);
      if (ProcessHandle.of(writer).isPresent() && writer != ProcessHandle.current().pid()) {
        return;
      }
      Path part = Path.of(Files.readString(note));
      String name = part.getFileName().toString();
      if (name.startsWith(BEGIN) && name.endsWith(END)) {
        Files.deleteIfExists(part);
      }
      Files.deleteIfExists(note);
    } catch (IOException | InvalidPathException | NumberFormatException | NullPointerException notOurs) {
      return; // a note that cannot be read points at nothing that may be deleted
    }
  }

  private static void write(Path file, Content content, boolean replace) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    if (!replace && Files.exists(target)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    String id = UUID.randomUUID().toString();
    Path part = target.resolveSibling(BEGIN + id + END);
    Path note = note(id, part);
    try {
      try (OutputStream out = new BufferedOutputStream(
          Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16)) {
        content.write(new Kept(out));
      }
      keepRights(target, part);
      force(part);
      place(part, target, replace);
      force(target.getParent());
    } finally {
      Files.deleteIfExists(part);
      if (note != null) {
        Files.deleteIfExists(note);
      }
    }
  }

  private static Path note(String id, Path part) throws IOException {
    Path notes = NOTES.get();
    if (notes == null || part.startsWith(notes.getParent())) {
      return null;
    }
    Files.createDirectories(notes);
    return Files.writeString(notes.resolve(ProcessHandle.current().pid() + "-" + id), part.toString());
  }

  /** Who could read the older file can read the new one, and nobody else. */
  private static void keepRights(Path old, Path part) throws IOException {
    if (Files.exists(old) && Files.getFileStore(part).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(old));
    }
  }

  private static void place(Path part, Path target, boolean replace) throws IOException {
    if (!replace) {
      Files.move(part, target);
      return;
    }
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Forces a file or the names in a folder to the disk; systems that cannot open folders keep those themselves. */
  private static void force(Path path) throws IOException {
    boolean folder = Files.isDirectory(path);
    try (FileChannel channel = FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      if (!folder) {
        throw e;
      }
    }
  }

  /** A stream that others may close without closing the file, which is forced first. */
  private static final class Kept extends FilterOutputStream {
    private Kept(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
