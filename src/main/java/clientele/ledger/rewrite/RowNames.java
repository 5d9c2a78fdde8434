package clientele.ledger.rewrite;

import clientele.base.Text;
import clientele.ledger.LedgerEntry;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.Json;
import clientele.study.Kind;
import clientele.study.Role;
import clientele.study.StudyStore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * What names rows of tables by their number or id in results: what is about the person goes, and what is
 * about others is numbered as the rows are from now on. A result of which it cannot be told whose rows it names becomes empty.
 */
final class RowNames {
  /** Column of results that counts rows of a table from 1. */
  static final String NUMBER = "row_number";

  private static final String RECORD = "record_id";
  private static final String ENTITY = "entity_id";
  /** Columns that name records in pairs. */
  private static final List<List<String>> PAIRS = List.of(List.of("a", "b"), List.of("left_id", "right_id"), List.of("old_id", "new_id"));

  /** Sentences that name a row by its number, and which of their values it is. */
  private static final Map<String, Integer> SAY_ROWS = Map.of("error.key", 0, "cell.done", 1);

  private static final String DUPLICATES = "duplicates";
  private static final String REJECTS = "_rejects";

  private final PersonRows person;
  private final StudyStore store;
  private final LongFunction<String> artifact;
  private final Map<Long, Map<String, DatasetVersion>> states = new HashMap<>(Map.of(0L, Map.of()));
  private final Map<Long, Rows> numbered = new HashMap<>();
  private final Map<Long, Map<String, String>> named = new HashMap<>();
  private final Map<Long, Records> ofRecords = new HashMap<>();
  private final Set<Long> seen = new HashSet<>();
  private final Set<String> stale = new TreeSet<>();

  /**
   * The rows a version shows, and which of them go.
   *
   * @param count of rows
   * @param gone rows that go, from 0
   */
  record Rows(int count, BitSet gone) {
    /** The number from 1 a row has from now on; empty if it goes, the same if there is no such row. */
    Optional<Long> now(long number) {
      if (number >= 1 && number <= count && gone.get((int) number - 1)) {
        return Optional.empty();
      }
      return Optional.of(number < 1 || number > count ? number : number - gone.get(0, (int) number).cardinality());
    }
  }

  /**
   * What records are called now.
   *
   * @param tables whose records they are
   * @param names by the name before; null for those that go
   */
  record Records(List<String> tables, Map<String, String> names) {}

  RowNames(PersonRows person, List<LedgerEntry> entries, StudyStore store, LongFunction<String> artifact) {
    this.person = person;
    this.store = store;
    this.artifact = artifact;
    for (LedgerEntry entry : entries) {
      Map<String, DatasetVersion> state = new HashMap<>(states.getOrDefault(entry.parent(), Map.of()));
      look(entry, Map.copyOf(state));
      entry.outputs().forEach((name, output) -> {
        state.remove(name);
        output.table().ifPresent(table -> state.put(name, table));
      });
      states.put(entry.number(), Map.copyOf(state));
    }
  }

  /** Results that are empty now. */
  Set<String> stale() {
    return stale;
  }

  /** The tables a step found. */
  Map<String, DatasetVersion> before(LedgerEntry entry) {
    return states.getOrDefault(entry.parent(), Map.of());
  }

  /** Whether a column names rows that are called otherwise now. */
  boolean names(long column) {
    return numbered.containsKey(column) || named.containsKey(column);
  }

  /** A chunk with the numbers of now. */
  Chunk chunk(long column, Chunk chunk) {
    Rows rows = numbered.get(column);
    if (rows == null || !(chunk instanceof Chunk.Longs longs)) {
      return chunk;
    }
    long[] now = longs.values().clone();
    for (int r = 0; r < now.length; r++) {
      now[r] = now[r] == Column.MISSING ? now[r] : rows.now(now[r]).orElse(Column.MISSING);
    }
    return new Chunk.Longs(now);
  }

  /** A word with the names of now. */
  String word(long column, String word) {
    if (named.containsKey(column)) {
      String now = named.get(column).getOrDefault(word, word);
      return now == null ? word : now;
    }
    Rows rows = numbered.get(column);
    return rows == null ? word : sentence(Text.decode(word), rows).map(Text::encode).orElse(word);
  }

  /** A sentence with the numbers of now; empty if it names a row that goes. */
  static Optional<Text> sentence(Text sentence, Rows rows) {
    Integer at = SAY_ROWS.get(sentence.key());
    if (at == null || at >= sentence.args().size() || !(sentence.args().get(at) instanceof Number number)) {
      return Optional.of(sentence);
    }
    return rows.now(number.longValue()).map(now -> {
      List<Object> args = new ArrayList<>(sentence.args());
      args.set(at, now);
      return new Text(sentence.bundle(), sentence.key(), args);
    });
  }

