package clientele.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Digests;
import clientele.study.Json;
import clientele.study.Kind;
import clientele.study.MemoryStore;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudySettings;
import clientele.study.StudyView;
import clientele.study.Table;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundles as a stranger may make them: each is refused with a sentence, and nothing of it is in the study. */
class HostileBundlesTest {
  @TempDir Path folder;

  /** A table with a column of every kind, and artifacts with a secret among them. */
  @OperationId("test.all-kinds")
  public record AllKinds(@Param("2") int rows) implements Operation {
    static final List<Column> COLUMNS = List.of(
        Column.of("id", Kind.INTEGER), new Column("price", Kind.DECIMAL, 2, "EUR", Optional.empty()), Column.of("share", Kind.REAL),
        Column.of("day", Kind.DATE), Column.of("moment", Kind.TIME), Column.of("yes", Kind.BOOLEAN), Column.of("word", Kind.TEXT),
        Column.of("said", Kind.PHRASE));

    @Override
    public List<Problem> validate(Outline outline) {
      return List.of();
    }

    @Override
    public Outcome run(StudyView study, JobContext job) {
      try (RowWriter writer = study.writeRows("kinds", Role.CUSTOMERS, COLUMNS)) {
        writer.row(1L, 150L, 0.25, LocalDate.of(2024, 2, 29), 86_399L, true, "a \"b\",\r\n=1+1", Text.literal("said"));
        for (int r = 1; r < rows; r++) {
          writer.row(null, null, null, null, null, null, null, null);
        }
        return Outcome.of(Text.literal("kinds")).table(writer.finish()).artifact("found", Map.of("n", 1))
            .artifact(SecretArtifacts.PSEUDONYM_KEY, Map.of("hex", "11".repeat(32), "folds", true)).rows(0, rows, 0).done();
      }
    }
  }

  /** A bundle that is changed part by part and sealed again as its writer would. */
  private static final class Forged {
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final ObjectNode manifest;
    private UnaryOperator<byte[]> asWritten = UnaryOperator.identity();
    private UnaryOperator<byte[]> asSealed = UnaryOperator.identity();

