package clientele.analysis.data.again;

import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.bring.ImportQuery;
import clientele.analysis.data.columns.FlagOutliers;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.values.StringDistance;
import clientele.ledger.Ledger;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Json;
import clientele.study.Outline;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns that steps read by name and that will not be there, looked for before the first of them is done. What a step reads
 * is what its parameters name; what it makes are the names it is told, and names that begin with that of a column, as marks do.
 * Tables whose columns cannot be known before, such as answers of a database, are left to their steps.
 *
 * @param step number of the step among the steps, from 1
 * @param operation of the step
 * @param alike columns that are there, the most alike first, three at most
 */
public record MissingColumns(int step, Operation operation, String table, String column, List<String> alike) {
  private static final Pattern IN_FORMULA = Pattern.compile("\\[([^\\]]+)]");
  private static final double ALIKE = 0.6;
  private static final int MOST_ALIKE = 3;
  private static final int MOST_TOLD = 8;

  /**
   * Looks through steps in their order.
   *
   * @param outline of the study before them
   * @param columns of the file of an import; empty if they cannot be known before
   */
  public static List<MissingColumns> in(List<Operation> steps, Outline outline, Function<ImportFile, Optional<List<String>>> columns) {
    Map<String, Set<String>> known = new HashMap<>();
    outline.tables().values().stream().filter(t -> t.role().isImported()).forEach(t -> known.put(t.table(), names(t.plainColumns())));
    Set<String> changed = new LinkedHashSet<>();
    List<MissingColumns> missing = new ArrayList<>();
    for (int s = 0; s < steps.size(); s++) {
      Operation operation = steps.get(s);
      if (operation instanceof ImportFile file) {
        imported(file, s + 1, known, columns, missing);
        continue;
      }
      JsonNode words = Json.mapper().valueToTree(operation);
      String table = words.path("table").asText();
      if (operation instanceof ImportQuery) {
        known.remove(table);
      }
      Set<String> there = known.get(table);
      if (there == null) {
        continue;
      }
      for (String name : read(operation, words)) {
        if (!has(there, name) && !(changed.contains(table) && isMade(there, name))) {
          missing.add(new MissingColumns(s + 1, operation, table, name, alike(name, there)));
        }
      }
      there.addAll(made(operation, words));
      changed.add(table);
    }
    return missing;
  }

  /** One problem that names all of them. */
  public static Problem told(List<MissingColumns> missing) {
    List<Text> lines = missing.stream().limit(MOST_TOLD).map(MissingColumns::line).toList();
    Text all = lines.getFirst();
    for (Text line : lines.subList(1, lines.size())) {
      all = Text.of(MissingColumns.class, "missing.and", all, line);
    }
    return DataProblems.RECIPE_COLUMNS.with(missing.size(), all);
  }

  private Text line() {
    Text title = Ledger.title(operation);
    return alike.isEmpty() ? Text.of(MissingColumns.class, "missing.line", step, title, column, table)
        : Text.of(MissingColumns.class, "missing.alike", step, title, column, table, String.join("”, “", alike));
  }

  private static void imported(
      ImportFile file, int step, Map<String, Set<String>> known, Function<ImportFile, Optional<List<String>>> columns, List<MissingColumns> missing) {
    String into = file.append().isBlank() ? file.tableName() : file.append();
    Optional<List<String>> found = columns.apply(file);
    if (found.isEmpty()) {
      known.remove(into);
      return;
    }
    Set<String> there = new LinkedHashSet<>(found.get());
    for (String mapped : file.map()) {
      String column = mapped.substring(mapped.indexOf('=') + 1).strip();
      if (mapped.contains("=") && !has(there, column)) {
        missing.add(new MissingColumns(step, file, into, column, alike(column, there)));
      }
    }
    if (!file.append().isBlank()) {
      there.addAll(known.getOrDefault(into, Set.of()));
    }
    known.put(into, there);
  }

  /** Names of columns in the parameters that name columns, and in square brackets in formulas. */
  private static Set<String> read(Operation operation, JsonNode words) {
    Set<String> read = new LinkedHashSet<>();
    for (OperationCatalog.Parameter parameter : OperationCatalog.parameters(operation.getClass())) {
      JsonNode given = words.path(parameter.name());
      List<String> said = new ArrayList<>();
      if (given.isArray()) {
        given.forEach(one -> said.add(one.asText()));
      } else {
        said.add(given.asText());
      }
      if (parameter.param().offers() == Param.Offers.COLUMN) {
        said.stream().map(String::strip).filter(name -> !name.isEmpty()).forEach(read::add);
      } else if (parameter.param().offers() == Param.Offers.FORMULA) {
        Matcher name = IN_FORMULA.matcher(String.join(" ", said));
        while (name.find()) {
          read.add(name.group(1).strip());
        }
      }
    }
    return read;
  }

  /** Names that a step is told for what it makes. */
  private static List<String> made(Operation operation, JsonNode words) {
    List<String> made = new ArrayList<>();
    if (operation instanceof FlagOutliers) {
      made.add(FlagOutliers.FLAG);
    }
    for (String parameter : List.of("name", "into")) {
      JsonNode given = words.path(parameter);
      if (given.isArray()) {
        given.forEach(one -> made.add(one.asText()));
      } else {
        made.add(given.asText());
      }
    }
    made.removeIf(String::isBlank);
    return made;
  }

  private static boolean has(Set<String> there, String name) {
    return there.stream().anyMatch(name::equalsIgnoreCase);
  }

  /** Whether a step may have made it of a column that is there. */
  private static boolean isMade(Set<String> there, String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return there.stream().anyMatch(c -> small.startsWith(c.toLowerCase(Locale.ROOT)));
  }

  private static List<String> alike(String name, Set<String> there) {
    String small = name.toLowerCase(Locale.ROOT);
    Map<String, Double> near = new HashMap<>();
    there.forEach(c -> near.put(c, StringDistance.jaroWinkler(small, c.toLowerCase(Locale.ROOT))));
    return there.stream().filter(c -> near.get(c) >= ALIKE)
        .sorted(Comparator.comparingDouble((String c) -> -near.get(c)).thenComparing(Comparator.naturalOrder()))
        .limit(MOST_ALIKE).toList();
  }

  private static Set<String> names(List<Column> columns) {
    Set<String> names = new LinkedHashSet<>();
    columns.forEach(c -> names.add(c.name()));
    return names;
  }
}
