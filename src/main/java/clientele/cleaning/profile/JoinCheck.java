package clientele.cleaning.profile;

import clientele.job.JobContext;
import clientele.study.Cells;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.LooseKey;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at how the imported tables of a study fit together: each table with a key against the table that lists these
 * keys (customers, products, campaigns), or, where there is none, against the largest other table that has it.
 */
public final class JoinCheck {
  private static final List<Meaning> KEYS = List.of(Meaning.CUSTOMER_ID, Meaning.PRODUCT_ID, Meaning.CAMPAIGN_ID);
  private static final int EXAMPLES = 3;

  private JoinCheck() {}

  /** All joins that the tables of a study allow, those with most orphans first. */
  public static List<Join> of(StudyView study, JobContext job) {
    List<Join> joins = new ArrayList<>();
    for (Meaning key : KEYS) {
      List<DatasetVersion> having = study.outline().tables().values().stream()
          .filter(t -> t.role().isImported())
          .filter(t -> t.plainColumns().stream().anyMatch(c -> c.means(key)))
          .sorted((a, b) -> a.table().compareTo(b.table()))
          .toList();
      Optional<DatasetVersion> list = list(having, key);
      if (list.isEmpty()) {
        continue;
      }
      Keys known = Keys.of(study.table(list.get().table()), key, job);
      for (DatasetVersion each : having) {
        if (!each.table().equals(list.get().table())) {
          joins.add(join(study.table(each.table()), list.get().table(), known, key, job));
        }
      }
    }
    joins.sort((a, b) -> Double.compare(b.orphanShare(), a.orphanShare()));
    return joins;
  }

  /** The table that lists the keys, or the largest one. */
  private static Optional<DatasetVersion> list(List<DatasetVersion> having, Meaning key) {
    Role own = switch (key) {
      case CUSTOMER_ID -> Role.CUSTOMERS;
      case PRODUCT_ID -> Role.PRODUCTS;
      default -> Role.CAMPAIGNS;
    };
    return having.stream().filter(t -> t.role() == own).max((a, b) -> Long.compare(a.rows(), b.rows()))
        .or(() -> having.stream().max((a, b) -> Long.compare(a.rows(), b.rows())));
  }

  private static Join join(Table from, String to, Keys known, Meaning meaning, JobContext job) {
    Column column = from.column(meaning).orElseThrow();
    Keys mine = Keys.of(from, meaning, job);
    long orphans = 0;
    long loose = 0;
    Set<String> examples = new LinkedHashSet<>();
    long orphanKeys = 0;
    Set<String> used = new HashSet<>();
    for (Map.Entry<String, Long> key : mine.rows.entrySet()) {
      if (known.rows.containsKey(key.getKey())) {
        used.add(key.getKey());
        continue;
      }
      orphans += key.getValue();
      orphanKeys++;
      if (examples.size() < EXAMPLES) {
        examples.add(key.getKey());
      }
      loose += known.loose().contains(LooseKey.of(key.getKey())) ? key.getValue() : 0;
    }
    long repeated = known.rows.values().stream().filter(n -> n > 1).count();
    return new Join(
        from.name(), column.name(), to, known.column, meaning, from.rows(), mine.missing, orphans, orphanKeys,
        List.copyOf(examples), loose, known.rows.size(), repeated, known.rows.size() - used.size());
  }

  /** The keys of a table with the number of their rows. */
  private static final class Keys {
    private final String column;
    private final Map<String, Long> rows = new HashMap<>();
    private Set<String> loose;
    private long missing;

    private Keys(String column) {
      this.column = column;
    }

    private static Keys of(Table table, Meaning meaning, JobContext job) {
      Column column = table.column(meaning).orElseThrow();
      Keys keys = new Keys(column.name());
      if (column.kind().isCoded()) {
        keys.count(table, column, job);
      } else {
        keys.countNumbers(table, column, job);
      }
      return keys;
    }

    private void count(Table table, Column column, JobContext job) {
      Dictionary dictionary = table.dictionary(column.name());
      long[] counts = new long[dictionary.size()];
      for (int k = 0; k < table.chunks(); k++) {
        job.checkCancelled();
        for (int code : table.codes(column.name(), k)) {
          if (code < 0) {
            missing++;
          } else {
            counts[code]++;
          }
        }
      }
      for (int code = 0; code < counts.length; code++) {
        if (counts[code] > 0) {
          rows.put(dictionary.get(code), counts[code]);
        }
      }
    }

    private void countNumbers(Table table, Column column, JobContext job) {
      Map<Long, Long> counts = new HashMap<>();
      for (int k = 0; k < table.chunks(); k++) {
        job.checkCancelled();
        Chunk chunk = table.chunk(column.name(), k);
        for (int i = 0; i < chunk.rows(); i++) {
          long value = switch (chunk) {
            case Chunk.Longs longs -> longs.values()[i];
            case Chunk.Reals reals -> Double.isNaN(reals.values()[i]) ? Column.MISSING : Double.doubleToLongBits(reals.values()[i]);
            case Chunk.Codes codes -> throw new IllegalStateException("words are counted by their codes");
          };
          if (value == Column.MISSING) {
            missing++;
          } else {
            counts.merge(value, 1L, Long::sum);
          }
        }
      }
      boolean real = column.kind() == clientele.study.Kind.REAL;
      counts.forEach((value, n) ->
          rows.put(real ? Cells.write(Double.longBitsToDouble(value)) : Cells.write(column, value), n));
    }

    private Set<String> loose() {
      if (loose == null) {
        loose = new HashSet<>();
        rows.keySet().forEach(key -> loose.add(LooseKey.of(key)));
      }
      return loose;
    }
  }
}
