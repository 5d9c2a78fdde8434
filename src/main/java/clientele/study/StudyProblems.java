package clientele.study;

import clientele.base.Problem;
import clientele.base.ProblemCode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What can be wrong with a request to a study. */
public final class StudyProblems {
  public static final ProblemCode NO_TABLE = ProblemCode.of(StudyProblems.class, "STUDY-NO-TABLE");
  public static final ProblemCode NO_COLUMN = ProblemCode.of(StudyProblems.class, "STUDY-NO-COLUMN");
  public static final ProblemCode NO_ROLE = ProblemCode.of(StudyProblems.class, "STUDY-NO-ROLE");
  public static final ProblemCode NO_MEANING = ProblemCode.of(StudyProblems.class, "STUDY-NO-MEANING");

  public static final ProblemCode EMPTY = ProblemCode.of(StudyProblems.class, "STUDY-EMPTY");
  public static final ProblemCode EARLIER_SHAPE = ProblemCode.of(StudyProblems.class, "STUDY-EARLIER-SHAPE");

  /** More columns than the history can name in one step. */
  public static final ProblemCode TOO_WIDE = ProblemCode.of(StudyProblems.class, "STUDY-TOO-WIDE");

  private static final int NAMED = 30;

  /** There is no table of that name: the ones to choose from, or that the study has none at all. */
  public static Problem noTable(String wanted, Collection<String> names) {
    return names.isEmpty() ? EMPTY.with(wanted) : NO_TABLE.with(wanted, String.join(", ", new TreeSet<>(names)));
  }

  /** Names to choose from, as a problem lists them: what resembles the wanted one first, and not thousands. */
  public static String choices(String wanted, List<String> names) {
    String asked = wanted.strip().toLowerCase(Locale.ROOT);
    List<String> like =
        names.stream()
            .filter(n -> !asked.isEmpty() && (n.toLowerCase(Locale.ROOT).contains(asked) || asked.contains(n.toLowerCase(Locale.ROOT))))
            .sorted(Comparator.comparingInt(n -> Math.abs(n.length() - asked.length())))
            .toList();
    List<String> all = Stream.concat(like.stream(), names.stream()).distinct().toList();
    return String.join(", ", all.subList(0, Math.min(NAMED, all.size()))) + (all.size() > NAMED ? ", …" : "");
  }

  private StudyProblems() {}
}
