package clientele.analysis.data.columns;

import clientele.cleaning.personal.PersonalData;
import clientele.cleaning.values.ValueClusters;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Values of the columns of a table that are written in several ways, to be looked through before they are merged.
 *
 * @param column the column
 * @param clusters groups of values, the one that most rows have first
 */
public record Spellings(Column column, List<Group> clusters) {
  /**
   * Values that are probably one.
   *
   * @param values the most frequent first
   * @param rows rows of each
   * @param alike whether they differ by case, width, signs and order of words only
   */
  public record Group(List<String> values, List<Integer> rows, boolean alike) {
    /** Rows whose value would change. */
    public long changing(String target) {
      long changing = 0;
      for (int v = 0; v < values.size(); v++) {
        changing += values.get(v).equals(target) ? 0 : rows.get(v);
      }
      return changing;
    }
  }

  private static final int MOST_VALUES = 50_000;

  /** Looks through the columns of words whose values repeat; keys, free texts and what tells who somebody is are left out. */
  public static List<Spellings> of(Table table, JobContext job) {
    List<Spellings> found = new ArrayList<>();
    List<Column> columns = table.columns();
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      JobContext part = job.part((double) c / columns.size(), (c + 1.0) / columns.size());
      if (column.kind() == Kind.TEXT && !isKeyOrText(column) && !PersonalData.saysWho(column)) {
        List<Group> groups = groups(table, column, part);
        if (!groups.isEmpty()) {
          found.add(new Spellings(column, groups));
        }
      }
    }
    return found;
  }

  private static boolean isKeyOrText(Column column) {
    return column.means(Meaning.CUSTOMER_ID) || column.means(Meaning.ORDER_ID) || column.means(Meaning.FEEDBACK_ID)
        || column.means(Meaning.PRODUCT_ID) || column.means(Meaning.TEXT);
  }

  private static List<Group> groups(Table table, Column column, JobContext job) {
    Dictionary words = table.dictionary(column.name());
    if (words.size() < 2 || words.size() > MOST_VALUES || words.size() > 0.9 * table.rows()) {
      return List.of();
    }
    int[] rows = new int[words.size()];
    for (int code : table.codes(column.name())) {
      if (code >= 0) {
        rows[code]++;
      }
    }
    List<String> values = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (int code = 0; code < rows.length; code++) {
      if (rows[code] > 0) {
        values.add(words.get(code));
        counts.add(rows[code]);
      }
    }
    int[] present = counts.stream().mapToInt(Integer::intValue).toArray();
    Set<Set<String>> alike = new HashSet<>();
    ValueClusters.find(values, present, ValueClusters.Method.FINGERPRINT, job).forEach(c -> alike.add(Set.copyOf(c.values())));
    return ValueClusters.find(values, present, ValueClusters.Method.AUTO, job).stream()
        .map(c -> new Group(c.values(), c.rows(), alike.contains(Set.copyOf(c.values()))))
        .toList();
  }
}
