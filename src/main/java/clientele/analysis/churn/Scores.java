package clientele.analysis.churn;

import clientele.base.Text;
import clientele.features.facts.Facts;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the table of scores: probability with interval, tier and the three strongest reasons. */
final class Scores {
  /** Probability from which a customer is of the high tier. */
  static final double HIGH = 0.5;

  /** Probability from which a customer is of the medium tier. */
  static final double MEDIUM = 0.25;

  /** Tier of those who have left already and are in the table all the same; they are not counted and not called. */
  static final String LEFT = "left";

  private static final int BLOCK = 2048;

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
          Column.of("probability", Kind.REAL),
          Column.of("low", Kind.REAL),
          Column.of("high", Kind.REAL),
          Column.of("tier", Kind.TEXT),
          Column.of("reason_1", Kind.PHRASE),
          Column.of("reason_2", Kind.PHRASE),
          Column.of("reason_3", Kind.PHRASE));

  private final ChurnModel model;

  Scores(ChurnModel model) {
    this.model = model;
  }

  DatasetVersion write(StudyView study, String name, Facts facts, JobContext job) {
    return write(study, name, facts, new boolean[facts.size()], job);
  }

  DatasetVersion write(StudyView study, String name, Facts facts, boolean[] left, JobContext job) {
    Reasons reasons = new Reasons(model);
    int n = facts.size();
    try (RowWriter writer = study.writeRows(name, Role.RESULT, COLUMNS)) {
      for (int from = 0; from < n; from += BLOCK) {
        Facts block = facts.rows(IntStream.range(from, Math.min(n, from + BLOCK)).toArray());
        ChurnModel.Risk[] risks = model.risks(block);
        Text[][] why = reasons.of(block);
        for (int i = 0; i < risks.length; i++) {
          writer.row(
              block.ids()[i], risks[i].probability(), risks[i].low(), risks[i].high(),
              left[from + i] ? LEFT : tier(risks[i].probability()), why[i][0], why[i][1], why[i][2]);
        }
        job.progress((double) (from + risks.length) / n);
      }
      return writer.finish();
    }
  }

  private static String tier(double probability) {
    return probability >= HIGH ? "high" : probability >= MEDIUM ? "medium" : "low";
  }
}
