package clientele.features.engine;

import clientele.features.FeatureProblems;
import clientele.features.OrderBook;
import clientele.features.definition.Aggregate;
import clientele.features.definition.FeatureDefinition;
import clientele.features.definition.Window;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Dated rows of the customers of a book, grouped by customer: messages, visits, mailings.
 *
 * @param first row of each customer, and one more
 * @param value number or code of what a definition asks for; NaN where there is none
 * @param taken whether the filter takes the row
 */
record DatedRows(int[] first, int[] day, double[] value, boolean[] taken) {
  private static final int SECONDS_OF_DAY = 86_400;

  /** The messages that a book holds, with their ratings. */
  static DatedRows feedback(OrderBook.Events events) {
    double[] value = new double[events.day().length];
    boolean[] taken = new boolean[value.length];
    Arrays.fill(taken, true);
    for (int i = 0; i < value.length; i++) {
      value[i] = events.value()[i];
    }
    return new DatedRows(events.first(), events.day(), value, taken);
  }

  /** The tables that a definition is made of: those with customers and dates, or the one it names. */
  static List<Table> tables(StudyView study, FeatureDefinition definition) {
    if (!definition.source().table().isEmpty()) {
      Table table = study.table(definition.source().table());
      need(table, Meaning.CUSTOMER_ID);
      if (!need(table, Meaning.DATE).kind().isTemporal()) {
        throw FeatureProblems.DATE_KIND.raise(table.name(), need(table, Meaning.DATE).name());
      }
      return List.of(table);
    }
    return study.outline().tables(definition.source().role()).stream().filter(DatedRows::isDated).map(v -> study.table(v.table())).toList();
  }

  private static boolean isDated(DatasetVersion version) {
    return version.plainColumns().stream().anyMatch(c -> c.means(Meaning.CUSTOMER_ID))
        && version.plainColumns().stream().anyMatch(c -> c.means(Meaning.DATE) && c.kind().isTemporal());
  }

  private static Column need(Table table, Meaning meaning) {
    return table.column(meaning).orElseThrow(() -> StudyProblems.NO_MEANING.raise(
        table.name(), meaning.tag(), String.join(", ", table.columns().stream().map(Column::name).toList())));
  }

  /** Reads what a definition asks for, of the customers of a book. */
  static DatedRows read(StudyView study, OrderBook book, FeatureDefinition definition) {
    List<Table> tables = tables(study, definition);
    int rows = Math.toIntExact(tables.stream().mapToLong(Table::rows).sum());
    int[] who = new int[rows];
    int[] when = new int[rows];
    double[] what = new double[rows];
    BitSet met = new BitSet();
    Map<String, Integer> codes = new HashMap<>();
    int start = 0;
    for (Table table : tables) {
      BitSet theirs = RowFilter.rows(study, table, definition.filter());
      Column customer = need(table, Meaning.CUSTOMER_ID);
      Column date = need(table, Meaning.DATE);
      for (int c = 0; c < table.chunks(); c++) {
        String[] ids = Cells.words(table, customer, c);
        long[] moments = table.longs(date.name(), c);
        for (int i = 0; i < ids.length; i++) {
          boolean dated = moments[i] != Column.MISSING;
          who[start + i] = ids[i] == null || !dated ? -1 : book.places().getOrDefault(ids[i], -1);
          when[start + i] = !dated ? 0 : (int) (date.kind() == Kind.TIME ? Math.floorDiv(moments[i], SECONDS_OF_DAY) : moments[i]);
        }
        start += ids.length;
      }
      int from = start - Math.toIntExact(table.rows());
      theirs.stream().forEach(i -> met.set(from + i));
      double[] values = values(table, definition, codes);
      System.arraycopy(values, 0, what, from, values.length);
    }
    return grouped(who, when, what, met, book.size());
  }

  private static double[] values(Table table, FeatureDefinition definition, Map<String, Integer> codes) {
    Optional<Column> column = definition.column().isEmpty()
        ? definition.inputs().stream().flatMap(m -> table.column(m).stream()).findFirst()
        : RowFilter.column(table, definition.column());
    boolean counted = definition.aggregate() == Aggregate.DISTINCT;
    if (!counted && definition.aggregate() != Aggregate.SUM && definition.aggregate() != Aggregate.MEAN || column.isEmpty()) {
      double[] none = new double[Math.toIntExact(table.rows())];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    return values(table, column.get(), counted, codes);
  }

  /** The numbers of a column, or codes of its words. */
  static double[] values(Table table, Column column, boolean counted, Map<String, Integer> codes) {
    if (!counted) {
      if (!column.kind().isNumeric()) {
        throw FeatureProblems.NO_NUMBERS.raise(table.name(), column.name());
      }
      return table.reals(column.name());
    }
    String[] words = table.words(column.name());
    double[] values = new double[words.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = words[i] == null || words[i].isBlank() ? Double.NaN : codes.computeIfAbsent(words[i], w -> codes.size());
    }
    return values;
  }

  private static DatedRows grouped(int[] who, int[] when, double[] what, BitSet met, int customers) {
    int[] first = new int[customers + 1];
    for (int c : who) {
      if (c >= 0) {
        first[c + 1]++;
      }
    }
    for (int c = 0; c < customers; c++) {
      first[c + 1] += first[c];
    }
    int[] next = Arrays.copyOf(first, customers);
    DatedRows rows = new DatedRows(first, new int[first[customers]], new double[first[customers]], new boolean[first[customers]]);
    for (int i = 0; i < who.length; i++) {
      if (who[i] >= 0) {
        int at = next[who[i]]++;
        rows.day[at] = when[i];
        rows.value[at] = what[i];
        rows.taken[at] = met.get(i);
      }
    }
    return rows;
  }

  /** A feature of the rows of a customer that are known at the end of a day. */
  double of(int customer, Aggregate aggregate, Window window, int last) {
    int all = 0;
    int n = 0;
    int latest = Integer.MIN_VALUE;
    int earliest = Integer.MAX_VALUE;
    Numbers numbers = new Numbers();
    for (int r = first[customer]; r < first[customer + 1]; r++) {
      if (window.holds(day[r], last)) {
        all++;
        if (taken[r]) {
          n++;
          latest = Math.max(latest, day[r]);
          earliest = Math.min(earliest, day[r]);
          numbers.add(value[r]);
        }
      }
    }
    return switch (aggregate) {
      case COUNT -> n;
      case SUM -> numbers.sum();
      case MEAN -> numbers.mean();
      case DISTINCT -> different(customer, window, last);
      case SHARE_OF_ALL -> all == 0 ? Double.NaN : (double) n / all;
      case DAYS_SINCE_LAST -> n == 0 ? Double.NaN : last - latest;
      case DAYS_SINCE_FIRST -> n == 0 ? Double.NaN : last - earliest;
      default -> throw new IllegalArgumentException(aggregate + " is of orders");
    };
  }

  private int different(int customer, Window window, int last) {
    double[] values = new double[first[customer + 1] - first[customer]];
    int n = 0;
    for (int r = first[customer]; r < first[customer + 1]; r++) {
      if (taken[r] && !Double.isNaN(value[r]) && window.holds(day[r], last)) {
        values[n++] = value[r];
      }
    }
    return Numbers.different(values, n);
  }
}
