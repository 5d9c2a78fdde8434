package clientele.analysis.segments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Outcome;
import clientele.models.ClusterStructure;
import clientele.models.ClusterStructure.Verdict;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.reports.chart.ChartSpec;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Mixtures, dense groups and the tree on customers whose groups are known: what they find, leave out, and say. */
class WaysToClusterTest {
  private final JobContext job = JobContext.quiet(new Seed(1));

  /** Three overlapping groups of 50, 30 and 20 %: k by the criterion, who is in which, and who is in doubt. */
  @Test
  void aMixtureFindsOverlappingGroupsAndSaysWhoIsInDoubt() {
    MemoryStudy study = mixture();
    Outcome outcome = run(study, "method", "gmm");
    SegmentsFound found = found(outcome);
    assertEquals(3, found.segments().size(), found.sweep().toString());
    assertEquals(Verdict.CLEAR, found.structure().orElseThrow().verdict());
    List<Integer> sizes = found.segments().stream().map(SegmentsFound.Segment::customers).sorted().toList();
    assertEquals(160, sizes.get(0), 25);
    assertEquals(240, sizes.get(1), 25);
    assertEquals(400, sizes.get(2), 25);
    int least = found.sweep().stream().min((a, b) -> Double.compare(a.bic().orElseThrow(), b.bic().orElseThrow())).orElseThrow().k();
    assertEquals(3, least);
    StudyView made = made(study, outcome);
    Table table = made.table(ClusterCustomers.TABLE);
    double[] sure = table.reals("probability");
    assertEquals(found.how().unsure().orElseThrow(), (double) Arrays.stream(sure).filter(p -> p < 0.6).count() / sure.length, 1e-12);
    assertTrue(found.how().unsure().get() > 0.005 && found.how().unsure().get() < 0.1, found.how().toString());
    assertTrue(Arrays.stream(sure).allMatch(p -> p > 1 / 3.0 - 1e-9 && p <= 1));
    assertTrue(english(found).stream().anyMatch(w -> w.contains("with less than 60 % probability")), english(found).toString());
  }

  /** A column that a name is given to keeps who is how probably in which segment. */
  @Test
  void renamingKeepsProbabilitiesAndThoseInNone() {
    MemoryStudy study = mixture();
    Outcome outcome = run(study, "method", "gmm");
    double[] before = made(study, outcome).table(ClusterCustomers.TABLE).reals("probability");
    Outcome renamed = new RenameSegment(1, "Core").run(made(study, outcome), job);
    assertEquals(Arrays.toString(before), Arrays.toString(made(study, renamed).table(ClusterCustomers.TABLE).reals("probability")));
    MemoryStudy dense = dense();
    Outcome found = run(dense, "method", "hdbscan");
    StudyView again = made(dense, new RenameSegment(1, "Core").run(made(dense, found), job));
    long[] ids = again.table(ClusterCustomers.TABLE).longs("segment_id");
    String[] names = again.table(ClusterCustomers.TABLE).words("segment_name");
    for (int i = 0; i < ids.length; i++) {
      assertEquals(ids[i] == 0, said(Text.decode(names[i])).equals("None"));
    }
  }

  @Test
  void aMixtureTakesNumbersAndSaysWhatItLeavesOut() {
    List<Object[]> rows = new ArrayList<>();
    RandomGenerator random = new Seed(5).stream("numbers");
    for (int i = 0; i < 300; i++) {
      rows.add(new Object[] {"c" + i, (i % 2 == 0 ? 20 : 60) + 4 * random.nextGaussian(), (i % 2 == 0 ? 5 : 9) + random.nextGaussian(),
        i % 3 == 0 ? "club" : "guest", (long) (i % 2)});
    }
    MemoryStudy study = customers(rows, Column.of("age", Kind.REAL), Column.of("visits", Kind.REAL), Column.of("card", Kind.TEXT),
        Column.of("member", Kind.INTEGER));
    SegmentsFound found = found(run(study, "method", "gmm"));
    assertEquals(2, found.segments().size());
    assertEquals(List.of("age", "visits", "card", "member"), found.facts());
    assertTrue(job.warnings().stream().anyMatch(p -> p.code().equals(SegmentProblems.NUMBERS_ONLY) && p.args().equals(List.of("card, member"))));
    MemoryStudy none = customers(rows.stream().map(r -> new Object[] {r[0], r[3], r[4]}).toList(), Column.of("card", Kind.TEXT),
        Column.of("member", Kind.INTEGER));
    assertEquals(SegmentProblems.NO_NUMBERS, assertThrows(ProblemException.class, () -> run(none, "method", "gmm")).problem().code());
  }

