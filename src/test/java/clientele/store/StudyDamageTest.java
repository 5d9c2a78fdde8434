package clientele.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Problem;
import clientele.base.ProblemCode;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.JobRunner;
import clientele.ledger.AddNumbers;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerProblems;
import clientele.ledger.StudyCopy;
import clientele.study.StudySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.h2.api.Trigger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What befalls study files: kills, damage, strangers, clocks, a second program; and the ways back. */
class StudyDamageTest {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final Optional<char[]> SECRET = Optional.of("correct horse".toCharArray());
  private static boolean ran;

  @TempDir Path folder;
  private final List<Problem> told = new ArrayList<>();
  private JobRunner runner;
  private Path path;

  @BeforeEach
  void places() {
    path = folder.resolve("work").resolve("study");
    runner = new JobRunner(Clock.fixed(START, ZoneOffset.UTC), Runnable::run);
    ran = false;
  }

  /** Before: 56 of 880 damages of a study that was not closed lost acknowledged steps without a word. */
  @Test
  void whatAnUnclosedStudyLacksIsTold() throws IOException {
    Path killed = killed();
    String whole = fingerprint(again(killed, "whole"));
    byte[] bytes = Files.readAllBytes(database(killed));
    RandomGenerator random = new Seed(11).stream("damage");
    int refused = 0;
    for (int n = 0; n < 40; n++) {
      Path damaged = again(killed, "d" + n);
      byte[] bad = n % 2 == 0 ? java.util.Arrays.copyOf(bytes, (int) (bytes.length * (0.3 + 0.7 * n / 40))) : bytes.clone();
      if (n % 2 == 1) {
        int at = 8192 + random.nextInt(bytes.length - 8192);
        for (int b = at; b < Math.min(bytes.length, at + 64); b++) {
          bad[b] ^= (byte) (1 + random.nextInt(255));
        }
      }
      Files.write(database(damaged), bad);
      try {
        assertEquals(whole, fingerprint(damaged), "damage " + n);
      } catch (ProblemException e) {
        refused++;
        assertTrue(List.of(StoreProblems.BEHIND, StoreProblems.DAMAGED).contains(e.problem().code()), n + " " + e.problem().code().id());
        assertFalse(Files.exists(Copies.folder(damaged)), "what was not read through is not copied");
        assertThrows(ProblemException.class, () -> fingerprint(damaged), "and stays refused");
      }
    }
    assertTrue(refused >= 17, refused + " refused");
  }

  @Test
  void anOlderFileInTheStudysPlaceIsTold() throws IOException {
    try (StudyFile file = create(Optional.empty())) {
      perform(file, 10);
    }
    byte[] older = Files.readAllBytes(database(path));
    try (StudyFile file = open(path)) {
      perform(file, 20);
      assertEquals(2, file.journal().entries().size());
    }
    byte[] newer = Files.readAllBytes(database(path));
    Files.write(database(path), older);
    refused(StoreProblems.ALTERED, () -> open(path));
    unseal();
    refused(StoreProblems.BEHIND, () -> open(path));
    Files.write(database(path), newer);
    open(path).close();
  }

  /** An undo that was acknowledged is as much a change as a step. */
  @Test
  void anUndoThatIsMissingIsTold() throws IOException {
    StudyFile file = create(Optional.empty());
    perform(file, 10);
    Path before = saved("before");
    ledger(file).undo();
    byte[] mark = Files.readAllBytes(Mark.of(path));
    file.close();
    Files.write(Mark.of(before), mark);
    refused(StoreProblems.BEHIND, () -> open(before));
  }

  /** Before: one flipped bit and six sessions turned five good copies into none. */
  @Test
  void damageIsNeitherSealedNorCopied() throws IOException {
    try (StudyFile file = create(Optional.empty())) {
      perform(file, 30_000);
    }
    List<StudyCopy> good = Restoring.copies(path, at(START));
    assertEquals(1, good.size());
    byte[] bytes = Files.readAllBytes(database(path));
    bytes[bytes.length / 2] ^= 4;
    Files.write(database(path), bytes);
    unseal();
    for (int day = 1; day <= 12; day++) {
      Instant later = START.plus(Duration.ofDays(day));
      assertThrows(ProblemException.class, () -> StudyFile.open(path, Optional.empty(), at(later), false));
    }
    assertEquals(good, Restoring.copies(path, at(START)));
    assertEquals(path, Restoring.restore(path, 1, Optional.empty(), at(START)));
    assertEquals(1, entries(path));
    assertTrue(Files.exists(Copies.folder(path).resolve("study.before-restore-1.mv.db")), "what lay there is kept");
  }

