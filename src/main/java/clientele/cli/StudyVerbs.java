package clientele.cli;

import clientele.analysis.BroughtResults;
import clientele.analysis.data.DataLetter;
import clientele.base.Messages;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.base.Seed;
import clientele.cleaning.profile.ColumnProfile;
import clientele.cleaning.profile.MissingMap;
import clientele.cleaning.profile.ProfileWords;
import clientele.cleaning.profile.TableProfile;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.ledger.BundleWriter;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.LoadBundle;
import clientele.ledger.OpenStudy;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.StudySettings;
import clientele.study.Table;
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

/** Verbs about a study as a whole. */
final class StudyVerbs {
  private StudyVerbs() {}

  @Command(name = "open", description = "Open the workbench.", mixinStandardHelpOptions = true)
  static final class Open extends Verb {
    @Parameters(paramLabel = "STUDY", arity = "0..1")
    private Path study;

    @Option(names = "--demo", description = "Open the study of the demo company, making it first if it is not there.")
    private boolean demo;

    Open(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      return main().opener().open(Optional.ofNullable(study), demo, main());
    }
  }

  @Command(name = "new", description = "Make a new, empty study.", mixinStandardHelpOptions = true)
  static final class New extends Verb {
    @Parameters(paramLabel = "STUDY", description = "Path without suffix.")
    private Path study;

    @Option(names = "--seed", description = "Seed of all random streams (default ${DEFAULT-VALUE}).")
    private long seed = 2025;

    @Option(names = "--currency", description = "ISO code of the amounts, e.g. EUR.")
    private String currency = "";

    New(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      StudySettings settings = new StudySettings(study.getFileName().toString(), seed, currency);
      try (JobRunner runner = new JobRunner(main().clock(), Runnable::run);
          OpenStudy made = main().shelf().create(study, main().passphrase(), settings, runner)) {
        main().print(Map.of("study", made.path().toString()), List.of(made.path().toString()));
        return 0;
      }
    }
  }

  @Command(
      name = "protect",
      description = "Set or change the passphrase of a study; its copies open with the new one too.",
      mixinStandardHelpOptions = true)
  static final class Protect extends Verb {
    @Parameters(paramLabel = "STUDY")
    private Path study;

    @Option(names = "--new-passphrase-file", required = true, paramLabel = "F",
        description = "File whose first line is the new passphrase.")
    private Path secret;

    Protect(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      return main().withStudy(study, open -> {
        open.protect(main().firstLine(secret));
        main().print(Map.of("study", open.path().toString()), List.of(main().word("protect.done", open.path().toString())));
        return 0;
      });
    }
  }

  @Command(name = "tables", description = "List the tables of a study.", mixinStandardHelpOptions = true)
  static final class Tables extends Verb {
    @Parameters(paramLabel = "STUDY")
    private Path study;

    Tables(Main main) {
      super(main);
    }

    /** A table in the list. */
    record Line(String name, String role, long rows, boolean outOfDate, List<Field> columns) {}

    /** A column in the list. */
    record Field(String name, String type, String unit, String role) {}

    @Override
    public Integer call() {
      return main().withReading(study, open -> list(open.ledger().view().outline()));
    }

    private int list(Outline outline) {
      List<Line> lines =
          outline.tables().values().stream()
              .sorted((a, b) -> a.table().compareTo(b.table()))
              .map(t -> line(t, outline))
              .toList();
      List<String> words =
          lines.stream()
              .map(l -> String.format(Locale.ROOT, "%-32s %-13s %,12d %s %4d %s%s", l.name, l.role, l.rows, main().word("tables.rows", l.rows),
                  l.columns.size(), main().word("tables.columns", l.columns.size()),
                  l.outOfDate ? "  " + main().word("tables.stale") : ""))
              .toList();
      main().print(lines, words);
      return 0;
    }

