package clientele.analysis.segments;

import clientele.base.ProblemCode;

/** What stands against making segments. */
public final class SegmentProblems {
  public static final ProblemCode NO_TABLE = of("SEGMENTS-NO-TABLE");
  public static final ProblemCode NO_FACTS = of("SEGMENTS-NO-FACTS");
  public static final ProblemCode TOO_FEW = of("SEGMENTS-TOO-FEW");
  public static final ProblemCode ALIKE = of("SEGMENTS-ALIKE");
  public static final ProblemCode RFM_NEEDS_FEATURES = of("SEGMENTS-RFM-NEEDS-FEATURES");
  public static final ProblemCode LOOSE = of("SEGMENTS-LOOSE");
  public static final ProblemCode CUT = of("SEGMENTS-CUT");
  public static final ProblemCode NO_NUMBERS = of("SEGMENTS-NO-NUMBERS");
  public static final ProblemCode NUMBERS_ONLY = of("SEGMENTS-NUMBERS-ONLY");
  public static final ProblemCode NOT_SO_MANY = of("SEGMENTS-NOT-SO-MANY");
  public static final ProblemCode SAMPLED = of("SEGMENTS-SAMPLED");
  public static final ProblemCode NO_SEGMENTS = of("SEGMENTS-NONE");
  public static final ProblemCode NO_SEGMENT = of("SEGMENTS-NO-SEGMENT");
  public static final ProblemCode SAME_NAME = of("SEGMENTS-SAME-NAME");
  public static final ProblemCode LONG_NAME = of("SEGMENTS-LONG-NAME");

  private SegmentProblems() {}

  private static ProblemCode of(String id) {
    return ProblemCode.of(SegmentProblems.class, id);
  }
}
