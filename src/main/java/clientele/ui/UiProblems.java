package clientele.ui;

import clientele.base.ProblemCode;

/** What can go wrong in a view that nothing below it foresaw. */
public final class UiProblems {
  /** An error nobody foresaw. */
  public static final ProblemCode UNEXPECTED = ProblemCode.of(UiProblems.class, "UI-UNEXPECTED");
  /** There is no Chinese face on this computer. */
  public static final ProblemCode NO_CHINESE_FACE = ProblemCode.of(UiProblems.class, "UI-NO-CHINESE-FACE");

  private UiProblems() {}
}
