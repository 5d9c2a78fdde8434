package clientele.shell;

import clientele.features.Feature;
import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.features.engine.CustomerFeatures;
import clientele.job.JobContext;
import clientele.study.Cells;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the tables of a study hold of one customer, found by roles and meanings alone.
 *
 * @param id of the customer
 * @param parts the tables with rows of the customer, who it is first
 * @param facts each fact beside what is usual
 * @param days what was bought, by day, net of what came back; orders that were cancelled or came back wholly are none
 * @param lastDay last day of the orders of all customers
 * @param orders that stand, counted as the feature is
 * @param spend net, as the feature is; empty if no column says what orders are worth
 */
record CustomerRecords(
    String id, List<Part> parts, List<Fact> facts, TreeMap<LocalDate, Double> days, Optional<LocalDate> lastDay, long orders,
    OptionalDouble spend) {
  private static final int MOST = 8;

  /** Rows of a table that are the customer's, the newest first where they have a date; {@code all} counts those not listed. */
  record Part(Table table, int[] rows, int all) {}

  /** A fact by the name of its column: the customer's value, the middle of all customers, and the share of customers below. */
  record Fact(String name, double value, double median, double below) {}

  /** Whether anything is known. */
  boolean isKnown() {
    return !parts.isEmpty();
  }

  /** Looks a customer up. */
  static CustomerRecords of(StudyView study, String id, JobContext job) {
    List<Part> parts = new ArrayList<>();
    Set<String> messages = new HashSet<>();
    List<DatasetVersion> tables =
        study.outline().tables().values().stream()
            .filter(t -> t.role() != Role.REJECTS && t.role() != Role.SET_APART && t.role() != Role.FEATURES)
            .sorted(Comparator.comparing((DatasetVersion t) -> rank(t.role())).thenComparing(DatasetVersion::table))
            .toList();
    for (DatasetVersion version : tables) {
      job.checkCancelled();
      Table table = study.table(version.table());
      Optional<Column> key = table.column(Meaning.CUSTOMER_ID);
      key.map(column -> part(table, column, Set.of(id))).filter(p -> p.all() > 0).ifPresent(part -> {
        parts.add(part);
        table.column(Meaning.FEEDBACK_ID).ifPresent(f -> {
          for (int row : part.rows()) {
            messages.add(word(table, f, row));
          }
        });
      });
      if (key.isEmpty() && !messages.isEmpty()) {
        table.column(Meaning.FEEDBACK_ID).map(column -> part(table, column, messages)).filter(p -> p.all() > 0)
            .ifPresent(parts::add);
      }
    }
    Optional<Table> orders = study.main(Role.TRANSACTIONS).filter(t -> t.column(Meaning.CUSTOMER_ID).isPresent());
    Optional<LocalDate> last = orders.flatMap(t -> StudyFacts.of(study).lastDay());
    Optional<OrderBook> book = last.map(day -> OrderBookReader.read(study, id, job)).filter(b -> b.size() == 1);
    TreeMap<LocalDate, Double> days = new TreeMap<>();
    book.ifPresent(b -> bought(b, days));
    Optional<CustomerFeatures> known = book.map(b -> CustomerFeatures.asOf(b, last.orElseThrow(), job)).filter(f -> f.size() == 1);
    return new CustomerRecords(
        id, List.copyOf(parts), facts(study, id), days, last, known.map(f -> (long) f.of(Feature.ORDERS)[0]).orElse(0L),
        known.filter(f -> f.has(Feature.SPEND)).map(f -> f.of(Feature.SPEND)[0])
            .filter(Double::isFinite).map(OptionalDouble::of).orElse(OptionalDouble.empty()));
  }

  /** Who it is, what analyses say, then what was bought, said and sent. */
  private static int rank(Role role) {
    return switch (role) {
      case CUSTOMERS -> 0;
      case RESULT -> 1;
      case FEEDBACK -> 2;
      case TRANSACTIONS -> 3;
      default -> 4;
    };
  }

  private static Part part(Table table, Column key, Set<String> wanted) {
    List<Integer> found = rows(table, key, wanted);
    Optional<Column> date = table.column(Meaning.DATE).filter(c -> c.kind().isTemporal());
    List<Integer> order = new ArrayList<>(found);
    date.ifPresent(d -> order.sort(Comparator.comparingLong((Integer row) -> whole(table, d, row)).reversed()));
    return new Part(table, order.stream().limit(MOST).mapToInt(Integer::intValue).toArray(), found.size());
  }

  private static List<Integer> rows(Table table, Column key, Set<String> wanted) {
    List<Integer> found = new ArrayList<>();
    Set<Integer> codes = new HashSet<>();
    if (key.kind().isCoded()) {
      for (int code = 0; code < table.dictionary(key.name()).size(); code++) {
        if (wanted.contains(table.dictionary(key.name()).get(code))) {
          codes.add(code);
        }
      }
    }
    int start = 0;
    for (int c = 0; c < table.chunks(); c++) {
      if (table.chunk(key.name(), c) instanceof Chunk.Codes chunk) {
        for (int i = 0; i < chunk.rows() && !codes.isEmpty(); i++) {
          if (codes.contains(chunk.values()[i])) {
            found.add(start + i);
          }
        }
      } else {
        String[] words = Cells.words(table, key, c);
        for (int i = 0; i < words.length; i++) {
          if (words[i] != null && wanted.contains(words[i])) {
            found.add(start + i);
          }
        }
      }
      start += table.rowsIn(c);
    }
    return found;
  }

  private static void bought(OrderBook book, TreeMap<LocalDate, Double> days) {
    int[] day = book.orderDays(0);
    double[] value = book.orderValues(0);
    for (int o = 0; o < day.length; o++) {
      days.merge(LocalDate.ofEpochDay(day[o]), Double.isNaN(value[o]) ? 0 : value[o], Double::sum);
    }
  }

  private static List<Fact> facts(StudyView study, String id) {
    Optional<Table> table = study.main(Role.FEATURES).filter(t -> t.column(Meaning.CUSTOMER_ID).isPresent());
    if (table.isEmpty()) {
      return List.of();
    }
    List<Integer> rows = rows(table.get(), table.get().column(Meaning.CUSTOMER_ID).orElseThrow(), Set.of(id));
    List<Fact> facts = new ArrayList<>();
    for (Column column : table.get().columns()) {
      if (rows.isEmpty() || !column.kind().isNumeric()) {
        continue;
      }
      double[] all = table.get().reals(column.name());
      double value = all[rows.getFirst()];
      double[] known = Arrays.stream(all).filter(Double::isFinite).sorted().toArray();
      if (Double.isFinite(value)) {
        long below = Arrays.stream(known).filter(v -> v < value).count();
        long same = Arrays.stream(known).filter(v -> v == value).count();
        double median = (known[(known.length - 1) / 2] + known[known.length / 2]) / 2;
        facts.add(new Fact(column.name(), value, median, (below + same / 2.0) / known.length));
      }
    }
    return facts;
  }

  private static String word(Table table, Column column, int row) {
    int at = row;
    int c = 0;
    while (at >= table.rowsIn(c)) {
      at -= table.rowsIn(c++);
    }
    return Cells.word(table, column, c, at);
  }

  private static long whole(Table table, Column column, int row) {
    int at = row;
    int c = 0;
    while (at >= table.rowsIn(c)) {
      at -= table.rowsIn(c++);
    }
    return table.longs(column.name(), c)[at];
  }
}
