package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import clientele.base.Language;
import clientele.ledger.OpenStudy;
import clientele.ui.Pictures;
import javafx.scene.control.Hyperlink;
import org.junit.jupiter.api.Test;

/** The windows of a study that was closed hear nothing of the program any more, also while something still holds them. */
class ClosedStudyTest extends ByClicks {
  ClosedStudyTest() {
    super(1240, 900);
  }

  @Override
  OpenStudy show() {
    return window.showEmpty();
  }

  /** Before: pages of the closed study asked it for its history as soon as the language changed. */
  @Test
  void aChangeOfLanguageDoesNotReachThem() {
    Pictures.until("home", () -> workbench.scene().lookup("#home-currency") != null);
    Hyperlink link = (Hyperlink) workbench.scene().lookup("#home-currency");
    String english = link.getText();
    Pictures.run(() -> workbench.words().language().set(Language.CHINESE));
    assertNotEquals(english, link.getText());
    Pictures.run(() -> workbench.words().language().set(Language.ENGLISH));
    Pictures.run(workbench::closeStudy);
    Pictures.run(() -> workbench.words().language().set(Language.CHINESE));
    assertEquals(english, link.getText());
  }
}
