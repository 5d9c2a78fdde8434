package clientele.ledger;

import clientele.base.Text;
import clientele.study.DatasetVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an operation made. All of it becomes visible together, or none of it.
 *
 * @param tables new versions by table name
 * @param artifacts models, summaries and other records by name; stored as JSON
 * @param removed tables and artifacts that are no longer there
 * @param summary one line for the history, e.g. "5 segments, stability 0.84"
 * @param rowsIn rows read
 * @param rowsOut rows kept or made
 * @param rowsRejected rows that could not be taken or were set apart
 */
public record Outcome(
    Map<String, DatasetVersion> tables,
    Map<String, Object> artifacts,
    Set<String> removed,
    Text summary,
    long rowsIn,
    long rowsOut,
    long rowsRejected) {

  /** Begins an outcome with its line for the history. */
  public static Builder of(Text summary) {
    return new Builder(summary);
  }

  /** Collects what an operation made. */
  public static final class Builder {
    private final Text summary;
    private final Map<String, DatasetVersion> tables = new LinkedHashMap<>();
    private final Map<String, Object> artifacts = new LinkedHashMap<>();
    private final Set<String> removed = new TreeSet<>();
    private long in;
    private long out;
    private long rejected;

    private Builder(Text summary) {
      this.summary = summary;
    }

    /** A finished table. */
    public Builder table(DatasetVersion version) {
      tables.put(version.table(), version);
      return this;
    }

    /** Several finished tables. */
    public Builder tables(List<DatasetVersion> versions) {
      versions.forEach(this::table);
      return this;
    }

    /** A record to keep under a name. */
    public Builder artifact(String name, Object value) {
      artifacts.put(name, value);
      return this;
    }

    /** Takes a table or artifact away. */
    public Builder remove(String name) {
      removed.add(name);
      return this;
    }

    /** Rows read, kept or made, and not taken. */
    public Builder rows(long rowsIn, long rowsOut, long rowsRejected) {
      in = rowsIn;
      out = rowsOut;
      rejected = rowsRejected;
      return this;
    }

    /** The outcome. */
    public Outcome done() {
      return new Outcome(
          new LinkedHashMap<>(tables), new LinkedHashMap<>(artifacts), new TreeSet<>(removed), summary, in, out, rejected);
    }
  }

  /** Names of all tables and artifacts that were made. */
  public List<String> names() {
    List<String> names = new ArrayList<>(tables.keySet());
    names.addAll(artifacts.keySet());
    return names;
  }
}
