package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.ledger.OpenStudy;
import clientele.ui.Kept;
import clientele.ui.Pictures;
import clientele.ui.Target;
import clientele.ui.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was closed is kept by nothing: a day of work from study to study and page to page takes no more memory. */
class KeptByNothingTest {
  @TempDir Path folder;

  private final Kept kept = new Kept();
  private TrialWindow window;
  private Workbench workbench;

  @BeforeEach
  void open() {
    window = TrialWindow.open(folder, 1240, 900);
    workbench = window.workbench();
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void studiesThatWereClosed() {
    for (int i = 0; i < 3; i++) {
      window.showEmpty();
      for (String place : List.copyOf(workbench.places())) {
        Pictures.run(() -> workbench.go(place));
      }
      Pictures.run(workbench::another); // the page that leads to another study and back to this one
      Pictures.settle();
      Pictures.run(() -> {
        kept.note(workbench.session().orElseThrow());
        kept.note(((StackPane) workbench.scene().getRoot()).getChildren().getFirst());
        workbench.close();
      });
    }
    Pictures.run(workbench::closeStudy);
    assertEquals(6, kept.noted());
    assertEquals(0, kept.alive());
  }

  @Test
  void windowsOfStudiesThatWereClosed() {
    for (int i = 0; i < 3; i++) {
      window.showEmpty();
      Pictures.run(() -> {
        kept.note(((StackPane) workbench.scene().getRoot()).getChildren().getFirst());
        workbench.closeStudy();
      });
    }
    assertEquals(0, kept.alive());
  }

  @Test
  void chartsThatAreNotShownAnyMore() throws IOException {
    OpenStudy study = window.showFilled(folder);
    String[] ids = study.ledger().view().table("customers").words("Kundennr");
    for (int i = 0; i < 6; i++) {
      String id = ids[i];
      Pictures.run(() -> workbench.follow(new Target.Customer(id)));
      Pictures.until("the page", () -> window.labels().contains("Customer " + id + " · what is known?"));
      Node chart = workbench.scene().lookup("#customer-timeline");
      assertTrue(chart != null, id);
      if (i < 5) {
        kept.note(chart); // the sixth is still shown
      }
    }
    assertEquals(0, kept.alive());
  }

  @Test
  void theWindowOfAStudyFollowsTheProgramAndTheProgramIt() {
    window.showEmpty();
    Pictures.run(() -> workbench.words().language().set(Language.CHINESE));
    Pictures.until("Chinese", () -> ((Labeled) workbench.scene().lookup("#rail-home")).getText().equals("首页"));
    window.go("settings");
    Pictures.run(() -> ((ButtonBase) workbench.scene().lookup("#language-en")).fire());
    Pictures.until("English", () -> workbench.words().now() == Language.ENGLISH);
    Pictures.run(() -> ((ButtonBase) workbench.scene().lookup("#theme-dark")).fire());
    Pictures.until("dark", () -> workbench.theme() == Theme.DARK);
  }
}
