package clientele.intake.encoding;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The encodings from before Unicode, the languages that were written in each, and how rare each is today. */
final class LegacyCharsets {
  private static final String WEST = "en de fr es pt it nl da sv nb fi is ca ga cy sq id";
  private static final String MIDDLE = "pl cs sk hu sl hr ro sq de";
  private static final String CYRILLIC = "ru uk be bg sr mk";

  /** An encoding with its languages; {@code rarity} counts against it, in natural logarithms. */
  record Legacy(Charset charset, List<String> languages, double rarity) {}

  /** All that can be read; of two that read a text alike the first is named. */
  static final List<Legacy> ALL = all();

  private LegacyCharsets() {}

  private static List<Legacy> all() {
    List<Legacy> all = new ArrayList<>();
    add(all, "windows-1252", WEST, 0);
    add(all, "windows-1250", MIDDLE, 0.5);
    add(all, "windows-1251", CYRILLIC, 0);
    add(all, "windows-1253", "el", 0);
    add(all, "windows-1254", "tr az", 0.5);
    add(all, "windows-1255", "he", 0);
    add(all, "windows-1256", "ar fa ur", 0);
    add(all, "windows-1257", "et lv lt", 1);
    add(all, "windows-1258", "vi", 1);
    add(all, "x-windows-874", "th", 0);
    add(all, "GB18030", "zh-Hans", 0);
    add(all, "Big5", "zh-Hant", 0);
    add(all, "x-windows-950", "zh-Hant", 1);
    add(all, "Big5-HKSCS", "zh-Hant", 2);
    add(all, "windows-31j", "ja", 0);
    add(all, "EUC-JP", "ja", 0);
    add(all, "x-eucJP-Open", "ja", 1);
    add(all, "x-windows-949", "ko", 0);
    add(all, "x-EUC-TW", "zh-Hant", 4);
    add(all, "x-Johab", "ko", 4);
    add(all, "ISO-8859-1", WEST, 1);
    add(all, "ISO-8859-15", WEST, 2);
    add(all, "ISO-8859-2", MIDDLE, 1);
    add(all, "ISO-8859-5", CYRILLIC, 3);
    add(all, "ISO-8859-7", "el", 1);
    add(all, "ISO-8859-9", "tr az", 1.5);
    add(all, "ISO-8859-8", "he", 1);
    add(all, "ISO-8859-6", "ar fa ur", 1);
    add(all, "ISO-8859-13", "et lv lt", 1.5);
    add(all, "ISO-8859-4", "et lv lt", 3);
    add(all, "ISO-8859-3", "mt eo tr", 3);
    add(all, "ISO-8859-16", "ro pl hu hr sl", 6);
    add(all, "KOI8-R", "ru", 0.5);
    add(all, "KOI8-U", "ru uk", 1);
    add(all, "IBM866", "ru uk be bg", 1.5);
    add(all, "CP1125", "uk", 2);
    add(all, "MIK", "bg", 2.5);
    add(all, "IBM855", CYRILLIC, 3.5);
    add(all, "x-MacCyrillic", CYRILLIC, 2.5);
    add(all, "x-MacUkraine", "uk ru", 3);
    add(all, "KZ-1048", "kk ru", 2.5);
    add(all, "x-MacRoman", WEST, 3.5);
    add(all, "x-MacCentralEurope", MIDDLE + " et lv lt", 4);
    add(all, "x-MacCroatian", "hr sl", 4.5);
    add(all, "x-MacRomania", "ro", 4.5);
    add(all, "x-MacIceland", "is", 4.5);
    add(all, "x-MacGreek", "el", 4);
    add(all, "x-MacTurkish", "tr", 4);
    add(all, "IBM850", WEST, 3);
    add(all, "IBM00858", WEST, 3.25);
    add(all, "IBM437", WEST, 3.5);
    add(all, "IBM852", MIDDLE, 3.5);
    add(all, "IBM857", "tr", 4.5);
    add(all, "IBM775", "et lv lt", 4);
    add(all, "IBM737", "el", 3.5);
    add(all, "IBM869", "el", 4);
    add(all, "IBM862", "he", 3.5);
    add(all, "IBM864", "ar fa", 4);
    add(all, "x-IBM1046", "ar fa", 4.5);
    add(all, "x-IBM1098", "fa", 5);
    add(all, "IBM865", "da nb", 4);
    add(all, "IBM863", "fr", 4);
    add(all, "IBM860", "pt", 4);
    add(all, "IBM861", "is", 4);
    return List.copyOf(all);
  }

  /** Adds an encoding if there is one of that name, ours or of this Java. */
  static void add(List<Legacy> all, String name, String languages, double rarity) {
    Optional<Charset> ours = PatchedCharset.named(name);
    if (ours.isPresent() || Charset.isSupported(name)) {
      Charset charset = ours.orElseGet(() -> EbcdicCharset.of(Charset.forName(name)));
      all.add(new Legacy(charset, List.of(languages.split(" ")), rarity));
    }
  }
}
