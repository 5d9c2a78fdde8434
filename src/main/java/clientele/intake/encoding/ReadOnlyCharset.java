package clientele.intake.encoding;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** An encoding that Java has not, and that files are read in but never written. */
abstract class ReadOnlyCharset extends Charset {
  ReadOnlyCharset(String name, String... aliases) {
    super(name, aliases);
  }

  @Override
  public boolean contains(Charset other) {
    return other.name().equals("US-ASCII") || other.name().equals(name());
  }

  @Override
  public final CharsetEncoder newEncoder() {
    throw new UnsupportedOperationException(name());
  }

  @Override
  public final boolean canEncode() {
    return false;
  }
}
