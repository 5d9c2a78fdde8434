package clientele.cleaning.errors;

import clientele.base.Text;
import clientele.cleaning.personal.PersonalData;
import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Columns of text whose values are quantities or moments written in more than one form: a unit in some cells, a date before
 * some times, 24 hours beside a.m. and p.m. The form most rows have is the usual one; what has another is told, with its
 * value in the usual form where that can be said.
 *
 * <p>Later finders look at the columns in their usual forms, so that one fact in two forms is not taken for two facts.
 */
final class TwoForms {
  private static final int LEAST_ROWS = 20;
  private static final double FAMILY = 0.9;
  private static final double ALMOST_ALL = 0.995;

  private TwoForms() {}

  /** A way in which values of one family are read and written. */
  interface Family {
    /** The form of a value; empty if it is none of the family. */
    Optional<String> form(String value);

    /** Whether forms in so many rows each may be those of one column. */
    default boolean mayBe(Map<String, Integer> rowsOfForm) {
      return true;
    }

    /** Learns from the values of a form what must be known to write it; {@code rows} are the rows of each value. */
    void settle(List<String> values, int[] rows, String usual);

    /** The form all should have, given the rows of each: as a rule the most frequent one. */
    default String usual(Map<String, Integer> rowsOfForm) {
      return rowsOfForm.entrySet().stream()
          .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
          .orElseThrow().getKey();
    }

    /** The value in the usual form, to compare it with others; empty if that can't be said. */
    Optional<String> write(String value);

    /** Whether the usual form says all that the value says: what would lose a date or seconds is told and nothing suggested. */
    boolean keepsAll(String value);
  }

  /**
   * Tells values in other forms than the usual one.
   *
   * @param columns the columns as the file has them
   * @return the columns with their values in the usual form
   */
  static List<ColumnValues> find(Suspects suspects, List<ColumnValues> columns, JobContext job) {
    List<ColumnValues> usual = new ArrayList<>(columns);
    for (int c = 0; c < usual.size(); c++) {
      job.progress((double) c / usual.size());
      ColumnValues column = usual.get(c);
      boolean written = column.column().kind().isCoded() || column != suspects.columns().get(c);
      if (written && column.present() >= LEAST_ROWS && !PersonalData.saysWho(column.column())) {
        for (Family family : List.of(new Quantities(), new Moments())) {
          Optional<ColumnValues> same = look(suspects, c, column, family);
          if (same.isPresent()) {
            usual.set(c, same.get());
            break;
          }
        }
      }
    }
    return usual;
  }

  private static Optional<ColumnValues> look(Suspects suspects, int c, ColumnValues column, Family family) {
    String[] forms = new String[column.size()];
    Map<String, Integer> rowsOfForm = new HashMap<>();
    int known = 0;
    for (int v = 0; v < forms.length; v++) {
      forms[v] = family.form(column.values().get(v)).orElse(null);
      if (forms[v] != null) {
        known += column.counts()[v];
        rowsOfForm.merge(forms[v], column.counts()[v], Integer::sum);
      }
    }
    if (known < column.present() * FAMILY || rowsOfForm.size() < 2 || !family.mayBe(rowsOfForm)) {
      return Optional.empty();
    }
    String usual = family.usual(rowsOfForm);
    family.settle(column.values(), column.counts(), usual);
    double share = (double) rowsOfForm.get(usual) / known;
    ColumnValues.Rows rows = column.rows();
    String example = example(column, forms, usual);
    String[] written = new String[column.size()];
    for (int v = 0; v < forms.length; v++) {
      written[v] = column.values().get(v);
      if (forms[v] != null && !forms[v].equals(usual)) {
        String wish = family.write(column.values().get(v)).orElse("");
        written[v] = wish.isEmpty() ? written[v] : wish;
        double sure = share >= ALMOST_ALL ? 0.9 : 0.6 + 0.3 * share;
        String offered = family.keepsAll(column.values().get(v)) ? wish : "";
        suspects.offerAll(c, v, rows, Text.of(TwoForms.class, "error.form", example), offered, sure);
      }
    }
    return Optional.of(column.rewritten(written));
  }

  private static String example(ColumnValues column, String[] forms, String usual) {
    int best = -1;
    for (int v = 0; v < forms.length; v++) {
      if (usual.equals(forms[v]) && (best < 0 || column.counts()[v] > column.counts()[best])) {
        best = v;
      }
    }
    return best < 0 ? usual : column.values().get(best);
  }
}