    private static Line line(DatasetVersion table, Outline outline) {
      List<Field> fields =
          table.plainColumns().stream()
              .map(c -> new Field(c.name(), c.kind().name().toLowerCase(java.util.Locale.ROOT), c.unit(),
                  c.meaning().map(clientele.study.Meaning::tag).orElse("")))
              .toList();
      return new Line(table.table(), table.role().tag(), table.rows(), outline.stale().contains(table.table()), fields);
    }
  }

  @Command(name = "show", description = "Show rows of a table.", mixinStandardHelpOptions = true)
  static final class Show extends Verb {
    @Parameters(index = "0", paramLabel = "STUDY")
    private Path study;

    @Parameters(index = "1", paramLabel = "TABLE")
    private String table;

    @Option(names = "--limit", description = "Number of rows (default ${DEFAULT-VALUE}).")
    private int limit = 20;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    Show(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      return main().withReading(study, open -> show(open.ledger().view().table(table)));
    }

    private int show(Table shown) {
      if (limit < 0) {
        throw new CommandLine.ParameterException(spec.commandLine(), "--limit: " + limit + " < 0");
      }
      List<Map<String, String>> rows = new ArrayList<>();
      for (int c = 0; c < shown.chunks() && rows.size() < limit; c++) {
        int take = Math.min(limit - rows.size(), shown.rowsIn(c));
        int first = rows.size();
        for (int r = 0; r < take; r++) {
          rows.add(new LinkedHashMap<>());
        }
        for (Column column : shown.columns()) {
          String[] words = Cells.words(shown, column, c);
          for (int r = 0; r < take; r++) {
            rows.get(first + r).put(column.name(), shown(column, words[r]));
          }
        }
      }
      List<String> lines = new ArrayList<>();
      lines.add(String.join("\t", shown.columns().stream().map(Column::name).toList()));
      rows.forEach(r -> lines.add(String.join("\t", r.values().stream().map(v -> v == null ? "" : v).toList())));
      main().print(rows, lines);
      return 0;
    }

    private String shown(Column column, String word) {
      return word != null && column.kind() == Kind.PHRASE ? Messages.render(Text.decode(word), main().language()) : word;
    }
  }

  @Command(name = "history", description = "List the steps of a study.", mixinStandardHelpOptions = true)
  static final class History extends Verb {
    @Parameters(paramLabel = "STUDY")
    private Path study;

    @Option(names = "--recipe", description = "Write the steps as a recipe instead.")
    private boolean recipe;

    History(Main main) {
      super(main);
    }

    /** A step in the list. */
    record Line(
        long number, long parent, String state, String operation, String title, String summary, String started,
        long millis, long rowsIn, long rowsOut, long rowsRejected, long seed, Object parameters,
        List<String> outputs, List<String> warnings, Optional<String> override) {}

    @Override
    public Integer call() {
      return main().withReading(study, open -> list(open.ledger()));
    }

    private int list(Ledger ledger) {
      if (recipe) {
        main().printJson(clientele.ledger.Recipe.of(ledger.path(), main().analyses().operations()).write());
        return 0;
      }
      List<Long> path = ledger.path().stream().map(LedgerEntry::number).toList();
      List<Line> lines = new ArrayList<>();
      for (LedgerEntry entry : ledger.entries()) {
        String state = entry.number() == ledger.head() ? "now" : path.contains(entry.number()) ? "done" : "set aside";
        lines.add(line(entry, state));
      }
      List<String> words =
          lines.stream()
              .map(l -> String.format(Locale.ROOT, "%4d %-9s %-28s %s", l.number, main().word("history." + l.state.replace(' ', '-')), l.operation, l.summary))
              .toList();
      main().print(lines, words);
      return 0;
    }

