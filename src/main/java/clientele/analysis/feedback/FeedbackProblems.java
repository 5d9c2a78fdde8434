package clientele.analysis.feedback;

import clientele.base.ProblemCode;

/** What stands against tagging feedback. */
public final class FeedbackProblems {
  public static final ProblemCode NO_TABLE = ProblemCode.of(FeedbackProblems.class, "FEEDBACK-NO-TABLE");
  public static final ProblemCode NO_TEXT = ProblemCode.of(FeedbackProblems.class, "FEEDBACK-NO-TEXT");
  public static final ProblemCode NO_MESSAGE = ProblemCode.of(FeedbackProblems.class, "FEEDBACK-NO-MESSAGE");
  public static final ProblemCode NOTHING_SAID = ProblemCode.of(FeedbackProblems.class, "FEEDBACK-NOTHING-SAID");
  public static final ProblemCode LANGUAGES = ProblemCode.of(FeedbackProblems.class, "FEEDBACK-LANGUAGES");
  public static final ProblemCode UNLIKE = ProblemCode.of(FeedbackProblems.class, "FEEDBACK-UNLIKE");

  private FeedbackProblems() {}
}
