package clientele.intake.source;

import clientele.intake.book.ByteSource;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.encoding.ByteFeed;
import clientele.intake.encoding.EncodingDetector;
import clientele.intake.encoding.FirstBytes;
import clientele.intake.encoding.Transcoder;
import clientele.intake.problem.IntakeProblems;
import clientele.intake.source.FileKinds.Kind;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * A file to be imported: what kind it is by its first bytes, its plain bytes (packing taken off), and its SHA-256.
 *
 * @param path where it lies, or its name if it lies nowhere on disk
 * @param size its bytes on disk
 * @param kind what its first plain bytes say it is
 * @param content its plain bytes
 * @param head the first plain bytes, up to {@link #HEAD}
 * @param whole whether {@code head} is all of it
 */
public record FileSource(Path path, long size, Kind kind, StoredBytes content, byte[] head, boolean whole) {
  /** Bytes that are looked at before the file is read. */
  static final int HEAD = 1 << 18;

  /** Largest page that is read in memory. */
  private static final int LARGEST_PAGE = 48 << 20;

  private static final Pattern SAID = Pattern.compile("<meta[^>]*charset\\s*=\\s*[\"']?([A-Za-z0-9_-]+)", Pattern.CASE_INSENSITIVE);
  private static final String[] SUFFIXES = {
    ".gz", ".bz2", ".zip", ".csv", ".tsv", ".tab", ".txt", ".psv", ".ssv", ".xlsx", ".xlsm", ".xls", ".ods", ".json",
    ".ndjson", ".jsonl", ".html", ".htm", ".log", ".parquet", ".sqlite", ".sqlite3", ".db", ".mbox", ".eml", ".xml"
  };

  /**
   * Looks at a file on disk.
   *
   * @throws clientele.base.ProblemException if it is missing, a folder, empty, of no known kind or cannot be read
   */
  public static FileSource of(Path path) {
    if (!Files.exists(path)) {
      throw IntakeProblems.NO_FILE.raise(path.toString());
    }
    if (Files.isDirectory(path)) {
      throw IntakeProblems.FOLDER.raise(path.toString());
    }
    if (!Files.isRegularFile(path)) {
      throw IntakeProblems.UNREADABLE.raise(String.valueOf(path.getFileName()), "not a regular file");
    }
    try {
      return of(path, Files.size(path), new StoredBytes.OnDisk(path));
    } catch (IOException e) {
      throw problem(path, e);
    }
  }

  /** Looks at text that lies nowhere on disk, such as that of the clipboard. */
  public static FileSource ofText(String name, byte[] text) {
    return of(Path.of(name), text.length, new StoredBytes.InMemory(name, text, Optional.empty()));
  }

  /** Looks at bytes. */
  public static FileSource of(Path path, long size, StoredBytes content) {
    try {
      byte[] first = first(content);
      if (first.length == 0) {
        throw IntakeProblems.EMPTY.raise(content.name());
      }
      StoredBytes plain = content;
      boolean gzip = FirstBytes.startsWith(first, 0x1f, 0x8b);
      if (gzip || FirstBytes.startsWith(first, 'B', 'Z', 'h') && first.length > 9 && first[4] == 0x31 && first[5] == 0x41) {
        plain = new StoredBytes.Packed(content, !gzip);
        first = first(plain);
        if (first.length == 0) {
          throw IntakeProblems.EMPTY.raise(content.name());
        }
        if (FirstBytes.startsWith(first, 0x1f, 0x8b)) {
          throw IntakeProblems.PACKED_TWICE.raise(content.name());
        }
      }
      Kind kind = FileKinds.of(content.name(), plain, first);
      if (!kind.isText() && plain.path().isEmpty()) {
        byte[] all = plain.bytes(StoredBytes.IN_MEMORY);
        plain = new StoredBytes.InMemory(content.name(), all, content.disk());
      }
      if (!kind.isText()) {
        return new FileSource(path, size, kind, plain, first, false);
      }
      try (InputStream in = plain.open()) {
        byte[] head = in.readNBytes(HEAD);
        boolean whole = head.length < HEAD || in.read() < 0;
        return new FileSource(path, size, FileKinds.ofText(content.name(), head, whole), plain, head, whole);
      }
    } catch (IOException e) {
      throw problem(Path.of(content.name()), e);
    }
  }

  /** Name without folders. */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  /** The table name that the file suggests. */
  public String stem() {
    return stem(name());
  }

  /** A file name without what stands behind the first known suffix. */
  public static String stem(String name) {
    String stem = name;
    for (String suffix : SUFFIXES) {
      if (stem.length() > suffix.length() && stem.toLowerCase(Locale.ROOT).endsWith(suffix)) {
        stem = stem.substring(0, stem.length() - suffix.length());
      }
    }
    return stem.strip();
  }

  /** The plain bytes, with {@code progress} told about every byte taken from disk. */
  InputStream open(Progress progress) throws IOException {
    return content.open(progress);
  }

  /** The file as UTF-8 bytes. */
  public ByteFeed feed(Charset charset, Progress progress) throws IOException {
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

  /** The charset of a text: the chosen one, or the likeliest. */
  Charset charset(SniffOverrides overrides) {
    return overrides.encoding().isBlank() || overrides.encoding().equals("auto")
        ? EncodingDetector.candidates(head, whole).getFirst().charset()
        : EncodingDetector.named(overrides.encoding());
  }

  /** A text as UTF-8, as often as asked. */
  public ByteSource utf8(SniffOverrides overrides) {
    Charset charset = charset(overrides);
    return () -> new FeedStream(feed(charset, new Progress()));
  }

  /** The first characters of a text. */
  public String start(SniffOverrides overrides) {
    return new String(head, charset(overrides)).replace("\ufeff", "").stripLeading();
  }

  /** A whole text, for formats that are read in memory; it may say itself in which charset it is. */
  public String text(SniffOverrides overrides) throws IOException {
    byte[] all = content.bytes(LARGEST_PAGE);
    String start = new String(head, 0, Math.min(head.length, 4096), java.nio.charset.StandardCharsets.ISO_8859_1);
    Matcher said = SAID.matcher(start);
    boolean marked = FirstBytes.startsWith(all, 0xff, 0xfe) || FirstBytes.startsWith(all, 0xfe, 0xff) || FirstBytes.startsWith(all, 0xef, 0xbb, 0xbf);
    if ((overrides.encoding().isBlank() || overrides.encoding().equals("auto")) && !marked && said.find()) {
      try {
        String name = said.group(1);
        return new String(all, name.matches("(?i)gb2312|gbk") ? Charset.forName("GB18030") : Charset.forName(name));
      } catch (IllegalArgumentException e) {
        // a charset that nobody knows: find it out
      }
    }
    return new String(all, charset(overrides)).replace("\ufeff", "");
  }

  /** The SHA-256 of the file on disk, for formats that are not read from front to end. */
  public String sha256() {
    Progress progress = new Progress();
    try {
      StoredBytes raw = content.disk().<StoredBytes>map(StoredBytes.OnDisk::new).orElse(content);
      try (InputStream in = raw.open(progress)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
    } catch (IOException e) {
      throw problem(path, e);
    }
    return progress.sha256();
  }

  /** What an exception while reading means to a person. */
  public static RuntimeException problem(Path path, IOException e) {
    String name = String.valueOf(path.getFileName());
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    boolean packing = words.contains("bzip2") || words.contains("end of stream") || words.contains("crc");
    if (e instanceof EOFException || e instanceof ZipException || packing) {
      return IntakeProblems.TRUNCATED.raise(name);
    }
    return IntakeProblems.UNREADABLE.raise(name, String.valueOf(e.getMessage()));
  }

  private static byte[] first(StoredBytes content) throws IOException {
    try (InputStream in = content.open()) {
      return in.readNBytes(4096);
    }
  }

  /** Bytes taken so far and the SHA-256 of the file on disk. */
  public static final class Progress {
    private final MessageDigest digest;
    private long taken;
    private Optional<Path> settled = Optional.empty();

    public Progress() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    public long taken() {
      return taken;
    }

    /** SHA-256 in hexadecimal: of all bytes taken, or of the whole archive they were taken from; ends the count. */
    public String sha256() {
      if (settled.isEmpty()) {
        return HexFormat.of().formatHex(digest.digest());
      }
      Path archive = settled.get();
      return new FileSource(
              archive, 0, Kind.TEXT, new StoredBytes.OnDisk(archive), new byte[0], false)
          .sha256();
    }

    /** Says that the bytes come from places inside a file, which is measured as a whole. */
    void settle(Path archive) {
      settled = Optional.of(archive);
    }

    /** Counts and digests what is read. */
    InputStream watching(InputStream in) {
      return new Counted(in, this, true, in);
    }

    /** Counts what is read and closes {@code owner} with it. */
    InputStream counting(InputStream in, java.io.Closeable owner) {
      return new Counted(in, this, false, owner);
    }

    private void took(byte[] bytes, int offset, int length, boolean digested) {
      taken += length;
      if (digested) {
        digest.update(bytes, offset, length);
      }
    }
  }

  /** A feed of UTF-8 as a stream. */
  private static final class FeedStream extends InputStream {
    private final ByteFeed feed;

    private FeedStream(ByteFeed feed) {
      this.feed = feed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return length == 0 ? 0 : feed.read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
      feed.close();
    }
  }

  private static final class Counted extends FilterInputStream {
    private final Progress progress;
    private final boolean digested;
    private final java.io.Closeable owner;

    private Counted(InputStream in, Progress progress, boolean digested, java.io.Closeable owner) {
      super(in);
      this.progress = progress;
      this.digested = digested;
      this.owner = owner;
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
        progress.took(target, offset, n, digested);
      }
      return n;
    }

    @Override
    public void close() throws IOException {
      in.close();
      owner.close();
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
