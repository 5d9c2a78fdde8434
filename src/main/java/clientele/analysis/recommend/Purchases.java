package clientele.analysis.recommend;

import clientele.job.JobContext;
import clientele.models.Interactions;
import clientele.study.DatasetVersion;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyView;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who took what and when, one event per line. A line of which all came back is none from the day of the return on.
 *
 * @param table it was read from
 * @param users ids of the customers
 * @param items ids of the items
 * @param names of the items for people; the id where there is no name
 * @param user of each event
 * @param item of each event
 * @param day of each event, days since 1970; all 0 without dates
 * @param back day on which all of it had come back; {@code Integer.MAX_VALUE} if it did not
 * @param dated whether there are dates
 */
record Purchases(
    String table, String[] users, String[] items, String[] names, int[] user, int[] item, int[] day, int[] back,
    boolean dated) {

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
    return new PurchaseReader(study, name, job).read();
  }

  /** Number of events. */
  int size() {
    return user.length;
  }

  /** Last day of any event. */
  int lastDay() {
    return Arrays.stream(day).max().orElse(0);
  }

  /** First day of any event. */
  int firstDay() {
    return Arrays.stream(day).min().orElse(0);
  }

  /** The events after one day and not after another that had not come back by the end of the latter. */
  boolean[] between(int after, int until) {
    boolean[] in = new boolean[size()];
    for (int e = 0; e < in.length; e++) {
      in[e] = day[e] > after && day[e] <= until && back[e] > until;
    }
    return in;
  }

  /** Number of lines that came back. */
  long returned() {
    return Arrays.stream(back).filter(b -> b != Integer.MAX_VALUE).count();
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
