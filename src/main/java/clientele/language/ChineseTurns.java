package clientele.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chinese turns of phrase whose feeling is the opposite of their words, or in none of them: denied defects, double
 * negation, disappointment by comparison, rhetorical echo, and words of the net. The lists are in
 * {@code turns_zh.tsv}; a turn decides a text of a few clauses if all turns in it agree.
 */
final class ChineseTurns {
  private static final Pattern CLAUSES = Pattern.compile("[。！？!?；;，,、\\s]+");

  /** A turn tells the feeling of a text of a few clauses, not of a long one. */
  private static final int MOST_CLAUSES = 3;

  private final List<Pattern> positive;
  private final List<Pattern> negative;

  ChineseTurns() {
    Map<String, List<String>> turns = WordList.lines("turns_zh.tsv");
    String defects = String.join("|", turns.get("defect").getFirst().split("\\|"));
    positive = compiled(turns.get("positive"), defects);
    negative = compiled(turns.get("negative"), defects);
  }

  private static List<Pattern> compiled(List<String> turns, String defects) {
    return turns.stream().map(t -> Pattern.compile(t.replace("DEFECT", "(?:" + defects + ")"))).toList();
  }

  /** The feeling that the turns of a text say; empty without any, or where they disagree. */
  Optional<String> of(String text) {
    boolean good = false;
    boolean bad = false;
    List<String> clauses = CLAUSES.splitAsStream(text).filter(c -> !c.isBlank()).toList();
    if (clauses.size() > MOST_CLAUSES) {
      return Optional.empty();
    }
    for (String clause : clauses) {
      boolean against = matches(negative, clause);
      bad |= against;
      good |= !against && matches(positive, clause);
    }
    return good == bad ? Optional.empty() : Optional.of(good ? Sentiment.POSITIVE : Sentiment.NEGATIVE);
  }

  private static boolean matches(List<Pattern> turns, String clause) {
    for (Pattern turn : turns) {
      Matcher matcher = turn.matcher(clause);
      if (matcher.find()) {
        return true;
      }
    }
    return false;
  }
}
