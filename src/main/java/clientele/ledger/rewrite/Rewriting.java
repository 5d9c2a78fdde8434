package clientele.ledger.rewrite;

import clientele.ledger.Journal;
import clientele.ledger.LedgerEntry;
import clientele.study.Chunk;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.StudyStore;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/**
 * Says how a study is written anew into a fresh file. What it does not touch is taken over as it is; the old file is
 * forgotten once the new one was read through.
 */
@FunctionalInterface
public interface Rewriting {
  /** Writes what is to be different into the fresh file and says which history it has. */
  Rewritten run(Old old, Fresh fresh);

  /**
   * The study as it is.
   *
   * @param entries its history, branches set aside included
   * @param position where it stands
   * @param store its columns and selections
   * @param artifact the JSON of an artifact, by number
   * @param code a code that only this study can make of a value
   * @param now the time
   */
  record Old(
      List<LedgerEntry> entries, Journal.Position position, StudyStore store, LongFunction<String> artifact,
      UnaryOperator<String> code, Instant now) {}

  /**
   * The study as it will be.
   *
   * @param entries its history; each is linked to its parent anew
   * @param position where it stands
   * @param purge whether its copies are to go too, because they hold what must not be there
   */
  record Rewritten(List<LedgerEntry> entries, Journal.Position position, boolean purge) {}

  /** The file that is being written. */
  interface Fresh {
    /** Puts a column in the place of the one with its number. */
    void column(long id, Kind kind, List<Chunk> chunks, Optional<Dictionary> dictionary);

    /** Puts a selection in the place of the one with its number, or under a new one. */
    void selection(long id, List<BitSet> chunks);

    /** Puts an artifact in the place of the one with its number. */
    void artifact(long id, String json);

    /** Leaves an item out. */
    void drop(long id);

    /** A number that no item has. */
    long number();

    /** The digest of an item as it will be. */
    String digest(long id);
  }
}
