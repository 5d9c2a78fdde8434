package clientele.intake.encoding;

/**
 * How unusual the ASCII signs of a text are where they stand. Code pages of mainframes have some of them where others
 * have letters, so that a wrong reading has a brace or a bracket within a word.
 */
final class EbcdicSigns {
  private static final double IN_PLACE = 3;
  private static final double WITHIN_WORD = 8;

  private EbcdicSigns() {}

  /** What counts against the signs of a text, as minus a natural logarithm; more than any two signs in their place. */
  static double cost(CharSequence text) {
    double cost = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c < 127 && !Character.isLetterOrDigit(c)) {
        cost += cost(c, i > 0 ? text.charAt(i - 1) : '\n', text, i + 1);
      }
    }
    return cost;
  }

  private static double cost(char c, char before, CharSequence text, int next) {
    char after = next < text.length() ? text.charAt(next) : '\n';
    boolean word = Character.isLetterOrDigit(before);
    boolean goesOn = Character.isLetterOrDigit(after);
    double within = Character.isLetter(before) && Character.isLetter(after) ? WITHIN_WORD : 0;
    return switch (c) {
      case '!' -> IN_PLACE + 1.5 + (goesOn || !word && before != '!' ? WITHIN_WORD : 0);
      case '[', '{' -> IN_PLACE + (word ? WITHIN_WORD : 0);
      case ']', '}' -> IN_PLACE + (goesOn || Character.isLetter(before) ? WITHIN_WORD : 0);
      case '$' -> IN_PLACE + 2 + (Character.isDigit(before) || Character.isDigit(after) ? 0 : WITHIN_WORD);
      case '@' -> IN_PLACE + (word && isDomain(text, next) ? 1 : WITHIN_WORD - 1);
      case '#' -> IN_PLACE + 2 + within;
      case '|' -> 2 * IN_PLACE + within / 2;
      case '\\' -> 2 * IN_PLACE + 1 + within;
      case '~', '^', '`' -> 3 * IN_PLACE + within;
      case '"' -> within == 0 ? 1 : WITHIN_WORD;
      default -> 0;
    };
  }

  /** Whether a name with a point in it begins there, as behind the sign of an address. */
  private static boolean isDomain(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '-')) {
      i++;
    }
    return i > from && i + 1 < text.length() && text.charAt(i) == '.' && Character.isLetter(text.charAt(i + 1));
  }
}
