package clientele.cli.bench;

import clientele.analysis.Analyses;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.OpenStudy;
import clientele.ledger.Shelf;
import clientele.ledger.StudyCopy;
import clientele.study.StudySettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Kills a working program again and again, at random moments of import, operation, undo, closing, copying and opening, of
 * reports, exports, bundles, unbundling, setting a passphrase, erasing, compacting and restoring, and looks at what is left: every acknowledged step is there
 * and unchanged, every stored item agrees with its sums, the study stands where it was acknowledged to stand or one step
 * further, every copy can be restored, every file beside is whole, a study with a passphrase opens, its copies too, and who was erased
 * is in no study and no copy while everybody else is there.
 */
public final class FaultLab {
  private final Shelf shelf;
  private final Analyses analyses;
  private final Clock clock;
  private final List<String> childCommand;
  private final PrintStream out;

  /**
   * What was seen.
   *
   * @param kills processes killed
   * @param acknowledged steps that were acknowledged before a kill
   * @param ahead kills after which the study was one step further than acknowledged
   * @param people what was done to the study of people, and how often a kill came into it, by verb
   * @param faults what was wrong, in words; empty if nothing was
   */
  public record Seen(int kills, int acknowledged, int ahead, Map<String, Integer> people, List<String> faults) {}

  /** A lab; {@code childCommand} starts a process that runs {@link FaultChild} when study, file and seed follow it. */
  public FaultLab(Shelf shelf, Analyses analyses, Clock clock, List<String> childCommand, PrintStream out) {
    this.shelf = shelf;
    this.analyses = analyses;
    this.clock = clock;
    this.childCommand = List.copyOf(childCommand);
    this.out = out;
  }

  /** Kills {@code kills} times in {@code folder}, with a file of {@code rows} lines to import. */
  public Seen run(Path folder, int kills, long rows, long seed) throws IOException, InterruptedException {
    Path study = folder.resolve("study");
    Path file = folder.resolve("lines.csv");
    LargeFile.write(file, rows, new Seed(seed));
    try (JobRunner runner = new JobRunner(clock, Runnable::run)) {
      shelf.create(study, Optional.empty(), new StudySettings("faults", seed, ""), runner).close();
      shelf.create(folder.resolve("secret"), Optional.empty(), new StudySettings("secret", seed, ""), runner).close();
    }
    PeopleStudy people = new PeopleStudy(shelf, analyses, clock, folder);
    people.make();
    Files.createDirectories(folder.resolve("beside"));
    RandomGenerator random = new Seed(seed).stream("kills");
    List<String> faults = new ArrayList<>();
    int acknowledged = 0;
    int ahead = 0;
    for (int k = 1; k <= kills; k++) {
      List<String> lines = kill(study, file, seed + k, 400 + random.nextInt(2_600));
      people.count(lines);
      List<String[]> acks = lines.stream().map(l -> l.split(" ")).filter(a -> a.length == 5 && a[0].equals(FaultChild.ACK)).toList();
      acknowledged += acks.size();
      ahead += inspect(study, acks, k, faults) ? 1 : 0;
      inspectBeside(folder, k, faults);
      people.inspect("kill " + k, faults);
      if (k % 10 == 0) {
        out.println(k + " kills, " + acknowledged + " steps acknowledged, " + faults.size() + " faults");
      }
    }
    return new Seen(kills, acknowledged, ahead, people.tries(), faults);
  }

  private List<String> kill(Path study, Path file, long seed, long millis) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(childCommand);
    command.addAll(List.of(study.toString(), file.toString(), Long.toString(seed)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("CLIENTELE_HOME", shelf.home().toString());
    Process child = builder.start();
    List<String> said = new ArrayList<>();
    try (BufferedReader lines = child.inputReader()) {
      String first = lines.readLine();
      if (first != null) {
        said.add(first);
        child.waitFor(millis, TimeUnit.MILLISECONDS);
      }
      child.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
      }
    }
    child.waitFor();
    return said;
  }

