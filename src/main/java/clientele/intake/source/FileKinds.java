package clientele.intake.source;

import clientele.intake.encoding.EbcdicText;
import clientele.intake.encoding.EncodingDetector;
import clientele.intake.encoding.FirstBytes;
import clientele.intake.encoding.WideText;
import clientele.intake.mail.MboxBook;
import clientele.intake.nested.JsonShape;
import clientele.intake.problem.IntakeProblems;
import clientele.intake.web.AccessLine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Tells from the first bytes of a file, never from its name, what it is. */
public final class FileKinds {
  private static final int LOOKED_AT = 1 << 14;

  private FileKinds() {}

  /** What a file is. */
  public enum Kind {
    TEXT,
    JSON,
    HTML,
    EXCEL_XML,
    ACCESS_LOG,
    SLACK,
    MAIL,
    XLSX,
    XLS,
    /** A workbook of 2007 or later that is encrypted as a whole. */
    LOCKED,
    ODS,
    ZIP,
    PARQUET,
    SQLITE;

    /** Whether it is read as characters from front to end. */
    public boolean isText() {
      return ordinal() <= MAIL.ordinal();
    }
  }

  /**
   * Looks at the first plain bytes; {@link Kind#TEXT} for any kind of text.
   *
   * @throws clientele.base.ProblemException if it is of no known kind
   */
  static Kind of(String name, StoredBytes content, byte[] first) throws IOException {
    if (FirstBytes.startsWith(first, 'P', 'K', 3, 4) || FirstBytes.startsWith(first, 'P', 'K', 5, 6)) {
      return zipped(name, content);
    }
    if (FirstBytes.startsWith(first, 0xd0, 0xcf, 0x11, 0xe0)) {
      return ole(name, content);
    }
    if (FirstBytes.startsWith(first, 'P', 'A', 'R', '1')) {
      return Kind.PARQUET;
    }
    if (new String(first, 0, Math.min(16, first.length), StandardCharsets.ISO_8859_1).equals("SQLite format 3\0")) {
      return Kind.SQLITE;
    }
    boolean archive =
        FirstBytes.startsWith(first, 'R', 'a', 'r', '!') || FirstBytes.startsWith(first, '7', 'z', 0xbc, 0xaf)
            || FirstBytes.startsWith(first, 0xfd, '7', 'z', 'X', 'Z') || FirstBytes.startsWith(first, 0x28, 0xb5, 0x2f, 0xfd);
    if (archive) {
      throw IntakeProblems.ARCHIVE.raise(name);
    }
    if (FirstBytes.startsWith(first, 0x09, 0x00, 0x04, 0x00) || FirstBytes.startsWith(first, 0x09, 0x02, 0x06, 0x00)
        || FirstBytes.startsWith(first, 0x09, 0x04, 0x06, 0x00)) {
      throw IntakeProblems.OLD_EXCEL.raise(name);
    }
    refuseBinary(name, first);
    return Kind.TEXT;
  }

  /** Looks at the beginning of a text. */
  static Kind ofText(String name, byte[] head, boolean whole) {
    byte[] slice = java.util.Arrays.copyOf(head, Math.min(head.length, LOOKED_AT));
    Charset charset = EncodingDetector.candidates(slice, whole && slice.length == head.length).getFirst().charset();
    String start = new String(slice, charset).replace("\ufeff", "").stripLeading();
    if (start.isEmpty()) {
      return Kind.TEXT;
    }
    char sign = start.charAt(0);
    if (sign == '{' || sign == '[') {
      return JsonShape.looksLikeJson(start) ? json(start) : Kind.TEXT;
    }
    String low = start.toLowerCase(Locale.ROOT);
    if (sign == '<') {
      if (low.contains("urn:schemas-microsoft-com:office:spreadsheet") && low.contains("<?xml")) {
        return Kind.EXCEL_XML;
      }
      String more = new String(head, charset).toLowerCase(Locale.ROOT);
      if (low.contains("<html") || low.contains("<!doctype html") || low.contains("<body") || more.contains("<table")) {
        return Kind.HTML;
      }
      if (low.startsWith("<?xml")) {
        throw IntakeProblems.XML.raise(name);
      }
      return AccessLine.looksLikeLog(start) ? Kind.ACCESS_LOG : Kind.TEXT;
    }
    if (MboxBook.looksLikeMail(start)) {
      return Kind.MAIL;
    }
    return AccessLine.looksLikeLog(start) ? Kind.ACCESS_LOG : Kind.TEXT;
  }

  private static Kind json(String start) {
    return switch (JsonShape.content(start)) {
      case VALUES -> Kind.JSON;
      case ACCESS_LOG -> Kind.ACCESS_LOG;
      case SLACK -> Kind.SLACK;
    };
  }

