package clientele.study;

import java.util.BitSet;
import java.util.List;

/**
 * Makes a new version of a table from an existing one; columns that are not named stay shared with it. Rows are those
 * the table shows, counted from 0 over all its chunks.
 */
public interface TableEdit {
  /** Keeps only these rows; the others are set apart, not lost: an earlier version still has them. */
  TableEdit keep(BitSet rows);

  /**
   * Adds a column, or replaces the one of the same name.
   *
   * @param chunks values chunk by chunk, aligned with the chunks of the table
   * @param dictionary the values of a coded column; null for others
   */
  TableEdit put(Column column, List<Chunk> chunks, Dictionary dictionary);

  /** Leaves a column out. */
  TableEdit drop(String column);

  /** Gives a column other properties (name, unit, meaning) without touching its values. */
  TableEdit describe(String column, Column described);

  /** Makes the result another table, which shares the stored columns, instead of a new version of this one. */
  TableEdit as(String table, Role role);

  /** Ends the edit. */
  DatasetVersion finish();
}
