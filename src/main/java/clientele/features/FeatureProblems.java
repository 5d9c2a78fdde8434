package clientele.features;

import clientele.base.ProblemCode;

/** What stands against computing features. */
public final class FeatureProblems {
  public static final ProblemCode NO_CUSTOMERS = ProblemCode.of(FeatureProblems.class, "FEATURES-NO-CUSTOMERS");
  public static final ProblemCode DATE_KIND = ProblemCode.of(FeatureProblems.class, "FEATURES-DATE-KIND");
  public static final ProblemCode MIXED_CURRENCIES = ProblemCode.of(FeatureProblems.class, "FEATURES-MIXED-CURRENCIES");

  public static final ProblemCode ORDER_TOTAL = ProblemCode.of(FeatureProblems.class, "FEATURES-ORDER-TOTAL");
  public static final ProblemCode ORDER_TOTAL_SUM = ProblemCode.of(FeatureProblems.class, "FEATURES-ORDER-TOTAL-SUM");
  public static final ProblemCode NO_AMOUNT = ProblemCode.of(FeatureProblems.class, "FEATURES-NO-AMOUNT");
  public static final ProblemCode UNMATCHED = ProblemCode.of(FeatureProblems.class, "FEATURES-UNMATCHED");
  public static final ProblemCode NO_CUSTOMER = ProblemCode.of(FeatureProblems.class, "FEATURES-NO-CUSTOMER");
  public static final ProblemCode NOBODY = ProblemCode.of(FeatureProblems.class, "FEATURES-NOBODY");
  public static final ProblemCode ONE_NAME = ProblemCode.of(FeatureProblems.class, "FEATURES-ONE-NAME");
  public static final ProblemCode FAR_DATE = ProblemCode.of(FeatureProblems.class, "FEATURES-FAR-DATE");
  public static final ProblemCode NUMBER_AGAIN = ProblemCode.of(FeatureProblems.class, "FEATURES-NUMBER-AGAIN");
  public static final ProblemCode CANCELLED = ProblemCode.of(FeatureProblems.class, "FEATURES-CANCELLED");
  public static final ProblemCode ALL_BACK = ProblemCode.of(FeatureProblems.class, "FEATURES-ALL-BACK");
  public static final ProblemCode ONLY_RETURNS = ProblemCode.of(FeatureProblems.class, "FEATURES-ONLY-RETURNS");
  public static final ProblemCode ORDER_TOTAL_MOSTLY = ProblemCode.of(FeatureProblems.class, "FEATURES-ORDER-TOTAL-MOSTLY");
  public static final ProblemCode ONE_PRICE = ProblemCode.of(FeatureProblems.class, "FEATURES-ONE-PRICE");

  private FeatureProblems() {}
}
