package clientele.store;

import clientele.base.ProblemException;
import clientele.ledger.Chain;
import clientele.ledger.Journal;
import clientele.ledger.LedgerEntry;
import clientele.ledger.LedgerProblems;
import clientele.study.DatasetVersion;
import clientele.study.Json;
import clientele.study.StudyProblems;
import clientele.study.StudySettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ledger's entries and the study's place in them, in the database of the study. */
final class H2Journal implements Journal {
  private static final int LONGEST_ENTRY = 1_048_576;

  private final StudyDatabase database;
  private final H2StudyStore store;
  private final Path path;
  private final Kept kept;

  H2Journal(StudyDatabase database, H2StudyStore store, Path path, Kept kept) {
    this.database = database;
    this.store = store;
    this.path = path;
    this.kept = kept;
  }

  /** Hears of each change that is on the disk. */
  interface Kept {
    /** @param sequence number of the change
     * @param steps number of the newest step
     * @param chain its hash
     */
    void kept(long sequence, long steps, String chain);
  }

  /** How far the history goes: the number of the last change, of the newest step, and its hash. */
  private record Reach(long sequence, long steps, String chain) {}

  @Override
  public List<LedgerEntry> entries() {
    List<LedgerEntry> entries =
        database.read(
            c -> {
              List<LedgerEntry> all = new ArrayList<>();
              try (PreparedStatement sql = c.prepareStatement("SELECT entry FROM ledger ORDER BY number");
                  ResultSet rows = sql.executeQuery()) {
                while (rows.next()) {
                  all.add(Json.read(rows.getString(1), LedgerEntry.class));
                }
              }
              return all;
            });
    Map<Long, String> chains = new LinkedHashMap<>(Map.of(0L, ""));
    for (LedgerEntry entry : entries) {
      if (!Chain.holds(entry, chains.getOrDefault(entry.parent(), "missing"))) {
        database.damaged();
        throw new ProblemException(
            StoreProblems.DAMAGED.with(
                "step " + entry.number() + " of the history", Copies.folder(path).toString()));
      }
      chains.put(entry.number(), entry.chain());
    }
    return entries;
  }

  @Override
  public Position position() {
    return database.read(H2Journal::position);
  }

  private static Position position(Connection c) throws SQLException {
    try (PreparedStatement sql = c.prepareStatement("SELECT head, tip FROM position");
        ResultSet rows = sql.executeQuery()) {
      rows.next();
      return new Position(rows.getLong(1), rows.getLong(2));
    }
  }

  @Override
  public String artifact(long id) {
    return new String(store.artifact(id), StandardCharsets.UTF_8);
  }

  @Override
  public LedgerEntry commit(LedgerEntry draft, Map<String, String> texts) {
    Map<String, LedgerEntry.Output> outputs = new LinkedHashMap<>(draft.outputs());
    texts.forEach(
        (name, text) -> {
          long id = store.putArtifact(text.getBytes(StandardCharsets.UTF_8));
          outputs.put(
              name,
              new LedgerEntry.Output(
                  Optional.empty(), Optional.of(id), draft.outputs().get(name).fingerprint()));
        });
    return change(
        c -> {
          if (position(c).head() != draft.parent()) {
            throw LedgerProblems.MOVED.raise();
          }
          LedgerEntry entry = Journal.numbered(draft, next(c), outputs);
          LedgerEntry linked = Chain.link(entry, chain(c, entry.parent()));
          ready(c, items(linked));
          insert(c, linked);
          place(c, new Position(linked.number(), linked.number()));
          return linked;
        });
  }

  /** Makes a change in one transaction, forces it to the disk and tells how far the study goes now. */
  private <T> T change(StudyDatabase.Sql<T> work) {
    Reach[] reach = new Reach[1];
    T result =
        database.keep(
            c -> {
              T made = work.run(c);
              StudyDatabase.count(c);
              reach[0] = reach(c);
              return made;
            });
    kept.kept(reach[0].sequence(), reach[0].steps(), reach[0].chain());
    return result;
  }

