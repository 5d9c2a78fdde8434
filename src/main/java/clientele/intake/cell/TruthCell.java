package clientele.intake.cell;

import clientele.base.YesNo;
import java.util.Optional;

/** A cell read as yes or no, by an import and by the steps that come after it. */
public final class TruthCell {
  private TruthCell() {}

  /** Whether a cell says yes; empty if it says neither yes nor no. */
  public static Optional<Boolean> of(String cell) {
    return YesNo.of(cell);
  }
}
