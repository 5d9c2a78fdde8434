package clientele.cli;

import clientele.ledger.StudyCopy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ways back to a study: from its copies, from what its file holds, from another computer. */
final class RestoreVerbs {
  private RestoreVerbs() {}

  @Command(
      name = "restore",
      description = "List the copies of a study, or put one in its place; what lay there is kept beside the copies.",
      mixinStandardHelpOptions = true)
  static final class Restore extends Verb {
    @Parameters(paramLabel = "STUDY")
    private Path study;

    @Option(names = "--copy", paramLabel = "N", description = "Number of the copy to restore.")
    private Optional<Long> copy = Optional.empty();

    @Option(names = "--to", paramLabel = "PATH", description = "Restore it there; the study stays as it is.")
    private Optional<Path> to = Optional.empty();

    @Option(names = "--as-it-is", description = "Go on with what the file of the study still holds, after reading it through.")
    private boolean asItIs;

    Restore(Main main) {
      super(main);
    }

    /** A line of the list. */
    record Line(long number, String made, long steps, boolean whole, long bytes, String path, boolean older) {}

    @Override
    public Integer call() {
      if (asItIs) {
        long steps = main().shelf().restoreAsItIs(study, main().passphrase());
        main().print(Map.of("study", study.toString(), "steps", steps), List.of(main().word("restore.asItIs", study.toString(), steps)));
        return 0;
      }
      if (copy.isPresent()) {
        Path place = main().shelf().restore(study, copy.get(), to);
        main().print(Map.of("study", place.toString(), "copy", copy.get()), List.of(main().word("restore.done", place.toString(), copy.get())));
        return 0;
      }
      List<StudyCopy> copies = main().shelf().copies(study);
      List<String> lines = new ArrayList<>();
      for (StudyCopy c : copies) {
        String made = c.made().isEmpty() ? "-" : c.made();
        lines.add(String.format(Locale.ROOT, "%4d  %-30s %6d  %10d  %s", c.number(), made, c.steps(), c.bytes(),
            main().word(c.older() ? "restore.older" : c.whole() ? "restore.whole" : "restore.notWhole")));
      }
      lines.addFirst(main().word(copies.isEmpty() ? "restore.none" : "restore.head", study.toString()));
      main().print(copies.stream().map(c -> new Line(c.number(), c.made(), c.steps(), c.whole(), c.bytes(), c.base().toString(), c.older())).toList(), lines);
      return 0;
    }
  }

  @Command(
      name = "adopt",
      description = "Make a new study from the data and history of one that was written on another computer, which is only read.",
      mixinStandardHelpOptions = true)
  static final class Adopt extends Verb {
    @Parameters(paramLabel = "STUDY", description = "The study from elsewhere.")
    private Path study;

    @Option(names = "--as", paramLabel = "PATH", required = true, description = "Path of the new study, without suffix.")
    private Path as;

    Adopt(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      Path made = main().shelf().adopt(study, as, main().passphrase());
      main().print(Map.of("study", made.toString()), List.of(made.toString()));
      return 0;
    }
  }
}
