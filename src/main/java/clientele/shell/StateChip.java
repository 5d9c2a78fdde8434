package clientele.shell;

import clientele.analysis.Step;
import clientele.base.Text;
import clientele.ui.Icons;
import clientele.ui.Words;
import javafx.scene.control.Label;

/** Where something stands, as a chip with an icon and a word. */
public final class StateChip extends Label {

  public StateChip(Step.State state, Words words) {
    getStyleClass().addAll("chip", style(state));
    setGraphic(Icons.of(icon(state)));
    textProperty().bind(words.of(Text.of(StateChip.class, "state." + state.name())));
    setMinWidth(USE_PREF_SIZE);
  }

  /** The words of a state. */
  public static Text words(Step.State state) {
    return Text.of(StateChip.class, "state." + state.name());
  }

  private static String icon(Step.State state) {
    return switch (state) {
      case BLOCKED -> "mdoal-block";
      case READY -> "mdoal-history_toggle_off";
      case CURRENT -> "mdoal-check_circle";
      case OUT_OF_DATE -> "mdoal-history";
      case NEEDS_YOU -> "mdoal-flag";
    };
  }

  private static String style(Step.State state) {
    return switch (state) {
      case BLOCKED, READY -> "outline";
      case CURRENT -> "good";
      case OUT_OF_DATE -> "care";
      case NEEDS_YOU -> "act";
    };
  }
}
