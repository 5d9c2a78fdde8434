package clientele.ledger.rewrite;

import clientele.analysis.Analyses;
import clientele.cleaning.personal.PersonalData;
import clientele.job.JobRunner;
import clientele.ledger.Chain;
import clientele.ledger.Journal;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.MemoryJournal;
import clientele.study.Cells;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.Digests;
import clientele.study.Json;
import clientele.study.Kind;
import clientele.study.MemoryStore;
import clientele.study.StudySettings;
import clientele.study.StudyStore;
import clientele.study.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A study in memory that can be written anew as a file is, so that many can be erased from in one test. */
final class ErasedStudy {
  static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final StudySettings SETTINGS = new StudySettings("Test", 2025, "EUR");
  private static final Analyses ANALYSES = Analyses.discover();

  private final Path folder;
  private final JobRunner runner = new JobRunner(Clock.fixed(NOW, ZoneOffset.UTC), Runnable::run);
  private StudyStore store = new MemoryStore();
  private Journal journal = new MemoryJournal(SETTINGS);
  private Ledger ledger = new Ledger(store, journal, runner, Map.of("clientele", "test"));

  ErasedStudy(Path folder) {
    this.folder = folder;
  }

  ErasedStudy table(String name, String csv) {
    Path file = folder.resolve(name + ".csv");
    try {
      Files.writeString(file, csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return step("data.import", Map.of("file", List.of(file.toString()), "table", List.of(name)));
  }

  ErasedStudy step(String id, Map<String, List<String>> words) {
    ledger.performHere(ANALYSES.operations().make(id, words), Optional.of("test"), (done, text) -> { });
    return this;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Takes a customer out; the study is the new one afterwards, to which no step can be added. */
  Erasure.Erased erase(String key) {
    return erase(key, Erasure.Forms.UNKNOWN);
  }

  Erasure.Erased erase(String key, Erasure.Forms forms) {
    List<Erasure.Erased> told = new ArrayList<>();
    rewrite(new Erasure(key, forms, PersonalData::tellsOfPeople, told::add));
    return told.getFirst();
  }

  void rewrite(Rewriting rewriting) {
    Anew anew = new Anew(store, journal);
    Rewriting.Rewritten made = rewriting.run(
        new Rewriting.Old(journal.entries(), journal.position(), store, journal::artifact, v -> Digests.sha256(v).substring(0, 24), NOW), anew);
    List<LedgerEntry> entries = new ArrayList<>();
    Map<Long, String> chains = new HashMap<>(Map.of(0L, ""));
    for (LedgerEntry entry : made.entries()) {
      LedgerEntry linked = Chain.link(entry, chains.get(entry.parent()));
      chains.put(linked.number(), linked.chain());
      entries.add(linked);
    }
    store = anew;
    journal = new Written(entries, made.position(), anew);
    ledger = new Ledger(store, journal, runner, Map.of("clientele", "test"));
  }

  boolean has(String table) {
    return ledger.view().outline().table(table).isPresent();
  }

  /** Rows of a table, as they are shown. */
  List<List<String>> rows(String name) {
    Table table = ledger.view().table(name);
    List<List<String>> columns = table.columns().stream().map(c -> words(table, c)).toList();
    List<List<String>> rows = new ArrayList<>();
    for (int r = 0; r < table.rows(); r++) {
      int row = r;
      rows.add(columns.stream().map(c -> String.valueOf(c.get(row))).toList());
    }
    return rows;
  }

  List<String> lines(String name) {
    return rows(name).stream().map(r -> String.join(",", r)).toList();
  }

  List<String> column(String name, String column) {
    Table table = ledger.view().table(name);
    return words(table, table.column(column).orElseThrow());
  }

  List<Column> columns(String name) {
    return ledger.view().table(name).columns();
  }

  private static List<String> words(Table table, Column column) {
    List<String> words = new ArrayList<>();
    for (int c = 0; c < table.chunks(); c++) {
      words.addAll(Arrays.asList(Cells.words(table, column, c)));
    }
    return words;
  }

  /** Every text the study holds in any version: values, history and artifacts. */
  List<String> everything() {
    List<String> all = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (LedgerEntry entry : journal.entries()) {
      all.add(Json.write(entry).replace("\\\"", "\""));
      all.addAll(entry.warnings());
      entry.outputs().values().forEach(o -> {
        o.artifact().ifPresent(id -> all.add(journal.artifact(id)));
        o.table().map(DatasetVersion::columns).ifPresent(stored -> stored.stream().filter(c -> seen.add(c.id())).forEach(c -> {
          if (c.column().kind().isCoded()) {
            Dictionary dictionary = store.dictionary(c.id());
            for (int code = 0; code < dictionary.size(); code++) {
              all.add(dictionary.get(code));
            }
          } else {
            numbers(c, all);
          }
        }));
      });
    }
    return all;
  }

  private void numbers(DatasetVersion.Stored stored, List<String> all) {
    Set<String> values = new TreeSet<>();
    for (int c = 0; c < store.layout(stored.id()).length; c++) {
      switch (store.chunk(stored.id(), c)) {
        case Chunk.Longs longs -> Arrays.stream(longs.values()).filter(v -> v != Column.MISSING).forEach(v -> values.add(Cells.write(stored.column(), v)));
        case Chunk.Reals reals -> Arrays.stream(reals.values()).filter(v -> !Double.isNaN(v)).forEach(v -> values.add(Cells.write(v)));
        case Chunk.Codes codes -> throw new IllegalStateException(codes.toString());
      }
    }
    all.addAll(values);
  }

  /** What a rewriting wrote, over what it left as it was. */
  private static final class Anew implements Rewriting.Fresh, StudyStore {
    private record Kept(List<Chunk> chunks, Optional<Dictionary> dictionary) {}

    private final StudyStore old;
    private final Journal journal;
    private final Map<Long, Kept> columns = new HashMap<>();
    private final Map<Long, List<BitSet>> selections = new HashMap<>();
    private final Map<Long, String> artifacts = new HashMap<>();
    private long last = 1_000_000;

    private Anew(StudyStore old, Journal journal) {
      this.old = old;
      this.journal = journal;
    }

    @Override
    public void column(long id, Kind kind, List<Chunk> chunks, Optional<Dictionary> dictionary) {
      columns.put(id, new Kept(List.copyOf(chunks), dictionary));
    }

    @Override
    public void selection(long id, List<BitSet> chunks) {
      selections.put(id, chunks);
    }

    @Override
    public void artifact(long id, String json) {
      artifacts.put(id, json);
    }

    @Override
    public void drop(long id) {
      columns.put(id, new Kept(List.of(), Optional.of(Dictionary.of(List.of()))));
    }

    @Override
    public long number() {
      return ++last;
    }

    @Override
    public String digest(long id) {
      return columns.containsKey(id) || selections.containsKey(id) ? "anew " + id : old.digest(id);
    }

    @Override
    public ColumnSink newColumn(Kind kind) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int[] layout(long column) {
      return columns.containsKey(column) ? columns.get(column).chunks().stream().mapToInt(Chunk::rows).toArray() : old.layout(column);
    }

    @Override
    public Chunk chunk(long column, int index) {
      return columns.containsKey(column) ? columns.get(column).chunks().get(index) : old.chunk(column, index);
    }

    @Override
    public Dictionary dictionary(long column) {
      return columns.containsKey(column) ? columns.get(column).dictionary().orElseThrow() : old.dictionary(column);
    }

    @Override
    public long putSelection(List<BitSet> chunks) {
      throw new UnsupportedOperationException();
    }

    @Override
    public BitSet selection(long selection, int index) {
      return selections.containsKey(selection) ? selections.get(selection).get(index) : old.selection(selection, index);
    }

    @Override
    public void discard(Collection<Long> ids) {}

    @Override
    public void close() {}

    private String artifact(long id) {
      return artifacts.containsKey(id) ? artifacts.get(id) : journal.artifact(id);
    }
  }

  /** A history that was written anew. */
  private record Written(List<LedgerEntry> entries, Position position, Anew anew) implements Journal {
    @Override
    public String artifact(long id) {
      return anew.artifact(id);
    }

    @Override
    public LedgerEntry commit(LedgerEntry entry, Map<String, String> artifacts) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void move(Position to) {
      throw new UnsupportedOperationException();
    }

    @Override
    public StudySettings settings() {
      return SETTINGS;
    }

    @Override
    public void settings(StudySettings settings) {
      throw new UnsupportedOperationException();
    }
  }

  /** Several files as tables. */
  static ErasedStudy of(Path folder, Map<String, String> files) {
    ErasedStudy study = new ErasedStudy(folder);
    new LinkedHashMap<>(files).forEach(study::table);
    return study;
  }
}
