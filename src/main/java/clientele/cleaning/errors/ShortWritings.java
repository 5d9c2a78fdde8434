package clientele.cleaning.errors;

import clientele.base.Text;
import clientele.cleaning.personal.PersonalData;
import clientele.cleaning.values.PlainText;
import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of which some rows have the short form and some the full one, as "J. Clin. Med." and "Journal of Clinical Medicine", NY
 * and New York, DE and Germany. Which of the two a column has is decided over all its pairs; the rarer is told.
 */
final class ShortWritings {
  private static final int MOST_VALUES = 20_000;
  private static final int LEAST_ROWS = 20;
  private static final int PAIRED_ROWS = 6;
  private static final int LONGEST_PART = 5;
  private static final double RARER = 0.4;
  private static final Set<String> LITTLE =
      Set.of("of", "the", "and", "for", "in", "on", "a", "an", "de", "la", "le", "du", "des", "et", "der", "die", "das", "und", "fur", "y", "di", "e", "to");
  private static final String STATES =
      "al alabama,ak alaska,az arizona,ar arkansas,ca california,co colorado,ct connecticut,de delaware,fl florida,ga georgia,hi hawaii,"
          + "id idaho,il illinois,in indiana,ia iowa,ks kansas,ky kentucky,la louisiana,me maine,md maryland,ma massachusetts,mi michigan,"
          + "mn minnesota,ms mississippi,mo missouri,mt montana,ne nebraska,nv nevada,nh new hampshire,nj new jersey,nm new mexico,"
          + "ny new york,nc north carolina,nd north dakota,oh ohio,ok oklahoma,or oregon,pa pennsylvania,ri rhode island,sc south carolina,"
          + "sd south dakota,tn tennessee,tx texas,ut utah,vt vermont,va virginia,wa washington,wv west virginia,wi wisconsin,wy wyoming,"
          + "dc district of columbia";

  private static final Map<String, Set<String>> CODES = codes();

  private ShortWritings() {}

  /** Ways in which a name is shortened, each with the pairs that must be seen before it is believed. */
  private enum Way {
    WORDS(3), INITIALS(3), CODES(2);

    private final int pairs;

    Way(int pairs) {
      this.pairs = pairs;
    }
  }

  static void find(Suspects suspects, JobContext job) {
    for (int c = 0; c < suspects.columns().size(); c++) {
      job.progress((double) c / suspects.columns().size());
      ColumnValues column = suspects.columns().get(c);
      if (column.column().kind().isCoded() && column.present() >= LEAST_ROWS && column.size() > 1
          && column.size() <= MOST_VALUES && column.size() <= column.present() * 0.7 && !PersonalData.namesPeople(column.column())) {
        for (Way way : Way.values()) {
          look(suspects, c, column, way);
        }
      }
    }
  }

  private static void look(Suspects suspects, int c, ColumnValues column, Way way) {
    Map<String, List<Integer>> byInitials = new HashMap<>();
    Map<String, List<Integer>> byName = new HashMap<>();
    List<String[]> words = new ArrayList<>();
    for (int v = 0; v < column.size(); v++) {
      String value = column.values().get(v);
      words.add(words(value));
      if (words.get(v).length > 1) {
        byInitials.computeIfAbsent(initials(words.get(v)), k -> new ArrayList<>()).add(v);
      }
      byName.computeIfAbsent(PlainText.fold(value), k -> new ArrayList<>()).add(v);
    }
    int[] fullOf = new int[column.size()];
    boolean[] open = new boolean[column.size()];
    Arrays.fill(fullOf, -1);
    Set<Integer> fulls = new HashSet<>();
    long shortRows = 0;
    for (int v = 0; v < fullOf.length; v++) {
      Set<Integer> candidates = candidates(column, v, way, words, byInitials, byName);
      if (candidates.size() == 1) {
        fullOf[v] = candidates.iterator().next();
        fulls.add(fullOf[v]);
        shortRows += column.counts()[v];
      } else {
        open[v] = candidates.size() > 1;
      }
    }
    long fullRows = fulls.stream().mapToLong(f -> column.counts()[f]).sum();
    boolean shortUsual = shortRows > fullRows;
    if (fulls.size() < way.pairs || shortRows < PAIRED_ROWS || fullRows < PAIRED_ROWS || Math.min(shortRows, fullRows) > RARER * (shortRows + fullRows)) {
      return;
    }
    ColumnValues.Rows rows = column.rows();
    double share = (double) Math.max(shortRows, fullRows) / (shortRows + fullRows);
    for (int v = 0; v < fullOf.length; v++) {
      if (fullOf[v] >= 0 && !shortUsual) {
        String wish = column.values().get(fullOf[v]);
        suspects.offerAll(c, v, rows, Text.of(ShortWritings.class, "error.short", wish), wish, 0.5 + 0.4 * share);
      } else if (open[v] && !shortUsual) {
        suspects.offerAll(c, v, rows, Text.of(ShortWritings.class, "error.short-of-several"), "", 0.4 + 0.3 * share);
      }
    }
    for (int full : shortUsual ? fulls : Set.<Integer>of()) {
      int best = -1;
      for (int v = 0; v < fullOf.length; v++) {
        best = fullOf[v] == full && (best < 0 || column.counts()[v] > column.counts()[best]) ? v : best;
      }
      String wish = column.values().get(best);
      suspects.offerAll(c, full, rows, Text.of(ShortWritings.class, "error.full", wish), wish, 0.5 + 0.4 * share);
    }
  }

