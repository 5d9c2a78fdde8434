package clientele.cli;

import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.bring.SavePreset;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.intake.CleanFile;
import clientele.intake.FileImport;
import clientele.intake.choice.SniffOverrides;
import clientele.job.JobContext;
import clientele.ledger.OperationCatalog;
import clientele.study.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Verbs that read files. */
final class IntakeVerbs {
  private IntakeVerbs() {}

  /** The choices typed as parameters of {@code data.import}. */
  private static SniffOverrides overrides(Path file, List<String> typed, CommandLine command) {
    Map<String, List<String>> words = new LinkedHashMap<>(OperationVerbs.words(typed, command));
    words.put("file", List.of(file.toString()));
    return OperationCatalog.make(ImportFile.class, words).overrides();
  }

  /** The choices typed, and the kinds of files a study was taught, if one is named: what an import into it would take. */
  private static SniffOverrides overrides(Main main, Path study, Path file, List<String> typed, CommandLine command) {
    SniffOverrides choices = overrides(file, typed, command);
    return study == null
        ? choices
        : main.withReading(study, open -> choices.withPresets(SavePreset.all(open.ledger().view())));
  }

  @Command(
      name = "sniff",
      description = "Tell as JSON how a file is written. Choices of data.import may be given, e.g. --encoding.",
      mixinStandardHelpOptions = true)
  static final class Sniff extends Verb {
    @Parameters(paramLabel = "FILE")
    private Path file;

    @Option(names = "--study", paramLabel = "STUDY", description = "Read as an import into this study would, with its presets.")
    private Path study;

    @Unmatched private List<String> typed = new ArrayList<>();

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    Sniff(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      JobContext job = JobContext.of(main().clock(), new Seed(0), main().progress());
      SniffOverrides overrides = overrides(main(), study, file, typed, spec.commandLine());
      JobContext looking = job.overriding("only looked at");
      main().printJson(Json.pretty(main().readable(Json.tree(FileImport.sniff(file, overrides, looking)))) + System.lineSeparator());
      looking.warnings().forEach(w -> main().warn(w.line(main().language())));
      return 0;
    }
  }

  @Command(
      name = "read",
      description = "Write what import would take as UTF-8 CSV, cells as they stand in the file; refused rows go to NAME.rejects.csv.",
      mixinStandardHelpOptions = true)
  static final class Read extends Verb {
    @Parameters(paramLabel = "FILE")
    private Path file;

    @Option(names = "--out", paramLabel = "clean.csv", required = true)
    private Path out;

    @Option(names = "--safe", description = "For a spreadsheet: an apostrophe before what it would run as a formula, every cell in quotes.")
    private boolean safe;

    @Option(names = "--study", paramLabel = "STUDY", description = "Read as an import into this study would, with its presets.")
    private Path study;

    @Unmatched private List<String> typed = new ArrayList<>();

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    Read(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      JobContext job = JobContext.of(main().clock(), new Seed(0), main().progress());
      SniffOverrides overrides = overrides(main(), study, file, typed, spec.commandLine());
      SourceFiles.keep(file.toString(), out);
      CleanFile.Written written =
          CleanFile.write(file, overrides, out, safe, main().language(), job);
      job.warnings().forEach(w -> main().warn(w.line(main().language())));
      List<String> lines = new ArrayList<>(List.of(
          main().word("read.done", written.rows(), out.toString()),
          main().word("read.found", written.refusedLines(), written.mendedLines(), written.unreadableCells())));
      if (!safe) {
        lines.add(main().word("read.stands"));
      }
      main().print(written, lines);
      return 0;
    }
  }

  @Command(
      name = "import",
      description = "Bring files into a study, each as a table named by its stem. Every parameter of data.import may be given.",
      mixinStandardHelpOptions = true)
  static final class Import extends Verb {
    @Parameters(index = "0", paramLabel = "STUDY")
    private Path study;

    @Parameters(index = "1", paramLabel = "FILE", arity = "1..*")
    private List<Path> files;

    @Option(names = "--role", description = "What the files are about: transactions, customers, feedback, …")
    private String role;

    @Option(names = "--map", paramLabel = "FIELD=COLUMN", arity = "1..*", description = "What a column means.")
    private List<String> maps = new ArrayList<>();

    @Option(names = "--append", paramLabel = "TABLE", description = "Add the rows to this table.")
    private String append;

    @Option(names = "--override", paramLabel = "REASON", description = "Go on against a guard rail; the reason is kept.")
    private String override;

    @Unmatched private List<String> typed = new ArrayList<>();

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    Import(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      Map<String, List<String>> words = new LinkedHashMap<>(OperationVerbs.words(typed, spec.commandLine()));
      if (role != null) {
        words.put("role", List.of(role));
      }
      if (append != null) {
        words.put("append", List.of(append));
      }
      if (!maps.isEmpty()) {
        words.put("map", maps);
      }
      return main().withStudy(study, open -> {
        List<OperationVerbs.Done> all = new ArrayList<>();
        int refused = 0;
        for (Path file : files) {
          words.put("file", List.of(file.toString()));
          ImportFile operation = OperationCatalog.make(ImportFile.class, words);
          try {
            all.add(OperationVerbs.perform(main(), open.ledger(), operation, Optional.ofNullable(override)));
          } catch (ProblemException e) {
            if (files.size() == 1) {
              throw e;
            }
            refused++;
            main().warn(main().word("import.refused", file.toString(), e.problem().line(main().language())));
          }
        }
        main().print(all, all.stream().map(OperationVerbs.Done::summary).toList());
        return refused == 0 ? 0 : 1;
      });
    }
  }
}
