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

/** Writes the table of scores: probability with interval, tier and the three strongest reasons. */
final class Scores {
  /** Probability from which a customer is of the high tier. */
  static final double HIGH = 0.5;

  /** Probability from which a customer is of the medium tier. */
  static final double MEDIUM = 0.25;

  /** Tier of those who have left already and are in the table all the same; they are not counted and not called. */
  static final String LEFT = "left";

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
    double[][] rows = model.encoding().rows(facts);
    try (RowWriter writer = study.writeRows(name, Role.RESULT, COLUMNS)) {
      for (int i = 0; i < rows.length; i++) {
        ChurnModel.Risk risk = model.risk(rows[i]);
        Text[] why = reasons.of(facts, i, rows[i]);
        writer.row(
            facts.ids()[i], risk.probability(), risk.low(), risk.high(), left[i] ? LEFT : tier(risk.probability()), why[0], why[1], why[2]);
        if (i % 1024 == 0) {
          job.progress((double) i / rows.length);
        }
      }
      return writer.finish();
    }
  }

  private static String tier(double probability) {
    return probability >= HIGH ? "high" : probability >= MEDIUM ? "medium" : "low";
  }
}
