package clientele.shell;

import clientele.analysis.Analysis;
import clientele.base.Text;
import clientele.ui.AnalysisUi;
import clientele.ui.Target;
import clientele.ui.View;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Somewhere to go in the workbench.
 *
 * @param id never changes
 * @param icon Ikonli literal
 * @param title its name
 * @param group of the navigation; empty for home and the places at the foot
 * @param analysis id of the analysis whose state it shows; empty for none
 * @param shows kinds of things that links lead to here
 * @param help what it answers and what its figures mean, a line each; empty if nobody wrote it
 * @param create makes its view on first opening
 */
public record Place(
    String id, String icon, Text title, Optional<AnalysisUi.Group> group, String analysis,
    Set<Class<? extends Target>> shows, Optional<Text> help, Supplier<View> create) {

  /** Whether a node of the map belongs here. */
  public boolean shows(Analysis of) {
    return analysis.equals(of.id());
  }
}
