package clientele.analysis.recommend;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rules a practitioner would use without a model; what is learned is graded against the best of them. */
enum SimpleRule {
  /** What the user bought most often, then best sellers. */
  OWN("own-bought", 1),
  /** What the user bought at least twice, then best sellers: one purchase is no habit. */
  OWN_TWICE("own-twice", 2),
  /** What the user bought last, then what before, then best sellers. */
  OWN_LAST("own-last", 1),
  /** Best sellers for everybody. */
  POPULARITY("popularity", Integer.MAX_VALUE);

  private final String id;
  private final int fewest;

  SimpleRule(String id, int fewest) {
    this.id = id;
    this.fewest = fewest;
  }

  /** The name of the method, as the operation's parameter has it. */
  String id() {
    return id;
  }

  /** Purchases of an item from which on it is shown before the best sellers. */
  int fewest() {
    return fewest;
  }

  /** Whether what the user has is shown first. */
  boolean own() {
    return this != POPULARITY;
  }

  /** The rules that make sense: those of own purchases only where purchases may repeat, that of the last only with dates. */
  static List<SimpleRule> candidates(boolean repeats, boolean dated) {
    return Arrays.stream(values()).filter(rule -> (repeats || !rule.own()) && (dated || rule != OWN_LAST)).toList();
  }

  /** The rule that a method is, if it is one. */
  static Optional<SimpleRule> of(String method) {
    return Arrays.stream(values()).filter(rule -> rule.id.equals(method)).findFirst();
  }

  /** Whether a method shows nothing but what the user has and best sellers. */
  static boolean own(String method) {
    return of(method).filter(SimpleRule::own).isPresent();
  }
}
