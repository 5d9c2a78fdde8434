package clientele.base;

/** Ends a piece of work with a {@link Problem} for the person; nothing has changed. */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;
  private final boolean guard;

  public ProblemException(Problem problem) {
    this(problem, null, false);
  }

  public ProblemException(Problem problem, Throwable cause) {
    this(problem, cause, false);
  }

  private ProblemException(Problem problem, Throwable cause, boolean guard) {
    super(problem.line(Language.ENGLISH), cause);
    this.problem = problem;
    this.guard = guard;
  }

  /** Ends work at a guard rail, which a person may pass by giving a reason. */
  public static ProblemException guard(Problem problem) {
    return new ProblemException(problem, null, true);
  }

  /** Whether the same work may go on against this problem if a reason is given. */
  public boolean isGuard() {
    return guard;
  }

  /** What is to be told. */
  public Problem problem() {
    return problem;
  }
}
