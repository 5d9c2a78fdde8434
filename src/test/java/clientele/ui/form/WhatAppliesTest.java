package clientele.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.churn.PlanCalls;
import clientele.analysis.churn.TrainChurnModel;
import clientele.analysis.data.bring.ImportQuery;
import clientele.analysis.segments.ClusterCustomers;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.OperationCatalog.Parameter;
import clientele.ledger.When;
import clientele.ui.Pictures;
import clientele.ui.TrialContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

/** A form shows the parameters that apply to what is typed; the command line and recipes take them all. */
class WhatAppliesTest {

  private static <T extends Operation> Set<String> out(FormModel<T> form) {
    return form.parameters().stream().filter(p -> !form.applies(p).get()).map(Parameter::name).collect(Collectors.toSet());
  }

  @Test
  void classesOfRfmHaveNoNumberAndDensityNoUpperOne() {
    FormModel<ClusterCustomers> form = new FormModel<>(ClusterCustomers.class);
    assertEquals(Set.of(), out(form));
    form.value("method").set("rfm");
    assertEquals(Set.of("k", "resamples", "mostSegments"), out(form));
    form.value("method").set("hdbscan");
    assertEquals(Set.of("mostSegments"), out(form), "one of the numbers that density allows may be asked for");
    form.value("method").set("ward");
    assertEquals(Set.of(), out(form));
  }

  @Test
  void whoHasALabelNeedsNoSilence() {
    FormModel<TrainChurnModel> form = new FormModel<>(TrainChurnModel.class);
    assertEquals(Set.of(), out(form));
    form.value("label").set("Churn");
    assertEquals(Set.of("silenceDays", "gapDays", "activeDays", "backtests"), out(form));
    form.value("label").set("  ");
    assertEquals(Set.of(), out(form));
  }

  @Test
  void theMarginCountsWhereTheValueOfACustomerIsNotGiven() {
    FormModel<PlanCalls> form = new FormModel<>(PlanCalls.class);
    form.value("valueSaved").set("0.0");
    assertEquals(Set.of(), out(form));
    form.value("valueSaved").set("250");
    assertEquals(Set.of("margin"), out(form));
  }

  @Test
  void aDatabaseThatIsAFileHasNoServer() {
    FormModel<ImportQuery> form = new FormModel<>(ImportQuery.class);
    form.value("system").set("sqlite");
    assertEquals(
        Set.of("host", "port", "user", "password", "passwordFile", "passwordVariable", "encrypted", "certificate", "plain"), out(form));
  }

  /** What nobody sees neither stops the form nor gets into the history; it is there again when it applies again. */
  @Test
  void whatDoesNotApplyTakesItsDefault() {
    FormModel<ClusterCustomers> form = new FormModel<>(ClusterCustomers.class);
    form.value("k").set("many");
    assertFalse(form.valid().getValue());
    form.value("method").set("rfm");
    assertTrue(form.valid().getValue());
    assertEquals("auto", form.operation().k());
    form.value("k").set("7");
    assertEquals("auto", form.operation().k());
    form.value("method").set("gmm");
    assertEquals("7", form.operation().k());
  }

  @Test
  void theCommandLineAndRecipesTakeThemAll() {
    ClusterCustomers typed = OperationCatalog.make(ClusterCustomers.class, Map.of("method", List.of("rfm"), "k", List.of("7")));
    assertEquals("7", typed.k());
    TrainChurnModel told = OperationCatalog.make(
        TrainChurnModel.class, Map.of("label", List.of("Churn"), "silence-days", List.of("90"), "backtests", List.of("1")));
    assertEquals("90 1", told.silenceDays() + " " + told.backtests());
  }

  /** A condition that names no parameter, or no word that it can have, would hide a field for good. */
  @Test
  void everyConditionCanHoldAndFail() {
    OperationCatalog catalog = Analyses.discover().operations();
    int seen = 0;
    for (String id : catalog.ids()) {
      List<Parameter> all = OperationCatalog.parameters(catalog.type(id).orElseThrow());
      for (Parameter parameter : all) {
        if (parameter.when().isPresent()) {
          When when = parameter.when().get();
          Parameter other = all.stream().filter(p -> p.name().equals(when.parameter())).findFirst().orElseThrow(() -> new AssertionError(id + " " + when));
          List<String> choices = List.of(other.param().choices());
          assertTrue(choices.isEmpty() || choices.containsAll(when.words()), id + " " + when);
          assertFalse(parameter.param().required() || other.when().isPresent() || other == parameter, id + " " + parameter.name());
          seen++;
        }
      }
    }
    assertTrue(seen >= 17, "conditions seen: " + seen);
  }

  @Test
  void thePanelHidesTheFieldAndShowsItAgain() {
    Pictures.startToolkit();
    Pictures.run(() -> {
      TrialContext context = TrialContext.windowed(Analyses.discover().operations());
      RunPanel<ClusterCustomers> panel = new RunPanel<>(context, ClusterCustomers.class, Text.literal("Segments"), Set.of());
      new Scene(panel, 320, 900);
      panel.applyCss();
      panel.layout();
      double all = panel.prefHeight(320);
      panel.model().value("method").set("rfm");
      assertFalse(panel.lookup("#field-of-k").isVisible() || panel.lookup("#field-of-k").isManaged());
      panel.layout();
      assertTrue(panel.prefHeight(320) < all, "no gap is left");
      panel.model().value("method").set("kmeans");
      assertTrue(panel.lookup("#field-of-k").isVisible() && panel.lookup("#field-of-k").isManaged());
      context.close();
    });
  }
}
