package clientele.analysis.data.tables;

import clientele.base.Text;
import clientele.cleaning.Finding;
import clientele.study.StudyView;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rows steps left out of a table without keeping them in a table of their own, by reason, for the report.
 *
 * @param reasons in the order they first came up
 */
public record LeftOut(List<Reason> reasons) {
  /**
   * Rows left out for one reason.
   *
   * @param words as {@link Text#encode} writes them
   */
  public record Reason(String words, long rows) {
    public Text text() {
      return Text.decode(words);
    }
  }

  public LeftOut {
    reasons = List.copyOf(reasons);
  }

  /** Name of the artifact that goes with a table. */
  public static String name(String table) {
    return "left-out:" + table;
  }

  /** What was left out of a table so far. */
  public static LeftOut of(StudyView study, String table) {
    return study.artifact(name(table), LeftOut.class).orElse(new LeftOut(List.of()));
  }

  /** With the rows of findings; a row found for several reasons counts for the first. */
  public LeftOut and(List<Finding> findings) {
    LeftOut all = this;
    BitSet seen = new BitSet();
    for (Finding finding : findings) {
      BitSet fresh = (BitSet) finding.rows().clone();
      fresh.andNot(seen);
      seen.or(fresh);
      all = all.and(finding.reason(), fresh.cardinality());
    }
    return all;
  }

  /** With more rows of one reason. */
  public LeftOut and(Text reason, long rows) {
    Map<String, Long> counts = new LinkedHashMap<>();
    reasons.forEach(r -> counts.put(r.words(), r.rows()));
    if (rows > 0) {
      counts.merge(reason.encode(), rows, Long::sum);
    }
    List<Reason> all = new ArrayList<>();
    counts.forEach((words, count) -> all.add(new Reason(words, count)));
    return new LeftOut(all);
  }

  /** Rows of all reasons. */
  public long rows() {
    return reasons.stream().mapToLong(Reason::rows).sum();
  }
}