  /** Files beside the study are whole, copies can be restored, and the other study opens with one of its two passphrases. */
  private void inspectBeside(Path folder, int kill, List<String> faults) throws IOException {
    Path beside = folder.resolve("beside");
    for (Path file : files(beside)) {
      String name = file.getFileName().toString();
      boolean whole = switch (name.substring(name.lastIndexOf('.') + 1)) {
        case "html" -> Files.readString(file).stripTrailing().endsWith("</html>");
        case "csv" -> Files.readString(file).endsWith("\n");
        case "zip" -> isZip(file);
        default -> true;
      };
      if (!whole) {
        faults.add("kill " + kill + ": half a file, " + name);
      }
      if (name.endsWith(".mv.db")) {
        opens(beside.resolve(name.replace(".mv.db", "")), Optional.empty(), "kill " + kill, faults);
        for (String suffix : List.of(".mv.db", ".key", ".mark")) {
          Files.deleteIfExists(beside.resolve(name.replace(".mv.db", suffix)));
        }
      }
    }
    for (StudyCopy copy : shelf.copies(folder.resolve("study"))) {
      if (!copy.whole()) {
        faults.add("kill " + kill + ": copy " + copy.number() + " is not whole");
      }
    }
    inspectSecret(folder, kill, faults);
  }

  private void inspectSecret(Path folder, int kill, List<String> faults) throws IOException {
    Path secret = folder.resolve("secret");
    Path now = folder.resolve("secret.now");
    Path next = folder.resolve("secret.next");
    Optional<char[]> old = Files.exists(now) ? Optional.of(Files.readString(now).strip().toCharArray()) : Optional.empty();
    if (Files.exists(next)) {
      char[] fresh = Files.readString(next).strip().toCharArray();
      List<String> wrong = new ArrayList<>();
      opens(secret, Optional.of(fresh), "", wrong);
      if (wrong.isEmpty()) {
        Files.move(next, now, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        old = Optional.of(fresh);
      } else {
        Files.delete(next);
      }
    }
    opens(secret, old, "kill " + kill + ", passphrase", faults);
    for (StudyCopy copy : shelf.copies(secret)) {
      try (JobRunner runner = new JobRunner(clock, Runnable::run); OpenStudy open = shelf.read(copy.base(), old, runner)) {
        open.verify();
      } catch (ProblemException e) {
        faults.add("kill " + kill + ": copy " + copy.number() + " of the other study, " + e.problem().code().id());
      }
    }
  }

  private void opens(Path study, Optional<char[]> passphrase, String when, List<String> faults) {
    try (JobRunner runner = new JobRunner(clock, Runnable::run); OpenStudy open = shelf.open(study, passphrase, runner)) {
      open.verify();
    } catch (ProblemException e) {
      faults.add(when + ": " + study.getFileName() + " " + e.problem().code().id());
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).filter(f -> !f.getFileName().toString().startsWith(".")).toList();
    }
  }

  private static boolean isZip(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.size() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the study is one step further than acknowledged. */
  private boolean inspect(Path study, List<String[]> acks, int kill, List<String> faults) {
    try (JobRunner runner = new JobRunner(clock, Runnable::run);
        OpenStudy open = shelf.open(study, Optional.empty(), runner)) {
      open.verify();
      if (acks.isEmpty()) {
        faults.add("kill " + kill + ": nothing was acknowledged at all");
        return false;
      }
      String[] last = acks.getLast();
      Ledger ledger = open.ledger();
      int count = Integer.parseInt(last[1]);
      if (ledger.entries().size() < count
          || count > 0 && !ledger.entries().get(count - 1).chain().equals(last[2])) {
        faults.add("kill " + kill + ": an acknowledged step is lost");
        return false;
      }
      boolean same = ledger.state().fingerprint().equals(last[4]) && Long.toString(ledger.head()).equals(last[3]);
      if (!same && ledger.entries().size() > count + 1) {
        faults.add("kill " + kill + ": more than one step beyond what was acknowledged");
      }
      return !same;
    } catch (ProblemException e) {
      faults.add("kill " + kill + ": " + e.problem().code().id() + " " + e.getMessage());
      return false;
    }
  }
}
