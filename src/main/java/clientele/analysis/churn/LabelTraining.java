package clientele.analysis.churn;

import clientele.base.Estimate;
import clientele.base.Text;
import clientele.features.facts.Facts;
import clientele.insights.Drivers;
import clientele.job.JobContext;
import clientele.models.Calibration;
import clientele.models.RankingQuality;
import clientele.models.learn.Folds;
import clientele.models.learn.LearnedModel;
import clientele.models.learn.Learner;
import clientele.models.learn.Learners;
import clientele.models.learn.Outcomes;
import clientele.models.validate.Grade;
import clientele.models.validate.SingleFact;
import clientele.stats.Columns;
import clientele.stats.Drift;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns from a label column. Where each customer has one row, every row is tested once by five random folds. Where a
 * customer has several rows, they stay together; where these have dates, a model of other customers' earlier rows is
 * tested on the later ones. Who has the label already is not scored.
 */
final class LabelTraining {
  private static final int FOLDS = 5;
  private static final int FEWEST_CUSTOMERS = 500;
  private static final int FEWEST_LEAVERS = 100;
  private static final int FEWEST_KEYS = 50;
  private static final double LATER_SHARE = 0.25;

  private final TrainChurnModel operation;
  private final StudyView study;
  private final JobContext job;

  LabelTraining(TrainChurnModel operation, StudyView study, JobContext job) {
    this.operation = operation;
    this.study = study;
    this.job = job;
  }

  /** A label column of a table. */
  record Place(String table, String column) {}

  /** The largest imported table that has the label column. */
  static Optional<String> tableWith(Outline outline, String label) {
    return candidates(outline)
        .filter(t -> t.plainColumns().stream().anyMatch(c -> c.name().equals(label)))
        .max(Comparator.comparingLong(DatasetVersion::rows))
        .map(DatasetVersion::table);
  }

  /** Columns that by their names alone say who left, those named for nothing else first, of the largest table of customers that has one. */
  static List<Place> recognised(Outline outline) {
    return candidates(outline)
        .sorted(Comparator.comparingLong(DatasetVersion::rows).reversed())
        .map(t -> t.plainColumns().stream()
            .filter(c -> !c.kind().isTemporal() && LabelMeaning.likeness(c.name()) > 0)
            .sorted(Comparator.comparingInt(c -> -LabelMeaning.likeness(c.name())))
            .map(c -> new Place(t.table(), c.name())).toList())
        .filter(places -> !places.isEmpty())
        .findFirst().orElse(List.of());
  }

  private static java.util.stream.Stream<DatasetVersion> candidates(Outline outline) {
    return outline.tables().values().stream()
        .filter(t -> t.role().isImported() || t.role() == Role.FEATURES)
        .filter(t -> t.role() != Role.TRANSACTIONS);
  }

  /** Rows to learn from: facts, outcomes, whose they are, and which are graded. */
  private record Rows(Facts facts, boolean[] y, int[] cluster, int customers, boolean[] late, boolean dated) {
    private boolean repeated() {
      return customers < y.length;
    }

    /** Customers with at least one row of an outcome. */
    private int with(boolean outcome) {
      return (int) IntStream.range(0, y.length).filter(i -> y[i] == outcome).map(i -> cluster[i]).distinct().count();
    }
  }

