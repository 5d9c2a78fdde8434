package clientele.cli.bench;

import clientele.analysis.Analyses;
import clientele.base.Seed;
import clientele.cleaning.profile.TableProfile;
import clientele.cleaning.identity.Decisions;
import clientele.cleaning.identity.IdentityResolution;
import clientele.cleaning.identity.Resolution;
import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.features.definition.Aggregate;
import clientele.features.definition.Condition;
import clientele.features.definition.FeatureDefinition;
import clientele.features.definition.Filter;
import clientele.features.definition.KnownAt;
import clientele.features.definition.Source;
import clientele.features.definition.Window;
import clientele.features.engine.CustomerFeatures;
import clientele.features.engine.OrderBookEngine;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.OpenStudy;
import clientele.ledger.Shelf;
import clientele.models.BoostedTrees;
import clientele.models.KMeans;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.StudySettings;
import clientele.study.Table;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The benchmarks of the measurements page. */
public final class Benchmarks {
  /** Names of the benchmarks there are. */
  public static final List<String> NAMES =
      List.of("large", "kmeans", "logistic", "boost", "learn", "profile", "duplicates", "faults", "damages", "races");

  private final Shelf shelf;
  private final Analyses analyses;
  private final Clock clock;
  private final PrintStream out;

  public Benchmarks(Shelf shelf, Analyses analyses, Clock clock, PrintStream out) {
    this.shelf = shelf;
    this.analyses = analyses;
    this.clock = clock;
    this.out = out;
  }

  /** Runs a benchmark; {@code rows} of 0 takes its usual size. */
  public void run(String name, long rows) throws Exception {
    switch (name) {
      case "large" -> large(rows == 0 ? 10_000_000 : rows);
      case "kmeans" -> kMeans((int) (rows == 0 ? 1_000_000 : rows));
      case "logistic" -> logistic((int) (rows == 0 ? 160_000 : rows));
      case "boost" -> boost((int) (rows == 0 ? 100_000 : rows));
      case "learn" -> LearnBench.run((int) (rows == 0 ? 1_000_000 : rows), clock, new Meter(out));
      case "profile" -> profile((int) (rows == 0 ? 1_000_000 : rows));
      case "duplicates" -> duplicates((int) (rows == 0 ? 200_000 : rows));
      default -> throw new IllegalArgumentException(name);
    }
  }

  /** The profile of a table of 20 columns: words of few and many values, numbers, dates, with missing values. */
  private void profile(int rows) throws Exception {
    Table table = WideTable.of(rows, new Seed(1));
    JobContext job = JobContext.of(clock, new Seed(1), (done, words) -> {});
    Meter meter = new Meter(out);
    for (int round = 0; round < 3; round++) {
      meter.measure("profile of " + rows + " × " + table.columns().size(), () -> TableProfile.of(table, job));
    }
  }

