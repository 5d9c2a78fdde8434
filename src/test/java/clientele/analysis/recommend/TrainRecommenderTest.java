package clientele.analysis.recommend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Outcome;
import clientele.models.Interactions;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shops whose buyers follow a known rule, and lists worked out by hand. */
class TrainRecommenderTest {
  private static final int START = (int) LocalDate.of(2024, 1, 1).toEpochDay();
  private static final List<Column> LINES =
      List.of(
          Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("product", Kind.TEXT, Meaning.PRODUCT_ID),
          Column.of("name", Kind.TEXT, Meaning.PRODUCT_NAME), Column.of("day", Kind.DATE, Meaning.DATE),
          Column.of("pieces", Kind.INTEGER, Meaning.QUANTITY));

  /** Everybody buys their own three items again and again, and now and then what is new: the own items win. */
  @Test
  void thoseWhoBuyTheSameAgainAreBestServedByTheirOwn() {
    RandomGenerator random = new Seed(3).stream("habits");
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 200; c++) {
      for (int d = c % 7; d < 360; d += 14) {
        rows.add(line(c, (c * 7 + random.nextInt(3)) % 60, d, 1));
        rows.add(line(c, random.nextInt(60), d, 1));
      }
    }
    RecommendEvaluation e = evaluation(run(rows, Map.of("k", List.of("5"))));
    assertTrue(e.repeats());
    assertEquals("method.own-bought", e.rule().key());
    RecommendEvaluation popular = evaluation(run(rows, Map.of("k", List.of("5"), "method", List.of("popularity"))));
    assertEquals("C", popular.grade(), "best sellers are worse than the own items, and that is said");
    assertTrue(popular.difference().interval().high() < 0);
    assertEquals(List.of("popularity", "own-bought"),
        List.of(popular.method(), evaluation(run(rows, Map.of("method", List.of("own-bought")))).method()));
  }

  /**
   * Until day 300 purchases come in fixed groups, so neighbours know the next one; in the test window everybody buys the
   * item of the day instead. A choice made on the test would be the best sellers; a choice made before it is not.
   */
  @Test
  void whatIsChosenIsChosenBeforeTheTest() {
    RandomGenerator random = new Seed(5).stream("pairs");
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 600; c++) {
      int pair = c % 100;
      int at = c < 300 ? random.nextInt(180) : random.nextInt(200);
      rows.add(line(c, 2 * pair, at, 1));
      rows.add(line(c, 2 * pair + 1, c < 300 ? at + 1 : 220 + random.nextInt(78), 1));
      if (c < 300) {
        rows.add(line(c, 300 + pair, at + 2, 1));
        rows.add(line(c, 500 + pair, at + 3, 1));
      }
      if (c % 2 == 0) {
        rows.add(line(c, 200, 305 + random.nextInt(90), 1));
      }
    }
    for (int d = 290; d < 300; d++) {
      rows.add(line(d % 10 * 2 + 1, 200, d, 1));
    }
    Map<String, List<String>> words = Map.of("testDays", List.of("95"), "repeats", List.of("false"), "k", List.of("2"));
    RecommendEvaluation e = evaluation(run(rows, words));
    assertEquals("neighbours", e.method());
    assertEquals("C", e.grade());
  }

  /** Purchases at random: whatever is a little better by chance is neither A nor C. */
  @Test
  void aDifferenceWithinChanceIsNoGrade() {
    int better = 0;
    for (int seed = 1; seed <= 6; seed++) {
      RandomGenerator random = new Seed(seed).stream("anything");
      List<Object[]> rows = new ArrayList<>();
      for (int c = 0; c < 150; c++) {
        for (int n = 0; n < 12; n++) {
          rows.add(line(c, random.nextInt(25), random.nextInt(300), 1));
        }
      }
      RecommendEvaluation e = evaluation(run(rows, Map.of("method", List.of("neighbours"), "repeats", List.of("false"), "k", List.of("3"))));
      if (e.difference().interval().contains(0)) {
        assertEquals("B", e.grade(), e.difference().toString());
        better += e.difference().value() > 0 ? 1 : 0;
      }
    }
    assertTrue(better > 0, "better by chance in none of the studies");
  }

  /** P0 was the best seller until day 200 and is sold no more; P1 is bought by everybody since. */
  @Test
  void bestSellersAreThoseOfLate() {
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 120; c++) {
      for (int d = c % 2; d < 200; d += 2) {
        rows.add(line(c, 0, d, 1));
      }
      for (int d = 10 + c % 40; d < 400; d += 40) {
        rows.add(line(c, 2 + (c + d) % 5, d, 1));
      }
      if (c >= 60) {
        rows.add(line(c, 1, 201 + c, 1));
      } else {
        rows.add(line(c, 1, 330 + c, 1));
      }
    }
    for (int c = 120; c < 150; c++) {
      rows.add(line(c, 2, 100 + c, 1));
      rows.add(line(c, 1, 250 + c, 1));
    }
    RecommendEvaluation e = evaluation(run(rows,
        Map.of("method", List.of("popularity"), "repeats", List.of("false"), "k", List.of("1"), "testDays", List.of("60"))));
    assertEquals(1, e.figures().getFirst().hit().value(), 1e-12);
  }

  @Test
  void whatCameBackIsNoPurchaseAndTheNameStandsBesideTheCode() {
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 60; c++) {
      for (int d = 0; d < 200; d += 20) {
        rows.add(line(c, c % 6, d, 1));
      }
      rows.add(line(c, 7, 100, 4));
      rows.add(line(c, 7, 110, -4));
    }
    Outcome outcome = run(rows, Map.of("method", List.of("own-bought"), "k", List.of("1")));
    assertEquals(60, evaluation(outcome).returned());
    Table table = study.view().tableOf(outcome.tables().get(TrainRecommender.TABLE));
    assertFalse(Arrays.asList(table.words("item_id")).contains("P7"), "nobody kept P7");
    assertEquals("Name of 0", table.words("item_name")[Arrays.asList(table.words("item_id")).indexOf("P0")]);
  }

  /** Everybody bought P0 together with the rest every ten days until day 100, and nobody since: no list may hold it. */
  @ParameterizedTest
  @ValueSource(strings = {"own-bought", "neighbours", "popularity"})
  void whatIsNoLongerSoldIsOnNoList(String method) {
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 60; c++) {
      for (int d = c % 10; d < 400; d += 10) {
        rows.add(line(c, 1 + (c + d / 10) % 5, d, 1));
        if (d < 100) {
          rows.add(line(c, 0, d, 1));
        }
      }
    }
    Outcome outcome = run(rows, Map.of("method", List.of(method), "k", List.of("6")));
    Table table = study.view().tableOf(outcome.tables().get(TrainRecommender.TABLE));
    List<String> shown = Arrays.asList(table.words("item_id"));
    assertTrue(shown.contains("P1") && !shown.contains("P0"), shown.stream().distinct().toList().toString());
    assertEquals(1, evaluation(outcome).ended());
  }

  @Test
  void noListOfOwnPurchasesWithoutRepeats() {
    TrainRecommender asked = OperationCatalog.make(
        TrainRecommender.class, Map.of("method", List.of("own-bought"), "repeats", List.of("false")));
    assertEquals(RecommendProblems.OWN_REPEATS, asked.validate(study(List.of()).view().outline()).getFirst().code());
  }

  /**
   * Item 0 sold every 10 days from 0 to 100 and not since: at day 400, with T0 = 10, (110 / 410)^11 is 5e-7. Item 1 sold
   * at 0 and 200: (210 / 410)^2 = .26, may still come. Item 2 sold on day 390.
   */
  @Test
  void whatHasNotSoldForLongAgainstItsPaceIsEnded() {
    List<int[]> events = new ArrayList<>();
    for (int d = 0; d <= 100; d += 10) {
      events.add(new int[] {0, 0, d});
    }
    events.add(new int[] {0, 1, 0});
    events.add(new int[] {0, 1, 200});
    for (int d = 0; d <= 390; d += 10) {
      events.add(new int[] {1, 2, d});
    }
    Purchases purchases = purchases(2, 3, events);
    boolean[] all = purchases.between(Integer.MIN_VALUE, 400);
    boolean[] ended = Assortment.ended(purchases, all, 400);
    assertArrayEquals(new boolean[] {true, false, false}, ended);
    assertArrayEquals(new int[] {2, 1}, Assortment.of(purchases, all, 400, 30, ended).best());
    assertArrayEquals(new int[] {0, 0, 1}, Assortment.of(purchases, all, 400, 30, ended).buyers());
    assertArrayEquals(new boolean[3], Assortment.ended(purchases, purchases.between(Integer.MIN_VALUE, 120), 120),
        "on day 120, 20 days after its last sale, nobody could know");
  }

  /** Bought 3, 1 and 1 times, the last of them later; the best seller fills the fourth place. */
  @Test
  void ownItemsByTimesThenByDayThenBestSellers() {
    List<int[]> events = List.of(
        new int[] {0, 3, 1}, new int[] {0, 3, 2}, new int[] {0, 3, 3}, new int[] {0, 1, 4}, new int[] {0, 2, 9},
        new int[] {1, 0, 9}, new int[] {2, 0, 9}, new int[] {1, 4, 9});
    Purchases purchases = purchases(3, 5, events);
    boolean[] all = purchases.between(Integer.MIN_VALUE, 9);
    Interactions data = purchases.pairs(all);
    Assortment assortment = Assortment.of(purchases, all, 9, 0, new boolean[5]);
    ShownLists lists = new ShownLists(data, assortment, true, 4);
    assertArrayEquals(new int[] {3, 2, 1, 0}, lists.by(SimpleRule.OWN, 0));
    assertArrayEquals(new int[] {0, 4}, new ShownLists(data, assortment, false, 4).by(SimpleRule.POPULARITY, 0));
  }

  /** Bought 3, 1 and 1 times, the first of them first: the last comes first. */
  @Test
  void whatWasBoughtLastThenWhatBeforeThenBestSellers() {
    List<int[]> events = List.of(
        new int[] {0, 3, 1}, new int[] {0, 3, 2}, new int[] {0, 3, 3}, new int[] {0, 1, 4}, new int[] {0, 2, 9},
        new int[] {1, 0, 9}, new int[] {2, 0, 9}, new int[] {1, 4, 9});
    Purchases purchases = purchases(3, 5, events);
    boolean[] all = purchases.between(Integer.MIN_VALUE, 9);
    Assortment assortment = Assortment.of(purchases, all, 9, 0, new boolean[5]);
    assertArrayEquals(new int[] {2, 1, 3, 0}, new ShownLists(purchases.pairs(all), assortment, true, 4).by(SimpleRule.OWN_LAST, 0));
    assertFalse(SimpleRule.candidates(true, false).contains(SimpleRule.OWN_LAST), "without dates nothing is last");
  }

  /** Three of four times the same as last time, else anything: what was bought most often is long past. */
  @Test
  void thoseWhoStayWithWhatTheyTookLastAreServedByIt() {
    RandomGenerator random = new Seed(7).stream("last");
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 300; c++) {
      int at = random.nextInt(40);
      for (int d = c % 10; d < 400; d += 10) {
        at = random.nextInt(4) > 0 ? at : random.nextInt(40);
        rows.add(line(c, at, d, 1));
      }
    }
    Map<String, List<String>> words = Map.of("k", List.of("1"), "testDays", List.of("14"));
    RecommendEvaluation e = evaluation(run(rows, words));
    assertEquals("own-last", e.method(), e.figures().toString());
    double last = e.figures().stream().filter(f -> f.name().key().equals("method.own-last")).findFirst().orElseThrow().hit().value();
    double most = e.figures().stream().filter(f -> f.name().key().equals("method.own-bought")).findFirst().orElseThrow().hit().value();
    assertTrue(last > 0.7 && most < 0.6, last + " by the last, " + most + " by the most bought");
    RecommendEvaluation neighbours = evaluation(run(rows, Map.of("k", List.of("1"), "testDays", List.of("14"), "method", List.of("neighbours"))));
    assertFalse(neighbours.grade().equals("A"), "what beats only the other rules beats not all");
  }

  /** Nine products and lists of ten: everybody finds everything on any list. */
  @Test
  void aListOfTheWholeCatalogueHasNoGrade() {
    RandomGenerator random = new Seed(2).stream("nine");
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 200; c++) {
      for (int d = c % 9; d < 300; d += 9) {
        rows.add(line(c, random.nextInt(9), d, 1));
      }
    }
    Outcome outcome = run(rows, Map.of());
    RecommendEvaluation e = evaluation(outcome);
    assertEquals(RecommendEvaluation.WHOLE, e.grade());
    assertEquals(1, e.figures().getFirst().hit().value());
    assertTrue(said(RecommendAnalysis.headline(e).sentence()).contains("A list of 10 holds all that can be listed"));
    assertTrue(said(outcome.summary()).startsWith("no grade, as the lists hold all"));
    assertTrue(evaluation(run(rows, Map.of("k", List.of("3")))).graded());
  }

  /** Of 60 customers five come again in the test: neither no hit nor all hits say anything. */
  @Test
  void aHandfulOfBuyersInTheTestGiveNoGrade() {
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 60; c++) {
      for (int d = 0; d < 200; d += 40) {
        rows.add(line(c, (c + d) % 30, d + c % 20, 1));
      }
    }
    for (int c = 0; c < 5; c++) {
      rows.add(line(c, (c + 7) % 30, 300, 1));
    }
    Outcome outcome = run(rows, Map.of("k", List.of("2"), "repeats", List.of("false")));
    RecommendEvaluation e = evaluation(outcome);
    assertEquals(5, e.tested());
    assertEquals(RecommendEvaluation.FEW, e.grade());
    assertTrue(e.difference().interval().high() - e.difference().interval().low() > 0.4, e.difference().toString());
    assertTrue(said(RecommendAnalysis.headline(e).sentence()).contains("no grade below 30"));
    assertTrue(said(outcome.summary()).contains("too few for a grade"));
  }

  private static String said(clientele.base.Text text) {
    return clientele.base.Messages.render(text, clientele.base.Language.ENGLISH);
  }

  /** Bought 3, 1 and 1 times: one purchase is no habit, and the best sellers fill the rest. */
  @Test
  void whatWasBoughtTwiceThenBestSellers() {
    List<int[]> events = List.of(
        new int[] {0, 3, 1}, new int[] {0, 3, 2}, new int[] {0, 3, 3}, new int[] {0, 1, 4}, new int[] {0, 2, 9},
        new int[] {1, 0, 9}, new int[] {2, 0, 9}, new int[] {1, 4, 9}, new int[] {2, 4, 9}, new int[] {2, 1, 9});
    Purchases purchases = purchases(3, 5, events);
    boolean[] all = purchases.between(Integer.MIN_VALUE, 9);
    Assortment assortment = Assortment.of(purchases, all, 9, 0, new boolean[5]);
    ShownLists lists = new ShownLists(purchases.pairs(all), assortment, true, 3);
    assertArrayEquals(new int[] {3, 0, 1}, lists.by(SimpleRule.OWN_TWICE, 0));
  }

  /** A world in which nobody has a taste: 40 items by one law of popularity, so that four of ten purchases repeat. */
  @Test
  void whereOnlyPopularityCountsNothingIsEverGradedA() {
    for (long seed = 900; seed < 904; seed++) {
      Outcome outcome = run(popularityOnly(seed, 1_000), Map.of());
      RecommendEvaluation e = evaluation(outcome);
      assertTrue(e.repeats(), "repeated before the test: " + e.repeatShare());
      assertEquals(5, e.figures().size(), "the neighbours and all four rules are shown");
      assertFalse(e.grade().equals("A"), "seed " + seed + ": " + e.figures());
      double best = e.figures().stream().filter(f -> !f.name().key().equals("method.neighbours"))
          .mapToDouble(f -> f.hit().value()).max().orElseThrow();
      assertEquals(best, e.baseline().hit().value(), "graded against the best rule of the test");
      RecommendEvaluation asked = evaluation(run(popularityOnly(seed, 1_000), Map.of("method", List.of("neighbours"))));
      assertFalse(asked.grade().equals("A"), "seed " + seed + ", neighbours asked for: " + asked.figures());
    }
  }

  /** Each order holds one to three different items, drawn without regard to who orders. */
  private static List<Object[]> popularityOnly(long seed, int customers) {
    RandomGenerator random = new Seed(seed).stream("popularity only");
    double[] cumulative = new double[40];
    for (int i = 0; i < 40; i++) {
      cumulative[i] = (i == 0 ? 0 : cumulative[i - 1]) + 1.0 / (i + 1);
    }
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < customers; c++) {
      int orders = 1 + random.nextInt(11);
      for (int o = 0; o < orders; o++) {
        int day = random.nextInt(900);
        java.util.Set<Integer> basket = new java.util.TreeSet<>();
        int size = 1 + random.nextInt(3);
        while (basket.size() < size) {
          double at = random.nextDouble() * cumulative[39];
          int item = 0;
          while (cumulative[item] < at) {
            item++;
          }
          basket.add(item);
        }
        for (int item : basket) {
          rows.add(line(c, item, day, 1));
        }
      }
    }
    return rows;
  }

  /** Until the test everybody buys something new each time, in the test only what they had: before it nobody could know. */
  @Test
  void whetherPurchasesRepeatIsReadBeforeTheTest() {
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < 120; c++) {
      for (int d = 0; d < 300; d += 20) {
        rows.add(line(c, (c * 3 + d / 20) % 80, d, 1));
      }
      rows.add(line(c, c * 3 % 80, 330, 1));
      rows.add(line(c, (c * 3 + 1) % 80, 340, 1));
      rows.add(line(c, (c * 3 + 40) % 80, 350, 1));
    }
    RecommendEvaluation e = evaluation(run(rows, Map.of("testDays", List.of("40"))));
    assertTrue(e.repeatShare() > 0.6, "in the test they repeat: " + e.repeatShare());
    assertFalse(e.repeats());
  }

  private static Purchases purchases(int users, int items, List<int[]> events) {
    int[] back = new int[events.size()];
    Arrays.fill(back, Integer.MAX_VALUE);
    return new Purchases(
        "t", new String[users], new String[items], new String[items], column(events, 0), column(events, 1),
        column(events, 2), back, true);
  }

  private static int[] column(List<int[]> events, int at) {
    return events.stream().mapToInt(e -> e[at]).toArray();
  }

  private MemoryStudy study;

  private static Object[] line(int customer, int item, int day, int pieces) {
    return new Object[] {"C" + customer, "P" + item, "Name of " + item, LocalDate.ofEpochDay(START + day), (long) pieces};
  }

  private static MemoryStudy study(List<Object[]> rows) {
    return MemoryStudy.empty().table("lines", Role.TRANSACTIONS, LINES, rows);
  }

  private Outcome run(List<Object[]> rows, Map<String, List<String>> words) {
    study = study(rows);
    return OperationCatalog.make(TrainRecommender.class, words).run(study.view(), JobContext.quiet(new Seed(1)));
  }

  private static RecommendEvaluation evaluation(Outcome outcome) {
    return (RecommendEvaluation) outcome.artifacts().get(TrainRecommender.EVALUATION);
  }
}