  /** Two round groups and a ring about one of them, and a tenth of all anywhere: counted, kept in the table, told. */
  @Test
  void denseGroupsOfAnyShapeAreFoundAndThoseBetweenAreInNone() {
    MemoryStudy study = dense();
    Outcome outcome = run(study, "method", "hdbscan");
    SegmentsFound found = found(outcome);
    assertEquals(3, found.segments().size(), found.sweep().toString());
    assertEquals(Verdict.CLEAR, found.structure().orElseThrow().verdict());
    int without = found.how().without();
    assertTrue(without > 40 && without < 140, without + " in none");
    Table table = made(study, outcome).table(ClusterCustomers.TABLE);
    assertEquals(1_000, table.rows());
    assertEquals(without, Arrays.stream(table.longs("segment_id")).filter(id -> id == 0).count());
    assertEquals(1_000, without + found.segments().stream().mapToInt(SegmentsFound.Segment::customers).sum());
    int right = 0;
    long[] ids = table.longs("segment_id");
    for (int i = 0; i < 1_000; i++) {
      right += i % 10 != 9 && ids[i] == ids[i % 10 % 3] ? 1 : 0;
    }
    assertTrue(right > 0.97 * 900, right + " right");
    assertTrue(said(outcome.summary()).endsWith(without + " customers in none"), said(outcome.summary()));
    assertTrue(english(found).stream().anyMatch(w -> w.startsWith(without + " customers, ") && w.contains("are in none")), english(found).toString());
    // round places come back from every part of the customers; the thin ring does less often, and says so
    assertEquals(2, found.segments().stream().filter(s -> s.stability().orElseThrow().value() > 0.95).count(), found.segments().toString());
    // the same again gives the same, and a number it does not find is refused by name
    assertEquals(found, found(run(study, "method", "hdbscan")));
    ProblemException refused = assertThrows(ProblemException.class, () -> run(study, "method", "hdbscan", "k", "9"));
    assertEquals(SegmentProblems.NOT_SO_MANY, refused.problem().code());
    assertTrue(refused.problem().args().get(1).toString().contains("3"), refused.problem().args().toString());
  }

  /** Eight parts describe the customers best, and lie no farther apart than in one cloud: three of those that do are taken. */
  @Test
  void theCriterionChoosesAmongPartsThatLieApart() {
    assertEquals(3, Ways.byCriterion(List.of(parts(2, 0.30, 0.20, 900), parts(3, 0.28, 0.20, 700), parts(8, 0.14, 0.14, 100))));
    assertEquals(8, Ways.byCriterion(List.of(parts(2, 0.30, 0.20, 900), parts(8, 0.25, 0.14, 100))));
    assertEquals(2, Ways.byCriterion(List.of(parts(2, 0.19, 0.20, 900), parts(8, 0.10, 0.14, 100))));
  }

  /**
   * Spend, recency and orders as a shop has them, where k-means cuts a long tail at some number: no method makes groups of a number
   * whose own separation is that of a cloud, and what is told of a number is what its curve shows.
   */
  @Test
  void noMethodFindsGroupsWhereItsOwnFiguresShowNone() {
    for (int shop = 1; shop <= 3; shop++) {
      MemoryStudy study = shop(shop);
      for (String method : List.of("ward", "gmm", "kmeans", "hdbscan")) {
        SegmentsFound found = found(run(study, "method", method, "resamples", "10", "most-segments", "6"));
        SegmentsFound.Structure said = found.structure().orElseThrow();
        String where = method + " " + shop + " " + said + " " + found.sweep();
        for (SegmentsFound.Tried tried : found.sweep()) {
          if (tried.k() == said.k()) {
            assertEquals(tried.silhouette().value(), said.silhouette(), where);
            assertEquals(tried.cloud().orElseThrow().value(), said.cloud(), where);
          }
        }
        double above = said.silhouette() - said.cloud();
        assertEquals(found.isOneCloud(), said.verdict() != Verdict.CLEAR, where);
        assertTrue(found.isOneCloud() || above >= 0.05 || said.apart().map(a -> a.silhouette() - a.cloud() >= 0.04).orElse(false), where);
      }
    }
  }

