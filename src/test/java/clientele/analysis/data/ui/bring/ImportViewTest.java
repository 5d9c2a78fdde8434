package clientele.analysis.data.ui.bring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.base.Language;
import clientele.ui.Pictures;
import clientele.ui.Theme;
import clientele.ui.TrialContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wizard on a file that leaves the order of day and month open. */
class ImportViewTest {
  @TempDir Path folder;

  @Test
  void asksWhatTheFileLeavesOpenAndImportsOnceItIsDecided() throws IOException {
    Path orders = folder.resolve("orders_2023-25.csv");
    StringBuilder lines = new StringBuilder("Bestell-Nr;Kundennr;Datum;Artikel;Bezeichnung;Menge;Betrag\n");
    for (int i = 0; i < 400; i++) {
      lines.append(String.format("%07d;K%06d;%02d/%02d/2025;TX-%d;%s;%d;%d,95\n", 48812 + i / 2, 100 + i % 37, 1 + i % 12,
          1 + i % 9, 2207 + i % 5, i % 3 == 0 ? "Regenjacke 徒步款" : "Trekkingschuh Alta GTX", 1 + i % 2, 20 + i % 90));
    }
    lines.append("0049911;K004410;04/04/2025;ZE-5001;Zelt; Kuppel;1;289,00\n");
    lines.append("0049912;K004411;04/04/2025;ZE-5001;Zelt;1;289,00;0049913;K004412;04/04/2025;ZE-5002;Zelt;2;99,00\n");
    Files.writeString(orders, lines);
    Pictures.startToolkit();
    AtomicReference<TrialContext> made = new AtomicReference<>();
    AtomicReference<ImportViewModel> models = new AtomicReference<>();
    AtomicReference<Scene> scenes = new AtomicReference<>();
    Pictures.run(() -> {
      TrialContext context = TrialContext.windowed(Analyses.discover().operations());
      ImportViewModel model = new ImportViewModel(context);
      ImportView view = new ImportView(context, model);
      HBox frame = new HBox(view.page(), view.panel());
      HBox.setHgrow(view.page(), Priority.ALWAYS);
      view.page().setMinWidth(0);
      Scene scene = new Scene(frame, 1240, 830);
      context.appearance().dress(scene);
      Stage stage = new Stage();
      stage.setScene(scene);
      stage.show();
      made.set(context);
      models.set(model);
      scenes.set(scene);
    });
    ImportViewModel model = models.get();
    Pictures.take(scenes.get(), "import-empty");
    Pictures.run(() -> model.add(List.of(orders)));
    Pictures.until("the question", () -> !model.asking().isEmpty());
    for (Theme theme : Theme.values()) {
      for (Language language : Language.values()) {
        Pictures.run(() -> {
          made.get().appearance().theme().set(theme);
          made.get().words().language().set(language);
        });
        Pictures.take(scenes.get(), "import-asking-" + theme.tag() + "-" + language.tag());
      }
    }
    Pictures.run(() -> ((Button) scenes.get().lookup("#import-use")).fire());
    Pictures.until("ready", () -> !model.ready().isEmpty());
    assertEquals(401, model.readyRows(), "a name that holds the separator is put together again; two rows in one are refused");
    Pictures.run(() -> ((Button) scenes.get().lookup("#import-start")).fire());
    Pictures.until("imported", () -> model.files().getFirst().phase().get() == FileEntry.Phase.DONE);
    assertEquals(401, made.get().study().getValue().outline().table("orders_2023-25").orElseThrow().rows());
    Pictures.run(made.get()::close);
    Pictures.close((Stage) scenes.get().getWindow());
  }

