package clientele.analysis.data.again;

import clientele.analysis.data.steps.TableSteps;
import clientele.analysis.data.tables.SchemaDrift;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.ledger.LedgerEntry;
import clientele.study.DatasetVersion;
import clientele.study.Json;
import clientele.study.StudyView;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the imported tables of a study differ from an earlier state of the study.
 *
 * @param tables that are others now, in the order of the roles
 * @param fresh names of tables that were not there
 * @param gone names of tables that are no longer there
 * @param drifts how the last files of these tables differ in form from those before
 */
public record StudyChanges(
    List<TableChanges> tables, List<String> fresh, List<String> gone, List<SchemaDrift> drifts) {
  /**
   * Files of one time that went below the rows of tables or in place of them.
   *
   * @param after number of the step after which the study stood before them
   * @param started when the first of them came in
   * @param tables they went into
   * @param files their names
   */
  public record Round(long after, Instant started, List<String> tables, List<String> files) {}

  /** Something worth looking at. */
  public record Notable(String table, Text words, double size) {}

  public StudyChanges {
    tables = List.copyOf(tables);
    fresh = List.copyOf(fresh);
    gone = List.copyOf(gone);
    drifts = List.copyOf(drifts);
  }

  /** The rounds of files along a history, the last one first. A round ends where a table is met again. */
  public static List<Round> rounds(List<LedgerEntry> path) {
    List<Round> rounds = new ArrayList<>();
    boolean open = false;
    for (LedgerEntry entry : path) {
      Optional<String> into = into(entry);
      if (into.isEmpty()) {
        open &= entry.operation().startsWith("data.");
        continue;
      }
      String file = file(entry);
      if (open && !rounds.getLast().tables().contains(into.get())) {
        Round last = rounds.removeLast();
        rounds.add(new Round(last.after(), last.started(), with(last.tables(), into.get()), with(last.files(), file)));
      } else {
        rounds.add(new Round(entry.parent(), entry.started(), List.of(into.get()), List.of(file)));
      }
      open = true;
    }
    return rounds.reversed();
  }

  /** Compares a study with an earlier state of itself. */
  public static StudyChanges between(StudyView before, StudyView now, JobContext job) {
    Map<String, DatasetVersion> old = before.outline().tables();
    List<DatasetVersion> all = TableSteps.imported(now.outline());
    List<TableChanges> tables = new ArrayList<>();
    List<SchemaDrift> drifts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String name = all.get(i).table();
      if (old.containsKey(name) && !old.get(name).equals(all.get(i))) {
        JobContext part = job.part((double) i / all.size(), (i + 1.0) / all.size());
        tables.add(TableComparison.of(before.table(name), now.table(name), part));
        now.artifact(SchemaDrift.name(name), SchemaDrift.class)
            .filter(d -> !before.artifact(SchemaDrift.name(name), SchemaDrift.class).equals(Optional.of(d)))
            .filter(d -> !d.changes().isEmpty())
            .ifPresent(drifts::add);
      }
    }
    List<String> fresh = all.stream().map(DatasetVersion::table).filter(t -> !old.containsKey(t)).toList();
    List<String> gone =
        TableSteps.imported(before.outline()).stream().map(DatasetVersion::table)
            .filter(t -> !now.outline().tables().containsKey(t)).toList();
    return new StudyChanges(tables, fresh, gone, drifts);
  }

  /** What is worth looking at, the form of files first, then what changed most. */
  public List<Notable> notable() {
    List<Notable> all = new ArrayList<>();
    drifts.forEach(d -> d.changes().stream()
        .filter(c -> c.kind() != SchemaDrift.Kind.ROWS)
        .forEach(c -> all.add(new Notable(d.table(), c.words(), 100 - c.kind().ordinal()))));
    for (TableChanges table : tables) {
      for (TableChanges.Keys keys : table.keys()) {
        if (keys.isNotable()) {
          boolean gone = keys.gone() * 10 > keys.before();
          all.add(new Notable(
              table.table(),
              gone
                  ? Text.of(StudyChanges.class, "notable.gone", keys.gone(), keys.before(), keys.column())
                  : Text.of(StudyChanges.class, "notable.changed", keys.changed(), keys.before(), String.join(", ", keys.where())),
              50));
        }
      }
      List<String> told = gone(table.table());
      table.shifts().stream().filter(s -> s.notable() && !told.contains(s.column())).forEach(s -> all.add(new Notable(
          table.table(),
          Text.of(StudyChanges.class, "notable.shift", s.what(), s.said(s.before()), s.said(s.now()), s.difference()),
          Math.min(40, s.size()))));
    }
    all.sort(java.util.Comparator.comparingDouble(Notable::size).reversed());
    return all;
  }

  /** Columns that are no longer in the files of a table: that they are empty now says nothing more. */
  private List<String> gone(String table) {
    return drifts.stream().filter(d -> d.table().equals(table)).flatMap(d -> d.changes().stream())
        .filter(c -> c.kind() == SchemaDrift.Kind.GONE || c.kind() == SchemaDrift.Kind.NEEDED_GONE)
        .map(SchemaDrift.Change::column)
        .toList();
  }

  private static Optional<String> into(LedgerEntry entry) {
    if (!entry.operation().equals("data.import") && !entry.operation().equals("data.import-query")) {
      return Optional.empty();
    }
    JsonNode params = parameters(entry);
    String append = params.path("append").asText();
    if (!append.isBlank()) {
      return Optional.of(append);
    }
    if (!params.path("replace").asBoolean()) {
      return Optional.empty();
    }
    return entry.outputs().values().stream().flatMap(o -> o.table().stream())
        .filter(t -> t.role().isImported()).map(DatasetVersion::table).findFirst();
  }

  private static String file(LedgerEntry entry) {
    JsonNode params = parameters(entry);
    String file = params.path("file").asText(params.path("database").asText());
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  private static JsonNode parameters(LedgerEntry entry) {
    try {
      return Json.mapper().readTree(entry.parameters());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("entry " + entry.number() + " holds no JSON", e);
    }
  }

  private static List<String> with(List<String> some, String more) {
    List<String> all = new ArrayList<>(some);
    all.add(more);
    return List.copyOf(all);
  }
}
