package clientele.app;

import clientele.analysis.Analyses;
import clientele.analysis.data.bring.ImportFile;
import clientele.base.Problem;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.demo.DemoCompany;
import clientele.demo.DemoTruths;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.OpenStudy;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.rewrite.Compaction;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudySettings;
import clientele.study.StudyView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the study that stands for a version of the program in {@code src/test/resources/golden}: every analysis was run, a step
 * was taken back, and one step is of an operation that no later version knows. Run once for a version, then kept as it is:
 * {@code java -cp … clientele.app.GoldenStudy FOLDER}.
 */
final class GoldenStudy {
  static final String PASSPHRASE = "golden";

  private GoldenStudy() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path raw = Files.createTempDirectory("golden");
    new DemoCompany(DemoTruths.PLANTED, new Seed(7), 1_000).write(raw);
    FileShelf shelf = new FileShelf(raw.resolve("home"), Clock.systemUTC());
    try (JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);
        OpenStudy study = shelf.create(folder.resolve("study"), Optional.of(PASSPHRASE.toCharArray()), new StudySettings("Golden", 11, "EUR"), runner)) {
      Ledger ledger = study.ledger();
      for (String file : List.of("customers.csv", "orders.csv", "products.xlsx", "reviews.csv", "评论.csv", "campaign_contacts.csv")) {
        perform(ledger, ImportFile.of(raw.resolve(file)));
      }
      OperationCatalog catalog = Analyses.discover().operations();
      for (Map.Entry<String, Map<String, List<String>>> step : steps()) {
        perform(ledger, catalog.make(step.getKey(), step.getValue()));
      }
      perform(ledger, new Weather());
      perform(ledger, catalog.make("segments.rename", Map.of("segment", List.of("1"), "name", List.of("Set aside"))));
      ledger.undo();
      study.rewrite(new Compaction());
    }
    try (JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);
        OpenStudy study = shelf.open(folder.resolve("study"), Optional.of(PASSPHRASE.toCharArray()), runner)) {
      Files.writeString(folder.resolve("expected.txt"), told(study.ledger()));
    }
  }

  private static List<Map.Entry<String, Map<String, List<String>>>> steps() {
    List<Map.Entry<String, Map<String, List<String>>>> steps = new ArrayList<>();
    steps.add(Map.entry("data.set-apart-returns", Map.of("table", List.of("orders"))));
    steps.add(Map.entry("data.find-errors", Map.of("table", List.of("orders"))));
    steps.add(Map.entry("data.find-duplicates", Map.of("table", List.of("customers"))));
    steps.add(Map.entry("data.add-column", Map.of("table", List.of("orders"), "name", List.of("line_total"), "formula", List.of("[quantity] * [unit_price]"))));
    for (String id : List.of("features.build", "segments.cluster", "churn.train", "churn.plan-calls", "recommend.train", "feedback.tag", "campaigns.read-effect")) {
      steps.add(Map.entry(id, Map.of()));
    }
    return steps;
  }

  /** What a study holds, in lines that every version must find again. */
  static String told(Ledger ledger) {
    StringBuilder lines = new StringBuilder();
    ledger.entries().forEach(e -> lines.append("step ").append(e.number()).append(' ').append(e.operation()).append(' ').append(e.chain()).append('\n'));
    lines.append("head ").append(ledger.head()).append('\n').append("state ").append(ledger.state().fingerprint()).append('\n');
    ledger.view().outline().tables().values().stream().sorted((a, b) -> a.table().compareTo(b.table()))
        .forEach(t -> lines.append("table ").append(t.table()).append(' ').append(t.rows()).append(' ').append(t.columns().size()).append('\n'));
    ledger.view().outline().artifacts().stream().sorted().forEach(name -> lines.append("artifact ").append(name).append(' ')
        .append(clientele.study.Digests.sha256(ledger.state().artifacts().get(name).get())).append('\n'));
    return lines.toString();
  }

  private static void perform(Ledger ledger, Operation operation) {
    ledger.performHere(operation, Optional.of("made to be kept"), (done, words) -> {});
  }

  /** A step that was given up: it made a table and a record. */
  @OperationId("weather.fetch")
  record Weather() implements Operation {
    @Override
    public List<Problem> validate(Outline outline) {
      return List.of();
    }

    @Override
    public Outcome run(StudyView study, JobContext job) {
      List<Column> columns = List.of(Column.of("day", Kind.DATE), Column.of("rain", Kind.REAL));
      try (RowWriter rows = study.writeRows("weather", Role.RESULT, columns)) {
        rows.row(java.time.LocalDate.of(2025, 9, 30), 1.5);
        return Outcome.of(Text.literal("one day of rain")).table(rows.finish()).artifact("weather_source", Map.of("station", "hill")).rows(0, 1, 0).done();
      }
    }
  }
}
