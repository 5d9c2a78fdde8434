package clientele.analysis.segments;

import clientele.features.Feature;
import clientele.features.facts.FactColumns;
import clientele.features.facts.Scaling;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The facts customers are grouped by: raw values for people, and the same on comparable scales for distances.
 *
 * @param table where they are from
 * @param ids of the customers
 * @param facts in order
 * @param scaled by customer, then by the columns of the facts
 */
record CustomerFacts(String table, String[] ids, List<Fact> facts, float[][] scaled) {
  private static final int MOST_FACTS = 12;
  private static final int MOST_LEVELS = 8;
  private static final double REPEATED = 0.1;
  private static final List<Feature> USUAL =
      List.of(
          Feature.RECENCY_DAYS, Feature.ORDERS_LAST_YEAR, Feature.ORDER_VALUE, Feature.BASKET_LINES,
          Feature.CATEGORIES, Feature.TOP_CATEGORY_SHARE);

  /**
   * A fact.
   *
   * @param values by customer, NaN where missing; of a category the place of its level
   * @param levels names of a category's values, most frequent first, the rest together; empty of a number
   */
  record Fact(String name, String unit, double[] values, List<String> levels) implements Scaling.Fact {
    @Override
    public boolean isCategory() {
      return !levels.isEmpty();
    }

    @Override
    public boolean isFlag() {
      return !isCategory() && Arrays.stream(values).allMatch(v -> Double.isNaN(v) || v == 0 || v == 1);
    }

    @Override
    public int width() {
      return isCategory() ? levels.size() : 1;
    }
  }

  /** Number of customers. */
  int size() {
    return ids.length;
  }

  /** Columns of each fact in the scaled rows. */
  int[] widths() {
    return facts.stream().mapToInt(Fact::width).toArray();
  }

  /** Scaled rows with some of the facts only, by their places. */
  float[][] only(List<Integer> places) {
    int[] widths = widths();
    int[] columns = places.stream()
        .flatMapToInt(f -> IntStream.range(0, widths[f]).map(c -> c + Arrays.stream(widths, 0, f).sum()))
        .toArray();
    float[][] part = new float[scaled.length][columns.length];
    for (int i = 0; i < part.length; i++) {
      for (int c = 0; c < columns.length; c++) {
        part[i][c] = scaled[i][columns[c]];
      }
    }
    return part;
  }

  /** Different rows there are, counted up to {@code enough}. */
  int different(int enough) {
    Set<List<Float>> seen = new HashSet<>();
    for (float[] row : scaled) {
      List<Float> key = new ArrayList<>(row.length);
      for (float v : row) {
        key.add(v);
      }
      if (seen.add(key) && seen.size() >= enough) {
        break;
      }
    }
    return seen.size();
  }

  /** The table to group by: the one asked for, else the features, else the customers themselves. */
  static Optional<String> tableFor(Outline outline, String wanted) {
    if (!wanted.isEmpty()) {
      return outline.table(wanted).map(DatasetVersion::table);
    }
    return outline.main(Role.FEATURES).or(() -> outline.main(Role.CUSTOMERS)).map(DatasetVersion::table);
  }

  /**
   * Reads the facts of a table.
   *
   * @param wanted names of columns; empty takes the usual features, or, of another table, its columns of numbers and
   *     categories that vary
   */
  static CustomerFacts read(StudyView study, String name, List<String> wanted) {
    Table table = study.table(name);
    List<Column> columns = wanted.isEmpty() ? usual(table) : named(table, wanted);
    List<Fact> kept = new ArrayList<>();
    for (Column column : columns) {
      Optional<Fact> fact = fact(table, column, !wanted.isEmpty());
      if (fact.isPresent() && (kept.size() < MOST_FACTS || !wanted.isEmpty())) {
        kept.add(fact.get());
      }
    }
    if (kept.isEmpty()) {
      throw SegmentProblems.NO_FACTS.raise(name);
    }
    return new CustomerFacts(name, FactColumns.ids(table), kept, Scaling.rows(kept, Math.toIntExact(table.rows())));
  }

  private static List<Column> usual(Table table) {
    if (table.version().role() == Role.FEATURES) {
      return USUAL.stream().flatMap(f -> table.column(f.id()).stream()).toList();
    }
    return FactColumns.of(table).stream()
        .filter(c -> c.kind().isNumeric() || c.kind() == Kind.BOOLEAN || c.kind() == Kind.TEXT)
        .toList();
  }

  private static List<Column> named(Table table, List<String> wanted) {
    String all = String.join(", ", table.columns().stream().map(Column::name).toList());
    return wanted.stream()
        .map(n -> table.column(n).orElseThrow(() -> StudyProblems.NO_COLUMN.raise(table.name(), n, all)))
        .filter(c -> c.kind() != Kind.PHRASE)
        .toList();
  }

  /** The fact of a column; empty if it says the same of everybody, or something else of each. */
  private static Optional<Fact> fact(Table table, Column column, boolean asked) {
    if (!column.kind().isCoded()) {
      double[] values = FactColumns.numbers(table, column);
      return varies(values) ? Optional.of(new Fact(column.name(), FactColumns.unit(column), values, List.of())) : Optional.empty();
    }
    String[] words = table.words(column.name());
    java.util.Map<String, Integer> counts = new java.util.TreeMap<>();
    for (String word : words) {
      counts.merge(word == null || word.isBlank() ? "–" : word, 1, Integer::sum);
    }
    boolean repeats = counts.size() <= Math.max(MOST_LEVELS, REPEATED * words.length);
    if (counts.size() < 2 || !asked && !repeats) {
      return Optional.empty();
    }
    List<String> byCount = counts.keySet().stream()
        .sorted((a, b) -> counts.get(b) - counts.get(a))
        .toList();
    List<String> levels = new ArrayList<>(byCount.size() <= MOST_LEVELS ? byCount : byCount.subList(0, MOST_LEVELS - 1));
    if (byCount.size() > levels.size()) {
      levels.add("…");
    }
    double[] places = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      int place = levels.indexOf(words[i] == null || words[i].isBlank() ? "–" : words[i]);
      places[i] = place < 0 ? levels.size() - 1 : place;
    }
    return Optional.of(new Fact(column.name(), "", places, levels));
  }

  private static boolean varies(double[] fact) {
    double first = Double.NaN;
    for (double value : fact) {
      if (Double.isNaN(first)) {
        first = value;
      } else if (!Double.isNaN(value) && value != first) {
        return true;
      }
    }
    return false;
  }
}
