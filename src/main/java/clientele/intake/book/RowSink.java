package clientele.intake.book;

import java.util.BitSet;
import java.util.List;

/** Takes the rows of a table one by one. */
public interface RowSink {
  /**
   * Takes a row.
   *
   * @param line of the file or sheet, from 1
   * @param cells as words, empty for no value; the list may be used again after the call
   */
  void row(long line, List<String> cells);

  /**
   * Takes a row of a table that knows numbers from words that look like one, or that people wrote in words throughout.
   *
   * @param numbers columns whose cell is a number, so written with a point before its decimals and without groups
   */
  default void row(long line, List<String> cells, BitSet numbers) {
    row(line, cells);
  }

  /** Notes rows without anything. */
  default void blank(long rows) {}

  /** Notes a line that is no row of the table but news of the program that wrote the file. */
  default void announce(long line, String raw) {
    refuse(line, raw);
  }

  /** Notes a line that belongs to no row of the table. */
  default void refuse(long line, String raw) {}
}
