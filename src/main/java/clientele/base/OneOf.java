package clientele.base;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets a message that counts in the plural read right for one: {@code {0} customers are} becomes {@code {0} customer is}.
 * It looks only at what stands right behind a plain placeholder; messages with a plural form of their own have their say.
 */
final class OneOf {
  private static final Pattern COUNTED = Pattern.compile(
      "(?<count>\\{(?<index>\\d)(?:\\s*,\\s*number[^{}]*)?\\} )(?<kind>(?!(?:to|in|of|per|at|on|by|and|or|as|for|with|but|from|is|was|has) )[a-z-]+ )??"
          + "(?<noun>[a-z]{2,}s)\\b(?<verb> (?:are|were|have|do)\\b)?");

  /** Words that end in s and count nothing. */
  private static final Set<String> NO_NOUN =
      Set.of("is", "was", "has", "does", "fits", "this", "its", "less", "plus", "as", "across", "loss", "class", "process", "needs",
          "previous", "finds", "looks", "lies", "lacks", "holds");

  private OneOf() {}

  /** The pattern as it reads when its values at these places are one. */
  static String of(String pattern, Set<Integer> ones) {
    Matcher counted = COUNTED.matcher(pattern);
    StringBuilder said = new StringBuilder();
    while (counted.find()) {
      String noun = counted.group("noun");
      boolean changes = ones.contains(Integer.parseInt(counted.group("index"))) && !NO_NOUN.contains(noun);
      String kind = counted.group("kind") == null ? "" : counted.group("kind");
      String verb = counted.group("verb") == null ? "" : counted.group("verb");
      counted.appendReplacement(said, Matcher.quoteReplacement(
          changes ? counted.group("count") + kind + single(noun) + agreeing(verb) : counted.group()));
    }
    return counted.appendTail(said).toString();
  }

  private static String single(String noun) {
    if (noun.endsWith("analyses")) {
      return noun.substring(0, noun.length() - 2) + "is";
    }
    if (noun.endsWith("ies") && noun.length() > 4) {
      return noun.substring(0, noun.length() - 3) + "y";
    }
    boolean hissing = noun.endsWith("sses") || noun.endsWith("xes") || noun.endsWith("ches") || noun.endsWith("shes");
    return noun.substring(0, noun.length() - (hissing ? 2 : 1));
  }

  private static String agreeing(String verb) {
    return switch (verb.strip()) {
      case "are" -> " is";
      case "were" -> " was";
      case "have" -> " has";
      case "do" -> " does";
      default -> verb;
    };
  }
}
