package clientele.cleaning.profile;

import clientele.study.Column;
import java.util.List;
import java.util.Optional;

/**
 * What a column holds.
 *
 * @param column name, kind, unit and meaning
 * @param rows of the table
 * @param missing rows without a value
 * @param distinct number of different values
 * @param distinctIsLeast whether there are at least so many: counting stops at a bound for columns of numbers
 * @param top the most frequent values with their rows, the most frequent first
 * @param numbers of a column of numbers or dates: least, quartiles, most, mean
 * @param bars rows in equally wide bins from {@code least} to {@code most}; empty for words
 */
public record ColumnProfile(
    Column column, long rows, long missing, long distinct, boolean distinctIsLeast, List<Value> top,
    Optional<Numbers> numbers, List<Long> bars) {

  /** A value as it is stored in files, and how many rows hold it. */
  public record Value(String words, long rows) {}

  /**
   * Numbers in the unit of the column; days since 1970 for dates, seconds since 1970 for moments.
   *
   * @param sampled whether the quartiles are from every n-th row
   */
  public record Numbers(
      double least, double lower, double median, double upper, double most, double mean, boolean sampled) {}

  /** Share of rows without a value, 0 to 1. */
  public double missingShare() {
    return rows == 0 ? 0 : (double) missing / rows;
  }

  /** Whether every row that has a value has the same. */
  public boolean isConstant() {
    return distinct == 1 && !distinctIsLeast;
  }

  /** Whether every row has a value of its own. */
  public boolean isUnique() {
    return missing == 0 && distinct == rows && !distinctIsLeast;
  }
}
