package clientele.cleaning.identity;

import clientele.study.Column;
import clientele.study.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which row's value of a column stays when rows of one thing become one; a value always stays before none. */
public enum Survivor {
  FIRST,
  LAST,
  /** The value most rows have; among equals the first. */
  MOST_FREQUENT,
  /** The value with the most characters; among equals the most frequent, then the first. */
  LONGEST,
  /** The value of the row with the latest date. */
  NEWEST,
  LARGEST,
  SMALLEST;

  /** The name on the command line. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rule of that name. */
  public static Optional<Survivor> ofTag(String tag) {
    for (Survivor rule : values()) {
      if (rule.tag().equalsIgnoreCase(tag.strip())) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /**
   * For each group the row whose value stays.
   *
   * @param groups rows of each group, ascending
   * @param days the date of each row, {@link Column#MISSING} where there is none; only NEWEST looks at it
   */
  public int[] choose(Table table, Column column, List<int[]> groups, long[] days) {
    String[] words = table.words(column.name());
    int[] chosen = new int[groups.size()];
    for (int g = 0; g < chosen.length; g++) {
      chosen[g] = choose(words, column, groups.get(g), days);
    }
    return chosen;
  }

  private int choose(String[] words, Column column, int[] rows, long[] days) {
    Map<String, Integer> counts = new HashMap<>();
    for (int row : rows) {
      if (words[row] != null) {
        counts.merge(words[row], 1, Integer::sum);
      }
    }
    int best = -1;
    for (int row : rows) {
      if (words[row] != null && (best < 0 || beats(words, column, row, best, days, counts))) {
        best = row;
      }
    }
    return best < 0 ? rows[0] : best;
  }

  private boolean beats(
      String[] words, Column column, int row, int best, long[] days, Map<String, Integer> counts) {
    String a = words[row];
    String b = words[best];
    return switch (this) {
      case FIRST -> false;
      case LAST -> true;
      case MOST_FREQUENT -> counts.get(a) > counts.get(b);
      case LONGEST -> a.length() > b.length() || a.length() == b.length() && counts.get(a) > counts.get(b);
      case NEWEST -> days[row] > days[best];
      case LARGEST -> compare(column, a, b) > 0;
      case SMALLEST -> compare(column, a, b) < 0;
    };
  }

  private static int compare(Column column, String a, String b) {
    return column.kind().isNumeric() ? Double.compare(Double.parseDouble(a), Double.parseDouble(b)) : a.compareTo(b);
  }
}
