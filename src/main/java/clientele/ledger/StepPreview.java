package clientele.ledger;

import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Json;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableDifference;
import clientele.study.TableDifference.Change;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a step would make of the tables of a study, counted from the tables themselves.
 *
 * @param summary the line it would have in the history
 * @param tables what becomes of every table it makes or changes; without those that stay as they are
 * @param removed tables that would no longer be there
 */
public record StepPreview(Text summary, List<TableDifference> tables, List<String> removed) {
  /** That every table would stay as it is. */
  public static final Text NONE = t("difference.none");

  public StepPreview {
    tables = List.copyOf(tables);
    removed = List.copyOf(removed);
  }

  /** Whether every table would stay as it is. */
  public boolean isNone() {
    return tables.isEmpty() && removed.isEmpty();
  }

  /** What becomes of a table, in short: rows before and after, cells, columns. */
  public static List<Text> said(TableDifference table) {
    List<Text> said = new ArrayList<>();
    said.add(table.before().isEmpty()
        ? t("difference.fresh", table.table(), table.rows())
        : t("difference.rows", table.table(), table.before().get(), table.rows()));
    table.was().filter(was -> was != table.role()).ifPresent(was -> said.add(t("difference.role", was.tag(), table.role().tag())));
    if (table.cells() > 0) {
      said.add(t("difference.cells", table.cells(), table.count(Change.CHANGED)));
    }
    if (table.before().isPresent()) {
      columns(table, Change.ADDED, "difference.added").ifPresent(said::add);
    }
    columns(table, Change.REMOVED, "difference.removed").ifPresent(said::add);
    columns(table, Change.DESCRIBED, "difference.described").ifPresent(said::add);
    table.columns().stream()
        .filter(c -> c.change() == Change.CHANGED && c.was().orElseThrow().kind() != c.column().kind())
        .forEach(c -> said.add(t("difference.kind", c.column().name(), c.was().get().kind().words(), c.column().kind().words())));
    return said;
  }

  /** A warning if cells lose their value. */
  public static Optional<Text> lost(TableDifference table) {
    return table.emptied() == 0 ? Optional.empty() : Optional.of(t("difference.emptied", table.emptied()));
  }

  /** That a table would no longer be there. */
  public static Text gone(String table) {
    return t("difference.gone", table);
  }

  private static Optional<Text> columns(TableDifference table, Change change, String key) {
    List<String> names = table.columns().stream().filter(c -> c.change() == change).map(c -> c.column().name()).toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(t(key, names.size(), String.join(", ", names)));
  }

  private static Text t(String key, Object... values) {
    return Text.of(StepPreview.class, key, values);
  }

  /** Compares a study with what a step made of it. */
  static StepPreview of(Operation operation, StudyView before, Outcome outcome, StudyView after, JobContext job) {
    List<String> names = List.copyOf(outcome.tables().keySet());
    List<TableDifference> tables = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      JobContext part = job.part((double) i / names.size(), (i + 1.0) / names.size());
      Optional<Table> was = before.find(names.get(i));
      Set<String> named = was.map(t -> named(operation, t.columns())).orElse(Set.of());
      TableDifference difference = TableDifference.of(was, after.table(names.get(i)), named, part::progress);
      if (!difference.isNone()) {
        tables.add(difference);
      }
    }
    List<String> removed = outcome.removed().stream().filter(name -> before.outline().table(name).isPresent()).toList();
    return new StepPreview(outcome.summary(), tables, removed);
  }

  /** The columns that the parameters of an operation name. */
  private static Set<String> named(Operation operation, List<Column> columns) {
    JsonNode values = Json.mapper().valueToTree(operation);
    Set<String> names = new HashSet<>();
    for (OperationCatalog.Parameter parameter : OperationCatalog.parameters(operation.getClass())) {
      JsonNode value = values.path(parameter.name());
      switch (parameter.param().offers()) {
        case COLUMN -> words(value).forEach(names::add);
        case FORMULA -> columns.stream().map(Column::name).filter(n -> stands(n, value.asText())).forEach(names::add);
        default -> {}
      }
    }
    return names;
  }

  private static List<String> words(JsonNode value) {
    List<String> words = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(v -> words.add(v.asText()));
    } else {
      words.add(value.asText());
    }
    return words;
  }

  /** Whether a name stands in a formula as a word of its own. */
  private static boolean stands(String name, String formula) {
    return Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_])").matcher(formula).find();
  }
}
