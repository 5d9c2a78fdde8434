package clientele.cli;

import clientele.analysis.WhatChanged;
import clientele.analysis.data.again.MissingColumns;
import clientele.analysis.data.again.RecipeSources;
import clientele.analysis.data.again.StudyChanges;
import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.bring.SavePreset;
import clientele.base.Messages;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.cleaning.formula.Formula;
import clientele.cleaning.formula.FormulaHelp;
import clientele.job.JobContext;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Param;
import clientele.ledger.Recipe;
import clientele.ledger.StepPreview;
import clientele.reports.Block;
import clientele.study.DatasetVersion;
import clientele.study.Role;
import clientele.study.StudyView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Verbs that run operations. */
final class OperationVerbs {
  private OperationVerbs() {}

  /** What a step did, as printed. */
  record Done(
      long number, String operation, String summary, long rowsIn, long rowsOut, long rowsRejected,
      List<String> outputs, List<String> warnings) {}

  /** Runs a step and tells its warnings. */
  static Done perform(Main main, Ledger ledger, Operation operation, Optional<String> override) {
    LedgerEntry entry = ledger.performHere(operation, override, main.progress());
    List<String> warnings = entry.warned().stream().map(w -> Messages.render(w, main.language())).toList();
    warnings.forEach(main::warn);
    return new Done(
        entry.number(), entry.operation(), Messages.render(entry.summary(), main.language()), entry.rowsIn(),
        entry.rowsOut(), entry.rowsRejected(), List.copyOf(entry.outputs().keySet()), warnings);
  }

  /** Words typed as {@code --name value} by name; a name without value is true. */
  static Map<String, List<String>> words(List<String> typed, CommandLine command) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    for (int i = 0; i < typed.size(); i++) {
      String word = typed.get(i);
      if (!word.startsWith("--")) {
        throw new CommandLine.ParameterException(command, "not a parameter: " + word);
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
      List<String> values = words.computeIfAbsent(name, n -> new ArrayList<>());
      if (equals >= 0) {
        values.add(word.substring(equals + 1));
        continue;
      }
      int before = values.size();
      while (i + 1 < typed.size() && !typed.get(i + 1).startsWith("--")) {
        values.add(typed.get(++i));
      }
      if (values.size() == before) {
        values.add("true");
      }
    }
    return words;
  }

  @Command(
      name = "op",
      description = "Run an operation; without one, list them with their parameters. With --help, tell about one.")
  static final class Op extends Verb {
    @Parameters(index = "0", paramLabel = "STUDY", arity = "0..1")
    private Path study;

    @Parameters(index = "1", paramLabel = "OPERATION-ID", arity = "0..1")
    private String id;

    @Option(names = "--override", paramLabel = "REASON", description = "Go on against a guard rail; the reason is kept.")
    private String override;

    @Option(names = "--preview", description = "Print what it would change in the tables; nothing is done.")
    private boolean preview;

    @Option(names = {"-h", "--help"}, description = "Tell about the operation, or show this message.")
    private boolean help;

    @Unmatched private List<String> typed = new ArrayList<>();

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    Op(Main main) {
      super(main);
    }

    /** An operation in the list. */
    record Line(String id, String title, List<Field> parameters) {}

    /** A parameter in the list. */
    record Field(String name, String help, String byDefault, String allowed, String unit) {}

    @Override
    public Integer call() {
      OperationCatalog catalog = main().analyses().operations();
      if (help) {
        return help(catalog);
      }
      if (study == null) {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing required parameter: 'STUDY'");
      }
      if (id == null) {
        return list(catalog);
      }
      Operation operation = catalog.make(id, words(typed, spec.commandLine()));
      if (preview) {
        return main().withReading(study, open -> {
          StepPreview shown = open.ledger().previewHere(operation, Optional.ofNullable(override), main().progress());
          main().print(shown, PreviewLines.of(shown, main().language()));
          return 0;
        });
      }
      return main().withStudy(study, open -> {
        Done done = perform(main(), open.ledger(), operation, Optional.ofNullable(override));
        List<String> lines = new ArrayList<>(List.of(done.summary()));
        open.ledger().view().outline().tables(Role.RESULT).stream()
            .filter(t -> t.rows() > 0)
            .map(DatasetVersion::table)
            .filter(t -> done.outputs().contains(t) && !words(typed, spec.commandLine()).getOrDefault("table", List.of()).contains(t))
            .sorted()
            .forEach(t -> lines.add(main().word("op.listed", t, study.toString())));
        main().print(done, lines);
        return 0;
      });
    }

