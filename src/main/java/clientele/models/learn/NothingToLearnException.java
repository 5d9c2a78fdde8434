package clientele.models.learn;

/** None of the facts can be used: each is the same for everybody, or missing. */
public final class NothingToLearnException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Without a word: the analysis says it in its own. */
  public NothingToLearnException() {
    super("no fact can be used");
  }
}
