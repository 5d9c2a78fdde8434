package clientele.analysis.data.identity;

import clientele.analysis.data.steps.ChangedColumn;
import clientele.analysis.data.steps.DataProblems;
import clientele.analysis.data.steps.TableSteps;
import clientele.analysis.data.tables.LeftOut;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.identity.RecordIds;
import clientele.cleaning.identity.Survivor;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one row of each group of duplicates, column by column after a rule, and lets other tables point to it. */
@OperationId("data.merge-duplicates")
public record MergeDuplicates(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param List<String> rules,
    @Param(value = "most-frequent", choices = {
          "first", "last", "most-frequent", "longest", "newest", "largest", "smallest"
        }) String rule,
    @Param(offers = Param.Offers.COLUMN) String newestBy)
    implements Operation {
  /** Name of the table of old and new ids. */
  static final String MAP = "identity_map";

  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(TableSteps.needTable(outline, table));
    if (!problems.isEmpty()) {
      return problems;
    }
    if (outline.table(IdentityTables.DUPLICATES).isEmpty() || outline.stale().contains(IdentityTables.DUPLICATES)) {
      problems.add(DataProblems.NO_DUPLICATES.with(table));
    }
    if (!newestBy.isEmpty()) {
      problems.addAll(TableSteps.needColumn(outline, table, newestBy));
    }
    String all = String.join(", ", Arrays.stream(Survivor.values()).map(Survivor::tag).toList());
    for (String each : rules) {
      int at = each.lastIndexOf('=');
      Optional<Survivor> known = at < 1 ? Optional.empty() : Survivor.ofTag(each.substring(at + 1));
      if (known.isEmpty() || known.get() == Survivor.NEWEST && newestBy.isEmpty()) {
        problems.add(DataProblems.NO_RULE.with(each, table, all));
      } else {
        problems.addAll(TableSteps.needColumn(outline, table, each.substring(0, at)));
      }
    }
    if (rule.equalsIgnoreCase(Survivor.NEWEST.tag()) && newestBy.isEmpty()) {
      problems.add(DataProblems.NO_RULE.with(rule, table, all));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    Table duplicates = study.table(IdentityTables.DUPLICATES);
    boolean sameTable =
        study.artifact(FindDuplicates.RUN, FindDuplicates.Run.class)
            .filter(r -> r.table().equals(table) && r.with().isEmpty())
            .isPresent();
    if (!sameTable || duplicates.rows() != rows.rows()) {
      throw DataProblems.NO_DUPLICATES.raise(table);
    }
    String[] ids = duplicates.words("record_id");
    List<int[]> groups = groups(duplicates.words("entity_id"));
    int[] stays = groups.stream().mapToInt(g -> g[0]).toArray();
    DatasetVersion merged = merge(study, rows, groups, stays, job.part(0, 0.6));
    Map<String, String> newIds = new LinkedHashMap<>();
    for (int g = 0; g < stays.length; g++) {
      for (int row : groups.get(g)) {
        if (row != stays[g]) {
          newIds.put(ids[row], ids[stays[g]]);
        }
      }
    }
    List<DatasetVersion> repointed = new ArrayList<>();
    Optional<Column> id = RecordIds.column(rows).flatMap(rows::column);
    long references = id.map(c -> repoint(study, c, newIds, repointed, job.part(0.6, 0.95))).orElse(0L);
    return Outcome.of(
            Text.of(
                MergeDuplicates.class, "merge-duplicates.done", newIds.size(), table, rows.rows(), merged.rows(),
                references))
        .table(merged)
        .tables(repointed)
        .table(map(study, newIds))
        .artifact(
            LeftOut.name(table),
            LeftOut.of(study, table).and(Text.of(MergeDuplicates.class, "merge-duplicates.reason"), newIds.size()))
        .rows(rows.rows(), merged.rows(), newIds.size())
        .done();
  }

  private static List<int[]> groups(String[] entities) {
    Map<String, List<Integer>> byEntity = new LinkedHashMap<>();
    for (int row = 0; row < entities.length; row++) {
      byEntity.computeIfAbsent(entities[row], e -> new ArrayList<>(1)).add(row);
    }
    return byEntity.values().stream()
        .filter(g -> g.size() > 1)
        .map(g -> g.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** The first row of each group stays and takes each value from the row its column's rule chooses. */
  private DatasetVersion merge(StudyView study, Table rows, List<int[]> groups, int[] stays, JobContext job) {
    TableEdit edit = study.edit(table);
    Optional<String> id = RecordIds.column(rows);
    long[] days = days(rows);
    int done = 0;
    for (Column column : rows.columns()) {
      job.progress((double) done++ / rows.columns().size());
      if (id.equals(Optional.of(column.name()))) {
        continue;
      }
      int[] chosen = survivor(column).choose(rows, column, groups, days);
      if (!Arrays.equals(chosen, stays)) {
        int[] source = new int[Math.toIntExact(rows.rows())];
        Arrays.setAll(source, i -> i);
        for (int g = 0; g < stays.length; g++) {
          source[stays[g]] = chosen[g];
        }
        ChangedColumn.putFrom(edit, rows, column, source);
      }
    }
    BitSet kept = new BitSet();
    kept.set(0, Math.toIntExact(rows.rows()));
    for (int[] group : groups) {
      for (int i = 1; i < group.length; i++) {
        kept.clear(group[i]);
      }
    }
    return edit.keep(kept).finish();
  }

  private Survivor survivor(Column column) {
    return rules.stream()
        .filter(r -> r.substring(0, r.lastIndexOf('=')).equals(column.name()))
        .findFirst()
        .flatMap(r -> Survivor.ofTag(r.substring(r.lastIndexOf('=') + 1)))
        .or(() -> Survivor.ofTag(rule))
        .orElse(Survivor.MOST_FREQUENT);
  }

  private long[] days(Table rows) {
    boolean held = !newestBy.isEmpty() && rows.column(newestBy).filter(c -> !c.kind().isCoded()).isPresent();
    if (held && rows.column(newestBy).orElseThrow().kind() != Kind.REAL) {
      return rows.longs(newestBy);
    }
    long[] order = new long[Math.toIntExact(rows.rows())];
    if (!newestBy.isEmpty()) {
      String[] words = rows.words(newestBy);
      String[] sorted = Arrays.stream(words).filter(w -> w != null).sorted().distinct().toArray(String[]::new);
      for (int i = 0; i < order.length; i++) {
        order[i] = words[i] == null ? Column.MISSING : Arrays.binarySearch(sorted, words[i]);
      }
    }
    return order;
  }

  /**
   * Other imported tables that hold this id under the same meaning or name take the ids of the rows that stay; not where
   * it is the key of a table of the same role, whose rows are other things.
   */
  private long repoint(
      StudyView study, Column id, Map<String, String> newIds, List<DatasetVersion> made, JobContext job) {
    long references = 0;
    for (DatasetVersion other : TableSteps.imported(study.outline())) {
      job.progress(0);
      if (other.table().equals(table)) {
        continue;
      }
      Table rows = study.table(other.table());
      boolean alike = other.role() == study.table(table).version().role();
      Optional<String> ownKey = alike ? RecordIds.column(rows) : Optional.empty();
      TableEdit edit = study.edit(other.table());
      long changed = 0;
      for (Column column : rows.columns()) {
        boolean named =
            column.name().equals(id.name()) || column.meaning().isPresent() && column.meaning().equals(id.meaning());
        boolean same = named && !ownKey.equals(Optional.of(column.name()));
        if (same && column.kind().isCoded()) {
          changed += ChangedColumn.rewrite(edit, rows, column, word -> newIds.getOrDefault(word, word));
        } else if (same && column.kind() == Kind.INTEGER) {
          changed += rewriteNumbers(edit, rows, column, newIds);
        }
      }
      if (changed > 0) {
        made.add(edit.finish());
        references += changed;
      }
    }
    return references;
  }

  private static long rewriteNumbers(TableEdit edit, Table rows, Column column, Map<String, String> newIds) {
    Map<Long, Long> numbers = new LinkedHashMap<>();
    newIds.forEach(
        (from, to) -> {
          if (from.matches("-?\\d{1,18}") && to.matches("-?\\d{1,18}")) {
            numbers.put(Long.parseLong(from), Long.parseLong(to));
          }
        });
    long[] values = rows.longs(column.name());
    long changed = 0;
    for (int i = 0; i < values.length; i++) {
      Long to = numbers.get(values[i]);
      if (to != null) {
        values[i] = to;
        changed++;
      }
    }
    if (changed > 0) {
      ChangedColumn.putLongs(edit, rows, column, values);
    }
    return changed;
  }

  private static DatasetVersion map(StudyView study, Map<String, String> newIds) {
    List<Column> columns = List.of(Column.of("old_id", Kind.TEXT), Column.of("new_id", Kind.TEXT));
    try (RowWriter out = study.writeRows(MAP, Role.RESULT, columns)) {
      newIds.forEach((from, to) -> out.row(from, to));
      return out.finish();
    }
  }
}
