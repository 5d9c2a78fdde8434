package clientele.cleaning.values;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text whose bytes were once read in the wrong encoding and stored so: {@code donâ€™t}, {@code EspaÃ±ol}, {@code 涓枃}.
 * Since well-formed UTF-8 hardly comes about by chance, a stretch that turns into it when its letters are put back into
 * bytes was it (the idea of ftfy: R. Speer, 2019, doi:10.5281/zenodo.2591652). Text that does not is left alone.
 */
public final class Mojibake {
  private static final String MAC = "x-MacRoman";
  private static final Backwards WESTERN = Backwards.of("windows-1252");
  private static final Backwards MACINTOSH = Backwards.of(MAC);
  private static final Backwards CHINESE = Backwards.of("GBK");
  private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7f]+");

  /** How Windows shows what a Macintosh wrote of the UTF-8 of quotes and dashes: E2 80 xx, read twice. */
  private static final Pattern TWICE = Pattern.compile("‰Û.");

  private static final int ROUNDS = 3;

  private Mojibake() {}

  /** The text as it was before it was read wrongly; empty if it shows no sign of that. */
  public static Optional<String> repaired(String text) {
    String now = text;
    for (int round = 0; round < ROUNDS; round++) {
      String next = once(now);
      if (next.equals(now)) {
        break;
      }
      now = next;
    }
    return now.equals(text) ? Optional.empty() : Optional.of(now);
  }

  private static String once(String text) {
    if (text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    String single = TWICE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(macintosh(m.group())));
    StringBuilder out = new StringBuilder();
    Matcher run = BEYOND_ASCII.matcher(single);
    while (run.find()) {
      run.appendReplacement(out, Matcher.quoteReplacement(run(run.group())));
    }
    run.appendTail(out);
    return out.toString();
  }

  private static String macintosh(String three) {
    return WESTERN.bytes(three).flatMap(b -> decoded(b, Charset.forName(MAC))).filter(t -> t.startsWith("â€")).orElse(three);
  }

  /** A stretch of letters beyond ASCII, put right if it was UTF-8. */
  private static String run(String run) {
    return utf8(WESTERN, run).or(() -> utf8(MACINTOSH, run))
        .or(() -> utf8(CHINESE, run).filter(t -> run.length() > 2 && t.codePoints().allMatch(Mojibake::isChinese)))
        .orElse(run);
  }

  private static Optional<String> utf8(Backwards wrong, String run) {
    return run.length() > 1 && wrong.begins(run) ? wrong.bytes(run).flatMap(b -> decoded(b, StandardCharsets.UTF_8)) : Optional.empty();
  }

  private static boolean isChinese(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN || c >= 0x3000 && c < 0x3020 || c >= 0xff00 && c < 0xff60;
  }

  private static Optional<String> decoded(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** From the signs of an encoding back to its bytes; of two bytes the first is the upper one. */
  private record Backwards(int[] codes) {
    static Backwards of(String charset) {
      int[] codes = new int[1 << 16];
      Arrays.fill(codes, -1);
      boolean two = charset.equals("GBK");
      for (int code = two ? 0x8140 : 0x80; code <= (two ? 0xfefe : 0xff); code++) {
        byte[] bytes = two ? new byte[] {(byte) (code >> 8), (byte) code} : new byte[] {(byte) code};
        String sign = new String(bytes, Charset.forName(charset));
        if (sign.length() == 1 && sign.charAt(0) != '\ufffd') {
          codes[sign.charAt(0)] = code;
        }
      }
      for (int code = 0x80; code < 0xa0 && !two; code++) { // kept as they stood where the encoding has no sign for them
        codes[code] = codes[code] < 0 ? code : codes[code];
      }
      return new Backwards(codes);
    }

    /** Whether the first bytes of a text could begin a sign of UTF-8 of several bytes. */
    boolean begins(String text) {
      int first = codes[text.charAt(0)];
      int lead = first > 0xff ? first >> 8 : first;
      int next = first > 0xff ? first & 0xff : codes[text.charAt(1)];
      return lead >= 0xc2 && lead <= 0xf4 && (next > 0xff ? next >> 8 : next) >= 0x80 && (next > 0xff ? next >> 8 : next) < 0xc0;
    }

    Optional<byte[]> bytes(String text) {
      byte[] bytes = new byte[2 * text.length()];
      int n = 0;
      for (int i = 0; i < text.length(); i++) {
        int code = codes[text.charAt(i)];
        if (code < 0) {
          return Optional.empty();
        }
        if (code > 0xff) {
          bytes[n++] = (byte) (code >> 8);
        }
        bytes[n++] = (byte) code;
      }
      return Optional.of(Arrays.copyOf(bytes, n));
    }
  }
}