  @Test
  void damageMetDuringWorkIsNotSealed() throws IOException {
    try (StudyFile file = create(Optional.empty())) {
      perform(file, 10);
    }
    try (StudyFile file = open(path)) {
      perform(file, 10);
      assertThrows(ProblemException.class, () -> ((H2StudyStore) file.store()).verify(4711));
    }
    assertEquals(Optional.empty(), Mark.look(path, at(START).origin()).orElseThrow().sum());
    assertEquals(1, Restoring.copies(path, at(START.plusSeconds(86_400))).size());
    assertEquals(2, entries(path));
  }

  /** Before: a clock in 2030 for one session stopped copies for a month. */
  @Test
  void aClockThatWasWrongStopsNoCopies() throws IOException {
    Instant far = Instant.parse("2030-01-01T00:00:00Z");
    try (StudyFile file = StudyFile.create(path, Optional.empty(), new StudySettings("Test", 1, ""), at(far))) {
      perform(file, 1);
    }
    for (int day = 1; day <= 3; day++) {
      try (StudyFile file = StudyFile.open(path, Optional.empty(), at(START.plus(Duration.ofDays(day))), false)) {
        perform(file, 1 + day);
      }
    }
    List<StudyCopy> copies = Restoring.copies(path, at(START));
    assertEquals(List.of(4L, 3L, 2L, 1L), copies.stream().map(StudyCopy::number).toList());
    assertEquals(List.of(4L, 3L, 2L, 1L), copies.stream().map(StudyCopy::steps).toList(), "the newest first, whatever the clock said");
  }

  /** Before: the only copy was that of the empty study, and ten minutes of work had none. */
  @Test
  void anEmptyStudyIsNotCopiedAndDelaysNoCopy() {
    create(Optional.empty()).close();
    assertEquals(List.of(), Restoring.copies(path, at(START)));
    try (StudyFile file = open(path)) {
      perform(file, 10);
    }
    assertEquals(List.of(1L), Restoring.copies(path, at(START)).stream().map(StudyCopy::steps).toList());
  }

  /** Before: the first copy was made when the study was closed. */
  @Test
  void longWorkIsCopiedBeforeTheStudyIsClosed() throws IOException {
    Instant[] now = {START};
    Clock moving = moving(now);
    StudyFile.Place here = new StudyFile.Place(folder.resolve("home"), moving, told::add);
    try (StudyFile file = StudyFile.create(path, Optional.empty(), new StudySettings("Test", 1, ""), here)) {
      perform(file, 20_000);
      assertEquals(0, Restoring.copies(path, here).size());
      now[0] = START.plus(Duration.ofMinutes(11));
      perform(file, 30_000);
      assertEquals(1, Restoring.copies(path, here).size());
      now[0] = START.plus(Duration.ofMinutes(12));
      perform(file, 10);
      Path elsewhere = Restoring.restore(path, 1, Optional.of(folder.resolve("elsewhere")), here);
      assertEquals(2, entries(elsewhere));
    }
    assertEquals(List.of(), told);
    Path copy = Copies.folder(path).resolve("study-0001.mv.db");
    assertFalse(Files.getPosixFilePermissions(copy).stream().anyMatch(p -> p.name().endsWith("WRITE")));
    assertEquals(3, entries(path));
  }

  /** A copy that is made during work is read through as one that is made at closing. */
  @Test
  void damageIsNotCopiedDuringWork() throws Exception {
    Instant[] now = {START};
    Clock moving = moving(now);
    StudyFile.Place here = new StudyFile.Place(folder.resolve("home"), moving, told::add);
    try (StudyFile file = StudyFile.create(path, Optional.empty(), new StudySettings("Test", 1, ""), here)) {
      perform(file, 20_000);
      StudyKey key = StudyKey.open(StudyFile.header(path), folder.resolve("home").resolve("keys"), Optional.empty());
      java.util.Properties login = new java.util.Properties();
      login.put("user", "CLIENTELE");
      login.put("password", key.password("file") + " " + key.password("user"));
      try (Connection other = DriverManager.getConnection("jdbc:h2:file:" + path.toAbsolutePath() + ";CIPHER=AES", login);
          Statement sql = other.createStatement()) {
        assertTrue(sql.executeUpdate("UPDATE chunk SET crc = crc + 1 WHERE item = (SELECT MIN(item) FROM chunk)") > 0);
      }
      now[0] = START.plus(Duration.ofMinutes(11));
      perform(file, 10);
      assertEquals(List.of(StoreProblems.DAMAGED), told.stream().map(Problem::code).toList());
    }
    assertEquals(List.of(), Restoring.copies(path, here));
    assertEquals(Optional.empty(), Mark.look(path, here.origin()).orElseThrow().sum(), "and not sealed");
  }

