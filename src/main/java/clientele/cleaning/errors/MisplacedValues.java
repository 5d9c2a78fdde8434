package clientele.cleaning.errors;

import clientele.base.Text;
import clientele.job.JobContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Values that are usual in another column and hardly occur in their own; and keys that occur twice. */
final class MisplacedValues {
  private static final int USUAL = 8;
  private static final double KEY = 0.97;

  private MisplacedValues() {}

  static void find(Suspects suspects, JobContext job) {
    Map<String, int[]> homes = new HashMap<>();
    for (int c = 0; c < suspects.columns().size(); c++) {
      ColumnValues column = suspects.columns().get(c);
      if (!column.column().kind().isCoded() || column.size() > column.present() * 0.5) {
        continue;
      }
      for (int v = 0; v < column.size(); v++) {
        String value = column.values().get(v);
        int[] known = homes.get(value);
        if (value.length() >= 3 && value.chars().anyMatch(Character::isLetter)
            && column.counts()[v] >= USUAL && (known == null || known[1] < column.counts()[v])) {
          homes.put(value, new int[] {c, column.counts()[v]});
        }
      }
    }
    for (int c = 0; c < suspects.columns().size(); c++) {
      job.progress((double) c / suspects.columns().size());
      ColumnValues column = suspects.columns().get(c);
      if (column.column().kind().isCoded()) {
        misplaced(suspects, c, column, homes);
      }
      keys(suspects, c, column);
    }
  }

  private static void misplaced(Suspects suspects, int c, ColumnValues column, Map<String, int[]> homes) {
    double known = 0;
    for (int v = 0; v < column.size(); v++) {
      int[] home = homes.get(column.values().get(v));
      known += home != null && home[0] != c ? column.counts()[v] : 0;
    }
    if (known > column.present() * 0.05) {
      return;
    }
    ColumnValues.Rows rows = column.rows();
    for (int v = 0; v < column.size(); v++) {
      int[] home = homes.get(column.values().get(v));
      if (home != null && home[0] != c && home[1] >= USUAL * column.counts()[v]) {
        ColumnValues there = suspects.columns().get(home[0]);
        for (int i = rows.starts()[v]; i < rows.starts()[v + 1]; i++) {
          int code = there.codes()[rows.all()[i]];
          boolean gone = code < 0 || there.counts()[code] <= 2;
          suspects.add(
              rows.all()[i], c, Text.of(MisplacedValues.class, "error.misplaced", there.name()), "", gone ? 0.75 : 0.35);
        }
      }
    }
  }

  private static void keys(Suspects suspects, int c, ColumnValues column) {
    String name = column.name().strip().toLowerCase(Locale.ROOT);
    boolean named = name.matches("(.*[_ .-])?(id|key|uuid|index)|.*(编号|序号)|(row|record|serial)[_ ]?(no|nr|number)");
    if (!named || column.present() < 20 || column.size() < column.present() * KEY || column.size() == column.present()) {
      return;
    }
    ColumnValues.Rows rows = column.rows();
    for (int v = 0; v < column.size(); v++) {
      for (int i = rows.starts()[v] + 1; i < rows.starts()[v + 1]; i++) {
        suspects.add(rows.all()[i], c, Text.of(MisplacedValues.class, "error.key", rows.all()[rows.starts()[v]] + 1), "", 0.8);
      }
    }
  }
}
