package clientele.base;

/** Ends a piece of work with a {@link Problem} for the person; nothing has changed. */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.line(Language.ENGLISH));
    this.problem = problem;
  }

  public ProblemException(Problem problem, Throwable cause) {
    super(problem.line(Language.ENGLISH), cause);
    this.problem = problem;
  }

  /** What is to be told. */
  public Problem problem() {
    return problem;
  }
}