  @Test
  void aDamagedCopyIsNotRestored() throws IOException {
    create(Optional.empty()).close();
    for (int n = 1; n <= 5; n++) {
      try (StudyFile file = StudyFile.open(path, Optional.empty(), at(START.plus(Duration.ofMinutes(11L * n))), false)) {
        perform(file, n);
      }
    }
    List<StudyCopy> copies = Restoring.copies(path, at(START));
    StudyCopy oldest = copies.getLast();
    for (StudyCopy copy : copies) {
      if (copy.number() != oldest.number()) {
        Path file = copy.base().resolveSibling(copy.base().getFileName() + ".mv.db");
        byte[] bytes = Files.readAllBytes(file);
        bytes[5000] ^= 1;
        file.toFile().setWritable(true);
        Files.write(file, bytes);
        refused(StoreProblems.COPY_DAMAGED, () -> Restoring.restore(path, copy.number(), Optional.empty(), at(START)));
      }
    }
    refused(StoreProblems.NO_COPY, () -> Restoring.restore(path, 99, Optional.empty(), at(START)));
    assertEquals(5, entries(path), "the study is as it was");
    assertTrue(Restoring.copies(path, at(START)).stream().anyMatch(c -> c.number() == oldest.number() && c.whole()));
  }

  @Test
  void whatAFileStillHoldsCanBeGoneOnWith() throws IOException {
    StudyFile file = create(Optional.empty());
    perform(file, 10);
    Path before = saved("before");
    perform(file, 20);
    file.close();
    Files.copy(Mark.of(path), Mark.of(before), StandardCopyOption.REPLACE_EXISTING);
    refused(StoreProblems.ALTERED, () -> open(before));
    assertEquals(1, Restoring.asItIs(before, Optional.empty(), at(START)));
    assertEquals(1, entries(before));
  }

  /** Runs if H2 lets it. */
  public static final class Runs implements Trigger {
    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {
      ran = true;
    }

    /** As an alias. */
    public static int run() {
      ran = true;
      return 1;
    }
  }

  /** Before: five of five were let in and three ran. */
  @ParameterizedTest
  @ValueSource(strings = {
    "CREATE TRIGGER t BEFORE SELECT ON meta CALL 'clientele.store.StudyDamageTest$Runs'",
    "CREATE TRIGGER t AFTER INSERT, UPDATE ON meta FOR EACH ROW CALL 'clientele.store.StudyDamageTest$Runs'",
    "CREATE ALIAS runs FOR 'clientele.store.StudyDamageTest$Runs.run'",
    "CREATE VIEW v AS SELECT FILE_READ('http://127.0.0.1:1/x') AS c",
    "CREATE VIEW v AS SELECT FILE_WRITE(X'00', '/tmp/clientele-ran') AS c",
    "ALTER TABLE meta ALTER COLUMN content SET DEFAULT FILE_READ('/etc/passwd')",
    "ALTER TABLE meta ADD COLUMN more INT GENERATED ALWAYS AS (1)",
    "ALTER TABLE position ADD CONSTRAINT c CHECK (FILE_READ('/etc/passwd') IS NOT NULL)",
    "CREATE USER guest PASSWORD 'x' ADMIN", "GRANT ALTER ANY SCHEMA TO clientele", "CREATE SCHEMA other",
    "CREATE DOMAIN d AS VARCHAR DEFAULT FILE_READ('/etc/passwd')", "DROP TABLE ledger",
    "CREATE LINKED TABLE l('org.h2.Driver', 'jdbc:h2:mem:', 'sa', '', 'INFORMATION_SCHEMA.USERS')",
    "CREATE CONSTANT k VALUE 'x'", "SET IGNORECASE TRUE"
  })
  void aStudyThatDefinesAnythingElseStaysClosed(String definition) throws Exception {
    create(SECRET).close();
    StudyKey key = StudyKey.open(StudyFile.header(path), folder.resolve("home").resolve("keys"), SECRET);
    java.util.Properties login = new java.util.Properties();
    login.put("user", "ADMIN");
    login.put("password", key.password("file") + " " + key.password("admin"));
    try (Connection admin = DriverManager.getConnection("jdbc:h2:file:" + path.toAbsolutePath() + ";CIPHER=AES", login);
        Statement sql = admin.createStatement()) {
      sql.execute(definition);
    }
    ran = false;
    refused(StoreProblems.ALTERED, () -> open(path, SECRET));
    unseal();
    refused(StoreProblems.FOREIGN, () -> open(path, SECRET));
    Files.delete(Mark.of(path));
    refused(StoreProblems.ELSEWHERE, () -> open(path, SECRET));
    refused(StoreProblems.FOREIGN, () -> Restoring.adopt(path, folder.resolve("taken"), SECRET, at(START)));
    assertFalse(ran, "nothing of it ran");
    assertFalse(Files.exists(Path.of("/tmp/clientele-ran")));
    assertFalse(Files.exists(StudyDatabase.file(folder.resolve("taken"))));
  }

