package clientele.cli;

import clientele.base.ProblemCode;

/** What can go wrong on the command line itself. */
public final class CliProblems {
  public static final ProblemCode FILE = ProblemCode.of(CliProblems.class, "CLI-FILE");
  public static final ProblemCode AFTER = ProblemCode.of(CliProblems.class, "CLI-AFTER");
  public static final ProblemCode UNEXPECTED = ProblemCode.of(CliProblems.class, "CLI-UNEXPECTED");
  public static final ProblemCode NOTHING_TO_UNDO = ProblemCode.of(CliProblems.class, "CLI-NOTHING-TO-UNDO");
  public static final ProblemCode NOTHING_TO_REDO = ProblemCode.of(CliProblems.class, "CLI-NOTHING-TO-REDO");
  public static final ProblemCode NOT_REPRODUCED = ProblemCode.of(CliProblems.class, "CLI-NOT-REPRODUCED");
  public static final ProblemCode REPORT_FORMAT = ProblemCode.of(CliProblems.class, "CLI-REPORT-FORMAT");
  public static final ProblemCode NOT_WRITTEN = ProblemCode.of(CliProblems.class, "CLI-NOT-WRITTEN");
  public static final ProblemCode EMPTY_PASSPHRASE = ProblemCode.of(CliProblems.class, "CLI-EMPTY-PASSPHRASE");
  public static final ProblemCode SOURCE = ProblemCode.of(CliProblems.class, "CLI-SOURCE");

  private CliProblems() {}
}
