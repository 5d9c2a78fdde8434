package clientele.cleaning.errors;

import clientele.base.Text;
import clientele.cleaning.values.Mojibake;
import clientele.job.JobContext;

/** Text that was once read in the wrong encoding. */
final class GarbledText {
  private static final double SURE = 0.97;

  private GarbledText() {}

  static void find(Suspects suspects, JobContext job) {
    for (int c = 0; c < suspects.columns().size(); c++) {
      job.progress((double) c / suspects.columns().size());
      ColumnValues column = suspects.columns().get(c);
      for (int v = 0; v < column.size(); v++) {
        int value = v;
        int place = c;
        Mojibake.repaired(column.values().get(v)).ifPresent(plain ->
            suspects.addAll(place, value, column.rows(), Text.of(GarbledText.class, "error.garbled"), plain, SURE));
      }
    }
  }
}
