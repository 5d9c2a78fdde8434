package clientele.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.ProblemCode;
import clientele.base.ProblemException;
import clientele.job.CancelledException;
import clientele.job.JobRunner;
import clientele.ledger.AddNumbers;
import clientele.ledger.KeepEven;
import clientele.ledger.Ledger;
import clientele.study.StudySettings;
import clientele.study.StudyView;
import clientele.study.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFileTest {
  private static final Optional<char[]> SECRET = Optional.of("correct horse".toCharArray());
  private final java.util.List<clientele.base.Problem> told = new java.util.ArrayList<>();
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private Path path;
  private JobRunner runner;

  @BeforeEach
  void places() {
    path = folder.resolve("study");
    runner = new JobRunner(CLOCK, Runnable::run);
  }

  @Test
  void aPassphraseSetLaterIsAskedForByTheStudyAndItsCopies() throws IOException {
    try (StudyFile file = create(Optional.empty())) {
      perform(ledger(file), new AddNumbers("numbers", 10, 1));
    }
    Path copy = folder.resolve("study.backups").resolve("study-0001");
    try (StudyFile file = open(Optional.empty())) {
      file.protect("correct horse".toCharArray());
    }
    assertTrue(StudyFile.needsPassphrase(path, at("home", CLOCK)));
    refused(StoreProblems.PASSPHRASE, () -> open(Optional.empty()));
    for (clientele.base.Language language : clientele.base.Language.values()) {
      String told = StoreProblems.PASSPHRASE.with("s").line(language);
      org.junit.jupiter.api.Assertions.assertFalse(told.contains("--"), "a window knows no command line: " + told);
    }
    refused(StoreProblems.PASSPHRASE, () -> open(Optional.of("wrong".toCharArray())));
    for (Path each : java.util.List.of(path, copy)) {
      try (StudyFile file = StudyFile.open(each, SECRET, at("home", CLOCK), false)) {
        assertEquals(10, ledger(file).view().table("numbers").rows());
      }
    }
    try (StudyFile file = open(SECRET)) {
      file.protect("another".toCharArray());
      refused(StoreProblems.NO_PASSPHRASE, () -> file.protect(new char[0]));
    }
    refused(StoreProblems.PASSPHRASE, () -> open(SECRET));
    open(Optional.of("another".toCharArray())).close();
    StudyFile.open(copy, Optional.of("another".toCharArray()), at("home", CLOCK), false).close();
  }

  @Test
  void changesThePassphraseOfAStudyMadeWithOne() {
    create(SECRET).close();
    try (StudyFile file = open(SECRET)) {
      file.protect("another".toCharArray());
    }
    refused(StoreProblems.PASSPHRASE, () -> open(SECRET));
    open(Optional.of("another".toCharArray())).close();
  }

  @Test
  void keepsValuesHistoryAndPositionOverClosing() {
    try (StudyFile file = create(SECRET)) {
      Ledger ledger = ledger(file);
      perform(ledger, new AddNumbers("numbers", 100_000, 1));
      perform(ledger, new KeepEven("numbers"));
    }
    try (StudyFile file = open(SECRET)) {
      Ledger ledger = ledger(file);
      Table numbers = ledger.view().table("numbers");
      assertEquals(50_000, numbers.rows());
      assertEquals(2, numbers.longs("number", 0)[0]);
      assertEquals("w2", numbers.words("word")[0]);
      assertEquals(50_000.0, numbers.reals("half")[49_999]);
      assertEquals(2, ledger.entries().size());
      assertEquals(new AddNumbers.Made(100_000, 1), ledger.view().artifact("numbers_made", AddNumbers.Made.class).orElseThrow());
    }
  }

  @Test
  void undoAndRedoSurviveClosingAndGiveTheSameFingerprint() {
    String before;
    String after;
    try (StudyFile file = create(SECRET)) {
      Ledger ledger = ledger(file);
      perform(ledger, new AddNumbers("numbers", 1_000, 0));
      before = ledger.state().fingerprint();
      perform(ledger, new KeepEven("numbers"));
      after = ledger.state().fingerprint();
      assertNotEquals(before, after);
      ledger.undo();
    }
    try (StudyFile file = open(SECRET)) {
      Ledger ledger = ledger(file);
      assertEquals(before, ledger.state().fingerprint());
      assertEquals(1_000, ledger.view().table("numbers").rows());
      ledger.redo();
      assertEquals(after, ledger.state().fingerprint());
      assertTrue(ledger.redoable().isEmpty());
    }
  }

  @Test
  void writesNothingInPlainWords() throws IOException {
    try (StudyFile file = create(SECRET)) {
      perform(ledger(file), new AddNumbers("verysecrettable", 5_000, 0));
    }
    String bytes = Files.readString(folder.resolve("study.mv.db"), StandardCharsets.ISO_8859_1);
    assertFalse(bytes.contains("verysecrettable"));
    assertFalse(bytes.contains("LEDGER"));
  }

  @Test
  void refusesAWrongPassphraseAndStaysAsItWas() throws IOException {
    create(SECRET).close();
    byte[] before = Files.readAllBytes(folder.resolve("study.mv.db"));
    refused(StoreProblems.PASSPHRASE, () -> open(Optional.of("wrong".toCharArray())));
    refused(StoreProblems.PASSPHRASE, () -> open(Optional.empty()));
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("study.mv.db")));
    open(SECRET).close();
  }

  /** Before: 140 of 800 damages were called a wrong passphrase, and somebody looked for another one for ever. */
  @Test
  void damageIsNeverCalledAWrongPassphrase() throws IOException {
    create(SECRET).close();
    killed();
    Path database = path.resolveSibling(path.getFileName() + ".mv.db");
    byte[] bytes = Files.readAllBytes(database);
    for (int at : new int[] {10, 15}) { // the salt, from which H2 makes the key of its blocks
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      Files.write(database, damaged);
      refused(StoreProblems.DAMAGED, () -> open(SECRET));
      refused(StoreProblems.PASSPHRASE, () -> open(Optional.of("wrong".toCharArray())));
    }
    Files.write(database, bytes);
    open(SECRET).close();
  }

  /** é as one sign and as e with an accent; a mark of the encoding before it, as an editor leaves it in a file. */
  @Test
  void aPassphraseIsTheSameHoweverItIsTyped() {
    create(Optional.of("cafe\u0301".toCharArray())).close();
    open(Optional.of("cafe\u0301".toCharArray())).close();
    open(Optional.of("caf\u00e9".toCharArray())).close();
    try (StudyFile file = open(Optional.of("\ufeffcaf\u00e9".toCharArray()))) {
      file.protect("nin\u0303o".toCharArray());
    }
    open(Optional.of("ni\u00f1o".toCharArray())).close();
  }

  @Test
  void aNewStudyTakesNoKeyOfAnEarlierOneAway() throws IOException {
    create(SECRET).close();
    Path header = path.resolveSibling(path.getFileName() + ".key");
    byte[] key = Files.readAllBytes(header);
    Files.delete(path.resolveSibling(path.getFileName() + ".mv.db"));
    refused(StoreProblems.LEFT_OVER, () -> create(SECRET));
    assertArrayEquals(key, Files.readAllBytes(header));
  }

  @Test
  void refusesASecondOpeningWhileTheFirstWorks() {
    try (StudyFile first = create(SECRET)) {
      Ledger ledger = ledger(first);
      perform(ledger, new AddNumbers("numbers", 10, 0));
      refusedInOtherProcess();
      assertEquals(10, ledger.view().table("numbers").rows());
    }
  }

  @Test
  void refusesToMakeAStudyOverAnother() {
    create(SECRET).close();
    refused(StoreProblems.EXISTS, () -> create(SECRET));
  }

  @Test
  void saysThatThereIsNoStudy() {
    refused(StoreProblems.NOT_THERE, () -> open(SECRET));
  }

  @Test
  void opensAStudyWithoutPassphraseOnThisComputerOnly() throws IOException {
    create(Optional.empty()).close();
    open(Optional.empty()).close();
    refused(
        StoreProblems.OTHER_COMPUTER,
        () -> StudyFile.open(path, Optional.empty(), at("other home", CLOCK), false));
  }

  @Test
  void refusesCostsOfTheKeyBelowTheFloor() throws IOException {
    create(SECRET).close();
    Path header = folder.resolve("study.key");
    Files.writeString(header, Files.readString(header).replace("65536", "8"));
    refused(StoreProblems.HEADER, () -> open(SECRET));
  }

  @Test
  void noticesEveryByteThatChangedWhileTheStudyWasClosed() throws IOException {
    try (StudyFile file = create(SECRET)) {
      perform(ledger(file), new AddNumbers("numbers", 20_000, 0));
    }
    Path database = folder.resolve("study.mv.db");
    byte[] good = Files.readAllBytes(database);
    for (int at = 0; at < good.length; at += good.length / 7) {
      byte[] bad = good.clone();
      bad[at] ^= 0x10;
      Files.write(database, bad);
      refused(StoreProblems.ALTERED, () -> open(SECRET));
    }
    Files.write(database, java.util.Arrays.copyOf(good, good.length - 4096));
    refused(StoreProblems.ALTERED, () -> open(SECRET));
    Files.write(database, good);
    open(SECRET).close();
  }

  @Test
  void aCancelledStepLeavesNothing() {
    try (StudyFile file = create(SECRET)) {
      Ledger ledger = ledger(file);
      perform(ledger, new AddNumbers("numbers", 100, 0));
      String before = ledger.state().fingerprint();
      assertThrows(
          CancelledException.class,
          () ->
              ledger.performHere(
                  new AddNumbers("more", 200_000, 0),
                  Optional.empty(),
                  (done, words) -> {
                    if (done > 0.5) {
                      throw new CancelledException();
                    }
                  }));
      assertEquals(before, ledger.state().fingerprint());
      assertEquals(1, ledger.entries().size());
    }
  }

  @Test
  void aPreviewShowsTheResultAndChangesNothing() {
    try (StudyFile file = create(SECRET)) {
      Ledger ledger = ledger(file);
      perform(ledger, new AddNumbers("numbers", 1_000, 0));
      String before = ledger.state().fingerprint();
      long rows =
          runner.runHere(
              ledger.preview(new KeepEven("numbers"), (StudyView view) -> view.table("numbers").rows()),
              new clientele.base.Seed(1),
              Optional.empty(),
              (done, words) -> {});
      assertEquals(500, rows);
      assertEquals(before, ledger.state().fingerprint());
    }
  }

  @Test
  void keepsFiveRecentBackupsAndTheLastOfSevenDays() throws IOException {
    create(SECRET).close();
    Instant start = Instant.parse("2026-01-05T10:00:00Z");
    for (int i = 1; i <= 30; i++) {
      Clock later = Clock.fixed(start.plus(Duration.ofHours(8L * i)), ZoneOffset.UTC);
      try (StudyFile file = StudyFile.open(path, SECRET, at("home", later), false)) {
        perform(ledger(file), new AddNumbers("numbers", i, 0));
      }
    }
    try (var files = Files.list(folder.resolve("study.backups"))) {
      assertEquals(10, files.filter(f -> f.toString().endsWith(".mv.db")).count());
    }
    Path newest;
    try (var files = Files.list(folder.resolve("study.backups"))) {
      newest = files.filter(f -> f.toString().endsWith(".mv.db")).max(Path::compareTo).orElseThrow();
    }
    try (StudyFile backup = StudyFile.open(newest, SECRET, at("home", CLOCK), false)) {
      assertEquals(30, ledger(backup).view().table("numbers").rows());
    }
  }

  @Test
  void aWriteProtectedStudyIsReadButNeverChanged() throws IOException {
    try (StudyFile file = create(SECRET)) {
      perform(ledger(file), new AddNumbers("numbers", 1_000, 1));
    }
    Path stored = folder.resolve("study.mv.db");
    byte[] before = Files.readAllBytes(stored);
    assertTrue(stored.toFile().setWritable(false, false), "the file system keeps permissions");
    try (StudyFile file = open(SECRET)) {
      assertTrue(file.readOnly());
      Ledger ledger = ledger(file);
      assertEquals(1_000, ledger.view().table("numbers").rows());
      refused(StoreProblems.READ_ONLY, () -> perform(ledger, new KeepEven("numbers")));
      assertEquals(1_000, ledger.view().table("numbers").rows());
    }
    org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(stored));
    assertTrue(stored.toFile().setWritable(true));
  }

  /** Before, twelve thousand columns filled half a gigabyte and could not be dropped again. */
  @Test
  void aTableWiderThanTheHistoryCanNameIsRefusedBeforeItIsWritten() throws IOException {
    java.util.List<clientele.study.Column> columns = java.util.stream.IntStream.range(0, 6_001)
        .mapToObj(c -> clientele.study.Column.of("c" + c, clientele.study.Kind.INTEGER)).toList();
    try (StudyFile file = create(Optional.empty())) {
      clientele.study.StudyView view = ledger(file).view();
      assertEquals("STUDY-TOO-WIDE", assertThrows(ProblemException.class,
          () -> view.newTable("wide", clientele.study.Role.OTHER, columns)).problem().code().id());
    }
    assertTrue(Files.size(folder.resolve("study.mv.db")) < 200_000);
  }

  @Test
  void aFullDiskIsNamedAsSuch() {
    java.sql.SQLException said = new java.sql.SQLException(
        "IO Exception: \"java.io.IOException: No space left on device\"", "90028", 90028);
    assertEquals(StoreProblems.DISK_FULL, StudyDatabase.problem(said, path).problem().code());
    java.sql.SQLException wrapped = new java.sql.SQLException("General error", "HY000", 50000,
        new IOException("No space left on device"));
    assertEquals(StoreProblems.DISK_FULL, StudyDatabase.problem(wrapped, path).problem().code());
  }

  private void refusedInOtherProcess() {
    try {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  OpenStudy.class.getName(),
                  path.toString(),
                  folder.resolve("home").toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      child.waitFor();
      assertTrue(said.contains("STORE-IN-USE"), said);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refused(ProblemCode code, org.junit.jupiter.api.function.Executable work) {
    assertEquals(code, assertThrows(ProblemException.class, work).problem().code());
  }

  private StudyFile create(Optional<char[]> passphrase) {
    return StudyFile.create(path, passphrase, new StudySettings("Test", 2025, "EUR"), at("home", CLOCK));
  }

  private StudyFile open(Optional<char[]> passphrase) {
    return StudyFile.open(path, passphrase, at("home", CLOCK), false);
  }

  private Ledger ledger(StudyFile file) {
    return new Ledger(file.store(), file.journal(), runner, Map.of("clientele", "test"));
  }

  private static void perform(Ledger ledger, clientele.ledger.Operation operation) {
    ledger.performHere(operation, Optional.empty(), (done, words) -> {});
  }

  /** Leaves the study as a program does that was killed: its mark has no checksum. */
  private void killed() throws IOException {
    Origin origin = at("home", CLOCK).origin();
    try (Mark mark = Mark.lock(path, true).orElseThrow()) {
      mark.write(mark.read(origin).orElseThrow().open(), origin);
    }
  }

  /** A computer, known by its settings folder. */
  private StudyFile.Place at(String home, Clock clock) {
    return new StudyFile.Place(folder.resolve(home), clock, told::add);
  }
}
