package clientele.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.data.again.StudyChanges;
import clientele.analysis.data.again.TableChanges;
import clientele.analysis.data.tables.SchemaDrift;
import clientele.analysis.feedback.FeedbackFound;
import clientele.base.Estimate;
import clientele.base.Interval;
import clientele.base.Seed;
import clientele.cli.Main;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.ledger.OpenStudy;
import clientele.samples.RowDifferences;
import clientele.samples.RowDifferences.Difference;
import clientele.samples.SampleStudies;
import clientele.study.Json;
import clientele.study.StudyView;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The studies of {@code sample-data}: their recipes find in their files what was planted there, as a newcomer runs them. */
class SampleStudiesTest {
  private static final Path SAMPLES = Path.of("sample-data");
  private static final long MOST_BYTES = 300_000;
  private static final String ALL = "100000";

  @TempDir static Path folder;
  private static final Map<String, SortedMap<String, byte[]>> MADE = SampleStudies.all();
  private static final Map<String, Ran> RUNS = new HashMap<>();

  /** What a command line gave. */
  private record Ran(String out, String err) {
    private JsonNode json() throws IOException {
      return Json.mapper().readTree(out);
    }
  }

  static Stream<String> studies() {
    return MADE.keySet().stream();
  }

  @BeforeAll
  static void runTheRecipes() {
    for (String name : MADE.keySet()) {
      Path sample = SAMPLES.resolve(name);
      done("new", study(name), "--currency", "EUR");
      RUNS.put(name, done("--json", "run", study(name), sample.resolve("recipe.json").toString(), "--files", sample.resolve("raw").toString()));
    }
  }