    private Line line(LedgerEntry e, String state) {
      Text title = Ledger.title(e, main().analyses().operations());
      return new Line(
          e.number(), e.parent(), state, e.operation(), Messages.render(title, main().language()),
          Messages.render(e.told(title), main().language()),
          e.started().toString(), e.millis(), e.rowsIn(), e.rowsOut(), e.rowsRejected(), e.seed(),
          clientele.study.Json.read(e.parameters(), Map.class), List.copyOf(e.outputs().keySet()),
          e.warned().stream().map(w -> Messages.render(w, main().language())).toList(),
          e.override());
    }
  }

  @Command(
      name = "letter",
      description = "Write one page of questions to whoever sent the files.",
      mixinStandardHelpOptions = true)
  static final class Letter extends Verb {
    @Parameters(paramLabel = "STUDY")
    private Path study;

    Letter(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      return main().withReading(study, open -> {
        DataLetter letter = DataLetter.of(open.ledger().view(), JobContext.quiet(new Seed(0)));
        main().print(letter, List.of(letter.write(main().language()).stripTrailing()));
        return 0;
      });
    }
  }

  @Command(
      name = "profile",
      description = "Tell what every column of a table holds, and which lack values together.",
      mixinStandardHelpOptions = true)
  static final class Profile extends Verb {
    @Parameters(paramLabel = "STUDY")
    private Path study;

    @Parameters(paramLabel = "TABLE")
    private String table;

    Profile(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      return main().withReading(study, open -> {
        Table rows = open.ledger().view().table(table);
        JobContext job = JobContext.quiet(new Seed(0));
        TableProfile profile = TableProfile.of(rows, job);
        MissingMap map = MissingMap.of(rows, profile, job);
        main().print(Map.of("profile", profile, "missing", map), lines(profile, map));
        return 0;
      });
    }

    private String shown(Column column, String word) {
      return column.kind() == Kind.PHRASE ? Messages.render(Text.decode(word), main().language()) : word;
    }

    private List<String> lines(TableProfile profile, MissingMap map) {
      List<String> lines = new ArrayList<>();
      for (ColumnProfile column : profile.columns()) {
        List<String> said = new ArrayList<>(List.of(ProfileWords.values(column, v -> shown(column.column(), v), main().language())));
        ProfileWords.remarks(column).forEach(r -> said.add(Messages.render(r, main().language())));
        said.removeIf(String::isBlank);
        lines.add(String.join("\t", column.column().name(), Messages.render(column.column().kind().words(), main().language()),
            ProfileWords.missing(column), ProfileWords.different(column), String.join(main().word("profile.and"), said)));
      }
      for (MissingMap.Pattern pattern : map.patterns()) {
        lines.add(Messages.get(
            Profile.class, main().language(), "profile.together", pattern.rows(), String.join(" + ", pattern.columns())));
      }
      return lines;
    }
  }

  @Command(name = "undo", description = "Take the last step back.", mixinStandardHelpOptions = true)
  static final class Undo extends Verb {
    @Parameters(paramLabel = "STUDY")
    private Path study;

    @Option(names = "--before-erasure", description = "Where the last step is an erasure, which stays: take back the step before it.")
    private boolean beforeErasure;

    Undo(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      return main().withStudy(study, open -> {
        LedgerEntry undone = (beforeErasure ? open.ledger().undoBeforeErasure() : open.ledger().undo()).orElseThrow(CliProblems.NOTHING_TO_UNDO::raise);
        main().print(Map.of("undone", undone.operation(), "number", undone.number()),
            List.of(main().word("undo.done", undone.number(), undone.operation())));
        return 0;
      });
    }
  }

  @Command(name = "redo", description = "Do the step again that was taken back.", mixinStandardHelpOptions = true)
  static final class Redo extends Verb {
    @Parameters(paramLabel = "STUDY")
    private Path study;

    Redo(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      return main().withStudy(study, open -> {
        LedgerEntry redone = open.ledger().redo().orElseThrow(CliProblems.NOTHING_TO_REDO::raise);
        main().print(Map.of("redone", redone.operation(), "number", redone.number()),
            List.of(main().word(redone.operation().equals(Ledger.ERASED) ? "redo.erasure" : "redo.done", redone.number(), redone.operation())));
        return 0;
      });
    }
  }

