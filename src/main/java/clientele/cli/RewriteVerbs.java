package clientele.cli;

import clientele.base.ProblemException;
import clientele.cleaning.personal.PersonalData;
import clientele.ledger.rewrite.Compaction;
import clientele.ledger.rewrite.Erasure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs that write a study anew. */
final class RewriteVerbs {
  private RewriteVerbs() {}

  @Command(
      name = "erase",
      description = "Take one customer out of every table, version, model, step and copy of a study; there is no way back.",
      mixinStandardHelpOptions = true)
  static final class Erase extends Verb {
    @Parameters(paramLabel = "STUDY")
    private Path study;

    @Option(names = "--customer", paramLabel = "KEY", required = true, description = "The customer, as the tables show it.")
    private String customer;

    Erase(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      AtomicReference<Erasure.Erased> erased = new AtomicReference<>();
      main().shelf().rewrite(study, main().passphrase(), new Erasure(customer, PersonalData::tellsOfPeople, erased::set));
      Erasure.Erased found = erased.get();
      List<String> lines = new ArrayList<>();
      found.rows().forEach((table, rows) -> lines.add(main().word("erase.row", table, rows)));
      lines.add(main().word("erase.done", found.code(), found.words(), found.steps()));
      if (!found.alike().isEmpty()) {
        lines.add(main().word("erase.alike", String.join(", ", found.alike())));
      }
      if (!found.elsewhere().isEmpty()) {
        lines.add(main().word("erase.elsewhere", String.join(", ", found.elsewhere())));
      }
      if (!found.kept().isEmpty()) {
        lines.add(main().word("erase.kept", String.join(", ", found.kept())));
      }
      if (!found.stale().isEmpty()) {
        lines.add(main().word("erase.stale", String.join(", ", found.stale())));
      }
      lines.add(main().word("erase.copies"));
      lines.add(main().word("erase.outside"));
      main().print(found, lines);
      return 0;
    }
  }

  @Command(
      name = "compact",
      description = "Write a study anew without what no step needs any more: steps that were taken back and that redo cannot reach, and"
          + " what only they held. Steps that redo can still reach stay, and so do the copies. The file gets smaller.",
      mixinStandardHelpOptions = true)
  static final class Compact extends Verb {
    @Parameters(paramLabel = "STUDY")
    private Path study;

    Compact(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      String name = study.getFileName().toString();
      Path file = name.endsWith(".mv.db") ? study : study.resolveSibling(name + ".mv.db");
      long before = size(file);
      main().shelf().rewrite(study, main().passphrase(), new Compaction());
      long after = size(file);
      main().print(Map.of("study", study.toString(), "bytes", after, "before", before),
          List.of(main().word("compact.done", study.toString(), after, before), main().word("compact.redo")));
      return 0;
    }

    private static long size(Path file) {
      try {
        return Files.exists(file) ? Files.size(file) : 0;
      } catch (IOException e) {
        throw new ProblemException(CliProblems.FILE.with(file.toString()), e);
      }
    }
  }
}
