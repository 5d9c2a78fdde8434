package clientele.cli;

import clientele.cli.bench.Benchmarks;
import clientele.cli.bench.FaultChild;
import clientele.cli.bench.FaultLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs that measure and torment the program. */
final class BenchVerbs {
  private BenchVerbs() {}

  @Command(
      name = "bench",
      description =
          "Run a benchmark: large, kmeans, logistic, boost, profile, duplicates, or faults (kills a working program N times).",
      mixinStandardHelpOptions = true)
  static final class Bench extends Verb {
    @Parameters(paramLabel = "NAME", arity = "0..1")
    private String name;

    @Option(names = "--rows", description = "Size; for faults the number of kills.")
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
      new Benchmarks(main().shelf(), main().analyses(), main().clock(), main().out()).run(name, rows);
      return 0;
    }

    private int faults() throws Exception {
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      List<String> child =
          List.of(java.toString(), "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
              "clientele.app.Launcher", "fault-child");
      Path folder = Files.createTempDirectory("clientele-faults");
      FaultLab lab = new FaultLab(main().shelf(), main().clock(), child, main().out());
      FaultLab.Seen seen = lab.run(folder, (int) (rows == 0 ? 100 : rows), 60_000, 1);
      main().print(seen, List.of(
          seen.kills() + " kills, " + seen.acknowledged() + " steps acknowledged, " + seen.ahead()
              + " times one step further than acknowledged, " + seen.faults().size() + " faults"));
      seen.faults().forEach(main()::warn);
      return seen.faults().isEmpty() ? 0 : 1;
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
      new FaultChild(main().shelf(), main().analyses(), main().clock(), main().out()).run(study, file, seed);
      return 0;
    }
  }
}
