package clientele.samples;

import clientele.analysis.Analyses;
import clientele.base.Seed;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.MemoryJournal;
import clientele.study.MemoryStore;
import clientele.study.StudySettings;
import clientele.study.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Prints how many of the true risks of the subscription lie in their intervals, for many seeds: {@code java -cp …
 * clientele.samples.RiskCoverage 30}.
 */
final class RiskCoverage {
  private RiskCoverage() {}

  public static void main(String[] args) throws IOException {
    double sum = 0;
    int runs = Integer.parseInt(args[0]);
    for (int run = 0; run < runs; run++) {
      double share = share(new Seed(100 + run));
      sum += share;
      System.out.printf("%d %.3f%n", 100 + run, share);
    }
    System.out.printf("mean %.3f%n", sum / runs);
  }

  private static double share(Seed seed) throws IOException {
    SortedMap<String, byte[]> files = new RadioSubscription(seed).files();
    Path folder = Files.createTempDirectory("risks");
    Ledger ledger = new Ledger(
        new MemoryStore(), new MemoryJournal(new StudySettings("risks", 2025, "EUR")), new JobRunner(Clock.systemUTC(), Runnable::run), Map.of());
    for (String name : List.of("subscribers.csv", "new_subscribers.csv")) {
      perform(ledger, "data.import", Map.of("file", List.of(Files.write(folder.resolve(name), files.get("raw/" + name)).toString())));
    }
    perform(ledger, "churn.train", Map.of("label", List.of("Churn"), "positive", List.of("Yes")));
    perform(ledger, "churn.score", Map.of("table", List.of("new_subscribers")));
    Table scores = ledger.view().table("churn_scores");
    double[] low = scores.reals("low");
    double[] high = scores.reals("high");
    List<String> truth = new String(files.get("expected/risks.csv"), StandardCharsets.UTF_8).lines().skip(1).toList();
    int inside = 0;
    for (int i = 0; i < low.length; i++) {
      double risk = Double.parseDouble(truth.get(i).split(",")[1]);
      inside += risk >= low[i] && risk <= high[i] ? 1 : 0;
    }
    return (double) inside / low.length;
  }

  private static void perform(Ledger ledger, String id, Map<String, List<String>> words) {
    ledger.performHere(Analyses.discover().operations().make(id, words), Optional.empty(), (done, text) -> {});
  }
}
