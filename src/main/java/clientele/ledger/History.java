package clientele.ledger;

import clientele.study.DatasetVersion;
import clientele.study.StoredText;
import clientele.study.StudySettings;
import clientele.study.StudyState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/** The steps of a study as a tree, and the state of the study after each. It never changes: a new step makes a new one. */
final class History {
  /** By number, the oldest first; a study that was compacted has gaps. */
  private final Map<Long, LedgerEntry> entries;

  private final Map<Long, StoredText> artifacts;
  private final LongFunction<String> reading;

  /** A history of all steps, by number; the texts of artifacts are read by their number when they are asked for. */
  History(List<LedgerEntry> all, LongFunction<String> reading) {
    this(new LinkedHashMap<>(), new ConcurrentHashMap<>(), reading);
    all.forEach(e -> entries.put(e.number(), e));
  }

  private History(Map<Long, LedgerEntry> entries, Map<Long, StoredText> artifacts, LongFunction<String> reading) {
    this.entries = entries;
    this.artifacts = artifacts;
    this.reading = reading;
  }

  /** This history and one step more. */
  History with(LedgerEntry entry) {
    Map<Long, LedgerEntry> all = new LinkedHashMap<>(entries);
    all.put(entry.number(), entry);
    return new History(all, artifacts, reading);
  }

  /** All steps, oldest first, those set aside included. */
  List<LedgerEntry> entries() {
    return List.copyOf(entries.values());
  }

  /** The steps from the first to {@code head}. */
  List<LedgerEntry> path(long head) {
    List<LedgerEntry> path = new ArrayList<>();
    for (long at = head; at != 0; at = entries.get(at).parent()) {
      path.add(entries.get(at));
    }
    Collections.reverse(path);
    return path;
  }

  Optional<LedgerEntry> entry(long number) {
    return Optional.ofNullable(entries.get(number));
  }

  /** The step after {@code head} on the way to {@code tip}; if {@code tip} is elsewhere, the newest child. */
  Optional<LedgerEntry> next(long head, long tip) {
    for (long at = tip; at != 0; at = entries.get(at).parent()) {
      if (entries.get(at).parent() == head) {
        return entry(at);
      }
    }
    return Optional.empty();
  }

  /** The newest step that can be reached from {@code from} by going forward along the newest children. */
  long newestBelow(long from) {
    long at = from;
    while (true) {
      long parent = at;
      Optional<LedgerEntry> child =
          entries.values().stream()
              .filter(e -> e.parent() == parent)
              .max((a, b) -> Long.compare(a.number(), b.number()));
      if (child.isEmpty()) {
        return at;
      }
      at = child.get().number();
    }
  }

  /** The state after {@code head}. */
  StudyState state(long head, StudySettings settings) {
    Map<String, DatasetVersion> tables = new HashMap<>();
    Map<String, StoredText> texts = new HashMap<>();
    Map<String, String> prints = new HashMap<>();
    Map<String, LedgerEntry> makers = new HashMap<>();
    for (LedgerEntry entry : path(head)) {
      entry.outputs().forEach((name, output) -> {
        tables.remove(name);
        texts.remove(name);
        prints.remove(name);
        makers.remove(name);
        if (!output.removed()) {
          output.table().ifPresent(t -> tables.put(name, t));
          output.artifact().ifPresent(id -> texts.put(name, text(id)));
          prints.put(name, output.fingerprint());
          makers.put(name, entry);
        }
      });
    }
    return new StudyState(Map.copyOf(tables), Map.copyOf(texts), Map.copyOf(prints), stale(makers, prints),
        SetCurrency.with(settings, texts));
  }

  private StoredText text(long id) {
    return artifacts.computeIfAbsent(id, known -> new StoredText(() -> reading.apply(known)));
  }

  /** Which step made {@code name}, as the study stands at {@code head}. */
  Optional<LedgerEntry> maker(long head, String name) {
    Optional<LedgerEntry> maker = Optional.empty();
    for (LedgerEntry entry : path(head)) {
      LedgerEntry.Output output = entry.outputs().get(name);
      if (output != null) {
        maker = output.removed() ? Optional.empty() : Optional.of(entry);
      }
    }
    return maker;
  }

  /**
   * Names whose maker read something that is no longer what it was, directly or through others. What only a maker itself
   * has changed does not make its own results old: duplicates merged into their table were read from it before.
   */
  private static Set<String> stale(Map<String, LedgerEntry> makers, Map<String, String> prints) {
    Map<String, Set<Long>> causes = new TreeMap<>();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Map.Entry<String, LedgerEntry> made : makers.entrySet()) {
        LedgerEntry maker = made.getValue();
        Set<Long> by = new TreeSet<>();
        maker.inputs().forEach((in, print) -> {
          if (!maker.outputs().containsKey(in)) {
            by.addAll(causes.getOrDefault(in, Set.of()));
            if (!print.equals(prints.get(in))) {
              by.add(makers.containsKey(in) ? makers.get(in).number() : 0);
            }
          }
        });
        by.remove(maker.number());
        grew |= !by.isEmpty() && causes.computeIfAbsent(made.getKey(), n -> new TreeSet<>()).addAll(by);
      }
    }
    return causes.keySet();
  }
}
