package clientele.cli.bench;

import clientele.job.JobRunner;
import clientele.ledger.OpenStudy;
import clientele.ledger.Shelf;
import clientele.study.StudySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Opens one healthy study from several programs at once, again and again: each gets in or hears that it is in use. */
public final class RaceLab {
  private static final int AT_ONCE = 4;

  private final Shelf shelf;
  private final Clock clock;
  private final List<String> command;

  /** What the programs said, with how often; a healthy study says nothing but these two. */
  public record Seen(int openings, Map<String, Integer> said, List<String> faults) {}

  /** A lab; {@code command} starts the program, a verb and its words follow. */
  public RaceLab(Shelf shelf, Clock clock, List<String> command) {
    this.shelf = shelf;
    this.clock = clock;
    this.command = List.copyOf(command);
  }

  /** Opens {@code openings} times in {@code folder}. */
  public Seen run(Path folder, int openings, long seed) throws IOException, InterruptedException {
    Path study = folder.resolve("study");
    try (JobRunner runner = new JobRunner(clock, Runnable::run)) {
      shelf.create(study, Optional.empty(), new StudySettings("races", seed, ""), runner).close();
    }
    Map<String, Integer> said = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (int o = 0; o < openings; o += AT_ONCE) {
      List<Process> all = new ArrayList<>();
      for (int p = 0; p < Math.min(AT_ONCE, openings - o); p++) {
        List<String> words = new ArrayList<>(command);
        words.addAll(p % 2 == 0 ? List.of("undo", study.toString()) : List.of("history", study.toString()));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("CLIENTELE_HOME", shelf.home().toString());
        all.add(builder.start());
      }
      for (Process process : all) {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        String code = text.matches("(?s)(STORE|CLI-UNEXPECTED)-?[A-Z-]*:.*") ? text.substring(0, text.indexOf(':')) : "in";
        said.merge(code, 1, Integer::sum);
        if (!code.equals("in") && !code.equals("STORE-IN-USE")) {
          faults.add(text);
        }
      }
    }
    try (JobRunner runner = new JobRunner(clock, Runnable::run); OpenStudy open = shelf.open(study, Optional.empty(), runner)) {
      open.verify();
    }
    return new Seen(openings, said, faults);
  }
}