  /** Values that value {@code v} may be the short form of. */
  private static Set<Integer> candidates(
      ColumnValues column, int v, Way way, List<String[]> words, Map<String, List<Integer>> byInitials, Map<String, List<Integer>> byName) {
    Set<Integer> found = new HashSet<>();
    String value = column.values().get(v).strip();
    String folded = PlainText.fold(value);
    boolean capitals = value.chars().filter(Character::isLetter).allMatch(Character::isUpperCase);
    if (value.chars().anyMatch(Character::isDigit)) {
      return found;
    }
    switch (way) {
      case WORDS -> {
        String[] own = words.get(v);
        for (int other : own.length > 1 ? byInitials.get(initials(own)) : List.<Integer>of()) {
          boolean fewer = allWords(value) <= allWords(column.values().get(other));
          if (other != v && fewer && shortens(own, words.get(other))) {
            found.add(other);
          }
        }
      }
      case INITIALS -> {
        if (capitals && folded.matches("\\p{L}{3,8}")) {
          found.addAll(byInitials.getOrDefault(folded, List.of()));
        }
      }
      case CODES -> {
        for (String name : capitals ? CODES.getOrDefault(folded, Set.of()) : Set.<String>of()) {
          found.addAll(byName.getOrDefault(name, List.of()));
        }
      }
    }
    found.remove(v);
    return found;
  }

  private static int allWords(String value) {
    return value.strip().split("[\\s-]+").length;
  }

  private static String[] words(String value) {
    return Arrays.stream(PlainText.fold(value).split("[^\\p{L}\\p{Nd}]+"))
        .filter(w -> !w.isEmpty() && !LITTLE.contains(w))
        .toArray(String[]::new);
  }

  private static String initials(String[] words) {
    StringBuilder initials = new StringBuilder();
    for (String word : words) {
      initials.appendCodePoint(word.codePointAt(0));
    }
    return initials.toString();
  }

  /**
   * Whether each word is the other one, or at least two letters shorter and of at most five, its beginning or what is left of
   * it between its first and last letter; some word is.
   */
  static boolean shortens(String[] brief, String[] full) {
    if (brief.length != full.length) {
      return false;
    }
    int less = 0;
    for (int i = 0; i < brief.length; i++) {
      String a = brief[i];
      String b = full[i];
      if (a.equals(b)) {
        continue;
      }
      if (a.length() > LONGEST_PART || a.length() + 2 > b.length() || !b.chars().allMatch(Character::isLetter) || !isWithin(a, b)) {
        return false;
      }
      less++;
    }
    return less > 0;
  }

  private static boolean isWithin(String letters, String word) {
    int at = 0;
    for (int i = 0; i < word.length() && at < letters.length(); i++) {
      at += word.charAt(i) == letters.charAt(at) ? 1 : 0;
    }
    boolean ends = letters.charAt(letters.length() - 1) == word.charAt(word.length() - 1);
    return word.startsWith(letters) || at == letters.length() && letters.charAt(0) == word.charAt(0) && ends;
  }

  /** Names by the folded codes that stand for them: countries, and the states of the United States. */
  private static Map<String, Set<String>> codes() {
    Map<String, Set<String>> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      String name = PlainText.fold(country.getDisplayCountry(Locale.ENGLISH));
      for (String each : List.of(code, country.getISO3Country())) {
        codes.computeIfAbsent(PlainText.fold(each), k -> new HashSet<>()).add(name);
      }
    }
    for (String state : STATES.split(",")) {
      codes.computeIfAbsent(state.substring(0, 2), k -> new HashSet<>()).add(state.substring(3));
    }
    codes.computeIfAbsent("uk", k -> new HashSet<>()).add("united kingdom");
    return codes;
  }
}
