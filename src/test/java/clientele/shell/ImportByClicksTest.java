package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.columns.CleanText;
import clientele.analysis.data.rows.DropDuplicates;
import clientele.base.Language;
import clientele.cleaning.personal.Pseudonyms;
import clientele.ledger.OpenStudy;
import clientele.ledger.Operation;
import clientele.study.Table;
import clientele.ui.Pictures;
import clientele.ui.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Files of one month and of the next on their way into a study, by clicks and keys. */
class ImportByClicksTest extends ByClicks {
  ImportByClicksTest() {
    super(1240, 900);
  }

  @Override
  OpenStudy show() {
    return window.showEmpty();
  }

  @Test
  void whatOneHasToKnowOfAFileStandsAboveItsRows() throws IOException {
    Path prices = Files.writeString(folder.resolve("prices.csv"), "sku,price\nA1,€10.00\nA2,$12.00\nA3,£5.50\nA4,€20.00\n");
    go("data");
    paste(prices);
    Pictures.until("the note", () -> labels().stream().anyMatch(l -> l.contains("price currency")));
    Pictures.take(workbench.scene(), "import-note-en");
    click("#import-start");
    Pictures.until("the currencies", () -> study.ledger().view().find("prices").flatMap(t -> t.column("price currency")).isPresent());
  }

  @Test
  void whatElseAFileHoldsIsSaidBeforeItIsImported() throws IOException {
    Path nested = Files.writeString(folder.resolve("orders.json"),
        "[{\"id\":1,\"items\":[{\"sku\":\"a\"},{\"sku\":\"b\"}]},{\"id\":2,\"items\":[{\"sku\":\"c\"}]}]");
    paste(nested);
    Pictures.until("the list inside", () -> labels().stream().anyMatch(l -> l.contains("it also holds items")));
  }

  @Test
  void personalColumnsComeInUnderPseudonymsByOneClick() throws IOException {
    paste(people("people.csv", 0));
    Pictures.until("what is personal", () -> shown("#personal-take"));
    pictures("import-personal");
    click("#personal-take");
    Pictures.until("taken", () -> text("#personal-take").equals("Keep plain values"));
    choose("#personal-home_address", "nothing");
    pictures("import-personal-taken");
    click("#import-start");
    Pictures.until("imported", () -> study.ledger().view().outline().has("people"));
    Table people = study.ledger().view().table("people");
    assertTrue(Pseudonyms.isOne(people.words("email")[0]));
    assertEquals(Optional.empty(), people.column("home_address"));
    assertEquals("Wien", people.words("city")[0]);
    assertEquals(1, study.ledger().path().size(), "one step, which one undo takes back");
  }

