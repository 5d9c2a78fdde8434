package clientele.analysis.churn;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.features.OrderBook;
import clientele.features.engine.CustomerFeatures;
import clientele.features.engine.OrderBookEngine;
import clientele.features.facts.Facts;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.models.learn.LearnedModel;
import clientele.models.learn.Outcomes;
import clientele.study.Outline;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.List;
import java.util.stream.IntStream;

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
    ChurnModel model = study.need(TrainChurnModel.MODEL, ChurnModel.class);
    Scored scored = model.kind().equals("label") ? ofTable(study, model, job) : all(ofOrders(study, model, job));
    Facts facts = scored.facts();
    for (LearnedModel.Strange strange : model.learned().strange(facts.columns())) {
      job.warn(ChurnProblems.STRANGE.with(strange.rows(), strange.fact(), strange.examples().isEmpty() ? Text.of(ScoreCustomers.class, "gaps") : String.join(", ", strange.examples())));
    }
    return Outcome.of(Text.of(ScoreCustomers.class, "scored", facts.size()))
        .table(new Scores(model).write(study, TrainChurnModel.SCORES, facts, scored.left(), job.part(0.5, 1)))
        .rows(facts.size(), facts.size(), 0)
        .done();
  }

  /** Customers to score, and which of them have left already. */
  private record Scored(Facts facts, boolean[] left) {}

  private static Scored all(Facts facts) {
    return new Scored(facts, new boolean[facts.size()]);
  }

  /** All rows of a new table; of the table the model learned from only those without the label. */
  private Scored ofTable(StudyView study, ChurnModel model, JobContext job) {
    LabelMeaning meaning = model.label().orElseThrow();
    if (table.isEmpty()) {
      throw ChurnProblems.NEEDS_TABLE.raise(meaning.column());
    }
    Table of = study.table(table);
    Facts facts = Facts.ofTable(of, model.learned().facts(), model.learned().numeric());
    if (of.column(meaning.column()).isEmpty()) {
      return all(facts);
    }
    String[] values = of.words(meaning.column());
    boolean[] left = new boolean[values.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = meaning.left(values[i]).orElse(false);
    }
    if (table.equals(model.table())) {
      return all(facts.rows(IntStream.range(0, left.length).filter(i -> !left[i]).toArray()));
    }
    int n = Outcomes.count(left);
    if (n > 0) {
      job.warn(ChurnProblems.HAVE_LABEL.with(table, n, meaning.column(), meaning.value()));
    }
    return new Scored(facts, left);
  }

  private static Facts ofOrders(StudyView study, ChurnModel model, JobContext job) {
    OrderBookEngine engine = OrderBookEngine.read(study, job.part(0, 0.4));
    OrderBook book = engine.book();
    CustomerFeatures now = engine.asOf(book.lastDay().orElseThrow(), job);
    return model.scope().orElseThrow().facts(book, now).only(model.learned().facts());
  }
}
