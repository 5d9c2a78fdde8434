package clientele.cleaning.formula;

import clientele.base.ProblemCode;

/** What can be wrong with a formula. */
public final class FormulaProblems {
  public static final ProblemCode SYNTAX = ProblemCode.of(FormulaProblems.class, "FORMULA-SYNTAX");
  public static final ProblemCode NAME = ProblemCode.of(FormulaProblems.class, "FORMULA-NAME");
  public static final ProblemCode TYPE = ProblemCode.of(FormulaProblems.class, "FORMULA-TYPE");
  public static final ProblemCode TOO_LONG = ProblemCode.of(FormulaProblems.class, "FORMULA-TOO-LONG");

  private FormulaProblems() {}
}
