package clientele.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.campaigns.CampaignEffect;
import clientele.analysis.campaigns.ReadCampaign;
import clientele.analysis.churn.ChurnEvaluation;
import clientele.analysis.churn.TrainChurnModel;
import clientele.analysis.feedback.FeedbackFound;
import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.MemoryJournal;
import clientele.ledger.Operation;
import clientele.study.MemoryStore;
import clientele.study.StudySettings;
import clientele.study.StudyView;
import clientele.study.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program must find what was planted in the demo company, inside its own stated intervals, and must not find it in
 * the same company without the truths.
 */
class PlantedTruthsTest {
  @TempDir static Path folder;
  private static Found planted;
  private static Found none;

  /** A company and what the program found in its files. */
  private record Found(DemoCompany company, StudyView study) {}

  @BeforeAll
  static void study() throws IOException {
    planted = study(new DemoCompany(DemoTruths.PLANTED, new Seed(2025), 4_000), "planted");
    none = study(new DemoCompany(DemoTruths.NONE, new Seed(2025), 4_000), "none");
  }

  @Test
  void segmentsFollowThePlantedGroups() {
    assertTrue(rand(planted) > 0.25, "adjusted Rand index " + rand(planted));
    assertTrue(rand(none) < 0.05, "adjusted Rand index without groups " + rand(none));
  }

  @Test
  void returnsDriveChurnWhereThatWasPlanted() {
    Estimate driver = coefficient(planted, "return_share");
    assertTrue(driver.interval().low() > 0, "planted: " + driver);
    Estimate ghost = coefficient(none, "return_share");
    assertFalse(ghost.interval().low() > 0, "not planted: " + ghost);
  }

  @Test
  void theCampaignBroughtWhatWasPlanted() {
    double truth = DemoTruths.PLANTED.mailedBuy() - DemoTruths.PLANTED.controlBuy();
    Estimate found = campaign(planted);
    assertTrue(found.interval().contains(truth), truth + " in " + found);
    assertTrue(found.interval().low() > 0, "above chance: " + found);
    assertTrue(campaign(none).interval().contains(0), "without effect: " + campaign(none));
  }

  @Test
  void thePlantedPairsAreNeighboursAndBeatTheBestSellers() {
    int reasons = 0;
    Table shown = planted.study().table("recommendations");
    String[] items = shown.words("item_id");
    String[] why = shown.words("reason");
    Map<String, String> names = new HashMap<>();
    String[] ids = planted.study().table("products").words("product_id");
    String[] called = planted.study().table("products").words("product_name");
    for (int i = 0; i < ids.length; i++) {
      names.put(ids[i], called[i]);
    }
    for (List<String> pair : planted.company().pairs()) {
      for (int i = 0; i < items.length; i++) {
        if (items[i].equals(pair.get(1)) && why[i].contains(names.get(pair.get(0)))) {
          reasons++;
          break;
        }
      }
    }
    assertTrue(reasons >= 6, reasons + " of " + planted.company().pairs().size() + " pairs are given as reasons");
    assertTrue(recommended(planted).difference().interval().low() > 0, recommended(planted).toString());
    assertTrue(
        recommended(none).difference().value() < recommended(planted).difference().interval().low(),
        recommended(none).toString());
  }

  private static clientele.analysis.recommend.RecommendEvaluation recommended(Found found) {
    return found.study()
        .artifact("recommend_evaluation", clientele.analysis.recommend.RecommendEvaluation.class)
        .orElseThrow();
  }

  /** Mentions of delivery: a quarter negative before the carrier changed, three of five after it. */
  @Test
  void deliveryIsComplainedOfAsPlantedAndOnlyThere() {
    FeedbackFound.Aspect delivery = aspect(planted, "delivery");
    Estimate before = share(delivery, month -> month.isBefore(DemoCompany.CARRIER_CHANGE.withDayOfMonth(1)));
    Estimate after = share(delivery, month -> !month.isBefore(DemoCompany.CARRIER_CHANGE.withDayOfMonth(1)));
    assertTrue(before.interval().contains(DemoTruths.PLANTED.deliveryNegativeBefore()), before.toString());
    assertTrue(after.interval().contains(DemoTruths.PLANTED.deliveryNegativeAfter()), after.toString());
    assertTrue(delivery.stands(), "the planted change of carrier: " + delivery.compared());
    assertTrue(delivery.change().orElseThrow().interval().low() > 0, delivery.toString());
    FeedbackFound.Aspect ghost = aspect(none, "delivery");
    assertFalse(ghost.stands(), "a change that was not planted: " + ghost.change());
  }

