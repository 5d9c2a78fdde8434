package clientele.app;

import clientele.base.ProblemCode;

/** What can stand against starting the program. */
public final class AppProblems {
  public static final ProblemCode NO_DISPLAY = ProblemCode.of(AppProblems.class, "APP-NO-DISPLAY");

  public static final ProblemCode DISPLAY = ProblemCode.of(AppProblems.class, "APP-DISPLAY");

  public static final ProblemCode NO_GTK = ProblemCode.of(AppProblems.class, "APP-NO-GTK");

  public static final ProblemCode NO_HOME = ProblemCode.of(AppProblems.class, "APP-NO-HOME");

  public static final ProblemCode NAMES = ProblemCode.of(AppProblems.class, "APP-FILE-NAMES");

  private AppProblems() {}
}
