package clientele.cleaning.errors;

import clientele.base.Text;
import clientele.cleaning.personal.PersonalData;
import clientele.cleaning.values.PlainText;
import clientele.cleaning.values.StringDistance;
import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rare values and words one typing error away from a much more frequent one, other spellings of it, and such as are written out or cut short. */
final class Misspellings {
  private static final int TIMES = 5;
  private static final int LEAST = 5;
  private static final int FEW_VALUES = 30;
  private static final int OFTENER = 8;

  private Misspellings() {}

  static void find(Suspects suspects, JobContext job) {
    for (int c = 0; c < suspects.columns().size(); c++) {
      job.progress((double) c / suspects.columns().size());
      ColumnValues column = suspects.columns().get(c);
      if (!column.column().kind().isCoded() || column.size() < 2 || PersonalData.namesPeople(column.column())) {
        continue;
      }
      ColumnValues.Rows rows = column.rows();
      spellings(suspects, c, column, rows);
      if (column.size() <= FEW_VALUES && column.size() <= column.present() * 0.05) {
        lengths(suspects, c, column, rows);
      }
      if (column.size() <= column.present() * 0.7) {
        values(suspects, c, column, rows);
      }
      words(suspects, c, column, rows);
    }
  }

  /** The same letters and digits, written with other case, spaces or signs than most do. */
  private static void spellings(Suspects suspects, int c, ColumnValues column, ColumnValues.Rows rows) {
    Map<String, Integer> usual = new HashMap<>();
    String[] folded = new String[column.size()];
    for (int v = 0; v < folded.length; v++) {
      String plain = PlainText.fold(column.values().get(v)).replace(" ", "");
      folded[v] = plain.isEmpty() ? "" : plain + "|" + PlainText.numbers(column.values().get(v));
      int value = v;
      usual.merge(folded[v], v, (a, b) -> column.counts()[value] > column.counts()[a] ? b : a);
    }
    for (int v = 0; v < folded.length; v++) {
      int best = usual.get(folded[v]);
      if (best != v && !folded[v].isEmpty() && column.counts()[best] >= Math.max(3, 3 * column.counts()[v])) {
        suspects.addAll(c, v, rows, Text.of(Misspellings.class, "error.spelling", column.values().get(best)),
            column.values().get(best), 0.8);
      }
    }
  }

  /**
   * In a column of few values, one written out or cut short where most rows have it the other way: it begins as exactly one
   * of the frequent values does, or that one as it does.
   */
  private static void lengths(Suspects suspects, int c, ColumnValues column, ColumnValues.Rows rows) {
    for (int v = 0; v < column.size(); v++) {
      int other = -1;
      int fits = 0;
      for (int w = 0; w < column.size(); w++) {
        boolean usual = column.counts()[w] >= Math.max(2 * LEAST, OFTENER * column.counts()[v]);
        if (w != v && usual && isCutShort(column.values().get(v), column.values().get(w))) {
          other = w;
          fits++;
        }
      }
      if (fits == 1) {
        String wish = column.values().get(other);
        suspects.addAll(c, v, rows, Text.of(Misspellings.class, "error.length", wish), wish, 0.7);
      }
    }
  }

  /** Whether one is the beginning of the other, both of letters only and at least two letters shorter. */
  private static boolean isCutShort(String a, String b) {
    String one = PlainText.fold(a);
    String two = PlainText.fold(b);
    String brief = one.length() < two.length() ? one : two;
    String full = one.length() < two.length() ? two : one;
    return !brief.isEmpty() && brief.length() + 2 <= full.length() && full.startsWith(brief)
        && full.chars().allMatch(Character::isLetter);
  }

  private static void values(Suspects suspects, int c, ColumnValues column, ColumnValues.Rows rows) {
    Neighbours frequent = new Neighbours();
    for (int v = 0; v < column.size(); v++) {
      if (column.counts()[v] >= LEAST) {
        frequent.add(column.values().get(v), column.counts()[v]);
      }
    }
    for (int v = 0; v < column.size(); v++) {
      String value = column.values().get(v);
      String near = frequent.nearest(value, Math.max(LEAST, TIMES * column.counts()[v]));
      if (near != null) {
        suspects.addAll(c, v, rows, Text.of(Misspellings.class, "error.misspelling", near), near, 0.85);
      }
    }
  }

