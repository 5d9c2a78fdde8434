package clientele.cli;

import clientele.analysis.Analyses;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.base.Unforeseen;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.job.Memory;
import clientele.ledger.OpenStudy;
import clientele.ledger.Shelf;
import clientele.study.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command line. Exit codes: 0 done, 1 a problem (told on the error stream as {@code CODE: what, why, what to do}),
 * 2 wrong usage.
 */
@Command(
    name = "clientele",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "From raw customer files to decisions that stand up in a meeting.")
public final class Main implements Runnable {
  /** The verbs, in the order in which help names them. */
  private static final Map<String, Class<? extends Verb>> VERBS = verbs();

  @Option(names = "--json", description = "Write results as JSON.", scope = CommandLine.ScopeType.INHERIT)
  private boolean json;

  @Option(
      names = "--passphrase-file",
      paramLabel = "F",
      description = "File whose first line is the passphrase of the study.",
      scope = CommandLine.ScopeType.INHERIT)
  private Path passphraseFile;

  @Option(
      names = "--messages",
      paramLabel = "LANG",
      description = "Language of messages: en or zh.",
      scope = CommandLine.ScopeType.INHERIT)
  private Tongue tongue = Tongue.EN;

  /** A language by its two letters. */
  enum Tongue {
    EN,
    ZH;

    Language language() {
      return Language.ofTag(name());
    }
  }

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final Shelf shelf;
  private final Analyses analyses;
  private final Clock clock;
  private final Opener opener;
  private final PrintStream out;
  private final PrintStream err;

  private boolean writingJson;
  private boolean changed;

  /** Where the line of progress is drawn, with the controls it needs. */
  private final PrintStream progress;

  /** Opens the workbench; given by whoever knows it. */
  public interface Opener {
    /**
     * Opens it and comes back when it is closed.
     *
     * @param study to open, if one was named
     * @param demo whether to open the study of the demo company
     * @return the exit code
     */
    int open(Optional<Path> study, boolean demo, Main main);
  }

  public Main(Shelf shelf, Analyses analyses, Clock clock, Opener opener, PrintStream out, PrintStream err) {
    this.shelf = shelf;
    this.analyses = analyses;
    this.clock = clock;
    this.opener = opener;
    this.out = new PrintStream(new HarmlessStream(out, () -> json || writingJson), false, StandardCharsets.UTF_8);
    this.err = new PrintStream(new HarmlessStream(err, () -> false), true, StandardCharsets.UTF_8);
    this.progress = err;
    shelf.news(problem -> warn(problem.line(language())));
  }

  /** Runs a command line and gives its exit code. */
  public int run(String... args) {
    VerbFactory factory = new VerbFactory(this);
    CommandLine line = new CommandLine(this, factory);
    Optional<String> asked = verb(args);
    VERBS.forEach((name, type) -> {
      if (asked.isEmpty() || asked.get().equals(name)) { // building the others takes longer than most verbs do
        line.addSubcommand(name, new CommandLine(type, factory));
      }
    });
    line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setColorScheme(new CommandLine.Help.ColorScheme.Builder(CommandLine.Help.Ansi.OFF).build());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((thrown, command, parsed) -> tell(thrown));
    int code = execute(line, args.length == 0 ? new String[] {"open"} : args);
    out.flush();
    err.flush();
    return code;
  }

