package clientele.shell;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Everything that can be found by typing, in English, Chinese, pinyin or initials, whatever the language shown. */
public final class PaletteIndex {
  /** Kinds of hits, in the order they are listed. */
  public enum Kind {
    PLACE,
    ACTION,
    COMMAND,
    DATA,
    FIGURE,
    CUSTOMER
  }

  /**
   * Something to be found.
   *
   * @param id of the operation, place, table, customer, or what is done
   * @param title its name
   * @param detail what it is, muted beside it
   * @param icon Ikonli literal
   * @param keys other words it is found by, in both languages
   */
  public record Entry(Kind kind, String id, Text title, Text detail, String icon, Text keys) {
    /** An entry that is found by its name alone. */
    public Entry(Kind kind, String id, Text title, Text detail, String icon) {
      this(kind, id, title, detail, icon, Text.literal(""));
    }
  }

  /** An entry with the stretch of its title that was typed; length 0 if another spelling was. */
  public record Hit(Entry entry, int from, int length) {}

  /** What is there in such numbers that it is listed only when it is looked for. */
  private static final Set<Kind> SEARCHED = Set.of(Kind.DATA, Kind.FIGURE, Kind.CUSTOMER);

  private record Keyed(Entry entry, List<String> keys) {}

  private final List<Keyed> all;

  /**
   * An index.
   *
   * @param pinyin gives the Latin spellings of Chinese words, separated by spaces
   */
  public PaletteIndex(List<Entry> entries, UnaryOperator<String> pinyin) {
    List<Keyed> keyed = new ArrayList<>();
    for (Entry entry : entries) {
      List<String> keys = new ArrayList<>();
      keys.add(entry.id().toLowerCase(Locale.ROOT));
      for (Language language : Language.values()) {
        keys.add(Messages.render(entry.keys(), language).toLowerCase(Locale.ROOT));
        String title = Messages.render(entry.title(), language).toLowerCase(Locale.ROOT);
        keys.add(title);
        for (String spelling : pinyin.apply(title).split(" ")) {
          if (!spelling.isBlank()) {
            keys.add(spelling);
          }
        }
      }
      keyed.add(new Keyed(entry, List.copyOf(keys)));
    }
    all = List.copyOf(keyed);
  }

  /** The hits of a query, by kind, the best of each kind first; without a query all places, commands and what can be done. */
  public List<Hit> search(String query, Language shown, int most) {
    String wanted = query.strip().toLowerCase(Locale.ROOT);
    List<Scored> scored = new ArrayList<>();
    for (Keyed keyed : all) {
      int score = wanted.isEmpty() ? (SEARCHED.contains(keyed.entry().kind()) ? -1 : 0) : score(keyed.keys(), wanted);
      if (score >= 0) {
        String title = Messages.render(keyed.entry().title(), shown);
        int from = wanted.isEmpty() ? -1 : title.toLowerCase(Locale.ROOT).indexOf(wanted);
        scored.add(new Scored(new Hit(keyed.entry(), Math.max(0, from), from < 0 ? 0 : wanted.length()), score));
      }
    }
    return scored.stream()
        .sorted(Comparator.comparing((Scored s) -> s.hit().entry().kind()).thenComparingInt(Scored::score))
        .map(Scored::hit)
        .limit(most)
        .toList();
  }

  /** 0 for a key that begins with it, 1 for a word that does, 2 for anywhere, 3 for its letters in order; −1 for none. */
  private static int score(List<String> keys, String wanted) {
    int best = Integer.MAX_VALUE;
    for (String key : keys) {
      int at = key.indexOf(wanted);
      if (at == 0) {
        return 0;
      }
      if (at > 0) {
        best = Math.min(best, Character.isLetterOrDigit(key.charAt(at - 1)) ? 2 : 1);
      } else if (wanted.length() >= 3 && inOrder(key, wanted)) {
        best = Math.min(best, 3);
      }
    }
    return best == Integer.MAX_VALUE ? -1 : best;
  }

  /** Whether the letters are the starts of words of the key, in order. */
  private static boolean inOrder(String key, String wanted) {
    StringBuilder starts = new StringBuilder();
    for (String word : key.split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty()) {
        starts.append(word.charAt(0));
      }
    }
    return starts.toString().startsWith(wanted);
  }

  private record Scored(Hit hit, int score) {}
}