  @Test
  void aStudyOfAnotherComputerIsTakenOverIntoANewOne() throws IOException {
    StudyFile.Place there = new StudyFile.Place(folder.resolve("their home"), Clock.fixed(START, ZoneOffset.UTC), told::add);
    String fingerprint;
    try (StudyFile file = StudyFile.create(path, SECRET, new StudySettings("Theirs", 7, "EUR"), there)) {
      perform(file, 70_000);
      perform(file, 20);
      ledger(file).undo();
      fingerprint = ledger(file).state().fingerprint();
    }
    byte[] before = Files.readAllBytes(database(path));
    refused(StoreProblems.ELSEWHERE, () -> open(path, SECRET));
    refused(StoreProblems.PASSPHRASE, () -> Restoring.adopt(path, folder.resolve("mine"), Optional.empty(), at(START)));
    Path mine = Restoring.adopt(path, folder.resolve("mine"), SECRET, at(START));
    assertArrayEquals(before, Files.readAllBytes(database(path)), "theirs is only read");
    try (StudyFile file = open(mine, SECRET)) {
      Ledger ledger = ledger(file);
      assertEquals(fingerprint, ledger.state().fingerprint());
      assertEquals(2, ledger.entries().size());
      assertEquals("Theirs", ledger.state().settings().title());
      perform(file, 30);
      file.verify();
      assertEquals(30, ledger(file).view().table("numbers").rows());
    }
    refused(StoreProblems.EXISTS, () -> Restoring.adopt(path, mine, SECRET, at(START)));
  }

  /** Before: killed between the key files, all copies opened only with a passphrase nobody had acknowledged. */
  @Test
  void aPassphraseThatWasCutShortReachesTheCopiesWhenTheStudyIsOpenedNext() throws IOException {
    try (StudyFile file = create(Optional.empty())) {
      perform(file, 10);
    }
    StudyKey key = StudyKey.open(StudyFile.header(path), folder.resolve("home").resolve("keys"), Optional.empty());
    key.protect("first".toCharArray(), StudyFile.header(path)); // and killed there
    long keys = keys();
    try (StudyFile file = open(path, Optional.of("first".toCharArray()))) {
      assertEquals(keys - 1, keys(), "the plain key is gone");
      StudyKey.open(StudyFile.header(path), folder.resolve("home").resolve("keys"), Optional.of("first".toCharArray()))
          .protect("second".toCharArray(), StudyFile.header(path)); // and killed there again
    }
    Optional<char[]> second = Optional.of("second".toCharArray());
    open(path, second).close();
    Path copy = Restoring.copies(path, at(START)).getLast().base();
    StudyFile.open(copy, second, at(START), true).close();
  }

  /** Before: a passphrase for a copy took the key of the original away. */
  @Test
  void theKeyOfThisComputerStaysAsLongAsAStudyNeedsIt() throws IOException {
    try (StudyFile file = create(Optional.empty())) {
      perform(file, 10);
    }
    Path second = path.resolveSibling("second");
    for (String suffix : List.of(".mv.db", ".key", ".mark")) {
      Files.copy(path.resolveSibling("study" + suffix), path.resolveSibling("second" + suffix));
    }
    try (StudyFile file = open(second)) {
      file.protect("second".toCharArray());
    }
    assertEquals(1, entries(path), "the original still opens");
    try (StudyFile file = open(path)) {
      file.protect("first".toCharArray());
    }
    assertEquals(0, keys(), "nobody needs it any more");
    open(path, Optional.of("first".toCharArray())).close();
    open(second, Optional.of("second".toCharArray())).close();
  }

