package clientele.study;

import clientele.base.Text;

/** What the values of a column are and how a chunk of them is held in memory. */
public enum Kind {
  /** Whole numbers: {@code long[]}, {@link Column#MISSING} where there is none. */
  INTEGER,
  /** Exact decimals, such as money: {@code long[]} in units of 10^-scale. */
  DECIMAL,
  /** Measured or computed numbers: {@code double[]}, NaN where there is none. */
  REAL,
  /** Days: {@code long[]} since 1970-01-01. */
  DATE,
  /** Local date and time: {@code long[]} seconds since 1970-01-01T00:00. */
  TIME,
  /** Yes or no: {@code long[]} of 1 and 0. */
  BOOLEAN,
  /** Words, ids, phone numbers: {@code int[]} codes into the column's dictionary, -1 where there is none. */
  TEXT,
  /** As TEXT, but each entry is an encoded {@link clientele.base.Text}, shown in the reader's language. */
  PHRASE;

  /** Its name for people. */
  public Text words() {
    return Text.of(Kind.class, "kind." + name());
  }

  /** Whether values are codes into a dictionary. */
  public boolean isCoded() {
    return this == TEXT || this == PHRASE;
  }

  /** Whether values can be averaged. */
  public boolean isNumeric() {
    return this == INTEGER || this == DECIMAL || this == REAL;
  }

  /** Whether values are days or moments. */
  public boolean isTemporal() {
    return this == DATE || this == TIME;
  }
}
