package clientele.analysis.data.identity;

import clientele.base.Text;
import clientele.cleaning.identity.RecordIds;
import clientele.study.Column;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The duplicates that were found in a table, as a person looks at them.
 *
 * @param table they were found in
 * @param rows of it, with those of a second table if two were looked at together
 * @param things different ones among the rows
 * @param doubtful pairs that a person should look at, the most doubtful first
 * @param sure pairs that were put together without doubt
 * @param mergeable whether they can be merged: they are of one table, which has not changed since
 */
public record FoundDuplicates(
    String table, long rows, long things, List<Pair> doubtful, List<Pair> sure, boolean mergeable) {

  /**
   * A pair of rows.
   *
   * @param score how sure it is that the two are the same, 0 to 1
   * @param merged whether they are in one group
   * @param why in words, column by column
   */
  public record Pair(String a, String b, double score, boolean merged, Text why) {
    /** The pair as decisions name it. */
    public String key() {
      return a + "|" + b;
    }
  }

  /** A column of two rows side by side. */
  public record Side(Column column, String a, String b) {
    /** Whether both rows say the same there. */
    public boolean same() {
      return a.equals(b);
    }
  }

  /** What was found last; empty if nobody looked yet or the table is gone. */
  public static Optional<FoundDuplicates> of(StudyView study) {
    Optional<FindDuplicates.Run> run = study.artifact(FindDuplicates.RUN, FindDuplicates.Run.class);
    Optional<Table> duplicates = study.find(IdentityTables.DUPLICATES);
    if (run.isEmpty() || duplicates.isEmpty() || study.outline().table(run.get().table()).isEmpty()) {
      return Optional.empty();
    }
    HashSet<String> things = new HashSet<>(List.of(duplicates.get().words("entity_id")));
    boolean stale = study.outline().stale().contains(IdentityTables.DUPLICATES);
    return Optional.of(new FoundDuplicates(
        run.get().table(), duplicates.get().rows(), things.size(), pairs(study, IdentityTables.REVIEW),
        pairs(study, IdentityTables.WHY), !stale && run.get().with().isEmpty()));
  }

  /** The two rows of a pair, column by column; empty if one of them is no longer there. */
  public List<Side> sides(Pair pair, StudyView study) {
    Table rows = study.table(table);
    Map<String, Integer> places = new HashMap<>();
    String[] ids = RecordIds.of(rows);
    for (int i = 0; i < ids.length; i++) {
      places.put(ids[i], i);
    }
    Integer a = places.get(pair.a);
    Integer b = places.get(pair.b);
    List<Side> sides = new ArrayList<>();
    if (a != null && b != null) {
      for (Column column : rows.columns()) {
        String[] words = rows.words(column.name());
        sides.add(new Side(column, words[a] == null ? "" : words[a], words[b] == null ? "" : words[b]));
      }
    }
    return sides;
  }

  private static List<Pair> pairs(StudyView study, String name) {
    Optional<Table> found = study.find(name);
    if (found.isEmpty()) {
      return List.of();
    }
    Table table = found.get();
    String[] a = table.words("a");
    String[] b = table.words("b");
    double[] scores = table.reals("score");
    long[] merged = table.longs("merged");
    String[] why = table.words("why");
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      Text words = why[i] == null ? Text.literal("") : Text.decode(why[i]);
      pairs.add(new Pair(a[i], b[i], scores[i], merged[i] == 1, words));
    }
    return pairs;
  }
}
