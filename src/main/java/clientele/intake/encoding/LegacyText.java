package clientele.intake.encoding;

import clientele.intake.encoding.LegacyCharsets.Legacy;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a sample in every legacy encoding and asks which reading is text in one of its languages. */
final class LegacyText {
  private static final int LARGEST = 24_000;
  private static final double MALFORMED = 25;
  private static final double DECLARED = 40;
  private static final double SWALLOWED = 3;
  private static final double STRANGER = 5;
  private static final double GARBLED = 20;
  private static final Pattern TWICE = Pattern.compile("â€[™œ“”˜¢¦]|[ÃÂ][^\\p{L}\\p{N}\\s\\x00-\\x7f]");
  private static final int FEW = 2;
  private static final int MANY = 6;
  private static final int MOST_SWALLOWED = 4;
  private static final double DECLARED_AS_EVERYTHING_IS = 6;
  private static final Pattern DECLARATION =
      Pattern.compile("(?:<\\?xml[^>]*encoding\\s*=|<meta[^>]*charset\\s*=)\\s*[\"']?([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);

  private LegacyText() {}

  /** An encoding and how likely it is, 0 to 1. */
  record Guess(Charset charset, double confidence) {}

  /** An encoding and what counts against it, as minus a natural logarithm. */
  record Reading(Legacy legacy, double cost) {
    private Reading atMost(double other) {
      return new Reading(legacy, Math.min(cost, other));
    }
  }

  /** Encodings of a sample that is not UTF-8, the likeliest first. */
  static List<Guess> guesses(byte[] sample, boolean whole) {
    byte[] telling = telling(sample);
    String declared = declared(sample);
    int high = 0;
    for (byte b : telling) {
      high += b < 0 ? 1 : 0;
    }
    Map<String, Reading> readings = new LinkedHashMap<>();
    Map<String, Map<String, Double>> costs = new HashMap<>();
    for (Legacy legacy : LegacyCharsets.ALL) {
      String[] text = new String[1];
      int malformed = decode(telling, legacy.charset(), text);
      if (malformed * 50 > high + 50) {
        continue;
      }
      Map<String, Double> known = costs.computeIfAbsent(text[0], t -> new HashMap<>());
      double best = Double.MAX_VALUE;
      for (String language : legacy.languages()) {
        best = Math.min(best, known.computeIfAbsent(language, l -> cost(l, text[0])));
      }
      best += swallowed(telling, text[0], legacy.charset()) + stranger(text[0]) - twice(text[0], legacy.charset());
      double likely = malformed == 0 && declares(declared, legacy.charset()) ? trust(legacy.charset()) : 0;
      Reading reading = new Reading(legacy, best + malformed * MALFORMED + legacy.rarity() - likely);
      readings.merge(text[0], reading, (first, next) -> likely > 0 ? next : first.atMost(next.cost));
    }
    return confidences(readings.values(), high);
  }

  /** How likely each of some readings is that differ at so many bytes, the likeliest first. */
  static List<Guess> confidences(Collection<Reading> readings, int high) {
    if (readings.isEmpty()) {
      return List.of(new Guess(EncodingDetector.WINDOWS_1252, 0.5));
    }
    List<Reading> sorted = new ArrayList<>(readings);
    sorted.sort(Comparator.comparingDouble(Reading::cost));
    double best = sorted.getFirst().cost;
    double spread = 3 + 0.05 * high;
    double sum = 0;
    for (Reading reading : sorted) {
      sum += Math.exp((best - reading.cost) / spread);
    }
    List<Guess> guesses = new ArrayList<>();
    for (Reading reading : sorted) {
      guesses.add(new Guess(reading.legacy.charset(), Math.exp((best - reading.cost) / spread) / sum));
    }
    return guesses;
  }

  /**
   * What speaks for a reading as Macintosh wrote it whose text had been read in the wrong encoding before: the quotes,
   * dashes and accents of UTF-8 as Windows shows them. No language has such signs, and no other encoding of them is seen.
   */
  private static double twice(String text, Charset charset) {
    return charset.name().equals("x-MacRoman") ? GARBLED * TWICE.matcher(text).results().count() : 0;
  }

  /** What counts against a reading that leaves one or two letters of another script in a Latin text. */
  private static double stranger(String text) {
    int latin = 0;
    int other = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      latin += c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' ? 1 : 0;
      other += c >= 0x250 && Character.isLetter(c) && !(c >= 0x1e00 && c < 0x1f00) ? 1 : 0;
    }
    return other > 0 && other <= FEW && latin >= MANY ? STRANGER : 0;
  }

