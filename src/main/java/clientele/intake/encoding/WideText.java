package clientele.intake.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text of two or four bytes a character without a byte order mark. */
public final class WideText {
  private static final double EVERYDAY = 8.4;

  private WideText() {}

  /** Whether text has two or four bytes a character, by its byte order mark or by its zeros. */
  public static boolean isWide(byte[] b) {
    boolean marked =
        FirstBytes.startsWith(b, 0xff, 0xfe)
            || FirstBytes.startsWith(b, 0xfe, 0xff)
            || FirstBytes.startsWith(b, 0, 0, 0xfe, 0xff);
    return marked || charset(b) != null;
  }

  /** Its encoding, or null if it is not wide. */
  public static Charset charset(byte[] b) {
    int whole = b.length / 4 * 4;
    if (whole >= 8) {
      int[] zeros = zeros(b, whole, 4);
      int rows = whole / 4;
      if (zeros[0] > rows * 0.9 && zeros[1] > rows * 0.9 && zeros[3] < rows * 0.5) {
        return EncodingDetector.UTF_32BE;
      }
      if (zeros[3] > rows * 0.9 && zeros[2] > rows * 0.9 && zeros[0] < rows * 0.5) {
        return EncodingDetector.UTF_32LE;
      }
    }
    int pairs = b.length / 2;
    if (pairs < 2) {
      return null;
    }
    int[] zeros = zeros(b, pairs * 2, 2);
    if (Math.max(zeros[0], zeros[1]) > pairs * 0.4 && Math.min(zeros[0], zeros[1]) < pairs * 0.05) {
      return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }
    Charset blocks = byBlocks(b, pairs);
    if (blocks != null) {
      return blocks;
    }
    Charset ends = zeros[0] + zeros[1] > 0 && pairs > 7 ? byLineEnds(b, pairs) : null;
    return ends != null ? ends : byCharacters(b, pairs);
  }

  /** Letters of one small script: one side of the pairs is mostly the same low number, which no other text holds. */
  private static Charset byBlocks(byte[] b, int pairs) {
    int[][] low = new int[2][32];
    for (int i = 0; i < pairs * 2; i++) {
      if (b[i] >= 0 && b[i] < 32 && b[i] != '\n' && b[i] != '\r' && b[i] != '\t') {
        low[i % 2][b[i]]++;
      }
    }
    int even = Arrays.stream(low[0]).max().orElse(0);
    int odd = Arrays.stream(low[1]).max().orElse(0);
    if (Math.max(even, odd) > pairs * 0.4 && Math.min(even, odd) < pairs * 0.25) {
      return odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }
    return null;
  }

  /** Chinese, Japanese or Korean: one order of the bytes gives everyday characters only. */
  private static Charset byCharacters(byte[] b, int pairs) {
    int some = Math.min(pairs, 1000);
    boolean high = false;
    for (int i = 0; i < some * 2; i++) {
      high |= b[i] < 0;
    }
    if (!high) {
      return null;
    }
    for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
      String text = new String(b, 0, some * 2, charset);
      long wide = text.chars().filter(c -> c >= 0x2000).count();
      if (wide < 6 || wide < some * 0.5 || text.chars().anyMatch(c -> c >= 128 && c < 0x2000)) {
        continue;
      }
      for (HanModel model :
          new HanModel[] {HanModel.simplified(), HanModel.traditional(), HanModel.japanese(), HanModel.korean()}) {
        if (model.cost(text) / wide < EVERYDAY) {
          return charset;
        }
      }
    }
    return null;
  }

  /**
   * Text of few Latin letters: line ends, spaces and commas are zeros on one side only, and the other side's bytes keep
   * to a few blocks of characters.
   */
  private static Charset byLineEnds(byte[] b, int pairs) {
    int little = 0;
    int big = 0;
    for (int i = 0; i + 1 < pairs * 2; i += 2) {
      little += b[i + 1] == 0 && isPlain(b[i]) ? 1 : 0;
      big += b[i] == 0 && isPlain(b[i + 1]) ? 1 : 0;
    }
    int zerosElsewhere = zeros(b, pairs * 2, 2)[0] + zeros(b, pairs * 2, 2)[1] - little - big;
    if (zerosElsewhere > pairs * 0.02 || Math.max(little, big) < Math.max(2, pairs * 0.01)) {
      return null;
    }
    Charset likely = little > big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    String text = new String(b, 0, pairs * 2, likely);
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters += Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) < 128 ? 1 : 0;
    }
    return Math.min(little, big) * 4 < Math.max(little, big) && letters > text.length() * 0.8 ? likely : null;
  }

  private static boolean isPlain(byte c) {
    return c >= ' ' && c < 127 || c == '\n' || c == '\r' || c == '\t';
  }

  private static int[] zeros(byte[] b, int length, int step) {
    int[] zeros = new int[step];
    for (int i = 0; i < length; i++) {
      zeros[i % step] += b[i] == 0 ? 1 : 0;
    }
    return zeros;
  }
}
