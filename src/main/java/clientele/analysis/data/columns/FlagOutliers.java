package clientele.analysis.data.columns;

import clientele.analysis.data.steps.ColumnSteps;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.NumberOutliers;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.models.IsolationForest;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flags rows with numbers far from the others in a column that says why; returns and bulk orders are told apart. */
@OperationId(value = "data.flag-outliers", version = 2)
public record FlagOutliers(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(offers = Param.Offers.COLUMN) List<String> columns,
    @Param(value = "mad", choices = {"mad", "iqr", "forest"}) String method)
    implements Operation {
  /** Name of the column with the reasons. */
  /** Name of the column it makes. */
  public static final String FLAG = "outlier";

  private static final double APART = 0.65;
  /** The least score of a row that lies apart in a small table, whose trees are too low for higher ones. */
  private static final double APART_OF_FEW = 0.5;
  /** How many times as far from the middle score as the upper quartile. */
  private static final double FAR = 8;
  private static final double CLOSEST = 0.01;

  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(ColumnSteps.need(outline, table, columns, false));
    if (problems.isEmpty()) {
      for (String name : columns) {
        if (!ColumnSteps.column(outline, table, name).orElseThrow().kind().isNumeric()) {
          problems.add(DataProblems.NOT_NUMBERS.with(name, table));
        }
      }
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    List<Column> looked =
        rows.columns().stream()
            .filter(c -> columns.isEmpty() ? c.kind().isNumeric() && !isId(c) : columns.contains(c.name()))
            .toList();
    Text[] flags = method.equals("forest") ? forest(rows, looked, job) : single(rows, looked, job);
    Map<String, Integer> index = new LinkedHashMap<>();
    List<Chunk> chunks = new ArrayList<>();
    int at = 0;
    long flagged = 0;
    for (int k = 0; k < rows.chunks(); k++) {
      int[] codes = new int[rows.rowsIn(k)];
      for (int i = 0; i < codes.length; i++) {
        Text flag = flags[at++];
        codes[i] = flag == null ? -1 : code(index, flag.encode());
        flagged += flag == null ? 0 : 1;
      }
      chunks.add(new Chunk.Codes(codes));
    }
    TableEdit edit = study.edit(table);
    edit.put(Column.of(FLAG, Kind.PHRASE), chunks, Dictionary.of(index.keySet().toArray(String[]::new)));
    List<String> few = looked.stream().map(Column::name).filter(c -> isFew(rows, c)).toList();
    return Outcome.of(Text.of(FlagOutliers.class, "flag.done", flagged, table, few.size(), String.join(", ", few), NumberOutliers.LEAST))
        .table(edit.finish())
        .rows(rows.rows(), rows.rows(), 0)
        .done();
  }

  private static boolean isFew(Table rows, String column) {
    return Arrays.stream(rows.reals(column)).filter(v -> !Double.isNaN(v)).limit(NumberOutliers.LEAST).count() < NumberOutliers.LEAST;
  }

  private Text[] single(Table rows, List<Column> looked, JobContext job) {
    Text[] flags = new Text[Math.toIntExact(rows.rows())];
    for (int c = 0; c < looked.size(); c++) {
      job.progress((double) c / looked.size());
      Column column = looked.get(c);
      double[] values = rows.reals(column.name());
      boolean quantity = column.means(Meaning.QUANTITY);
      int[] sides = NumberOutliers.find(rows, column, method.equals("iqr"));
      for (int row = 0; row < flags.length; row++) {
        if (sides[row] != 0 && flags[row] == null) {
          String key = quantity && values[row] < 0 ? "flag.return" : quantity && sides[row] > 0 ? "flag.bulk"
              : sides[row] > 0 ? "flag.above" : "flag.below";
          flags[row] = Text.of(FlagOutliers.class, key, column.name());
        }
      }
    }
    return flags;
  }

  /** Score of a small table from which a row lies apart: far from the middle one, seen from the upper quartile. */
  private static double ofFew(double[] scores) {
    double[] sorted = Arrays.stream(scores).sorted().toArray();
    double middle = sorted[sorted.length / 2];
    double far = middle + FAR * Math.max(CLOSEST, sorted[sorted.length * 3 / 4] - middle);
    return Math.min(APART, Math.max(APART_OF_FEW, far));
  }

  private static Text[] forest(Table rows, List<Column> looked, JobContext job) {
    double[][] features = new double[Math.toIntExact(rows.rows())][looked.size()];
    for (int c = 0; c < looked.size(); c++) {
      double[] values = rows.reals(looked.get(c).name());
      double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
      double middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
      for (int row = 0; row < values.length; row++) {
        features[row][c] = Double.isNaN(values[row]) ? middle : values[row];
      }
    }
    double[] scores = IsolationForest.scores(features, job.seed().derive("isolation forest"), job);
    Text[] flags = new Text[scores.length];
    if (scores.length < NumberOutliers.LEAST) {
      return flags;
    }
    double apart = scores.length < IsolationForest.SAMPLE ? ofFew(scores) : APART;
    for (int row = 0; row < scores.length; row++) {
      flags[row] = scores[row] >= apart ? Text.of(FlagOutliers.class, "flag.apart") : null;
    }
    return flags;
  }

  private static boolean isId(Column column) {
    return column.meaning().filter(m -> m.tag().endsWith("_id")).isPresent()
        || column.name().toLowerCase(java.util.Locale.ROOT).matches("(.*[_ .-])?(id|no|nr|zip|code|index)");
  }

  private static int code(Map<String, Integer> index, String word) {
    Integer known = index.putIfAbsent(word, index.size());
    return known == null ? index.size() - 1 : known;
  }
}
