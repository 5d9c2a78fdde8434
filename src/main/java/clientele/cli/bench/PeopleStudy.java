package clientele.cli.bench;

import clientele.analysis.Analyses;
import clientele.base.ProblemException;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.OpenStudy;
import clientele.ledger.Shelf;
import clientele.ledger.StudyCopy;
import clientele.study.StudySettings;
import clientele.study.StudyView;
import clientele.study.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/**
 * A study of people from which some are taken out, which is compacted and restored, while whoever does it is killed. Who was erased and
 * acknowledged is in no version of the study and of its copies afterwards; everybody else is, with the own row as it was.
 */
final class PeopleStudy {
  static final String NAME = "people";
  static final int PEOPLE = 2_000;

  /** Words before a verb that begins and one that has ended. */
  static final String BEGIN = "DO";

  static final String END = "DID";

  private final Shelf shelf;
  private final Analyses analyses;
  private final Clock clock;
  private final Path path;
  private final Map<String, Integer> seen = new TreeMap<>();

  PeopleStudy(Shelf shelf, Analyses analyses, Clock clock, Path folder) {
    this.shelf = shelf;
    this.analyses = analyses;
    this.clock = clock;
    this.path = folder.resolve(NAME);
  }

  private static String key(int person) {
    return "K-" + (100_000 + person);
  }

  private static String name(int person) {
    return "Given" + person + " Family" + person;
  }

  /** Makes it, with copies of each of its first days. */
  void make() throws IOException {
    StringBuilder people = new StringBuilder("customer_id,name,email\n");
    StringBuilder orders = new StringBuilder("order_id,customer_id,date,amount\n");
    for (int p = 0; p < PEOPLE; p++) {
      people.append(key(p)).append(',').append(name(p)).append(",p").append(p).append("@x.example\n");
      for (int o = 0; o < 3; o++) {
        orders.append("OR-").append(1_000_000 + 3 * p + o).append(',').append(key(p)).append(",2025-0").append(1 + (p + o) % 9).append("-11,")
            .append(5 + p % 40).append(".50\n");
      }
    }
    Files.writeString(path.resolveSibling("people.csv"), people);
    Files.writeString(path.resolveSibling("orders.csv"), orders);
    int day = -30;
    for (String table : List.of("people", "orders")) {
      try (JobRunner runner = new JobRunner(Clock.offset(clock, Duration.ofDays(day++)), Runnable::run);
          OpenStudy open = shelf.exists(path) ? shelf.open(path, Optional.empty(), runner)
              : shelf.create(path, Optional.empty(), new StudySettings("people", 1, ""), runner)) {
        open.ledger().performHere(
            analyses.operations().make("data.import", Map.of("file", List.of(path.resolveSibling(table + ".csv").toString()), "table", List.of(table))),
            Optional.empty(), (done, words) -> {});
      }
    }
  }

  /** Does one thing to it, in the process that is killed. */
  static void work(Path study, RandomGenerator random, Shelf shelf, ToIntFunction<String[]> verbs, PrintStream out) throws IOException {
    int what = random.nextInt(10);
    if (what < 4) {
      erase(study, key(random.nextInt(PEOPLE)), verbs, out);
    } else if (what < 6) {
      verb("compact", verbs, out, "compact", study.toString());
    } else if (what < 8) {
      List<StudyCopy> copies = shelf.copies(study);
      if (!copies.isEmpty()) {
        verb("restore", verbs, out, "restore", study.toString(), "--copy", Long.toString(copies.get(random.nextInt(copies.size())).number()));
      }
    } else if (verb("op", verbs, out, "op", study.toString(), "features.build") == 0 && random.nextBoolean()) {
      verb("undo", verbs, out, "undo", study.toString());
    }
  }

  private static void erase(Path study, String key, ToIntFunction<String[]> verbs, PrintStream out) throws IOException {
    Path trying = study.resolveSibling(NAME + ".trying");
    if (Files.exists(trying)) {
      return; // one that was cut short is looked at by the lab
    }
    Files.writeString(trying, key);
    if (verb("erase", verbs, out, "erase", study.toString(), "--customer", key) == 0) {
      gone(study, key);
    }
    Files.delete(trying);
  }

