package clientele.intake.encoding;

/** The bytes a file begins with, by which formats are told apart. */
public final class FirstBytes {
  private FirstBytes() {}

  /** Whether {@code bytes} begin with those, each 0 to 255. */
  public static boolean startsWith(byte[] bytes, int... wanted) {
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
}
