package clientele.analysis.data.ui.parts;

import clientele.base.Text;
import clientele.ui.StatePane;
import clientele.ui.ViewContext;
import java.util.List;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a page about tables shows before any is imported: the way to the import. */
public final class NoTables {
  private NoTables() {}

  /** @param why what the page will do then, a key of the messages of this package */
  public static StatePane state(ViewContext context, String icon, String why) {
    StatePane state = StatePane.empty(
        context.words(), icon, t("noTables"), t(why),
        List.of(new StatePane.Way(t("goImport"), "mdoal-file_upload", () -> context.open("data"))));
    VBox.setVgrow(state, Priority.ALWAYS);
    return state;
  }

  private static Text t(String key) {
    return Text.of(NoTables.class, key);
  }
}
