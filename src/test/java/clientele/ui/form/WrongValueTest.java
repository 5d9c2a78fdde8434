package clientele.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.churn.PlanCalls;
import clientele.analysis.data.columns.CorrectErrors;
import clientele.analysis.segments.ClusterCustomers;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.OperationCatalog.Parameter;
import clientele.ui.Pictures;
import clientele.ui.ProblemBar;
import clientele.ui.Words;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** A value that does not fit names the field as the form does in a window, and the option too on the command line. */
class WrongValueTest {
  private final Words english = new Words(Language.ENGLISH);

  private static Problem refused(Class<? extends Operation> type, Map<String, List<String>> words) {
    return assertThrows(ProblemException.class, () -> OperationCatalog.make(type, words)).problem();
  }

  private static String window(Problem problem, Words words) {
    return words.what(problem) + " " + words.say(problem.why()) + " " + words.advice(problem);
  }

  @Test
  void theFieldIsNamedInTheWindowAndTheOptionOnTheCommandLine() {
    Problem wrong = refused(PlanCalls.class, Map.of("save-rate", List.of("120")));
    assertEquals("“120” does not fit “Save rate” of “Plan call list”. Nothing was done. Give a number from 0 to 100.", window(wrong, english));
    assertEquals(
        "OP-VALUE: “120” does not fit “Save rate” of “Plan call list” (churn.plan-calls: --save-rate). Nothing was done."
            + " Give a number from 0 to 100 (--save-rate: 0…100).",
        wrong.line(Language.ENGLISH));
    assertTrue(window(wrong, new Words(Language.CHINESE)).startsWith("“120”不适用于“"), window(wrong, new Words(Language.CHINESE)));
  }

  @Test
  void theWordsAllowedAreThoseOfTheForm() {
    Problem wrong = refused(ClusterCustomers.class, Map.of("method", List.of("magic")));
    assertTrue(window(wrong, english).endsWith(
        "Give one of: k-means, Ward (tree), Gaussian mixture, dense groups (HDBSCAN), RFM classes."), window(wrong, english));
    assertTrue(wrong.line(Language.ENGLISH).endsWith("(--method: kmeans | ward | gmm | hdbscan | rfm)."), wrong.line(Language.ENGLISH));
  }

  /** Before: from 0 to 1, though nothing below a half is taken. */
  @Test
  void boundsHaveTheirDecimals() {
    FormModel<CorrectErrors> form = new FormModel<>(CorrectErrors.class);
    Parameter sure = form.parameters().stream().filter(p -> p.name().equals("sure")).findFirst().orElseThrow();
    form.value("sure").set("0.3");
    assertTrue(window(form.problem(sure).orElseThrow(), english).endsWith("Give a number from 0.5 to 1."), window(form.problem(sure).orElseThrow(), english));
  }

  @Test
  void noFieldOfAnyOperationIsNamedByItsOptionInAWindow() {
    OperationCatalog catalog = Analyses.discover().operations();
    int seen = 0;
    for (String id : catalog.ids()) {
      Class<? extends Operation> type = catalog.type(id).orElseThrow();
      for (Parameter parameter : OperationCatalog.parameters(type)) {
        List<Problem> wrong = new java.util.ArrayList<>();
        if (parameter.param().required() && parameter.type() != List.class) {
          wrong.add(assertThrows(ProblemException.class, () -> parameter.parse(List.of(""))).problem());
        }
        if (parameter.type() != String.class && parameter.type() != List.class && parameter.type() != clientele.base.Secret.class
            || parameter.type() == String.class && parameter.param().choices().length > 0) {
          wrong.add(assertThrows(ProblemException.class, () -> parameter.parse(List.of("no such value")), id + " " + parameter.name()).problem());
        }
        for (Problem problem : wrong) {
          for (Language language : Language.values()) {
            String said = window(problem, new Words(language));
            assertFalse(said.contains("--") || said.contains(id) || said.contains("op."), said);
            assertTrue(said.contains(Messages.render(parameter.words(), language)), said);
            assertTrue(problem.line(language).contains("--" + parameter.flag()), problem.line(language));
          }
          seen++;
        }
      }
    }
    assertTrue(seen > 100, "wrong values tried: " + seen);
  }

  @Test
  void aRecipeWithAWrongNameIsToldInWordsToo() {
    Problem wrong = refused(PlanCalls.class, Map.of("saving", List.of("1")));
    assertTrue(window(wrong, english).startsWith("“Plan call list” knows no “saving”."), window(wrong, english));
    assertTrue(window(wrong, english).contains("Save rate") && !window(wrong, english).contains("--"), window(wrong, english));
    assertTrue(wrong.line(Language.ENGLISH).contains("--save-rate-tested"), wrong.line(Language.ENGLISH));
  }

  @Test
  void theBarOfAWindowSaysItSo() {
    Pictures.startToolkit();
    AtomicReference<String> said = new AtomicReference<>();
    Pictures.run(() -> {
      ProblemBar bar = new ProblemBar(english);
      bar.show(refused(PlanCalls.class, Map.of("save-rate", List.of("120"))));
      said.set(bar.lookupAll(".label").stream().map(Label.class::cast).map(Label::getText).reduce("", String::concat));
    });
    assertTrue(said.get().contains("“Save rate”") && !said.get().contains("--"), said.get());
  }
}