  private void look(LedgerEntry entry, Map<String, DatasetVersion> before) {
    JsonNode parameters = Json.read(entry.parameters(), JsonNode.class);
    List<Map<String, String>> records = new ArrayList<>();
    entry.outputs().forEach((name, output) -> output.table().ifPresent(made -> {
      Optional<Long> number = column(made, NUMBER, Kind.INTEGER);
      Optional<Long> record = column(made, RECORD, Kind.TEXT);
      if (number.isPresent() && seen.add(number.get())) {
        findings(made, number.get(), Optional.ofNullable(before.get(parameters.path("table").asText())));
      } else if (record.isPresent() && seen.add(record.get())) {
        records.add(records(entry, parameters, made, record.get(), before));
      } else if (name.endsWith(REJECTS)) {
        Optional.ofNullable(entry.outputs().get(name.substring(0, name.length() - REJECTS.length())))
            .flatMap(LedgerEntry.Output::table).ifPresent(table -> rejects(made, table));
      }
    }));
    entry.outputs().forEach((name, output) -> output.table().ifPresent(made -> {
      for (List<String> pair : PAIRS) {
        Optional<Long> one = column(made, pair.get(0), Kind.TEXT);
        Optional<Long> two = column(made, pair.get(1), Kind.TEXT);
        if (one.isPresent() && two.isPresent() && seen.add(one.get())) {
          Map<String, String> names = records.isEmpty() ? linked(parameters, before, made) : records.getFirst();
          pair(made, one.get(), two.get(), names);
        }
      }
    }));
  }

  private static Optional<Long> column(DatasetVersion version, String name, Kind kind) {
    return version.role() == Role.RESULT ? version.columns().stream().filter(c -> c.column().name().equals(name) && c.column().kind() == kind)
        .map(DatasetVersion.Stored::id).findFirst() : Optional.empty();
  }

  /** Rows of a version and which of them go. */
  Rows rows(DatasetVersion version) {
    BitSet gone = new BitSet();
    int at = 0;
    Map<Integer, BitSet> theirs = person.of(version).map(PersonRows.Group::rows).orElse(Map.of());
    int[] layout = version.columns().isEmpty() ? new int[0] : store.layout(version.columns().getFirst().id());
    for (int c = 0; c < layout.length; c++) {
      BitSet shown = version.selection().isPresent() ? store.selection(version.selection().get(), c) : all(layout[c]);
      BitSet rows = theirs.getOrDefault(c, new BitSet());
      for (int r = shown.nextSetBit(0); r >= 0; r = shown.nextSetBit(r + 1)) {
        gone.set(at++, rows.get(r));
      }
    }
    return new Rows(at, gone);
  }

  private static BitSet all(int rows) {
    BitSet all = new BitSet();
    all.set(0, rows);
    return all;
  }

  /** Findings about cells: those in rows of the person go. */
  private void findings(DatasetVersion made, long number, Optional<DatasetVersion> of) {
    if (of.isEmpty()) {
      empty(made);
      return;
    }
    Rows rows = rows(of.get());
    if (rows.gone().isEmpty()) {
      return;
    }
    numbered.put(number, rows);
    PersonRows.Group group = person.groupOf(number);
    for (int c = 0; c < store.layout(number).length; c++) {
      long[] values = ((Chunk.Longs) store.chunk(number, c)).values();
      for (int r = 0; r < values.length; r++) {
        if (values[r] != Column.MISSING && rows.now(values[r]).isEmpty()) {
          group.add(c, r);
        }
      }
    }
    for (DatasetVersion.Stored stored : made.columns()) {
      if (stored.column().kind() == Kind.PHRASE) {
        numbered.put(stored.id(), rows);
        markWhere(stored.id(), word -> sentence(Text.decode(word), rows).isEmpty());
      }
    }
  }

  private void markWhere(long id, Predicate<String> about) {
    Dictionary dictionary = store.dictionary(id);
    BitSet codes = new BitSet();
    for (int code = 0; code < dictionary.size(); code++) {
      codes.set(code, about.test(dictionary.get(code)));
    }
    for (int c = 0; c < store.layout(id).length && !codes.isEmpty(); c++) {
      int[] values = ((Chunk.Codes) store.chunk(id, c)).values();
      for (int r = 0; r < values.length; r++) {
        if (values[r] >= 0 && codes.get(values[r])) {
          person.groupOf(id).add(c, r);
        }
      }
    }
  }

