package clientele.analysis.data.rows;

import clientele.analysis.data.steps.CleaningStep;
import clientele.analysis.data.steps.TableSteps;
import clientele.base.Problem;
import clientele.cleaning.Finding;
import clientele.cleaning.MissingValues;
import clientele.job.JobContext;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets apart or leaves out the rows without a value in required columns, by their names or meanings. */
@OperationId("data.handle-missing")
public record HandleMissing(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(offers = Param.Offers.COLUMN) List<String> columns,
    @Param(value = "set-apart", choices = {"set-apart", "drop"}) String action)
    implements CleaningStep {
  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(TableSteps.needTable(outline, table));
    if (problems.isEmpty()) {
      List<Column> all = outline.table(table).orElseThrow().plainColumns();
      for (String wanted : columns) {
        if (named(all, wanted).isEmpty()) {
          problems.addAll(TableSteps.needColumn(outline, table, wanted));
        }
      }
    }
    return problems;
  }

  @Override
  public List<Finding> find(Table rows, JobContext job) {
    return MissingValues.find(rows, required(rows), job);
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    List<Finding> found = find(rows, job.part(0, 0.5));
    return action.equals("drop")
        ? SetApart.leaveOut(study, rows, found, "missing.dropped", 0)
        : SetApart.move(study, rows, found, "missing.done", job.part(0.5, 1));
  }

  /** The columns named, or those without which rows of the table's role say nothing. */
  private List<String> required(Table rows) {
    if (!columns.isEmpty()) {
      return columns.stream().map(c -> named(rows.columns(), c).orElseThrow().name()).toList();
    }
    List<Meaning> needed =
        switch (rows.version().role()) {
          case TRANSACTIONS, EVENTS -> List.of(Meaning.CUSTOMER_ID, Meaning.DATE);
          case CUSTOMERS, SUBSCRIPTIONS, CONTACTS, CONSENTS -> List.of(Meaning.CUSTOMER_ID);
          case PRODUCTS -> List.of(Meaning.PRODUCT_ID);
          case FEEDBACK -> List.of(Meaning.TEXT);
          case CAMPAIGNS -> List.of(Meaning.CAMPAIGN_ID);
          default -> List.of();
        };
    return needed.stream().flatMap(m -> rows.column(m).stream()).map(Column::name).toList();
  }

  private static Optional<Column> named(List<Column> all, String wanted) {
    Optional<Column> same = all.stream().filter(c -> c.name().equals(wanted)).findFirst();
    return same.or(
        () -> Meaning.ofTag(wanted).flatMap(m -> all.stream().filter(c -> c.means(m)).findFirst()));
  }
}
