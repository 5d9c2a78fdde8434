package clientele.shell;

import clientele.base.ProblemCode;

/** What stands against something the window was asked to do. */
public final class ShellProblems {
  public static final ProblemCode NO_FILE_WINDOW = ProblemCode.of(ShellProblems.class, "SHELL-NO-FILE-WINDOW");
  public static final ProblemCode WAITS = ProblemCode.of(ShellProblems.class, "SHELL-WAITS");

  private ShellProblems() {}
}
