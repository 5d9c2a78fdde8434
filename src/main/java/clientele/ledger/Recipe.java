package clientele.ledger;

import clientele.study.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
   * @param version of the operation when it was written; 0 for today's
   * @param params as in the ledger; what is left out takes its default
   */
  public record Step(String op, int version, JsonNode params) {
    /**
     * The same step as today's version writes it, without anything of a computer: of files it has the names, of servers and secrets nothing. What a recipe says
     * of where things are is nobody's word but that of whoever wrote it.
     *
     * @throws clientele.base.ProblemException {@code OP-UNKNOWN} or {@code OP-NEWER}
     */
    public Step kept(OperationCatalog catalog) {
      Class<? extends Operation> type = catalog.type(op).filter(t -> t.getAnnotation(OperationId.class).offered())
          .orElseThrow(() -> LedgerProblems.UNKNOWN.raise(op, String.join(", ", catalog.ids())));
      return new Step(op, OperationCatalog.version(type), OperationCatalog.kept(type, catalog.today(op, version, params)));
    }

    /** Whether it says where a secret or a server is, as recipes of earlier versions do. */
    public boolean namesAccess(OperationCatalog catalog) {
      return catalog.type(op).stream().flatMap(t -> OperationCatalog.parameters(t).stream())
          .filter(p -> p.param().here() == Param.Here.ACCESS && p.type() == String.class)
          .anyMatch(p -> !words(catalog, p.name()).isBlank() || !words(catalog, p.flag()).isBlank());
    }

    private String words(OperationCatalog catalog, String name) {
      JsonNode given = catalog.today(op, version, params).path(name);
      return given.isArray() && !given.isEmpty() ? given.get(given.size() - 1).asText() : given.asText();
    }
  }

  /** Ids of steps that tell what left the study or where it came from: nothing to be done again on other files. */
  private static final List<String> TOLD = List.of("actions.", "study.", "privacy.");

  /** The steps of a history as a recipe, which names no computer. */
  public static Recipe of(List<LedgerEntry> path, OperationCatalog catalog) {
    return new Recipe(path.stream().filter(e -> TOLD.stream().noneMatch(e.operation()::startsWith)).map(e -> {
      Step step = new Step(e.operation(), e.version(), parameters(e));
      return catalog.type(step.op()).isPresent() ? step.kept(catalog) : step;
    }).toList());
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
      steps.add(new Step(step.path("op").asText(), step.path("version").asInt(OperationCatalog.TODAY), params));
    }
    return new Recipe(steps);
  }

  /** The recipe as JSON. */
  public String write() {
    return Json.pretty(this) + "\n";
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
      boolean given = named.isEmpty() || named.contains(table) || named.contains(step.params().path("role").asText())
          || named.contains(LocalPaths.name(step.params().path("file").asText()));
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
