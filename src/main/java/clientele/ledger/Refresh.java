package clientele.ledger;

import clientele.study.Outline;
import clientele.study.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The steps to do again, as they were done, so that nothing rests on something older than the study now holds: every
 * step whose results are out of date or were made by an earlier version of it, each after those it reads from. Steps that change imported tables are a person's.
 */
public final class Refresh {
  private Refresh() {}

  /** A step to do again; a guard that was passed is passed with the same reason. */
  public record Again(LedgerEntry entry, Operation operation) {}

  /** All steps to do again, in order. */
  public static List<Again> waiting(Ledger ledger, OperationCatalog catalog) {
    return waiting(ledger, catalog, entry -> true);
  }

  /** The steps to do again for what some steps made: these, and before them what they rest on. */
  public static List<Again> waiting(Ledger ledger, OperationCatalog catalog, Predicate<LedgerEntry> wanted) {
    return waiting(ledger, catalog, Set.of(), wanted);
  }

  /** As {@link #waiting(Ledger, OperationCatalog, Predicate)}, also for what is to be made again for another reason. */
  public static List<Again> waiting(
      Ledger ledger, OperationCatalog catalog, Set<String> besides, Predicate<LedgerEntry> wanted) {
    Map<Long, LedgerEntry> old = old(ledger, catalog, besides);
    List<Again> order = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    old.values().stream().filter(wanted).forEach(entry -> visit(entry, ledger, old, catalog, seen, order));
    return List.copyOf(order);
  }

  private static Map<Long, LedgerEntry> old(Ledger ledger, OperationCatalog catalog, Set<String> besides) {
    Map<Long, LedgerEntry> old = new LinkedHashMap<>();
    Set<Long> numbers = new TreeSet<>();
    Map<Long, LedgerEntry> found = new LinkedHashMap<>();
    Set<String> names = new TreeSet<>(ledger.state().stale());
    names.addAll(besides);
    Outline outline = ledger.state().outline();
    Stream.concat(outline.tables().keySet().stream(), outline.artifacts().stream())
        .filter(name -> ledger.maker(name).filter(entry -> isOfEarlierVersion(entry, catalog)).isPresent())
        .forEach(names::add);
    for (String name : names) {
      ledger.maker(name).filter(entry -> canBeDoneAgain(entry, catalog)).ifPresent(entry -> {
        numbers.add(entry.number());
        found.put(entry.number(), entry);
      });
    }
    numbers.forEach(number -> old.put(number, found.get(number)));
    return old;
  }

  private static boolean isOfEarlierVersion(LedgerEntry entry, OperationCatalog catalog) {
    return catalog.type(entry.operation()).filter(type -> entry.version() < OperationCatalog.version(type)).isPresent();
  }

  private static boolean canBeDoneAgain(LedgerEntry entry, OperationCatalog catalog) {
    Optional<Class<? extends Operation>> type = catalog.type(entry.operation());
    return type.filter(t -> t.getAnnotation(OperationId.class).repeatable()).isPresent()
        && entry.outputs().values().stream()
            .flatMap(output -> output.table().stream())
            .allMatch(table -> table.role() == Role.FEATURES || table.role() == Role.RESULT);
  }

  private static void visit(
      LedgerEntry entry, Ledger ledger, Map<Long, LedgerEntry> old, OperationCatalog catalog, Set<Long> seen,
      List<Again> order) {
    if (!seen.add(entry.number())) {
      return;
    }
    entry.inputs().keySet().stream()
        .sorted()
        .flatMap(input -> ledger.maker(input).stream())
        .filter(maker -> old.containsKey(maker.number()))
        .forEach(maker -> visit(maker, ledger, old, catalog, seen, order));
    order.add(new Again(entry, catalog.of(entry)));
  }
}
