package clientele.analysis.data.steps;

import clientele.base.Problem;
import clientele.cleaning.Finding;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.List;

/** A step that takes rows out of a table because of what it finds in them. */
public interface CleaningStep extends Operation {
  /** The table it works on. */
  String table();

  /** The rows it would take out, by reason. */
  List<Finding> find(Table table, JobContext job);

  /** What the step would do, without doing it. */
  default CleaningPreview preview(StudyView study, JobContext job) {
    Table rows = study.table(table());
    return CleaningPreview.of(rows, find(rows, job));
  }

  @Override
  default List<Problem> validate(Outline outline) {
    return TableSteps.needTable(outline, table());
  }
}