  /** Whether the study goes at least as far as a mark says. */
  boolean reaches(Mark.Content mark) {
    Reach here = database.read(H2Journal::reach);
    boolean same = mark.steps() == 0 || mark.chain().equals(database.read(c -> chain(c, mark.steps())));
    return here.sequence() >= mark.sequence() && same && (here.sequence() > mark.sequence() || here.steps() == mark.steps());
  }

  /** What a mark would say of the study as it is. */
  Mark.Content mark(String key) {
    Reach here = database.read(H2Journal::reach);
    return new Mark.Content(here.sequence(), here.steps(), here.chain(), key);
  }

  private static Reach reach(Connection c) throws SQLException {
    long newest = next(c) - 1;
    return new Reach(StudyDatabase.sequence(c), newest, chain(c, newest));
  }

  @Override
  public void move(Position position) {
    change(
        c -> {
          place(c, position);
          return null;
        });
  }

  @Override
  public StudySettings settings() {
    return database.read(
        c -> {
          try (PreparedStatement sql = c.prepareStatement("SELECT content FROM meta WHERE name = 'settings'");
              ResultSet rows = sql.executeQuery()) {
            rows.next();
            return Json.read(rows.getString(1), StudySettings.class);
          }
        });
  }

  @Override
  public void settings(StudySettings settings) {
    change(
        c -> {
          try (PreparedStatement sql = c.prepareStatement("MERGE INTO meta VALUES ('settings', ?)")) {
            sql.setString(1, Json.write(settings));
            return sql.executeUpdate();
          }
        });
  }

  /** Numbers of all items an entry made. */
  static Set<Long> items(LedgerEntry entry) {
    Set<Long> ids = new LinkedHashSet<>();
    for (LedgerEntry.Output output : entry.outputs().values()) {
      output.artifact().ifPresent(ids::add);
      output.table().ifPresent(
          table -> {
            table.columns().stream().map(DatasetVersion.Stored::id).forEach(ids::add);
            table.selection().ifPresent(ids::add);
          });
    }
    return ids;
  }

  private static long next(Connection c) throws SQLException {
    try (PreparedStatement sql = c.prepareStatement("SELECT COALESCE(MAX(number), 0) + 1 FROM ledger");
        ResultSet rows = sql.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static String chain(Connection c, long parent) throws SQLException {
    try (PreparedStatement sql = c.prepareStatement("SELECT chain FROM ledger WHERE number = ?")) {
      sql.setLong(1, parent);
      try (ResultSet rows = sql.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  private static void ready(Connection c, Set<Long> ids) throws SQLException {
    try (PreparedStatement sql = c.prepareStatement("UPDATE item SET state = 'READY' WHERE id = ?")) {
      for (long id : ids) {
        sql.setLong(1, id);
        if (sql.executeUpdate() != 1) {
          throw new IllegalStateException("item " + id + " was not written");
        }
      }
    }
  }

  /** Adds a step. */
  static void insert(Connection c, LedgerEntry entry) throws SQLException {
    String json = Json.write(entry);
    if (json.length() > LONGEST_ENTRY) {
      int columns = entry.outputs().values().stream().flatMap(o -> o.table().stream()).mapToInt(t -> t.columns().size()).sum();
      throw StudyProblems.TOO_WIDE.raise(columns);
    }
    try (PreparedStatement sql = c.prepareStatement("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?)")) {
      sql.setLong(1, entry.number());
      sql.setLong(2, entry.parent());
      sql.setString(3, entry.operation());
      sql.setObject(4, entry.started().atOffset(ZoneOffset.UTC));
      sql.setString(5, entry.chain());
      sql.setString(6, json);
      sql.executeUpdate();
    }
  }

  /** Forgets all steps. */
  static void clear(Connection c) throws SQLException {
    try (PreparedStatement sql = c.prepareStatement("DELETE FROM ledger")) {
      sql.executeUpdate();
    }
  }

  /** Says where the study stands. */
  static void place(Connection c, Position position) throws SQLException {
    try (PreparedStatement sql = c.prepareStatement("UPDATE position SET head = ?, tip = ? WHERE one = 1")) {
      sql.setLong(1, position.head());
      sql.setLong(2, position.tip());
      sql.executeUpdate();
    }
  }
}
