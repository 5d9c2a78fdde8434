package clientele.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.LedgerProblems;
import clientele.ledger.rewrite.Compaction;
import clientele.ledger.rewrite.Erasure;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.StudySettings;
import clientele.study.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One person is taken out of a study: out of rows, history, models, texts and copies, and nobody else with it. */
class ErasureTest {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final String KEY = "K-77401";
  /** By which the person is known, wherever it stands. */
  private static final List<String> PLANTED = List.of(
      KEY, "Zephyrine Quorlington", "zq.erase@planted.example", "+49 151 7700401", "Quorlingtonweg 99", "OR-990011", "OR-990012",
      "OR-990013", "FB-880077", "the parcel to Quorlingtonweg came torn open on both sides", "KIX-0077-SERIAL", "RET-5550011",
      "zephyrine.private@planted.example", "0049 151 7700409", "DE89370400440532013000", "Zephyrine Quorlington-Ode", "GUEST-77401-A",
      "passport C01X00T47", "loyalty 9988776655", "call Zephyrine Quorlington back");

  @TempDir Path folder;
  private final List<Problem> told = new ArrayList<>();
  private final Analyses analyses = Analyses.discover();
  private JobRunner runner;
  private Path path;

  @BeforeEach
  void files() throws IOException {
    path = folder.resolve("study");
    runner = new JobRunner(Clock.fixed(START, ZoneOffset.UTC), Runnable::run);
    StringBuilder customers = new StringBuilder("customer_id,name,email,phone,address,iban,note\n");
    StringBuilder orders = new StringBuilder("order_id,customer_id,order_date,product_id,quantity,unit_price,serial\n");
    StringBuilder returns = new StringBuilder("return_no,order_id,reason\n");
    StringBuilder reviews = new StringBuilder("feedback_id,customer_id,date,text\n");
    for (int c = 0; c < 120; c++) {
      String id = "K-%05d".formatted(10_000 + c);
      customers.append(id + ",Name%03d Family%03d,mail%03d@other.example,+49 151 66%05d,Way %d,DE%020d,usual customer\n".formatted(c, c, c, c, c, c));
      for (int o = 0; o < 5; o++) {
        orders.append("OR-1%05d,%s,2025-%02d-%02d,P%d,1,%d.50,S-%05d\n".formatted(c * 5 + o, id, 1 + (c + 2 * o) % 12, 1 + c % 27, o, 5 + c % 40, c * 5 + o));
      }
      reviews.append("FB-1%05d,%s,2025-06-%02d,good and quick I would buy this again number %d\n".formatted(c, id, 1 + c % 27, c));
    }
    reviews.append("FB-199999,K-10001,2025-07-01,my neighbour zq.erase@planted.example told me to call Zephyrine Quorlington back\n");
    customers.append(KEY + ",Zephyrine Quorlington,zq.erase@planted.example,+49 151 7700401,Quorlingtonweg 99,DE89370400440532013000,passport C01X00T47\n");
    customers.append("GUEST-77401-A,Zephyrine Quorlington-Ode,zephyrine.private@planted.example,0049 151 7700409,elsewhere,,loyalty 9988776655\n");
    for (int o = 1; o <= 3; o++) {
      orders.append("OR-99001%d,%s,2025-0%d-14,P%d,2,19.90,KIX-0077-SERIAL\n".formatted(o, KEY, o + 2, o));
    }
    returns.append("RET-5550011,OR-990011,torn\nRET-1,OR-100001,late\n");
    reviews.append("FB-880077," + KEY + ",2025-06-30,the parcel to Quorlingtonweg came torn open on both sides\n");
    Files.writeString(folder.resolve("customers.csv"), customers);
    Files.writeString(folder.resolve("orders.csv"), orders);
    Files.writeString(folder.resolve("returns.csv"), returns);
    Files.writeString(folder.resolve("reviews.csv"), reviews);
  }