  @Test
  void asksForThePasswordOfAWorkbookUntilItFits() throws Exception {
    Path locked = Path.of(ImportViewTest.class.getResource("/clientele/intake/locked.xlsx").toURI());
    Pictures.startToolkit();
    AtomicReference<TrialContext> made = new AtomicReference<>();
    AtomicReference<ImportViewModel> models = new AtomicReference<>();
    AtomicReference<Scene> scenes = new AtomicReference<>();
    Pictures.run(() -> {
      TrialContext context = TrialContext.windowed(Analyses.discover().operations());
      ImportViewModel model = new ImportViewModel(context);
      ImportView view = new ImportView(context, model);
      made.set(context);
      models.set(model);
      scenes.set(new Scene(new HBox(view.page(), view.panel()), 1240, 830));
      model.add(List.of(locked));
    });
    Pictures.until("the question", () -> scenes.get().lookup("#import-password") != null);
    open(scenes.get(), "strasse 7");
    Pictures.until("refused", () -> code(models.get()).equals("INTAKE-WRONG-PASSWORD") && scenes.get().lookup("#import-password") != null);
    open(scenes.get(), "Straße 7");
    Pictures.until("ready", () -> !models.get().ready().isEmpty());
    Pictures.run(made.get()::close);
  }

  @Test
  void anOpenEncodingIsAskedWithTheReadingsSideBySide() throws IOException {
    Path file = Files.write(folder.resolve("a.csv"), new byte[] {'a', ',', 'b', '\n', '1', ',', (byte) 0xb9, '\n', '2', ',', 'x', '\n'});
    Pictures.startToolkit();
    AtomicReference<TrialContext> made = new AtomicReference<>();
    AtomicReference<Scene> scenes = new AtomicReference<>();
    Pictures.run(() -> {
      TrialContext context = TrialContext.windowed(Analyses.discover().operations());
      ImportViewModel model = new ImportViewModel(context);
      ImportView view = new ImportView(context, model);
      Scene scene = new Scene(new HBox(view.page(), view.panel()), 1240, 830);
      context.appearance().dress(scene);
      made.set(context);
      scenes.set(scene);
      model.add(List.of(file));
    });
    Pictures.until("the question", () -> scenes.get().getRoot().lookupAll(".reading").size() == 3);
    Pictures.take(scenes.get(), "import-encoding-en");
    Pictures.run(() -> {
      List<String> read = scenes.get().getRoot().lookupAll(".reading").stream().map(n -> ((javafx.scene.control.Label) n).getText()).toList();
      assertEquals(3, read.stream().distinct().count(), read.toString());
      assertTrue(read.stream().allMatch(r -> r.startsWith("1,")), read.toString());
      made.get().close();
    });
  }

  private static void open(Scene scene, String password) {
    Pictures.run(() -> {
      ((TextField) scene.lookup("#import-password")).setText(password);
      ((Button) scene.lookup("#import-unlock")).fire();
    });
  }

  private static String code(ImportViewModel model) {
    return model.files().getFirst().problem().get().map(p -> p.code().id()).orElse("");
  }

  @Test
  void aFileThatCannotBeReadSaysWhyAndStopsNothingElse() throws IOException {
    Path good = Files.writeString(folder.resolve("customers.csv"), "customer_id,name\n001,Ann\n002,Bo\n");
    Path bad = Files.write(folder.resolve("broken.csv"), new byte[0]);
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      ImportViewModel model = new ImportViewModel(context);
      model.add(List.of(bad, good));
      for (int i = 0; i < 500 && model.ready().isEmpty(); i++) {
        java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
      }
      assertEquals(2, model.readyRows());
      assertEquals(FileEntry.Phase.REFUSED, model.files().getFirst().phase().get());
      assertTrue(model.files().getFirst().problem().get().isPresent());
    }
  }

  @Test
  void aColumnMeansOneThingAndAMeaningStandsForOneColumn() {
    FileEntry entry = new FileEntry(Path.of("x.csv"));
    entry.mean("Kunde", "customer_id");
    entry.mean("Datum", "date");
    entry.mean("Kunde", "name");
    assertEquals(List.of("date=Datum", "name=Kunde"), entry.form().operation().map());
    entry.mean("Datum", "");
    assertEquals(List.of("name=Kunde"), entry.form().operation().map());
  }
}
