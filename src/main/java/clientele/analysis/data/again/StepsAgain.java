package clientele.analysis.data.again;

import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.tables.ImportRecord;
import clientele.analysis.data.tables.SchemaDrift;
import clientele.intake.choice.Sniffed;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Recipe;
import clientele.study.Column;
import clientele.study.StudyView;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The steps of a recipe, or of this study so far, to be done again on new files: which table each file is for, and the
 * operations in their order. Tables without a new file stay as they are.
 *
 * @param steps of the recipe
 * @param analyses whether features, models and what else rests on the tables is made anew too
 */
public record StepsAgain(List<Recipe.Step> steps, boolean analyses) {
  private static final String IMPORT = "data.import";
  private static final double LEAST = 0.5;

  /**
   * A file and the table it is for.
   *
   * @param fits share of the table's columns that the file has, 0 to 1
   */
  public record Match(String table, double fits) {}

  public StepsAgain {
    steps = List.copyOf(steps);
  }

  /** Names of the tables for which the recipe imports files, in its order. */
  public List<String> tables() {
    return steps.stream().filter(StepsAgain::isImport).map(StepsAgain::table).filter(t -> !t.isBlank()).distinct().toList();
  }

  /** The table whose columns a file has, if it has half of them at least. */
  public Optional<Match> match(Sniffed file, StudyView study) {
    Set<String> names = file.columns().stream().map(c -> plain(c.name())).collect(Collectors.toSet());
    Optional<Match> best = Optional.empty();
    for (String table : tables()) {
      double fits = fits(names, columns(study, table));
      if (fits >= LEAST && fits > best.map(Match::fits).orElse(0.0)) {
        best = Optional.of(new Match(table, fits));
      }
    }
    return best.or(() -> steps.stream().filter(StepsAgain::isImport)
        .filter(s -> !s.params().path("role").asText().isBlank() && s.params().path("role").asText().equals(file.role()))
        .filter(s -> columns(study, table(s)).isEmpty())
        .findFirst().map(s -> new Match(table(s), 0)));
  }

  /** Share of the columns of a table that a file has. */
  public double fits(Sniffed file, StudyView study, String table) {
    return fits(file.columns().stream().map(c -> plain(c.name())).collect(Collectors.toSet()), columns(study, table));
  }

  /** How a file differs in form from the last one of a table. */
  public static Optional<SchemaDrift> drift(Sniffed file, StudyView study, String table) {
    return study.artifact(ImportRecord.name(table), ImportRecord.class)
        .flatMap(before -> study.outline().table(table).map(t -> SchemaDrift.of(t, before, ImportRecord.of(file))));
  }

  /**
   * The operations in their order: imports of the files, the steps on their tables, and what rests on them.
   *
   * @param files the table of each file
   * @param way whether rows go below those of a table that is there or in place of them
   * @throws clientele.base.ProblemException if a step of the recipe is not known
   */
  public List<Operation> operations(Map<Path, String> files, Recipe.Into way, StudyView study, OperationCatalog catalog) {
    List<Operation> all = new ArrayList<>();
    Map<String, Integer> came = new TreeMap<>();
    files.forEach((file, table) -> all.add(incoming(file, table, way, study, catalog, came.merge(table, 1, Integer::sum) == 1)));
    List<Operation> later = new ArrayList<>();
    for (Recipe.Step step : steps) {
      boolean data = step.op().startsWith("data.");
      if (data && !CleaningAgain.isOnce(step.op()) && files.containsValue(table(step))) {
        Operation operation = made(step, catalog);
        if (!all.contains(operation)) {
          all.add(operation);
        }
      } else if (!data && analyses) {
        Operation operation = made(step, catalog);
        later.removeIf(o -> o.id().equals(operation.id()) && table(o).equals(table(step)));
        later.add(operation);
      }
    }
    all.addAll(later);
    return all;
  }

  private Operation incoming(
      Path file, String table, Recipe.Into way, StudyView study, OperationCatalog catalog, boolean first) {
    Optional<Recipe.Step> like = steps.stream().filter(s -> isImport(s) && table(s).equals(table) && s.op().equals(IMPORT)).findFirst();
    ImportFile operation = like.map(s -> (ImportFile) catalog.fromJson(IMPORT, s.version(), named(s.kept(catalog), file))).orElseGet(() -> ImportFile.of(file));
    boolean there = study.outline().table(table).isPresent();
    if (!there && first) {
      return operation.into(table);
    }
    return there && first && way == Recipe.Into.REPLACE ? operation.replacing(table) : operation.into("").appendedTo(table);
  }

  /** The operation of a step, without anything of a computer that its recipe names. */
  private static Operation made(Recipe.Step step, OperationCatalog catalog) {
    return catalog.fromJson(step.op(), step.version(), step.kept(catalog).params());
  }

  private static ObjectNode named(Recipe.Step step, Path file) {
    ObjectNode params = step.params().deepCopy();
    params.put("file", file.toString());
    params.put("append", "");
    params.put("replace", false);
    params.put("text", "");
    return params;
  }

  private static String table(Operation operation) {
    return clientele.study.Json.mapper().valueToTree(operation).path("table").asText();
  }

  private static boolean isImport(Recipe.Step step) {
    return step.op().equals(IMPORT) || step.op().equals("data.import-query");
  }

  private static String table(Recipe.Step step) {
    String table = step.params().path("table").asText();
    String append = step.params().path("append").asText();
    return append.isBlank() || !isImport(step) ? table : append;
  }

  /** The columns the last file of a table had, or that the table has. */
  private static List<String> columns(StudyView study, String table) {
    Map<String, List<String>> known = new LinkedHashMap<>();
    study.artifact(ImportRecord.name(table), ImportRecord.class)
        .ifPresent(r -> known.put(table, r.files().getLast().columns().stream().map(ImportRecord.Shares::name).toList()));
    return known.getOrDefault(
        table, study.outline().table(table).map(t -> t.plainColumns().stream().map(Column::name).toList()).orElse(List.of()));
  }

  private static double fits(Set<String> names, List<String> columns) {
    return columns.isEmpty() ? 0 : (double) columns.stream().filter(c -> names.contains(plain(c))).count() / columns.size();
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
