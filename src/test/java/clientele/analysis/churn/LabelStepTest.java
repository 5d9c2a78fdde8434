package clientele.analysis.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.analysis.Step;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A table of customers that says who left is enough to begin; orders are not asked for. */
class LabelStepTest {

  @Test
  void customersWithoutOrdersLeadToTheLabelAndNotToOrderLines() {
    MemoryStudy study = MemoryStudy.empty().table("telco", Role.CUSTOMERS,
        List.of(Column.of("customerID", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("answer", Kind.BOOLEAN)),
        List.of(new Object[] {"a", true}, new Object[] {"b", false}));
    Step step = new ChurnAnalysis().step(study.view());
    assertEquals(Step.State.READY, step.state());
    assertEquals(Step.State.BLOCKED, new ChurnAnalysis().step(MemoryStudy.empty().view()).state());
    assertEquals("choose the column that says who left", Messages.render(step.words(), Language.ENGLISH));
    MemoryStudy named = MemoryStudy.empty().table("telco", Role.CUSTOMERS,
        List.of(Column.of("customerID", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("Churn", Kind.BOOLEAN)),
        List.of(new Object[] {"a", true}, new Object[] {"b", false}));
    assertEquals("Ready to train", Messages.render(new ChurnAnalysis().step(named.view()).words(), Language.ENGLISH));
  }
}
