package clientele.cleaning.formula;

/** A part of a formula that has been checked. */
interface Expression {
  /** What it gives. */
  Type type();

  /** Its value in a row; null where missing. */
  Object value(Cells row);

  /** The values of the row that is being computed, by the place of the column in the table. */
  interface Cells {
    /** A Double, String, Long (day) or Boolean; null where missing. */
    Object at(int column);
  }

  /** Work on a row. */
  interface Work {
    Object value(Cells row);
  }

  /** An expression of a type. */
  static Expression of(Type type, Work work) {
    return new Expression() {
      @Override
      public Type type() {
        return type;
      }

      @Override
      public Object value(Cells row) {
        return work.value(row);
      }
    };
  }
}
