package clientele.insights;

import clientele.models.validate.SingleFact;
import clientele.stats.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks for facts that know the answer: one that ranks almost every pair right by itself, or one that is named like the
 * outcome and ranks too well.
 */
public final class LeakCheck {
  /** Area under the curve of a single fact above which nobody believes it. */
  public static final double TOO_GOOD = 0.95;

  private static final double TOO_GOOD_FOR_ITS_NAME = 0.8;

  private LeakCheck() {}

  /**
   * A fact that is too good.
   *
   * @param byName whether it is its name that speaks against it
   * @param auc area under the curve of the fact alone, the better way round
   */
  public record Suspect(String fact, boolean byName, double auc) {}

  /**
   * The facts to set aside.
   *
   * @param kept the person's own choice, which stays
   * @param names what facts are called that tell the outcome afterwards
   */
  public static List<Suspect> check(Columns facts, boolean[] y, List<String> kept, Pattern names) {
    List<Suspect> suspects = new ArrayList<>();
    for (int f = 0; f < facts.names().size(); f++) {
      String name = facts.names().get(f);
      double auc = facts.numeric(f) ? SingleFact.auc(facts.numbers()[f], y) : SingleFact.auc(facts.words()[f], y);
      // each word is ranked by the others who have it, so that below a half it tells nothing; a number may tell the other way round
      double strength = facts.numeric(f) ? Math.max(auc, 1 - auc) : auc;
      if (kept.contains(name)) {
        continue;
      }
      if (strength > TOO_GOOD) {
        suspects.add(new Suspect(name, false, strength));
      } else if (strength > TOO_GOOD_FOR_ITS_NAME && names.matcher(name).find()) {
        suspects.add(new Suspect(name, true, strength));
      }
    }
    return suspects;
  }
}