  private void empty(DatasetVersion made) {
    long first = made.columns().getFirst().id();
    int[] layout = store.layout(first);
    for (int c = 0; c < layout.length; c++) {
      for (int r = 0; r < layout[c]; r++) {
        person.groupOf(first).add(c, r);
      }
    }
    stale.add(made.table());
  }

  /**
   * Duplicates, which have a row for each row of the tables they are about, in their order.
   *
   * @return what records are called now; null for those that go
   */
  private Map<String, String> records(
      LedgerEntry entry, JsonNode parameters, DatasetVersion made, long record, Map<String, DatasetVersion> before) {
    List<DatasetVersion> of = new ArrayList<>();
    Optional.ofNullable(before.get(parameters.path("table").asText())).ifPresent(of::add);
    Optional.ofNullable(before.get(with(entry, parameters))).ifPresent(of::add);
    List<Rows> rows = of.stream().map(this::rows).toList();
    List<String> ids = words(record);
    if (rows.stream().mapToInt(Rows::count).sum() != ids.size()) {
      if (rows.isEmpty() || rows.stream().anyMatch(r -> !r.gone().isEmpty())) {
        empty(made);
      }
      return Map.of();
    }
    if (rows.stream().allMatch(r -> r.gone().isEmpty())) {
      return Map.of();
    }
    Map<String, String> now = new LinkedHashMap<>();
    int from = 0;
    for (int t = 0; t < rows.size(); t++) {
      String prefix = of.get(t).table() + ":";
      boolean prefixed = numbersFrom(ids, from, rows.get(t).count(), prefix);
      boolean numbers = (prefixed || numbersFrom(ids, from, rows.get(t).count(), "")) && !hasNumbers(of.get(t));
      for (int r = 0; r < rows.get(t).count(); r++) {
        String id = ids.get(from + r);
        String name = numbers ? rows.get(t).now(r + 1L).map(n -> (prefixed ? prefix : "") + n).orElse(null) : id;
        now.put(id, rows.get(t).gone().get(r) ? null : name);
      }
      from += rows.get(t).count();
    }
    markWhere(record, id -> now.containsKey(id) && now.get(id) == null);
    named.put(record, now);
    ofRecords.put(record, new Records(of.stream().map(DatasetVersion::table).toList(), now));
    column(made, ENTITY, Kind.TEXT).ifPresent(entity -> entities(ids, entity, now));
    return now;
  }

  /** A group of records is called after the first of them that stays. */
  private void entities(List<String> ids, long entity, Map<String, String> now) {
    Map<String, String> called = new HashMap<>(now);
    List<String> entities = words(entity);
    for (int r = 0; r < ids.size(); r++) {
      String name = now.get(ids.get(r));
      if (name != null && called.containsKey(entities.get(r)) && called.get(entities.get(r)) == null) {
        called.put(entities.get(r), name);
      }
    }
    named.put(entity, called);
  }

