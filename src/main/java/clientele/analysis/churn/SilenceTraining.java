package clientele.analysis.churn;

import clientele.base.Estimate;
import clientele.base.Text;
import clientele.features.Feature;
import clientele.features.OrderBook;
import clientele.features.engine.CustomerFeatures;
import clientele.features.engine.OrderBookEngine;
import clientele.features.facts.Facts;
import clientele.features.windows.GapCurve;
import clientele.features.windows.OutcomeWindows;
import clientele.features.windows.SilenceData;
import clientele.features.windows.SilenceScope;
import clientele.insights.Drivers;
import clientele.job.JobContext;
import clientele.models.Calibration;
import clientele.models.RankingQuality;
import clientele.models.learn.LearnedModel;
import clientele.models.learn.Learners;
import clientele.models.learn.Outcomes;
import clientele.models.validate.Grade;
import clientele.models.validate.SingleFact;
import clientele.stats.Columns;
import clientele.stats.Drift;
import clientele.stats.OverPeriods;
import clientele.study.StudyView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns from silence: at each of several dates a model of the date before is judged; the model that scores is learned
 * from the latest outcomes and calibrated on its own rows, out of fold. Drift between the dates is learned from how far
 * each was off.
 */
final class SilenceTraining {
  private static final int FEWEST_CUSTOMERS = 500;
  private static final int FEWEST_LEAVERS = 100;
  private static final int FEWEST_OF_A_BACKTEST = 30;

  /** Standard deviation of the area under the curve between periods of one business, where nothing else is known. */
  private static final double USUAL_SPREAD = 0.02;

  /** The same of the difference of two models, which share what makes a period easy or hard. */
  private static final double USUAL_SPREAD_OF_DIFFERENCE = 0.01;

  private static final int WEIGHT_OF_SPREAD = 4;
  private static final int WEIGHT_OF_DIFFERENCE = 10;

  /** What a practitioner would go by without a model. */
  private static final List<String> RULES =
      List.of(
          Feature.RECENCY_DAYS.id(), Facts.SILENCE_OF_USUAL, Feature.ORDERS_LAST_YEAR.id(), Feature.ORDERS.id(),
          Feature.SPEND.id());

  private static final int DATES_FOR_AN_A = 2;

  private static final int[] GAP_POINTS =
      {1, 3, 7, 10, 14, 21, 28, 35, 42, 56, 70, 84, 98, 120, 150, 180, 210, 240, 270, 300, 365, 450, 540, 630, 730, 900,
        1_095, 1_500};

  private final TrainChurnModel operation;
  private final StudyView study;
  private final JobContext job;

  SilenceTraining(TrainChurnModel operation, StudyView study, JobContext job) {
    this.operation = operation;
    this.study = study;
    this.job = job;
  }

  /** What was said and seen at one date. */
  private record Judged(
      SilenceData.AtCutoff after, double[] model, double[] rule, String ruleName, Map<String, double[]> parts) {
    private Estimate auc() {
      return RankingQuality.aucWithInterval(model, after.silent());
    }

    private Estimate ruleAuc() {
      return RankingQuality.aucWithInterval(rule, after.silent());
    }

    private ChurnEvaluation.Dated dated() {
      return new ChurnEvaluation.Dated(
          after.cutoff(), model.length, after.silentCount(), after.cameBack(), after.followed(),
          Arrays.stream(model).sum(), auc(), ruleAuc(), Calibration.of(model, after.silent(), 10).slope());
    }
  }

  TrainChurnModel.Trained train() {
    OrderBookEngine engine = OrderBookEngine.read(study, job.part(0, 0.3));
    OrderBook book = engine.book();
    LocalDate first = book.firstDay().orElseThrow(() -> ChurnProblems.NOTHING_TO_LEARN_FROM.raise());
    LocalDate last = book.lastDay().orElseThrow();
    GapCurve curve = GapCurve.of(book);
    long history = last.toEpochDay() - first.toEpochDay() + 1;
    SilenceScope scope = SilenceScope.of(
        book, curve.ninetyDays(), days(operation.silenceDays()), days(operation.activeDays()), history,
        operation.gapDays());
    OutcomeWindows windows =
        OutcomeWindows.lay(first, last, scope.longest(), operation.gapDays(), operation.backtests()).orElseThrow(
            () -> ChurnProblems.HISTORY.raise(
                history, scope.longest(), OutcomeWindows.daysNeeded(scope.longest(), operation.gapDays())));
    SilenceData data = new SilenceData(engine, windows, scope);
    SilenceData.AtCutoff training = data.at(windows.training(), job);
    SilenceData.AtCutoff test = data.at(windows.test(), job);
    job.progress(0.4);
    checkSize(training, "training");
    checkSize(test, "test");
    List<ChurnEvaluation.SetAside> aside = Grading.leaks(training.facts(), training.silent(), operation.keep());
    List<String> dropped = aside.stream().map(ChurnEvaluation.SetAside::fact).toList();
    List<Judged> judged = backtests(windows, data, dropped);
    judged.add(judge(training, test, dropped, job.part(0.65, 0.75)));
    Facts learnedFrom = test.facts().without(dropped);
    LearnedModel.Learned latest = learn(learnedFrom, test.silent(), job.part(0.75, 0.85));
    Drift drift = Drift.of(judged.stream().map(j -> Calibration.shift(j.model(), j.after().silent())).toList());
    ChurnModel model =
        new ChurnModel(
            "silence", book.source().table(), Optional.empty(), Optional.of(windows), Optional.of(scope),
            latest.model(), drift, List.of());
    CustomerFeatures now = engine.asOf(last, job);
    Facts toScore = scope.facts(book, now).only(latest.model().facts());
    ChurnEvaluation evaluation = evaluation(
        windows, scope, curve, training, test, judged, latest, model, now.size(), toScore, aside, learnedFrom);
    return new TrainChurnModel.Trained(model, evaluation, toScore);
  }

