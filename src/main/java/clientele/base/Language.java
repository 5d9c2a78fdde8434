package clientele.base;

import java.util.Locale;

/** A language in which the program speaks and writes reports. */
public enum Language {
  ENGLISH("en", Locale.ENGLISH),
  CHINESE("zh", Locale.SIMPLIFIED_CHINESE);

  private final String tag;
  private final Locale locale;

  Language(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  /** The two-letter code used in file names, settings and the command line: {@code en} or {@code zh}. */
  public String tag() {
    return tag;
  }

  /** The locale by which numbers, dates and plurals are written. */
  public Locale locale() {
    return locale;
  }

  /** The language with the given two-letter code; English for any code that is not known. */
  public static Language ofTag(String tag) {
    return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("zh") ? CHINESE : ENGLISH;
  }
}
