package clientele.cleaning.profile;

import clientele.study.Meaning;
import java.util.List;

/**
 * How the rows of one table find theirs in another by a key.
 *
 * @param from the table whose rows look for a partner
 * @param fromColumn its key
 * @param to the table that is looked into
 * @param toColumn its key
 * @param meaning of the key
 * @param rows of {@code from}
 * @param withoutKey rows of {@code from} whose key is missing
 * @param orphans rows of {@code from} whose key is not in {@code to}
 * @param orphanKeys different keys among the orphans
 * @param examples of such keys
 * @param looselyFound orphans that would be found if case, spaces, leading zeros and a trailing {@code .0} did not count
 * @param keys different keys of {@code to}
 * @param repeatedKeys keys that stand in more than one row of {@code to}
 * @param unusedKeys keys of {@code to} that no row of {@code from} has
 */
public record Join(
    String from, String fromColumn, String to, String toColumn, Meaning meaning, long rows, long withoutKey,
    long orphans, long orphanKeys, List<String> examples, long looselyFound, long keys, long repeatedKeys,
    long unusedKeys) {

  /** How many rows of one side stand against how many of the other. */
  public enum Cardinality {
    ONE_TO_ONE,
    MANY_TO_ONE,
    MANY_TO_MANY
  }

  /** Share of the rows with a key that find no partner, 0 to 1. */
  public double orphanShare() {
    return rows == withoutKey ? 0 : (double) orphans / (rows - withoutKey);
  }

  /** Whether the keys of the two files are the same but for how they are written. */
  public boolean differsInWriting() {
    return orphans > 0 && looselyFound * 2 > orphans;
  }

  /** The cardinality as it stands. */
  public Cardinality cardinality() {
    if (repeatedKeys > 0) {
      return Cardinality.MANY_TO_MANY;
    }
    long used = keys - unusedKeys;
    return rows - withoutKey - orphans <= used ? Cardinality.ONE_TO_ONE : Cardinality.MANY_TO_ONE;
  }
}
