package clientele.features;

import clientele.base.ProblemCode;

/** What stands against computing features. */
public final class FeatureProblems {
  public static final ProblemCode NO_CUSTOMERS = ProblemCode.of(FeatureProblems.class, "FEATURES-NO-CUSTOMERS");
  public static final ProblemCode DATE_KIND = ProblemCode.of(FeatureProblems.class, "FEATURES-DATE-KIND");
  public static final ProblemCode MISSING_FACT = ProblemCode.of(FeatureProblems.class, "FEATURES-MISSING-FACT");
  public static final ProblemCode NOT_COMPARED = ProblemCode.of(FeatureProblems.class, "FEATURES-NOT-COMPARED");
  public static final ProblemCode NO_NUMBERS = ProblemCode.of(FeatureProblems.class, "FEATURES-NO-NUMBERS");
  public static final ProblemCode MIXED_CURRENCIES = ProblemCode.ofData(FeatureProblems.class, "FEATURES-MIXED-CURRENCIES");

  public static final ProblemCode ORDER_TOTAL = ProblemCode.ofData(FeatureProblems.class, "FEATURES-ORDER-TOTAL");
  public static final ProblemCode ORDER_TOTAL_SUM = ProblemCode.ofData(FeatureProblems.class, "FEATURES-ORDER-TOTAL-SUM");
  public static final ProblemCode NO_AMOUNT = ProblemCode.ofData(FeatureProblems.class, "FEATURES-NO-AMOUNT");
  public static final ProblemCode UNMATCHED = ProblemCode.ofData(FeatureProblems.class, "FEATURES-UNMATCHED");
  public static final ProblemCode NO_CUSTOMER = ProblemCode.ofData(FeatureProblems.class, "FEATURES-NO-CUSTOMER");
  public static final ProblemCode NOBODY = ProblemCode.ofData(FeatureProblems.class, "FEATURES-NOBODY");
  public static final ProblemCode ONE_NAME = ProblemCode.ofData(FeatureProblems.class, "FEATURES-ONE-NAME");
  public static final ProblemCode FAR_DATE = ProblemCode.ofData(FeatureProblems.class, "FEATURES-FAR-DATE");
  public static final ProblemCode NUMBER_AGAIN = ProblemCode.ofData(FeatureProblems.class, "FEATURES-NUMBER-AGAIN");
  public static final ProblemCode CANCELLED = ProblemCode.ofData(FeatureProblems.class, "FEATURES-CANCELLED");
  public static final ProblemCode ALL_BACK = ProblemCode.ofData(FeatureProblems.class, "FEATURES-ALL-BACK");
  public static final ProblemCode ONLY_RETURNS = ProblemCode.ofData(FeatureProblems.class, "FEATURES-ONLY-RETURNS");
  public static final ProblemCode ORDER_TOTAL_MOSTLY = ProblemCode.ofData(FeatureProblems.class, "FEATURES-ORDER-TOTAL-MOSTLY");
  public static final ProblemCode ONE_PRICE = ProblemCode.ofData(FeatureProblems.class, "FEATURES-ONE-PRICE");

  private FeatureProblems() {}
}
