package clientele.language;

import clientele.base.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds what a text speaks of, clause by clause, by a list of words, less the words that only
 * hold one of them (面料 speaks of no noodles); and what its writer wants.
 */
public final class Aspects {
  private static final Pattern CLAUSES =
      Pattern.compile("(?i)[.!?;,，。！？；、\\n]+|\\s+but\\s+|\\s+although\\s+|\\s+however\\s+|但是|但(?!凡|愿)|不过|可是|然而|就是(?=[^\\p{L}]|\\p{L}{2})");

  private final Map<String, List<Pattern>> aspects;
  private final Map<String, List<Pattern>> intents;
  private final Pattern without;

  /** The word lists of a language. */
  public Aspects(Language language) {
    aspects = patterns("aspects_" + language.tag() + ".tsv", language);
    without = Pattern.compile(String.join("|", WordList.lines("not_aspects_" + language.tag() + ".txt").get("not")));
    intents = patterns("intents_" + language.tag() + ".tsv", language);
  }

  /** A clause and what it speaks of; {@code whole} if the text is but that clause. */
  public record Mention(String aspect, String clause, boolean whole) {}

  /** What a text speaks of: each aspect once, with the first clause that names it. */
  public List<Mention> of(String text) {
    List<Mention> mentions = new ArrayList<>();
    List<String> clauses = CLAUSES.splitAsStream(text).filter(c -> !c.isBlank()).toList();
    for (String clause : clauses) {
      String lower = without.matcher(clause.toLowerCase(Locale.ROOT)).replaceAll("　");
      aspects.forEach((aspect, words) -> {
        boolean there = mentions.stream().anyMatch(m -> m.aspect().equals(aspect));
        if (!there && words.stream().anyMatch(w -> w.matcher(lower).find())) {
          mentions.add(new Mention(aspect, clause.strip(), clauses.size() == 1));
        }
      });
    }
    return mentions;
  }

  /** What the writer wants: {@code cancel, request, question, complaint, praise} or {@code statement}. */
  public String intent(String text, Sentiment sentiment) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, List<Pattern>> intent : intents.entrySet()) {
      if (intent.getValue().stream().anyMatch(w -> w.matcher(lower).find())) {
        return intent.getKey();
      }
    }
    return switch (sentiment.label()) {
      case Sentiment.NEGATIVE -> "complaint";
      case Sentiment.POSITIVE -> "praise";
      default -> "statement";
    };
  }

  private static Map<String, List<Pattern>> patterns(String name, Language language) {
    Map<String, List<Pattern>> patterns = new java.util.LinkedHashMap<>();
    WordList.keyed(name).forEach((key, words) -> patterns.put(key, words.stream()
        .map(w -> language == Language.ENGLISH && w.matches("[a-z ]+")
            ? Pattern.compile("\\b" + w + "\\b")
            : Pattern.compile(Pattern.quote(w)))
        .toList()));
    return patterns;
  }
}
