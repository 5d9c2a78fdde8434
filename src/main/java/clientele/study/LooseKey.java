package clientele.study;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A key without what files of one client write differently: case, width, spaces, strokes, zeros before it, a {@code .0} behind it. */
public final class LooseKey {
  private static final Pattern APART = Pattern.compile("[\\s\\p{Z}\\p{Cf}_-]+");
  private static final Pattern SHEET_NUMBER = Pattern.compile("\\d+\\.0+");

  private LooseKey() {}

  /** The key that all its ways of writing have in common; empty if nothing is left. */
  public static String of(String key) {
    String wide = Normalizer.isNormalized(key, Normalizer.Form.NFKC) ? key : Normalizer.normalize(key, Normalizer.Form.NFKC);
    String plain = number(APART.matcher(wide.strip().toLowerCase(Locale.ROOT)).replaceAll(""));
    String bare = plain.replaceFirst("^0+(?=.)", "");
    return bare.isEmpty() ? plain : bare;
  }

  /** A number without the {@code .0} that a spreadsheet put behind it; any other key as it is. */
  public static String number(String key) {
    return SHEET_NUMBER.matcher(key).matches() ? key.substring(0, key.indexOf('.')) : key;
  }
}
