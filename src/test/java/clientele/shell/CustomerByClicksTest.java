package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Figures;
import clientele.base.Language;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.OpenStudy;
import clientele.study.Table;
import clientele.ui.Pictures;
import clientele.ui.Target;
import clientele.ui.Theme;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A customer found in the palette or opened from a row of a list: what the tables hold, names masked while they are to be. */
class CustomerByClicksTest extends ByClicks {
  CustomerByClicksTest() {
    super(1240, 900);
  }

  @Override
  OpenStudy show() throws IOException {
    return window.showFilled(folder);
  }

  @Test
  void aCustomerIsFoundByIdAndShownWithMasks() {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    Pictures.until("the palette", () -> workbench.scene().lookup("#palette-query") != null);
    Pictures.settle();
    robot.write("K000116");
    Pictures.settle();
    robot.push(KeyCode.ENTER);
    Pictures.until("the customer", () -> window.labels().contains("Customer K000116 · what is known?"));
    Table orders = study.ledger().view().table("orders_2023-25");
    String[] who = orders.words("Kundennr");
    String[] number = orders.words("Bestell-Nr");
    String[] amount = orders.words("Betrag");
    Set<String> numbers = new HashSet<>();
    double spend = 0;
    for (int i = 0; i < who.length; i++) {
      if ("K000116".equals(who[i])) {
        numbers.add(number[i]);
        spend += Double.parseDouble(amount[i]);
      }
    }
    Pictures.until("its orders", () -> window.labels().contains(Figures.count(numbers.size())));
    CustomerRecords found = CustomerRecords.of(study.ledger().view(), "K000116", JobContext.quiet(new Seed(0)));
    assertEquals(numbers.size(), found.orders());
    assertEquals(spend, found.days().values().stream().mapToDouble(d -> d).sum(), 0.005);
    String name = study.ledger().view().table("customers").words("Name")[16];
    assertEquals("K000116", study.ledger().view().table("customers").words("Kundennr")[16]);
    assertFalse(window.labels().contains(name), "a name is masked");
    Pictures.take(workbench.scene(), "customer-en");
    Pictures.run(() -> {
      workbench.words().language().set(Language.CHINESE);
      workbench.appearance().theme().set(Theme.DARK);
    });
    Pictures.until("in Chinese", () -> window.labels().contains("客户资料"));
    Pictures.take(workbench.scene(), "customer-zh-dark");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
    Pictures.until("the name", () -> window.labels().contains(name));
  }

  @Test
  void factsStandBesideTheMiddleOfAllCustomers() {
    CustomerRecords found = CustomerRecords.of(study.ledger().view(), "K000116", JobContext.quiet(new Seed(0)));
    Table features = study.ledger().view().table("features");
    double[] all = features.reals("orders");
    String[] ids = features.words("customer_id");
    double own = all[Arrays.asList(ids).indexOf("K000116")];
    double[] sorted = Arrays.stream(all).sorted().toArray();
    CustomerRecords.Fact orders = found.facts().stream().filter(f -> f.name().equals("orders")).findFirst().orElseThrow();
    assertEquals(own, orders.value());
    assertEquals((sorted[449] + sorted[450]) / 2, orders.median(), 1e-12);
    assertTrue(found.parts().stream().anyMatch(p -> p.table().name().equals("segments")));
    assertFalse(CustomerRecords.of(study.ledger().view(), "nobody", JobContext.quiet(new Seed(0))).isKnown());
  }

  @Test
  void aRowOfTheCallListOpensItsCustomer() {
    Pictures.run(() -> workbench.follow(Target.Rows.all("churn_call_list")));
    Pictures.until("the list", () -> window.labels().contains("Place"));
    String first = study.ledger().view().table("churn_call_list").words("customer_id")[0];
    Pictures.until("its rows", () -> robot.lookup(first).tryQuery().isPresent());
    robot.doubleClickOn(first);
    Pictures.until("the customer", () -> window.labels().contains("Customer " + first + " · what is known?"));
    Pictures.run(() -> workbench.go("tables"));
    String second = study.ledger().view().table("churn_call_list").words("customer_id")[1];
    Pictures.until("the list again", () -> robot.lookup(second).tryQuery().isPresent());
    robot.clickOn(second);
    robot.push(KeyCode.ENTER);
    Pictures.until("the next one", () -> window.labels().contains("Customer " + second + " · what is known?"));
  }

  @Test
  void erasingACustomerAsksOnceMoreAndOpensTheStudyAnew() {
    Pictures.run(() -> workbench.follow(new Target.Customer("K000116")));
    Pictures.until("the way", () -> workbench.scene().lookup("#customer-erase") != null);
    press("#customer-erase");
    Pictures.until("once more", () -> window.labels().stream().anyMatch(l -> l.startsWith("All rows of K000116 go")));
    long orders = Arrays.stream(study.ledger().view().table("orders_2023-25").words("Kundennr")).filter("K000116"::equals).count();
    String rows = window.labels().stream().filter(l -> l.startsWith("Rows that go as the study stands, by table: ")).findFirst().orElseThrow();
    assertTrue(rows.contains("customers 1,") && rows.contains("orders_2023-25 " + orders), rows);
    assertTrue(window.labels().stream().anyMatch(l -> l.endsWith("3 copies are replaced by one.")), window.labels().toString());
    assertEquals("K000116", study.ledger().view().table("customers").words("Kundennr")[16], "nothing is changed by looking");
    for (Language language : Language.values()) {
      if (language != workbench.words().now()) {
        Pictures.run(() -> workbench.words().language().set(language));
        Pictures.until("the way again", () -> workbench.scene().lookup("#customer-erase") != null);
        press("#customer-erase");
        Pictures.until("once more", () -> workbench.scene().lookup("#customer-erase-sure") != null);
      }
      for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
        Pictures.run(() -> {
          workbench.appearance().theme().set(theme);
          workbench.scene().getRoot().lookupAll(".scroll-pane").stream()
              .map(javafx.scene.control.ScrollPane.class::cast).forEach(pane -> pane.setVvalue(1));
        });
        Pictures.take(workbench.scene(), "customer-erase-" + language.tag() + "-" + theme.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
    long before = workbench.session().orElseThrow().ledger().entries().size();
    assertTrue(before > 5);
    press("#customer-erase-sure");
    Pictures.until("opened anew", () -> workbench.session().filter(s -> s.ledger().entries().isEmpty()).isPresent());
    Pictures.until("told", () -> window.labels().stream().anyMatch(l -> l.startsWith("K000116 ") && l.contains("副本")
        || l.startsWith("K000116 is erased from the study and its copies")));
  }

  private void press(String button) {
    Pictures.run(() -> ((javafx.scene.control.ButtonBase) workbench.scene().lookup(button)).requestFocus());
    robot.push(button.contains("sure") ? KeyCode.SPACE : KeyCode.ENTER);
    Pictures.settle();
  }
}
