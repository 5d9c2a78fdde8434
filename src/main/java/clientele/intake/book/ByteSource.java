package clientele.intake.book;

import java.io.IOException;
import java.io.InputStream;

/** Gives the bytes of a text in UTF-8, from the first on, as often as asked. */
public interface ByteSource {
  /** The bytes; the caller closes the stream. */
  InputStream open() throws IOException;
}