  /** One view of the file never ends and one cannot be read; the third is what is wanted. */
  @Test
  void aViewOfADatabaseIsReadOnceItIsChosen() throws SQLException {
    Path file = folder.resolve("shop.sqlite");
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file); Statement sql = db.createStatement()) {
      sql.execute("create table sales (customer_id text, spent numeric)");
      for (int i = 0; i < 30; i++) {
        sql.execute("insert into sales values ('0" + i + "', " + i * 10 + ".5)");
      }
      sql.execute("create view never as with recursive r(x) as (select 1 union all select x + 1 from r) select max(x) from r");
      sql.execute("create view bad as select x from nowhere");
      sql.execute("create view large as select * from sales where spent > 200");
    }
    paste(file);
    Pictures.until("the views", () -> labels().stream().anyMatch(l -> l.contains("read only if they are chosen as the sheet: never, bad, large")));
    pictures("import-views");
    Pictures.run(() -> {
      @SuppressWarnings("unchecked")
      ComboBox<String> sheets = (ComboBox<String>) workbench.scene().lookup("#import-sheet");
      sheets.setValue("never"); // what is chosen after it ends the reading of it
      sheets.setValue("large");
    });
    Pictures.until("read", () -> labels().stream().anyMatch(l -> l.startsWith("First 10 of 10 rows")) && shown("#import-start"));
    click("#import-start");
    Pictures.until("imported", () -> study.ledger().view().outline().has("shop"));
    assertEquals(10, study.ledger().view().table("shop").rows());
  }

  @Test
  void nextMonthsFileEndsOnThePageThatSaysWhatChanged() throws IOException {
    go("changes");
    pictures("changes-empty");
    study.ledger().performHere(ImportFile.of(orders("orders.csv", 1, 30, "web")), Optional.empty(), (done, words) -> {});
    paste(orders("february.csv", 2, 55, "app"));
    Pictures.until("where it goes", () -> shown("#import-home"));
    choose("#import-home", "below the rows of orders");
    click("#import-start");
    Pictures.until("imported", () -> text("#import-onward").equals("See what changed"));
    click("#import-onward");
    Pictures.until("what changed", () -> labels().contains("share of “app” in “channel”: 0.0 % → 50.0 % (+50.0 points)"));
    assertTrue(labels().contains("median of “amount”: 44.50 → 69.50 (+56 %)"), labels().toString());
    pictures("changes");
  }

  @Test
  void lastMonthsStepsAreDoneAgainOnNewFilesByClicks() throws IOException {
    perform(ImportFile.of(orders("orders.csv", 1, 30, "web")));
    perform(ImportFile.of(people("people.csv", 0)));
    perform(new DropDuplicates("orders", List.of()));
    perform(new CleanText("people", List.of("city"), List.of("upper")));
    go("data");
    click("#way-again");
    pictures("again-empty");
    Path april = Files.writeString(folder.resolve("april_people.csv"),
        Files.readString(people("may.csv", 120)).replace("tier", "level").replace("+43", "+49"));
    paste("#again", orders("april_orders.csv", 4, 50, "app"), april);
    Pictures.until("the plan", () -> text("#again-run").equals("Do 4 steps"));
    pictures("again");
    click("#again-run");
    Pictures.until("what changed", () -> workbench.scene().lookup("#changes-since") != null);
    assertEquals(800, study.ledger().view().table("orders").rows());
    assertEquals("WIEN", study.ledger().view().table("people").words("city")[120]);
    Pictures.until("the page", () -> labels().contains("“tier” is gone"));
    pictures("changes-two");
  }

  @Test
  void aKindOfFileIsRememberedAndKnownTheNextTime() throws IOException {
    String lines = "Mitglied;Beitritt;Stufe\n0017;2025-01-03;gold\n0018;2025-02-04;basic\n";
    paste(Files.writeString(folder.resolve("club.csv"), lines));
    Pictures.until("looked at", () -> shown("#import-role"));
    choose("#import-role", "customers");
    Pictures.until("looked at again", () -> shown("#import-start"));
    click("#import-start");
    click("#import-remember");
    Pictures.until("remembered", () -> study.ledger().view().outline().artifacts().contains("preset:club"));
    pictures("import-remembered");
    paste(Files.writeString(folder.resolve("neu.csv"), lines.replace("001", "002")));
    Pictures.until("known", () -> labels().contains("Known export") && labels().contains("club"));
    pictures("import-known");
  }

  @Test
  void theAnswerOfADatabaseIsLookedAtAndImported() throws SQLException {
    Path file = folder.resolve("shop.db");
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file); Statement sql = db.createStatement()) {
      sql.execute("create table people (customer_id text, email text, spent numeric)");
      for (int i = 0; i < 30; i++) {
        sql.execute("insert into people values ('0" + i + "', 'm" + i + "@mail.com', " + i * 10 + ".5)");
      }
    }
    go("data");
    click("#way-database");
    pictures("database-empty");
    Pictures.run(() -> {
      @SuppressWarnings("unchecked")
      ComboBox<String> system = (ComboBox<String>) workbench.scene().lookup("#param-system");
      system.setValue("sqlite");
    });
    type("#param-database", file.toString());
    type("#param-table", "from_shop");
    type("#database-query", "select * from people where spent > 20");
    click("#database-look");
    Pictures.until("first rows", () -> labels().contains("m5@mail.com"));
    pictures("database");
    click("#database-hide");
    click("#database-import");
    Pictures.until("imported", () -> study.ledger().view().outline().has("from_shop"));
    assertEquals(28, study.ledger().view().table("from_shop").rows());
    assertTrue(Pseudonyms.isOne(study.ledger().view().table("from_shop").words("email")[0]));
    Pictures.until("onward", () -> shown("#database-onward"));
  }

  private void type(String field, String text) {
    Pictures.until(field, () -> workbench.scene().lookup(field) != null);
    Pictures.run(() -> {
      Node node = workbench.scene().lookup(field);
      Node inner = node instanceof TextInputControl ? node : node.lookup(".text-input");
      inner.requestFocus();
      ((TextInputControl) inner).clear();
    });
    robot.write(text);
    Pictures.settle();
  }

  private void perform(Operation operation) {
    study.ledger().performHere(operation, Optional.empty(), (done, words) -> {});
    Pictures.settle();
  }

  private Path orders(String name, int month, int amount, String channel) throws IOException {
    StringBuilder lines = new StringBuilder("order_id,customer_id,date,amount,channel\n");
    for (int i = 0; i < 400; i++) {
      lines.append(String.format("%d%05d,K%05d,2025-%02d-%02d,%d.50,%s\n", month, i, 100 + i % 90, month, 1 + i % 28, amount + i % 30,
          i % 2 == 0 ? channel : "shop"));
    }
    return Files.writeString(folder.resolve(name), lines);
  }

  private Set<String> labels() {
    return window.labels();
  }

  private Path people(String name, int from) throws IOException {
    StringBuilder lines = new StringBuilder("customer_id,full_name,email,phone,city,home_address,tier\n");
    String[] names = {"Marta", "Oskar", "Ingrid", "Pavel", "Helga", "Bruno", "Clara"};
    for (int i = from; i < from + 120; i++) {
      lines.append(String.format("K%05d,%s Berg,m%d@mail.com,+43 664 %07d,%s,%d Main Street,%s\n", 100 + i, names[i % 7], i,
          1_000_000 + i * 7919, i % 3 == 0 ? "Wien" : "Graz", 1 + i % 90, i % 4 == 0 ? "gold" : "basic"));
    }
    return Files.writeString(folder.resolve(name), lines);
  }

  /** Goes to the import and puts the paths of files there from the clipboard, as a file manager would. */
  private void paste(Path... files) {
    go("data");
    paste("#import", files);
  }

  private void paste(String page, Path... files) {
    Pictures.run(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(String.join("\n", java.util.Arrays.stream(files).map(Path::toString).toList()));
      Clipboard.getSystemClipboard().setContent(content);
      focusable(page).requestFocus();
    });
    robot.push(KeyCode.CONTROL, KeyCode.V);
  }

  private Node focusable(String id) {
    Node page = workbench.scene().lookup(id);
    return page.lookupAll(".button").stream().filter(Node::isVisible).findFirst()
        .orElseGet(() -> page.lookup(".drop-zone"));
  }

  private void choose(String combo, String words) {
    Pictures.run(() -> {
      ComboBox<?> box = (ComboBox<?>) workbench.scene().lookup(combo);
      box.requestFocus();
    });
    for (int i = 0; i < 24 && !value(combo).equals(words); i++) {
      robot.push(i < 4 ? KeyCode.DOWN : KeyCode.UP);
      Pictures.settle();
      Pictures.run(() -> workbench.scene().lookup(combo).requestFocus());
    }
    assertEquals(words, value(combo));
  }

  @SuppressWarnings("unchecked")
  private String value(String combo) {
    AtomicReference<String> said = new AtomicReference<>("");
    Pictures.run(() -> {
      ComboBox<Object> box = (ComboBox<Object>) workbench.scene().lookup(combo);
      said.set(box.getConverter().toString(box.getValue()));
    });
    return said.get();
  }

  private void pictures(String name) {
    for (Theme theme : Theme.values()) {
      for (Language language : Language.values()) {
        Pictures.run(() -> {
          workbench.appearance().theme().set(theme);
          workbench.words().language().set(language);
        });
        Pictures.take(workbench.scene(), name + "-" + theme.tag() + "-" + language.tag());
      }
    }
    Pictures.run(() -> {
      workbench.appearance().theme().set(Theme.LIGHT);
      workbench.words().language().set(Language.ENGLISH);
    });
    Pictures.settle();
  }

  private void go(String place) {
    window.go(place);
  }

  private boolean shown(String id) {
    Node node = workbench.scene().lookup(id);
    return node != null && node.isVisible() && node.getParent().isVisible() && !node.isDisabled();
  }

  private String text(String id) {
    Node node = workbench.scene().lookup(id);
    return node instanceof Labeled labeled ? labeled.getText() : "";
  }

  private void click(String id) {
    Pictures.until(id, () -> shown(id));
    Pictures.run(() -> workbench.scene().lookup(id).requestFocus());
    robot.push(KeyCode.SPACE);
  }
}