  @ParameterizedTest
  @MethodSource("studies")
  void theGeneratorMakesTheFilesAgainByteForByte(String name) throws IOException {
    Path sample = SAMPLES.resolve(name);
    TreeSet<String> there = new TreeSet<>();
    long bytes = 0;
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        there.add(sample.relativize(file).toString().replace('\\', '/'));
        bytes += Files.size(file);
      }
    }
    TreeSet<String> made = new TreeSet<>(MADE.get(name).keySet());
    made.addAll(List.of("README.md", "recipe.json"));
    assertEquals(made, there);
    assertTrue(bytes < MOST_BYTES, bytes + " bytes");
    for (Map.Entry<String, byte[]> file : MADE.get(name).entrySet()) {
      assertArrayEquals(file.getValue(), Files.readAllBytes(sample.resolve(file.getKey())), file.getKey());
    }
  }

  @ParameterizedTest
  @MethodSource("studies")
  void everyRowOfTheFilesCameIn(String name) throws IOException {
    Map<String, Long> rows = new HashMap<>();
    for (JsonNode step : RUNS.get(name).json()) {
      if (step.path("operation").asText().equals("data.import")) {
        assertEquals(0, step.path("rowsRejected").asLong(), step.toString());
        rows.merge(step.path("outputs").get(0).asText(), step.path("rowsOut").asLong(), Long::sum);
      }
    }
    JsonNode imported = expected(name).path("imported");
    imported.fieldNames().forEachRemaining(t -> assertEquals(imported.path(t).asLong(), rows.get(t), t));
    assertFalse(imported.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("studies")
  void tablesHaveTheirRowsColumnsAndTypes(String name) throws IOException {
    Map<String, JsonNode> tables = new HashMap<>();
    done("--json", "tables", study(name)).json().forEach(t -> tables.put(t.path("name").asText(), t));
    for (JsonNode wanted : expected(name).path("tables")) {
      JsonNode found = tables.get(wanted.path("name").asText());
      assertTrue(found != null, wanted.path("name").asText() + " is not among " + tables.keySet());
      assertEquals(shape(wanted, "meaning"), shape(found, "role"));
    }
  }

  private static String shape(JsonNode table, String meaning) {
    StringBuilder shape = new StringBuilder(table.path("name").asText() + " " + table.path("role").asText() + " " + table.path("rows").asLong());
    table.path("columns").forEach(c ->
        shape.append("\n").append(c.path("name").asText()).append(" ").append(c.path("type").asText()).append(" ").append(c.path(meaning).asText()));
    return shape.toString();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void rowsAreWhatWasKnownBeforeTheFilesWereWritten(String name) throws IOException {
    for (JsonNode same : expected(name).path("same")) {
      List<Map<String, String>> truth = new ArrayList<>();
      for (Map<String, String> row : known(name, same.path("file").asText())) {
        truth.add(taken(row, same, Function.identity()));
      }
      List<Map<String, String>> found = new ArrayList<>();
      for (Map<String, String> row : rows(name, same.path("table").asText())) {
        found.add(taken(row, same, column -> same.path("columns").path(column).asText()));
      }
      assertEquals(List.of(), RowDifferences.between(truth, found, same.path("key").asText()));
    }
  }

  private static Map<String, String> taken(Map<String, String> row, JsonNode same, Function<String, String> name) {
    Map<String, String> taken = new LinkedHashMap<>();
    taken.put(same.path("key").asText(), row.get(same.path("key").asText()));
    same.path("columns").fieldNames().forEachRemaining(c -> taken.put(c, row.get(name.apply(c))));
    return taken;
  }

  @ParameterizedTest
  @MethodSource("studies")
  void figuresAreAsNearToTheTruthAsChanceAllows(String name) throws IOException {
    for (JsonNode inside : expected(name).path("inside")) {
      Map<String, String> row = rows(name, inside.path("table").asText()).stream().filter(r -> fits(r, inside.path("where"))).findFirst().orElseThrow();
      Interval interval = new Interval(Double.parseDouble(row.get("low")), Double.parseDouble(row.get("high")), 0.95);
      assertTrue(interval.contains(inside.path("truth").asDouble()), inside.path("what") + ": " + row);
      assertFalse(interval.contains(inside.path("noEffect").asDouble()), inside.path("what") + ": " + row);
    }
    for (JsonNode figure : expected(name).path("figures")) {
      double found = figure(name, figure);
      assertEquals(figure.path("truth").asDouble(), found, figure.path("within").asDouble(), figure.path("what").asText());
    }
  }

  private static boolean fits(Map<String, String> row, JsonNode where) {
    return where.properties().stream().allMatch(w -> w.getValue().asText().equals(row.get(w.getKey())));
  }

  private static double figure(String name, JsonNode figure) throws IOException {
    List<Map<String, String>> rows = rows(name, figure.path("table").asText());
    String column = figure.path("column").asText();
    List<Map<String, String>> known = figure.path("file").asText().isEmpty() ? List.of() : known(name, figure.path("file").asText());
    return switch (figure.path("kind").asText()) {
      case "mean" -> rows.stream().mapToDouble(r -> Double.parseDouble(r.get(column))).average().orElseThrow();
      case "agree" -> shareOf(known, byKey(rows), (k, r) -> r.get(column).equals(k.get(column)));
      case "covered" -> shareOf(known, byKey(rows), (k, r) ->
          new Interval(Double.parseDouble(r.get("low")), Double.parseDouble(r.get("high")), 0.95).contains(Double.parseDouble(k.get("risk"))));
      case "same-groups" -> sameGroups(rows, column, known);
      default -> throw new IllegalArgumentException(figure.toString());
    };
  }

  private interface Holds {
    boolean of(Map<String, String> known, Map<String, String> found);
  }

  private static double shareOf(List<Map<String, String>> known, Map<String, Map<String, String>> rows, Holds holds) {
    return known.stream().filter(k -> holds.of(k, rows.get(first(k)))).count() / (double) known.size();
  }

  private static Map<String, Map<String, String>> byKey(List<Map<String, String>> rows) {
    Map<String, Map<String, String>> byKey = new HashMap<>();
    rows.forEach(r -> byKey.put(first(r), r));
    return byKey;
  }

  private static String first(Map<String, String> row) {
    return row.values().iterator().next();
  }

  /** Share of the customers who are of the kind that most of their segment are; 0 if there are more segments than kinds. */
  private static double sameGroups(List<Map<String, String>> rows, String column, List<Map<String, String>> known) {
    Map<String, String> kinds = new HashMap<>();
    known.forEach(k -> kinds.put(first(k), k.get("group")));
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    rows.forEach(r -> counts.computeIfAbsent(r.get(column), s -> new HashMap<>()).merge(kinds.get(first(r)), 1, Integer::sum));
    int most = counts.values().stream().mapToInt(c -> c.values().stream().mapToInt(Integer::intValue).max().orElse(0)).sum();
    return counts.size() == kinds.values().stream().distinct().count() ? (double) most / rows.size() : 0;
  }

  /** A column that is filled in only after somebody has cancelled is named, set aside, and no reason for anybody. */
  @Test
  void whatIsKnownOnlyAfterwardsIsNoReason() throws IOException {
    assertTrue(RUNS.get("radio-subscription").err().contains("CHURN-LEAK: “cancel_reason”"), RUNS.get("radio-subscription").err());
    List<Map<String, String>> scores = rows("radio-subscription", "churn_scores");
    assertTrue(scores.stream().noneMatch(s -> s.toString().contains("cancel_reason")));
    assertTrue(scores.stream().anyMatch(s -> s.get("reason_1").contains("support_calls")), "what was planted is one");
  }

  /** Of reviews: bad words about delivery rise from 15 % to 70 % on one day, and those about quality stay at 15 %. */
  @Test
  void theTeaHousesDeliveryIsComplainedOfAsPlanted() {
    FeedbackFound found = view("tea-house", view -> view.artifact("feedback_found", FeedbackFound.class).orElseThrow());
    LocalDate carrier = LocalDate.of(2025, 4, 1);
    Estimate before = share(found, "delivery", month -> month.isBefore(carrier));
    Estimate after = share(found, "delivery", month -> !month.isBefore(carrier) && month.isBefore(LocalDate.of(2025, 6, 1)));
    assertTrue(before.interval().contains(0.15), "before " + before);
    assertTrue(after.interval().contains(0.7), "after " + after);
    FeedbackFound.Aspect delivery = aspect(found, "delivery");
    assertTrue(delivery.stands() && delivery.change().orElseThrow().interval().low() > 0, delivery.compared().toString());
    assertFalse(aspect(found, "quality").stands(), "nothing was planted there: " + aspect(found, "quality").compared());
  }

  private static FeedbackFound.Aspect aspect(FeedbackFound found, String id) {
    return found.aspects().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
  }

  private static Estimate share(FeedbackFound found, String aspect, Predicate<LocalDate> months) {
    int negative = 0;
    int sure = 0;
    int unsure = 0;
    for (FeedbackFound.Month month : aspect(found, aspect).months()) {
      if (months.test(month.first())) {
        negative += month.share().negative();
        sure += month.share().of() - month.share().unsure();
        unsure += month.share().unsure();
      }
    }
    return FeedbackFound.share(negative, sure, unsure);
  }

  /** A file with a wrong number, a lost word, a row less, a row more and a column more: each is named with its place, and nothing else. */
  @Test
  void plantedDifferencesAreReportedExactly() throws IOException {
    String other = study("differences");
    Path sample = SAMPLES.resolve("radio-subscription");
    done("new", other);
    done("import", other, sample.resolve("raw/subscribers.csv").toString());
    List<Map<String, String>> before = rows("differences", "subscribers");
    assertEquals(List.of(), RowDifferences.between(rows("radio-subscription", "subscribers"), before, "subscriber_id"));
    Ran again = done("import", other, sample.resolve("differences/subscribers.csv").toString(), "--replace", "true");
    Map<String, String> price = before.get(40);
    Map<String, String> city = before.get(299);
    assertEquals(
        List.of(
            new Difference("column more", "", "newsletter", "", ""),
            new Difference("cell", price.get("subscriber_id"), "price", price.get("price"), "97.00"),
            new Difference("missing row", before.get(119).get("subscriber_id"), "", "", ""),
            new Difference("cell", city.get("subscriber_id"), "city", city.get("city"), ""),
            new Difference("row more", "999999", "", "", "")),
        RowDifferences.between(before, rows("differences", "subscribers"), "subscriber_id"));
    assertEquals(List.of("DATA-DRIFT"), again.err().lines().map(l -> l.split(":")[0]).toList());
    assertTrue(again.err().contains("“newsletter” is new"), again.err());
  }

  /** What the program itself says of the same file: one key more, one gone, two rows that hold something else, and where. */
  @Test
  void theProgramTellsTheSameDifferences() throws IOException {
    String other = study("told");
    Path sample = SAMPLES.resolve("radio-subscription");
    done("new", other);
    done("import", other, sample.resolve("raw/subscribers.csv").toString());
    done("import", other, sample.resolve("differences/subscribers.csv").toString(), "--replace", "true");
    StudyChanges changes;
    try (JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run); OpenStudy open = shelf().open(Path.of(other), Optional.empty(), runner)) {
      StudyView now = open.ledger().view();
      open.ledger().undo();
      changes = StudyChanges.between(open.ledger().view(), now, JobContext.quiet(new Seed(1)));
    }
    TableChanges.Keys keys = changes.tables().getFirst().keys().getFirst();
    assertEquals(List.of(1L, 1L, 2L), List.of(keys.fresh(), keys.gone(), keys.changed()));
    assertEquals(List.of("city", "price"), keys.where().stream().sorted().toList());
    assertEquals(List.of("newsletter"), changes.drifts().getFirst().changes().stream().map(SchemaDrift.Change::column).toList());
  }

  private static JsonNode expected(String name) throws IOException {
    return Json.mapper().readTree(SAMPLES.resolve(name).resolve("expected/expected.json").toFile());
  }

  /** Rows of a file of the generator; none of its cells holds a comma. */
  private static List<Map<String, String>> known(String name, String file) throws IOException {
    List<String> lines = Files.readAllLines(SAMPLES.resolve(name).resolve("expected").resolve(file));
    String[] heads = lines.getFirst().split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int c = 0; c < heads.length; c++) {
        row.put(heads[c], cells[c]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, String>> rows(String name, String table) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode node : done("--json", "show", study(name), table, "--limit", ALL).json()) {
      Map<String, String> row = new LinkedHashMap<>();
      node.properties().forEach(p -> row.put(p.getKey(), p.getValue().isNull() ? "" : p.getValue().asText()));
      rows.add(row);
    }
    return rows;
  }

  private static <T> T view(String name, Function<StudyView, T> read) {
    try (JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run); OpenStudy open = shelf().read(Path.of(study(name)), Optional.empty(), runner)) {
      return read.apply(open.ledger().view());
    }
  }

  private static String study(String name) {
    return folder.resolve(name).toString();
  }

  private static FileShelf shelf() {
    return new FileShelf(folder.resolve("home"), Clock.systemUTC());
  }

  private static Ran done(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = new Main(
        shelf(), Analyses.discover(), Clock.systemUTC(), (study, demo, messages) -> 0,
        new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8)).run(args);
    assertEquals(0, code, String.join(" ", args) + "\n" + err.toString(StandardCharsets.UTF_8));
    return new Ran(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
