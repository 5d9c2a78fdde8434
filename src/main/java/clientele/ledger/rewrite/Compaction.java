package clientele.ledger.rewrite;

import clientele.ledger.LedgerEntry;
import clientele.study.DatasetVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Forgets the branches of the history on which the study does not stand, and everything only they hold. */
public final class Compaction implements Rewriting {
  @Override
  public Rewritten run(Old old, Fresh fresh) {
    Set<Long> way = way(old.entries(), old.position().tip());
    if (!way.contains(old.position().head())) {
      way = way(old.entries(), old.position().head());
    }
    Set<Long> kept = way;
    List<LedgerEntry> entries = old.entries().stream().filter(e -> kept.contains(e.number())).toList();
    Set<Long> needed = new HashSet<>();
    entries.forEach(e -> needed.addAll(items(e)));
    Set<Long> dropped = new TreeSet<>();
    old.entries().forEach(e -> items(e).stream().filter(id -> !needed.contains(id)).forEach(dropped::add));
    dropped.forEach(fresh::drop);
    long tip = kept.contains(old.position().tip()) ? old.position().tip() : old.position().head();
    return new Rewritten(entries, new clientele.ledger.Journal.Position(old.position().head(), tip), false);
  }

  private static Set<Long> way(List<LedgerEntry> entries, long to) {
    Map<Long, Long> parents = new HashMap<>();
    entries.forEach(e -> parents.put(e.number(), e.parent()));
    Set<Long> way = new HashSet<>(Set.of(0L));
    for (long at = to; at != 0; at = parents.get(at)) {
      way.add(at);
    }
    return way;
  }

  /** Numbers of all items a step made. */
  static Set<Long> items(LedgerEntry entry) {
    Set<Long> ids = new HashSet<>();
    for (LedgerEntry.Output output : entry.outputs().values()) {
      output.artifact().ifPresent(ids::add);
      output.table().ifPresent(table -> {
        table.columns().stream().map(DatasetVersion.Stored::id).forEach(ids::add);
        table.selection().ifPresent(ids::add);
      });
    }
    return ids;
  }
}