  private ChurnEvaluation evaluation(
      OutcomeWindows windows, SilenceScope scope, GapCurve curve, SilenceData.AtCutoff training,
      SilenceData.AtCutoff test, List<Judged> judged, LearnedModel.Learned latest, ChurnModel model, int known,
      Facts toScore, List<ChurnEvaluation.SetAside> aside, Facts learnedFrom) {
    double[] said = judged.stream().flatMapToDouble(j -> Arrays.stream(j.model())).toArray();
    double[] ruled = judged.stream().flatMapToDouble(j -> Arrays.stream(j.rule())).toArray();
    boolean[] seen = seen(judged, said.length);
    Estimate auc = within(OverPeriods.of(judged.stream().map(Judged::auc).toList(), USUAL_SPREAD, WEIGHT_OF_SPREAD).next());
    Estimate ruleAuc = within(OverPeriods.of(judged.stream().map(Judged::ruleAuc).toList(), USUAL_SPREAD, WEIGHT_OF_SPREAD).next());
    Estimate difference = OverPeriods.of(
        judged.stream()
            .map(j -> RankingQuality.aucDifference(j.model(), j.rule(), j.after().silent()))
            .toList(),
        USUAL_SPREAD_OF_DIFFERENCE, WEIGHT_OF_DIFFERENCE).average();
    Estimate average = OverPeriods.of(judged.stream().map(Judged::auc).toList(), USUAL_SPREAD, WEIGHT_OF_SPREAD).average();
    return new ChurnEvaluation(
        "silence", operation.learner(), "later", Optional.of(windows), Optional.of(scope), Optional.of(gaps(curve, scope.longest(), windows)),
        Optional.empty(), training.silent().length, training.silentCount(), said.length, Outcomes.count(seen),
        known - toScore.size(), Optional.of(training.already()),
        Optional.of(new ChurnEvaluation.CameBack(
            training.cutoff(), training.silentCount(), training.cameBack(), training.followed())), toScore.size(), Likely.leavers(model, toScore),
        graded(judged, auc, said, ruleAuc, ruled, seen),
        difference, Grade.of(difference, average, triedEnough(judged.stream().map(Judged::dated).toList())).name(), randomSplit(latest, test), Calibration.of(said, seen, 10),
        latest.model().recalibration().method().name().toLowerCase(Locale.ROOT), model.drift().shift(),
        latest.model().beyondLearned(toScore.columns()),
        Coefficients.of(latest.model(), learnedFrom, test.silent(), Outcomes.own(test.silent().length), job),
        Drivers.of(latest.model(), learnedFrom.columns(), job),
        aside, judged.stream().map(Judged::dated).toList());
  }

  /** Whether the tests can carry an A: at several dates, that do not contradict each other. */
  static boolean triedEnough(List<ChurnEvaluation.Dated> dates) {
    return dates.size() >= DATES_FOR_AN_A && !ChurnEvaluation.disagree(dates);
  }

  /** The rule that was best before each date, as a practitioner would have chosen it then. */
  private static Text ruleName(List<Judged> judged) {
    Text latest = words("model.rule." + judged.getLast().ruleName());
    return judged.stream().map(Judged::ruleName).distinct().count() == 1
        ? Text.of(SilenceTraining.class, "model.rule.one", latest) : Text.of(SilenceTraining.class, "model.rules", latest);
  }

  private static Estimate within(Estimate share) {
    return Estimate.of(
        share.value(), Math.max(0, share.interval().low()), Math.min(1, share.interval().high()));
  }

  private static boolean[] seen(List<Judged> judged, int n) {
    boolean[] all = new boolean[n];
    int at = 0;
    for (Judged j : judged) {
      System.arraycopy(j.after().silent(), 0, all, at, j.after().silent().length);
      at += j.after().silent().length;
    }
    return all;
  }

