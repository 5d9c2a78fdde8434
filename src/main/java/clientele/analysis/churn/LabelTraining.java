package clientele.analysis.churn;

import clientele.base.Estimate;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.models.Calibration;
import clientele.models.RankingQuality;
import clientele.models.Recalibration;
import clientele.study.DatasetVersion;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Learns from a label column. Without dates in the table it cannot be tested on a later time, so every row is tested
 * once by five random folds, and the evaluation says so.
 */
final class LabelTraining {
  private static final int FOLDS = 5;
  private static final int FEWEST_CUSTOMERS = 500;
  private static final int FEWEST_LEAVERS = 100;
  private static final List<String> POSITIVE_WORDS =
      List.of("yes", "true", "1", "y", "churn", "churned", "left", "exited", "attrited customer", "是", "流失", "已流失");

  private final TrainChurnModel operation;
  private final StudyView study;
  private final JobContext job;

  LabelTraining(TrainChurnModel operation, StudyView study, JobContext job) {
    this.operation = operation;
    this.study = study;
    this.job = job;
  }

  /** The largest imported table that has the label column. */
  static Optional<String> tableWith(Outline outline, String label) {
    return outline.tables().values().stream()
        .filter(t -> t.role().isImported() || t.role() == Role.FEATURES)
        .filter(t -> t.plainColumns().stream().anyMatch(c -> c.name().equals(label)))
        .max((a, b) -> Long.compare(a.rows(), b.rows()))
        .map(DatasetVersion::table);
  }

  TrainChurnModel.Trained train() {
    String name = operation.table().isEmpty()
        ? tableWith(study.outline(), operation.label()).orElseThrow()
        : operation.table();
    Table table = study.table(name);
    job.progress(0.1);
    String[] labels = labels(table);
    String positive = positive(labels);
    int[] known = IntStream.range(0, labels.length).filter(i -> labels[i] != null).toArray();
    Facts all = Facts.ofTable(table, operation.label());
    if (all.names().isEmpty()) {
      throw ChurnProblems.NO_FACTS.raise();
    }
    Facts facts = all.rows(known);
    boolean[] y = new boolean[known.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = labels[known[i]].equals(positive);
    }
    checkSize(y);
    List<ChurnEvaluation.SetAside> aside = LeakCheck.check(facts, y, operation.keep());
    List<String> dropped = aside.stream().map(ChurnEvaluation.SetAside::fact).toList();
    Facts used = facts.without(dropped);
    if (used.names().isEmpty()) {
      throw ChurnProblems.NO_FACTS.raise();
    }
    String alone = Learner.bestAlone(used, y);
    int[] fold = folds(y);
    double[] probability = new double[y.length];
    double[] rule = new double[y.length];
    for (int f = 0; f < FOLDS; f++) {
      JobContext part = job.part(0.2 + 0.12 * f, 0.32 + 0.12 * f);
      int now = f;
      int[] in = IntStream.range(0, y.length).filter(i -> fold[i] != now).toArray();
      int[] out = IntStream.range(0, y.length).filter(i -> fold[i] == now).toArray();
      boolean[] yIn = SilenceTraining.pick(y, in);
      put(probability, out, Learner.fit(used.rows(in), yIn, part).probabilities(used.rows(out)));
      put(rule, out, Learner.fitAlone(used.rows(in), alone, yIn, part).probabilities(used.rows(out)));
    }
    Learner.Fitted fitted = Learner.fit(used, y, job.part(0.8, 0.9));
    Recalibration recalibration = Recalibration.fit(probability, y);
    ChurnModel model =
        new ChurnModel(
            "label", name, operation.label(), positive, Optional.empty(), 0, fitted.encoding(), fitted.regression(),
            recalibration);
    Facts toScore = all.only(fitted.encoding().facts());
    List<ChurnEvaluation.Graded> graded =
        List.of(
            Learner.grade(Text.of(LabelTraining.class, "model.logistic"), false, probability, y),
            Learner.grade(Text.of(LabelTraining.class, "model.alone", alone), true, rule, y));
    Estimate difference = RankingQuality.aucDifference(probability, rule, y);
    ChurnEvaluation evaluation =
        new ChurnEvaluation(
            "label", "folds", Optional.empty(), 0, Optional.empty(), y.length, Learner.count(y), y.length,
            Learner.count(y), 0, toScore.size(), SilenceTraining.likely(model, toScore), graded, difference,
            Learner.letter(difference), Optional.empty(), Calibration.of(probability, y, 10),
            recalibration.method().name().toLowerCase(Locale.ROOT),
            SilenceTraining.Coefficients.of(fitted.encoding(), fitted.regression()), aside, List.of());
    return new TrainChurnModel.Trained(model, evaluation, toScore);
  }

  private String[] labels(Table table) {
    String names = String.join(", ", table.columns().stream().map(c -> c.name()).toList());
    if (table.column(operation.label()).isEmpty()) {
      throw StudyProblems.NO_COLUMN.raise(table.name(), operation.label(), names);
    }
    return table.words(operation.label());
  }

  private String positive(String[] labels) {
    Map<String, Integer> counts = new TreeMap<>();
    Arrays.stream(labels).filter(l -> l != null).forEach(l -> counts.merge(l, 1, Integer::sum));
    String found = String.join(", ", counts.keySet().stream().limit(12).toList());
    if (!operation.positive().isEmpty()) {
      String wanted = operation.positive();
      return counts.keySet().stream()
          .filter(l -> l.equals(wanted) || l.equalsIgnoreCase(wanted))
          .findFirst()
          .orElseThrow(() -> ChurnProblems.POSITIVE.raise(operation.label(), wanted, found));
    }
    return counts.keySet().stream()
        .filter(l -> POSITIVE_WORDS.contains(l.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> ChurnProblems.POSITIVE.raise(operation.label(), "", found));
  }

  private void checkSize(boolean[] y) {
    int leavers = Learner.count(y);
    if (leavers == 0 || leavers == y.length) {
      throw ChurnProblems.ONE_CLASS.raise(leavers, y.length);
    }
    int rarer = Math.min(leavers, y.length - leavers);
    if (y.length < FEWEST_CUSTOMERS || rarer < FEWEST_LEAVERS) {
      job.guard(
          ChurnProblems.TOO_FEW.with(
              y.length, leavers, FEWEST_CUSTOMERS, FEWEST_LEAVERS, Text.of(LabelTraining.class, "window.label")));
    }
  }

  /** A fold for each row, at random within each outcome. */
  private int[] folds(boolean[] y) {
    int[] fold = new int[y.length];
    RandomGenerator random = job.random("folds");
    for (boolean outcome : new boolean[] {false, true}) {
      int[] rows = IntStream.range(0, y.length).filter(i -> y[i] == outcome).toArray();
      for (int i = rows.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int keep = rows[i];
        rows[i] = rows[j];
        rows[j] = keep;
      }
      for (int i = 0; i < rows.length; i++) {
        fold[rows[i]] = i % FOLDS;
      }
    }
    return fold;
  }

  private static void put(double[] all, int[] places, double[] values) {
    for (int i = 0; i < places.length; i++) {
      all[places[i]] = values[i];
    }
  }
}
