package clientele.intake.source;

import clientele.intake.book.Content;
import clientele.intake.problem.IntakeProblems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** The bytes of a file: on disk, packed on disk, in an archive on disk, or in memory. Packed bytes pass a guard. */
public sealed interface StoredBytes extends Content {
  /** Most bytes that are unpacked into memory, for formats that must be read from several places. */
  int IN_MEMORY = 256 << 20;

  /** The bytes, with {@code watch} told about those taken from disk. */
  InputStream open(FileSource.Progress watch) throws IOException;

  /** The file on disk that holds them; empty if there is none. */
  Optional<Path> disk();

  @Override
  default InputStream open() throws IOException {
    return open(new FileSource.Progress());
  }

  @Override
  default Optional<Path> path() {
    return Optional.empty();
  }

  @Override
  default byte[] bytes(int most) throws IOException {
    try (InputStream in = open()) {
      byte[] all = in.readNBytes(most);
      if (in.read() >= 0) {
        throw IntakeProblems.PACKED_TOO_LARGE.raise(name(), most >> 20);
      }
      return all;
    }
  }

  /** A file as it lies on disk. */
  record OnDisk(Path file) implements StoredBytes {
    @Override
    public String name() {
      return String.valueOf(file.getFileName());
    }

    @Override
    public InputStream open(FileSource.Progress watch) throws IOException {
      return watch.watching(Files.newInputStream(file));
    }

    @Override
    public Optional<Path> path() {
      return Optional.of(file);
    }

    @Override
    public Optional<Path> disk() {
      return Optional.of(file);
    }
  }

  /** A file packed by gzip or bzip2. */
  record Packed(StoredBytes inner, boolean bzip2) implements StoredBytes {
    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public InputStream open(FileSource.Progress watch) throws IOException {
      InputStream packed = inner.open(watch);
      try {
        InputStream plain =
            bzip2
                ? new BZip2CompressorInputStream(new java.io.BufferedInputStream(packed, 1 << 16), true)
                : new GZIPInputStream(packed, 1 << 16);
        return new PackedGuard(plain, watch::taken, name());
      } catch (IOException e) {
        packed.close();
        throw e;
      }
    }

    @Override
    public Optional<Path> disk() {
      return inner.disk();
    }
  }

  /** A file in a zip archive on disk. */
  record Entry(Path archive, String entry) implements StoredBytes {
    @Override
    public String name() {
      String[] parts = entry.split("[/\\\\]+");
      return parts.length == 0 ? entry : parts[parts.length - 1];
    }

    @Override
    public InputStream open(FileSource.Progress watch) throws IOException {
      ZipFile zip = ZipFile.builder().setPath(archive).get();
      try {
        ZipArchiveEntry found = zip.getEntry(entry);
        if (found == null || !zip.canReadEntryData(found)) {
          throw IntakeProblems.PROTECTED.raise(name());
        }
        watch.settle(archive);
        InputStream in = zip.getInputStream(found);
        return new PackedGuard(watch.counting(in, zip), found::getCompressedSize, name());
      } catch (IOException | RuntimeException e) {
        zip.close();
        throw e;
      }
    }

    @Override
    public Optional<Path> disk() {
      return Optional.of(archive);
    }
  }

  /** Bytes in memory: from the clipboard, or unpacked. */
  record InMemory(String name, byte[] content, Optional<Path> disk) implements StoredBytes {
    @Override
    public InputStream open(FileSource.Progress watch) throws IOException {
      if (disk.isPresent()) {
        watch.settle(disk.get());
        return new ByteArrayInputStream(content);
      }
      return watch.watching(new ByteArrayInputStream(content));
    }

    @Override
    public byte[] bytes(int most) {
      return content;
    }
  }
}
