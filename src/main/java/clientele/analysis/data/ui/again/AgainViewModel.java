package clientele.analysis.data.ui.again;

import clientele.analysis.data.again.RecipeSources;
import clientele.analysis.data.again.MissingColumns;
import clientele.analysis.data.again.StepsAgain;
import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.bring.SavePreset;
import clientele.analysis.data.steps.DataProblems;
import clientele.analysis.data.tables.SchemaDrift;
import clientele.analysis.data.ui.bring.ImportViewModel;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.intake.choice.Sniffed;
import clientele.job.JobHandle;
import clientele.ledger.Operation;
import clientele.ledger.Recipe;
import clientele.study.StudyView;
import clientele.ui.ViewContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** The steps of last month on new files: which steps, which file for which table, and how far they are done. */
public final class AgainViewModel {
  /** Which steps are done again. */
  enum Source {
    /** Those that cleaned the tables of this study. */
    CLEANING,
    /** All of this study: features, models and lists too. */
    ALL,
    /** Those of a saved recipe. */
    RECIPE
  }

  /** How far a step is. */
  enum Progress {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  /** A new file, what was found out about it, and the table it is for; empty for none. */
  record NewFile(Path path, Optional<Sniffed> found, Optional<String> table, double fits, Optional<SchemaDrift> drift, Optional<Problem> problem) {}

  private final ViewContext context;
  private final List<NewFile> files = new ArrayList<>();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private Source source = Source.CLEANING;
  private Optional<Path> recipeFile = Optional.empty();
  private List<Recipe.Step> recipe = List.of();
  private Recipe.Into way = Recipe.Into.APPEND;
  private List<Operation> plan = List.of();
  private Optional<Problem> problem = Optional.empty();
  private boolean guarded;
  private boolean running;
  private boolean stopping;
  private int done;

  public AgainViewModel(ViewContext context) {
    this.context = context;
    context.study().addListener((p, before, after) -> replan());
  }

  /** Grows with every change. */
  ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** The new files, in the order they were given. */
  List<NewFile> files() {
    return List.copyOf(files);
  }

  /** Which steps are done again. */
  Source source() {
    return source;
  }

  /** The file of the recipe, if one was chosen. */
  Optional<Path> recipeFile() {
    return recipeFile;
  }

  /** Where rows go whose table is there. */
  Recipe.Into way() {
    return way;
  }

  /** The steps that would be done, or are being done. */
  public List<Operation> plan() {
    return plan;
  }

  /** What stands in the way. */
  Optional<Problem> problem() {
    return problem;
  }

  /** Whether a reason is enough to go on. */
  boolean isGuarded() {
    return guarded;
  }

  /** Whether the steps are being done. */
  boolean isRunning() {
    return running;
  }

  /** Whether it stops after the step that runs. */
  boolean isStopping() {
    return stopping;
  }

  /** Number of steps that are done. */
  int done() {
    return done;
  }

  /** Tables that have steps to be done again. */
  List<String> tables() {
    return again().tables();
  }

  /** How far a step of the plan is. */
  Progress progress(int step) {
    return step < done ? Progress.DONE : step > done ? Progress.WAITING
        : running ? Progress.RUNNING : problem.isPresent() && done > 0 ? Progress.FAILED : Progress.WAITING;
  }

  /** Chooses which steps. */
  void take(Source chosen) {
    source = chosen;
    rematch();
  }

  /** Takes the steps of a saved recipe. */
  public void takeRecipe(Path file) {
    try {
      Recipe read = Recipe.parse(Files.readString(file));
      read.steps().forEach(step -> step.kept(context.operations()));
      recipe = read.steps();
      recipeFile = Optional.of(file);
      problem = Optional.empty();
      source = Source.RECIPE;
      rematch();
    } catch (ProblemException e) {
      problem = Optional.of(e.problem());
      changed();
    } catch (IOException e) {
      problem = Optional.of(DataProblems.NO_RECIPE.with(file.toString()));
      changed();
    }
  }

  /** What the chosen recipe wants to read: it is read only where a file is given for its table. */
  List<RecipeSources.Wanted> wanted() {
    return source == Source.RECIPE ? RecipeSources.wanted(new Recipe(recipe), context.operations()) : List.of();
  }

  /** The file given for what a recipe wants to read. */
  Optional<NewFile> given(RecipeSources.Wanted wanted) {
    return files.stream().filter(f -> wanted.system().isEmpty() && f.table.filter(wanted.table()::equals).isPresent()).findFirst();
  }