  private static FeedbackFound.Aspect aspect(Found found, String id) {
    return found.study().artifact("feedback_found", FeedbackFound.class).orElseThrow().aspects().stream()
        .filter(a -> a.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Estimate share(FeedbackFound.Aspect aspect, java.util.function.Predicate<java.time.LocalDate> months) {
    int negative = 0;
    int sure = 0;
    int unsure = 0;
    for (FeedbackFound.Month month : aspect.months()) {
      if (months.test(month.first())) {
        negative += month.share().negative();
        sure += month.share().of() - month.share().unsure();
        unsure += month.share().unsure();
      }
    }
    return FeedbackFound.share(negative, sure, unsure);
  }

  @Test
  void theDirtWasCountedOut() {
    Table orders = planted.study().table("orders");
    assertEquals(0, java.util.Arrays.stream(orders.reals("quantity")).filter(q -> q < 0).count());
    assertTrue(planted.study().find("orders_rejects").isPresent());
    assertTrue(planted.study().table("customers").words("customer_id")[0].startsWith("00"), "leading zeros");
    assertEquals("客户编号", planted.study().table("评论").columns().get(1).name());
  }

  private static Found study(DemoCompany company, String name) throws IOException {
    Analyses analyses = Analyses.discover();
    Ledger ledger =
        new Ledger(
            new MemoryStore(),
            new MemoryJournal(new StudySettings(name, 2025, "EUR")),
            new JobRunner(Clock.systemUTC(), Runnable::run),
            Map.of());
    for (Path file : company.write(folder.resolve(name))) {
      perform(ledger, analyses, "data.import", Map.of("file", List.of(file.toString())));
    }
    for (String step : List.of("data.drop-duplicates", "data.set-apart-returns", "data.set-apart-non-products")) {
      perform(ledger, analyses, step, Map.of("table", List.of("orders")));
    }
    perform(ledger, analyses, "features.build", Map.of());
    perform(ledger, analyses, "segments.cluster", Map.of("k", List.of("5")));
    perform(ledger, analyses, "churn.train", Map.of("backtests", List.of("0")));
    perform(ledger, analyses, "campaigns.read-effect", Map.of());
    perform(ledger, analyses, "feedback.tag", Map.of());
    perform(ledger, analyses, "recommend.train", Map.of("repeats", List.of("false"), "method", List.of("neighbours")));
    return new Found(company, ledger.view());
  }

  private static void perform(Ledger ledger, Analyses analyses, String id, Map<String, List<String>> words) {
    Operation operation = analyses.operations().make(id, words);
    ledger.performHere(operation, Optional.of("the demo is small"), (done, text) -> {});
  }

  private static Estimate campaign(Found found) {
    return found.study().artifact(ReadCampaign.EFFECT, CampaignEffect.class).orElseThrow().arms().stream()
        .flatMap(a -> a.against().stream())
        .findFirst()
        .orElseThrow();
  }

  private static Estimate coefficient(Found found, String fact) {
    ChurnEvaluation evaluation =
        found.study().artifact(TrainChurnModel.EVALUATION, ChurnEvaluation.class).orElseThrow();
    return evaluation.coefficients().stream()
        .filter(c -> c.fact().equals(fact))
        .findFirst()
        .orElseThrow()
        .perDeviation();
  }

  /** Adjusted Rand index (Hubert & Arabie 1985) of segments against planted groups. */
  private static double rand(Found found) {
    Table segments = found.study().table("segments");
    String[] ids = segments.words("customer_id");
    long[] segment = segments.longs("segment_id");
    Map<String, String> groups = found.company().groups();
    Map<String, Integer> both = new HashMap<>();
    Map<String, Integer> rows = new HashMap<>();
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      both.merge(segment[i] + "/" + groups.get(ids[i]), 1, Integer::sum);
      rows.merge("" + segment[i], 1, Integer::sum);
      columns.merge(groups.get(ids[i]), 1, Integer::sum);
    }
    double pairs = pairs(ids.length);
    double together = both.values().stream().mapToDouble(PlantedTruthsTest::pairs).sum();
    double a = rows.values().stream().mapToDouble(PlantedTruthsTest::pairs).sum();
    double b = columns.values().stream().mapToDouble(PlantedTruthsTest::pairs).sum();
    double expected = a * b / pairs;
    return (together - expected) / ((a + b) / 2 - expected);
  }

  private static double pairs(double n) {
    return n * (n - 1) / 2;
  }
}