    /** Tells what an operation does and takes; the usage of the verb where none is named. */
    private int help(OperationCatalog catalog) {
      String wanted = id != null ? id : study == null ? "" : study.toString();
      Optional<Class<? extends Operation>> type = catalog.type(wanted);
      if (type.isEmpty()) {
        spec.commandLine().usage(main().out());
        return 0;
      }
      Line line = line(catalog, wanted);
      List<String> words = new ArrayList<>(List.of(line.title));
      Messages.find(type.get(), main().language(), "op." + wanted + ".help").ifPresent(words::add);
      for (Field f : line.parameters) {
        words.add(said(f));
        String more = camel(type.get(), f.name);
        Messages.find(type.get(), main().language(), "op." + wanted + ".param." + more + ".help").ifPresent(h -> words.add(" ".repeat(27) + h));
      }
      if (OperationCatalog.parameters(type.get()).stream().anyMatch(p -> p.param().offers() == Param.Offers.FORMULA)) {
        words.add(main().word("op.functions"));
        Formula.functions().forEach(f -> words.add(String.format(Locale.ROOT, "    %-28s %s", said(FormulaHelp.signature(f)), said(FormulaHelp.meaning(f)))));
      }
      main().print(line, words);
      return 0;
    }

    private String said(Text text) {
      return Messages.render(text, main().language());
    }

    private static String camel(Class<? extends Operation> type, String flag) {
      return OperationCatalog.parameters(type).stream().filter(p -> p.flag().equals(flag)).findFirst().orElseThrow().name();
    }

    private int list(OperationCatalog catalog) {
      List<Line> lines = catalog.ids().stream().map(known -> line(catalog, known)).toList();
      List<String> words = new ArrayList<>();
      for (Line line : lines) {
        words.add(String.format(Locale.ROOT, "%-28s %s", line.id, line.title));
        line.parameters.forEach(f -> words.add(said(f)));
      }
      main().print(lines, words);
      return 0;
    }

    private Line line(OperationCatalog catalog, String known) {
      Class<? extends Operation> type = catalog.type(known).orElseThrow();
      List<Field> fields = OperationCatalog.parameters(type).stream().map(p -> field(type, known, p)).toList();
      return new Line(known, Messages.get(type, main().language(), "op." + known + ".title"), fields);
    }

    private static String said(Field f) {
      String byDefault = f.byDefault.isEmpty() ? "" : " [" + f.byDefault + "]";
      return String.format(Locale.ROOT, "    --%-20s %s (%s)%s", f.name, f.help, f.allowed, byDefault);
    }

    private Field field(Class<? extends Operation> type, String known, OperationCatalog.Parameter p) {
      return new Field(
          p.flag(), Messages.get(type, main().language(), "op." + known + ".param." + p.name()),
          p.type() == List.class ? p.param().value().replace(',', ' ') : p.param().value(), p.allowed(), p.param().unit());
    }
  }

  @Command(name = "run", description = "Run the steps of a recipe.", mixinStandardHelpOptions = true)
  static final class Run extends Verb {
    @Parameters(index = "0", paramLabel = "STUDY")
    private Path study;

    @Parameters(index = "1", paramLabel = "RECIPE.json")
    private Path recipe;

    @Option(names = "--with", paramLabel = "NAME=SOURCE",
        description = "Take this file, or this database (postgresql://USER@HOST/DATABASE), for the table, the file name or the role of a step. "
            + "A recipe never says itself where its sources are.")
    private Map<String, String> files = new LinkedHashMap<>();

    @Option(names = "--files", paramLabel = "FOLDER", description = "Take files of the names in the recipe from this folder.")
    private Path folder;

    @Option(names = "--password-file", paramLabel = "[NAME=]FILE",
        description = "File whose first line is the password of a source; NAME where there are several.")
    private List<String> passwordFiles = new ArrayList<>();

    @Option(names = "--password-variable", paramLabel = "[NAME=]VARIABLE", description = "As --password-file, from a variable of the environment.")
    private List<String> passwordVariables = new ArrayList<>();

    @Option(names = "--override", paramLabel = "REASON", description = "Go on against guard rails; the reason is kept.")
    private String override;