  @Test
  void nothingOfThePersonIsLeftInAnyFileOfTheStudy() throws IOException {
    make();
    Set<String> before = found(path);
    assertEquals(new TreeSet<>(PLANTED), before, "all are there before");
    assertTrue(Restoring.copies(path, at(0)).size() >= 2);
    Restoring.restore(path, 1, Optional.empty(), at(0)); // and what a restoring kept is there too
    Restoring.restore(path, Restoring.copies(path, at(0)).getFirst().number(), Optional.empty(), at(0));

    for (String left : List.of("study.restoring", "study.backups/.copying.zip", "study.backups/study-0099.copying")) {
      Files.copy(StudyDatabase.file(path), folder.resolve(left)); // as kills leave them
    }
    List<byte[]> old = stored();
    List<Erasure.Erased> erased = new ArrayList<>();
    for (String key : List.of(KEY, "GUEST-77401-A")) {
      try (StudyFile file = open(1)) {
        file.rewrite(new Erasure(key, clientele.cleaning.personal.PersonalData::tellsOfPeople, erased::add));
      }
    }
    assertEquals(Map.of("customers", 1L, "orders", 3L, "returns", 1L, "reviews", 1L),
        Map.of("customers", erased.getFirst().rows().get("customers"), "orders", erased.getFirst().rows().get("orders"),
            "returns", erased.getFirst().rows().get("returns"), "reviews", erased.getFirst().rows().get("reviews")));
    assertEquals(new TreeSet<>(), found(path));
    List<byte[]> left = stored();
    String decrypted = decrypted();
    String leftAll = String.join("|", left.stream().map(ErasureTest::latin).toList());
    int gone = 0;
    for (byte[] bytes : old) {
      List<String> windows = windows(bytes).stream().filter(w -> !leftAll.contains(w)).toList();
      gone += windows.isEmpty() ? 0 : 1;
      assertTrue(windows.stream().noneMatch(decrypted::contains), "bytes of before");
    }
    assertTrue(gone > 20, gone + " parts were written anew");
    long there = left.stream().filter(b -> b.length >= 64).count();
    long seen = left.stream().filter(b -> windows(b).stream().anyMatch(decrypted::contains)).count();
    assertTrue(seen > 0.9 * there, "what is there is found that way: " + seen + " of " + there);
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.filter(f -> f.getFileName().toString().endsWith(".mv.db")).toList();
    }
    assertEquals(2, all.size(), "the study and one copy of it: " + all);
    assertFalse(Files.exists(folder.resolve("study.restoring")));
    try (Stream<Path> files = Files.list(folder.resolve("study.backups"))) {
      assertEquals(3, files.count(), "a copy, its key file and its mark");
    }
    for (Path file : all) {
      assertEquals(new TreeSet<>(), found(Path.of(file.toString().replace(".mv.db", ""))), file.toString());
    }
    try (StudyFile file = open(2)) {
      file.verify();
      Ledger ledger = ledger(file);
      assertEquals(120, ledger.view().table("customers").rows());
      assertEquals(600, ledger.view().table("orders").rows());
      assertEquals(1, ledger.view().table("returns").rows());
      assertEquals(121, ledger.view().table("reviews").rows());
      String neighbour = last(ledger.view().table("reviews"), "text");
      assertEquals("my neighbour ▮ told me to call ▮ back", neighbour, "the words go, the text of another stays");
      LedgerEntry step = ledger.entries().getLast();
      assertEquals(Ledger.ERASED, step.operation());
      assertTrue(step.parameters().contains(erased.getLast().code()));
      assertEquals(erased.getFirst().steps(), ledger.entries().stream().filter(LedgerEntry::sawErased).filter(e -> !e.operation().startsWith("privacy")).count());
      assertTrue(ledger.entries().stream().filter(e -> e.operation().equals("features.build")).allMatch(LedgerEntry::sawErased));
      perform(ledger, "features.build", Map.of());
      assertEquals(120, ledger.view().table("features").rows());
      ledger.goTo(1);
      assertEquals(120, ledger.view().outline().table("customers").orElseThrow().rows(), "in every version of the past too");
    }
  }

  @Test
  void nobodyElseIsTouched() throws IOException {
    make();
    String before = everybodyElse();
    try (StudyFile file = open(1)) {
      file.rewrite(new Erasure("K-10001", clientele.cleaning.personal.PersonalData::tellsOfPeople, e -> { }));
    }
    String after = everybodyElse();
    List<String> lost = new ArrayList<>(before.lines().toList());
    lost.removeAll(after.lines().toList());
    assertTrue(lost.stream().allMatch(l -> l.contains("K-10001") || l.contains("OR-100001,late") || l.contains("RET-1")), lost.toString());
    assertEquals(before.lines().filter(l -> l.contains("K-10002")).toList(), after.lines().filter(l -> l.contains("K-10002")).toList());
  }

  /**
   * Small numbers, a column {@code id} in every table, and post codes and order numbers like the key: of others nothing goes but
   * the words of the person. Before, customers of the post code, orders of the number and words of reviews went with it.
   */
  @org.junit.jupiter.params.ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({"7, 1", "10100, 10000", "77, 1"})
  void nobodyElseIsTouchedWhateverNumbersLookAlike(String key, int first) throws IOException {
    int own = Integer.parseInt(key);
    StringBuilder people = new StringBuilder("id,customer_id,first_name,last_name,email,zip\n");
    StringBuilder orders = new StringBuilder("id,order_id,customer_id,date,product_id,amount\n");
    StringBuilder reviews = new StringBuilder("id,customer_id,date,text\n");
    StringBuilder products = new StringBuilder("product_id,product_name,price\n");
    for (int c = 0; c < 200; c++) {
      int id = first + c;
      people.append("%d,%d,August%d,Summer,p%d@x.example,%05d\n".formatted(c + 1, id, c % 7, id, c % 20 == 0 ? own : 80_000 + c));
      for (int o = 0; o < 3; o++) {
        int product = id == own ? 999 : (c + o) % 9 + 1;
        orders.append("%d,%d,%d,2025-%02d-%02d,%d,%d.50\n".formatted(c * 3 + o + 1, first + c * 3 + o, id, 1 + o, 1 + c % 27, product, 5 + c % 30));
      }
      reviews.append("%d,%d,2025-05-%02d,waited %s days for size %s in August and it fits well %d\n".formatted(c + 1, id, 1 + c % 27, key, key, c));
    }
    for (int p = 1; p <= 9; p++) {
      products.append("%d,Chair %d,%d.00\n".formatted(p, p, p));
    }
    products.append("999,Lamp of August Summer fame,9.00\n");
    Map<String, StringBuilder> files = new java.util.LinkedHashMap<>();
    files.put("people", people);
    files.put("orders", orders);
    files.put("reviews", reviews);
    files.put("products", products);
    try (StudyFile file = StudyFile.create(path, Optional.empty(), new StudySettings("Test", 2025, "EUR"), at(-2))) {
      Ledger ledger = ledger(file);
      for (Map.Entry<String, StringBuilder> f : files.entrySet()) {
        Path csv = folder.resolve(f.getKey() + ".csv");
        Files.writeString(csv, f.getValue());
        perform(ledger, "data.import", Map.of("file", List.of(csv.toString()), "table", List.of(f.getKey())));
      }
      perform(ledger, "features.build", Map.of());
    }
    List<String> before = lines("people", "orders", "reviews", "products", "features");
    List<Erasure.Erased> erased = new ArrayList<>();
    try (StudyFile file = open(1)) {
      file.rewrite(new Erasure(key, clientele.cleaning.personal.PersonalData::tellsOfPeople, erased::add));
    }
    List<String> after = lines("people", "orders", "reviews", "products", "features");
    List<String> gone = new ArrayList<>(before);
    gone.removeAll(after);
    assertEquals(6, gone.size(), "one of people, three orders, a review, a row of features: " + gone);
    assertEquals(Map.of("people", 1L, "orders", 3L, "reviews", 1L, "features", 1L), erased.getFirst().rows());
    List<String> made = new ArrayList<>(after);
    made.removeAll(before);
    assertEquals(List.of(), made, "and nothing of others is written otherwise");
  }

  /** A phone of the family and a name that another customer has elsewhere are theirs too, and whose row it is says the customer. */
  @Test
  void whatAnotherCustomerHasTooStaysWithThem() throws IOException {
    StringBuilder customers = new StringBuilder("customer_id,name,email,phone\n");
    StringBuilder contacts = new StringBuilder("contact_id,customer_id,name,phone,date\n");
    StringBuilder reviews = new StringBuilder("feedback_id,customer_id,date,text\n");
    for (int c = 1; c <= 60; c++) {
      String name = c == 1 ? "Anna Bergmann" : "Family%02d Given%02d".formatted(c, c);
      customers.append("K-%04d,%s,m%d@x.example,+49 151 700%04d\n".formatted(c, name, c, c));
      contacts.append("%d,K-%04d,%s,+49 151 700%04d,2025-04-%02d\n".formatted(c, c, c == 2 ? "Anna Bergmann" : name, c == 2 ? 1 : c, 1 + c % 28));
      reviews.append("F-%04d,K-%04d,2025-05-%02d,Anna Bergmann under +49 151 7000001 was a great help with order %d\n".formatted(c, c, 1 + c % 28, c));
    }
    Map<String, StringBuilder> files = new java.util.LinkedHashMap<>(Map.of("customers", customers, "contacts", contacts, "reviews", reviews));
    try (StudyFile file = StudyFile.create(path, Optional.empty(), new StudySettings("Test", 2025, "EUR"), at(-2))) {
      Ledger ledger = ledger(file);
      for (Map.Entry<String, StringBuilder> f : files.entrySet()) {
        Path csv = folder.resolve(f.getKey() + ".csv");
        Files.writeString(csv, f.getValue());
        perform(ledger, "data.import", Map.of("file", List.of(csv.toString()), "table", List.of(f.getKey())));
      }
    }
    List<String> before = lines("customers", "contacts", "reviews");
    List<Erasure.Erased> erased = new ArrayList<>();
    try (StudyFile file = open(1)) {
      file.rewrite(new Erasure("K-0001", clientele.cleaning.personal.PersonalData::tellsOfPeople, erased::add));
    }
    List<String> after = lines("customers", "contacts", "reviews");
    before.removeIf(l -> l.contains("K-0001"));
    assertEquals(before, after);
    assertEquals(Map.of("customers", 1L, "contacts", 1L, "reviews", 1L), erased.getFirst().rows());
  }

  /** Duplicates of products have numbers that are no customers'; those of customers name them. */
  @Test
  void resultsNameCustomersOnlyWhereTheyAreAboutCustomers() throws IOException {
    StringBuilder people = new StringBuilder("customer_id,name,email,phone\n");
    StringBuilder products = new StringBuilder("product_id,product_name,price\n");
    for (int c = 1; c <= 60; c++) {
      people.append("%d,Family%02d Given%02d,m%d@x.example,+49 151 700%04d\n".formatted(c, c, c, c, c));
      products.append("%d,Chair number %02d of oak,%d.00\n".formatted(c, c, c));
    }
    Files.writeString(folder.resolve("people.csv"), people);
    Files.writeString(folder.resolve("products.csv"), products);
    for (String table : List.of("people", "products")) {
      path = folder.resolve(table + "-study");
      try (StudyFile file = StudyFile.create(path, Optional.empty(), new StudySettings("Test", 2025, "EUR"), at(-2))) {
        Ledger ledger = ledger(file);
        for (String each : List.of("people", "products")) {
          perform(ledger, "data.import", Map.of("file", List.of(folder.resolve(each + ".csv").toString()), "table", List.of(each)));
        }
        perform(ledger, "data.find-duplicates", Map.of("table", List.of(table)));
        assertEquals(60, ledger.view().table("duplicates").rows());
      }
      try (StudyFile file = open(1)) {
        file.rewrite(new Erasure("7", clientele.cleaning.personal.PersonalData::tellsOfPeople, e -> { }));
      }
      try (StudyFile file = open(1)) {
        assertEquals(table.equals("people") ? 59 : 60, ledger(file).view().table("duplicates").rows(), table);
        assertEquals(60, ledger(file).view().table("products").rows());
      }
    }
  }

  private List<String> lines(String... tables) {
    List<String> all = new ArrayList<>();
    try (StudyFile file = open(1)) {
      for (String name : tables) {
        Table table = ledger(file).view().table(name);
        List<List<String>> columns = new ArrayList<>();
        for (Column column : table.columns()) {
          columns.add(java.util.Arrays.asList(Cells.words(table, column, 0)));
        }
        for (int r = 0; r < table.rows(); r++) {
          int row = r;
          all.add(name + ": " + String.join(",", columns.stream().map(c -> String.valueOf(c.get(row))).toList()));
        }
      }
    }
    return all;
  }

  @Test
  void aKeyThatNobodyHasErasesNothing() throws IOException {
    make();
    byte[] before = Files.readAllBytes(StudyDatabase.file(path));
    for (String key : List.of("K-1", "", "K-1000", "usual customer")) {
      try (StudyFile file = open(1)) {
        assertEquals(LedgerProblems.NOBODY,
            assertThrows(ProblemException.class, () -> file.rewrite(new Erasure(key, clientele.cleaning.personal.PersonalData::tellsOfPeople, e -> { }))).problem().code(), key);
        assertEquals(12, file.journal().entries().size());
      }
    }
    assertTrue(before.length > 0);
    assertFalse(Files.exists(path.resolveSibling("study.rewriting.mv.db")));
  }

  /** Killed before the move, between move and mark, and before the copies went: opened again, it is one of the two, whole. */
  @Test
  void aKillLeavesTheOldStudyOrTheNewOne() throws IOException {
    make();
    Files.copy(StudyDatabase.file(path), folder.resolve("old"));
    Mark.Next next;
    StudyFile file = open(1);
    StudyKey key = StudyKey.open(StudyFile.header(path), at(1).keys(), Optional.empty());
    file.close();
    try (StudyDatabase from = StudyDatabase.open(path, key, true)) {
      next = Rewrite.write(path, key, from, new Erasure(KEY, clientele.cleaning.personal.PersonalData::tellsOfPeople, e -> { }), START);
    }
    Path fresh = folder.resolve("study.rewriting.mv.db");
    Files.copy(fresh, folder.resolve("new"));
    byte[] mark = marked(next);

    try (StudyFile done = open(2)) { // killed before the move
      assertEquals(13, done.journal().entries().size());
    }
    assertEquals(new TreeSet<>(), withoutPrivate(found(path)));
    for (int n = 0; n < 2; n++) {
      Files.write(Mark.of(path), mark);
      Files.copy(folder.resolve("new"), StudyDatabase.file(path), StandardCopyOption.REPLACE_EXISTING);
      assertEquals(13, entries(), "killed after the move");
    }
    assertEquals(1, Restoring.copies(path, at(3)).size());
    Files.write(Mark.of(path), mark);
    Files.copy(folder.resolve("old"), StudyDatabase.file(path), StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(fresh, "half a file");
    assertEquals(12, entries(), "killed while the new file was written");
    assertFalse(Files.exists(fresh));
  }

  @Test
  void compactingForgetsWhatWasTakenBack() throws IOException {
    make();
    String state;
    long before;
    try (StudyFile file = open(1)) {
      Ledger ledger = ledger(file);
      perform(ledger, "features.build", Map.of());
      ledger.undo();
      perform(ledger, "data.remove-table", Map.of("table", List.of("returns")));
      state = ledger.state().fingerprint();
      before = file.verify();
      assertEquals(14, ledger.entries().size());
      file.rewrite(new Compaction());
    }
    try (StudyFile file = open(2)) {
      Ledger ledger = ledger(file);
      assertEquals(12, ledger.entries().size(), "two were taken back");
      assertEquals(state, ledger.state().fingerprint());
      assertTrue(file.verify() < before);
      ledger.undo();
      assertTrue(ledger.view().outline().table("returns").isPresent());
      perform(ledger, "features.build", Map.of());
      assertEquals(15, ledger.entries().getLast().number());
    }
    assertTrue(Restoring.copies(path, at(3)).size() >= 2, "copies stay");
  }

  private Set<String> withoutPrivate(Set<String> found) {
    Set<String> rest = new TreeSet<>(found);
    rest.removeAll(List.of("GUEST-77401-A", "Zephyrine Quorlington-Ode", "zephyrine.private@planted.example", "0049 151 7700409", "loyalty 9988776655"));
    rest.remove("Zephyrine Quorlington"); // as a part of the other's name
    return rest;
  }

  private byte[] marked(Mark.Next next) throws IOException {
    Origin origin = at(1).origin();
    try (Mark mark = Mark.lock(path, true).orElseThrow()) {
      mark.write(mark.read(origin).orElseThrow().open().before(next), origin);
    }
    return Files.readAllBytes(Mark.of(path));
  }

  private int entries() {
    try (StudyFile file = open(3)) {
      file.verify();
      return file.journal().entries().size();
    }
  }

  /** A study with a history: imports, edits that hold values, features, segments, texts, and several copies. */
  private void make() throws IOException {
    try (StudyFile file = StudyFile.create(path, Optional.empty(), new StudySettings("Test", 2025, "EUR"), at(-2))) {
      Ledger ledger = ledger(file);
      for (String table : List.of("customers", "orders", "returns", "reviews")) {
        perform(ledger, "data.import", Map.of("file", List.of(folder.resolve(table + ".csv").toString()), "table", List.of(table)));
      }
    }
    try (StudyFile file = open(-1)) {
      Ledger ledger = ledger(file);
      perform(ledger, "data.edit-cell", Map.of("table", List.of("customers"), "row", List.of("1"), "column", List.of("note"), "value", List.of("call Zephyrine Quorlington back")));
      perform(ledger, "data.find-replace", Map.of("table", List.of("customers"), "columns", List.of("note"), "find", List.of("call Zephyrine Quorlington back"), "replace", List.of("usual customer")));
      perform(ledger, "features.build", Map.of());
      perform(ledger, "segments.cluster", Map.of());
      perform(ledger, "feedback.tag", Map.of());
      ledger.undo();
      perform(ledger, "feedback.tag", Map.of());
      perform(ledger, "data.clean-text", Map.of("table", List.of("orders"), "columns", List.of("serial")));
      perform(ledger, "data.find-duplicates", Map.of("table", List.of("customers")));
    }
  }

  /** Which of the planted words are in a file: in its bytes, its rows, its values as they are shown, its history. */
  private Set<String> found(Path study) throws IOException {
    StringBuilder all = new StringBuilder();
    try (StudyFile file = StudyFile.open(study, Optional.empty(), at(1), true)) {
      H2StudyStore store = (H2StudyStore) file.store();
      Set<Long> columns = new TreeSet<>();
      for (LedgerEntry entry : file.journal().entries()) {
        all.append(clientele.study.Json.write(entry)).append('\n');
        entry.outputs().values().forEach(o -> {
          o.artifact().ifPresent(id -> all.append(file.journal().artifact(id)).append('\n'));
          o.table().map(DatasetVersion::columns).ifPresent(stored -> stored.stream().filter(c -> c.column().kind().isCoded()).forEach(c -> columns.add(c.id())));
        });
      }
      for (long id : columns) {
        var dictionary = store.dictionary(id);
        for (int code = 0; code < dictionary.size(); code++) {
          all.append(dictionary.get(code)).append('\n');
        }
      }
    }
    Set<String> found = new TreeSet<>();
    String text = all.toString().replace("\\\"", "\"");
    byte[] raw = Files.readAllBytes(StudyDatabase.file(study));
    for (String word : PLANTED) {
      boolean bytes = false;
      for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
        bytes |= new String(raw, StandardCharsets.ISO_8859_1).contains(new String(word.getBytes(charset), StandardCharsets.ISO_8859_1));
      }
      assertFalse(bytes, "in plain bytes: " + word);
      if (text.contains(word)) {
        found.add(word);
      }
    }
    return found;
  }

  /** Some bytes of a part, short enough to lie in one piece in pages that H2 packs. */
  private static List<String> windows(byte[] bytes) {
    List<String> windows = new ArrayList<>();
    for (int w = 1; w <= 5 && bytes.length >= 64; w++) {
      windows.add(latin(java.util.Arrays.copyOfRange(bytes, bytes.length - 12 * w, bytes.length - 12 * w + 12)));
    }
    return windows;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** All stored parts as they lie in the database. */
  private List<byte[]> stored() {
    StudyKey key = StudyKey.open(StudyFile.header(path), at(1).keys(), Optional.empty());
    try (StudyDatabase database = StudyDatabase.open(path, key, true)) {
      return database.read(c -> {
        List<byte[]> all = new ArrayList<>();
        try (var sql = c.prepareStatement("SELECT content FROM chunk"); var rows = sql.executeQuery()) {
          while (rows.next()) {
            all.add(rows.getBytes(1));
          }
        }
        return all;
      });
    }
  }

  /** The bytes of the file without its cipher, dead ones included. */
  private String decrypted() throws IOException {
    StudyKey key = StudyKey.open(StudyFile.header(path), at(1).keys(), Optional.empty());
    byte[] secret = org.h2.store.fs.encrypt.FilePathEncrypt.getPasswordBytes(key.password("file").toCharArray());
    try (java.nio.channels.FileChannel file = new org.h2.store.fs.encrypt.FileEncrypt("study", secret,
        java.nio.channels.FileChannel.open(StudyDatabase.file(path)))) {
      java.nio.ByteBuffer all = java.nio.ByteBuffer.allocate((int) file.size());
      while (all.hasRemaining() && file.read(all, all.position()) > 0) {
        continue;
      }
      return new String(all.array(), StandardCharsets.ISO_8859_1);
    }
  }

  private String everybodyElse() {
    StringBuilder all = new StringBuilder();
    try (StudyFile file = open(1)) {
      for (String name : List.of("customers", "orders", "returns", "reviews")) {
        Table table = ledger(file).view().table(name);
        List<List<String>> columns = new ArrayList<>();
        for (Column column : table.columns()) {
          columns.add(java.util.Arrays.asList(Cells.words(table, column, 0)));
        }
        for (int r = 0; r < table.rows(); r++) {
          int row = r;
          all.append(String.join(",", columns.stream().map(c -> String.valueOf(c.get(row))).toList())).append('\n');
        }
      }
    }
    return all.toString();
  }

  private static String last(Table table, String column) {
    String[] words = Cells.words(table, table.column(column).orElseThrow(), 0);
    return words[words.length - 1];
  }

  private StudyFile open(int day) {
    return StudyFile.open(path, Optional.empty(), at(day), false);
  }

  private Ledger ledger(StudyFile file) {
    return new Ledger(file.store(), file.journal(), runner, Map.of("clientele", "test"));
  }

  private void perform(Ledger ledger, String id, Map<String, List<String>> words) {
    ledger.performHere(analyses.operations().make(id, words), Optional.of("test"), (done, text) -> {});
  }

  private StudyFile.Place at(int day) {
    return new StudyFile.Place(folder.resolve("home"), Clock.fixed(START.plus(Duration.ofDays(day)), ZoneOffset.UTC), told::add);
  }
}