  /** Days as typed; 0 for {@code auto}. */
  private static int days(String typed) {
    return typed.equals("auto") ? 0 : Math.max(1, Integer.parseInt(typed));
  }

  private void checkSize(SilenceData.AtCutoff data, String window) {
    int silent = data.silentCount();
    if (silent == 0 || silent == data.silent().length) {
      throw ChurnProblems.ONE_CLASS.raise(silent, data.silent().length);
    }
    int rarer = Math.min(silent, data.silent().length - silent);
    if (data.silent().length < FEWEST_CUSTOMERS || rarer < FEWEST_LEAVERS) {
      job.guard(
          ChurnProblems.TOO_FEW.with(
              data.silent().length, silent, FEWEST_CUSTOMERS, FEWEST_LEAVERS, words("window." + window)));
    }
  }

  private Judged judge(
      SilenceData.AtCutoff before, SilenceData.AtCutoff after, List<String> dropped, JobContext part) {
    LearnedModel.Learned learned = learn(before.facts().without(dropped), before.silent(), part);
    Columns later = after.facts().columns();
    String rule = SingleFact.strongest(rules(before.facts()).columns(), before.silent());
    double[] ruled = Grading.rule(rules(before.facts()), rule, before.silent(), rules(after.facts()), part);
    Map<String, double[]> parts = new LinkedHashMap<>();
    learned.parts().forEach((id, model) -> parts.put(id, model.probabilities(later)));
    return new Judged(after, learned.model().probabilities(later), ruled, rule, parts);
  }

  /** What rules go by: single facts, and the sum of the classes of recency, frequency and money that a spreadsheet gives. */
  static Facts rules(Facts facts) {
    return facts.only(RULES.stream().filter(facts.names()::contains).toList()).withRfm();
  }

  private List<Judged> backtests(OutcomeWindows windows, SilenceData data, List<String> dropped) {
    List<Judged> tests = new ArrayList<>();
    for (int b = 0; b < windows.backtests().size(); b++) {
      OutcomeWindows.Origin origin = windows.backtests().get(b);
      double share = 0.25 / windows.backtests().size();
      JobContext part = job.part(0.4 + share * b, 0.4 + share * (b + 1));
      SilenceData.AtCutoff before = data.at(origin.training(), part);
      SilenceData.AtCutoff after = data.at(origin.test(), part);
      if (enough(before) && enough(after)) {
        tests.add(judge(before, after, dropped, part));
      }
    }
    return tests;
  }

  private static boolean enough(SilenceData.AtCutoff data) {
    int silent = data.silentCount();
    return Math.min(silent, data.silent().length - silent) >= FEWEST_OF_A_BACKTEST;
  }

  private LearnedModel.Learned learn(Facts facts, boolean[] y, JobContext part) {
    return Grading.learn(Learners.of(operation.learner()), facts, y, Outcomes.own(y.length), part);
  }

  /** The chosen model, the rule, and what each learner of several would have done alone. */
  private List<ChurnEvaluation.Graded> graded(
      List<Judged> judged, Estimate auc, double[] said, Estimate ruleAuc, double[] ruled, boolean[] seen) {
    List<ChurnEvaluation.Graded> all = new ArrayList<>();
    all.add(Grading.grade(words("model." + operation.learner()), false, auc, said, seen));
    all.add(Grading.grade(ruleName(judged), true, ruleAuc, ruled, seen));
    for (String id : judged.getFirst().parts().keySet()) {
      double[] theirs = judged.stream().flatMapToDouble(j -> Arrays.stream(j.parts().get(id))).toArray();
      List<Estimate> aucs = judged.stream().map(j -> RankingQuality.aucWithInterval(j.parts().get(id), j.after().silent())).toList();
      Estimate next = within(OverPeriods.of(aucs, USUAL_SPREAD, WEIGHT_OF_SPREAD).next());
      all.add(Grading.grade(words("model." + id), false, next, theirs, seen));
    }
    return all;
  }

  /** The same rows split at random: what a tutorial would have reported. */
  private static Optional<Double> randomSplit(LearnedModel.Learned learned, SilenceData.AtCutoff data) {
    return Optional.of(RankingQuality.auc(learned.heldOut(), data.silent()));
  }

  /** The curve as far as anybody could be seen to come back: to the length of the data. */
  private static ChurnEvaluation.Gaps gaps(GapCurve curve, int longest, OutcomeWindows windows) {
    long seen = windows.last().toEpochDay() - windows.first().toEpochDay();
    int[] days = Arrays.stream(GAP_POINTS).filter(d -> d <= seen).toArray();
    double[] returned = Arrays.stream(days).mapToDouble(curve::returnedWithin).toArray();
    return new ChurnEvaluation.Gaps(
        days, returned, curve.ninetyDays(), curve.returnedWithin(longest), curve.gaps());
  }

  private static Text words(String key) {
    return Text.of(SilenceTraining.class, key);
  }
}
