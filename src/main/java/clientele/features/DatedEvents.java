package clientele.features;

import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Dated things of customers.
 *
 * @param events by customer
 * @param rated whether any of them could have a rating
 */
record DatedEvents(OrderBook.Events events, boolean rated) {
  /** All messages with a date of customers who bought something. */
  static DatedEvents feedback(StudyView study, Codes customers, int[] dense, int buyers) {
    Growing who = new Growing(1024);
    Growing when = new Growing(1024);
    Growing rating = new Growing(1024);
    boolean rated = false;
    Map<String, Integer> known = null;
    for (var version : study.outline().tables(Role.FEEDBACK)) {
      Table table = study.table(version.table());
      Optional<Column> customer = table.column(Meaning.CUSTOMER_ID);
      Optional<Column> date = table.column(Meaning.DATE).filter(d -> d.kind().isTemporal());
      if (customer.isEmpty() || date.isEmpty()) {
        continue;
      }
      Codes theirs = new Codes(table, customer.get().name());
      Optional<Column> stars = table.column(Meaning.RATING).filter(r -> r.kind().isNumeric());
      rated |= stars.isPresent();
      known = known == null ? customers.index() : known;
      for (int c = 0; c < table.chunks(); c++) {
        int[] whose = theirs.chunk(c);
        long[] seconds = LineReading.seconds(table, date.get(), c);
        double[] points = stars.isPresent() ? table.reals(stars.get().name(), c) : null;
        for (int i = 0; i < whose.length; i++) {
          Integer code = whose[i] < 0 ? null : known.get(theirs.word(whose[i]));
          if (code != null && seconds[i] != Column.MISSING) {
            who.add(code);
            when.add(LineReading.day(seconds[i]));
            rating.add(Float.floatToIntBits(points == null ? Float.NaN : (float) points[i]));
          }
        }
      }
    }
    return new DatedEvents(byCustomer(who, when, rating, dense, buyers), rated);
  }

  /** Events grouped by the places of their customers; those of nobody are left out. {@code value} may be null. */
  static OrderBook.Events byCustomer(Growing who, Growing when, Growing value, int[] dense, int buyers) {
    int[] first = new int[buyers + 1];
    for (int i = 0; i < who.size; i++) {
      if (dense[who.values[i]] >= 0) {
        first[dense[who.values[i]] + 1]++;
      }
    }
    for (int b = 0; b < buyers; b++) {
      first[b + 1] += first[b];
    }
    int[] next = Arrays.copyOf(first, buyers);
    int[] day = new int[first[buyers]];
    float[] values = new float[first[buyers]];
    for (int i = 0; i < who.size; i++) {
      int b = dense[who.values[i]];
      if (b >= 0) {
        int at = next[b]++;
        day[at] = when.values[i];
        values[at] = value == null ? 0 : Float.intBitsToFloat(value.values[i]);
      }
    }
    return new OrderBook.Events(first, day, values);
  }
}
