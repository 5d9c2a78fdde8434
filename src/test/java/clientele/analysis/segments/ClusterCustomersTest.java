package clientele.analysis.segments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Estimate;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.MemoryJournal;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.models.ClusterStructure.Verdict;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStore;
import clientele.study.MemoryStudy;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudySettings;
import clientele.study.StudyView;
import clientele.study.Table;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Tables of customers whose groups are known. */
class ClusterCustomersTest {
  private final JobContext job = JobContext.quiet(new Seed(1));

  @Test
  void oneCloudIsAnAnswerAndMakesNoSegments() {
    Outcome outcome = run(cloud(), Map.of("resamples", List.of("10")));
    SegmentsFound found = found(outcome);
    assertTrue(found.isOneCloud());
    assertFalse(outcome.tables().containsKey(ClusterCustomers.TABLE));
    assertTrue(said(outcome.summary()).matches("(No|Hardly any) structure: .*no segments made"), said(outcome.summary()));
    Block.Headline headline = new SegmentSection(found, "").headline();
    assertTrue(said(headline.figure()).matches("No structure|Hardly any structure"));
    Section section = new SegmentSection(found, "").section();
    assertTrue(section.blocks().stream().anyMatch(Block.Chart.class::isInstance));
    assertEquals(1, found.suggested());
  }

  @Test
  void segmentsThatWereAskedForOfOneCloudSayThatTheyAreCuts() {
    Outcome outcome = run(cloud(), Map.of("resamples", List.of("10"), "k", List.of("3")));
    SegmentsFound found = found(outcome);
    assertEquals(3, found.segments().size());
    assertTrue(found.isCut());
    assertTrue(said(outcome.summary()).startsWith("3 segments cut through one cloud"));
    assertTrue(said(new SegmentSection(found, "").headline().sentence()).startsWith("Cut through one cloud"));
    assertTrue(new SegmentSection(found, "").section().blocks().stream()
        .filter(Block.Note.class::isInstance).map(b -> said(((Block.Note) b).words()))
        .anyMatch(w -> w.startsWith("These 3 segments are cuts")));
    assertTrue(job.warnings().stream().anyMatch(p -> p.code().equals(SegmentProblems.CUT)));
  }

  @Test
  void twoGroupsBecomeTwoSegments() {
    SegmentsFound found = found(run(two(), Map.of("resamples", List.of("10"))));
    assertEquals(2, found.segments().size());
    assertEquals(Verdict.CLEAR, found.structure().orElseThrow().verdict());
    assertFalse(found.isCut());
    assertEquals(2, found.suggested());
  }

  /** Two groups cut into five: the line says what was asked, what the data show, and how far these five lie apart, not the two. */
  @Test
  void theLineTellsOfTheSegmentsThereAre() {
    for (String method : List.of("kmeans", "ward")) {
      Outcome outcome = run(two(), Map.of("resamples", List.of("10"), "k", List.of("5"), "method", List.of(method)));
      SegmentsFound found = found(outcome);
      assertEquals(2, found.suggested());
      assertTrue(said(outcome.summary()).startsWith("5 segments as asked for, where the data show 2: silhouette "), said(outcome.summary()));
      double two = found.sweep().getFirst().silhouette().value();
      double five = found.chosen().silhouette().value();
      assertEquals(5, found.chosen().k());
      assertTrue(five < two - 0.1, five + " and " + two);
      assertTrue(said(outcome.summary()).contains("silhouette " + clientele.base.Figures.fixed(five, 2)), said(outcome.summary()));
    }
  }

  /** The same two groups by a tree, told so, and one cloud stays one whatever cuts it. */
  @Test
  void wardFindsTheGroupsAndOneCloudStaysOne() {
    SegmentsFound found = found(run(two(), Map.of("resamples", List.of("10"), "method", List.of("ward"))));
    assertEquals("ward", found.method());
    assertEquals(2, found.segments().size());
    assertFalse(found.isCut());
    assertTrue(found.stability().orElseThrow().value() > 0.9, found.stability().toString());
    SegmentsFound byMeans = found(run(two(), Map.of("resamples", List.of("10"))));
    assertEquals(byMeans.segments().stream().map(SegmentsFound.Segment::customers).sorted().toList(),
        found.segments().stream().map(SegmentsFound.Segment::customers).sorted().toList());
    assertTrue(found(run(cloud(), Map.of("resamples", List.of("10"), "method", List.of("ward")))).isOneCloud());
    SegmentsFound cut = found(run(cloud(), Map.of("resamples", List.of("10"), "method", List.of("ward"), "k", List.of("4"))));
    assertTrue(cut.isCut());
    assertEquals(4, cut.segments().size());
  }

