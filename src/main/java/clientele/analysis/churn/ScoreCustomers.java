package clientele.analysis.churn;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.features.CustomerFeatures;
import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Outline;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.List;

/** Scores customers with the model there is: those of a table with the same columns, or all who ordered by now. */
@OperationId("churn.score")
public record ScoreCustomers(@Param(offers = Param.Offers.TABLE) String table) implements Operation {

  @Override
  public List<Problem> validate(Outline outline) {
    if (!outline.artifacts().contains(TrainChurnModel.MODEL)) {
      return List.of(ChurnProblems.NO_MODEL.with());
    }
    return table.isEmpty() || outline.table(table).isPresent()
        ? List.of()
        : List.of(StudyProblems.noTable(table, outline.tables().keySet()));
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    ChurnModel model = study.artifact(TrainChurnModel.MODEL, ChurnModel.class).orElseThrow();
    Facts facts = model.kind().equals("label") ? ofTable(study, model) : ofOrders(study, model, job);
    return Outcome.of(Text.of(ScoreCustomers.class, "scored", facts.size()))
        .table(new Scores(model).write(study, TrainChurnModel.SCORES, facts, job.part(0.5, 1)))
        .rows(facts.size(), facts.size(), 0)
        .done();
  }

  private Facts ofTable(StudyView study, ChurnModel model) {
    if (table.isEmpty()) {
      throw ChurnProblems.NEEDS_TABLE.raise(model.label());
    }
    Table of = study.table(table);
    return Facts.ofTable(of, model.encoding().facts(), model.encoding().numeric());
  }

  private static Facts ofOrders(StudyView study, ChurnModel model, JobContext job) {
    OrderBook book = OrderBookReader.read(study, job.part(0, 0.4));
    CustomerFeatures now = CustomerFeatures.asOf(book, book.lastDay().orElseThrow(), job);
    return Facts.ofBehaviour(book, now, model.activeDays()).only(model.encoding().facts());
  }
}
