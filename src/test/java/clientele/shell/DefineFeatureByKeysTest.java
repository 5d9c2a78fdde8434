package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.customers.DefineFeature;
import clientele.analysis.data.bring.ImportFile;
import clientele.features.definition.Condition;
import clientele.features.definition.FeatureDefinition;
import clientele.features.definition.OwnFeatures;
import clientele.ledger.OpenStudy;
import clientele.ui.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** An analyst defines a feature in the form: names it, chooses what counts, and finds it kept. */
public class DefineFeatureByKeysTest extends ByClicks {
  public DefineFeatureByKeysTest() {
    super(1240, 900);
  }

  @Override
  OpenStudy show() throws IOException {
    Path file = Files.writeString(folder.resolve("orders.csv"), """
        order_id,customer_id,date,product_id,quantity,unit_price
        o1,anna,2025-03-01,T1,1,100.00
        o2,anna,2025-06-01,S1,1,60.00
        o3,ben,2025-06-30,T1,2,90.00
        """);
    return window.show(runner -> {
      OpenStudy made = TrialStudy.empty(runner);
      made.ledger().performHere(ImportFile.of(file), Optional.of("few lines"), (done, words) -> {});
      return made;
    });
  }

  @Test
  void ordersOfAProductInHalfAYearAreDefinedInTheForm() {
    StudyWindow shown = workbench.scene().getRoot().lookupAll("*").stream().filter(StudyWindow.class::isInstance).map(StudyWindow.class::cast).findFirst().orElseThrow();
    Pictures.run(() -> shown.ask(DefineFeature.class));
    Pictures.until("the form", () -> field("name") != null);
    Pictures.settle();
    assertTrue(window.labels().contains("Only where"), window.labels().toString());
    assertTrue(((ComboBox<?>) field("where")).getItems().contains("product_id"), "columns are offered");
    assertTrue(((Button) workbench.scene().lookup("#run-operation")).isDisabled(), "without a name it cannot be done");
    robot.clickOn(field("name"));
    robot.write("Tents sold");
    Pictures.run(() -> {
      choose("where", "product_id");
      ((ComboBox<String>) field("days")).getEditor().setText("180");
      ((TextField) field("values")).setText("T1");
    });
    Pictures.settle();
    Pictures.take(workbench.scene(), "define-feature-en");
    assertTrue(window.labels().stream().noneMatch(l -> l.contains("nobody foresaw")), window.labels().toString());
    assertFalse(((Button) workbench.scene().lookup("#run-operation")).isDisabled());
    Pictures.run(() -> ((Button) workbench.scene().lookup("#run-operation")).fire());
    Pictures.until("the definition", () -> study.ledger().view().outline().has(OwnFeatures.NAME));
    FeatureDefinition defined = OwnFeatures.in(study.ledger().view()).getFirst();
    assertEquals("tents_sold", defined.id());
    assertEquals(180, defined.window().days());
    assertEquals(List.of(new Condition("product_id", Condition.Compare.ANY_OF, List.of("T1"))), defined.filter().all());
  }

  private Node field(String parameter) {
    return workbench.scene().lookup("#param-" + parameter);
  }

  private void choose(String parameter, String value) {
    ((ComboBox<String>) field(parameter)).setValue(value);
  }
}
