package clientele.study;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/**
 * The JSON of an artifact, read when it is asked for: a history of hundreds of models costs nothing until one of them is
 * looked at. It is forgotten where memory runs short, and read again.
 */
public final class StoredText {
  private final Supplier<String> reading;
  private SoftReference<String> read = new SoftReference<>(null);

  /** A text that is read by {@code reading}, as often as it is needed; what that throws, {@link #get} throws. */
  public StoredText(Supplier<String> reading) {
    this.reading = reading;
  }

  /** A text that is there already. */
  public static StoredText of(String text) {
    return new StoredText(() -> text);
  }

  /** The text. */
  public synchronized String get() {
    String text = read.get();
    if (text == null) {
      text = reading.get();
      read = new SoftReference<>(text);
    }
    return text;
  }
}
