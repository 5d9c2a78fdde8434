package clientele.features.definition;

/** From when on a row tells of a customer. */
public enum KnownAt {
  /** A purchase from its day on; that it came back from the day of the return on. */
  PURCHASE_AND_RETURN,
  /** A row from its day on. */
  ROW
}
