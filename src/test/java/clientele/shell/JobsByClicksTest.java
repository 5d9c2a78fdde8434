package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.churn.PlanCalls;
import clientele.analysis.feedback.TagFeedback;
import clientele.analysis.recommend.TrainRecommender;
import clientele.analysis.segments.ClusterCustomers;
import clientele.analysis.segments.SegmentsFound;
import clientele.base.Language;
import clientele.ledger.OpenStudy;
import clientele.study.Table;
import clientele.ui.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Does the main job of every page with clicks and keys, on a small study in which every analysis was run. */
@SuppressWarnings("unchecked")
class JobsByClicksTest {
  @TempDir static Path folder;

  private static TrialWindow window;
  private static Workbench workbench;
  private static Stage stage;
  private static OpenStudy study;
  private static List<Path> files;

  private final FxRobot robot = new FxRobot();

  @BeforeAll
  static void open() throws IOException {
    window = TrialWindow.open(folder, 998, 960);
    workbench = window.workbench();
    stage = window.stage();
    files = TrialStudy.files(folder, 700);
    study = window.showFilled(files);
  }

  @AfterAll
  static void close() {
    window.close();
  }

  @Test
  void feedbackIsNarrowedByAspectFeelingAndWords() {
    go("feedback");
    Pictures.until("messages", () -> shownMessages() > 0);
    click("#aspect-chip");
    int all = study.ledger().view().table(TagFeedback.TABLE).words("sentiment").length;
    Pictures.until("all messages", () -> shownMessages() == all);
    click("#feeling-negative");
    long negative = count(study.ledger().view().table(TagFeedback.TABLE).words("sentiment"), "negative");
    Pictures.until("negative messages", () -> shownMessages() == negative);
    click("#feeling-negative");
    robot.clickOn("#message-search").write("courier");
    long couriers = 0;
    for (String text : study.ledger().view().table("评论_2025").words("text")) {
      couriers += text.toLowerCase(java.util.Locale.ROOT).contains("courier") ? 1 : 0;
    }
    long wanted = couriers;
    Pictures.until("messages of couriers", () -> shownMessages() == wanted);
    assertTrue(wanted > 0);
  }

  @Test
  void aMessageIsJudgedByAKeyAndTheJudgementIsTakenBack() {
    go("feedback");
    Pictures.until("messages", () -> shownMessages() > 0);
    long before = steps();
    String[] tags = study.ledger().view().table(TagFeedback.TABLE).words("corrected");
    assertEquals(0, java.util.Arrays.stream(tags).filter(java.util.Objects::nonNull).count());
    Pictures.run(() -> {
      ListView<?> list = (ListView<?>) workbench.scene().lookup("#messages");
      list.getSelectionModel().select(0);
      list.requestFocus();
    });
    robot.push(KeyCode.U);
    Pictures.until("the judgement", () -> steps() > before
        && count(study.ledger().view().table(TagFeedback.TABLE).words("corrected"), "sentiment") == 1);
    Pictures.until("the judgement in the list", () -> labels().stream().anyMatch(l -> l.endsWith("judged")));
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    Pictures.until("as before", () -> count(
        study.ledger().view().table(TagFeedback.TABLE).words("corrected"), "sentiment") == 0);
  }

  @Test
  void theNextItemsOfACustomerAreFoundByTheId() {
    go("recommend");
    Table table = study.ledger().view().table(TrainRecommender.TABLE);
    String[] customers = table.words("customer_id");
    String[] items = table.words("item_id");
    int last = customers.length - 1;
    Pictures.until("lists", () -> workbench.scene().lookup("#customer-search") != null);
    robot.clickOn("#customer-search").write(customers[last]).push(KeyCode.ENTER);
    Pictures.until("the customer", () -> labels().contains(customers[last]));
    for (int i = last; i >= 0 && customers[i].equals(customers[last]); i--) {
      assertTrue(labels().contains(items[i]), items[i] + " is not shown");
    }
    robot.clickOn("#customer-search").push(KeyCode.CONTROL, KeyCode.A).write("nobody").push(KeyCode.ENTER);
    Pictures.until("nobody of that id", () -> labels().stream().anyMatch(l -> l.contains("“nobody”")));
    assertFalse(labels().contains(customers[last]), "the customer before is no longer shown");
  }