  /** Before: a copy on a stick that was never opened, or not there, could not be opened by anybody any more. */
  @Test
  void aCopyNobodyKnewOfOpensWithThePassphrase() throws IOException {
    try (StudyFile file = create(Optional.empty())) {
      perform(file, 10);
    }
    Path second = Files.createDirectories(folder.resolve("stick")).resolve("study");
    for (String suffix : List.of(".mv.db", ".key", ".mark")) {
      Files.copy(path.resolveSibling("study" + suffix), second.resolveSibling("study" + suffix));
    }
    try (StudyFile file = open(path)) {
      file.protect("first".toCharArray());
    }
    assertEquals(0, keys(), "no plain key is left");
    assertTrue(StudyFile.needsPassphrase(second, at(START)));
    refused(StoreProblems.PASSPHRASE, () -> open(second));
    refused(StoreProblems.PASSPHRASE, () -> open(second, Optional.of("wrong".toCharArray())));
    assertEquals(1, entries(second, Optional.of("first".toCharArray())));
    try (StudyFile file = open(path, Optional.of("first".toCharArray()))) {
      file.protect("later".toCharArray());
    }
    assertEquals(1, entries(second, Optional.of("later".toCharArray())), "the passphrase of the study counts");
    try (StudyFile file = open(second, Optional.of("later".toCharArray()))) {
      file.protect("its own".toCharArray());
    }
    assertEquals(1, entries(second, Optional.of("its own".toCharArray())));
    open(path, Optional.of("later".toCharArray())).close();
  }

  /**
   * Passphrases are put on a key, one beside the other. Before: that of one copy took the place of that of the study, and a third
   * copy, which had been told the study's, opened with neither.
   */
  @Test
  void eachPassphraseOpensTheCopiesOfItsTimeAndNoneReplacesAnother() throws IOException {
    try (StudyFile file = create(Optional.empty())) {
      perform(file, 10);
    }
    List<Path> sticks = new ArrayList<>();
    for (int s = 0; s < 3; s++) {
      Path stick = Files.createDirectories(folder.resolve("stick " + s)).resolve("study");
      for (String suffix : List.of(".mv.db", ".key", ".mark")) {
        Files.copy(path.resolveSibling("study" + suffix), stick.resolveSibling("study" + suffix));
      }
      sticks.add(stick);
    }
    try (StudyFile file = open(path)) {
      file.protect("first".toCharArray());
    }
    Path old = Files.createDirectories(folder.resolve("old")).resolve("study"); // made in the time of the first
    for (String suffix : List.of(".mv.db", ".key", ".mark")) {
      Files.copy(path.resolveSibling("study" + suffix), old.resolveSibling("study" + suffix));
    }
    try (StudyFile file = open(sticks.get(0), Optional.of("first".toCharArray()))) {
      file.protect("of the stick".toCharArray());
    }
    assertEquals(1, entries(sticks.get(1), Optional.of("first".toCharArray())), "what its owner was told");
    try (StudyFile file = open(path, Optional.of("first".toCharArray()))) {
      file.protect("later".toCharArray());
    }
    assertEquals(1, entries(old, Optional.of("first".toCharArray())), "the passphrase of its time");
    refused(StoreProblems.PASSPHRASE, () -> open(old, Optional.of("later".toCharArray())));
    for (String word : List.of("first", "of the stick", "later")) {
      assertEquals(1, entries(sticks.get(2), Optional.of(word.toCharArray())), word);
    }
    refused(StoreProblems.PASSPHRASE, () -> open(sticks.get(1), Optional.of("never".toCharArray())));
    refused(StoreProblems.PASSPHRASE, () -> open(path, Optional.of("first".toCharArray())));
    assertEquals(1, entries(path, Optional.of("later".toCharArray())));
    assertEquals(1, entries(sticks.get(0), Optional.of("of the stick".toCharArray())));
    assertEquals(0, keys(), "no plain key is left");
  }

  /** A transaction that is still open hides a definition, which H2 brings back when it opens the file. */
  @Test
  void whatAnOpenTransactionHidesIsSeenToo() throws Exception {
    create(Optional.empty()).close();
    StudyKey key = StudyKey.open(StudyFile.header(path), folder.resolve("home").resolve("keys"), Optional.empty());
    java.util.Properties login = new java.util.Properties();
    login.put("user", "ADMIN");
    login.put("password", key.password("file") + " " + key.password("admin"));
    try (Connection admin = DriverManager.getConnection("jdbc:h2:file:" + path.toAbsolutePath() + ";CIPHER=AES", login);
        Statement sql = admin.createStatement()) {
      sql.execute("CREATE ALIAS runs FOR 'clientele.store.StudyDamageTest$Runs.run'");
    }
    try (org.h2.mvstore.MVStore store = new org.h2.mvstore.MVStore.Builder().fileName(database(path).toString())
        .encryptionKey(key.password("file").toCharArray()).open()) {
      org.h2.mvstore.tx.TransactionStore transactions =
          new org.h2.mvstore.tx.TransactionStore(store, new org.h2.mvstore.db.ValueDataType());
      transactions.init();
      org.h2.mvstore.tx.TransactionMap<Long, org.h2.result.SearchRow> definitions = transactions.begin().openMap("table.0");
      Long alias = null;
      for (var keys = definitions.keyIterator(null); keys.hasNext();) {
        Long at = keys.next();
        alias = definitions.get(at).getValue(3).getString().contains("ALIAS") ? at : alias;
      }
      definitions.remove(alias); // and never committed
    }
    unseal();
    refused(StoreProblems.FOREIGN, () -> open(path));
    assertFalse(ran);
  }