    @Option(names = "--into", paramLabel = "append|replace",
        description = "What happens to tables that are there already; without it the run stops at the first. With append and --with, tables that no file is named for stay as they are.")
    private Recipe.Into into;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    Run(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      files.replaceAll((name, source) -> source.contains("://") ? source : Path.of(source).toAbsolutePath().toString());
      OperationCatalog catalog = main().analyses().operations();
      Recipe written = read();
      List<RecipeSources.Wanted> wanted = RecipeSources.wanted(written, catalog);
      RecipeSources sources = new RecipeSources(
          files, byName(passwordFiles, wanted), byName(passwordVariables, wanted), Optional.ofNullable(folder));
      sources.known(wanted);
      return main().withStudy(study, open -> {
        StudyView before = open.ledger().view();
        Recipe chosen = into == null ? written : written.into(before.outline().tables().keySet(), into, files.keySet());
        Recipe ready = sources.bind(chosen, catalog, this::ask);
        List<Operation> operations = ready.steps().stream().map(s -> catalog.fromJson(s.op(), s.version(), s.params())).toList();
        List<MissingColumns> missing = MissingColumns.in(operations, before.outline(), file -> Optional.of(columns(file, before)));
        if (!missing.isEmpty()) {
          throw new ProblemException(MissingColumns.told(missing));
        }
        List<Done> all = new ArrayList<>();
        for (Operation operation : operations) {
          all.add(perform(main(), open.ledger(), operation, Optional.ofNullable(override)));
        }
        List<String> words = new ArrayList<>(all.stream().map(d -> d.operation() + ": " + d.summary()).toList());
        if (into != null) {
          words.addAll(changes(WhatChanged.between(before, open.ledger().view(), main().analyses())));
          JobContext looking = JobContext.of(main().clock(), new Seed(0), main().progress());
          StudyChanges.between(before, open.ledger().view(), looking).notable()
              .forEach(n -> words.add("  " + n.table() + ": " + Messages.render(n.words(), main().language())));
        }
        main().print(all, words);
        return 0;
      });
    }

    /** What the columns of a file will be called. */
    private List<String> columns(ImportFile file, StudyView study) {
      JobContext looking = JobContext.of(main().clock(), new Seed(0), main().progress()).overriding("only looked at");
      return file.plan(file.overrides().withPresets(SavePreset.all(study)), looking).sniffed().columns().stream().map(c -> c.name()).toList();
    }

    /** What was given for sources by name; without a name it is for the only one, of databases before files. */
    private Map<String, String> byName(List<String> given, List<RecipeSources.Wanted> wanted) {
      Map<String, String> named = new LinkedHashMap<>();
      for (String one : given) {
        int equals = one.indexOf('=');
        String name = equals < 0 ? "" : one.substring(0, equals);
        if (wanted.stream().anyMatch(w -> List.of(w.name(), w.table(), w.role()).contains(name) && !name.isEmpty())) {
          named.put(name, one.substring(equals + 1));
          continue;
        }
        List<RecipeSources.Wanted> servers = wanted.stream().filter(RecipeSources.Wanted::isServer).toList();
        List<String> for1 = (servers.isEmpty() ? wanted : servers).stream().map(RecipeSources.Wanted::name).distinct().toList();
        if (for1.size() != 1) {
          throw new CommandLine.ParameterException(spec.commandLine(), main().word("run.whose", String.join(", ", for1)));
        }
        named.put(for1.getFirst(), one);
      }
      return named;
    }

    private Optional<String> ask(String source, String user) {
      return Optional.ofNullable(System.console())
          .map(console -> console.readPassword("%s", main().word("run.password", user, source) + " ")).map(String::new);
    }

    private List<String> changes(WhatChanged changed) {
      List<String> words = new ArrayList<>();
      words.add(Messages.get(OperationVerbs.class, main().language(), "changed.title", changed.lines().size(), changed.same()));
      for (WhatChanged.Line line : changed.lines()) {
        words.add("  " + Messages.render(line.analysis(), main().language()) + ": " + said(line.before()) + " → " + said(line.now()));
      }
      return words;
    }

    private String said(Optional<Block.Headline> headline) {
      return headline
          .map(h -> Messages.render(h.figure(), main().language())
              + h.interval().map(i -> " (" + Messages.render(i, main().language()) + ")").orElse(""))
          .orElse("–");
    }

    private Recipe read() {
      try {
        return Recipe.parse(Files.readString(recipe));
      } catch (IOException e) {
        throw new ProblemException(CliProblems.FILE.with(recipe.toString()), e);
      }
    }
  }
}
