package clientele.study;

import clientele.base.ProblemCode;

/** What can be wrong with a request to a study. */
public final class StudyProblems {
  public static final ProblemCode NO_TABLE = ProblemCode.of(StudyProblems.class, "STUDY-NO-TABLE");
  public static final ProblemCode NO_COLUMN = ProblemCode.of(StudyProblems.class, "STUDY-NO-COLUMN");
  public static final ProblemCode NO_ROLE = ProblemCode.of(StudyProblems.class, "STUDY-NO-ROLE");
  public static final ProblemCode NO_MEANING = ProblemCode.of(StudyProblems.class, "STUDY-NO-MEANING");

  private StudyProblems() {}
}