  TrainChurnModel.Trained train() {
    Place place = place();
    Table table = study.table(place.table());
    job.progress(0.1);
    String[] values = labels(table, place.column());
    LabelMeaning meaning = LabelMeaning.of(place.column(), values, operation.positive());
    int[] known = IntStream.range(0, values.length).filter(i -> meaning.left(values[i]).isPresent()).toArray();
    Optional<Column> date = rowDate(table);
    Facts all = Facts.ofTable(table, place.column());
    if (date.isPresent()) {
      all = all.without(List.of(date.get().name()));
    }
    if (all.names().isEmpty()) {
      throw ChurnProblems.NO_FACTS.raise();
    }
    Rows rows = rows(table, all, values, known, meaning, date);
    checkSize(rows);
    keyOfManyRows(table, place.column()).ifPresent(
        key -> job.warn(ChurnProblems.ROWS.with(table.name(), key.name(), key.different(), table.rows())));
    List<ChurnEvaluation.SetAside> aside = Grading.leaks(rows.facts(), rows.y(), operation.keep());
    List<String> dropped = aside.stream().map(ChurnEvaluation.SetAside::fact).toList();
    Facts used = rows.facts().without(dropped);
    if (used.names().isEmpty()) {
      throw ChurnProblems.NO_FACTS.raise();
    }
    String alone = SingleFact.strongest(used.columns(), rows.y());
    Held held = hold(rows, used, alone);
    LearnedModel learned = Grading.learn(learner(), used, rows.y(), rows.cluster(), job.part(0.8, 0.9)).model();
    ChurnModel model =
        new ChurnModel(
            "label", place.table(), Optional.of(meaning), Optional.empty(), Optional.empty(), learned, Drift.none(), days(table));
    int[] latest = latest(table, date);
    int[] toScore = Arrays.stream(latest).filter(i -> !meaning.left(values[i]).orElse(false)).toArray();
    Facts scored = all.only(learned.facts()).rows(toScore);
    Estimate auc = RankingQuality.aucWithInterval(held.model(), held.y(), held.cluster());
    Estimate difference = RankingQuality.aucDifference(held.model(), held.rule(), held.y(), held.cluster());
    ChurnEvaluation evaluation =
        new ChurnEvaluation(
            "label", operation.learner(), held.split(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(meaning),
            rows.y().length, Outcomes.count(rows.y()), held.y().length, Outcomes.count(held.y()),
            latest.length - toScore.length, Optional.empty(), Optional.empty(), scored.size(), Likely.leavers(model, scored),
            graded(held, auc, alone),
            difference, Grade.of(difference, auc, true).name(), Optional.empty(),
            Calibration.of(held.model(), held.y(), 10), learned.recalibration().method().name().toLowerCase(Locale.ROOT), 0,
            learned.beyondLearned(scored.columns()), Coefficients.of(learned, used, rows.y(), rows.cluster(), job),
            Drivers.of(learned, used.columns(), job), aside, List.of());
    return new TrainChurnModel.Trained(model, evaluation, scored);
  }

  private Place place() {
    if (operation.label().isEmpty()) {
      return chosen(recognised(study.outline()));
    }
    return new Place(
        operation.table().isEmpty()
            ? tableWith(study.outline(), operation.label()).orElseThrow()
            : operation.table(),
        operation.label());
  }

  /** Of several that are named for leaving the best named one of two values; refused where it cannot be told. */
  private Place chosen(List<Place> places) {
    if (places.isEmpty()) {
      throw ChurnProblems.NOTHING_TO_LEARN_FROM.raise();
    }
    if (places.size() == 1) {
      return places.getFirst();
    }
    Table table = study.table(places.getFirst().table());
    List<Place> two = places.stream().filter(p -> LabelMeaning.isOfTwoValues(table.words(p.column()))).toList();
    List<Place> best = two.stream()
        .filter(p -> LabelMeaning.likeness(p.column()) == LabelMeaning.likeness(two.getFirst().column())).toList();
    if (best.size() != 1) {
      throw ChurnProblems.LABEL_OPEN.raise(
          table.name(), String.join(", ", (best.isEmpty() ? places : best).stream().map(Place::column).toList()));
    }
    return best.getFirst();
  }

  private static String[] labels(Table table, String label) {
    String names = String.join(", ", table.columns().stream().map(Column::name).toList());
    if (table.column(label).isEmpty()) {
      throw StudyProblems.NO_COLUMN.raise(table.name(), label, names);
    }
    return table.words(label);
  }

  private static String[] customers(Table table) {
    return table.column(Meaning.CUSTOMER_ID).map(c -> table.words(c.name())).orElse(null);
  }

  /** The date of each row, where customers have several. */
  private static Optional<Column> rowDate(Table table) {
    String[] ids = customers(table);
    if (ids == null || Arrays.stream(ids).distinct().count() == ids.length) {
      return Optional.empty();
    }
    return table.column(Meaning.DATE).filter(c -> c.kind().isTemporal())
        .or(() -> table.columns().stream().filter(c -> c.kind().isTemporal() && c.meaning().isEmpty()).findFirst());
  }

  /** A column that looks like a key but stands on many rows. */
  private record RepeatedKey(String name, int different) {}

  /** What may be the customer in a table that names none: codes, each on about two to twelve rows. */
  private static Optional<RepeatedKey> keyOfManyRows(Table table, String label) {
    if (table.column(Meaning.CUSTOMER_ID).isPresent()) {
      return Optional.empty();
    }
    return table.columns().stream()
        .filter(c -> c.kind().isCoded() && !c.name().equals(label))
        .map(c -> repeated(c.name(), table.words(c.name())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<RepeatedKey> repeated(String name, String[] values) {
    List<String> different = Arrays.stream(values).filter(java.util.Objects::nonNull).distinct().toList();
    long codes = different.stream().filter(v -> v.chars().anyMatch(Character::isDigit) && v.indexOf(' ') < 0).count();
    double rowsOfEach = (double) values.length / Math.max(1, different.size());
    boolean key = different.size() >= FEWEST_KEYS && codes >= 0.9 * different.size() && rowsOfEach >= 1.5 && rowsOfEach <= 12;
    return key ? Optional.of(new RepeatedKey(name, different.size())) : Optional.empty();
  }

  private static Rows rows(
      Table table, Facts all, String[] values, int[] known, LabelMeaning meaning, Optional<Column> date) {
    boolean[] y = new boolean[known.length];
    int[] cluster = new int[known.length];
    String[] ids = customers(table);
    Map<String, Integer> codes = new HashMap<>();
    for (int i = 0; i < y.length; i++) {
      y[i] = meaning.left(values[known[i]]).orElse(false);
      String id = ids == null || ids[known[i]] == null ? "\0" + i : ids[known[i]];
      Integer code = codes.putIfAbsent(id, codes.size());
      cluster[i] = code == null ? codes.size() - 1 : code;
    }
    boolean[] late = new boolean[y.length];
    Arrays.fill(late, true);
    boolean dated = date.isPresent() && later(table.longs(date.get().name()), known, y, late);
    return new Rows(all.rows(known), y, cluster, codes.size(), late, dated);
  }

  /** Marks the rows of the latest dates, about a quarter; false if that leaves only one outcome or one date. */
  private static boolean later(long[] dates, int[] known, boolean[] y, boolean[] late) {
    long[] sorted = Arrays.stream(known).mapToLong(i -> dates[i]).sorted().toArray();
    long split = sorted[(int) ((sorted.length - 1) * (1 - LATER_SHARE))];
    if (split == sorted[sorted.length - 1]) {
      long before = split;
      split = Arrays.stream(sorted).filter(d -> d < before).max().orElse(Long.MAX_VALUE);
    }
    boolean[] marks = new boolean[late.length];
    int[] classes = new int[4];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = dates[known[i]] > split;
      classes[(marks[i] ? 2 : 0) + (y[i] ? 1 : 0)]++;
    }
    if (split == Long.MAX_VALUE || Arrays.stream(classes).min().orElse(0) < 5) {
      return false;
    }
    System.arraycopy(marks, 0, late, 0, marks.length);
    return true;
  }

  /** What models said of rows they had not learned from. */
  private record Held(
      double[] model, double[] rule, Map<String, double[]> parts, boolean[] y, int[] cluster, String split) {}

  private Held hold(Rows rows, Facts used, String alone) {
    int n = rows.y().length;
    int[] fold = Folds.random(rows.y(), rows.cluster(), FOLDS, job.random("folds")).of();
    Map<String, double[]> parts = new LinkedHashMap<>();
    double[] model = new double[n];
    double[] rule = new double[n];
    for (int f = 0; f < FOLDS; f++) {
      JobContext part = job.part(0.2 + 0.12 * f, 0.32 + 0.12 * f);
      int now = f;
      int[] in = IntStream.range(0, n)
          .filter(i -> fold[i] != now && (!rows.dated() || !rows.late()[i])).toArray();
      int[] out = IntStream.range(0, n).filter(i -> fold[i] == now && rows.late()[i]).toArray();
      boolean[] yIn = Outcomes.pick(rows.y(), in);
      if (out.length == 0) {
        continue;
      }
      if (Outcomes.oneClass(yIn)) {
        throw ChurnProblems.ONE_CLASS.raise(Outcomes.count(yIn), yIn.length);
      }
      LearnedModel.Learned learned =
          Grading.learn(learner(), used.rows(in), yIn, Outcomes.dense(rows.cluster(), in), part);
      Columns left = used.rows(out).columns();
      Outcomes.put(model, out, learned.model().probabilities(left));
      learned.parts().forEach((id, one) ->
          Outcomes.put(parts.computeIfAbsent(id, i -> new double[n]), out, one.probabilities(left)));
      Outcomes.put(rule, out, Grading.rule(used.rows(in), alone, yIn, used.rows(out), part));
    }
    int[] graded = IntStream.range(0, n).filter(i -> rows.late()[i]).toArray();
    parts.replaceAll((id, all) -> Outcomes.pick(all, graded));
    return new Held(
        Outcomes.pick(model, graded), Outcomes.pick(rule, graded), parts, Outcomes.pick(rows.y(), graded),
        Outcomes.dense(rows.cluster(), graded),
        rows.dated() ? "rows-later" : rows.repeated() ? "customers" : "folds");
  }

  private static List<String> days(Table table) {
    return table.columns().stream().filter(c -> c.kind() == Kind.DATE).map(Column::name).toList();
  }

  private Learner learner() {
    return Learners.of(operation.learner());
  }

  /** The chosen model, the rule, and what each learner of several would have done alone. */
  private List<ChurnEvaluation.Graded> graded(Held held, Estimate auc, String alone) {
    List<ChurnEvaluation.Graded> all = new ArrayList<>();
    all.add(Grading.grade(words("model." + operation.learner()), false, auc, held.model(), held.y()));
    all.add(Grading.grade(
        Text.of(LabelTraining.class, "model.alone", alone), true,
        RankingQuality.aucWithInterval(held.rule(), held.y(), held.cluster()), held.rule(), held.y()));
    held.parts().forEach((id, said) -> all.add(Grading.grade(
        words("model." + id), false, RankingQuality.aucWithInterval(said, held.y(), held.cluster()), said, held.y())));
    return all;
  }

  /** The latest row of each customer, in the order of the table. */
  private static int[] latest(Table table, Optional<Column> date) {
    String[] ids = customers(table);
    int n = Math.toIntExact(table.rows());
    if (ids == null) {
      return IntStream.range(0, n).toArray();
    }
    long[] dates = date.map(d -> table.longs(d.name())).orElse(null);
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < n; i++) {
      String id = ids[i] == null ? "\0" + i : ids[i];
      Integer before = last.get(id);
      if (before == null || dates == null || dates[i] >= dates[before]) {
        last.put(id, i);
      }
    }
    return last.values().stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private void checkSize(Rows rows) {
    int left = Outcomes.count(rows.y());
    if (left == 0 || left == rows.y().length) {
      throw ChurnProblems.ONE_CLASS.raise(left, rows.y().length);
    }
    int leavers = rows.with(true);
    int rarer = Math.min(leavers, rows.with(false));
    if (rows.customers() < FEWEST_CUSTOMERS || rarer < FEWEST_LEAVERS) {
      job.guard(
          ChurnProblems.TOO_FEW.with(
              rows.customers(), leavers, FEWEST_CUSTOMERS, FEWEST_LEAVERS, words("window.label")));
    }
  }

  private static Text words(String key) {
    return Text.of(LabelTraining.class, key);
  }
}
