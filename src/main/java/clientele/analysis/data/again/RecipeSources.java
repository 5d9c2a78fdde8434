package clientele.analysis.data.again;

import clientele.analysis.data.bring.ImportQuery;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Text;
import clientele.intake.database.DatabaseQuery;
import clientele.ledger.LocalPaths;
import clientele.ledger.OperationCatalog;
import clientele.ledger.ParameterWords;
import clientele.ledger.Recipe;
import clientele.study.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the sources of a recipe are on this computer, as whoever runs it says for this run. A recipe may come from anybody: it names
 * files and databases and never says where they are, or where a password is; if it does, that is not followed.
 *
 * @param with a file, or the address of a database, by the name of a source, its table or its role
 * @param passwordFiles files whose first line is the password of a source, by the same names
 * @param passwordVariables variables of the environment with the password of a source
 * @param folder where files of the names are looked for that are not named otherwise
 */
public record RecipeSources(
    Map<String, String> with, Map<String, String> passwordFiles, Map<String, String> passwordVariables, Optional<Path> folder) {
  private static final String FILE = "data.import";
  private static final String QUERY = "data.import-query";

  /** An address as drivers write it, without a password: whoever sees the command line would see it. */
  private static final Pattern ADDRESS = Pattern.compile(
      "(?:jdbc:)?(postgresql|postgres|mariadb|mysql)://(?:([^@/:]*)@)?(\\[[^]/]+]|[^:/?@]*)(?::(\\d{1,5}))?/([^/?]+)(?:\\?(.*))?");

  /** Asks a person for a password, as a last way; empty if nobody is there to be asked. */
  @FunctionalInterface
  public interface Prompt {
    /** The password of a user of a source. */
    Optional<String> ask(String source, String user);
  }

  /**
   * What a recipe reads from outside.
   *
   * @param name of the file without folder, or of the database
   * @param system of a database; empty for a file
   * @param table it goes into; empty if its name says which
   * @param role of that table; empty if the rows say which
   */
  public record Wanted(String name, String system, String table, String role) {
    /** Whether it is a database on a server. */
    public boolean isServer() {
      return !system.isEmpty() && !system.equals("sqlite");
    }

    /** In words. */
    public Text words() {
      Text what = Text.of(RecipeSources.class, system.isEmpty() ? "source.file" : "source.database", name,
          ParameterWords.choice(ImportQuery.class, "system", system).orElse(Text.literal(system)));
      return table.isBlank() ? what : Text.of(RecipeSources.class, "source.table", what, table);
    }

    private Optional<String> of(Map<String, String> given) {
      return List.of(table, name, role).stream().filter(n -> !n.isBlank()).map(given::get).filter(v -> v != null).findFirst();
    }

    private Set<String> names() {
      Set<String> names = new LinkedHashSet<>(List.of(table, role, name));
      names.remove("");
      return names;
    }
  }

  /** What a step reads from outside; empty if it reads nothing, or rows that were pasted. */
  public static Optional<Wanted> wanted(Recipe.Step step, OperationCatalog catalog) {
    if (!step.op().equals(FILE) && !step.op().equals(QUERY)) {
      return Optional.empty();
    }
    JsonNode kept = step.kept(catalog).params();
    boolean query = step.op().equals(QUERY);
    if (!query && !kept.path("text").asText().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Wanted(
        kept.path(query ? "database" : "file").asText(), query ? kept.path("system").asText("postgresql") : "",
        kept.path("table").asText(), kept.path("role").asText()));
  }

  /** What a recipe reads from outside, in order. */
  public static List<Wanted> wanted(Recipe recipe, OperationCatalog catalog) {
    return recipe.steps().stream().flatMap(s -> wanted(s, catalog).stream()).distinct().toList();
  }

  /**
   * Makes sure that every name that was given is one of a source.
   *
   * @throws clientele.base.ProblemException {@code RECIPE-NO-IMPORT}
   */
  public void known(List<Wanted> wanted) {
    Set<String> known = new LinkedHashSet<>();
    wanted.forEach(w -> known.addAll(w.names()));
    List.of(with, passwordFiles, passwordVariables).forEach(given -> given.forEach((name, value) -> {
      if (!known.contains(name)) {
        throw DataProblems.RECIPE_NO_IMPORT.raise(name, LocalPaths.name(value), String.join(", ", known));
      }
    }));
  }

  /**
   * The steps with the sources of this run.
   *
   * @throws clientele.base.ProblemException {@code RECIPE-UNBOUND} if it is not said of every source where it is, {@code
   *     RECIPE-ADDRESS} for an address that is none
   */
  public Recipe bind(Recipe recipe, OperationCatalog catalog, Prompt prompt) {
    List<Recipe.Step> bound = new ArrayList<>();
    List<Text> open = new ArrayList<>();
    for (Recipe.Step step : recipe.steps()) {
      Recipe.Step kept = step.kept(catalog);
      Optional<Wanted> wanted = wanted(step, catalog);
      if (wanted.isEmpty()) {
        bound.add(kept);
        continue;
      }
      ObjectNode params = kept.params().deepCopy();
      Optional<String> where = where(wanted.get());
      boolean secret = wanted.get().of(passwordFiles).isPresent() || wanted.get().of(passwordVariables).isPresent();
      if (where.isEmpty() || step.namesAccess(catalog) && !secret && !wanted.get().isServer()) {
        open.add(where.isEmpty() ? wanted.get().words() : Text.of(RecipeSources.class, "source.password", wanted.get().name()));
        continue;
      }
      place(params, wanted.get(), where.get());
      wanted.get().of(passwordFiles).ifPresent(file -> params.put("passwordFile", file));
      wanted.get().of(passwordVariables).ifPresent(variable -> params.put("passwordVariable", variable));
      if (!secret && wanted.get().isServer() && !params.path("user").asText().isEmpty()) {
        prompt.ask(wanted.get().name(), params.path("user").asText()).ifPresent(word -> params.put("password", word));
      }
      bound.add(new Recipe.Step(step.op(), step.version(), params));
    }
    if (!open.isEmpty()) {
      throw DataProblems.RECIPE_UNBOUND.raise(
          open.stream().reduce((a, b) -> Text.of(RecipeSources.class, "source.and", a, b)).orElseThrow(), open.size());
    }
    return new Recipe(bound);
  }

  private Optional<String> where(Wanted wanted) {
    return wanted.of(with).or(() -> folder.filter(f -> !wanted.isServer() && isName(wanted.name()))
        .map(f -> f.resolve(wanted.name())).filter(Files::isRegularFile).map(Path::toString));
  }

  /** Whether it names a file in a folder and none above it. */
  private static boolean isName(String name) {
    return !name.isBlank() && !name.equals(".") && !name.equals("..");
  }

  private static void place(ObjectNode params, Wanted wanted, String where) {
    if (wanted.system().isEmpty()) {
      params.put("file", where);
      return;
    }
    if (!where.contains("://")) {
      if (wanted.isServer()) {
        throw DataProblems.RECIPE_ADDRESS.raise(where);
      }
      params.put("database", where);
      return;
    }
    Matcher address = ADDRESS.matcher(where);
    if (!address.matches()) {
      throw DataProblems.RECIPE_ADDRESS.raise(LocalPaths.name(where));
    }
    String system = address.group(1).equals("postgres") ? "postgresql" : address.group(1);
    params.put("system", DatabaseQuery.System.of(system).name().toLowerCase(java.util.Locale.ROOT));
    params.put("user", address.group(2) == null ? "" : address.group(2)).put("host", address.group(3));
    params.put("port", address.group(4) == null ? "0" : address.group(4)).put("database", address.group(5));
    for (String choice : address.group(6) == null ? new String[0] : address.group(6).split("&")) {
      String[] said = choice.split("=", 2);
      switch (said[0]) {
        case "plain", "encrypted" -> params.put(said[0], said.length == 1 || Boolean.parseBoolean(said[1]));
        case "certificate" -> params.put("certificate", said.length == 1 ? "" : said[1]);
        default -> throw DataProblems.RECIPE_ADDRESS.raise(choice);
      }
    }
  }

  /** As JSON it tells nothing: it is for one run. */
  @Override
  public String toString() {
    return Json.write(with.keySet());
  }
}
