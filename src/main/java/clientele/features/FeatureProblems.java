package clientele.features;

import clientele.base.ProblemCode;

/** What stands against computing features. */
public final class FeatureProblems {
  public static final ProblemCode NO_CUSTOMERS = ProblemCode.of(FeatureProblems.class, "FEATURES-NO-CUSTOMERS");
  public static final ProblemCode DATE_KIND = ProblemCode.of(FeatureProblems.class, "FEATURES-DATE-KIND");
  public static final ProblemCode MIXED_CURRENCIES = ProblemCode.of(FeatureProblems.class, "FEATURES-MIXED-CURRENCIES");

  private FeatureProblems() {}
}