  @Test
  void readersChangeNothingAndStandBesideEachOther() throws Exception {
    try (StudyFile file = create(SECRET)) {
      perform(file, 10);
    }
    byte[] file = Files.readAllBytes(database(path));
    byte[] mark = Files.readAllBytes(Mark.of(path));
    try (StudyFile reading = StudyFile.open(path, SECRET, at(START), true)) {
      assertTrue(reading.readOnly());
      assertEquals(10, ledger(reading).view().table("numbers").rows());
      refused(StoreProblems.READ_ONLY, () -> perform(reading, 5));
      assertEquals("opened", inOtherProcess("read").split(" ")[0]);
      assertTrue(inOtherProcess("write").contains("STORE-IN-USE"));
    }
    assertArrayEquals(file, Files.readAllBytes(database(path)));
    assertArrayEquals(mark, Files.readAllBytes(Mark.of(path)));
  }

  /** A copy of another settings folder is whole for all one knows; only this computer cannot say so. */
  @Test
  void aCopyThatWasNotSignedHereIsNotCalledDamaged() throws IOException {
    StudyFile.Place there = new StudyFile.Place(folder.resolve("their home"), Clock.fixed(START, ZoneOffset.UTC), told::add);
    try (StudyFile file = StudyFile.create(path, SECRET, new StudySettings("Theirs", 7, "EUR"), there)) {
      perform(file, 10);
    }
    Files.delete(database(path));
    refused(StoreProblems.GONE, () -> Restoring.adopt(path, folder.resolve("mine"), SECRET, at(START)));
    refused(StoreProblems.COPY_ELSEWHERE, () -> Restoring.restore(path, 1, Optional.empty(), at(START)));
    Path made = Restoring.adopt(path.resolveSibling("study.backups").resolve("study-0001"), folder.resolve("mine"), SECRET, at(START));
    assertEquals(1, entries(made, SECRET));
  }

  @Test
  void whatAKillLeftOfWritingAnewIsSweptWhenTheStudyIsOpened() throws IOException {
    create(SECRET).close();
    List<Path> left = List.of(path.resolveSibling("study.rewriting.mv.db"), path.resolveSibling("study.rewriting.mv.db.tempFile"));
    for (Path each : left) {
      Files.copy(database(path), each);
    }
    StudyFile.open(path, SECRET, at(START), true).close();
    assertTrue(left.stream().allMatch(Files::exists), "a reader takes nothing away");
    open(path, SECRET).close();
    assertTrue(left.stream().noneMatch(Files::exists));
  }

  /** A reader makes whole what a kill left open, then reads. */
  @Test
  void aReaderOpensWhatAKillLeft() throws IOException {
    Path killed = killed();
    try (StudyFile reading = StudyFile.open(killed, Optional.empty(), at(START), true)) {
      assertEquals(3, reading.journal().entries().size());
    }
    assertTrue(Mark.look(killed, at(START).origin()).orElseThrow().sum().isPresent());
  }

  /** Told to end, the program closes its studies; before, they were left without a checksum. */
  @Test
  void aProgramThatIsToldToEndClosesItsStudy() throws Exception {
    try (StudyFile file = create(SECRET)) {
      perform(file, 10);
    }
    Process child = start("wait");
    try (var lines = child.inputReader()) {
      assertEquals("opened", lines.readLine().split(" ")[0]);
      assertEquals(Optional.empty(), Mark.look(path, at(START).origin()).orElseThrow().sum());
      child.destroy();
      assertTrue(child.waitFor(60, TimeUnit.SECONDS));
    }
    assertTrue(Mark.look(path, at(START).origin()).orElseThrow().sum().isPresent());
    assertEquals(1, entries(path, SECRET));
  }

