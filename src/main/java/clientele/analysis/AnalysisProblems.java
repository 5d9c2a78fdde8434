package clientele.analysis;

import clientele.base.ProblemCode;

/** What can go wrong when an analysis is asked what it found. */
public final class AnalysisProblems {
  public static final ProblemCode NOT_TOLD = ProblemCode.of(AnalysisProblems.class, "ANALYSIS-NOT-TOLD");
  public static final ProblemCode BROUGHT = ProblemCode.of(AnalysisProblems.class, "BUNDLE-RESULTS");

  private AnalysisProblems() {}
}
