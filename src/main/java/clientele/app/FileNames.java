package clientele.app;

import java.nio.charset.Charset;
import java.util.Arrays;

/** Whether the names of files that were typed have come in whole. */
final class FileNames {
  /** Stands where a sign could not be read. */
  private static final char UNREADABLE = '\ufffd';

  private FileNames() {}

  /**
   * Stops where the locale of the terminal cannot name the files: Java has then lost what was typed.
   *
   * @param encoding of names of files, as the system says
   */
  static void check(String[] args, String encoding) {
    boolean lost = Arrays.stream(args).anyMatch(a -> a.indexOf(UNREADABLE) >= 0);
    if (lost && !knowsAll(encoding)) {
      throw AppProblems.NAMES.raise(encoding);
    }
  }

  private static boolean knowsAll(String encoding) {
    try {
      return Charset.forName(encoding).newEncoder().canEncode("\u00e9\u4e2d");
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }
}