  @Test
  void aSegmentIsChosenAndTheirNumberIsChanged() {
    go("segments");
    Pictures.until("segments", () -> rows().size() >= 2);
    Pictures.run(() -> rows().get(1).requestFocus());
    robot.push(KeyCode.ENTER);
    String second = workbench.words().say(found().segments().get(1).name());
    Pictures.until("the profile of the second", () -> labels().stream().anyMatch(l -> l.equals(second + " against all customers")));
    long before = steps();
    long head = study.ledger().head();
    Pictures.run(() -> ((ComboBox<?>) workbench.scene().lookup("#param-k")).getEditor().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.A).write("3");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    Pictures.until("three segments", () -> steps() > before && found().segments().size() == 3);
    Pictures.run(() -> rows().getFirst().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    Pictures.until("undone", () -> study.ledger().head() == head);
  }

  @Test
  void aSegmentIsNamedByKeysAndTheNameIsUndone() {
    go("segments");
    Pictures.until("segments", () -> rows().size() >= 2);
    Pictures.run(() -> rows().getFirst().requestFocus());
    robot.push(KeyCode.ENTER);
    String suggested = workbench.words().say(segments().segments().getFirst().name());
    long head = study.ledger().head();
    robot.push(KeyCode.F2);
    Pictures.until("the field", () -> workbench.scene().lookup("#segment-name") != null);
    robot.push(KeyCode.ESCAPE);
    Pictures.until("no field", () -> workbench.scene().lookup("#segment-name") == null);
    click("#segment-rename");
    Pictures.until("the field again", () -> workbench.scene().lookup("#segment-name") != null);
    robot.push(KeyCode.CONTROL, KeyCode.A).write("Weekenders").push(KeyCode.ENTER);
    Pictures.until("the name", () -> labels().contains("Weekenders") && workbench.scene().lookup("#segment-name") == null);
    assertEquals("Weekenders", workbench.words().say(segments().segments().getFirst().name()));
    Pictures.run(() -> rows().getFirst().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    Pictures.until("undone", () -> study.ledger().head() == head && labels().contains(suggested));
  }

  private static SegmentsFound segments() {
    return SegmentsFound.in(study.ledger().view()).orElseThrow();
  }

  @Test
  void callsAreMovedByKeysPlannedAndExported() throws IOException {
    go("churn");
    Pictures.until("the model", () -> workbench.scene().lookup("#churn-decide") != null);
    click("#churn-decide");
    Pictures.until("the slider", () -> workbench.scene().lookup("#calls") != null);
    Pictures.run(() -> workbench.scene().lookup("#calls").requestFocus());
    double calls = ((Slider) workbench.scene().lookup("#calls")).getValue();
    robot.push(KeyCode.RIGHT);
    Pictures.until("more calls", () -> ((Slider) workbench.scene().lookup("#calls")).getValue() > calls);
    Pictures.until("they are computed", () -> labels().contains("Against 70, €"));
    assertEquals(70, ((Slider) workbench.scene().lookup("#calls")).getValue(), "also where the model is doubted and a reason was given");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    Pictures.until("the guard", () -> workbench.scene().lookup("#guard-reason") != null);
    robot.clickOn("#guard-reason").write("a pilot").push(KeyCode.ENTER);
    Pictures.until("a plan with them", () -> count(study.ledger().view().table(PlanCalls.LIST).words("group"), "call") == 70);
    Pictures.until("the export", () -> !workbench.scene().lookup("#export").isDisabled());
    click("#export");
    Pictures.until("what leaves", () -> button("#export-write").map(b -> !b.isDisabled()).orElse(false));
    Path target = folder.resolve("calls.csv");
    Pictures.run(() -> ((TextField) workbench.scene().lookup("#export-file")).setText(target.toString()));
    Pictures.take(workbench.scene(), "export");
    click("#export-write");
    Pictures.until("the file", () -> Files.exists(target));
    long called = count(study.ledger().view().table(PlanCalls.LIST).words("group"), "call");
    assertEquals(called + 1, Files.readAllLines(target).size(), "a line of names and those who are called");
    Pictures.until("the box closed", () -> workbench.scene().lookup("#export-box") == null
        || !workbench.scene().lookup("#export-box").getParent().isVisible());
    click("#churn-build-again");
  }

  @Test
  void aTableIsFilteredInItsHead() {
    go("tables");
    Pictures.until("tables", () -> workbench.scene().lookup("#table-customers") != null);
    click("#table-customers");
    Pictures.until("the grid", () -> workbench.scene().getRoot().lookupAll(".head-box .text-field").size() > 2);
    String[] lands = study.ledger().view().table("customers").words("Land");
    long austria = count(lands, "Austria");
    Pictures.run(() -> workbench.scene().getRoot().lookupAll(".head-box").stream()
        .filter(h -> h.lookupAll(".head-name").stream().anyMatch(n -> ((Labeled) n).getText().equals("Land")))
        .flatMap(h -> h.lookupAll(".text-field").stream())
        .findFirst().orElseThrow().requestFocus());
    robot.write("austria");
    Pictures.until("Austria", () -> labels().contains(clientele.base.Figures.count(austria)));
  }

  @Test
  void aTableIsNarrowedByAClickAndACellEditedByTyping() {
    go("tables");
    click("#table-customers");
    Pictures.until("the facet", () -> workbench.scene().lookup("#facet-Land-0") != null);
    click("#facet-Land-0");
    Pictures.until("a chip", () -> workbench.scene().lookup(".chip-button") != null);
    String land = ((Labeled) workbench.scene().lookup("#facet-Land-0")).getText();
    long there = count(study.ledger().view().table("customers").words("Land"), land);
    Pictures.until("its rows", () -> labels().contains(clientele.base.Figures.count(there)));
    click(".chip-button");
    Pictures.until("all rows", () -> workbench.scene().lookup(".chip-button") == null);
    Node cell = workbench.scene().getRoot().lookupAll(".data-grid .table-cell").stream()
        .filter(n -> n.isVisible() && "K000100".equals(((Labeled) n).getText())).findFirst().orElseThrow();
    robot.doubleClickOn(cell);
    Pictures.until("the field", () -> workbench.scene().lookup("#cell-edit") != null);
    robot.push(KeyCode.CONTROL, KeyCode.A).write("K999999").push(KeyCode.ENTER);
    Pictures.until("the step", () -> study.ledger().view().table("customers").words("Kundennr")[0].equals("K999999"));
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    Pictures.until("undone", () -> study.ledger().view().table("customers").words("Kundennr")[0].equals("K000100"));
  }

  @Test
  void spellingsAndSuspiciousCellsAreLookedThroughAndPutRight() throws IOException {
    StringBuilder shops = new StringBuilder("shop_no,zip,city,area\n");
    for (int i = 0; i < 300; i++) {
      String city = i % 8 < 4 ? "Wien" : "Salzburg";
      shops.append("S").append(i).append(',').append(1010 + i % 8 * 10).append(',')
          .append(i == 17 || i == 90 ? "Wein" : i == 33 ? "WIEN" : city).append(',').append(i % 2 == 0 ? "north" : "south").append('\n');
    }
    Path file = Files.writeString(folder.resolve("branches.csv"), shops);
    study.ledger().performHere(clientele.analysis.data.bring.ImportFile.of(file), Optional.empty(), (done, words) -> {});
    go("values");
    Pictures.until("the table", () -> workbench.scene().lookup("#values-table-branches") != null && !labels().contains("Looking through every value"));
    click("#values-table-branches");
    Pictures.until("the spellings", () -> workbench.scene().lookup("#spelling-Wien") != null);
    Pictures.take(workbench.scene(), "values-spellings-en");
    click("#values-suspects");
    Pictures.until("the cells", () -> button("#values-act").map(b -> b.getText().equals("Correct 3 cells")).orElse(false));
    Pictures.take(workbench.scene(), "values-suspects-en");
    Pictures.settle();
    click("#suspect-18-city");
    Pictures.until("one less", () -> button("#values-act").map(b -> b.getText().equals("Correct 2 cells")).orElse(false));
    click("#values-act");
    Pictures.until("corrected", () -> study.ledger().view().table("branches").words("city")[90].equals("Wien"));
    assertEquals("Wein", study.ledger().view().table("branches").words("city")[17], "not ticked");
    Pictures.until("looked through anew", () -> button("#values-act").map(b -> b.getText().equals("Correct 1 cell")).orElse(false));
    click("#values-spellings");
    Pictures.until("a group", () -> workbench.scene().lookup("#spelling-Wien") != null);
    Pictures.settle();
    click("#spelling-Wien");
    Pictures.run(() -> workbench.words().language().set(clientele.base.Language.CHINESE));
    Pictures.take(workbench.scene(), "values-spellings-zh");
    Pictures.run(() -> workbench.words().language().set(clientele.base.Language.ENGLISH));
    click("#values-act");
    Pictures.until("merged", () -> new java.util.HashSet<>(List.of(study.ledger().view().table("branches").words("city"))).equals(Set.of("Wien", "Salzburg")));
  }

  @Test
  void theProfileLeadsToTheRowsWithoutAValue() {
    go("tables");
    click("#table-orders_2023-25");
    click("#tables-show");
    Pictures.until("the profile", () -> labels().contains("Betrag"));
    Pictures.take(workbench.scene(), "profile-en");
    Pictures.run(() -> workbench.words().language().set(clientele.base.Language.CHINESE));
    Pictures.take(workbench.scene(), "profile-zh");
    Pictures.run(() -> workbench.words().language().set(clientele.base.Language.ENGLISH));
    click("#lacking-Menge");
    Table orders = study.ledger().view().table("orders_2023-25");
    long missing = java.util.Arrays.stream(orders.longs("Menge")).filter(v -> v == clientele.study.Column.MISSING).count();
    Pictures.until("its rows", () -> labels().contains(clientele.base.Figures.count(missing)));
  }

  @Test
  void aColumnIsAddedByAFormulaThatIsCompletedWhileItIsTyped() {
    go("tables");
    click("#table-orders_2023-25");
    Pictures.until("the grid", () -> workbench.scene().getRoot().lookupAll(".head-box .text-field").size() > 2);
    click("#formula-column");
    Pictures.until("the line", () -> workbench.scene().lookup("#formula-name") != null && workbench.scene().lookup("#formula-name").isFocused());
    robot.write("twice").push(KeyCode.TAB).write("2*Bet");
    Pictures.until("what fits", () -> !visible(".formula-offer").isEmpty());
    Pictures.take(workbench.scene(), "formula-offers");
    robot.push(KeyCode.ENTER);
    Pictures.until("the column", () -> ((TextField) workbench.scene().lookup("#formula")).getText().equals("2*[Betrag]"));
    Pictures.until("what it gives", () -> labels().stream().anyMatch(l -> l.startsWith("Gives number: ")));
    Pictures.take(workbench.scene(), "formula");
    click("#formula-add");
    Pictures.until("the column", () -> study.ledger().view().table("orders_2023-25").column("twice").isPresent());
    Table orders = study.ledger().view().table("orders_2023-25");
    assertEquals(2 * orders.reals("Betrag", 0)[0], orders.reals("twice", 0)[0], 1e-9);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    Pictures.until("undone", () -> study.ledger().view().table("orders_2023-25").column("twice").isEmpty());
  }

  private List<Node> visible(String style) {
    return workbench.scene().getRoot().lookupAll(style).stream().filter(n -> n.isVisible() && n.getParent().isVisible()).toList();
  }

  @Test
  void doublesAreFoundLookedAtAndMergedByClicks() throws IOException {
    StringBuilder people = new StringBuilder("person_id,first,last,street,city,phone\n");
    String[] names = {"Marta", "Oskar", "Ingrid", "Pavel", "Helga", "Bruno", "Clara", "Dieter", "Edda", "Frieda"};
    String[] families = {"Lindqvist", "Novak", "Berger", "Hofstetter", "Quandt", "Rosenthal", "Sommerfeld", "Tischler"};
    for (int i = 0; i < 300; i++) {
      people.append("P").append(i).append(',').append(names[i % 10]).append(',').append(families[i / 10 % 8]).append(i)
          .append(",Weg ").append(i * 37 % 211).append(",Wien,0").append(6_643_517_24L + i * 7919L).append('\n');
    }
    people.append("P900,Marta,Lindqvst0,Weg 0,Wien,0664351724\nP901,Oskar,Lindqvist1,Weg 37,Wien,0664359643\n");
    Path file = Files.writeString(folder.resolve("people.csv"), people);
    study.ledger().performHere(clientele.analysis.data.bring.ImportFile.of(file), Optional.empty(), (done, words) -> {});
    study.ledger().performHere(
        new clientele.analysis.data.identity.FindDuplicates("people", List.of(), ""), Optional.empty(), (done, words) -> {});
    go("duplicates");
    Pictures.until("the merge", () -> button("#duplicates-merge").map(b -> !b.isDisabled()).orElse(false));
    Pictures.take(workbench.scene(), "duplicates-found");
    int steps = study.ledger().path().size();
    Pictures.until("masks", () -> labels().contains("L•••"));
    assertFalse(labels().stream().anyMatch(l -> l.startsWith("Lindqv")), "nobody is named");
    click("#duplicates-reveal");
    Pictures.until("who they are", () -> labels().contains("Lindqvst0") || labels().contains("Lindqvist1"));
    Pictures.until("noted", () -> study.ledger().path().size() == steps + 1);
    assertEquals("data.reveal-pair", study.ledger().path().getLast().operation());
    Pictures.until("read again", () -> labels().stream().anyMatch(l -> l.startsWith("Lindqv")));
    Pictures.take(workbench.scene(), "duplicates-revealed");
    click("#duplicates-merge");
    Pictures.until("one row each", () -> study.ledger().view().table("people").rows() == 300);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    Pictures.until("all rows", () -> study.ledger().view().table("people").rows() == 302);
  }

  @Test
  void theLetterToTheClientIsCopied() {
    go("readiness");
    Pictures.until("the letter", () -> labels().stream().anyMatch(l -> l.contains("May these customers be contacted")));
    click("#letter-copy");
    AtomicReference<String> copied = new AtomicReference<>("");
    Pictures.run(() -> copied.set(Clipboard.getSystemClipboard().getString()));
    assertTrue(copied.get().startsWith("Questions on the files for “Alder & Peak 2025”"), copied.get());
    assertTrue(copied.get().contains("“Menge”"), "the cell that is no number is asked about");
  }

  @Test
  void filesArePastedLookedAtAndImported() throws IOException {
    Path stores = Files.writeString(folder.resolve("stores.csv"), "store_id;city;opened\nS1;Köln;2020-05-01\nS2;Wien;2021-06-02\n");
    go("data");
    paste(stores);
    Pictures.until("looked at", () -> button("#import-start").map(b -> !b.isDisabled()).orElse(false));
    click("#import-start");
    Pictures.until("imported", () -> study.ledger().view().outline().table("stores").isPresent());
    assertEquals(List.of("Köln", "Wien"), List.of(study.ledger().view().table("stores").words("city")));
  }

  @Test
  void nextMonthsFileJoinsItsTableAndIsCleanedTheSameWay() throws IOException {
    Path march = Files.writeString(folder.resolve("visits.csv"), "visit_id,shop,day\nV1,Wien,2025-03-01\nV1,Wien,2025-03-01\nV2,Graz,2025-03-02\n");
    Path april = Files.writeString(folder.resolve("visits_april.csv"), "visit_id,shop,day\nV3,Wien,2025-04-01\nV3,Wien,2025-04-01\n");
    study.ledger().performHere(clientele.analysis.data.bring.ImportFile.of(march), Optional.empty(), (done, words) -> {});
    study.ledger().performHere(new clientele.analysis.data.rows.DropDuplicates("visits", List.of()), Optional.empty(), (done, words) -> {});
    go("data");
    paste(april);
    Pictures.until("where it goes", () -> workbench.scene().lookup("#import-home") != null);
    Pictures.run(() -> ((javafx.scene.control.ComboBox<String>) workbench.scene().lookup("#import-home")).setValue("append:visits"));
    click("#import-start");
    Pictures.until("three visits", () -> study.ledger().view().outline().table("visits").filter(t -> t.rows() == 3).isPresent());
  }

  @Test
  void aGuardRailIsPassedOnlyWithAReasonWhichTheHistoryKeeps() throws IOException {
    StringBuilder ragged = new StringBuilder("shop_id,city,opened\n");
    for (int i = 0; i < 200; i++) {
      ragged.append("S").append(i).append(new String[] {",Wien,2021-06-02\n", ",Wien,2021-06-03\n", ",Köln,x,y\n", ",Köln,x,y,2\n", ",K,x,y,z,4\n"}[i % 5]);
    }
    Path file = Files.writeString(folder.resolve("shops.csv"), ragged);
    go("data");
    paste(file);
    Pictures.until("looked at", () -> button("#import-start").map(b -> !b.isDisabled()).orElse(false));
    click("#import-start");
    Pictures.until("the guard rail", () -> workbench.scene().lookup("#guard-reason") != null);
    assertTrue(study.ledger().view().outline().table("shops").isEmpty());
    assertTrue(workbench.scene().lookup("#guard-go").isDisabled());
    robot.clickOn("#guard-reason").write("the client knows");
    click("#guard-go");
    Pictures.until("imported", () -> study.ledger().view().outline().table("shops").isPresent());
    assertEquals(Optional.of("the client knows"), study.ledger().maker("shops").orElseThrow().override());
  }

  private void paste(Path file) {
    Pictures.until("the page", () -> workbench.scene().lookup("#import") != null);
    Pictures.run(() -> {
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, file.toString()));
      workbench.scene().lookup("#import").requestFocus();
    });
    robot.push(KeyCode.CONTROL, KeyCode.V);
  }

  private void go(String place) {
    window.go(place);
  }

  private void click(String query) {
    window.click(robot, query);
  }

  private static SegmentsFound found() {
    return study.ledger().view().artifact(ClusterCustomers.FOUND, SegmentsFound.class).orElseThrow();
  }

  private static int shownMessages() {
    Node list = workbench.scene().lookup("#messages");
    return list == null ? -1 : ((ListView<?>) list).getItems().size();
  }

  private static long count(String[] words, String wanted) {
    return java.util.Arrays.stream(words).filter(wanted::equals).count();
  }

  private static Set<String> labels() {
    return window.labels();
  }

  private static List<Node> rows() {
    List<Node> rows = new ArrayList<>(workbench.scene().getRoot().lookupAll(".lean-row"));
    rows.removeIf(r -> !r.isFocusTraversable());
    return rows;
  }

  private static Optional<Button> button(String query) {
    return window.button(query);
  }

  private static long steps() {
    return study.ledger().entries().size();
  }
}
