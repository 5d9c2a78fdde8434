package clientele.base;

/**
 * A word that only the person may know, such as the password of a workbook. It lives in memory: what is written of it
 * anywhere, as text, JSON or a line of the history, is empty.
 *
 * @param word as it was typed; empty if none was
 */
public record Secret(String word) {
  /** No secret. */
  public static final Secret NONE = new Secret("");

  /** Whether there is none. */
  public boolean isEmpty() {
    return word.isEmpty();
  }

  @Override
  public String toString() {
    return word.isEmpty() ? "" : "•••";
  }
}
