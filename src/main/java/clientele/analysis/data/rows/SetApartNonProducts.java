package clientele.analysis.data.rows;

import clientele.analysis.data.steps.CleaningStep;
import clientele.analysis.data.steps.DataProblems;
import clientele.cleaning.Finding;
import clientele.cleaning.NonProducts;
import clientele.job.JobContext;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.List;

/** Sets order lines apart that are no products: postage, fees, corrections, discounts, vouchers, samples. */
@OperationId("data.set-apart-non-products")
public record SetApartNonProducts(@Param(required = true, offers = Param.Offers.TABLE) String table)
    implements CleaningStep {
  @Override
  public List<Finding> find(Table rows, JobContext job) {
    if (!NonProducts.canLook(rows)) {
      throw DataProblems.NOT_TRANSACTIONS.raise(table);
    }
    return NonProducts.find(rows, job);
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    return SetApart.move(study, rows, find(rows, job.part(0, 0.5)), "non-products.done", job.part(0.5, 1));
  }
}
