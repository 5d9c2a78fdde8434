package clientele.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Says in which encodings a sample of a file can be written, the likeliest first: a byte order mark decides; strict
 * UTF-8 with characters beyond ASCII is hardly ever chance; GB18030 shows by pairs in the rows of common Chinese
 * characters; Windows-1252 by single high bytes among Latin letters.
 */
final class EncodingDetector {
  static final Charset GB18030 = Charset.forName("GB18030");
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int PREVIEW_LINES = 3;
  private static final int PREVIEW_WIDTH = 160;

  private EncodingDetector() {}

  /**
   * An encoding the file may have.
   *
   * @param name as it is given to the parameter {@code encoding}
   * @param confidence 0 to 1
   * @param undecodable bytes of the sample that it cannot read
   * @param preview the first lines with characters beyond ASCII, read in it
   */
  record Candidate(String name, Charset charset, double confidence, int undecodable, List<String> preview) {}

  /** The encoding of that name. */
  static Charset named(String name) {
    try {
      return switch (name.strip().toLowerCase(java.util.Locale.ROOT)) {
        case "gbk", "gb2312", "gb18030", "cp936" -> GB18030;
        case "cp1252", "windows-1252", "latin1", "iso-8859-1", "ansi" -> WINDOWS_1252;
        case "utf8", "utf-8-sig", "utf-8" -> StandardCharsets.UTF_8;
        default -> Charset.forName(name.strip());
      };
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw IntakeProblems.NO_ENCODING.raise(name);
    }
  }

  /** All encodings worth offering, the likeliest first. */
  static List<Candidate> candidates(byte[] sample, boolean whole) {
    if (FileSource.startsWith(sample, 0xef, 0xbb, 0xbf)) {
      return List.of(candidate(StandardCharsets.UTF_8, 1, sample, whole));
    }
    if (FileSource.startsWith(sample, 0xff, 0xfe)) {
      return List.of(candidate(StandardCharsets.UTF_16LE, 1, sample, whole));
    }
    if (FileSource.startsWith(sample, 0xfe, 0xff)) {
      return List.of(candidate(StandardCharsets.UTF_16BE, 1, sample, whole));
    }
    if (looksLikeUtf16(sample)) {
      boolean little = zeros(sample, 1) > zeros(sample, 0);
      return List.of(
          candidate(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 0.95, sample, whole));
    }
    Evidence seen = evidence(sample, whole);
    List<Candidate> found = new ArrayList<>();
    found.add(candidate(StandardCharsets.UTF_8, utf8(seen), sample, whole));
    found.add(candidate(GB18030, gb(seen, sample, whole), sample, whole));
    found.add(candidate(WINDOWS_1252, latin(seen, sample), sample, whole));
    found.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
    double total = Math.max(1, found.stream().mapToDouble(Candidate::confidence).sum());
    return found.stream()
        .map(c -> new Candidate(c.name, c.charset, c.confidence / total, c.undecodable, c.preview))
        .toList();
  }

  /** Whether every second byte is mostly zero, as in Latin text of two bytes a character. */
  static boolean looksLikeUtf16(byte[] sample) {
    int pairs = sample.length / 2;
    if (pairs < 2) {
      return false;
    }
    int even = zeros(sample, 0);
    int odd = zeros(sample, 1);
    return Math.max(even, odd) > pairs * 0.4 && Math.min(even, odd) < pairs * 0.05;
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

  private static double utf8(Evidence seen) {
    if (seen.high == 0) {
      return 1;
    }
    if (seen.invalid == 0) {
      return 1 - 0.5 * Math.pow(0.4, seen.multibyte);
    }
    double valid = (double) seen.multibyte / (seen.multibyte + seen.invalid);
    return valid > 0.9 ? 0.9 * valid : 0.02 * valid;
  }

  private static double gb(Evidence seen, byte[] b, boolean whole) {
    if (seen.high == 0 || seen.invalid == 0) {
      return 0.01;
    }
    int pairs = 0;
    int common = 0;
    int bad = 0;
    for (int i = 0; i < b.length; i++) {
      if (b[i] >= 0) {
        continue;
      }
      int lead = b[i] & 0xff;
      int trail = i + 1 < b.length ? b[i + 1] & 0xff : whole ? 0 : 0xa1;
      if (lead >= 0x81 && lead <= 0xfe && trail >= 0x40 && trail != 0x7f && trail != 0xff) {
        pairs++;
        boolean everyday = lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1;
        boolean sign = lead >= 0xa1 && lead <= 0xa3 && trail >= 0xa1;
        common += everyday || sign ? 1 : 0;
        i++;
      } else if (lead <= 0xfe && trail >= 0x30 && trail <= 0x39 && i + 3 < b.length) {
        i += 3;
      } else {
        bad++;
      }
    }
    if (pairs == 0) {
      return 0.01;
    }
    double share = (double) common / pairs;
    double clean = 1 - Math.min(1, 10.0 * bad / (pairs + bad));
    double enough = 1 - 0.4 * Math.pow(0.6, pairs);
    return Math.max(0.01, clean * enough * (share > 0.7 ? 0.98 : share * share * 0.6));
  }

  private static double latin(Evidence seen, byte[] b) {
    if (seen.high == 0 || seen.invalid == 0) {
      return 0.01;
    }
    int alone = 0;
    int letters = 0;
    int undefined = 0;
    int high = 0;
    for (int i = 0; i < b.length; i++) {
      if (b[i] >= 0) {
        continue;
      }
      high++;
      int c = b[i] & 0xff;
      boolean before = i > 0 && b[i - 1] < 0;
      boolean behind = i + 1 < b.length && b[i + 1] < 0;
      alone += before || behind ? 0 : 1;
      letters += c >= 0xc0 || c == 0x80 || c >= 0x91 && c <= 0x97 || c == 0xa0 || c == 0xa3 || c == 0xae ? 1 : 0;
      undefined += c == 0x81 || c == 0x8d || c == 0x8f || c == 0x90 || c == 0x9d ? 1 : 0;
    }
    double lonely = (double) alone / high;
    double plausible = (double) letters / high;
    return Math.max(0.02, (0.2 + 0.75 * lonely) * (0.4 + 0.6 * plausible) * (undefined == 0 ? 1 : 0.2));
  }

  private static int zeros(byte[] sample, int offset) {
    int zeros = 0;
    for (int i = offset; i < sample.length; i += 2) {
      zeros += sample[i] == 0 ? 1 : 0;
    }
    return zeros;
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
    return new Candidate(charset.name(), charset, confidence, bad, preview(chars.toString()));
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
