package clientele.ledger;

import clientele.study.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.Map;

/**
 * Steps to be done again, on the same files or on next month's.
 *
 * @param steps in order
 */
public record Recipe(List<Step> steps) {
  public Recipe {
    steps = List.copyOf(steps);
  }

  /**
   * A step.
   *
   * @param op id of the operation
   * @param version of the operation when it was written
   * @param params as in the ledger; what is left out takes its default
   */
  public record Step(String op, int version, JsonNode params) {}

  /** Ids of steps that tell what left the study: nothing to be done again on other files. */
  private static final List<String> TOLD = List.of("actions.", "privacy.");

  /** The steps of a history as a recipe. */
  public static Recipe of(List<LedgerEntry> path) {
    return new Recipe(path.stream().filter(e -> TOLD.stream().noneMatch(e.operation()::startsWith)).map(e -> new Step(e.operation(), e.version(), parameters(e))).toList());
  }

  /** Parameters of a step; an import says which table and role it made, so that other files can take its place. */
  private static JsonNode parameters(LedgerEntry entry) {
    JsonNode params = tree(entry.parameters());
    if (params instanceof ObjectNode object && object.path("file").isTextual() && object.has("role")) {
      entry.outputs().values().stream()
          .flatMap(output -> output.table().stream())
          .filter(table -> table.role().isImported())
          .findFirst()
          .ifPresent(table -> {
            object.put("role", table.role().tag());
            if (object.path("append").asText().isEmpty()) {
              object.put("table", table.table());
            }
          });
    }
    return params;
  }

  /**
   * A recipe from its JSON: {@code {"steps": [{"op": "...", "params": {...}}]}}.
   *
   * @throws clientele.base.ProblemException {@code RECIPE-FORM}
   */
  public static Recipe parse(String json) {
    JsonNode root;
    try {
      root = Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw LedgerProblems.RECIPE.raise(String.valueOf(e.getOriginalMessage()));
    }
    if (!root.path("steps").isArray()) {
      throw LedgerProblems.RECIPE.raise("\"steps\"");
    }
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : root.path("steps")) {
      if (!step.path("op").isTextual()) {
        throw LedgerProblems.RECIPE.raise("\"op\"");
      }
      JsonNode params = step.path("params").isObject() ? step.path("params") : Json.mapper().createObjectNode();
      steps.add(new Step(step.path("op").asText(), step.path("version").asInt(1), params));
    }
    return new Recipe(steps);
  }

  /** The recipe as JSON. */
  public String write() {
    return Json.pretty(this) + "\n";
  }

  /**
   * The same recipe on other files: an import step whose role or table is named takes the file given for it; relative
   * files are looked for beside {@code folder}, so that files a person names from elsewhere have to be absolute.
   *
   * @throws clientele.base.ProblemException if a file is given for a name that no step imports
   */
  public Recipe with(Map<String, String> files, Path folder) {
    List<Step> changed = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    for (Step step : steps) {
      if (!step.params().path("file").isTextual() || !(step.params() instanceof ObjectNode params)) {
        changed.add(step);
        continue;
      }
      ObjectNode copy = params.deepCopy();
      known.addAll(List.of(copy.path("table").asText(), copy.path("role").asText()));
      String role = copy.path("role").asText();
      String table = copy.path("table").asText();
      String file = files.getOrDefault(table, files.getOrDefault(role, copy.path("file").asText()));
      copy.put("file", folder.resolve(file).toString());
      changed.add(new Step(step.op(), step.version(), copy));
    }
    known.remove("");
    files.forEach((name, file) -> {
      if (!known.contains(name)) {
        throw LedgerProblems.NO_IMPORT.raise(name, file, String.join(", ", known));
      }
    });
    return new Recipe(changed);
  }

  /** What happens to a table that is there already when a recipe imports into it. */
  public enum Into {
    /** The rows of the new file are put below those there. */
    APPEND,
    /** They take their place. */
    REPLACE
  }

  /**
   * The same recipe for next month: an import into one of these tables appends to it or takes its place. Where files are named
   * for some and rows are put below those there, tables that no file is named for stay as they are: their old file is in them.
   *
   * @param named tables or roles that a file was given for
   */
  public Recipe into(Set<String> tables, Into way, Set<String> named) {
    List<Step> changed = new ArrayList<>();
    for (Step step : steps) {
      String table = step.params().path("table").asText();
      if (!step.params().path("file").isTextual() || !tables.contains(table)
          || !(step.params() instanceof ObjectNode params)) {
        changed.add(step);
        continue;
      }
      boolean given = named.isEmpty() || named.contains(table) || named.contains(step.params().path("role").asText());
      if (way == Into.APPEND && !given) {
        continue;
      }
      ObjectNode copy = params.deepCopy();
      if (way == Into.APPEND) {
        copy.put("append", table);
      } else {
        copy.put("replace", true);
      }
      changed.add(new Step(step.op(), step.version(), copy));
    }
    return new Recipe(changed);
  }

  private static JsonNode tree(String json) {
    try {
      return Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger holds no JSON", e);
    }
  }
}