  /** The verb that is asked for; empty where all are needed: there is none, it is not known, or help comes before it. */
  private static Optional<String> verb(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("-h") || args[i].equals("--help")) {
        return Optional.empty();
      }
      if (!args[i].startsWith("-")) {
        return Optional.of(args[i]).filter(VERBS::containsKey);
      }
      if (args[i].equals("--passphrase-file") || args[i].equals("--messages")) {
        i++; // and its value
      }
    }
    return Optional.of("").filter(none -> args.length > 0 && List.of("--version", "-V").contains(args[0]));
  }

  private static Map<String, Class<? extends Verb>> verbs() {
    Map<String, Class<? extends Verb>> verbs = new LinkedHashMap<>();
    verbs.put("open", StudyVerbs.Open.class);
    verbs.put("new", StudyVerbs.New.class);
    verbs.put("protect", StudyVerbs.Protect.class);
    verbs.put("restore", RestoreVerbs.Restore.class);
    verbs.put("adopt", RestoreVerbs.Adopt.class);
    verbs.put("erase", RewriteVerbs.Erase.class);
    verbs.put("compact", RewriteVerbs.Compact.class);
    verbs.put("tables", StudyVerbs.Tables.class);
    verbs.put("show", StudyVerbs.Show.class);
    verbs.put("history", StudyVerbs.History.class);
    verbs.put("letter", StudyVerbs.Letter.class);
    verbs.put("profile", StudyVerbs.Profile.class);
    verbs.put("undo", StudyVerbs.Undo.class);
    verbs.put("redo", StudyVerbs.Redo.class);
    verbs.put("check", StudyVerbs.Check.class);
    verbs.put("bundle", StudyVerbs.Bundle.class);
    verbs.put("unbundle", StudyVerbs.Unbundle.class);
    verbs.put("op", OperationVerbs.Op.class);
    verbs.put("run", OperationVerbs.Run.class);
    verbs.put("demo", FileVerbs.Demo.class);
    verbs.put("report", FileVerbs.ReportVerb.class);
    verbs.put("export", FileVerbs.Export.class);
    verbs.put("sniff", IntakeVerbs.Sniff.class);
    verbs.put("read", IntakeVerbs.Read.class);
    verbs.put("import", IntakeVerbs.Import.class);
    verbs.put("bench", BenchVerbs.Bench.class);
    verbs.put("fault-child", BenchVerbs.Child.class);
    return verbs;
  }

  /** Runs it; what the machine lacks ends it in words too. */
  private int execute(CommandLine line, String[] args) {
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      err.println(Memory.exhausted(Text.of(Main.class, "verb", args[0])).line(language()));
      return 1;
    } catch (StackOverflowError | LinkageError e) {
      return tell(new IllegalStateException(e));
    }
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a verb is missing; see clientele --help");
  }

  Shelf shelf() {
    return shelf;
  }

  Analyses analyses() {
    return analyses;
  }

  Clock clock() {
    return clock;
  }

  Opener opener() {
    return opener;
  }

  /** Where results go. */
  public PrintStream out() {
    return out;
  }

  /** Where problems and notes go. */
  public PrintStream err() {
    return err;
  }

  Language language() {
    return tongue.language();
  }

  boolean json() {
    return json;
  }

  /** Writes a result: as JSON if asked for, otherwise as the lines given. */
  void print(Object value, List<String> lines) {
    if (json) {
      out.println(Json.pretty(readable(Json.tree(value))));
    } else {
      lines.forEach(out::println);
    }
  }

  /** Writes what is JSON whatever was asked for: its signs are escaped, so that they stay what they are. */
  void printJson(String text) {
    writingJson = true;
    out.print(text);
    writingJson = false;
  }

  /** The same JSON with the words of the program as sentences. */
  JsonNode readable(JsonNode node) {
    return switch (node) {
      case ObjectNode object when Json.text(object).isPresent() ->
          TextNode.valueOf(Messages.render(Json.text(object).get(), language()));
      case ObjectNode object -> {
        object.properties().forEach(e -> e.setValue(readable(e.getValue())));
        yield object;
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, readable(array.get(i)));
        }
        yield array;
      }
      default -> node;
    };
  }

  /** Words of this package in the language of messages. */
  String word(String key, Object... args) {
    return Messages.get(Main.class, language(), key, args);
  }

  /** Tells something the person must know although the work is done. */
  void warn(String line) {
    err.println(line);
  }

  /** The passphrase, if one was given. */
  Optional<char[]> passphrase() {
    return Optional.ofNullable(passphraseFile).map(this::firstLine).map(word -> {
      if (word.length == 0) {
        throw CliProblems.EMPTY_PASSPHRASE.raise(passphraseFile.toString());
      }
      return word;
    });
  }

  /** The first line of a file that holds a passphrase. */
  char[] firstLine(Path file) {
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.findFirst().orElse("").toCharArray();
    } catch (IOException | UncheckedIOException e) {
      throw new ProblemException(CliProblems.FILE.with(file.toString()), e);
    }
  }

  /** Opens a study, works with it and closes it. */
  <T> T withStudy(Path path, Function<OpenStudy, T> work) {
    try (JobRunner runner = new JobRunner(clock, Runnable::run);
        OpenStudy study = shelf.open(path, passphrase(), runner)) {
      study.ledger().listen(() -> changed = true);
      return work.apply(study);
    }
  }

  /** Opens a study to read it only, works with it and closes it. */
  <T> T withReading(Path path, Function<OpenStudy, T> work) {
    try (JobRunner runner = new JobRunner(clock, Runnable::run);
        OpenStudy study = shelf.read(path, passphrase(), runner)) {
      return work.apply(study);
    }
  }

  /** Progress on the error stream if a person is watching. */
  JobContext.Listener progress() {
    return System.console() == null ? (done, words) -> {} : new ProgressLine(progress, language());
  }

  private int tell(Exception thrown) {
    if (thrown instanceof ProblemException known) {
      Problem problem = known.problem();
      boolean asks = problem.code().id().equals("STORE-PASSPHRASE");
      err.println(problem.line(language()) + (asks ? " " + word("hint.passphrase") : ""));
      return 1;
    }
    if (thrown instanceof CommandLine.ParameterException usage) {
      err.println(usage.getMessage());
      return 2;
    }
    err.println(
        (changed ? CliProblems.AFTER : CliProblems.UNEXPECTED)
            .with(Unforeseen.noted(thrown).code(), shelf.home().resolve("log").toString()).line(language()));
    return 1;
  }

  /** Gives each verb the command line it belongs to. */
  private record VerbFactory(Main main) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (Verb.class.isAssignableFrom(type)) {
        return type.getDeclaredConstructor(Main.class).newInstance(main);
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