  private static boolean numbersFrom(List<String> ids, int from, int count, String before) {
    for (int r = 0; r < count; r++) {
      if (!ids.get(from + r).equals(before + (r + 1))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a column of a table counts its rows, so that a number is its value and no place. */
  private boolean hasNumbers(DatasetVersion version) {
    for (DatasetVersion.Stored stored : version.columns()) {
      Kind kind = stored.column().kind();
      if (kind != Kind.TEXT && kind != Kind.INTEGER) {
        continue;
      }
      Dictionary dictionary = kind == Kind.TEXT ? store.dictionary(stored.id()) : null;
      int[] layout = store.layout(stored.id());
      long number = 0;
      boolean counts = true;
      for (int c = 0; c < layout.length && counts; c++) {
        BitSet shown = version.selection().isPresent() ? store.selection(version.selection().get(), c) : all(layout[c]);
        Chunk chunk = store.chunk(stored.id(), c);
        for (int r = shown.nextSetBit(0); r >= 0 && counts; r = shown.nextSetBit(r + 1)) {
          number++;
          counts = chunk instanceof Chunk.Longs longs ? longs.values()[r] == number
              : Long.toString(number).equals(dictionary.get(((Chunk.Codes) chunk).values()[r]));
        }
      }
      if (counts) {
        return true;
      }
    }
    return false;
  }

  /** The second table that duplicates were looked for in, as the step was told or its artifact says. */
  private String with(LedgerEntry entry, JsonNode parameters) {
    if (!parameters.path("with").asText().isEmpty()) {
      return parameters.path("with").asText();
    }
    return entry.outputs().values().stream().flatMap(o -> o.artifact().stream()).map(id -> Json.read(artifact.apply(id), JsonNode.class))
        .map(json -> json.path("with").asText()).filter(w -> !w.isEmpty()).findFirst().orElse("");
  }

  private List<String> words(long id) {
    Dictionary dictionary = store.dictionary(id);
    List<String> words = new ArrayList<>();
    for (int c = 0; c < store.layout(id).length; c++) {
      for (int code : ((Chunk.Codes) store.chunk(id, c)).values()) {
        words.add(dictionary.get(code));
      }
    }
    return words;
  }

  /** What a step that found no duplicates itself calls records: as the duplicates that were there, or as the tables it links. */
  private Map<String, String> linked(JsonNode parameters, Map<String, DatasetVersion> before, DatasetVersion made) {
    List<DatasetVersion> of = new ArrayList<>();
    for (String side : List.of("left", "right")) {
      Optional.ofNullable(before.get(parameters.path(side).asText())).ifPresent(of::add);
    }
    if (of.isEmpty()) {
      return records(before).map(Records::names).orElse(Map.of());
    }
    if (of.stream().map(this::rows).anyMatch(r -> !r.gone().isEmpty())) {
      empty(made);
    }
    return Map.of();
  }

  /** What the records are called of which a state has duplicates. */
  Optional<Records> records(Map<String, DatasetVersion> state) {
    return Optional.ofNullable(state.get(DUPLICATES)).flatMap(d -> column(d, RECORD, Kind.TEXT)).map(ofRecords::get);
  }

  private void pair(DatasetVersion made, long one, long two, Map<String, String> now) {
    if (now.isEmpty()) {
      return;
    }
    for (long column : List.of(one, two)) {
      markWhere(column, id -> now.containsKey(id) && now.get(id) == null);
      named.put(column, now);
    }
  }

  /** Cells that could not be read, by the line of the file: those of the person's rows go, all of them if lines are not rows. */
  private void rejects(DatasetVersion made, DatasetVersion table) {
    Rows rows = rows(table);
    Optional<Long> line = made.columns().stream().filter(c -> c.column().name().equals("line") && c.column().kind() == Kind.INTEGER)
        .map(DatasetVersion.Stored::id).findFirst();
    Optional<Long> column = made.columns().stream().filter(c -> c.column().name().equals("column") && c.column().kind() == Kind.TEXT)
        .map(DatasetVersion.Stored::id).findFirst();
    if (rows.gone().isEmpty() || line.isEmpty() || column.isEmpty() || !seen.add(line.get())) {
      return;
    }
    List<String> columns = words(column.get());
    long refused = 0;
    int at = 0;
    List<int[]> theirs = new ArrayList<>();
    List<int[]> cells = new ArrayList<>();
    boolean told = true;
    for (int c = 0; c < store.layout(line.get()).length; c++) {
      long[] lines = ((Chunk.Longs) store.chunk(line.get(), c)).values();
      for (int r = 0; r < lines.length; r++, at++) {
        if (columns.get(at) == null) {
          refused++;
          continue;
        }
        long row = lines[r] - 2 - refused;
        cells.add(new int[] {c, r});
        told &= isMissing(table, columns.get(at), row);
        if (row >= 0 && row < rows.count() && rows.gone().get((int) row)) {
          theirs.add(new int[] {c, r});
        }
      }
    }
    (told ? theirs : cells).forEach(cell -> person.groupOf(line.get()).add(cell[0], cell[1]));
    if (!told) {
      stale.add(made.table());
    }
  }

  private boolean isMissing(DatasetVersion table, String column, long row) {
    Optional<Long> id = table.columns().stream().filter(c -> c.column().name().equals(column)).map(DatasetVersion.Stored::id).findFirst();
    if (id.isEmpty() || table.selection().isPresent() || row < 0) {
      return false;
    }
    long start = 0;
    int[] layout = store.layout(id.get());
    for (int c = 0; c < layout.length; start += layout[c++]) {
      if (row < start + layout[c]) {
        int at = (int) (row - start);
        return switch (store.chunk(id.get(), c)) {
          case Chunk.Longs longs -> longs.values()[at] == Column.MISSING;
          case Chunk.Reals reals -> Double.isNaN(reals.values()[at]);
          case Chunk.Codes codes -> codes.values()[at] < 0;
        };
      }
    }
    return false;
  }
}