    private Forged(Path good) throws IOException {
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(good))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          parts.put(entry.getName(), zip.readAllBytes());
        }
      }
      manifest = (ObjectNode) Json.mapper().readTree(parts.remove(BundleParts.MANIFEST));
      parts.remove(BundleParts.SEAL);
    }

    private ObjectNode table() {
      return (ObjectNode) manifest.path("tables").get(0);
    }

    private ArrayNode columns() {
      return (ArrayNode) table().path("columns");
    }

    private ObjectNode column(int at) {
      return (ObjectNode) columns().get(at);
    }

    private void column(String name, String field, String value) {
      columns().forEach(c -> {
        if (c.path("name").asText().equals(name)) {
          ((ObjectNode) c).put(field, value);
        }
      });
    }

    private void rows(UnaryOperator<String> change) {
      content(table(), change.apply(new String(parts.get("tables/1.csv"), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    private void cell(String from, String to) {
      rows(csv -> {
        assertTrue(csv.contains(from), csv);
        return csv.replace(from, to);
      });
    }

    private void content(ObjectNode entry, byte[] bytes) {
      parts.put(entry.path("file").asText(), bytes);
      entry.put("bytes", bytes.length).put("sha256", Digests.hex(Digests.sha256().digest(bytes)));
    }

    private byte[] bytes() throws IOException {
      byte[] written = asWritten.apply(Json.pretty(manifest).getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(all)) {
        Map<String, byte[]> whole = new LinkedHashMap<>(parts);
        whole.put(BundleParts.MANIFEST, written);
        whole.put(BundleParts.SEAL, asSealed.apply(BundleParts.seal(written).getBytes(StandardCharsets.UTF_8)));
        for (Map.Entry<String, byte[]> part : whole.entrySet()) {
          if (part.getValue() != null) {
            zip.putNextEntry(new ZipEntry(part.getKey()));
            zip.write(part.getValue());
            zip.closeEntry();
          }
        }
      }
      return all.toByteArray();
    }
  }

  /** An attack and what the answer has to speak of. */
  private record Attack(String name, String told, Consumer<Forged> change) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Attack attack(String name, String told, Consumer<Forged> change) {
    return new Attack(name, told, change);
  }

  static Stream<Attack> attacks() {
    return Stream.of(
        attack("an id becomes a yes", "none of its values", b -> b.column("id", "kind", "BOOLEAN")),
        attack("a real becomes whole", "none of its values", b -> b.column("share", "kind", "INTEGER")),
        attack("a day becomes a moment", "none of its values", b -> b.column("day", "kind", "TIME")),
        attack("a word becomes a number", "none of its values", b -> b.column("word", "kind", "INTEGER")),
        attack("a yes becomes a number", "none of its values", b -> b.column("yes", "kind", "INTEGER")),
        attack("cents become tenths of cents", "none of its values", b -> b.column(1).put("scale", 3)),
        attack("whole numbers with a scale", "not readable", b -> b.column(0).put("scale", 2)),
        attack("a kind nobody knows", "not readable", b -> b.column("id", "kind", "OBJECT")),
        attack("no kind", "not described", b -> b.column(0).putNull("kind")),
        attack("a meaning nobody knows", "not readable", b -> b.column("id", "meaning", "ADMIN")),
        attack("a doubled column", "two columns called “id”", b -> {
          b.column(2).put("name", "id");
          b.cell("\"share\"", "\"id\"");
        }),
        attack("a column less", "not those of the manifest", b -> b.columns().remove(7)),
        attack("a column more", "not those of the manifest", b -> b.columns().add(b.column(0).deepCopy().put("name", "more"))),
        attack("columns changed over", "not those of the manifest", b -> b.columns().insert(0, b.columns().remove(7))),
        attack("a column without a name", "not readable", b -> b.column(0).put("name", " ")),
        attack("a column without a unit to speak of", "not described", b -> b.column(0).putNull("unit")),
        attack("a column that is nothing", "not described", b -> b.columns().setNull(0)),
        attack("no columns", "0 columns", b -> b.columns().removeAll()),
        attack("twenty thousand columns", "20,000 columns", b -> {
          b.columns().removeAll();
          for (int i = 0; i < 20_000; i++) {
            b.columns().addObject().put("name", "c" + i).put("kind", "TEXT").put("scale", 0).put("unit", "");
          }
        }),
        attack("a row too few", "2 rows, and 3 in the manifest", b -> b.table().put("rows", 3)),
        attack("a row too many", "2 rows, and 1 in the manifest", b -> b.table().put("rows", 1)),
        attack("less than no rows", "and -1 in the manifest", b -> b.table().put("rows", -1)),
        attack("the largest number of rows", "2 rows, and", b -> b.table().put("rows", Long.MAX_VALUE)),
        attack("a table twice", "kinds is in it twice", b -> ((ArrayNode) b.manifest.path("tables")).add(b.table().deepCopy())),
        attack("an artifact called as a table", "kinds is in it twice", b -> ((ObjectNode) b.manifest.path("artifacts").get(0)).put("name", "kinds")),
        attack("a thousand tables of one part", "no part of its own", b -> {
          for (int i = 0; i < 1_000; i++) {
            ((ArrayNode) b.manifest.path("tables")).add(b.table().deepCopy().put("name", "t" + i));
          }
        }),
        attack("a part that is not there", "tables/9.csv is missing", b -> b.table().put("file", "tables/9.csv")),
        attack("a part outside", "../../etc/passwd is missing", b -> b.table().put("file", "../../etc/passwd")),
        attack("a role nobody knows", "unknown role", b -> b.table().put("role", "admin")),
        attack("no list of tables", "no name", b -> b.manifest.putNull("tables")),
        attack("no list of artifacts", "no name", b -> b.manifest.remove("artifacts")),
        attack("no list of columns", "not described", b -> b.table().putNull("columns")),
        attack("no settings", "title or currency", b -> b.manifest.putNull("settings")),
        attack("a title of a million signs", "title or currency", b -> ((ObjectNode) b.manifest.path("settings")).put("title", "x".repeat(1 << 20))),
        attack("a table that is nothing", "no name", b -> ((ArrayNode) b.manifest.path("tables")).addNull()),
        attack("a currency that is a page", "title or currency", b -> ((ObjectNode) b.manifest.path("settings")).put("currency", "<b>")),
        attack("a newer format", "newer version", b -> b.manifest.put("format", 99)),
        attack("an older format", "earlier version", b -> b.manifest.put("format", 1)),
        attack("no hash over the manifest", "earlier version", b -> b.asSealed = s -> null),
        attack("a manifest that was changed", "manifest.json does not agree", b -> b.asSealed = s -> "00".getBytes(StandardCharsets.UTF_8)),
        attack("a manifest that is no object", "not readable", b -> b.asWritten = m -> "[]".getBytes(StandardCharsets.UTF_8)),
        attack("a manifest that is nothing", "not readable", b -> b.asWritten = m -> "null".getBytes(StandardCharsets.UTF_8)),
        attack("a manifest without a bottom", "not readable", b -> b.asWritten = m -> "[".repeat(1 << 20).getBytes(StandardCharsets.UTF_8)),
        attack("a manifest bomb", "larger than it says", b -> b.asWritten = m -> {
          byte[] bomb = Arrays.copyOf(m, 300 << 20);
          Arrays.fill(bomb, m.length, bomb.length, (byte) ' ');
          return bomb;
        }),
        attack("a cell that was changed", "kinds does not agree with its hash", b -> b.parts.compute("tables/1.csv", (n, csv) -> {
          csv[csv.length - 60] ^= 1;
          return csv;
        })),
        attack("a row cut off", "row 2 of kinds is cut off", b -> b.rows(csv -> csv.substring(0, csv.length() - 4))),
        attack("a quote that never ends", "row 2 of kinds is cut off", b -> b.rows(csv -> csv.substring(0, csv.length() - 2) + "\"")),
        attack("a cell without quotes", "row 1 of kinds", b -> b.cell("\"1\",", "1,")),
        attack("words behind a quote", "row 1 of kinds", b -> b.cell("\"1\",", "\"1\"x,")),
        attack("lines of another system", "not those of the manifest", b -> b.rows(csv -> csv.replace("\r\n", "\n"))),
        attack("a leading zero", "“01”", b -> b.cell("\"1\",", "\"01\",")),
        attack("a plus", "“+1”", b -> b.cell("\"1\",", "\"+1\",")),
        attack("the number that stands for nothing", "“-9223372036854775808”", b -> b.cell("\"1\",", "\"" + Long.MIN_VALUE + "\",")),
        attack("a number beyond all numbers", "none of its values", b -> b.cell("\"1.50\"", "\"1e999999999\"")),
        attack("a number of a million digits", "none of its values", b -> b.cell("\"1.50\"", '"' + "9".repeat(1 << 20) + '"')),
        attack("not a number", "“NaN”", b -> b.cell("\"0.25\"", "\"NaN\"")),
        attack("infinity", "“Infinity”", b -> b.cell("\"0.25\"", "\"Infinity\"")),
        attack("a day that never was", "“2023-02-29”", b -> b.cell("\"2024-02-29\"", "\"2023-02-29\"")),
        attack("a yes of another make", "“TRUE”", b -> b.cell("\"true\"", "\"TRUE\"")),
        attack("bytes that are no letters", "kinds is not readable", b -> b.content(b.table(), new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'})),
        attack("a cell of seventeen million characters", "a cell of more than", b -> b.cell("\"1\",", '"' + "x".repeat(17 << 20) + "\",")),
        attack("a part that is longer than it says", "larger than it says", b -> b.table().put("bytes", 10)),
        attack("an artifact that is no JSON", "found is not readable",
            b -> b.content((ObjectNode) b.manifest.path("artifacts").get(0), "{".getBytes(StandardCharsets.UTF_8))),
        attack("an artifact without a bottom", "found is not readable",
            b -> b.content((ObjectNode) b.manifest.path("artifacts").get(0), "[".repeat(1 << 20).getBytes(StandardCharsets.UTF_8))),
        attack("an artifact that was changed", "found does not agree with its hash",
            b -> ((ObjectNode) b.manifest.path("artifacts").get(0)).put("sha256", "0")),
        attack("no history", "history.json is missing", b -> b.manifest.remove("history")));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isRefusedWithASentenceAndLeavesNothing(Attack attack) throws IOException {
    Forged forged = new Forged(good());
    attack.change.accept(forged);
    Path bad = Files.write(folder.resolve("bad.zip"), forged.bytes());
    Ledger ledger = ledger();
    ProblemException refused = assertThrows(ProblemException.class, () -> perform(ledger, new LoadBundle(bad.toString())));
    assertTrue(List.of("BUNDLE-IN", "BUNDLE-LARGE").contains(refused.problem().code().id()), refused.problem().toString());
    String said = refused.problem().line(Language.ENGLISH);
    assertTrue(said.contains(attack.told), said);
    assertFalse(refused.problem().line(Language.CHINESE).matches(".*bundle\\.fault.*"));
    assertEquals(Map.of(), ledger.state().tables());
    assertEquals(Map.of(), ledger.state().artifacts());
    assertEquals(0, ledger.head());
  }

  @Test
  void twoPartsOfOneNameAreRefused() throws IOException {
    Forged forged = new Forged(good());
    Path bad = folder.resolve("two.zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bad);
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(forged.bytes()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        for (int i = 0; i < (entry.getName().startsWith("tables/") ? 2 : 1); i++) {
          zip.putArchiveEntry(new ZipArchiveEntry(entry.getName()));
          zip.write(bytes);
          zip.closeArchiveEntry();
        }
      }
    }
    ProblemException refused = assertThrows(ProblemException.class, () -> perform(ledger(), new LoadBundle(bad.toString())));
    assertTrue(refused.problem().line(Language.ENGLISH).contains("two of one name"), refused.problem().toString());
  }

  @Test
  void aPlantedKeyIsPassedOverAndTold() throws IOException {
    String zeros = "{\"hex\":\"" + "00".repeat(32) + "\",\"folds\":true}";
    Forged asArtifact = new Forged(good());
    ((ArrayNode) asArtifact.manifest.path("artifacts")).add(planted(asArtifact, "artifacts/9.json", zeros));
    Forged asKey = new Forged(good());
    ((ArrayNode) asKey.manifest.path("keys")).add(planted(asKey, "keys/9.json", zeros));
    for (Forged forged : List.of(asArtifact, asKey)) {
      Ledger ledger = ledger();
      LedgerEntry entry = perform(ledger, new LoadBundle(Files.write(folder.resolve("planted.zip"), forged.bytes()).toString()));
      assertFalse(ledger.state().artifacts().containsKey(SecretArtifacts.PSEUDONYM_KEY));
      assertFalse(ledger.state().artifacts().values().stream().anyMatch(text -> text.get().contains("00".repeat(32))));
      assertTrue(entry.warned().stream().anyMatch(w -> Messages.render(w, Language.ENGLISH).contains("was not taken over")));
    }
  }

  private static ObjectNode planted(Forged forged, String file, String json) {
    ObjectNode entry = Json.mapper().createObjectNode().put("name", SecretArtifacts.PSEUDONYM_KEY).put("role", "").put("file", file);
    forged.content(entry, json.getBytes(StandardCharsets.UTF_8));
    return entry;
  }

  @Test
  void aKeyIsInABundleOnlyIfAskedFor() throws IOException {
    Ledger from = ledger();
    perform(from, new AllKinds(2));
    Path plain = folder.resolve("plain.zip");
    Path withKey = folder.resolve("key.zip");
    new BundleWriter(from, JobContext.quiet(new Seed(1))).write(plain);
    new BundleWriter(from, JobContext.quiet(new Seed(1)), true).write(withKey);
    assertFalse(holds(plain, "11".repeat(32)));
    assertTrue(holds(withKey, "11".repeat(32)));
    assertEquals(List.of(SecretArtifacts.PSEUDONYM_KEY), new BundleWriter(from, JobContext.quiet(new Seed(1))).secrets());
  }

  private static boolean holds(Path zip, String words) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(words)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void everyKindGoesOverUnchanged() throws IOException {
    Ledger to = ledger();
    perform(to, new LoadBundle(good().toString()));
    Table table = to.view().table("kinds");
    assertEquals(AllKinds.COLUMNS, table.columns());
    assertEquals(
        List.of("1", "1.50", "0.25", "2024-02-29", "1970-01-01 23:59:59", "true", "a \"b\",\r\n=1+1", Text.literal("said").encode()),
        table.columns().stream().map(c -> Cells.word(table, c, 0, 0)).toList());
    assertTrue(table.columns().stream().allMatch(c -> Cells.word(table, c, 0, 1) == null));
  }

  /** Names and cells that hold the separators of texts, or that command a terminal, are a client's and go over as they are. */
  @Test
  void namesOfAClientGoOverWhateverTheyHold() throws IOException {
    Forged forged = new Forged(good());
    String odd = "clientele.base\u001fx\u001b]0;y\u0007\u202e";
    forged.column(0).put("name", odd);
    forged.cell("\"id\"", '"' + odd + '"');
    forged.cell(Text.literal("said").encode(), "clientele.nowhere\u001fno.such.key\u001fi99999999999999999999\u001ft\u001f");
    Ledger to = ledger();
    perform(to, new LoadBundle(Files.write(folder.resolve("odd.zip"), forged.bytes()).toString()));
    Table table = to.view().table("kinds");
    assertEquals(odd, table.columns().getFirst().name());
    String cell = Cells.word(table, table.columns().getLast(), 0, 0);
    assertEquals(cell, Messages.render(Text.decode(cell), Language.ENGLISH), "what no program wrote is said as it is");
  }

  @Test
  void aStudyWithTablesTakesNone() throws IOException {
    Ledger full = ledger();
    perform(full, new AllKinds(2));
    Path good = good();
    ProblemException refused = assertThrows(ProblemException.class, () -> perform(full, new LoadBundle(good.toString())));
    assertEquals(LedgerProblems.BUNDLE_FULL, refused.problem().code());
  }

  @Test
  void whatIsAllAlikeIsPackedNoDenserThanItIsTaken() throws IOException {
    long[] packed = new long[1];
    OutputStream counting = new OutputStream() {
      @Override
      public void write(int b) {
        packed[0]++;
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        packed[0] += length;
      }
    };
    byte[] alike = new byte[1 << 20];
    try (BundleWriter.PacedZip zip = new BundleWriter.PacedZip(counting)) {
      zip.putNextEntry(new ZipEntry("x"));
      for (int i = 0; i < 200; i++) {
        zip.write(alike, 0, alike.length);
      }
      zip.closeEntry();
    }
    assertTrue(packed[0] * BundleParts.DENSEST > 200L << 20, packed[0] + " bytes");
    assertTrue(packed[0] < 4 << 20, packed[0] + " bytes");
  }

  private Path good() {
    Ledger from = ledger();
    perform(from, new AllKinds(2));
    Path file = folder.resolve("good.zip");
    new BundleWriter(from, JobContext.quiet(new Seed(1))).write(file);
    return file;
  }

  private static Ledger ledger() {
    return new Ledger(
        new MemoryStore(), new MemoryJournal(new StudySettings("x", 1, "")), new JobRunner(Clock.systemUTC(), Runnable::run), Map.of());
  }

  private static LedgerEntry perform(Ledger ledger, Operation operation) {
    return ledger.performHere(operation, Optional.empty(), (done, words) -> {});
  }
}
