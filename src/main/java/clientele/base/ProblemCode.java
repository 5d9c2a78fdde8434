package clientele.base;

/**
 * The stable name of something that can go wrong, which a user can quote. The package that owns it keeps its words:
 * {@code problem.ID.what}, {@code problem.ID.why} and {@code problem.ID.do} in its messages.
 *
 * @param id capital letters, digits and hyphens, e.g. {@code INTAKE-NO-ROWS}; never changes
 * @param bundle package whose messages hold the words
 * @param ofData whether it speaks of the data, so that it belongs below every figure made from them; not where it
 *     speaks of one result, whose own section says it
 */
public record ProblemCode(String id, String bundle, boolean ofData) {
  public ProblemCode {
    if (!id.matches("[A-Z][A-Z0-9]*(-[A-Z0-9]+)+")) {
      throw new IllegalArgumentException("not a problem code: " + id);
    }
  }

  /** A code whose words lie beside {@code home}. */
  public static ProblemCode of(Class<?> home, String id) {
    return new ProblemCode(id, Messages.owner(home), false);
  }

  /** A code that speaks of the data, whose words lie beside {@code home}. */
  public static ProblemCode ofData(Class<?> home, String id) {
    return new ProblemCode(id, Messages.owner(home), true);
  }

  /** A problem of this kind with the values its words need. */
  public Problem with(Object... args) {
    return Problem.of(this, args);
  }

  /** An exception that carries a problem of this kind. */
  public ProblemException raise(Object... args) {
    return new ProblemException(with(args));
  }
}
