package clientele.analysis.churn;

import clientele.base.Estimate;
import clientele.base.Text;
import clientele.features.Currencies;
import clientele.features.CustomerFeatures;
import clientele.features.Feature;
import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.job.JobContext;
import clientele.models.Calibration;
import clientele.models.LogisticRegression;
import clientele.models.RankingQuality;
import clientele.models.Recalibration;
import clientele.study.Role;
import clientele.study.StudyView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Learns from silence: trained at one cut-off, graded at a later one, then learned anew from the latest outcome. */
final class SilenceTraining {
  private static final int FEWEST_CUSTOMERS = 500;
  private static final int FEWEST_LEAVERS = 100;
  private static final int[] GAP_POINTS =
      {1, 3, 7, 10, 14, 21, 28, 35, 42, 56, 70, 84, 98, 120, 150, 180, 210, 240, 270, 300, 365, 450, 540, 630, 730};

  private final TrainChurnModel operation;
  private final StudyView study;
  private final JobContext job;

  SilenceTraining(TrainChurnModel operation, StudyView study, JobContext job) {
    this.operation = operation;
    this.study = study;
    this.job = job;
  }

  TrainChurnModel.Trained train() {
    study.main(Role.TRANSACTIONS).ifPresent(lines -> Currencies.guard(lines, job));
    OrderBook book = OrderBookReader.read(study, job.part(0, 0.35));
    LocalDate first = book.firstDay().orElseThrow(() -> ChurnProblems.NOTHING_TO_LEARN_FROM.raise());
    LocalDate last = book.lastDay().orElseThrow();
    GapCurve curve = GapCurve.of(book);
    long history = last.toEpochDay() - first.toEpochDay() + 1;
    int suggested = curve.suggestedDays(history, operation.gapDays());
    int silence = days(operation.silenceDays(), suggested);
    ChurnWindows windows = ChurnWindows.lay(first, last, silence, operation.gapDays(), operation.backtests());
    int active = days(operation.activeDays(), Math.max(silence, 90));
    SilenceData data = new SilenceData(book, windows, active);
    SilenceData.AtCutoff training = data.at(windows.training(), job);
    SilenceData.AtCutoff test = data.at(windows.test(), job);
    job.progress(0.45);
    checkSize(training, "training");
    checkSize(test, "test");
    List<ChurnEvaluation.SetAside> aside = LeakCheck.check(training.facts(), training.left(), operation.keep());
    List<String> dropped = aside.stream().map(ChurnEvaluation.SetAside::fact).toList();
    Learner.Fitted fitted = Learner.fit(training.facts().without(dropped), training.left(), job.part(0.45, 0.6));
    double[] probability = fitted.probabilities(test.facts());
    String recency = Feature.RECENCY_DAYS.id();
    double[] rule =
        Learner.fitAlone(training.facts(), recency, training.left(), job.part(0.6, 0.65)).probabilities(test.facts());
    List<ChurnEvaluation.Graded> graded =
        List.of(
            Learner.grade(words("model.logistic"), false, probability, test.left()),
            Learner.grade(words("model.recency"), true, rule, test.left()));
    Estimate difference = RankingQuality.aucDifference(probability, rule, test.left());
    Recalibration recalibration = Recalibration.fit(probability, test.left());
    Learner.Fitted latest = Learner.fit(test.facts().without(dropped), test.left(), job.part(0.65, 0.75));
    ChurnModel model =
        new ChurnModel(
            "silence", book.source().table(), "", "", Optional.of(windows), active, latest.encoding(),
            latest.regression(), recalibration);
    CustomerFeatures now = CustomerFeatures.asOf(book, last, job);
    Facts toScore = Facts.ofBehaviour(book, now, active).only(latest.encoding().facts());
    ChurnEvaluation evaluation =
        new ChurnEvaluation(
            "silence", "later", Optional.of(windows), active, Optional.of(gaps(curve, suggested, silence)),
            training.left().length, Learner.count(training.left()), test.left().length, Learner.count(test.left()),
            now.size() - toScore.size(), toScore.size(), likely(model, toScore), graded, difference,
            Learner.letter(difference), randomSplit(test, dropped), Calibration.of(probability, test.left(), 10),
            recalibration.method().name().toLowerCase(java.util.Locale.ROOT),
            Coefficients.of(latest.encoding(), latest.regression()), aside, backtests(windows, data, dropped));
    return new TrainChurnModel.Trained(model, evaluation, toScore);
  }

  private static int days(String typed, int otherwise) {
    return typed.equals("auto") ? otherwise : Math.max(1, Integer.parseInt(typed));
  }

  private void checkSize(SilenceData.AtCutoff data, String window) {
    int leavers = Learner.count(data.left());
    if (leavers == 0 || leavers == data.left().length) {
      throw ChurnProblems.ONE_CLASS.raise(leavers, data.left().length);
    }
    int rarer = Math.min(leavers, data.left().length - leavers);
    if (data.left().length < FEWEST_CUSTOMERS || rarer < FEWEST_LEAVERS) {
      job.guard(
          ChurnProblems.TOO_FEW.with(
              data.left().length, leavers, FEWEST_CUSTOMERS, FEWEST_LEAVERS, words("window." + window)));
    }
  }

