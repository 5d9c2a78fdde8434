package clientele.features.engine;

import clientele.features.FeatureProblems;
import clientele.features.definition.Condition;
import clientele.features.definition.Filter;
import clientele.study.Cells;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/**
 * Which rows of a table a filter takes. A column that the table does not have may be one of the products of its lines, or of what
 * was found of its messages.
 */
public final class RowFilter {
  private static final int SECONDS_OF_DAY = 86_400;

  private RowFilter() {}

  /**
   * The rows that meet all conditions.
   *
   * @throws clientele.base.ProblemException {@code STUDY-NO-COLUMN}, or {@code FEATURES-NOT-COMPARED} where values cannot be compared
   *     with the cells of a column
   */
  public static BitSet rows(StudyView study, Table table, Filter filter) {
    BitSet rows = new BitSet();
    rows.set(0, Math.toIntExact(table.rows()));
    for (Condition condition : filter.all()) {
      rows.and(rows(study, table, condition));
    }
    return rows;
  }

  /** The column of a name or a meaning. */
  public static Optional<Column> column(Table table, String name) {
    return table.column(name).or(() -> Meaning.ofTag(name).flatMap(table::column));
  }

  private static BitSet rows(StudyView study, Table table, Condition condition) {
    Optional<Column> own = column(table, condition.column());
    if (own.isPresent()) {
      return met(table, own.get(), condition);
    }
    Meaning key = table.version().role() == Role.FEEDBACK ? Meaning.FEEDBACK_ID : Meaning.PRODUCT_ID;
    Optional<Column> ours = table.column(key);
    Optional<Table> other = ours.flatMap(k -> other(study, table, key, condition.column()));
    if (other.isEmpty()) {
      throw StudyProblems.NO_COLUMN.raise(
          table.name(), condition.column(), String.join(", ", table.columns().stream().map(Column::name).toList()));
    }
    BitSet theirs = met(other.get(), column(other.get(), condition.column()).orElseThrow(), condition);
    String[] ids = other.get().words(other.get().column(key).orElseThrow().name());
    Set<String> met = new HashSet<>();
    theirs.stream().filter(i -> ids[i] != null).forEach(i -> met.add(ids[i]));
    return byWord(table, ours.get(), met::contains);
  }

  /** The table that tells a column of what another one names: products of lines, or what was found of messages. */
  private static Optional<Table> other(StudyView study, Table table, Meaning key, String column) {
    List<DatasetVersion> candidates = study.outline().tables(key == Meaning.FEEDBACK_ID ? Role.RESULT : Role.PRODUCTS);
    return candidates.stream()
        .filter(v -> !v.table().equals(table.name()) && v.plainColumns().stream().anyMatch(c -> c.means(key)))
        .filter(v -> v.plainColumns().stream().anyMatch(c -> c.name().equals(column) || c.meaning().map(m -> m.tag().equals(column)).orElse(false)))
        .map(v -> study.table(v.table()))
        .findFirst();
  }

  private static BitSet met(Table table, Column column, Condition condition) {
    boolean ordered = condition.compare() == Condition.Compare.AT_MOST || condition.compare() == Condition.Compare.AT_LEAST;
    if (column.kind().isNumeric()) {
      return byNumber(table, column, ofNumber(table, column, condition));
    }
    if (!ordered) {
      Set<String> wanted = new HashSet<>();
      condition.values().forEach(v -> wanted.add(folded(v)));
      boolean any = condition.compare() == Condition.Compare.ANY_OF;
      return byWord(table, column, w -> wanted.contains(folded(w)) == any);
    }
    if (!column.kind().isTemporal()) {
      throw FeatureProblems.NOT_COMPARED.raise(table.name(), column.name(), String.join(", ", condition.values()));
    }
    double limit = day(table, column, condition);
    double unit = column.kind() == Kind.TIME ? SECONDS_OF_DAY : 1;
    boolean most = condition.compare() == Condition.Compare.AT_MOST;
    return byNumber(table, column, v -> most ? Math.floor(v / unit) <= limit : Math.floor(v / unit) >= limit);
  }

  private static DoublePredicate ofNumber(Table table, Column column, Condition condition) {
    double[] values = condition.values().stream().mapToDouble(v -> number(table, column, v)).toArray();
    return switch (condition.compare()) {
      case ANY_OF -> v -> is(v, values);
      case NONE_OF -> v -> !is(v, values);
      case AT_MOST -> v -> v <= values[0];
      case AT_LEAST -> v -> v >= values[0];
    };
  }

  private static boolean is(double value, double[] values) {
    for (double one : values) {
      if (value == one) {
        return true;
      }
    }
    return false;
  }

  private static double number(Table table, Column column, String typed) {
    try {
      return Double.parseDouble(typed.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      throw FeatureProblems.NOT_COMPARED.raise(table.name(), column.name(), typed);
    }
  }

  private static double day(Table table, Column column, Condition condition) {
    try {
      return LocalDate.parse(condition.values().getFirst().strip()).toEpochDay();
    } catch (DateTimeException e) {
      throw FeatureProblems.NOT_COMPARED.raise(table.name(), column.name(), condition.values().getFirst());
    }
  }

  private static String folded(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  private static BitSet byWord(Table table, Column column, Predicate<String> met) {
    BitSet rows = new BitSet();
    int start = 0;
    BitSet codes = new BitSet();
    if (column.kind().isCoded()) {
      Dictionary words = table.dictionary(column.name());
      for (int code = 0; code < words.size(); code++) {
        codes.set(code, !words.get(code).isBlank() && met.test(words.get(code)));
      }
    }
    for (int c = 0; c < table.chunks(); c++) {
      if (table.chunk(column.name(), c) instanceof Chunk.Codes chunk) {
        int[] values = chunk.values();
        for (int i = 0; i < values.length; i++) {
          rows.set(start + i, values[i] >= 0 && codes.get(values[i]));
        }
      } else {
        String[] words = Cells.words(table, column, c);
        for (int i = 0; i < words.length; i++) {
          rows.set(start + i, words[i] != null && met.test(words[i]));
        }
      }
      start += table.rowsIn(c);
    }
    return rows;
  }

  private static BitSet byNumber(Table table, Column column, DoublePredicate met) {
    BitSet rows = new BitSet();
    double[] values = table.reals(column.name());
    for (int i = 0; i < values.length; i++) {
      rows.set(i, !Double.isNaN(values[i]) && met.test(values[i]));
    }
    return rows;
  }
}
