package clientele.app;

import clientele.base.ProblemCode;

/** What can stand against starting the program. */
public final class AppProblems {
  public static final ProblemCode NO_DISPLAY = ProblemCode.of(AppProblems.class, "APP-NO-DISPLAY");

  public static final ProblemCode NO_GTK = ProblemCode.of(AppProblems.class, "APP-NO-GTK");

  private AppProblems() {}
}