  /** The same rows split at random: what a tutorial would have reported. */
  private Optional<Double> randomSplit(SilenceData.AtCutoff data, List<String> dropped) {
    RandomGenerator random = job.random("random split");
    boolean[] held = new boolean[data.left().length];
    for (int i = 0; i < held.length; i++) {
      held[i] = random.nextDouble() < 0.3;
    }
    int[] in = java.util.stream.IntStream.range(0, held.length).filter(i -> !held[i]).toArray();
    int[] out = java.util.stream.IntStream.range(0, held.length).filter(i -> held[i]).toArray();
    boolean[] yIn = pick(data.left(), in);
    boolean[] yOut = pick(data.left(), out);
    if (oneClass(yIn) || oneClass(yOut)) {
      return Optional.empty();
    }
    Facts facts = data.facts().without(dropped);
    Learner.Fitted fitted = Learner.fit(facts.rows(in), yIn, job.part(0.75, 0.77));
    return Optional.of(RankingQuality.auc(fitted.probabilities(facts.rows(out)), yOut));
  }

  private List<ChurnEvaluation.Backtest> backtests(ChurnWindows windows, SilenceData data, List<String> dropped) {
    List<ChurnEvaluation.Backtest> tests = new ArrayList<>();
    for (int b = 0; b < windows.backtests().size(); b++) {
      ChurnWindows.Origin origin = windows.backtests().get(b);
      job.progress(0.77 + 0.13 * b / windows.backtests().size());
      SilenceData.AtCutoff before = data.at(origin.training(), job);
      SilenceData.AtCutoff after = data.at(origin.test(), job);
      if (oneClass(before.left()) || oneClass(after.left())) {
        continue;
      }
      double[] model = Learner.fit(before.facts().without(dropped), before.left(), job).probabilities(after.facts());
      double[] rule =
          Learner.fitAlone(before.facts(), Feature.RECENCY_DAYS.id(), before.left(), job).probabilities(after.facts());
      tests.add(
          new ChurnEvaluation.Backtest(
              origin.test(), RankingQuality.aucWithInterval(model, after.left()),
              RankingQuality.aucWithInterval(rule, after.left()),
              (double) Learner.count(after.left()) / after.left().length));
    }
    return tests;
  }

  /** Sum of the probabilities; its interval joins the spread of the outcomes and that of the observed share. */
  static Estimate likely(ChurnModel model, Facts facts) {
    double sum = 0;
    double low = 0;
    double high = 0;
    double spread = 0;
    for (double[] row : model.encoding().rows(facts)) {
      ChurnModel.Risk risk = model.risk(row);
      sum += risk.probability();
      low += risk.low();
      high += risk.high();
      spread += risk.probability() * (1 - risk.probability());
    }
    double chance = 1.959963984540054 * Math.sqrt(spread);
    return Estimate.of(sum, Math.max(0, sum - Math.hypot(chance, sum - low)), sum + Math.hypot(chance, high - sum));
  }

  private static ChurnEvaluation.Gaps gaps(GapCurve curve, int suggested, int chosen) {
    double[] returned = Arrays.stream(GAP_POINTS).mapToDouble(curve::returnedWithin).toArray();
    return new ChurnEvaluation.Gaps(GAP_POINTS, returned, suggested, curve.returnedWithin(chosen), curve.gaps());
  }

  static boolean oneClass(boolean[] y) {
    int n = Learner.count(y);
    return n == 0 || n == y.length;
  }

  static boolean[] pick(boolean[] y, int[] places) {
    boolean[] picked = new boolean[places.length];
    for (int i = 0; i < places.length; i++) {
      picked[i] = y[places[i]];
    }
    return picked;
  }

  private static Text words(String key) {
    return Text.of(SilenceTraining.class, key);
  }

  /** The coefficients of a regression for people. */
  static final class Coefficients {
    private Coefficients() {}

    static List<ChurnEvaluation.Coefficient> of(Encoding encoding, LogisticRegression regression) {
      List<ChurnEvaluation.Coefficient> list = new ArrayList<>();
      for (int s = 0; s < encoding.slots().size(); s++) {
        Estimate estimate = new Estimate(regression.coefficients()[s + 1], regression.interval(s + 1));
        double z = estimate.value() / regression.standardError(s + 1);
        list.add(
            new ChurnEvaluation.Coefficient(
                encoding.names().get(s), encoding.facts().get(encoding.slots().get(s).fact()), estimate,
                clientele.insights.Differences.twoSided(z)));
      }
      list.sort((a, b) -> Double.compare(Math.abs(b.perDeviation().value()), Math.abs(a.perDeviation().value())));
      return list;
    }
  }
}
