package clientele.study;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * The port through which columns are kept: each column and each row selection is written once, never changed, and
 * known by a number. What is written belongs to no table until a ledger entry names it; until then it is invisible and
 * dropped at the next opening.
 */
public interface StudyStore extends AutoCloseable {
  /** Begins a column. */
  ColumnSink newColumn(Kind kind);

  /** Rows of each chunk of a column. */
  int[] layout(long column);

  /**
   * A chunk of a column.
   *
   * @throws clientele.base.ProblemException {@code STORE-DAMAGED} if its stored sum does not agree
   */
  Chunk chunk(long column, int index);

  /** The dictionary of a coded column. */
  Dictionary dictionary(long column);

  /** Keeps a row selection, one bit set per chunk of the columns it goes with, and returns its number. */
  long putSelection(List<BitSet> chunks);

  /** The selected rows of a chunk. */
  BitSet selection(long selection, int index);

  /** SHA-256 over the values of a column or selection, in hex: equal values have equal digests. */
  String digest(long id);

  /** Drops columns and selections that came to nothing. */
  void discard(Collection<Long> ids);

  /** What was read from versions of tables and may be read again; a store that shares nothing gives an empty one. */
  default SharedReadings readings(Collection<DatasetVersion> of) {
    return new SharedReadings();
  }

  @Override
  void close();

  /** Takes the chunks of one column. */
  interface ColumnSink {
    /** Adds a chunk in the shape of the column's kind. */
    void append(Chunk chunk);

    /** Gives the dictionary of a coded column. */
    void dictionary(Dictionary dictionary);

    /** Number of the column. */
    long id();

    /** Ends the column. */
    void finish();
  }
}
