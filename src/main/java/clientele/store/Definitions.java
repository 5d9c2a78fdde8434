package clientele.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.result.SearchRow;
import org.h2.value.VersionedValue;

/**
 * What a study's database defines, read before H2 opens the file: H2 runs every definition when it opens one, so that a
 * trigger, an alias or a view of a stranger would run too. Only exactly our tables, keys, users and settings are let in.
 */
final class Definitions {
  /** The map in which H2 keeps its definitions, as statements. */
  private static final String SYSTEM_MAP = "table.0";

  private static final String UNDO_LOG = "undoLog";
  private static final int STATEMENT = 3;
  private static final List<Pattern> FREE = List.of(
      Pattern.compile("(?<=CREATE_BUILD )\\d+"), Pattern.compile("(?<=SALT ')[0-9a-f]+(?=')"),
      Pattern.compile("(?<=HASH ')[0-9a-f]+(?=')"), Pattern.compile("(?<=PRIMARY_KEY_)[0-9A-F]+"),
      Pattern.compile("(?<=CONSTRAINT_)[0-9A-F]+"), Pattern.compile(" SELECTIVITY \\d+"),
      Pattern.compile(" RESTART WITH \\d+"));
  private static final TreeSet<String> OURS = ours();

  private Definitions() {}

  /**
   * Whether a file defines what this program defines and nothing else.
   *
   * @param study path without suffix
   * @param elsewhere whether it was written elsewhere; then no open transaction may be left in it, whose end could change
   *     the definitions
   * @throws clientele.base.ProblemException {@code STORE-FOREIGN} if it defines something else or less, {@code
   *     STORE-DAMAGED} if it cannot be read
   */
  static void check(Path study, StudyKey key, boolean elsewhere) {
    try (MVStore store = open(study, key)) {
      if (!store.hasMap(SYSTEM_MAP)) {
        throw StoreProblems.FOREIGN.raise(study.toString(), "-");
      }
      if (elsewhere && (store.getMapNames().stream().anyMatch(n -> n.startsWith(UNDO_LOG) && store.hasData(n)))) {
        throw StoreProblems.FOREIGN.raise(study.toString(), UNDO_LOG);
      }
      TreeSet<String> missing = new TreeSet<>(OURS);
      for (String statement : statements(store)) {
        if (!OURS.contains(plain(statement))) {
          throw StoreProblems.FOREIGN.raise(study.toString(), begin(statement));
        }
        missing.remove(plain(statement));
      }
      if (!missing.isEmpty()) {
        throw StoreProblems.FOREIGN.raise(study.toString(), begin(missing.getFirst()));
      }
    } catch (MVStoreException | ArrayIndexOutOfBoundsException | ClassCastException | NullPointerException e) {
      throw unreadable(study, key, e);
    } catch (RuntimeException e) {
      throw e instanceof clientele.base.ProblemException ? e : unreadable(study, key, e);
    }
  }

  /** All definitions of a file, as they are and as they would be if the transactions open in it were taken back. */
  private static List<String> statements(MVStore store) {
    MVMap<Long, VersionedValue<SearchRow>> map = new TransactionStore(store, new ValueDataType()).openMap(SYSTEM_MAP, null, null);
    List<String> all = new ArrayList<>();
    for (Cursor<Long, VersionedValue<SearchRow>> rows = map.cursor(null); rows.hasNext();) {
      rows.next();
      for (SearchRow row : Arrays.asList(rows.getValue().getCurrentValue(), rows.getValue().getCommittedValue())) {
        if (row != null) {
          all.add(row.getValue(STATEMENT).getString());
        }
      }
    }
    return all;
  }

  private static MVStore open(Path study, StudyKey key) {
    return new MVStore.Builder()
        .fileName(StudyDatabase.file(study).toAbsolutePath().toString())
        .encryptionKey(key.password("file").toCharArray())
        .readOnly()
        .open();
  }

  private static clientele.base.ProblemException unreadable(Path study, StudyKey key, RuntimeException e) {
    return new clientele.base.ProblemException(
        key.isChecked()
            ? StoreProblems.DAMAGED.with("H2 " + e.getClass().getSimpleName(), study.toString())
            : StoreProblems.PASSPHRASE.with(study.toString()), e);
  }

  /** A statement without what H2 chooses anew in each file: salts, hashes, the numbers of keys, statistics. */
  private static String plain(String statement) {
    String plain = statement.strip().replaceAll("\\s+", " ");
    for (Pattern free : FREE) {
      plain = free.matcher(plain).replaceAll("");
    }
    return plain;
  }

  private static String begin(String statement) {
    String plain = plain(statement);
    return plain.substring(0, Math.min(60, plain.length()));
  }

  private static TreeSet<String> ours() {
    try (InputStream in = Definitions.class.getClassLoader().getResourceAsStream("db/definitions.sql")) {
      TreeSet<String> all = new TreeSet<>();
      for (String statement : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*\n")) {
        if (!statement.isBlank()) {
          all.add(plain(statement));
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list of definitions", e);
    }
  }
}
