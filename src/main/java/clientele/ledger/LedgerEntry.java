package clientele.ledger;

import clientele.base.Messages;
import clientele.base.Text;
import clientele.study.DatasetVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step that was done, with everything needed to do it again and to say where its figures come from.
 *
 * @param number its number in this study, from 1
 * @param parent number of the step before; 0 for the first
 * @param operation id of the operation
 * @param version version of the operation
 * @param parameters as a JSON object
 * @param inputs fingerprint of each table and artifact it read, by name
 * @param outputs what it made or took away, by name
 * @param seed of its random streams
 * @param environment versions of the program, Java, libraries and the system
 * @param started when
 * @param millis how long it took
 * @param rowsIn rows read
 * @param rowsOut rows made or kept
 * @param rowsRejected rows not taken
 * @param summary line for the history
 * @param warnings what the person had to know, each as {@link Text#encode} writes it (English lines in older studies)
 * @param override reason given to pass a guard rail
 * @param chain SHA-256 over this entry and the chain of its parent: a changed entry breaks it
 */
public record LedgerEntry(
    long number,
    long parent,
    String operation,
    int version,
    String parameters,
    Map<String, String> inputs,
    Map<String, Output> outputs,
    long seed,
    Map<String, String> environment,
    Instant started,
    long millis,
    long rowsIn,
    long rowsOut,
    long rowsRejected,
    Text summary,
    List<String> warnings,
    Optional<String> override,
    String chain) {

  /** Stands among the warnings of a step that had seen somebody who was erased later. */
  public static final Text SAW_ERASED = Text.of(LedgerEntry.class, "erasure.seen");

  /** Whether it had seen somebody who was erased later, so that it can no longer give what it gave. */
  public boolean sawErased() {
    return warnings.contains(SAW_ERASED.encode());
  }

  /** The line for the history; the title of the step where an earlier version stored other values than its words need. */
  public Text told(Text title) {
    return Messages.fits(summary) ? summary : title;
  }

  /** What the person had to know, as words. */
  public List<Text> warned() {
    return warnings.stream().map(Text::decode).toList();
  }

  /**
   * Something a step made or took away.
   *
   * @param table the version, if it is a table
   * @param artifact number of the stored JSON, if it is an artifact
   * @param fingerprint of its content; empty if it was taken away
   */
  public record Output(Optional<DatasetVersion> table, Optional<Long> artifact, String fingerprint) {
    /** Marks something that was taken away. */
    public static final Output REMOVED = new Output(Optional.empty(), Optional.empty(), "");

    /** Whether it was taken away. */
    public boolean removed() {
      return table.isEmpty() && artifact.isEmpty();
    }
  }
}