  /** Customers of whom one in ten is there twice: how long it takes to find them, and how many are found. */
  private void duplicates(int rows) throws Exception {
    ManyCustomers.Made made = ManyCustomers.make(rows, new Seed(1));
    List<IdentityResolution.Input> inputs = new ArrayList<>();
    for (int c = 0; c < ManyCustomers.COLUMNS.length; c++) {
      inputs.add(
          new IdentityResolution.Input(Column.of(ManyCustomers.COLUMNS[c], Kind.TEXT), made.cells()[c]));
    }
    String[] ids = new String[rows];
    Arrays.setAll(ids, i -> "r" + i);
    JobContext job = JobContext.of(clock, new Seed(1), (done, words) -> {});
    Resolution found =
        new Meter(out).measure("duplicates among " + rows + " customers",
            () -> IdentityResolution.resolve(inputs, ids, rows, Decisions.NONE, job));
    long right = 0;
    long wrong = 0;
    long all = 0;
    Map<Integer, List<Integer>> people = new HashMap<>();
    Map<Integer, List<Integer>> groups = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      for (int other : people.computeIfAbsent(made.person()[row], p -> new ArrayList<>())) {
        all++;
        right += found.entity(other) == found.entity(row) ? 1 : 0;
      }
      for (int other : groups.computeIfAbsent(found.entity(row), p -> new ArrayList<>())) {
        wrong += made.person()[other] == made.person()[row] ? 0 : 1;
      }
      people.get(made.person()[row]).add(row);
      groups.get(found.entity(row)).add(row);
    }
    out.printf(Locale.ROOT, "%d pairs compared; of %d true pairs %d found, %d wrong%n", found.compared(), all, right, wrong);
  }

  /** A file of many order lines: import, reopen, features. */
  private void large(long rows) throws Exception {
    Path folder = Files.createTempDirectory("clientele-bench");
    Meter meter = new Meter(out);
    try {
      Path file = folder.resolve("lines.csv");
      meter.measure("write a file of " + rows + " lines", () -> {
        LargeFile.write(file, rows, new Seed(1));
        return null;
      });
      out.println("file: " + (Files.size(file) >> 20) + " MB");
      Path path = folder.resolve("study");
      try (JobRunner runner = new JobRunner(clock, Runnable::run);
          OpenStudy study =
              shelf.create(path, Optional.of("bench".toCharArray()), new StudySettings("bench", 1, ""), runner)) {
        meter.measure("import into an encrypted study", () -> perform(study.ledger(), file));
      }
      System.gc();
      out.println("study: " + (Files.size(folder.resolve("study.mv.db")) >> 20) + " MB");
      try (JobRunner runner = new JobRunner(clock, Runnable::run)) {
        OpenStudy study =
            meter.measure("reopen to ready", () -> {
              OpenStudy opened = shelf.open(path, Optional.of("bench".toCharArray()), runner);
              opened.ledger().view().main(clientele.study.Role.TRANSACTIONS).orElseThrow().rows();
              return opened;
            });
        try (study) {
          JobContext job = JobContext.of(clock, new Seed(1), (done, words) -> {});
          OrderBook book =
              meter.measure("read all order lines", () -> OrderBookReader.read(study.ledger().view(), job));
          CustomerFeatures features =
              meter.measure("features of all customers",
                  () -> CustomerFeatures.asOf(book, book.lastDay().orElseThrow(), job));
          out.println("customers: " + features.size() + ", orders: " + book.orders());
          meter.measure("the same orders for the next step", () -> OrderBookReader.read(study.ledger().view(), job));
          List<FeatureDefinition> own = ownFeatures();
          OrderBookEngine engine =
              meter.measure("read all order lines one by one", () -> OrderBookEngine.read(study.ledger().view(), own, job));
          meter.measure("features with " + own.size() + " of people",
              () -> engine.asOf(engine.book().lastDay().orElseThrow(), job));
        }
      }
    } finally {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Such as an analyst makes: orders, money and products of some rows in some days. */
  private static List<FeatureDefinition> ownFeatures() {
    Filter many = new Filter(List.of(new Condition("quantity", Condition.Compare.AT_LEAST, List.of("3"))));
    return List.of(
        own("orders_30", Aggregate.COUNT, Meaning.ORDER_ID, Filter.NONE, 30), own("spend_30", Aggregate.SUM, Meaning.AMOUNT, Filter.NONE, 30),
        own("many_180", Aggregate.COUNT, Meaning.ORDER_ID, many, 180), own("many_spend", Aggregate.SUM, Meaning.AMOUNT, many, 365),
        own("many_since", Aggregate.DAYS_SINCE_LAST, Meaning.DATE, many, 0), own("many_share", Aggregate.SHARE_OF_ALL, Meaning.ORDER_ID, many, 0));
  }

  private static FeatureDefinition own(String id, Aggregate aggregate, Meaning input, Filter filter, int days) {
    return new FeatureDefinition(
        id, id, Source.ORDERS, List.of(input), "", filter, new Window(days), aggregate, "", KnownAt.PURCHASE_AND_RETURN);
  }

  private Object perform(Ledger ledger, Path file) {
    return ledger.performHere(
        analyses.operations().make("data.import", Map.of("file", List.of(file.toString()))),
        Optional.empty(),
        (done, words) -> {});
  }

  private void kMeans(int rows) throws Exception {
    RandomGenerator random = new Seed(1).stream("kmeans");
    float[][] data = new float[rows][8];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < 8; j++) {
        data[i][j] = (float) (random.nextGaussian() + 4 * (i % 6 == j ? 1 : 0));
      }
    }
    JobContext job = JobContext.of(clock, new Seed(1), (done, words) -> {});
    Meter meter = new Meter(out);
    for (int round = 0; round < 3; round++) {
      meter.measure("k-means " + rows + " × 8, k = 6, one start", () -> KMeans.fit(data, 6, 1, new Seed(1), job));
    }
  }

  private void logistic(int rows) throws Exception {
    RandomGenerator random = new Seed(1).stream("logistic");
    double[][] x = new double[rows][30];
    boolean[] y = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      double odds = -1;
      for (int j = 0; j < 30; j++) {
        x[i][j] = random.nextGaussian();
        odds += x[i][j] * (j % 5 - 2) * 0.2;
      }
      y[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds));
    }
    List<String> names = java.util.stream.IntStream.range(0, 30).mapToObj(j -> "x" + j).toList();
    JobContext job = JobContext.of(clock, new Seed(1), (done, words) -> {});
    Meter meter = new Meter(out);
    for (int round = 0; round < 3; round++) {
      meter.measure("logistic regression " + rows + " × 30",
          () -> clientele.models.LogisticRegression.fit(names, x, y, 1, job));
    }
  }

  /** 200 boosted trees of depth 6 on 30 features, two classes. */
  private void boost(int rows) throws Exception {
    RandomGenerator random = new Seed(1).stream("boost");
    double[][] x = new double[30][rows];
    int[] y = new int[rows];
    for (int i = 0; i < rows; i++) {
      for (double[] column : x) {
        column[i] = random.nextGaussian();
      }
      double odds = x[0][i] * x[1][i] + Math.abs(x[2][i]) - x[3][i];
      y[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
    }
    JobContext job = JobContext.of(clock, new Seed(1), (done, words) -> {});
    Meter meter = new Meter(out);
    BoostedTrees.Settings settings = new BoostedTrees.Settings(200, 6, 0.1, 1, 20);
    for (int round = 0; round < 3; round++) {
      meter.measure("200 boosted trees, " + rows + " × 30", () -> BoostedTrees.classes(x, y, 2, settings, job));
    }
  }
}
