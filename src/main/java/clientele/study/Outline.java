package clientele.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there is in a study at one point of its history, without any values: enough to validate an operation, to draw
 * the map of the study and to fill a form.
 *
 * @param tables the tables by name
 * @param artifacts names of models, summaries and other things that are not tables
 * @param stale names of tables and artifacts made from something that has changed since
 * @param settings of the study
 */
public record Outline(
    Map<String, DatasetVersion> tables, Set<String> artifacts, Set<String> stale, StudySettings settings) {
  public Outline {
    tables = Map.copyOf(tables);
    artifacts = Set.copyOf(artifacts);
    stale = Set.copyOf(stale);
  }

  /** The table of that name. */
  public Optional<DatasetVersion> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** All tables of a role, by name. */
  public List<DatasetVersion> tables(Role role) {
    return tables.values().stream()
        .filter(t -> t.role() == role)
        .sorted((a, b) -> a.table().compareTo(b.table()))
        .toList();
  }

  /** The largest table of a role, the first by name among equals. */
  public Optional<DatasetVersion> main(Role role) {
    return tables(role).stream().reduce((a, b) -> b.rows() > a.rows() ? b : a);
  }

  /** Whether a table or artifact of that name is there. */
  public boolean has(String name) {
    return tables.containsKey(name) || artifacts.contains(name);
  }
}