  /** Words of longer values. */
  private static void words(Suspects suspects, int c, ColumnValues column, ColumnValues.Rows rows) {
    Map<String, Integer> counts = new HashMap<>();
    for (int v = 0; v < column.size(); v++) {
      for (String word : column.values().get(v).split("\\s+")) {
        counts.merge(word, column.counts()[v], Integer::sum);
      }
    }
    Set<String> known = new HashSet<>(column.values());
    Neighbours frequent = new Neighbours();
    counts.forEach((word, n) -> {
      if (n >= 2 * LEAST && word.length() >= 5) {
        frequent.add(word, n);
      }
    });
    for (int v = 0; v < column.size(); v++) {
      String[] parts = column.values().get(v).split("\\s+");
      if (parts.length < 2) {
        continue;
      }
      boolean changed = false;
      for (int w = 0; w < parts.length; w++) {
        int n = counts.get(parts[w]);
        String near = parts[w].length() < 5 ? null : frequent.nearest(parts[w], Math.max(2 * LEAST, 10 * n));
        if (near != null) {
          parts[w] = near;
          changed = true;
        }
      }
      if (changed) {
        String repaired = String.join(" ", parts);
        double sure = known.contains(repaired) ? 0.6 : 0.4;
        suspects.addAll(c, v, rows, Text.of(Misspellings.class, "error.word", repaired), repaired, sure);
      }
    }
  }

  /** Frequent values by the strings that one deletion makes of them: neighbours are found without trying all. */
  private static final class Neighbours {
    private final Map<String, List<String>> byDeletion = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private void add(String value, int count) {
      if (value.length() > 80) {
        return;
      }
      counts.put(value, count);
      for (String key : deletions(value)) {
        byDeletion.computeIfAbsent(key, k -> new ArrayList<>(1)).add(value);
      }
    }

    /** The most frequent value a typing error away that occurs {@code least} times; null if there is none. */
    private String nearest(String value, int least) {
      if (value.length() < 3 || value.length() > 80) {
        return null;
      }
      String best = null;
      for (String key : deletions(value)) {
        for (String near : byDeletion.getOrDefault(key, List.of())) {
          boolean fits = !near.equals(value) && counts.get(near) >= least && isTypingError(value, near) && !areOtherNumbers(value, near);
          if (fits && (best == null || counts.get(near) > counts.get(best)
              || counts.get(near).equals(counts.get(best)) && near.compareTo(best) < 0)) {
            best = near;
          }
        }
      }
      return best;
    }

    /** Whether the same digits make other numbers, as in 12.12 and 12/12: that is no slip of the hand. */
    private static boolean areOtherNumbers(String a, String b) {
      return a.replaceAll("\\D", "").equals(b.replaceAll("\\D", "")) && !PlainText.numbers(a).equals(PlainText.numbers(b));
    }

    private static List<String> deletions(String value) {
      List<String> all = new ArrayList<>(value.length() + 1);
      all.add(value);
      for (int i = 0; i < value.length(); i++) {
        all.add(value.substring(0, i) + value.substring(i + 1));
      }
      return all;
    }

    /** One edit that is no other number and no other number of a noun: digits for digits and a final s are values. */
    private static boolean isTypingError(String value, String near) {
      if (StringDistance.edits(value, near, 1) != 1) {
        return false;
      }
      int from = 0;
      while (from < value.length() && from < near.length() && value.charAt(from) == near.charAt(from)) {
        from++;
      }
      int endA = value.length();
      int endB = near.length();
      while (endA > from && endB > from && value.charAt(endA - 1) == near.charAt(endB - 1)) {
        endA--;
        endB--;
      }
      String a = value.substring(from, endA);
      String b = near.substring(from, endB);
      boolean digitsOnly = (a + b).chars().allMatch(ch -> Character.isDigit(ch) || ch == '.' || ch == ',' || ch == '-');
      boolean plural = (a + b).equalsIgnoreCase("s") && from >= Math.min(value.length(), near.length()) - 1;
      long letters = near.chars().filter(Character::isLetterOrDigit).count();
      boolean shortCode = letters <= 3 || letters <= 4 && a.chars().allMatch(Character::isUpperCase) && !a.isEmpty();
      return !digitsOnly && !plural && !shortCode;
    }
  }
}
