package clientele.analysis;

import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.study.Outline;
import clientele.study.StudyView;
import java.util.List;
import java.util.Optional;

/**
 * A workspace of the program without its views. Registered with {@code @AutoService(Analysis.class)}; stateless.
 * Words lie in the messages of its package: {@code title} is its name.
 */
public interface Analysis {
  /** A short name that never changes: {@code segments}. */
  String id();

  /** Place in the way of the data, ascending: data 100, customers 200, segments 300, churn 310, … report 900. */
  int order();

  /** Groups of the navigation and of the map, in the order of the work. */
  enum Group {
    DATA,
    UNDERSTAND,
    ACT
  }

  /** Its group; where it stands in the way of the data, unless it says otherwise. */
  default Group group() {
    return order() < 300 ? Group.DATA : order() < 700 ? Group.UNDERSTAND : Group.ACT;
  }

  /** Its icon, a literal of the Material2 Outlined family; that of its first page comes before it. */
  default String icon() {
    return "mdoal-insights";
  }

  /** The operations it offers. */
  List<Class<? extends Operation>> operations();

  /** Main results that say whether it has been run; empty where its steps are on the data themselves. All it made: {@link Made}. */
  List<String> produces();

  /** Where it stands in this study. */
  Step step(StudyView study);

  /** The operation that does its main job with its defaults, if the study allows it. */
  Optional<Operation> mainOperation(Outline outline);

  /** Its section of the report; empty if it has not been run. */
  Optional<Section> report(StudyView study);

  /** The answer of a decision that was prepared and is now a person's to take; empty if there is none. */
  default Optional<Block.Headline> decision(StudyView study) {
    return Optional.empty();
  }

  /** The differences it found, most telling first; empty if it has not been run or compares nothing. */
  default List<Finding> findings(StudyView study) {
    return List.of();
  }

  /** Its name. */
  default Text title() {
    return Text.of(getClass(), "title");
  }

  /** Whether any of what it makes is there. */
  default boolean hasRun(Outline outline) {
    return produces().stream().anyMatch(outline::has);
  }
}