  /** Decides where rows go whose table is there. */
  void go(Recipe.Into chosen) {
    way = chosen;
    replan();
  }

  /** Takes new files and looks at them. */
  public void add(List<Path> paths) {
    for (Path path : paths) {
      files.removeIf(f -> f.path.equals(path));
      files.add(new NewFile(path, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty()));
      look(path);
    }
    replan();
  }

  /** Takes a file off the list. */
  void remove(NewFile file) {
    files.removeIf(f -> f.path.equals(file.path));
    replan();
  }

  /** Decides for which table a file is; an empty name leaves it aside. */
  void home(NewFile file, String table) {
    place(file.path, file.found, table.isEmpty() ? Optional.empty() : Optional.of(table));
    replan();
  }

  /** Does the steps, from the first that is not done. */
  void run() {
    List<MissingColumns> missing = MissingColumns.in(plan, context.study().getValue().outline(), this::columns);
    if (!missing.isEmpty()) {
      problem = Optional.of(MissingColumns.told(missing));
      changed();
      return;
    }
    running = true;
    stopping = false;
    problem = Optional.empty();
    guarded = false;
    next(plan, Optional.empty());
  }

  /** Columns of a file that was looked at. */
  private Optional<List<String>> columns(ImportFile file) {
    return files.stream().filter(f -> f.path.equals(Path.of(file.file()))).findFirst().flatMap(NewFile::found)
        .map(found -> found.columns().stream().map(c -> c.name()).toList());
  }

  /** Goes on against a guard rail, for a reason that the history keeps. */
  void against(String reason) {
    running = true;
    problem = Optional.empty();
    guarded = false;
    next(plan, Optional.of(reason));
  }

  /** Does no further step after the one that runs. */
  void stop() {
    stopping = true;
    changed();
  }

  private void next(List<Operation> steps, Optional<String> reason) {
    changed();
    if (done == steps.size() || stopping) {
      running = false;
      boolean whole = done == steps.size();
      if (whole) {
        files.clear();
        plan = List.of();
        done = 0;
      }
      changed();
      if (whole) {
        context.open("changes");
      }
      return;
    }
    context.perform(steps.get(done), reason, handle -> {
      if (handle.state() == JobHandle.State.DONE) {
        done++;
        next(steps, Optional.empty());
        return;
      }
      running = false;
      problem = handle.failure().map(ViewContext::problem);
      guarded = handle.failure().filter(f -> f instanceof ProblemException known && known.isGuard()).isPresent();
      changed();
    });
  }

  private void look(Path path) {
    ImportFile operation = ImportFile.of(path);
    StudyView study = context.study().getValue();
    context.latest(
        path, context.job(Text.of(ImportViewModel.class, "looking", path.getFileName().toString()),
            job -> operation.plan(operation.overrides().withPresets(SavePreset.all(study)), job.overriding("only looked at")).sniffed()),
        sniffed -> {
          place(path, Optional.of(sniffed), again().match(sniffed, context.study().getValue()).map(StepsAgain.Match::table));
          replan();
        },
        failed -> {
          files.replaceAll(f -> f.path.equals(path)
              ? new NewFile(path, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.of(failed)) : f);
          replan();
        });
  }

  private void place(Path path, Optional<Sniffed> found, Optional<String> table) {
    StudyView study = context.study().getValue();
    double fits = found.flatMap(s -> table.map(t -> again().fits(s, study, t))).orElse(0.0);
    Optional<SchemaDrift> drift = found.flatMap(s -> table.flatMap(t -> StepsAgain.drift(s, study, t)));
    files.replaceAll(f -> f.path.equals(path) ? new NewFile(path, found, table, fits, drift, Optional.empty()) : f);
  }

  private void rematch() {
    for (NewFile file : files()) {
      file.found.ifPresent(s -> place(file.path, file.found, again().match(s, context.study().getValue()).map(StepsAgain.Match::table)));
    }
    replan();
  }

  private StepsAgain again() {
    return new StepsAgain(source == Source.RECIPE ? recipe : Recipe.of(context.path(), context.operations()).steps(), source != Source.CLEANING);
  }

  private void replan() {
    if (running) {
      return;
    }
    done = 0;
    Map<Path, String> homes = new LinkedHashMap<>();
    files.forEach(f -> f.table.ifPresent(t -> homes.put(f.path, t)));
    try {
      plan = homes.isEmpty() ? List.of() : again().operations(homes, way, context.study().getValue(), context.operations());
    } catch (ProblemException e) {
      plan = List.of();
      problem = Optional.of(e.problem());
    }
    changed();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