  private static Kind zipped(String name, StoredBytes content) throws IOException {
    Set<String> names;
    boolean office = name.toLowerCase(Locale.ROOT).matches(".*\\.(xls[xm]|ods)");
    try (ZipFile zip = archive(content)) {
      names =
          java.util.Collections.list(zip.getEntries()).stream()
              .map(ZipArchiveEntry::getName)
              .limit(20_000)
              .collect(Collectors.toSet());
    } catch (IOException | IllegalArgumentException e) {
      throw office ? IntakeProblems.EXCEL_DAMAGED.raise(name) : IntakeProblems.TRUNCATED.raise(name);
    }
    if (names.contains("xl/workbook.xml")) {
      return Kind.XLSX;
    }
    if (names.contains("xl/workbook.bin")) {
      throw IntakeProblems.XLSB.raise(name);
    }
    if (names.contains("content.xml") && names.contains("mimetype")) {
      return Kind.ODS;
    }
    if (names.stream().anyMatch(n -> n.startsWith("word/") || n.startsWith("ppt/"))) {
      throw IntakeProblems.BINARY.raise(name);
    }
    return Kind.ZIP;
  }

  public static ZipFile archive(StoredBytes content) throws IOException {
    return content.path().isPresent()
        ? ZipFile.builder().setPath(content.path().get()).get()
        : ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(content.bytes(StoredBytes.IN_MEMORY)))
            .get();
  }

  private static Kind ole(String name, StoredBytes content) throws IOException {
    List<String> parts;
    try (POIFSFileSystem files =
        content.path().isPresent()
            ? new POIFSFileSystem(content.path().get().toFile(), true)
            : new POIFSFileSystem(content.open())) {
      DirectoryNode root = files.getRoot();
      parts = List.copyOf(root.getEntryNames());
    } catch (IOException | RuntimeException e) {
      throw IntakeProblems.EXCEL_DAMAGED.raise(name);
    }
    if (parts.contains("EncryptedPackage")) {
      return Kind.LOCKED;
    }
    if (parts.stream().anyMatch(p -> p.equalsIgnoreCase("Workbook") || p.equalsIgnoreCase("Book"))) {
      return Kind.XLS;
    }
    throw IntakeProblems.BINARY.raise(name);
  }

  private static void refuseBinary(String name, byte[] first) {
    if (isMedia(first)) {
      throw IntakeProblems.BINARY.raise(name);
    }
    if (WideText.isWide(first) && !isNoise(first) || EbcdicText.isText(first)) {
      return;
    }
    int odd = 0;
    int zeros = zeros(first);
    for (byte b : first) {
      if (b == 0) {
        throw isText(first, zeros) ? IntakeProblems.NUL.raise(name, zeros, place(first)) : IntakeProblems.BINARY.raise(name);
      }
      if (b >= 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && !isShift(b)) {
        odd++;
      }
    }
    if (FirstBytes.startsWith(first, '%', 'P', 'D', 'F', '-') || odd * 50 > first.length) {
      throw IntakeProblems.BINARY.raise(name);
    }
  }

  private static int zeros(byte[] bytes) {
    int zeros = 0;
    for (byte b : bytes) {
      zeros += b == 0 ? 1 : 0;
    }
    return zeros;
  }

  /** Whether bytes are lines of text but for few zeros. */
  private static boolean isText(byte[] bytes, int zeros) {
    int controls = 0;
    boolean lines = false;
    for (byte b : bytes) {
      lines |= b == '\n' || b == '\r';
      controls += b > 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' ? 1 : 0;
    }
    String rest = new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
    return lines && controls == 0 && zeros * 10 <= bytes.length && rest.chars().filter(c -> c == 0xfffd).count() * 20 <= rest.length();
  }

  /** Where the first zero stands, counted from 1. */
  private static int place(byte[] bytes) {
    int place = 0;
    while (bytes[place] != 0) {
      place++;
    }
    return place + 1;
  }

  /** Sound, pictures and films, by their first bytes. */
  private static boolean isMedia(byte[] b) {
    boolean riff = FirstBytes.startsWith(b, 'R', 'I', 'F', 'F') && b.length > 12;
    String kind = riff ? new String(b, 8, 4, StandardCharsets.ISO_8859_1) : "";
    return Set.of("WAVE", "AVI ", "WEBP").contains(kind)
        || FirstBytes.startsWith(b, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')
        || FirstBytes.startsWith(b, 0xff, 0xd8, 0xff)
        || FirstBytes.startsWith(b, 'I', 'D', '3', 3) || FirstBytes.startsWith(b, 'I', 'D', '3', 4)
        || FirstBytes.startsWith(b, 'O', 'g', 'g', 'S', 0) || FirstBytes.startsWith(b, 'f', 'L', 'a', 'C', 0);
  }

  /** Whether bytes that look like characters of two or four bytes hold signs that no text has. */
  private static boolean isNoise(byte[] b) {
    Charset wide = WideText.charset(b);
    if (wide == null) {
      return false;
    }
    String text = new String(b, wide);
    long odd =
        text.codePoints()
            .filter(c -> c < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a || !Character.isDefined(c))
            .count();
    return odd * 20 > text.length();
  }

  /** End of file of old systems, escape and shifts of seven-bit encodings. */
  private static boolean isShift(byte b) {
    return b == 0x1a || b == 0x1b || b == 0x0e || b == 0x0f;
  }
}
