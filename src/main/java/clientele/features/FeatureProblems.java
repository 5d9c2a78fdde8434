package clientele.features;

import clientele.base.ProblemCode;

/** What stands against computing features. */
public final class FeatureProblems {
  public static final ProblemCode NO_CUSTOMERS = ProblemCode.of(FeatureProblems.class, "FEATURES-NO-CUSTOMERS");
  public static final ProblemCode DATE_KIND = ProblemCode.of(FeatureProblems.class, "FEATURES-DATE-KIND");

  private FeatureProblems() {}
}