  /**
   * What counts against a reading of two bytes a character that takes nearly each of its second bytes from plain ASCII,
   * as Western words with single letters beyond ASCII do: {@code 100°C} would be a number and a rare character.
   */
  private static double swallowed(byte[] bytes, String text, Charset charset) {
    if (!charset.canEncode() || charset.newEncoder().maxBytesPerChar() < 2) {
      return 0;
    }
    int plain = 0;
    for (byte b : bytes) {
      plain += b >= 0 ? 1 : 0;
    }
    long left = text.chars().filter(c -> c < 128).count();
    long wide = text.length() - left;
    long taken = plain - left;
    return taken * 10 > wide * 8 ? SWALLOWED * Math.min(MOST_SWALLOWED, taken) : 0;
  }

  /** How unlikely a text is in a language, as minus the natural logarithm of its probability. */
  static double cost(String language, String text) {
    return switch (language) {
      case "zh-Hans" -> HanModel.simplified().cost(text);
      case "zh-Hant" -> HanModel.traditional().cost(text);
      case "ja" -> HanModel.japanese().cost(text);
      case "ko" -> HanModel.korean().cost(text);
      case "vi" -> LetterModel.of("vi").cost(Normalizer.normalize(text, Normalizer.Form.NFC));
      case "ar", "fa" -> LetterModel.of(language).cost(shapeless(text));
      default -> LetterModel.of(language).cost(text);
    };
  }

  /** Arabic letters as such where an encoding has their forms at the beginning, in the middle and at the end of words. */
  private static String shapeless(String text) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean shape = c >= '\ufe70' && c < '\uff00' || c >= '\ufb50' && c < '\ufe00';
      letters.append(shape ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC) : String.valueOf(c));
    }
    return letters.toString();
  }

  /** Lines with bytes beyond ASCII, as many as are needed. */
  private static byte[] telling(byte[] sample) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    int from = 0;
    boolean high = false;
    for (int i = 0; i <= sample.length && lines.size() < LARGEST; i++) {
      if (i == sample.length || sample[i] == '\n' || i - from > LARGEST) {
        if (high) {
          lines.write(sample, from, i - from);
          lines.write('\n');
        }
        from = i + 1;
        high = false;
      } else {
        high |= sample[i] < 0;
      }
    }
    return lines.toByteArray();
  }

  /** Reads bytes into {@code text} and counts those that cannot be read. */
  static int decode(byte[] bytes, Charset charset, String[] text) {
    CharsetDecoder decoder =
        charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chars = CharBuffer.allocate(bytes.length * 2 + 16);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int malformed = 0;
    CoderResult result = decoder.decode(in, chars, true);
    while (result.isError()) {
      malformed++;
      in.position(in.position() + 1);
      chars.put('\ufffd');
      result = decoder.decode(in, chars, true);
    }
    text[0] = chars.flip().toString();
    return malformed;
  }

  /** The encoding that an XML or HTML text says of itself; empty if it says none. */
  private static String declared(byte[] sample) {
    String head = new String(sample, 0, Math.min(sample.length, 2048), StandardCharsets.ISO_8859_1);
    Matcher m = DECLARATION.matcher(head);
    return m.find() ? m.group(1).toLowerCase(Locale.ROOT) : "";
  }

  private static double trust(Charset charset) {
    return charset.equals(EncodingDetector.WINDOWS_1252) ? DECLARED_AS_EVERYTHING_IS : DECLARED;
  }

  private static boolean declares(String declared, Charset charset) {
    if (declared.isEmpty()) {
      return false;
    }
    try {
      Charset said = EncodingDetector.named(declared);
      return said.equals(charset)
          || said.name().equals("Shift_JIS") && charset.name().equals("windows-31j")
          || said.name().equals("EUC-KR") && charset.name().equals("x-windows-949")
          || said.name().equals("TIS-620") && charset.name().equals("x-windows-874");
    } catch (clientele.base.ProblemException e) {
      return false;
    }
  }
}
