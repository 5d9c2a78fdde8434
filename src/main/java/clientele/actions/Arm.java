package clientele.actions;

import clientele.study.Column;
import clientele.study.Kind;

/** What happens to a customer of an action list, as the column {@link #COLUMN} of the list says it. */
public enum Arm {
  /** To be contacted. */
  CALL("call"),
  /** Held out at random, so that the effect can be told later; stays in the study unless asked for. */
  CONTROL("control");

  /** Name of the column. */
  public static final String COLUMN = "group";

  private final String word;

  Arm(String word) {
    this.word = word;
  }

  /** The column of a list that says it. */
  public static Column column() {
    return Column.of(COLUMN, Kind.TEXT);
  }

  /** As it stands in the column. */
  public String word() {
    return word;
  }

  /** Whether a cell of the column says this. */
  public boolean is(String cell) {
    return word.equals(cell);
  }
}
