package clientele.analysis.data.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.ui.again.AgainView;
import clientele.analysis.data.ui.again.AgainViewModel;
import clientele.analysis.data.ui.database.DatabaseView;
import clientele.base.Language;
import clientele.ui.Pictures;
import clientele.ui.TrialContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that does steps again, on a recipe that names files and servers of somebody else, and the page of databases. */
class StrangersRecipeTest {
  @TempDir Path folder;

  @Test
  void thePageShowsWhatTheRecipeWantsToReadAndWhatIsGiven() throws IOException {
    Path orders = Files.writeString(folder.resolve("orders.csv"), "order_id,customer_id,date,amount\n1,A,2024-01-05,10\n2,B,2024-01-06,20\n");
    Path next = Files.writeString(folder.resolve("february.csv"), "order_id,customer_id,date,amount\n3,A,2024-02-05,10\n4,B,2024-02-06,20\n");
    Path recipe = Files.writeString(folder.resolve("theirs.json"), ("{'steps':[{'op':'data.import','params':{'file':'/home/ann/.ssh/id_rsa',"
        + "'table':'orders','role':'transactions'}},{'op':'data.import','params':{'file':'people.csv','table':'people'}},"
        + "{'op':'data.import-query','params':{'system':'postgresql','host':'evil.example','database':'shop','query':'select 1','table':'visits'}},"
        + "{'op':'data.drop-duplicates','params':{'table':'orders'}}]}").replace('\'', '"'));
    Pictures.startToolkit();
    AtomicReference<TrialContext> made = new AtomicReference<>();
    AtomicReference<AgainViewModel> models = new AtomicReference<>();
    AtomicReference<Scene> scenes = new AtomicReference<>();
    Pictures.run(() -> {
      TrialContext context = TrialContext.windowed(Analyses.discover().operations());
      context.ledger().performHere(ImportFile.of(orders), Optional.empty(), (done, words) -> {});
      AgainViewModel model = new AgainViewModel(context);
      AgainView view = new AgainView(context, model);
      scenes.set(shown(context, view.page(), view.panel()));
      made.set(context);
      models.set(model);
    });
    Pictures.run(() -> {
      models.get().takeRecipe(recipe);
      models.get().add(List.of(next));
    });
    Pictures.until("the plan", () -> models.get().plan().size() == 2);
    Pictures.settle();
    List<String> said = labels(scenes.get().lookup("#again-reads"));
    assertTrue(said.contains("the file id_rsa, for the table orders") && said.contains("Your file february.csv takes its place."), said.toString());
    assertTrue(said.contains("the PostgreSQL database shop, for the table visits"), said.toString());
    assertEquals(1, said.stream().filter("No file given: the table stays as it is."::equals).count(), said.toString());
    assertTrue(said.stream().noneMatch(w -> w.contains("evil") || w.contains(".ssh")), said.toString());
    pictures(made.get(), scenes.get(), "again-recipe");
    Pictures.run(made.get()::close);
    Pictures.close((Stage) scenes.get().getWindow());
  }

  @Test
  void theCertificateAndThePlainWayStandWhereTheDatabaseIs() {
    Pictures.startToolkit();
    AtomicReference<TrialContext> made = new AtomicReference<>();
    AtomicReference<Scene> scenes = new AtomicReference<>();
    Pictures.run(() -> {
      TrialContext context = TrialContext.windowed(Analyses.discover().operations());
      DatabaseView view = new DatabaseView(context);
      scenes.set(shown(context, view.page(), view.panel()));
      made.set(context);
    });
    Pictures.settle();
    assertTrue(labels(scenes.get().getRoot()).contains("Certificate of the server"), labels(scenes.get().getRoot()).toString());
    pictures(made.get(), scenes.get(), "database-proof");
    Pictures.run(made.get()::close);
    Pictures.close((Stage) scenes.get().getWindow());
  }

  private static Scene shown(TrialContext context, Region page, Node panel) {
    HBox frame = new HBox(page, panel);
    HBox.setHgrow(page, Priority.ALWAYS);
    page.setMinWidth(0);
    Scene scene = new Scene(frame, 1240, 980);
    context.appearance().dress(scene);
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    return scene;
  }

  private static void pictures(TrialContext context, Scene scene, String name) {
    for (Language language : Language.values()) {
      Pictures.run(() -> context.words().language().set(language));
      Pictures.take(scene, name + "-" + language.tag());
    }
  }

  private static List<String> labels(Node within) {
    AtomicReference<List<String>> said = new AtomicReference<>();
    Pictures.run(() -> said.set(within.lookupAll(".label").stream().filter(Label.class::isInstance).map(n -> ((Label) n).getText()).toList()));
    return said.get();
  }
}
