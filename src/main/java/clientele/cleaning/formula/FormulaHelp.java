package clientele.cleaning.formula;

import clientele.base.Text;
import clientele.study.Column;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person who types a formula may want next: columns and functions that fit what stands before the caret. */
public final class FormulaHelp {
  /** What may be put in. */
  public enum Sort {
    COLUMN,
    FUNCTION
  }

  /**
   * Something that may be put in.
   *
   * @param insert what stands in the formula then; the caret belongs behind it, of a function inside its brackets
   * @param shown its name, of a function with its arguments
   * @param note the type of a column, what a function does
   */
  public record Suggestion(Sort sort, String insert, Text shown, Text note) {}

  /** The call in which the caret stands, and which of its arguments, from 0. */
  public record Call(String function, int argument) {}

  /**
   * What fits at a place.
   *
   * @param from where the word that is being typed begins, from 0; it ends at the caret
   * @param typed that word
   */
  public record Completion(int from, String typed, List<Suggestion> suggestions, Optional<Call> call) {}

  private final Deque<Call> calls = new ArrayDeque<>();
  private final String source;
  private int wordFrom;
  private boolean inText;
  private boolean inColumn;

  private FormulaHelp(String source) {
    this.source = source;
  }

  /** What fits before the caret; nothing inside a text in quotes or a number. */
  public static Completion at(String formula, int caret, List<Column> columns) {
    FormulaHelp help = new FormulaHelp(formula.substring(0, Math.clamp(caret, 0, formula.length())));
    help.scan();
    String typed = help.source.substring(help.wordFrom);
    Optional<Call> call = Optional.ofNullable(help.calls.peek()).filter(c -> !c.function().isEmpty());
    boolean number = !typed.isEmpty() && Character.isDigit(typed.charAt(0));
    List<Suggestion> fitting = help.inText || number ? List.of() : help.fitting(typed, columns);
    return new Completion(help.wordFrom, typed, fitting, call);
  }

  /** How a function is called: its name and the names of its arguments. */
  public static Text signature(String function) {
    return Text.of(FormulaHelp.class, "function." + function);
  }

  /** What a function does, in a sentence. */
  public static Text meaning(String function) {
    return Text.of(FormulaHelp.class, "function." + function + ".does");
  }

  /** A formula that calls a function, to be read as an example. */
  public static Text example(String function) {
    return Text.of(FormulaHelp.class, "function." + function + ".example");
  }

  /** A column as it is written in a formula. */
  public static String written(Column column) {
    return "[" + column.name().replace("]", "]]") + "]";
  }

  private void scan() {
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '"' || c == '\'') {
        int end = source.indexOf(c, i + 1);
        inText = end < 0;
        i = end < 0 ? source.length() : end;
        wordFrom = Math.min(i + 1, source.length());
      } else if (c == '[') {
        int end = source.indexOf(']', i + 1);
        inColumn = end < 0;
        wordFrom = inColumn ? i : end + 1;
        i = end < 0 ? source.length() : end;
      } else if (c == '(' || c == '（') {
        calls.push(new Call(source.substring(wordFrom, i).strip().toLowerCase(Locale.ROOT), 0));
        wordFrom = i + 1;
      } else if (c == ')' || c == '）') {
        calls.poll();
        wordFrom = i + 1;
      } else if ((c == ',' || c == ';' || c == '，') && !calls.isEmpty()) {
        Call call = calls.pop();
        calls.push(new Call(call.function(), call.argument() + 1));
        wordFrom = i + 1;
      } else if (!Character.isLetterOrDigit(c) && c != '_' && c != '.') {
        wordFrom = i + 1;
      }
    }
  }

  private List<Suggestion> fitting(String typed, List<Column> columns) {
    String wanted = (inColumn ? typed.substring(1) : typed).strip().toLowerCase(Locale.ROOT);
    List<Suggestion> found = new ArrayList<>();
    for (boolean begins : new boolean[] {true, false}) {
      columns.stream()
          .filter(c -> matches(c.name(), wanted, begins))
          .map(c -> new Suggestion(Sort.COLUMN, written(c), Text.literal(c.name()), Formula.typeOf(c).words()))
          .forEach(found::add);
      Stream<String> functions = inColumn ? Stream.empty() : Formula.functions().stream();
      functions
          .filter(f -> matches(f, wanted, begins))
          .map(f -> new Suggestion(Sort.FUNCTION, f + "()", signature(f), meaning(f)))
          .forEach(found::add);
    }
    return List.copyOf(found);
  }

  private static boolean matches(String name, String wanted, boolean begins) {
    String lower = name.toLowerCase(Locale.ROOT);
    return begins == lower.startsWith(wanted) && lower.contains(wanted);
  }
}
