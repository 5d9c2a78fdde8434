package clientele.features.definition;

/**
 * How inputs become one number per customer. Of order lines: orders that were not cancelled and did not come back wholly by
 * the cut-off, with lines that did not come back. Of other tables: their rows.
 */
public enum Aggregate {
  /** Orders, or rows; 0 where there are none. */
  COUNT,
  /** Money less what came back of the same orders, pieces likewise, or the numbers of a column. */
  SUM,
  /** All money paid less all that was paid back, of which purchase ever. */
  BALANCE,
  /** Per order: money, pieces or lines; or the mean of a column's numbers. */
  MEAN,
  /** Different values. */
  DISTINCT,
  /** Orders or rows that the filter takes, over all in the window, 0 to 1. */
  SHARE_OF_ALL,
  /** Share of lines in the largest category, 0 to 1. */
  TOP_SHARE,
  /** Returned lines over all lines, 0 to 1. */
  RETURNED_SHARE,
  /** Days from the last to the cut-off. */
  DAYS_SINCE_LAST,
  /** Days from the first to the cut-off. */
  DAYS_SINCE_FIRST,
  /** Median number of days between two days with an order. */
  MEDIAN_GAP,
  /** Natural logarithm of the mean later gap over the mean earlier gap. */
  GAP_TREND,
  /** Days since the last order over the median gap. */
  RECENCY_OVER_GAP
}
