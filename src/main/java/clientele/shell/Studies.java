package clientele.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Ways from the study that is open to another, and what holds for the whole program. */
interface Studies {
  /** Asks for the name of a new study; the one that is open stays until it is there. */
  void create();

  /** Offers the studies there are; the one that is open stays until another is. */
  void choose();

  /** Opens a study in place of the one that is open. */
  void open(Path study);

  /** Closes the study. */
  void close();

  /** Studies opened lately, the last one first, without the one that is open. */
  List<Path> recent();

  /** Takes a customer out of the study that is open, for good, with other ways in which the key is written; it is opened anew then. */
  void erase(String customer, Set<String> also);

  /** Sets the theme: {@code light}, {@code dark} or {@code system}. */
  void theme(String chosen);
}
