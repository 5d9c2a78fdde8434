package clientele.ledger;

import clientele.study.Column;
import clientele.study.Role;
import clientele.study.StudySettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a bundle holds.
 *
 * @param format of the bundle
 * @param settings of the study
 * @param tables in the order of their names
 * @param artifacts what analyses keep beside tables
 * @param keys secrets that were asked for in words; they are never read from a bundle
 * @param leftOut names of secrets of the study that are not in the bundle
 * @param history the steps that led here, without folders of the computer they were done on
 */
record BundleManifest(
    int format, StudySettings settings, List<Entry> tables, List<Entry> artifacts, List<Entry> keys, List<String> leftOut,
    Entry history) {
  /** Format of bundles this version writes and reads; those of format 1 had no hash over their manifest. */
  static final int FORMAT = 2;

  private static final int MOST_COLUMNS = 6_000;
  private static final int LONGEST_NAME = 1_000;
  /** What a step can say of what it made, in characters, and what it says of a column or artifact besides its name. */
  private static final long LONGEST_LINE = 900_000;

  private static final int ENTRY = 150;
  private static final int LONGEST_TITLE = 1_000;

  /** A table or artifact in a bundle, with the size of its part once it is unpacked. */
  record Entry(String name, String role, List<Column> columns, long rows, String file, long bytes, String sha256) {
    Entry {
      columns = all(columns);
    }
  }

  BundleManifest {
    tables = all(tables);
    artifacts = all(artifacts);
    keys = all(keys);
    leftOut = all(leftOut);
  }

  /** The same list, which may hold nulls until it is looked at, as it comes from anybody; no list is one of nothing that can be used. */
  private static <T> List<T> all(List<T> given) {
    return given == null ? Collections.singletonList(null) : Collections.unmodifiableList(new ArrayList<>(given));
  }

  /** Whether the study the bundle is of has secrets, in the bundle or not. */
  boolean hadSecrets() {
    return !keys.isEmpty() || !leftOut.isEmpty() || artifacts.stream().anyMatch(a -> SecretArtifacts.isOne(a.name()));
  }

  /**
   * Looks whether a study can be made from it.
   *
   * @throws BundleFault if none can
   */
  void check() {
    if (format != FORMAT) {
      throw new BundleFault(format > FORMAT ? "newer" : "older");
    }
    if (settings == null || settings.title() == null || settings.title().length() > LONGEST_TITLE || settings.currency() == null
        || !settings.currency().matches("[A-Z]{0,3}")) {
      throw new BundleFault("settings");
    }
    Set<String> files = new HashSet<>();
    Set<String> names = new HashSet<>();
    tables.forEach(t -> table(t, names, files));
    long line = tables.stream().flatMap(t -> t.columns().stream()).mapToLong(c -> ENTRY + c.name().length() + c.unit().length()).sum()
        + (long) ENTRY * artifacts.size();
    if (line > LONGEST_LINE) {
      throw new BundleFault("width", "*", tables.stream().mapToInt(t -> t.columns().size()).sum());
    }
    artifacts.forEach(a -> part(a, names, files));
    keys.forEach(k -> part(k, new HashSet<>(), files));
    if (history == null) {
      throw new BundleFault("missing", "history.json");
    }
    part(history, new HashSet<>(), files);
  }

  private static void table(Entry table, Set<String> names, Set<String> files) {
    part(table, names, files);
    if (table.role() == null || Role.ofTag(table.role()).isEmpty()) {
      throw new BundleFault("role", table.name());
    }
    if (table.columns().isEmpty() || table.columns().size() > MOST_COLUMNS) {
      throw new BundleFault("width", table.name(), table.columns().size());
    }
    for (Column column : table.columns()) {
      if (column == null || column.kind() == null || column.unit() == null || column.meaning() == null
          || column.name().length() > LONGEST_NAME || column.unit().length() > LONGEST_NAME) {
        throw new BundleFault("column", table.name());
      }
    }
    Set<String> seen = new HashSet<>();
    for (Column column : table.columns()) {
      if (!seen.add(column.name())) {
        throw new BundleFault("doubled", table.name(), column.name());
      }
    }
    if (table.rows() < 0) {
      throw new BundleFault("rows", table.name(), 0, table.rows());
    }
  }

  private static void part(Entry part, Set<String> names, Set<String> files) {
    if (part == null || part.name() == null || part.name().isBlank() || part.name().length() > LONGEST_NAME) {
      throw new BundleFault("name");
    }
    if (!names.add(part.name())) {
      throw new BundleFault("twice", part.name());
    }
    if (part.file() == null || !files.add(part.file()) || part.sha256() == null || part.bytes() < 0) {
      throw new BundleFault("part", part.name());
    }
  }
}
