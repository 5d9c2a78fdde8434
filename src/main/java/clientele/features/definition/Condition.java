package clientele.features.definition;

import java.util.List;

/**
 * What a cell must say for its row to count. A missing cell meets none, as in SQL; words are compared without regard to
 * case and to spaces at their ends.
 *
 * @param column name of a column of the source, or of the table that its products or messages are told of in
 * @param values what it is compared with; one where an order is asked for
 */
public record Condition(String column, Compare compare, List<String> values) {
  public Condition {
    values = List.copyOf(values);
  }

  /** How a cell is compared. */
  public enum Compare {
    /** It is one of the values. */
    ANY_OF,
    /** It is there and none of the values. */
    NONE_OF,
    /** A number or day that is not greater. */
    AT_MOST,
    /** A number or day that is not less. */
    AT_LEAST
  }
}
