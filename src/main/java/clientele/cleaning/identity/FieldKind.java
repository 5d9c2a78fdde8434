package clientele.cleaning.identity;

/** How the values of a column are compared. */
enum FieldKind {
  /** Words: names, titles, addresses. */
  TEXT(6),
  /** A word with digits that is typed, not measured: postcode, contract, serial number. */
  CODE(4),
  PHONE(4),
  EMAIL(4),
  DATE(4),
  /** A measured number. */
  NUMBER(4);

  private final int levels;

  FieldKind(int levels) {
    this.levels = levels;
  }

  /** Number of agreement levels, 0 the best; one more stands for "missing in one of the two". */
  int levels() {
    return levels;
  }
}
