package clientele.base;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that no spreadsheet takes for a formula (OWASP, CSV injection): those that begin as one, also with signs of full width, or
 * behind blanks and signs that nobody sees, and those that hold one behind a mark at which a spreadsheet may part cells, whatever
 * stands between commas here. A phone number is none and stays as it is, but for one that with strokes and no blank is arithmetic.
 */
public final class SheetSafe {
  /** One plus, then as many digits as numbers abroad have (ITU-T E.164), with the marks that are put between them. */
  private static final Pattern PHONE = Pattern.compile("\\+(?=(?:\\D*\\d){7,16}\\D*$)(?:[\\d ().]+|(?=.*\\d [(\\d])[\\d ()/.-]+)");

  /** What does not keep a spreadsheet from looking behind it. */
  private static final Pattern UNSEEN = Pattern.compile("^[\\p{Cf}\\p{Cc}\\p{Z}]+");

  private static final String BEGINS = "=+-@|\u2212";

  /** A piece behind a mark that parts cells where the comma does not, or lines where a quote within a line is no quote. */
  private static final Pattern BEHIND =
      Pattern.compile("([;\\t\\r\\n|][\\p{Cf}\\p{Z}]*)(?=[=@\uff1d\uff20\ufe66\ufe6b]|[-+\uff0b\uff0d\u2212\ufe62\ufe63][^;\\t\\r\\n]*[|(!])");

  private SheetSafe() {}

  /** The same words, with an apostrophe before what would be run. */
  public static String harmless(String word) {
    String inside = hasMark(word) ? BEHIND.matcher(word).replaceAll(m -> Matcher.quoteReplacement(m.group(1) + "'")) : word;
    if (word.isEmpty()) {
      return word;
    }
    String seen = UNSEEN.matcher(word).replaceAll("");
    char first = seen.isEmpty() ? ' ' : Normalizer.normalize(seen.substring(0, 1), Normalizer.Form.NFKC).charAt(0);
    boolean risky = "\t\r\n".indexOf(word.charAt(0)) >= 0 || BEGINS.indexOf(first) >= 0;
    return risky && !PHONE.matcher(word.strip()).matches() ? "'" + inside : inside;
  }

  private static boolean hasMark(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (";\t\r\n|".indexOf(word.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
