package clientele.cleaning.errors;

import clientele.base.Text;
import clientele.cleaning.values.CheckDigits;
import clientele.job.JobContext;
import java.util.List;
import java.util.function.Predicate;

/** Numbers with a check digit that does not agree, where it does in nearly all of the column. */
final class CheckedNumbers {
  private static final List<Predicate<String>> KNOWN =
      List.of(CheckDigits::isResidentId, CheckDigits::isEan, CheckDigits::isIsbn10, CheckDigits::isIban, CheckDigits::isCard);

  private CheckedNumbers() {}

  static void find(Suspects suspects, JobContext job) {
    for (int c = 0; c < suspects.columns().size(); c++) {
      job.progress((double) c / suspects.columns().size());
      ColumnValues column = suspects.columns().get(c);
      if (column.present() < 20) {
        continue;
      }
      for (Predicate<String> check : KNOWN) {
        double good = 0;
        for (int v = 0; v < column.size(); v++) {
          good += check.test(column.values().get(v)) ? column.counts()[v] : 0;
        }
        if (good >= column.present() * 0.85) {
          ColumnValues.Rows rows = column.rows();
          for (int v = 0; v < column.size(); v++) {
            if (!check.test(column.values().get(v))) {
              suspects.addAll(c, v, rows, Text.of(CheckedNumbers.class, "error.check"), "", 0.9);
            }
          }
          break;
        }
      }
    }
  }
}
