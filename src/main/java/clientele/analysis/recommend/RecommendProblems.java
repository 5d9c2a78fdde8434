package clientele.analysis.recommend;

import clientele.base.ProblemCode;

/** What stands against recommending. */
public final class RecommendProblems {
  public static final ProblemCode NO_TABLE = of("RECOMMEND-NO-TABLE");
  public static final ProblemCode TOO_FEW = of("RECOMMEND-TOO-FEW");
  public static final ProblemCode FEW_USERS = of("RECOMMEND-FEW-USERS");
  public static final ProblemCode UNTESTED = of("RECOMMEND-UNTESTED");
  public static final ProblemCode OWN_REPEATS = of("RECOMMEND-OWN-REPEATS");
  public static final ProblemCode WHOLE = of("RECOMMEND-WHOLE");
  public static final ProblemCode FEW_TESTED = of("RECOMMEND-FEW-TESTED");
  public static final ProblemCode WORSE = of("RECOMMEND-WORSE");

  private RecommendProblems() {}

  private static ProblemCode of(String id) {
    return ProblemCode.of(RecommendProblems.class, id);
  }
}