  private static void gone(Path study, String key) throws IOException {
    Files.writeString(study.resolveSibling(NAME + ".gone"), key + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static int verb(String name, ToIntFunction<String[]> verbs, PrintStream out, String... args) {
    out.println(BEGIN + " " + name);
    out.flush();
    int code = verbs.applyAsInt(args);
    out.println(END + " " + name + " " + code);
    out.flush();
    return code;
  }

  /** Counts what a killed process had begun and ended. */
  void count(List<String> lines) {
    String open = "";
    for (String line : lines) {
      String[] words = line.split(" ");
      if (words[0].equals(BEGIN)) {
        open = words[1];
      } else if (words[0].equals(END)) {
        seen.merge(words[1] + (words[2].equals("0") ? "" : " refused"), 1, Integer::sum);
        open = "";
      }
    }
    if (!open.isEmpty()) {
      seen.merge("killed in " + open, 1, Integer::sum);
    }
  }

  /** What was done, and where kills came, by verb. */
  Map<String, Integer> tries() {
    return Map.copyOf(seen);
  }

  /** Looks whether the study and its copies hold whom they have to, and nobody who was erased. */
  void inspect(String when, List<String> faults) throws IOException {
    try (JobRunner runner = new JobRunner(clock, Runnable::run)) {
      Set<String> gone = new HashSet<>();
      try (OpenStudy open = shelf.open(path, Optional.empty(), runner)) {
        open.verify();
        gone.addAll(settled(open.ledger()));
        look(open.ledger(), gone, when, faults);
      }
      for (StudyCopy copy : shelf.copies(path)) {
        if (copy.older() || !copy.whole()) {
          faults.add(when + ": copy " + copy.number() + (copy.older() ? " is to go and is there" : " is not whole"));
        }
        try (OpenStudy open = shelf.read(copy.base(), Optional.empty(), runner)) {
          open.verify();
          look(open.ledger(), gone, when + ", copy " + copy.number(), faults);
        }
      }
    } catch (ProblemException e) {
      faults.add(when + ": people " + e.problem().code().id() + " " + e.getMessage());
    }
  }

  /** Who is gone; of one whose erasing was killed the study says whether it was done. */
  private Set<String> settled(Ledger ledger) throws IOException {
    Path trying = path.resolveSibling(NAME + ".trying");
    if (Files.exists(trying)) {
      String key = Files.readString(trying, StandardCharsets.UTF_8).strip();
      if (!key.isEmpty() && versions(ledger).stream().noneMatch(v -> people(v).containsKey(key))) {
        gone(path, key);
      }
      Files.delete(trying);
    }
    Path gone = path.resolveSibling(NAME + ".gone");
    return Files.exists(gone) ? new HashSet<>(Files.readAllLines(gone)) : Set.of();
  }

  private static void look(Ledger ledger, Set<String> gone, String when, List<String> faults) {
    for (StudyView version : versions(ledger)) {
      Map<String, String> people = people(version);
      if (gone.stream().anyMatch(people::containsKey)) {
        faults.add(when + ": somebody who was erased is there");
        return;
      }
      if (!people.isEmpty() && people.size() != PEOPLE - gone.size()) {
        faults.add(when + ": " + people.size() + " people of " + (PEOPLE - gone.size()));
        return;
      }
      for (Map.Entry<String, String> person : people.entrySet()) {
        if (!name(Integer.parseInt(person.getKey().substring(2)) - 100_000).equals(person.getValue())) {
          faults.add(when + ": " + person.getKey() + " is called " + person.getValue());
          return;
        }
      }
    }
  }

  private static List<StudyView> versions(Ledger ledger) {
    List<StudyView> versions = new ArrayList<>(List.of(ledger.view()));
    for (LedgerEntry entry : ledger.entries()) {
      versions.add(ledger.viewAt(entry.number()));
    }
    return versions;
  }

  private static Map<String, String> people(StudyView view) {
    if (view.outline().table("people").isEmpty()) {
      return Map.of();
    }
    Table table = view.table("people");
    String[] keys = table.words("customer_id");
    String[] names = table.words("name");
    Map<String, String> people = new TreeMap<>();
    for (int i = 0; i < keys.length; i++) {
      people.put(keys[i], names[i]);
    }
    return people;
  }
}