  @Test
  void aStepIsNotKeptWhereTheStudyNoLongerStands() throws Exception {
    try (StudyFile file = create(Optional.empty())) {
      perform(file, 10);
      Ledger first = ledger(file);
      Ledger second = ledger(file);
      second.undo();
      refused(LedgerProblems.MOVED, () -> first.performHere(new AddNumbers("more", 5, 0), Optional.empty(), (done, words) -> {}));
      assertEquals(1, file.journal().entries().size());
    }
  }

  @Test
  void nothingMovesUnderAStepThatRuns() throws Exception {
    try (StudyFile file = create(Optional.empty())) {
      perform(file, 10);
      Ledger ledger = ledger(file);
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      Thread step = Thread.ofPlatform().start(() -> ledger.performHere(new AddNumbers("more", 200_000, 0), Optional.empty(), (done, words) -> {
        inside.countDown();
        try {
          go.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }));
      assertTrue(inside.await(60, TimeUnit.SECONDS));
      refused(LedgerProblems.BUSY, ledger::undo);
      refused(LedgerProblems.BUSY, ledger::redo);
      refused(LedgerProblems.BUSY, () -> ledger.goTo(0));
      refused(LedgerProblems.BUSY, () -> ledger.settings(new StudySettings("other", 1, "")));
      go.countDown();
      step.join();
      assertEquals(2, ledger.head());
      ledger.undo();
      assertEquals(1, ledger.head());
    }
  }

  /** Before: a listener that failed made a step look as if it had not been kept. */
  @Test
  void aListenerThatFailsTakesNoStepBack() {
    try (StudyFile file = create(Optional.empty())) {
      Ledger ledger = ledger(file);
      List<Throwable> heard = new ArrayList<>();
      Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> heard.add(e));
      ledger.listen(() -> {
        throw new IllegalStateException("a view");
      });
      assertEquals(1, ledger.performHere(new AddNumbers("numbers", 5, 0), Optional.empty(), (done, words) -> {}).number());
      assertEquals(1, heard.size());
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }
  }

  @Test
  void aDamagedKeyOfTheComputerIsNamed() throws IOException {
    create(SECRET).close();
    Path key = folder.resolve("home").resolve("keys").resolve("computer.key");
    Files.writeString(key, "no key\u00ff");
    refused(StoreProblems.COMPUTER_KEY, () -> open(path, SECRET));
    Files.delete(key);
    refused(StoreProblems.ELSEWHERE, () -> open(path, SECRET));
  }