  /** Five groups at the corners of a simplex: four lie a little farther above a cloud, but fall apart with other customers. */
  @Test
  void theNumberFarAboveACloudThatHoldsIsTaken() {
    assertEquals(5, Ways.best(List.of(tried(4, 0.397, 0.286, 0.76), tried(5, 0.402, 0.306, 0.95), tried(6, 0.348, 0.284, 0.8))));
    assertEquals(3, Ways.best(List.of(tried(3, 0.658, 0.488, 0.98), tried(6, 0.699, 0.584, 0.83))));
    assertEquals(4, Ways.best(List.of(tried(2, 0.5, 0.48, 1), tried(4, 0.4, 0.2, 0.8))));
  }

  private static SegmentsFound.Tried tried(int k, double silhouette, double cloud, double stability) {
    return new SegmentsFound.Tried(k, exact(silhouette), exact(stability), Optional.of(exact(cloud)));
  }

  private static Estimate exact(double value) {
    return Estimate.of(value, value, value);
  }

  /** Stability is told with the draws of customers, not with an error that more draws would make vanish. */
  @Test
  void moreResamplesDoNotNarrowWhatTheDrawsVary() {
    SegmentsFound few = found(run(cloud(), Map.of("resamples", List.of("20"), "k", List.of("4"), "most-segments", List.of("4"))));
    SegmentsFound many = found(run(cloud(), Map.of("resamples", List.of("120"), "k", List.of("4"), "most-segments", List.of("4"))));
    double narrow = many.stability().orElseThrow().interval().halfWidth();
    assertTrue(narrow > 0.6 * few.stability().orElseThrow().interval().halfWidth(), few.stability() + " and " + many.stability());
  }

