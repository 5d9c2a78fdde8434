package clientele.analysis.churn.ui;

import clientele.actions.Arm;
import clientele.analysis.churn.ChurnCharts;
import clientele.analysis.churn.ChurnEvaluation;
import clientele.analysis.churn.ChurnSection;
import clientele.analysis.churn.PlanCalls;
import clientele.analysis.churn.TrainChurnModel;
import clientele.base.Interval;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.ledger.LedgerEntry;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.ui.Grade;
import clientele.ui.ViewContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the churn lab shows: the evaluation of the model, and the decision as kept or as a slider would make it. */
final class ChurnViewModel {
  /**
   * A customer on the list.
   *
   * @param rank as it was planned
   * @param place among the rows that are on the list now, those of the control group counted, from 1
   */
  record Called(
      long rank, long place, String customer, double risk, double gain, Interval gainRange, Optional<Text> reason) {}

  private static final int SHOWN = 7;

  private final ViewContext context;
  private final ReadOnlyObjectWrapper<Optional<ChurnEvaluation>> evaluation = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<PlanCalls.Decision>> decision = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<PlanCalls.Decision>> previewed = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<PlanCalls>> asked = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyIntegerWrapper looks = new ReadOnlyIntegerWrapper();
  private final BooleanProperty deciding = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
  private Optional<Long> keptBy = Optional.empty();

  ChurnViewModel(ViewContext context) {
    this.context = context;
    context.study().addListener((p, before, after) -> look());
    look();
  }

  /** How good the model is, if there is one. */
  ReadOnlyObjectProperty<Optional<ChurnEvaluation>> evaluation() {
    return evaluation.getReadOnlyProperty();
  }

  /** The decision that is kept. */
  ReadOnlyObjectProperty<Optional<PlanCalls.Decision>> decision() {
    return decision.getReadOnlyProperty();
  }

  /** The decision to show: what the slider would make, or what is kept. */
  Optional<PlanCalls.Decision> shown() {
    return previewed.get().or(decision::get);
  }

  /** What the slider would make. */
  ReadOnlyObjectProperty<Optional<PlanCalls.Decision>> previewed() {
    return previewed.getReadOnlyProperty();
  }

  /** Whether the page shows whom to call instead of how good the model is. */
  BooleanProperty deciding() {
    return deciding;
  }

  /** Why a preview could not be computed. */
  ObjectProperty<Optional<Problem>> problem() {
    return problem;
  }

  /** The plan that is being computed; empty while what is shown answers the last one asked for. */
  ReadOnlyObjectProperty<Optional<PlanCalls>> asked() {
    return asked.getReadOnlyProperty();
  }

  /** Grows whenever the study was looked at again, after all other properties have their values. */
  ReadOnlyIntegerProperty looks() {
    return looks.getReadOnlyProperty();
  }

  /**
   * Shows what a plan gives: the kept decision where it is the answer to that plan, and else what the plan would make,
   * without keeping it. The newest question wins, also over older ones that are still being computed.
   */
  void ask(PlanCalls plan) {
    problem.set(Optional.empty());
    if (decision.get().filter(d -> d.answers(plan)).isPresent()) {
      asked.set(Optional.empty());
      previewed.set(Optional.empty());
    } else if (previewed.get().filter(d -> d.answers(plan)).isPresent()) {
      asked.set(Optional.empty());
    } else {
      compute(plan);
    }
  }

  private void compute(PlanCalls plan) {
    asked.set(Optional.of(plan));
    context.latest(
        this,
        context.preview(plan, context.maker(PlanCalls.DECISION).flatMap(LedgerEntry::override), view -> view.artifact(PlanCalls.DECISION, PlanCalls.Decision.class)),
        found -> {
          if (waitsFor(plan)) {
            previewed.set(found);
            asked.set(Optional.empty());
          }
        },
        p -> {
          if (waitsFor(plan)) {
            asked.set(Optional.empty());
            problem.set(Optional.of(p));
          }
        });
  }

  private boolean waitsFor(PlanCalls plan) {
    return asked.get().filter(plan::equals).isPresent();
  }

  /** The grade of the model. */
  static Grade grade(ChurnEvaluation of) {
    return Grade.valueOf(of.grade());
  }

  /** Charts of the model. */
  ChurnCharts charts(ChurnEvaluation of) {
    return new ChurnCharts(of, currency());
  }

  /** Words of the model. */
  ChurnSection section(ChurnEvaluation of) {
    return new ChurnSection(of, decision.get(), currency());
  }

  /** The first customers on the kept list. */
  List<Called> first() {
    StudyView study = context.study().getValue();
    Optional<Table> list = study.find(PlanCalls.LIST);
    List<Called> rows = new ArrayList<>();
    list.filter(t -> t.chunks() > 0).ifPresent(t -> {
      long[] rank = t.longs("rank", 0);
      double[] risk = t.reals("probability", 0);
      double[] gain = t.reals("expected_gain", 0);
      double[] low = t.reals("low", 0);
      double[] high = t.reals("high", 0);
      int[] ids = t.codes("customer_id", 0);
      int[] groups = t.codes(Arm.COLUMN, 0);
      int[] reasons = t.codes("reason_1", 0);
      for (int i = 0; i < rank.length && rows.size() < SHOWN; i++) {
        String group = t.dictionary(Arm.COLUMN).get(groups[i]);
        if (Arm.CALL.is(group)) {
          rows.add(new Called(rank[i], i + 1L, t.dictionary("customer_id").get(ids[i]), risk[i], gain[i],
              Interval.of(Math.min(low[i], high[i]), Math.max(low[i], high[i])),
              Optional.ofNullable(t.dictionary("reason_1").get(reasons[i])).map(Text::decode)));
        }
      }
    });
    return rows;
  }

  /** Whether a table or artifact is out of date. */
  boolean stale(String name) {
    return context.study().getValue().outline().stale().contains(name);
  }

  /** ISO code of the study's money; empty if unknown. */
  String currency() {
    return context.study().getValue().outline().settings().currency();
  }

  private void look() {
    StudyView study = context.study().getValue();
    evaluation.set(study.artifact(TrainChurnModel.EVALUATION, ChurnEvaluation.class));
    Optional<Long> maker = context.maker(PlanCalls.DECISION).map(LedgerEntry::number);
    if (maker.isEmpty() || !maker.equals(keptBy)) {
      keptBy = maker;
      asked.set(Optional.empty());
      previewed.set(Optional.empty());
      decision.set(study.artifact(PlanCalls.DECISION, PlanCalls.Decision.class));
    } else {
      asked.get().or(() -> previewed.get().map(PlanCalls.Decision::plan)).ifPresent(this::compute); // its inputs may be others now
    }
    looks.set(looks.get() + 1);
  }
}
