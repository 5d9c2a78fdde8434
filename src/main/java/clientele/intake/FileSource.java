package clientele.intake;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file to be imported: what kind it is by its first bytes, its plain bytes (gzip taken off), and its SHA-256.
 *
 * @param path where it lies
 * @param size its bytes on disk
 * @param kind what its first bytes say it is
 * @param head the first plain bytes, up to {@link #HEAD}
 * @param whole whether {@code head} is all of it
 */
record FileSource(Path path, long size, Kind kind, byte[] head, boolean whole) {
  /** What a file is by its first bytes. */
  enum Kind {
    TEXT,
    GZIP,
    XLSX
  }

  /** Bytes that are looked at before the file is read. */
  static final int HEAD = 1 << 18;

  /**
   * Looks at a file.
   *
   * @throws clientele.base.ProblemException if it is missing, a folder, empty, binary or cannot be read
   */
  static FileSource of(Path path) {
    String name = String.valueOf(path.getFileName());
    if (!Files.exists(path)) {
      throw IntakeProblems.NO_FILE.raise(path.toString());
    }
    if (Files.isDirectory(path)) {
      throw IntakeProblems.FOLDER.raise(path.toString());
    }
    try {
      long size = Files.size(path);
      if (size == 0) {
        throw IntakeProblems.EMPTY.raise(name);
      }
      byte[] first = firstBytes(path);
      if (startsWith(first, 'P', 'K', 3, 4)) {
        return new FileSource(path, size, Kind.XLSX, first, false);
      }
      boolean gzip = startsWith(first, 0x1f, 0x8b);
      if (!gzip) {
        refuseBinary(name, first);
      }
      FileSource source = new FileSource(path, size, gzip ? Kind.GZIP : Kind.TEXT, first, false);
      try (InputStream in = source.open(new Progress())) {
        byte[] head = in.readNBytes(HEAD);
        boolean whole = head.length < HEAD || in.read() < 0;
        if (head.length == 0) {
          throw IntakeProblems.EMPTY.raise(name);
        }
        if (gzip) {
          refuseBinary(name, head);
        }
        return new FileSource(path, size, source.kind, head, whole);
      }
    } catch (IOException e) {
      throw problem(path, e);
    }
  }

  /** Name without folders. */
  String name() {
    return String.valueOf(path.getFileName());
  }

  /** The table name that the file suggests: its name without what stands behind the first known suffix. */
  String stem() {
    String stem = name();
    for (String suffix : new String[] {".gz", ".csv", ".tsv", ".tab", ".txt", ".psv", ".ssv", ".xlsx", ".xlsm"}) {
      if (stem.length() > suffix.length() && stem.toLowerCase(Locale.ROOT).endsWith(suffix)) {
        stem = stem.substring(0, stem.length() - suffix.length());
      }
    }
    return stem.strip();
  }

  /** The plain bytes, with {@code progress} told about every byte taken from disk. */
  InputStream open(Progress progress) throws IOException {
    InputStream disk = new Counted(Files.newInputStream(path), progress);
    return kind == Kind.GZIP ? new GZIPInputStream(disk, 1 << 16) : disk;
  }

  /** The file as UTF-8 bytes. */
  ByteFeed feed(Charset charset, Progress progress) throws IOException {
    InputStream in = open(progress);
    ByteFeed plain = Transcoder.feed(in, charset);
    return new ByteFeed() {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        try {
          return plain.read(target, offset, length);
        } catch (EOFException | ZipException e) {
          throw IntakeProblems.TRUNCATED.raise(name());
        }
      }

      @Override
      public void close() throws IOException {
        plain.close();
      }
    };
  }

  /** What an exception while reading means to a person. */
  static RuntimeException problem(Path path, IOException e) {
    String name = String.valueOf(path.getFileName());
    if (e instanceof EOFException || e instanceof ZipException) {
      return IntakeProblems.TRUNCATED.raise(name);
    }
    return IntakeProblems.UNREADABLE.raise(name, String.valueOf(e.getMessage()));
  }

  private static byte[] firstBytes(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return in.readNBytes(4096);
    }
  }

  private static void refuseBinary(String name, byte[] first) {
    if (startsWith(first, 0xd0, 0xcf, 0x11, 0xe0)) {
      throw IntakeProblems.OLD_EXCEL.raise(name);
    }
    if (WideText.isWide(first)) {
      return;
    }
    int odd = 0;
    for (byte b : first) {
      if (b == 0) {
        throw IntakeProblems.BINARY.raise(name);
      }
      if (b >= 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && !isShift(b)) {
        odd++;
      }
    }
    if (startsWith(first, '%', 'P', 'D', 'F', '-') || odd * 50 > first.length) {
      throw IntakeProblems.BINARY.raise(name);
    }
  }

  /** End of file of old systems, escape and shifts of seven-bit encodings. */
  private static boolean isShift(byte b) {
    return b == 0x1a || b == 0x1b || b == 0x0e || b == 0x0f;
  }

  static boolean startsWith(byte[] bytes, int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[i] & 0xff) != (wanted[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** Bytes taken from disk so far and their running SHA-256. */
  static final class Progress {
    private final MessageDigest digest;
    private long taken;

    Progress() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    long taken() {
      return taken;
    }

    /** SHA-256 of all bytes taken, in hexadecimal; ends the count. */
    String sha256() {
      return HexFormat.of().formatHex(digest.digest());
    }

    private void took(byte[] bytes, int offset, int length) {
      taken += length;
      digest.update(bytes, offset, length);
    }
  }

  private static final class Counted extends FilterInputStream {
    private final Progress progress;

    private Counted(InputStream in, Progress progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = in.read(target, offset, length);
      if (n > 0) {
        progress.took(target, offset, n);
      }
      return n;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileSource that && path.equals(that.path) && Arrays.equals(head, that.head);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }
}
