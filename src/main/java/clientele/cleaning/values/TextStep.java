package clientele.cleaning.values;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A change to how words are written. */
public enum TextStep {
  /** Takes spaces off both ends, wide and zero-width ones included. */
  TRIM,
  /** Makes one space of many, line breaks included. */
  COLLAPSE,
  /** What was once read in the wrong encoding as it was meant: {@code EspaÃ±ol}. */
  GARBLED,
  /** Full-width letters and digits, ligatures and the like in their plain form (NFKC). */
  WIDTH,
  LOWER,
  UPPER,
  /** The first letter of each word large, and of a name behind a single letter with an apostrophe: O'Neil. */
  TITLE,
  /** Without accents. */
  ACCENTS;

  /** The name on the command line. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The step of that name. */
  public static Optional<TextStep> ofTag(String tag) {
    return List.of(values()).stream().filter(s -> s.tag().equalsIgnoreCase(tag.strip())).findFirst();
  }

  /** The value after this step. */
  public String apply(String value) {
    return switch (this) {
      case TRIM -> value.replaceAll("^[\\s\\p{Z}\\u200B\\uFEFF]+|[\\s\\p{Z}\\u200B\\uFEFF]+$", "");
      case COLLAPSE -> value.replaceAll("[\\s\\p{Z}\\u200B\\uFEFF]+", " ");
      case GARBLED -> Mojibake.repaired(value).orElse(value);
      case WIDTH -> Normalizer.normalize(value, Normalizer.Form.NFKC);
      case LOWER -> value.toLowerCase(Locale.ROOT);
      case UPPER -> value.toUpperCase(Locale.ROOT);
      case TITLE -> title(value);
      case ACCENTS -> Normalizer.normalize(
          Normalizer.normalize(value, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", ""), Normalizer.Form.NFC);
    };
  }

  private static String title(String value) {
    StringBuilder out = new StringBuilder(value.length());
    int letters = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      out.append(letters == 0 ? Character.toTitleCase(c) : Character.toLowerCase(c));
      boolean joins = (c == '\'' || c == '\u2019') && !(letters == 1 && isElided(value.charAt(i - 1)));
      letters = Character.isLetterOrDigit(c) || joins ? letters + 1 : 0;
    }
    return out.toString();
  }

  /** Whether a letter alone before an apostrophe begins a name, as in O'Neil and D'Artagnan, unlike I'm. */
  private static boolean isElided(char letter) {
    return Character.isLetter(letter) && Character.toLowerCase(letter) != 'i';
  }
}
