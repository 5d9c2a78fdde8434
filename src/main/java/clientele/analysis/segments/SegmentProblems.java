package clientele.analysis.segments;

import clientele.base.ProblemCode;

/** What stands against making segments. */
public final class SegmentProblems {
  public static final ProblemCode NO_TABLE = of("SEGMENTS-NO-TABLE");
  public static final ProblemCode NO_FACTS = of("SEGMENTS-NO-FACTS");
  public static final ProblemCode TOO_FEW = of("SEGMENTS-TOO-FEW");
  public static final ProblemCode RFM_NEEDS_FEATURES = of("SEGMENTS-RFM-NEEDS-FEATURES");
  public static final ProblemCode LOOSE = of("SEGMENTS-LOOSE");

  private SegmentProblems() {}

  private static ProblemCode of(String id) {
    return ProblemCode.of(SegmentProblems.class, id);
  }
}
