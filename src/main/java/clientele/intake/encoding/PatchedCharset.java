package clientele.intake.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An encoding of one byte a character that Java has not, as another that it has with some characters in place of
 * others. The tables are those of IANA (KZ-1048), IBM (code page 1125) and GNU libc (MIK).
 */
final class PatchedCharset extends ReadOnlyCharset {
  /** All of them. */
  static final List<Charset> ALL = List.of(
      new PatchedCharset("KZ-1048", "windows-1251", "STRK1048-2002 RK1048",
          "\u008d\u049a\u008e\u04ba\u009d\u049b\u009e\u04bb\u00a1\u04b0\u00a2\u04b1\u00a3\u04d8\u00a5\u04e8"
              + "\u00aa\u0492\u00af\u04ae\u00b4\u04e9\u00ba\u0493\u00bc\u04d9\u00bd\u04a2\u00be\u04a3\u00bf\u04af"),
      new PatchedCharset("CP1125", "IBM866", "IBM1125 RUSCII CP866U",
          "\u00f2\u0490\u00f3\u0491\u00f4\u0404\u00f5\u0454\u00f6\u0406\u00f7\u0456\u00f8\u0407\u00f9\u0457"),
      new PatchedCharset("MIK", "IBM866", "BULGARIA-PC", mik()));

  private final char[] upper;

  private PatchedCharset(String name, String base, String aliases, String patches) {
    super(name, aliases.split(" "));
    upper = new char[128];
    for (int i = 0; i < 128; i++) {
      upper[i] = new String(new byte[] {(byte) (128 + i)}, Charset.forName(base)).charAt(0);
    }
    for (int i = 0; i < patches.length(); i += 2) {
      upper[patches.charAt(i) - 128] = patches.charAt(i + 1);
    }
  }

  /** The one of that name or alias. */
  static Optional<Charset> named(String name) {
    String asked = name.strip().toUpperCase(Locale.ROOT);
    return ALL.stream().filter(c -> c.name().equals(asked) || c.aliases().contains(asked)).findFirst();
  }

  /** The Cyrillic letters in one run, and the frames that IBM's code page 437 has, from 0xC0 on and on both sides. */
  private static String mik() {
    StringBuilder patches = new StringBuilder();
    for (char c = 0x80; c < 0xc0; c++) {
      patches.append(c).append((char) (0x410 + c - 0x80));
    }
    String behind =
        "\u2514\u2534\u252c\u251c\u2500\u253c\u2563\u2551\u255a\u2554\u2569\u2566\u2560\u2550\u256c\u2510"
            + "\u2591\u2592\u2593\u2502\u2524\u2116\u00a7\u2557\u255d\u2518\u250c\u2588\u2584\u258c\u2590\u2580"
            + "\u03b1\u00df\u0393\u03c0\u03a3\u03c3\u00b5\u03c4\u03a6\u0398\u03a9\u03b4\u221e\u03c6\u03b5\u2229"
            + "\u2261\u00b1\u2265\u2264\u2320\u2321\u00f7\u2248\u00b0\u2219\u00b7\u221a\u207f\u00b2\u25a0\u00a0";
    for (int i = 0; i < behind.length(); i++) {
      patches.append((char) (0xc0 + i)).append(behind.charAt(i));
    }
    return patches.toString();
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new CharsetDecoder(this, 1, 1) {
      @Override
      protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        while (in.hasRemaining()) {
          byte c = in.get(in.position());
          char read = c >= 0 ? (char) c : upper[c & 0x7f];
          if (read == '\ufffd') {
            return CoderResult.unmappableForLength(1);
          }
          if (!out.hasRemaining()) {
            return CoderResult.OVERFLOW;
          }
          in.get();
          out.put(read);
        }
        return CoderResult.UNDERFLOW;
      }
    };
  }
}
