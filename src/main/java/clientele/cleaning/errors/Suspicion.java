package clientele.cleaning.errors;

import clientele.base.Text;

/**
 * A cell that is probably wrong.
 *
 * @param row from 0
 * @param column place of the column
 * @param value as it stands; empty for a missing one
 * @param reason in words
 * @param suggestion what it should probably be; empty if that cannot be told
 * @param sure that the cell is wrong, from 0 to 1
 * @param suggestionSure that the suggestion is right, from 0 to {@code sure}; 0 without one
 * @param clears whether the suggestion is that the cell has no value
 */
public record Suspicion(
    int row, int column, String value, Text reason, String suggestion, double sure, double suggestionSure,
    boolean clears) {
  /** Whether something can be put in the place of what stands there. */
  public boolean hasSuggestion() {
    return clears || !suggestion.isEmpty();
  }
}
