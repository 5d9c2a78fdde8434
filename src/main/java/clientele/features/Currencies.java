package clientele.features;

import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The currencies of the amounts of a table, where a column names them. */
public final class Currencies {
  private static final int NAMED = 6;

  private Currencies() {}

  /** A currency as files write it, in capitals without space; empty for a missing one. */
  public static String code(String cell) {
    return cell == null ? "" : cell.strip().toUpperCase(Locale.ROOT);
  }

  /** Rows of each currency, by {@link #code}; empty if no column names currencies. */
  public static Map<String, Long> of(Table table) {
    return table.column(Meaning.CURRENCY).map(c -> of(table, c)).orElse(Map.of());
  }

  /** Rows of each currency in a column. */
  public static Map<String, Long> of(Table table, Column column) {
    Map<String, Long> rows = new TreeMap<>();
    for (String cell : table.words(column.name())) {
      rows.merge(code(cell), 1L, Long::sum);
    }
    return rows;
  }

  /** Whether amounts of a table are of several currencies, so that no sum of them is an amount of anything. */
  static boolean areMixed(Table lines) {
    return ofAmounts(lines).size() > 1;
  }

  private static Map<String, Long> ofAmounts(Table lines) {
    if (lines.column(Meaning.AMOUNT).or(() -> lines.column(Meaning.UNIT_PRICE)).isEmpty()) {
      return Map.of();
    }
    Map<String, Long> rows = new TreeMap<>(of(lines));
    rows.remove("");
    return rows;
  }

  /** Stops work that adds up amounts of several currencies, unless somebody gave a reason. */
  static void guard(Table lines, JobContext job) {
    Map<String, Long> rows = ofAmounts(lines);
    if (rows.size() > 1) {
      List<String> named = rows.entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
          .limit(NAMED)
          .map(e -> e.getKey() + " " + e.getValue())
          .toList();
      job.guard(FeatureProblems.MIXED_CURRENCIES.with(lines.name(), rows.size(), String.join(", ", named)));
    }
  }
}
