package clientele.ledger;

import clientele.base.ProblemCode;

/** What can be wrong with a step that is asked for. */
public final class LedgerProblems {
  public static final ProblemCode UNKNOWN = ProblemCode.of(LedgerProblems.class, "OP-UNKNOWN");
  public static final ProblemCode NO_PARAM = ProblemCode.of(LedgerProblems.class, "OP-NO-PARAM");
  public static final ProblemCode VALUE = ProblemCode.of(LedgerProblems.class, "OP-VALUE");
  public static final ProblemCode MISSING = ProblemCode.of(LedgerProblems.class, "OP-MISSING");

  public static final ProblemCode NEWER = ProblemCode.of(LedgerProblems.class, "OP-NEWER");
  public static final ProblemCode KEPT = ProblemCode.of(LedgerProblems.class, "STEP-KEPT");

  public static final ProblemCode RECIPE = ProblemCode.of(LedgerProblems.class, "RECIPE-FORM");
  public static final ProblemCode BUNDLE = ProblemCode.of(LedgerProblems.class, "BUNDLE-IN");
  public static final ProblemCode BUNDLE_LARGE = ProblemCode.of(LedgerProblems.class, "BUNDLE-LARGE");
  public static final ProblemCode BUNDLE_FULL = ProblemCode.of(LedgerProblems.class, "BUNDLE-FULL");
  public static final ProblemCode BUNDLE_KEY = ProblemCode.of(LedgerProblems.class, "BUNDLE-KEY");
  public static final ProblemCode BUNDLE_OUT = ProblemCode.of(LedgerProblems.class, "BUNDLE-OUT");

  public static final ProblemCode MOVED = ProblemCode.of(LedgerProblems.class, "OP-MOVED");
  public static final ProblemCode NOBODY = ProblemCode.of(LedgerProblems.class, "ERASE-NOBODY");
  public static final ProblemCode OTHERS = ProblemCode.of(LedgerProblems.class, "ERASE-OTHERS");
  public static final ProblemCode ERASURE_STAYS = ProblemCode.of(LedgerProblems.class, "ERASE-STAYS");
  public static final ProblemCode ERASE_NEAR = ProblemCode.of(LedgerProblems.class, "ERASE-NEAR");
  public static final ProblemCode ERASE_FORMS = ProblemCode.of(LedgerProblems.class, "ERASE-FORMS");
  public static final ProblemCode BUSY = ProblemCode.of(LedgerProblems.class, "OP-BUSY");

  public static final ProblemCode CURRENCY = ProblemCode.of(LedgerProblems.class, "STUDY-CURRENCY");

  private LedgerProblems() {}
}
