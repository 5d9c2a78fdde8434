package clientele.analysis.recommend;

import clientele.job.JobContext;
import clientele.models.Interactions;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who took what and when, one event per line; returned lines are left out.
 *
 * @param table it was read from
 * @param users ids of the customers
 * @param items ids of the items
 * @param names of the items for people; the id where there is no name
 * @param user of each event
 * @param item of each event
 * @param day of each event, days since 1970; all 0 without dates
 * @param dated whether there are dates
 */
record Purchases(
    String table, String[] users, String[] items, String[] names, int[] user, int[] item, int[] day, boolean dated) {
  private static final int SECONDS_OF_DAY = 86_400;

  /** The table to read: the one asked for, else the order lines, else the largest with customers and items. */
  static Optional<String> tableFor(Outline outline, String wanted) {
    if (!wanted.isEmpty()) {
      return outline.table(wanted).map(DatasetVersion::table);
    }
    return outline.tables().values().stream()
        .filter(t -> t.role().isImported() && means(t, Meaning.CUSTOMER_ID)
            && (means(t, Meaning.PRODUCT_ID) || means(t, Meaning.PRODUCT_NAME)))
        .max((a, b) -> a.role() != b.role() && (a.role() == Role.TRANSACTIONS || b.role() == Role.TRANSACTIONS)
            ? a.role() == Role.TRANSACTIONS ? 1 : -1
            : Long.compare(a.rows(), b.rows()))
        .map(DatasetVersion::table);
  }

  private static boolean means(DatasetVersion table, Meaning meaning) {
    return table.plainColumns().stream().anyMatch(c -> c.means(meaning));
  }

  static Purchases read(StudyView study, String name, JobContext job) {
    Table table = study.table(name);
    Column customer = table.column(Meaning.CUSTOMER_ID).orElseThrow();
    Column product = table.column(Meaning.PRODUCT_ID).or(() -> table.column(Meaning.PRODUCT_NAME)).orElseThrow();
    Optional<Column> label = table.column(Meaning.PRODUCT_NAME).filter(c -> c.kind() == Kind.TEXT);
    Optional<Column> date = table.column(Meaning.DATE).filter(c -> c.kind().isTemporal());
    Optional<Column> quantity = table.column(Meaning.QUANTITY).filter(c -> c.kind().isNumeric());
    int rows = Math.toIntExact(table.rows());
    int[] user = new int[rows];
    int[] item = new int[rows];
    int[] day = new int[rows];
    Map<String, Integer> users = new LinkedHashMap<>();
    Map<String, Integer> items = new LinkedHashMap<>();
    Map<Integer, String> names = new LinkedHashMap<>();
    int n = 0;
    for (int c = 0; c < table.chunks(); c++) {
      job.progress((double) c / table.chunks());
      String[] who = Cells.words(table, customer, c);
      String[] what = Cells.words(table, product, c);
      String[] called = label.isPresent() ? Cells.words(table, label.get(), c) : what;
      long[] when = date.isPresent() ? table.longs(date.get().name(), c) : null;
      double[] pieces = quantity.isPresent() ? table.reals(quantity.get().name(), c) : null;
      for (int i = 0; i < who.length; i++) {
        boolean dateless = when != null && when[i] == Column.MISSING;
        if (who[i] == null || what[i] == null || dateless || pieces != null && pieces[i] <= 0) {
          continue;
        }
        user[n] = users.computeIfAbsent(who[i], w -> users.size());
        item[n] = items.computeIfAbsent(what[i], w -> items.size());
        if (called[i] != null) {
          names.putIfAbsent(item[n], called[i]);
        }
        day[n] = when == null ? 0
            : (int) (date.get().kind() == Kind.TIME ? Math.floorDiv(when[i], SECONDS_OF_DAY) : when[i]);
        n++;
      }
    }
    String[] ids = items.keySet().toArray(String[]::new);
    String[] shown = new String[ids.length];
    Arrays.setAll(shown, i -> names.getOrDefault(i, ids[i]));
    return new Purchases(
        name, users.keySet().toArray(String[]::new), ids, shown, Arrays.copyOf(user, n), Arrays.copyOf(item, n),
        Arrays.copyOf(day, n), date.isPresent());
  }

  /** Number of events. */
  int size() {
    return user.length;
  }

  /** The events at the given places. */
  Interactions pairs(boolean[] of) {
    int n = 0;
    for (boolean in : of) {
      n += in ? 1 : 0;
    }
    int[] u = new int[n];
    int[] i = new int[n];
    int[] d = new int[n];
    int at = 0;
    for (int e = 0; e < of.length; e++) {
      if (of[e]) {
        u[at] = user[e];
        i[at] = item[e];
        d[at++] = day[e];
      }
    }
    return Interactions.of(users.length, items.length, u, i, d);
  }
}
