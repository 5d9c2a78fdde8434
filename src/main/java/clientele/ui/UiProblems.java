package clientele.ui;

import clientele.base.Problem;
import clientele.base.ProblemCode;
import clientele.base.Unforeseen;

/** What can go wrong in a view that nothing below it foresaw. */
public final class UiProblems {
  /** An error nobody foresaw. */
  public static final ProblemCode UNEXPECTED = ProblemCode.of(UiProblems.class, "UI-UNEXPECTED");
  /** There is no Chinese face on this computer. */
  public static final ProblemCode NO_CHINESE_FACE = ProblemCode.of(UiProblems.class, "UI-NO-CHINESE-FACE");

  /** What is shown of an error that nobody foresaw; the last value holds its details. */
  public static Problem unforeseen(Unforeseen told) {
    return UNEXPECTED.with(told.code(), told.details());
  }

  private UiProblems() {}
}