  @Test
  void moreSegmentsThanWaysToDifferAreRefusedInWords() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      rows.add(new Object[] {"c" + i, (long) (i % 2), (long) (i % 3 == 0 ? 0 : 1)});
    }
    MemoryStudy flags = customers(rows, Column.of("opens", Kind.INTEGER), Column.of("clicks", Kind.INTEGER));
    Problem refused = assertThrows(ProblemException.class, () -> run(flags, Map.of("k", List.of("10")))).problem();
    assertEquals(SegmentProblems.ALIKE, refused.code());
    assertEquals(List.of(10, 4), refused.args());
    SegmentsFound four = found(run(flags, Map.of("k", List.of("4"), "resamples", List.of("10"))));
    assertEquals(4, four.segments().size());
    assertTrue(four.segments().stream().allMatch(s -> s.customers() > 0));
    assertEquals(List.of("opens", "clicks"), four.shares());
    assertEquals("", four.mapY());
    // two thirds of all click
    SegmentSection said = new SegmentSection(four, "");
    for (SegmentsFound.FactMean mean : four.segments().getFirst().means()) {
      double low = mean.mean().interval().low();
      double high = mean.mean().interval().high();
      assertFalse(said.differs(new SegmentsFound.FactMean(mean.fact(), mean.mean(), (low + high) / 2, 0.1)), "within its interval");
      assertTrue(said.differs(new SegmentsFound.FactMean(mean.fact(), mean.mean(), high + 1, 0.1)), mean.fact());
    }
    Block.Grid grid = new SegmentSection(four, "").section().blocks().stream()
        .filter(Block.Grid.class::isInstance).map(Block.Grid.class::cast).skip(1).findFirst().orElseThrow();
    assertEquals("0.67", ((Block.Cell.Number) grid.rows().get(1).get(2)).written());
  }

  @Test
  void categoriesTakePartAndNameSegments() {
    List<Object[]> rows = new ArrayList<>();
    RandomGenerator random = new Seed(6).stream("categories");
    String[][] kinds = {{"student", "bike", "Bern"}, {"worker", "car", "Köln"}, {"retired", "train", "Graz"}};
    for (int i = 0; i < 600; i++) {
      String[] kind = kinds[i % 3];
      rows.add(new Object[] {"c" + i, pick(kind[0], kinds, 0, random), pick(kind[1], kinds, 1, random), pick(kind[2], kinds, 2, random), "note " + i});
    }
    SegmentsFound found = found(run(
        customers(rows, Column.of("life", Kind.TEXT), Column.of("way", Kind.TEXT), Column.of("town", Kind.TEXT), Column.of("remark", Kind.TEXT)),
        Map.of("resamples", List.of("10"))));
    assertEquals(List.of("life", "way", "town"), found.facts());
    assertEquals(3, found.segments().size(), found.sweep().toString());
    assertTrue(found.segments().stream().allMatch(s -> Math.abs(s.customers() - 200) < 25), found.segments().toString());
    assertTrue(found.segments().stream().map(s -> said(s.name())).allMatch(n -> n.matches("(life|way|town) .*")));
    assertTrue(found.shares().contains("town: Graz"));
  }

  @Test
  void numbersAndCategoriesAreGroupedTogether() {
    List<Object[]> rows = new ArrayList<>();
    RandomGenerator random = new Seed(5).stream("mixed");
    for (int i = 0; i < 400; i++) {
      boolean one = i % 2 == 0;
      rows.add(new Object[] {"c" + i, (one ? 20 : 60) + 4 * random.nextGaussian(), (one ? 5 : 9) + random.nextGaussian(),
        random.nextDouble() < 0.9 == one ? "club" : "guest"});
    }
    SegmentsFound found = found(run(
        customers(rows, Column.of("age", Kind.REAL), Column.of("visits", Kind.REAL), Column.of("card", Kind.TEXT)),
        Map.of("resamples", List.of("10"))));
    assertEquals(2, found.segments().size());
    assertTrue(found.segments().stream().allMatch(s -> Math.abs(s.customers() - 200) < 5));
    assertEquals("age", found.mapX());
    assertEquals("visits", found.mapY());
  }

  @Test
  void aNameIsKeptUndoneAndStaysWithItsCustomers() {
    Ledger ledger = new Ledger(
        new MemoryStore(), new MemoryJournal(new StudySettings("names", 1, "EUR")),
        new JobRunner(Clock.systemUTC(), Runnable::run), Map.of());
    perform(ledger, new PutTwo(0));
    perform(ledger, cluster());
    String suggested = said(SegmentsFound.in(ledger.view()).orElseThrow().segments().getFirst().name());
    perform(ledger, new RenameSegment(1, "  Weekenders "));
    assertEquals("Weekenders", named(ledger.view(), 1));
    assertEquals("Weekenders", said(SegmentsFound.in(ledger.view()).orElseThrow().segments().getFirst().name()));
    assertTrue(said(new SegmentsAnalysis().report(ledger.view()).orElseThrow().blocks().stream()
        .filter(Block.Headline.class::isInstance).map(b -> ((Block.Headline) b).sentence()).findFirst().orElseThrow()).contains("Weekenders"));
    assertTrue(ledger.view().outline().stale().isEmpty());
    perform(ledger, cluster());
    assertEquals("Weekenders", said(SegmentsFound.in(ledger.view()).orElseThrow().segments().getFirst().name()));
    assertEquals("Weekenders", named(ledger.view(), 1));
    ledger.undo();
    ledger.undo();
    assertEquals(suggested, named(ledger.view(), 1));
    ledger.redo();
    assertEquals("Weekenders", named(ledger.view(), 1));
    perform(ledger, new PutTwo(1));
    assertTrue(ledger.view().outline().stale().containsAll(List.of(ClusterCustomers.TABLE, ClusterCustomers.FOUND)));
    perform(ledger, new RenameSegment(1, ""));
    assertEquals(suggested, named(ledger.view(), 1));
    assertTrue(ledger.view().outline().stale().contains(ClusterCustomers.TABLE));
  }

  @Test
  void namesThatDoNotFitAreRefused() {
    MemoryStudy study = two();
    Outcome outcome = run(study, Map.of("resamples", List.of("10")));
    StudyView made = study.put(outcome.tables().get(ClusterCustomers.TABLE))
        .artifact(ClusterCustomers.FOUND, found(outcome)).view();
    String second = said(found(outcome).segments().get(1).name());
    new RenameSegment(1, second + "!").run(made, job);
    assertEquals(SegmentProblems.NO_SEGMENT, stopped(() -> new RenameSegment(3, "x").run(made, job)));
    assertEquals(SegmentProblems.LONG_NAME, stopped(() -> new RenameSegment(1, "x".repeat(61)).run(made, job)));
    StudyView named = study.artifact(ClusterCustomers.NAMES, new SegmentsFound.Names(Map.of(2, "Club"))).view();
    assertEquals(SegmentProblems.SAME_NAME, stopped(() -> new RenameSegment(1, "Club").run(named, job)));
    assertEquals(List.of(SegmentProblems.NO_SEGMENTS), new RenameSegment(1, "x").validate(two().view().outline()).stream().map(Problem::code).toList());
  }

  private static clientele.base.ProblemCode stopped(org.junit.jupiter.api.function.Executable run) {
    return assertThrows(ProblemException.class, run).problem().code();
  }

  private static String pick(String own, String[][] kinds, int at, RandomGenerator random) {
    return random.nextDouble() < 0.85 ? own : kinds[random.nextInt(3)][at];
  }

  private static String named(StudyView view, int id) {
    Table table = view.table(ClusterCustomers.TABLE);
    long[] ids = table.longs("segment_id");
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] == id) {
        return said(Text.decode(table.words("segment_name")[i]));
      }
    }
    throw new AssertionError("nobody in " + id);
  }

  private static void perform(Ledger ledger, Operation operation) {
    ledger.performHere(operation, Optional.empty(), (done, text) -> {});
  }

  private static ClusterCustomers cluster() {
    return OperationCatalog.make(ClusterCustomers.class, Map.of("resamples", List.of("10"), "most-segments", List.of("3")));
  }

  private static MemoryStudy cloud() {
    RandomGenerator random = new Seed(12).stream("cloud");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double shared = random.nextGaussian();
      rows.add(new Object[] {"c" + i, Math.exp(shared + random.nextGaussian()), shared + random.nextGaussian(), random.nextGaussian()});
    }
    return customers(rows, Column.of("spent", Kind.REAL), Column.of("score", Kind.REAL), Column.of("luck", Kind.REAL));
  }

  private static MemoryStudy two() {
    return customers(twoRows(0), Column.of("age", Kind.REAL), Column.of("visits", Kind.REAL));
  }

  private static List<Object[]> twoRows(int more) {
    RandomGenerator random = new Seed(13).stream("two");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 300 + more; i++) {
      rows.add(new Object[] {"c" + i, (i % 3 == 0 ? 20 : 60) + 5 * random.nextGaussian(), (i % 3 == 0 ? 5 : 12) + random.nextGaussian()});
    }
    return rows;
  }

  private static MemoryStudy customers(List<Object[]> rows, Column... columns) {
    List<Column> all = new ArrayList<>(List.of(Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID)));
    all.addAll(Arrays.asList(columns));
    return MemoryStudy.empty().table("customers", Role.CUSTOMERS, all, rows);
  }

  /** Puts the customers of two groups in. */
  @OperationId("test.put-two")
  record PutTwo(@Param int more) implements Operation {
    @Override
    public List<Problem> validate(Outline outline) {
      return List.of();
    }

    @Override
    public Outcome run(StudyView study, JobContext job) {
      List<Column> columns = List.of(
          Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("age", Kind.REAL), Column.of("visits", Kind.REAL));
      try (RowWriter writer = study.writeRows("customers", Role.CUSTOMERS, columns)) {
        twoRows(more).forEach(writer::row);
        return Outcome.of(Text.literal("two")).table(writer.finish()).done();
      }
    }
  }

  private Outcome run(MemoryStudy study, Map<String, List<String>> words) {
    return OperationCatalog.make(ClusterCustomers.class, words).run(study.view(), job);
  }

  private static SegmentsFound found(Outcome outcome) {
    return (SegmentsFound) outcome.artifacts().get(ClusterCustomers.FOUND);
  }

  private static String said(Text text) {
    return Messages.render(text, Language.ENGLISH);
  }
}
