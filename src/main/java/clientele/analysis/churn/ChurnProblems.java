package clientele.analysis.churn;

import clientele.base.ProblemCode;

/** What stands against a churn model. */
public final class ChurnProblems {
  public static final ProblemCode HISTORY = of("CHURN-HISTORY");
  public static final ProblemCode TOO_FEW = of("CHURN-TOO-FEW");
  public static final ProblemCode ROWS = of("CHURN-ROWS");
  public static final ProblemCode ONE_CLASS = of("CHURN-ONE-CLASS");
  public static final ProblemCode POSITIVE = of("CHURN-POSITIVE");
  public static final ProblemCode POSITIVE_OPEN = of("CHURN-POSITIVE-OPEN");
  public static final ProblemCode LABEL_OPEN = of("CHURN-LABEL-OPEN");
  public static final ProblemCode LABEL_READ = of("CHURN-LABEL-READ");
  public static final ProblemCode LABEL_UPSIDE_DOWN = of("CHURN-LABEL-UPSIDE-DOWN");
  public static final ProblemCode STRANGE = of("CHURN-STRANGE");
  public static final ProblemCode HAVE_LABEL = of("CHURN-HAVE-LABEL");
  public static final ProblemCode DOUBTFUL = of("CHURN-DOUBTFUL");
  public static final ProblemCode DATES_DISAGREE = of("CHURN-DATES-DISAGREE");
  public static final ProblemCode NOTHING_PAYS = of("CHURN-NOTHING-PAYS");
  public static final ProblemCode NOBODY_LEAVES = of("CHURN-NOBODY-LEAVES");
  public static final ProblemCode VALUE_UPPER = of("CHURN-VALUE-UPPER");
  public static final ProblemCode ONE_CUSTOMER = of("CHURN-ONE-CUSTOMER");
  public static final ProblemCode FEWER_PAY = of("CHURN-FEWER-PAY");
  public static final ProblemCode NO_AMOUNT = of("CHURN-NO-AMOUNT");
  public static final ProblemCode NO_FACTS = of("CHURN-NO-FACTS");
  public static final ProblemCode LEAK = of("CHURN-LEAK");
  public static final ProblemCode NO_MODEL = of("CHURN-NO-MODEL");
  public static final ProblemCode NEEDS_TABLE = of("CHURN-NEEDS-TABLE");
  public static final ProblemCode WORSE = of("CHURN-WORSE");
  public static final ProblemCode PLAN_WORSE = of("CHURN-PLAN-WORSE");
  public static final ProblemCode NO_VALUE = of("CHURN-NO-VALUE");
  public static final ProblemCode NOTHING_TO_LEARN_FROM = of("CHURN-NOTHING-TO-LEARN-FROM");

  private ChurnProblems() {}

  private static ProblemCode of(String id) {
    return ProblemCode.of(ChurnProblems.class, id);
  }
}
