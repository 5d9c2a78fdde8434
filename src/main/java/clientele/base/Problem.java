package clientele.base;

import java.util.List;
import java.util.Optional;

/**
 * Something a person has to know: what happened, why it matters, what to do.
 *
 * @param code its stable name
 * @param args values for the placeholders of all three sentences
 */
public record Problem(ProblemCode code, List<Object> args) {
  private static final String DATA = "data";
  private static final String RESULT = "result";

  public Problem {
    args = List.copyOf(args);
  }

  /** A problem with values for its words. */
  public static Problem of(ProblemCode code, Object... args) {
    return new Problem(code, List.of(args));
  }

  /** What happened, in one sentence with the place. */
  public Text what() {
    return part("what");
  }

  /** Why it matters. */
  public Text why() {
    return part("why");
  }

  /** What the person can do about it. */
  public Text remedy() {
    return part("do");
  }

  /** All three sentences, with the code in front, as the command line prints it. */
  public String line(Language language) {
    return Messages.render(told(), language);
  }

  /** The same line as words that can be kept and written in any language later; a last value says what they speak of. */
  public Text told() {
    return Text.of(Problem.class, "problem.told", code.id(), what(), why(), remedy(), code.ofData() ? DATA : RESULT);
  }

  /**
   * What a problem that was told says of the data, without its code and what to do; empty for words that are no problem,
   * and for one that speaks of a result. Problems told by earlier versions spoke of the data unless an analysis told them.
   */
  public static Optional<Text> remark(Text told) {
    return told.key().equals("problem.told") && told.args().size() >= 4 && told.args().get(1) instanceof Text what
            && told.args().get(2) instanceof Text why
            && (told.args().size() == 4 ? !what.bundle().startsWith("clientele.analysis") : told.args().get(4).equals(DATA))
        ? Optional.of(Text.of(Problem.class, "problem.remark", what, why))
        : Optional.empty();
  }

  /** The three sentences of a problem that was told: what, why and what to do; empty for words that are no problem. */
  public static Optional<List<Text>> sentences(Text told) {
    return told.key().equals("problem.told") && told.args().size() >= 4 && told.args().get(1) instanceof Text what
            && told.args().get(2) instanceof Text why && told.args().get(3) instanceof Text remedy
        ? Optional.of(List.of(what, why, remedy))
        : Optional.empty();
  }

  private Text part(String name) {
    return new Text(code.bundle(), "problem." + code.id() + "." + name, args);
  }
}
