package clientele.analysis.customers;

import clientele.base.ProblemCode;

/** What stands against defining features. */
public final class CustomerProblems {
  public static final ProblemCode NAME = of("FEATURES-NAME");
  public static final ProblemCode NAME_TAKEN = of("FEATURES-NAME-TAKEN");
  public static final ProblemCode NEEDS_COLUMN = of("FEATURES-NEEDS-COLUMN");
  public static final ProblemCode MEAN_OF_ORDERS = of("FEATURES-MEAN-OF-ORDERS");
  public static final ProblemCode HALF_CONDITION = of("FEATURES-HALF-CONDITION");
  public static final ProblemCode ONE_VALUE = of("FEATURES-ONE-VALUE");
  public static final ProblemCode DAYS = of("FEATURES-DAYS");
  public static final ProblemCode OTHER_LINES = of("FEATURES-OTHER-LINES");
  public static final ProblemCode NOT_ABLE = of("FEATURES-NOT-ABLE");
  public static final ProblemCode NOTHING_MET = of("FEATURES-NOTHING-MET");
  public static final ProblemCode NO_OWN = of("FEATURES-NO-OWN");

  private CustomerProblems() {}

  private static ProblemCode of(String id) {
    return ProblemCode.of(CustomerProblems.class, id);
  }
}