  /** Before: a bit of the salt made the right passphrase a wrong one. */
  @Test
  void aDamagedKeyFileIsNeverCalledAWrongPassphrase() throws IOException {
    create(SECRET).close();
    Path header = StudyFile.header(path);
    byte[] good = Files.readAllBytes(header);
    for (int at = 0; at < good.length; at += 7) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(header, bad);
      try {
        open(path, SECRET).close(); // a space, say
      } catch (ProblemException e) {
        assertEquals(StoreProblems.HEADER, e.problem().code(), "byte " + at);
      }
    }
    Files.write(header, good);
    open(path, SECRET).close();
    try (var keys = Files.list(folder.resolve("home").resolve("keys"))) {
      assertEquals(List.of("computer.key"), keys.map(k -> k.getFileName().toString()).toList());
    }
    Path plain = path.resolveSibling("plain");
    StudyFile.create(plain, Optional.empty(), new StudySettings("Test", 1, ""), at(START)).close();
    try (var keys = Files.list(folder.resolve("home").resolve("keys"))) {
      Path key = keys.filter(k -> k.getFileName().toString().matches("[0-9a-f-]{36}\\.key")).findFirst().orElseThrow();
      Files.write(key, new byte[0]);
    }
    refused(StoreProblems.HEADER, () -> open(plain));
  }

  /** A random key of this computer opens nothing that was not written here; what it cannot tell without the mark it says. */
  @Test
  void withoutItsMarkAStudyOfThisComputersKeyIsReadThroughAndToldOf() throws IOException {
    try (StudyFile file = create(Optional.empty())) {
      perform(file, 10);
    }
    for (boolean reading : new boolean[] {false, true}) {
      Files.delete(Mark.of(path));
      told.clear();
      try (StudyFile file = StudyFile.open(path, Optional.empty(), at(START), reading)) {
        assertEquals(reading, file.readOnly());
        assertEquals(1, file.journal().entries().size());
      }
      assertEquals(List.of(StoreProblems.NO_MARK), told.stream().map(Problem::code).toList());
      assertTrue(Mark.look(path, at(START).origin()).orElseThrow().sum().isPresent());
    }
    byte[] bytes = Files.readAllBytes(database(path));
    Files.write(database(path), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Files.delete(Mark.of(path));
    assertThrows(ProblemException.class, () -> open(path));
  }

  @Test
  void aForgedMarkIsNoMark() throws IOException {
    create(SECRET).close();
    String mark = Files.readString(Mark.of(path));
    Files.writeString(Mark.of(path), mark.replace("\"sequence\":0", "\"sequence\":9"));
    refused(StoreProblems.ELSEWHERE, () -> open(path, SECRET));
    assertNotEquals(mark, Files.readString(Mark.of(path)));
  }

  @Test
  void aNewStudyTakesThePlaceOfNoCopies() throws IOException {
    try (StudyFile file = create(Optional.empty())) {
      perform(file, 10);
    }
    for (String suffix : List.of(".mv.db", ".key", ".mark")) {
      Files.delete(path.resolveSibling("study" + suffix));
    }
    refused(StoreProblems.LEFT_OVER, () -> create(Optional.empty()));
    Restoring.restore(path, 1, Optional.empty(), at(START));
    assertEquals(1, entries(path));
  }

  /** A study as a kill leaves it: three steps acknowledged, the file not closed. */
  private Path killed() throws IOException {
    try (StudyFile file = create(Optional.empty())) {
      perform(file, 2_000);
      perform(file, 3_000);
      perform(file, 40_000);
      return saved("killed");
    }
  }

  /** What lies on the disk at this moment, in a folder of its own. */
  private Path saved(String name) throws IOException {
    return again(path, name);
  }

  private Path again(Path study, String name) throws IOException {
    Path to = Files.createDirectories(folder.resolve(name)).resolve("study");
    for (String suffix : List.of(".mv.db", ".key", ".mark")) {
      Files.copy(study.resolveSibling("study" + suffix), to.resolveSibling("study" + suffix));
    }
    return to;
  }

  /** A clock that shows what the array holds. */
  private static Clock moving(Instant[] now) {
    return new Clock() {
      @Override
      public java.time.ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now[0];
      }
    };
  }

  private void unseal() throws IOException {
    Origin origin = at(START).origin();
    try (Mark mark = Mark.lock(path, true).orElseThrow()) {
      mark.write(mark.read(origin).orElseThrow().open(), origin);
    }
  }

  private String inOtherProcess(String how) throws Exception {
    Process child = start(how);
    String said = new String(child.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    child.waitFor();
    return said;
  }

  private Process start(String how) throws IOException {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
        System.getProperty("java.class.path"), OpenStudy.class.getName(), path.toString(), folder.resolve("home").toString(), how)
        .redirectErrorStream(true).start();
  }

  private static Path database(Path study) {
    return StudyDatabase.file(study);
  }

  private long keys() throws IOException {
    try (var files = Files.list(folder.resolve("home").resolve("keys"))) {
      return files.filter(f -> f.getFileName().toString().matches("[0-9a-f-]{36}\\.key")).count();
    }
  }

  private int entries(Path study) {
    return entries(study, Optional.empty());
  }

  private int entries(Path study, Optional<char[]> passphrase) {
    try (StudyFile file = open(study, passphrase)) {
      file.verify();
      return file.journal().entries().size();
    }
  }

  private String fingerprint(Path study) {
    try (StudyFile file = open(study)) {
      assertEquals(3, file.journal().entries().size());
      file.verify();
      return ledger(file).state().fingerprint();
    }
  }

  private static void refused(ProblemCode code, org.junit.jupiter.api.function.Executable work) {
    assertEquals(code, assertThrows(ProblemException.class, work).problem().code());
  }

  private StudyFile create(Optional<char[]> passphrase) {
    return StudyFile.create(path, passphrase, new StudySettings("Test", 2025, "EUR"), at(START));
  }

  private StudyFile open(Path study) {
    return open(study, Optional.empty());
  }

  private StudyFile open(Path study, Optional<char[]> passphrase) {
    return StudyFile.open(study, passphrase, at(START), false);
  }

  private Ledger ledger(StudyFile file) {
    return new Ledger(file.store(), file.journal(), runner, Map.of("clientele", "test"));
  }

  private void perform(StudyFile file, int numbers) {
    ledger(file).performHere(new AddNumbers("numbers", numbers, 0), Optional.empty(), (done, words) -> {});
  }

  private StudyFile.Place at(Instant time) {
    return new StudyFile.Place(folder.resolve("home"), Clock.fixed(time, ZoneOffset.UTC), told::add);
  }
}
