package clientele.analysis.churn;

import clientele.features.CustomerFeatures;
import clientele.features.OrderBook;
import clientele.job.JobContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Facts and outcomes of customers at a cut-off, where churn is silence. */
final class SilenceData {
  private final OrderBook book;
  private final ChurnWindows windows;
  private final int activeDays;
  private final Map<String, Integer> places = new HashMap<>();

  /** Facts at a cut-off with what came after. */
  record AtCutoff(Facts facts, boolean[] left, int gone) {}

  SilenceData(OrderBook book, ChurnWindows windows, int activeDays) {
    this.book = book;
    this.windows = windows;
    this.activeDays = activeDays;
    for (int c = 0; c < book.size(); c++) {
      places.put(book.customer(c), c);
    }
  }

  /** Facts known at a cut-off, and who was silent in its outcome window. */
  AtCutoff at(LocalDate cutoff, JobContext job) {
    CustomerFeatures features = CustomerFeatures.asOf(book, cutoff, job);
    Facts facts = Facts.ofBehaviour(book, features, activeDays);
    int from = (int) windows.outcomeStart(cutoff).toEpochDay();
    int to = (int) windows.outcomeEnd(cutoff).toEpochDay();
    boolean[] left = new boolean[facts.size()];
    for (int i = 0; i < left.length; i++) {
      left[i] = Arrays.stream(book.orderDays(places.get(facts.ids()[i]))).noneMatch(d -> d >= from && d <= to);
    }
    return new AtCutoff(facts, left, features.size() - facts.size());
  }
}
