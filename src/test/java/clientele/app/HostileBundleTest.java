package clientele.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.BroughtResults;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.cli.Main;
import clientele.demo.DemoCompany;
import clientele.demo.DemoTruths;
import clientele.job.JobRunner;
import clientele.ledger.OpenStudy;
import clientele.study.Digests;
import clientele.study.Json;
import clientele.study.SnapshotView;
import clientele.study.StoredText;
import clientele.study.StudyState;
import clientele.study.StudyView;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bundle whose results somebody wrote by hand, with hashes and seal that agree: it is refused in words, or what is odd in it is taken for
 * unknown; no analysis stumbles over it and its report can be written.
 */
class HostileBundleTest {
  private static final int EACH = 80;

  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void oddResultsAreRefusedOrUnknownAndBreakNothing() throws IOException {
    Path raw = folder.resolve("raw");
    new DemoCompany(DemoTruths.PLANTED, new Seed(7), 300).write(raw);
    String study = folder.resolve("whole").toString();
    run("new", study, "--currency", "EUR");
    run("import", study, raw.resolve("orders.csv").toString(), raw.resolve("reviews.csv").toString());
    run("op", study, "features.build", "--cutoff", "2025-08-31");
    run("op", study, "segments.cluster", "--k", "3");
    run("op", study, "churn.train", "--override", "a small trial");
    run("op", study, "recommend.train", "--k", "3");
    run("op", study, "feedback.tag");
    run("op", study, "data.find-duplicates", "--table", "reviews");
    Path good = folder.resolve("good.zip");
    run("bundle", study, "--out", good.toString());
    Map<String, byte[]> parts = parts(good);
    List<String> results = parts.keySet().stream().filter(n -> n.startsWith("artifacts/")).toList();
    assertTrue(results.size() >= 8, results.toString());
    RandomGenerator random = new Seed(11).stream("hostile");
    Map<String, Integer> stumbled = new TreeMap<>();
    Analyses analyses = Analyses.discover();
    Optional<Odd> worst = Optional.empty();
    int let = 0;
    try (JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);
        OpenStudy open = new FileShelf(folder.resolve("home"), Clock.systemUTC()).read(Path.of(study), Optional.empty(), runner)) {
      for (String part : results) {
        String name = named(parts, part);
        for (int n = 0; n < EACH; n++) {
          JsonNode odd = spoilt(Json.mapper().readTree(parts.get(part)), random);
          try {
            BroughtResults.check(analyses, with(open, name, odd.toString()));
            let++;
          } catch (ProblemException refused) {
            assertEquals("BUNDLE-RESULTS", refused.problem().code().id());
            stumbled.merge(name + " " + refused.getCause().getClass().getSimpleName(), 1, Integer::sum);
            worst = worst.or(() -> Optional.of(new Odd(part, odd)));
          }
        }
      }
    }
    System.out.println(EACH * results.size() + " odd results of " + results.size() + " kinds: " + let + " unknown or harmless, refused: " + stumbled);
    assertTrue(let > 0);
    assertTrue(worst.isPresent(), "no result was odd enough");
    Path bad = bundle(parts, worst.get().part(), Json.mapper().writeValueAsBytes(worst.get().json()));
    Path made = folder.resolve("made");
    err.reset();
    assertEquals(1, run("unbundle", bad.toString(), made.toString()));
    assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("BUNDLE-RESULTS: "), err.toString(StandardCharsets.UTF_8));
    assertFalse(Files.exists(Path.of(made + ".mv.db")), "nothing is left");
    assertEquals(0, run("unbundle", good.toString(), made.toString()));
    assertEquals(0, run("report", made.toString(), "--out", folder.resolve("report").toString()));
  }

  /** A result that was changed by hand. */
  private record Odd(String part, JsonNode json) {}

  private static StudyView with(OpenStudy open, String name, String json) {
    StudyState now = open.ledger().state();
    Map<String, StoredText> artifacts = new TreeMap<>(now.artifacts());
    assertTrue(artifacts.containsKey(name), name);
    artifacts.put(name, StoredText.of(json));
    return new SnapshotView(open.ledger().store(), new StudyState(now.tables(), artifacts, now.fingerprints(), now.stale(), now.settings()));
  }

  private static String named(Map<String, byte[]> parts, String part) throws IOException {
    for (JsonNode entry : Json.mapper().readTree(parts.get("manifest.json")).path("artifacts")) {
      if (entry.path("file").asText().equals(part)) {
        return entry.path("name").asText();
      }
    }
    throw new AssertionError(part);
  }

  /** The bundle with one place of one result changed, its hashes made to agree. */
  private Path bundle(Map<String, byte[]> parts, String part, byte[] changed) throws IOException {
    JsonNode manifest = Json.mapper().readTree(parts.get("manifest.json"));
    for (JsonNode entry : manifest.path("artifacts")) {
      if (entry.path("file").asText().equals(part)) {
        ((ObjectNode) entry).put("sha256", Digests.hex(Digests.sha256().digest(changed))).put("bytes", changed.length);
      }
    }
    byte[] sealed = Json.mapper().writeValueAsBytes(manifest);
    Map<String, byte[]> made = new LinkedHashMap<>(parts);
    made.put(part, changed);
    made.put("manifest.json", sealed);
    made.put("manifest.sha256", (Digests.hex(Digests.sha256().digest(sealed)) + "  manifest.json\n").getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve("odd.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : made.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return file;
  }

  private static JsonNode spoilt(JsonNode tree, RandomGenerator random) {
    List<Runnable> ways = new ArrayList<>();
    ways(tree, random, ways);
    if (ways.isEmpty()) {
      return JsonNodeFactory.instance.arrayNode().add(JsonNodeFactory.instance.nullNode());
    }
    ways.get(random.nextBoolean() ? random.nextInt(Math.min(12, ways.size())) : random.nextInt(ways.size())).run();
    return tree;
  }

  /** Every place at which something else could stand. */
  private static void ways(JsonNode node, RandomGenerator random, List<Runnable> ways) {
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(name -> {
        ways.add(() -> object.set(name, thing(object.get(name), random)));
        ways(object.get(name), random, ways);
      });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < Math.min(3, array.size()); i++) {
        int place = i;
        ways.add(() -> array.set(place, thing(array.get(place), random)));
        ways(array.get(i), random, ways);
      }
      ways.add(() -> array.remove(array.size() - 1));
      ways.add(array::removeAll);
    }
  }

  private static JsonNode thing(JsonNode there, RandomGenerator random) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (random.nextInt(8)) {
      case 0 -> make.nullNode();
      case 1 -> there.isNumber() ? make.numberNode(-7) : make.textNode("=cmd|'/c calc'!A0");
      case 2 -> there.isNumber() ? make.numberNode(Integer.MAX_VALUE) : make.arrayNode();
      case 3 -> there.isNumber() ? make.textNode("NaN") : make.objectNode();
      case 4 -> there.isArray() ? make.arrayNode() : make.textNode("\u202e\u0000<script>alert(1)</script>");
      case 5 -> there.isNumber() ? make.numberNode(1e300) : make.textNode("");
      case 6 -> make.numberNode(Long.MAX_VALUE);
      default -> make.booleanNode(true);
    };
  }

  private static Map<String, byte[]> parts(Path zip) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipFile in = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : in.stream().toList()) {
        parts.put(entry.getName(), in.getInputStream(entry).readAllBytes());
      }
    }
    return parts;
  }

  private int run(String... args) {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Main(new FileShelf(folder.resolve("home"), Clock.systemUTC()), Analyses.discover(), Clock.systemUTC(), (path, demo, main) -> 0, nowhere,
        new PrintStream(err, true, StandardCharsets.UTF_8)).run(args);
  }
}