  @Command(
      name = "bundle",
      description = "Write a study as a zip of CSV and JSON, not encrypted, to hand to somebody.",
      mixinStandardHelpOptions = true)
  static final class Bundle extends Verb {
    @Parameters(paramLabel = "STUDY")
    private Path study;

    @Option(names = "--out", paramLabel = "FILE.zip", required = true)
    private Path file;

    @Option(names = "--with-key", description = "The key of the pseudonyms goes into the bundle too: who reads it can tell whose codes they are.")
    private boolean key;

    Bundle(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      return main().withReading(study, open -> {
        SourceFiles.keep(open.ledger().entries(), file);
        BundleWriter bundle = new BundleWriter(open.ledger(), JobContext.of(main().clock(), new Seed(0), main().progress()), key);
        bundle.write(file);
        if (!bundle.secrets().isEmpty()) {
          main().warn(main().word(key ? "bundle.key" : "bundle.noKey", file.toString()));
        }
        main().print(Map.of("file", file.toString()), List.of(file.toString()));
        return 0;
      });
    }
  }

  @Command(name = "unbundle", description = "Make a new study from a bundle.", mixinStandardHelpOptions = true)
  static final class Unbundle extends Verb {
    @Parameters(index = "0", paramLabel = "FILE.zip")
    private Path file;

    @Parameters(index = "1", paramLabel = "STUDY")
    private Path study;

    Unbundle(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      StudySettings settings = LoadBundle.settings(file);
      try (JobRunner runner = new JobRunner(main().clock(), Runnable::run)) {
        OperationVerbs.Done done = main().shelf().build(study, main().passphrase(), settings, runner, made -> {
          OperationVerbs.Done loaded = OperationVerbs.perform(main(), made.ledger(), new LoadBundle(file.toString()), Optional.empty());
          BroughtResults.check(main().analyses(), made.ledger().view());
          return loaded;
        });
        main().print(done, List.of(done.summary()));
        return 0;
      }
    }
  }

  @Command(
      name = "check",
      description = "Read everything stored, and run the steps again that need no outside file, comparing results.",
      mixinStandardHelpOptions = true)
  static final class Check extends Verb {
    @Parameters(paramLabel = "STUDY")
    private Path study;

    Check(Main main) {
      super(main);
    }

    /** What was found. */
    record Found(int items, int steps, int repeated, List<String> different) {}

    @Override
    public Integer call() {
      return main().withReading(study, this::check);
    }

    /** Whether a step gives the same again; one that does not run any more does not. */
    private Optional<Boolean> repeated(Ledger ledger, LedgerEntry entry) {
      try {
        return ledger.repeats(entry, main().analyses().operations());
      } catch (RuntimeException e) {
        main().warn(entry.number() + " " + entry.operation() + ": "
            + (e instanceof ProblemException known ? known.problem().line(main().language()) : e.toString()));
        return Optional.of(false);
      }
    }

    private int check(OpenStudy open) {
      int items = open.verify();
      int repeated = 0;
      List<String> different = new ArrayList<>();
      for (LedgerEntry entry : open.ledger().path()) {
        Optional<Boolean> same = repeated(open.ledger(), entry);
        if (same.isPresent()) {
          repeated++;
          if (!same.get()) {
            different.add(entry.number() + " " + entry.operation());
          }
        }
      }
      Found found = new Found(items, open.ledger().path().size(), repeated, different);
      main().print(found, List.of(
          main().word("check.items", found.items),
          main().word("check.steps", found.repeated, found.steps, found.different.size())));
      if (!different.isEmpty()) {
        throw CliProblems.NOT_REPRODUCED.raise(different.size(), repeated, String.join(", ", different));
      }
      return 0;
    }
  }
}
