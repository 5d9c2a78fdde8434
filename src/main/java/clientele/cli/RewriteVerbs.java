package clientele.cli;

import clientele.base.ProblemException;
import clientele.cleaning.personal.PersonalData;
import clientele.ledger.rewrite.Compaction;
import clientele.ledger.rewrite.Erasure;
import clientele.study.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @Option(names = "--also", paramLabel = "KEY", description = "Another way in which the tables write the key of this customer; may be given more than once.")
    private List<String> also = new ArrayList<>();

    @Option(names = "--exactly", description = "Leave rows whose key is only alike, where it cannot be told whose they are.")
    private boolean exactly;

    @Option(names = "--preview", description = "Say what would go and what would stay; change nothing.")
    private boolean preview;

    Erase(Main main) {
      super(main);
    }

    @Override
    public Integer call() {
      AtomicReference<Erasure.Erased> erased = new AtomicReference<>();
      Erasure erasure = new Erasure(customer, new Erasure.Forms(Set.copyOf(also), exactly || preview), PersonalData::tellsOfPeople, erased::set);
      if (preview) {
        int copies = main().withReading(study, open -> open.preview(erasure));
        List<String> lines = lines(erased.get());
        lines.addFirst(main().word("erase.preview"));
        lines.add(main().word("erase.previewCopies", copies));
        main().print(told(erased.get()).put("copies", copies).put("preview", true), lines);
        return 0;
      }
      boolean replaced = main().shelf().rewrite(study, main().passphrase(), erasure);
      List<String> lines = lines(erased.get());
      lines.add(main().word(replaced ? "erase.copies" : "erase.copiesStay"));
      lines.add(main().word("erase.outside"));
      main().print(told(erased.get()).put("copiesReplaced", replaced), lines);
      return 0;
    }

    private static ObjectNode told(Erasure.Erased found) {
      return (ObjectNode) Json.tree(found);
    }

    private List<String> lines(Erasure.Erased found) {
      List<String> lines = new ArrayList<>();
      found.rows().forEach((table, rows) -> lines.add(main().word("erase.row", table, rows)));
      lines.add(main().word(preview ? "erase.would" : "erase.done", found.code(), found.words(), found.steps()));
      lines.add(main().word("erase.texts", found.texts()));
      more(lines, "erase.also", Erasure.Erased.words(found.also()));
      more(lines, preview && !exactly ? "erase.undecided" : "erase.left", Erasure.Erased.words(found.left()));
      more(lines, "erase.linked", rows(found.linked()));
      more(lines, "erase.shared", rows(found.shared()));
      more(lines, "erase.alike", String.join(", ", found.alike()));
      more(lines, "erase.elsewhere", String.join(", ", found.elsewhere()));
      more(lines, "erase.kept", String.join(", ", found.kept()));
      more(lines, "erase.stale", String.join(", ", found.stale()));
      return lines;
    }

    private void more(List<String> lines, String key, String what) {
      if (!what.isEmpty()) {
        lines.add(main().word(key, what));
      }
    }

    private static String rows(Map<String, Long> tables) {
      return String.join(", ", tables.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
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
