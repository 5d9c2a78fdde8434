package clientele.actions;

import clientele.base.ProblemCode;

/** What stands against writing rows to a file. */
public final class ActionProblems {
  public static final ProblemCode FORMAT = ProblemCode.of(ActionProblems.class, "EXPORT-FORMAT");
  public static final ProblemCode NOT_WRITTEN = ProblemCode.of(ActionProblems.class, "EXPORT-NOT-WRITTEN");

  public static final ProblemCode CONSENTS = ProblemCode.of(ActionProblems.class, "EXPORT-CONSENTS");

  private ActionProblems() {}
}
