package clientele.intake.encoding;

import clientele.intake.problem.IntakeProblems;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Says in which encodings a sample of a file can be written, the likeliest first. A byte order mark or escape sequences
 * decide; strict UTF-8 with characters beyond ASCII is hardly ever chance; two and four bytes a character show by their
 * zeros, text of mainframes by the places of its spaces, digits and letters. Everything else is read in each encoding
 * there was before Unicode, and the texts that come out are compared with the languages that were written in it.
 */
public final class EncodingDetector {
  static final Charset GB18030 = Charset.forName("GB18030");
  static final Charset BIG5 = Charset.forName("Big5");
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  /** Below this the person is asked, with the text read in the likeliest encodings side by side. */
  public static final double SUFFICIENT = 0.5;

  private static final int PREVIEW_LINES = 3;
  private static final int PREVIEW_WIDTH = 160;
  private static final int OFFERED = 6;

  private EncodingDetector() {}

  /**
   * An encoding the file may have.
   *
   * @param name as it is given to the parameter {@code encoding}
   * @param confidence 0 to 1
   * @param undecodable bytes of the sample that it cannot read
   * @param preview the first lines with characters beyond ASCII, read in it
   */
  public record Candidate(String name, Charset charset, double confidence, int undecodable, List<String> preview) {}

  /** The encoding of that name. */
  public static Charset named(String name) {
    try {
      return switch (name.strip().toLowerCase(Locale.ROOT)) {
        case "gbk", "gb2312", "gb18030", "cp936" -> GB18030;
        case "cp1252", "windows-1252", "latin1", "iso-8859-1", "ansi" -> WINDOWS_1252;
        case "utf8", "utf-8-sig", "utf-8" -> StandardCharsets.UTF_8;
        case "hz", "hz-gb-2312", "hz-gb2312" -> HzCharset.HZ;
        case "cp949" -> Charset.forName("x-windows-949");
        case "cp932" -> Charset.forName("windows-31j");
        case "cp50220", "cp50221" -> Charset.forName("x-windows-50221");
        case "cp874", "tis-620" -> Charset.forName("x-windows-874");
        case "cp950" -> Charset.forName("x-windows-950");
        case "utf7", "utf-7" -> Utf7Charset.UTF_7;
        default -> PatchedCharset.named(name).orElseGet(() -> ofJava(name.strip()));
      };
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw IntakeProblems.NO_ENCODING.raise(name);
    }
  }

  private static Charset ofJava(String name) {
    return EbcdicCharset.of(Charset.forName(Charset.isSupported("x-" + name) ? "x-" + name : name));
  }

  /** The name of an encoding as other programs know it; {@link #named} takes it. */
  public static String label(Charset charset) {
    return switch (charset.name()) {
      case "x-windows-949" -> "CP949";
      case "windows-31j" -> "CP932";
      case "x-windows-874" -> "CP874";
      case "x-windows-950" -> "CP950";
      case "x-windows-50221" -> "CP50221";
      default -> charset.name().startsWith("x-") ? charset.name().substring(2) : charset.name();
    };
  }

  /** All encodings worth offering, the likeliest first. */
  public static List<Candidate> candidates(byte[] sample, boolean whole) {
    Charset marked = marked(sample);
    if (marked != null) {
      return List.of(candidate(marked, 1, sample, whole));
    }
    Charset wide = WideText.charset(sample);
    if (wide != null) {
      return List.of(candidate(wide, 0.95, sample, whole));
    }
    Charset escaped = escaped(sample);
    if (escaped != null) {
      return List.of(candidate(escaped, 0.99, sample, whole), candidate(StandardCharsets.UTF_8, 0.01, sample, whole));
    }
    List<LegacyText.Guess> mainframe = EbcdicText.guesses(sample);
    if (!mainframe.isEmpty()) {
      return mainframe.stream()
          .limit(OFFERED)
          .map(guess -> candidate(guess.charset(), guess.confidence() * 0.99, sample, whole))
          .toList();
    }
    Evidence seen = evidence(sample, whole);
    double utf8 = utf8(seen);
    List<Candidate> found = new ArrayList<>();
    found.add(candidate(StandardCharsets.UTF_8, utf8, sample, whole));
    if (seen.high > 0 && (seen.invalid > 0 || utf8 < 0.6)) {
      for (LegacyText.Guess guess : LegacyText.guesses(sample, whole).stream().limit(OFFERED).toList()) {
        found.add(candidate(guess.charset(), guess.confidence() * (1 - utf8), sample, whole));
      }
    } else if (seen.high == 0) {
      found.add(candidate(GB18030, 0, sample, whole));
      found.add(candidate(WINDOWS_1252, 0, sample, whole));
    } else {
      for (LegacyText.Guess guess : LegacyText.guesses(sample, whole).stream().limit(2).toList()) {
        found.add(candidate(guess.charset(), Math.min(0.01, 1 - utf8), sample, whole));
      }
    }
    found.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
    return List.copyOf(found);
  }

