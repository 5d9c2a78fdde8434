package clientele.analysis.segments;

import clientele.features.Feature;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The facts customers are grouped by: raw values for people, and the same on comparable scales for distances.
 *
 * @param table where they are from
 * @param ids of the customers
 * @param names of the facts
 * @param units of the facts
 * @param values by fact, then by customer; NaN where missing
 * @param scaled by customer, then by fact: logarithm where skewed, standard deviations from the mean, at most 3.5 of
 *     them, 0 where missing
 */
record CustomerFacts(
    String table, String[] ids, List<String> names, List<String> units, double[][] values, float[][] scaled) {
  private static final double FARTHEST = 3.5;
  private static final int MOST_FACTS = 12;
  private static final List<Feature> USUAL =
      List.of(
          Feature.RECENCY_DAYS, Feature.ORDERS_LAST_YEAR, Feature.ORDER_VALUE, Feature.BASKET_LINES,
          Feature.CATEGORIES, Feature.TOP_CATEGORY_SHARE);

  /** Number of customers. */
  int size() {
    return ids.length;
  }

  /** Values of a fact. */
  double[] of(String name) {
    return values[names.indexOf(name)];
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
   * @param wanted names of columns; empty takes the usual features, or, of another table, its numeric columns that vary
   */
  static CustomerFacts read(StudyView study, String name, List<String> wanted) {
    Table table = study.table(name);
    List<Column> columns = wanted.isEmpty() ? usual(table) : named(table, wanted);
    List<Column> kept = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (Column column : columns) {
      double[] fact = table.reals(column.name());
      if (varies(fact)) {
        kept.add(column);
        values.add(fact);
      }
    }
    if (kept.isEmpty()) {
      throw SegmentProblems.NO_FACTS.raise(name);
    }
    double[][] raw = values.toArray(double[][]::new);
    return new CustomerFacts(
        name, ids(table), kept.stream().map(Column::name).toList(), kept.stream().map(Column::unit).toList(), raw,
        scale(raw, Math.toIntExact(table.rows())));
  }

  private static String[] ids(Table table) {
    Optional<Column> id = table.column(Meaning.CUSTOMER_ID);
    if (id.isPresent()) {
      return table.words(id.get().name());
    }
    String[] numbers = new String[Math.toIntExact(table.rows())];
    Arrays.setAll(numbers, i -> Integer.toString(i + 1));
    return numbers;
  }

  private static List<Column> usual(Table table) {
    if (table.version().role() == Role.FEATURES) {
      return USUAL.stream().flatMap(f -> table.column(f.id()).stream()).toList();
    }
    return table.columns().stream()
        .filter(c -> c.kind().isNumeric() || c.kind() == Kind.BOOLEAN)
        .filter(c -> c.meaning().isEmpty() || !c.meaning().get().tag().endsWith("_id"))
        .limit(MOST_FACTS)
        .toList();
  }

  private static List<Column> named(Table table, List<String> wanted) {
    String all = String.join(", ", table.columns().stream().map(Column::name).toList());
    return wanted.stream()
        .map(n -> table.column(n).orElseThrow(() -> StudyProblems.NO_COLUMN.raise(table.name(), n, all)))
        .filter(c -> !c.kind().isCoded())
        .toList();
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

  private static float[][] scale(double[][] raw, int n) {
    float[][] rows = new float[n][raw.length];
    for (int f = 0; f < raw.length; f++) {
      double[] fact = raw[f];
      double[] shaped = skewed(fact) ? Arrays.stream(fact).map(Math::log1p).toArray() : fact;
      double mean = mean(shaped);
      double deviation = deviation(shaped, mean);
      for (int i = 0; i < n; i++) {
        double z = deviation == 0 || Double.isNaN(shaped[i]) ? 0 : (shaped[i] - mean) / deviation;
        rows[i][f] = (float) Math.clamp(z, -FARTHEST, FARTHEST);
      }
    }
    return rows;
  }

  /** Whether a fact is never negative and far longer on its right (skewness above 1). */
  private static boolean skewed(double[] fact) {
    double mean = mean(fact);
    double deviation = deviation(fact, mean);
    double cubes = 0;
    int n = 0;
    for (double value : fact) {
      if (value < 0) {
        return false;
      }
      if (!Double.isNaN(value)) {
        cubes += Math.pow(value - mean, 3);
        n++;
      }
    }
    return deviation > 0 && cubes / n / Math.pow(deviation, 3) > 1;
  }

  static double mean(double[] fact) {
    double sum = 0;
    int n = 0;
    for (double value : fact) {
      if (!Double.isNaN(value)) {
        sum += value;
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  static double deviation(double[] fact, double mean) {
    double squares = 0;
    int n = 0;
    for (double value : fact) {
      if (!Double.isNaN(value)) {
        squares += (value - mean) * (value - mean);
        n++;
      }
    }
    return n < 2 ? 0 : Math.sqrt(squares / (n - 1));
  }
}
