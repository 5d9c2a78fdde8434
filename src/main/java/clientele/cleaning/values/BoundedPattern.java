package clientele.cleaning.values;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A search pattern that gives up on a value instead of trying it for ever. */
public final class BoundedPattern {
  private static final long STEPS = 2_000_000;

  private final Pattern pattern;
  private final String replacement;

  private BoundedPattern(Pattern pattern, String replacement) {
    this.pattern = pattern;
    this.replacement = replacement;
  }

  /** Ends a search that takes too many steps. */
  public static final class TooManySteps extends RuntimeException {
    TooManySteps() {
      super("too many steps", null, false, false);
    }
  }

  /**
   * A pattern with what takes its place.
   *
   * @param regex whether {@code find} is a regular expression, and {@code $1} in the replacement a group of it
   * @throws PatternSyntaxException if it is none
   */
  public static BoundedPattern of(String find, String replacement, boolean regex, boolean anyCase) {
    int flags = (regex ? 0 : Pattern.LITERAL) | (anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
    Pattern pattern = Pattern.compile(find, flags);
    String with = regex ? replacement : Matcher.quoteReplacement(replacement);
    pattern.matcher("").replaceAll(with);
    return new BoundedPattern(pattern, with);
  }

  /**
   * The value with every find replaced.
   *
   * @throws TooManySteps if the pattern tries too often
   */
  public String apply(String value) {
    return pattern.matcher(new Counted(value, new long[] {STEPS})).replaceAll(replacement);
  }

  /** Text that counts how often it is looked at. */
  private record Counted(CharSequence text, long[] left) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (left[0]-- <= 0) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
