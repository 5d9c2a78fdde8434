package clientele.analysis.data.steps;

import clientele.base.Problem;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyProblems;
import java.util.List;

/** What the steps on tables have in common: naming what is not there and what is. */
public final class TableSteps {
  private TableSteps() {}

  public static Problem noTable(Outline outline, String table) {
    return StudyProblems.noTable(table, outline.tables().keySet());
  }

  public static List<Problem> needTable(Outline outline, String table) {
    return outline.table(table).isPresent() ? List.of() : List.of(noTable(outline, table));
  }

  public static List<Problem> needColumn(Outline outline, String table, String column) {
    if (outline.table(table).isEmpty()) {
      return needTable(outline, table);
    }
    List<String> names = outline.table(table).get().plainColumns().stream().map(Column::name).toList();
    return names.contains(column)
        ? List.of()
        : List.of(StudyProblems.NO_COLUMN.with(table, column, StudyProblems.choices(column, List.copyOf(names))));
  }

  /** Names of the roles that imported tables take. */
  public static String roleTags() {
    return String.join(", ", List.of(Role.values()).stream().filter(Role::isImported).map(Role::tag).toList());
  }

  /** The tables that came from files or databases. */
  public static List<DatasetVersion> imported(Outline outline) {
    return List.of(Role.values()).stream()
        .filter(Role::isImported)
        .flatMap(role -> outline.tables(role).stream())
        .toList();
  }
}