  /** A number of groups of k-means that lies far above the clouds does not speak for two groups of a tree that lie in one. */
  @Test
  void theVerdictIsThatOfTheGroupsThatAreMade() {
    clientele.base.Estimate even = clientele.base.Estimate.of(0.45, 0.43, 0.47);
    ClusterStructure means = new ClusterStructure(
        List.of(new ClusterStructure.Tried(2, clientele.base.Estimate.of(0.40, 0.38, 0.42), 0.45, 0.43, 0.47),
            new ClusterStructure.Tried(3, clientele.base.Estimate.of(0.52, 0.5, 0.54), 0.44, 0.42, 0.46)), 3, 0.08, 9, 0.025, 60);
    assertEquals(Verdict.CLEAR, means.verdict());
    int[] halves = java.util.stream.IntStream.range(0, 60).map(i -> i % 2).toArray();
    clientele.models.Groups two = clientele.models.Groups.of(new float[60][1], halves, 2);
    Ways.Way cut = new Ways.Way(two, new clientele.models.ClusterStability(new clientele.base.Estimate[] {even, even}, even), even, even,
        java.util.Optional.empty(), java.util.Optional.empty(), java.util.Optional.empty());
    Ways ways = new Ways(means, List.of(cut), new CustomerFacts("customers", new String[60], List.of(), new float[60][1]), java.util.Optional.empty());
    assertEquals(java.util.Optional.empty(), ways.clear(new Seed(1), job));
  }

