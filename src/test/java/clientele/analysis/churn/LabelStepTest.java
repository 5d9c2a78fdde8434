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
  void aNameIsALabelWhereItSaysWhetherAndNotHowOftenOrWhy() {
    for (String label : List.of("churn", "Churn", "Exited", "churn_flag", "Attrition_Flag", "is_churned", "has_left", "churned30d", "churnLabel", "是否流失")) {
      assertEquals(3, LabelMeaning.likeness(label), label);
    }
    assertEquals(2, LabelMeaning.likeness("active"));
    assertEquals(1, LabelMeaning.likeness("loan_closed"));
    for (String other : List.of("churn_date", "churn_reason", "predicted_churn", "churnScore", "cancelled_orders", "closed_tickets", "days_active_count", "last_active", "流失原因", "calls")) {
      assertEquals(0, LabelMeaning.likeness(other), other);
    }
  }

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
