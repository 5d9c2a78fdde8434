package clientele.job;

import clientele.base.ProblemCode;

/** What can go wrong with any piece of work. */
public final class JobProblems {
  public static final ProblemCode BUDGET = ProblemCode.of(JobProblems.class, "MEMORY-BUDGET");
  public static final ProblemCode MEMORY = ProblemCode.of(JobProblems.class, "MEMORY-EXHAUSTED");

  private JobProblems() {}
}