  private static MemoryStudy shop(int seed) {
    RandomGenerator random = new Seed(seed).stream("shop");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      double keen = random.nextGaussian();
      double orders = Math.max(1, Math.rint(Math.exp(0.8 + 0.9 * keen)));
      double recency = Math.rint(-Math.log(1 - random.nextDouble()) * 200 / orders) + 1;
      double spend = random.nextDouble() < 0.55 ? 0 : orders * 40 * Math.exp(0.5 * random.nextGaussian());
      rows.add(new Object[] {"c" + i, spend, recency, orders});
    }
    return customers(rows, Column.of("footwear", Kind.REAL), Column.of("recency", Kind.REAL), Column.of("orders", Kind.REAL));
  }

  private static SegmentsFound.Tried parts(int k, double silhouette, double cloud, double bic) {
    return new SegmentsFound.Tried(k, clientele.base.Estimate.of(silhouette, silhouette, silhouette), clientele.base.Estimate.of(1, 1, 1),
        java.util.Optional.of(clientele.base.Estimate.of(cloud, cloud - 0.02, cloud + 0.02)), java.util.Optional.of(bic));
  }

  @Test
  void oneCloudIsAnAnswerWhateverTheMethod() {
    RandomGenerator random = new Seed(12).stream("cloud");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      double shared = random.nextGaussian();
      rows.add(new Object[] {"c" + i, Math.exp(shared + random.nextGaussian()), shared + random.nextGaussian(), random.nextGaussian()});
    }
    MemoryStudy cloud = customers(rows, Column.of("spent", Kind.REAL), Column.of("score", Kind.REAL), Column.of("luck", Kind.REAL));
    for (String method : List.of("gmm", "hdbscan")) {
      Outcome outcome = run(cloud, "method", method);
      assertTrue(found(outcome).isOneCloud(), method);
      assertFalse(outcome.tables().containsKey(ClusterCustomers.TABLE));
      assertTrue(said(outcome.summary()).contains("no segments made"), said(outcome.summary()));
      assertFalse(new SegmentSection(found(outcome), "").section().blocks().isEmpty());
    }
    SegmentsFound cut = found(run(cloud, "method", "gmm", "k", "3"));
    assertTrue(cut.isCut());
    assertEquals(3, cut.segments().size());
  }

  /** The tree stands on its branches, each in a segment, and its cut lies between the joints that make so many groups. */
  @Test
  void wardKeepsTheTopOfItsTree() {
    MemoryStudy study = dense();
    SegmentsFound found = found(run(study, "method", "ward", "k", "4"));
    SegmentsFound.Tree tree = found.how().tree().orElseThrow();
    assertEquals(1_000, tree.branches().stream().mapToInt(Integer::intValue).sum());
    for (SegmentsFound.Segment segment : found.segments()) {
      int in = 0;
      for (int b = 0; b < tree.branches().size(); b++) {
        in += tree.segments().get(b) == segment.id() ? tree.branches().get(b) : 0;
      }
      assertEquals(segment.customers(), in);
    }
    for (int k = 2; k <= 8; k++) {
      ChartSpec.Tree chart = (ChartSpec.Tree) new SegmentSection(found, "").treeChart(k).orElseThrow();
      double cut = chart.cut().orElseThrow().height();
      assertEquals(k, 1 + chart.forks().stream().filter(f -> f.height() > cut).count());
      assertEquals(k == 4, chart.leaves().stream().allMatch(l -> l.category() > 0));
      assertTrue(said(new SegmentSection(found, "").evidence(k).orElseThrow()).startsWith("Separation "));
    }
    assertEquals(java.util.Optional.empty(), found.how().learned());
  }

  /** Groups that are told apart by one number: the rule says which, and its figures are counts of the table. */
  @Test
  void eachSegmentHasAShortRuleWithWhatItCatches() {
    MemoryStudy study = mixture();
    Outcome outcome = run(study, "method", "kmeans", "k", "3");
    SegmentsFound found = found(outcome);
    StudyView made = made(study, outcome);
    double[] age = made.table("customers").reals("age");
    double[] visits = made.table("customers").reals("visits");
    long[] ids = made.table(ClusterCustomers.TABLE).longs("segment_id");
    for (SegmentsFound.Segment segment : found.segments()) {
      SegmentsFound.Rule rule = segment.rules().getFirst();
      int met = 0;
      int right = 0;
      for (int i = 0; i < ids.length; i++) {
        boolean holds = true;
        for (SegmentsFound.Bound bound : rule.bounds()) {
          double value = bound.fact().equals("age") ? age[i] : visits[i];
          holds &= bound.above().map(v -> value > v).orElse(true) && bound.atMost().map(v -> value <= v).orElse(true);
        }
        met += holds ? 1 : 0;
        right += holds && ids[i] == segment.id() ? 1 : 0;
      }
      assertEquals((double) right / segment.customers(), rule.caught(), 1e-12);
      assertEquals((double) right / met, rule.right(), 1e-12);
      assertTrue(rule.caught() > 0.8 && rule.right() > 0.8, rule.toString());
      String words = said(new SegmentRuleWords(found, new SegmentSection(found, "")).say(rule));
      assertTrue(words.matches(".*(age|visits) (above|at most) [\\d.,−]+.*"), words);
    }
    Block.Grid grid = new SegmentSection(found, "").section().blocks().stream().filter(Block.Grid.class::isInstance).map(Block.Grid.class::cast)
        .filter(g -> said(g.title()).startsWith("In short")).findFirst().orElseThrow();
    assertTrue(grid.rows().size() >= 3);
  }

  /** Age and visits rise together and luck has nothing to do with them: the first axis is theirs, with two thirds of the variance. */
  @Test
  void theMapIsNamedByItsStrongestFacts() {
    RandomGenerator random = new Seed(8).stream("map");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      double group = i % 2 == 0 ? -3 : 3;
      rows.add(new Object[] {"c" + i, 40 + 5 * (group + random.nextGaussian()), 20 - (group + random.nextGaussian()), random.nextGaussian()});
    }
    MemoryStudy study = customers(rows, Column.of("age", Kind.REAL), Column.of("visits", Kind.REAL), Column.of("luck", Kind.REAL));
    Outcome outcome = run(study, "method", "kmeans");
    SegmentsFound found = found(outcome);
    SegmentSection section = new SegmentSection(found, "");
    SegmentMap map = SegmentMap.of(made(study, outcome), found).orElseThrow();
    ChartSpec.Points points = (ChartSpec.Points) map.chart(section, 300);
    // correlation −.9 of two columns of variance 1 beside one of its own: 1.9 of 3
    String across = said(points.x().label());
    assertTrue(across.matches("6[2-4] %: (age \\+, visits −|visits \\+, age −)"), across);
    assertTrue(said(points.y().label()).matches("3[2-5] %: luck \\+"), said(points.y().label()));
    assertEquals(300, points.groups().stream().mapToInt(g -> g.x().length).sum());
    assertTrue(said(map.said(section)).contains("age "), said(map.said(section)));
    Section report = new SegmentsAnalysis().report(made(study, outcome)).orElseThrow();
    assertTrue(report.blocks().stream().anyMatch(b -> b instanceof Block.Chart c && c.spec() instanceof ChartSpec.Points));
  }

  private List<String> english(SegmentsFound found) {
    return new SegmentSection(found, "").notes().stream().map(WaysToClusterTest::said).toList();
  }

  private static MemoryStudy mixture() {
    RandomGenerator random = new Seed(21).stream("mixture");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      int of = i % 10 < 5 ? 0 : i % 10 < 8 ? 1 : 2;
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      double[] at = of == 0 ? new double[] {x, y} : of == 1 ? new double[] {3.6 + x, 0.6 * x + 0.8 * y} : new double[] {1.2 + x, 3.9 + 0.7 * y};
      rows.add(new Object[] {"c" + i, 40 + 5 * at[0], 12 + 2 * at[1]});
    }
    return customers(rows, Column.of("age", Kind.REAL), Column.of("visits", Kind.REAL));
  }

  private static MemoryStudy dense() {
    RandomGenerator random = new Seed(22).stream("dense");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int of = i % 10;
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      double turn = 2 * Math.PI * random.nextDouble();
      double[] at = of == 9 ? new double[] {16 * random.nextDouble() - 5, 12 * random.nextDouble() - 6}
          : of % 3 == 0 ? new double[] {0.4 * x, 0.4 * y}
          : of % 3 == 1 ? new double[] {9 + 0.5 * x, 0.5 * y}
          : new double[] {2.6 * Math.cos(turn) + 0.15 * x, 2.6 * Math.sin(turn) + 0.15 * y};
      rows.add(new Object[] {"c" + i, 40 + at[0], 12 + at[1]});
    }
    return customers(rows, Column.of("age", Kind.REAL), Column.of("visits", Kind.REAL));
  }

  private static MemoryStudy customers(List<Object[]> rows, Column... columns) {
    List<Column> all = new ArrayList<>(List.of(Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID)));
    all.addAll(Arrays.asList(columns));
    return MemoryStudy.empty().table("customers", Role.CUSTOMERS, all, rows);
  }

  private static StudyView made(MemoryStudy study, Outcome outcome) {
    MemoryStudy with = study.put(outcome.tables().get(ClusterCustomers.TABLE));
    if (outcome.artifacts().containsKey(ClusterCustomers.FOUND)) {
      with = with.artifact(ClusterCustomers.FOUND, found(outcome));
    }
    return with.view();
  }

  private Outcome run(MemoryStudy study, String... words) {
    Map<String, List<String>> parameters = new HashMap<>(Map.of("resamples", List.of("10")));
    for (int i = 0; i < words.length; i += 2) {
      parameters.put(words[i], List.of(words[i + 1]));
    }
    return OperationCatalog.make(ClusterCustomers.class, parameters).run(study.view(), job);
  }

  private static SegmentsFound found(Outcome outcome) {
    return (SegmentsFound) outcome.artifacts().get(ClusterCustomers.FOUND);
  }

  private static String said(Text text) {
    return Messages.render(text, Language.ENGLISH);
  }
}
