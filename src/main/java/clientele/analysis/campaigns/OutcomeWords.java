package clientele.analysis.campaigns;

import clientele.base.words.MissingWords;
import clientele.base.words.YesNo;
import clientele.job.JobContext;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Table;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which values of an outcome column count, decided once for all rows.
 *
 * @param label what counts, as people call it
 * @param positive values that count, in small letters; unused where numbers count
 * @param numbers whether every number above 0 counts
 * @param blankIsNo whether no value means no: so where the column holds nothing but the outcome itself
 */
record OutcomeWords(String label, Set<String> positive, boolean numbers, boolean blankIsNo) {
  private static final Set<String> POSITIVE =
      Set.of("bought", "converted", "conversion", "success", "purchased", "responded", "response",
          "ordered", "购买", "成交", "转化", "响应");
  private static final Set<String> NEGATIVE =
      Set.of("nothing", "not bought", "no purchase", "no response", "未购买", "未成交", "未转化", "未响应");
  private static final int MOST_VALUES = 1_000;

  /**
   * Decides for a column.
   *
   * @param wanted the value that counts, or empty to find it
   */
  static OutcomeWords of(Table contacts, Column outcome, String wanted, JobContext job) {
    Set<String> values = new TreeSet<>();
    boolean numeric = true;
    double least = 0;
    double most = 0;
    boolean whole = true;
    boolean zero = false;
    boolean seen = false;
    boolean denied = false;
    Set<String> counting = new TreeSet<>();
    for (int c = 0; c < contacts.chunks(); c++) {
      for (String word : Cells.words(contacts, outcome, c)) {
        if (silent(word)) {
          continue;
        }
        String value = small(word);
        if (values.size() < MOST_VALUES) {
          values.add(value);
        }
        seen |= value.equals(small(wanted));
        denied |= NEGATIVE.contains(value) || MissingWords.isNothing(value) || !YesNo.ofValue(value).orElse(true);
        if (POSITIVE.contains(value) || YesNo.ofValue(value).orElse(false)) {
          counting.add(value);
        }
        double number = number(word);
        numeric &= !Double.isNaN(number);
        least = Math.min(least, number);
        most = Math.max(most, number);
        zero |= number == 0;
        whole &= number == 0 || number == 1;
      }
      job.progress((c + 1.0) / contacts.chunks());
    }
    if (values.isEmpty()) {
      throw CampaignProblems.EMPTY.raise(contacts.name(), outcome.name());
    }
    if (!wanted.isBlank()) {
      if (!seen) {
        throw CampaignProblems.NO_VALUE.raise(outcome.name(), wanted, listed(values));
      }
      return new OutcomeWords(label(outcome, wanted), Set.of(small(wanted)), false, values.size() == 1);
    }
    if (numeric && !whole) {
      if (least < 0 || !zero) {
        throw CampaignProblems.WHICH_VALUE.raise(outcome.name(), listed(values));
      }
      return new OutcomeWords(outcome.name() + " > 0", Set.of(), true, false);
    }
    if (counting.isEmpty() && !(denied && values.size() == 1)) {
      throw CampaignProblems.WHICH_VALUE.raise(outcome.name(), listed(values));
    }
    return new OutcomeWords(
        counting.isEmpty() ? outcome.name() : label(outcome, String.join(", ", counting)), counting, false,
        counting.size() == values.size());
  }

  /** Whether a cell says what became of the contact. */
  boolean known(String word) {
    return word == null || word.isBlank() ? blankIsNo : !silent(word);
  }

  private static boolean silent(String word) {
    return word == null || word.isBlank() || MissingWords.isUnknown(word);
  }

  /** Whether a cell has the outcome. */
  boolean counts(String word) {
    return !silent(word) && (numbers ? number(word) > 0 : positive.contains(small(word)));
  }

  /** A value that speaks for itself, or the column's name where the value is a mere yes. */
  private static String label(Column outcome, String value) {
    return YesNo.ofValue(value).orElse(false) ? outcome.name() : value;
  }

  private static String listed(Set<String> values) {
    List<String> some = values.stream().limit(8).toList();
    return values.isEmpty() ? "–" : String.join(", ", some) + (values.size() > some.size() ? ", …" : "");
  }

  private static String small(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  private static double number(String word) {
    try {
      return Double.parseDouble(word.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
