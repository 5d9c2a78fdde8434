package clientele.ui;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import java.util.Optional;
import java.util.Set;

/**
 * A place in the workbench that shows an analysis. Registered with {@code @AutoService(AnalysisUi.class)}; stateless.
 * Its name lies in the messages of its package: {@code title}.
 */
public interface AnalysisUi {
  /** Groups of the navigation, in the order of the work. */
  enum Group {
    DATA,
    UNDERSTAND,
    ACT
  }

  /** A short name of the place that never changes; that of the analysis unless an analysis has several places. */
  String id();

  /** Id of the analysis whose state it shows. */
  default String analysis() {
    return id();
  }

  /** Place within its group, ascending. */
  default int order() {
    return 0;
  }

  /** Its icon, an Ikonli literal. */
  String icon();

  /** Where it stands in the navigation. */
  Group group();

  /** What it answers and what its figures mean, a line each: {@code help.ID} of its messages, if it is there. */
  default Optional<Text> help() {
    String key = "help." + id();
    return Messages.bundle(getClass(), Language.ENGLISH).containsKey(key)
        ? Optional.of(Text.of(getClass(), key))
        : Optional.empty();
  }

  /** Kinds of things that links lead to here from anywhere. */
  default Set<Class<? extends Target>> shows() {
    return Set.of();
  }

  /** Makes the view; called when the place is opened for the first time in a study. */
  View create(ViewContext context);

  /** Its name. */
  default Text title() {
    return Text.of(getClass(), "title");
  }
}
