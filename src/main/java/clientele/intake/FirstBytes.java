package clientele.intake;

/** The bytes a file begins with, by which formats are told apart. */
final class FirstBytes {
  private FirstBytes() {}

  /** Whether {@code bytes} begin with those, each 0 to 255. */
  static boolean startsWith(byte[] bytes, int... wanted) {
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
