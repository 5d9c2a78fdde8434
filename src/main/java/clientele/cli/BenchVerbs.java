package clientele.cli;

import clientele.cli.bench.Benchmarks;
import clientele.cli.bench.FaultChild;
import clientele.cli.bench.DamageLab;
import clientele.cli.bench.FaultLab;
import clientele.cli.bench.RaceLab;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs that measure and torment the program. */
final class BenchVerbs {
  private BenchVerbs() {}

  @Command(
      name = "bench",
      description =
          "Run a benchmark: large, kmeans, logistic, boost, profile, duplicates, faults (kills a working program N times), damages (damages a study N times), or races (opens one N times at once).",
      mixinStandardHelpOptions = true)
  static final class Bench extends Verb {
    @Parameters(paramLabel = "NAME", arity = "0..1")
    private String name;

    @Option(names = "--rows", description = "Size; for faults, damages and races how often.")
    private long rows;

    Bench(Main main) {
      super(main);
    }

    @Override
    public Integer call() throws Exception {
      if (name == null || !Benchmarks.NAMES.contains(name)) {
        Benchmarks.NAMES.forEach(main().out()::println);
        return name == null ? 0 : 2;
      }
      if (name.equals("faults")) {
        return faults();
      }
      if (name.equals("damages")) {
        DamageLab.Seen seen = new DamageLab(main().shelf(), main().analyses(), main().clock())
            .run(Files.createTempDirectory("clientele-damages"), (int) (rows == 0 ? 1_000 : rows), 1);
        return told(seen, seen.damages() + " damages, " + seen.unharmed() + " did no harm, refused " + seen.refused(), seen.faults());
      }
      if (name.equals("races")) {
        RaceLab.Seen seen = new RaceLab(main().shelf(), main().clock(), program())
            .run(Files.createTempDirectory("clientele-races"), (int) (rows == 0 ? 500 : rows), 1);
        return told(seen, seen.openings() + " openings, " + seen.said(), seen.faults());
      }
      new Benchmarks(main().shelf(), main().analyses(), main().clock(), main().out()).run(name, rows);
      return 0;
    }

    private static List<String> program() {
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      return List.of(java.toString(), "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "clientele.app.Launcher");
    }

    private int told(Object seen, String line, List<String> faults) {
      main().print(seen, List.of(line + ", " + faults.size() + " faults"));
      faults.forEach(main()::warn);
      return faults.isEmpty() ? 0 : 1;
    }

    private int faults() throws Exception {
      List<String> child = new ArrayList<>(program());
      child.add("fault-child");
      Path folder = Files.createTempDirectory("clientele-faults");
      FaultLab lab = new FaultLab(main().shelf(), main().analyses(), main().clock(), child, main().out());
      FaultLab.Seen seen = lab.run(folder, (int) (rows == 0 ? 100 : rows), 60_000, 1);
      return told(seen, seen.kills() + " kills, " + seen.acknowledged() + " steps acknowledged, " + seen.ahead()
          + " times one step further than acknowledged; " + new java.util.TreeMap<>(seen.people()), seen.faults());
    }
  }

  @Command(name = "fault-child", hidden = true, description = "Works until it is killed; for the fault lab.")
  static final class Child extends Verb {
    @Parameters(index = "0")
    private Path study;

    @Parameters(index = "1")
    private Path file;

    @Parameters(index = "2")
    private long seed;

    Child(Main main) {
      super(main);
    }

    @Override
    public Integer call() throws Exception {
      PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      AtomicLong verbs = new AtomicLong(91 * (seed % 100_000)); // each a while after the other, so that copies are made
      new FaultChild(main().shelf(), main().analyses(), main().clock(), main().out(), args -> new Main(
          main().shelf(), main().analyses(), Clock.offset(main().clock(), Duration.ofMinutes(11 * verbs.incrementAndGet())), main().opener(), nowhere,
          nowhere).run(args))
          .run(study, file, seed);
      return 0;
    }
  }
}