  /** The encoding that a byte order mark tells; null if there is none. */
  private static Charset marked(byte[] b) {
    if (FirstBytes.startsWith(b, 0xef, 0xbb, 0xbf)) {
      return StandardCharsets.UTF_8;
    }
    if (FirstBytes.startsWith(b, 0xff, 0xfe, 0, 0)) {
      return UTF_32LE;
    }
    if (FirstBytes.startsWith(b, 0, 0, 0xfe, 0xff)) {
      return UTF_32BE;
    }
    if (FirstBytes.startsWith(b, 0xff, 0xfe)) {
      return StandardCharsets.UTF_16LE;
    }
    if (FirstBytes.startsWith(b, 0xfe, 0xff)) {
      return StandardCharsets.UTF_16BE;
    }
    return FirstBytes.startsWith(b, 0x84, 0x31, 0x95, 0x33) ? GB18030 : null;
  }

  /** The encoding of seven bits that escape sequences, tildes or plus signs tell; null if there are none. */
  private static Charset escaped(byte[] b) {
    boolean shifted = false;
    String name = null;
    for (int i = 0; i + 2 < b.length; i++) {
      if (b[i] < 0) {
        return null;
      }
      shifted |= b[i] == 0x0e;
      if (b[i] == 0x1b && name == null) {
        if (b[i + 1] == '$' && "B@A(".indexOf(b[i + 2]) >= 0 || b[i + 1] == '(' && (b[i + 2] == 'J' || b[i + 2] == 'I')) {
          name = "ISO-2022-JP";
        } else if (b[i + 1] == '$' && b[i + 2] == ')' && i + 3 < b.length) {
          name = b[i + 3] == 'C' ? "ISO-2022-KR" : "ISO-2022-CN";
        }
      }
    }
    if (name == null) {
      return HzText.isText(b) ? HzCharset.HZ : Utf7Charset.isText(b) ? Utf7Charset.UTF_7 : null;
    }
    return name.endsWith("JP") ? japanese(b) : shifted ? Charset.forName(name) : null;
  }

  /** The one that reads most of a text with Japanese escapes; Windows has signs that the standard has not. */
  private static Charset japanese(byte[] b) {
    Charset best = null;
    int fewest = Integer.MAX_VALUE;
    for (String name : new String[] {"ISO-2022-JP", "ISO-2022-JP-2", "x-windows-50221"}) {
      int malformed = LegacyText.decode(b, Charset.forName(name), new String[1]);
      if (malformed < fewest) {
        fewest = malformed;
        best = Charset.forName(name);
      }
    }
    return best;
  }

  private record Evidence(int high, int multibyte, int invalid) {}

  private static Evidence evidence(byte[] b, boolean whole) {
    int high = 0;
    int multi = 0;
    int invalid = 0;
    for (int i = 0; i < b.length; ) {
      if (b[i] >= 0) {
        i++;
        continue;
      }
      high++;
      int n = Utf8.sequence(b, i, b.length);
      n = n == 0 && isSurrogate(b, i) ? 3 : n;
      if (n > 0) {
        multi++;
        i += n;
      } else {
        if (whole || i < b.length - 4) {
          invalid++;
        }
        i++;
      }
    }
    return new Evidence(high, multi, invalid);
  }

  /** Half of a character beyond the first 65,536, written as if it were one: not UTF-8, but its writer meant it. */
  private static boolean isSurrogate(byte[] b, int at) {
    return b[at] == (byte) 0xed && at + 2 < b.length && (b[at + 1] & 0xe0) == 0xa0 && (b[at + 2] & 0xc0) == 0x80;
  }

  private static double utf8(Evidence seen) {
    if (seen.high == 0) {
      return 1;
    }
    if (seen.invalid == 0) {
      return 1 - 0.4 * Math.pow(0.4, seen.multibyte);
    }
    double valid = (double) seen.multibyte / (seen.multibyte + seen.invalid);
    return valid > 0.5 && seen.multibyte > 2 ? 0.55 + 0.42 * valid : 0.02 * valid;
  }

  private static Candidate candidate(Charset charset, double confidence, byte[] sample, boolean whole) {
    CharBuffer chars = CharBuffer.allocate(sample.length + 16);
    ByteBuffer bytes = ByteBuffer.wrap(sample);
    var decoder =
        charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    int bad = 0;
    CoderResult result = decoder.decode(bytes, chars, whole);
    while (result.isError()) {
      bad += result.length();
      bytes.position(bytes.position() + result.length());
      chars.put('\ufffd');
      result = decoder.decode(bytes, chars, whole);
    }
    chars.flip();
    return new Candidate(label(charset), charset, confidence, bad, preview(chars.toString()));
  }

  private static List<String> preview(String text) {
    List<String> first = new ArrayList<>();
    List<String> telling = new ArrayList<>();
    int seen = 0;
    for (String line : text.split("\\R", 4000)) {
      String cut = line.length() > PREVIEW_WIDTH ? line.substring(0, PREVIEW_WIDTH) : line;
      if (cut.isBlank() || seen++ > 3000) {
        continue;
      }
      if (first.size() < PREVIEW_LINES) {
        first.add(cut);
      }
      if (telling.size() < PREVIEW_LINES && cut.chars().anyMatch(c -> c > 127)) {
        telling.add(cut);
      }
    }
    return List.copyOf(telling.isEmpty() ? first : telling);
  }
}
