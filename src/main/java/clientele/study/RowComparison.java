package clientele.study;

import clientele.study.TableDifference.Change;
import clientele.study.TableDifference.ColumnDifference;
import clientele.study.TableDifference.Row;
import clientele.study.TableDifference.Sample;
import clientele.study.TableDifference.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/** Compares two versions of a table chunk by chunk; columns stored once are not read. */
final class RowComparison {
  /** Rows shown of each kind. */
  private static final int ROWS = 10;

  /** Changes shown of a column. */
  private static final int VALUES = 10;

  /** Different changes of a column that are counted; those met later are not ranked. */
  private static final int COUNTED = 20_000;

  /** Columns beside new ones if none is named. */
  private static final int BESIDE = 3;

  private final Table before;
  private final Table after;
  private final Set<String> named;
  private final List<Compared> compared = new ArrayList<>();
  private final List<Column> removed = new ArrayList<>();
  private final List<Row> made = new ArrayList<>();
  private final List<Row> out = new ArrayList<>();
  private long taken;

  RowComparison(Table before, Table after, Set<String> named) {
    this.before = before;
    this.after = after;
    this.named = named;
    match();
  }

  static TableDifference fresh(Table made) {
    List<ColumnDifference> columns = made.columns().stream()
        .map(c -> new ColumnDifference(Change.ADDED, c, Optional.empty(), 0, 0, 0)).toList();
    return new TableDifference(
        made.name(), Optional.empty(), made.version().role(), Optional.empty(), made.rows(), 0, false, columns, List.of(), first(made, made.columns()), Sample.NONE);
  }

  TableDifference compare(DoubleConsumer progress) {
    boolean rowByRow = sameRows();
    if (rowByRow) {
      long start = 0;
      for (int k = 0; k < before.chunks(); k++) {
        progress.accept((double) k / before.chunks());
        look(k, start);
        start += before.rowsIn(k);
      }
    }
    List<ColumnDifference> columns = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (Compared c : compared) {
      c.difference(rowByRow).ifPresent(columns::add);
      values.addAll(c.most());
    }
    removed.forEach(c -> columns.add(new ColumnDifference(Change.REMOVED, c, Optional.of(c), 0, 0, 0)));
    Sample rows = rowByRow ? sample(made, shown()) : first(after, after.columns());
    return new TableDifference(
        after.name(), Optional.of(before.version().role()), after.version().role(), Optional.of(before.rows()), after.rows(), taken, rowByRow, columns, values, rows,
        sample(out, before.columns()));
  }

  /** Pairs the columns: those stored once first, whatever they are called, then those of one name. */
  private void match() {
    Map<Long, Column> stored = new HashMap<>();
    before.version().columns().forEach(c -> stored.put(c.id(), c.column()));
    Set<String> kept = new HashSet<>();
    for (DatasetVersion.Stored c : after.version().columns()) {
      Optional<Column> same = Optional.ofNullable(stored.get(c.id()));
      Optional<Column> was = same.or(() -> before.column(c.column().name()));
      was.ifPresent(w -> kept.add(w.name()));
      compared.add(new Compared(c.column(), was, same.isPresent()));
    }
    before.columns().stream().filter(c -> !kept.contains(c.name())).forEach(removed::add);
  }

  private boolean sameRows() {
    if (!(before instanceof StoredTable a) || !(after instanceof StoredTable b) || !Arrays.equals(a.layout(), b.layout())) {
      return false;
    }
    for (int k = 0; k < a.chunks(); k++) {
      BitSet shown = a.selected(k);
      BitSet left = b.selected(k);
      if (shown != null && left == null && shown.cardinality() < a.layout()[k]) {
        return false;
      }
      if (shown != null && left != null) {
        BitSet more = (BitSet) left.clone();
        more.andNot(shown);
        if (!more.isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }

  private void look(int chunk, long start) {
    int[] place = places(chunk);
    for (int i = 0; i < place.length; i++) {
      if (place[i] < 0) {
        taken++;
        if (out.size() < ROWS) {
          out.add(row(before, before.columns(), chunk, i, start + i + 1));
        }
      }
    }
    BitSet gains = new BitSet();
    for (Compared c : compared) {
      if (!c.stored) {
        c.look(chunk, place, gains);
      }
    }
    for (int i = gains.nextSetBit(0); i >= 0 && made.size() < ROWS; i = gains.nextSetBit(i + 1)) {
      made.add(row(after, shown(), chunk, place[i], start + i + 1));
    }
  }

  /** For every row that was shown its place in the chunk now; −1 if it is taken out. */
  private int[] places(int chunk) {
    BitSet shown = ((StoredTable) before).selected(chunk);
    BitSet left = ((StoredTable) after).selected(chunk);
    int[] place = new int[before.rowsIn(chunk)];
    int now = 0;
    int stored = -1;
    for (int i = 0; i < place.length; i++) {
      stored = shown == null ? i : shown.nextSetBit(stored + 1);
      place[i] = left == null || left.get(stored) ? now++ : -1;
    }
    return place;
  }

  /** The columns that explain the new ones, then the new ones. */
  private List<Column> shown() {
    List<Column> fresh = compared.stream().filter(c -> c.was.isEmpty()).map(c -> c.column).toList();
    List<Column> old = compared.stream().filter(c -> c.was.isPresent()).map(c -> c.column).toList();
    List<Column> beside = old.stream().filter(c -> named.contains(c.name())).toList();
    List<Column> all = new ArrayList<>(beside.isEmpty() ? old.subList(0, Math.min(BESIDE, old.size())) : beside);
    all.addAll(fresh);
    return all;
  }

  private static Sample sample(List<Row> rows, List<Column> columns) {
    return rows.isEmpty() ? Sample.NONE : new Sample(columns, rows);
  }

  private static Sample first(Table table, List<Column> columns) {
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < table.chunks() && rows.size() < ROWS; k++) {
      for (int i = 0; i < table.rowsIn(k) && rows.size() < ROWS; i++) {
        rows.add(row(table, columns, k, i, rows.size() + 1L));
      }
    }
    return sample(rows, columns);
  }

  private static Row row(Table table, List<Column> columns, int chunk, int at, long number) {
    return new Row(number, columns.stream().map(c -> said(Cells.word(table, c, chunk, at))).toList());
  }

  private static String said(String word) {
    return word == null ? "" : word;
  }

  /** A column of the table as it is then, and what was met in it. */
  private final class Compared {
    private final Column column;
    private final Optional<Column> was;
    private final boolean stored;
    private final Map<Pair, long[]> pairs = new LinkedHashMap<>();
    private long cells;
    private long filled;
    private long emptied;

    private Compared(Column column, Optional<Column> was, boolean stored) {
      this.column = column;
      this.was = was;
      this.stored = stored;
    }

    private record Pair(String before, String after) {}

    private void look(int chunk, int[] place, BitSet gains) {
      String[] now = Cells.words(after, column, chunk);
      String[] old = was.map(w -> Cells.words(before, w, chunk)).orElseGet(() -> new String[place.length]);
      for (int i = 0; i < place.length; i++) {
        if (place[i] < 0 || Objects.equals(old[i], now[place[i]])) {
          continue;
        }
        String becomes = now[place[i]];
        cells++;
        filled += old[i] == null ? 1 : 0;
        emptied += becomes == null ? 1 : 0;
        if (was.isEmpty()) {
          gains.set(i);
        } else {
          count(new Pair(said(old[i]), said(becomes)));
        }
      }
    }

    private void count(Pair pair) {
      long[] known = pairs.get(pair);
      if (known != null) {
        known[0]++;
      } else if (pairs.size() < COUNTED) {
        pairs.put(pair, new long[] {1});
      }
    }

    private Optional<ColumnDifference> difference(boolean rowByRow) {
      if (was.isEmpty()) {
        return Optional.of(new ColumnDifference(Change.ADDED, column, was, cells, 0, 0));
      }
      if (stored && was.get().equals(column) || rowByRow && cells == 0 && was.get().equals(column)) {
        return Optional.empty();
      }
      boolean described = stored || cells == 0 && was.get().kind() == column.kind();
      return Optional.of(new ColumnDifference(
          described ? Change.DESCRIBED : Change.CHANGED, column, was, cells, filled, emptied));
    }

    private List<Value> most() {
      Comparator<Map.Entry<Pair, long[]>> often = Comparator.comparingLong(e -> -e.getValue()[0]);
      Stream<Map.Entry<Pair, long[]>> lost = pairs.entrySet().stream().filter(e -> e.getKey().after().isEmpty()).sorted(often).limit(VALUES / 2);
      Stream<Map.Entry<Pair, long[]>> other = pairs.entrySet().stream().filter(e -> !e.getKey().after().isEmpty()).sorted(often);
      return Stream.concat(lost, other)
          .limit(VALUES)
          .map(e -> new Value(column, e.getKey().before(), e.getKey().after(), e.getValue()[0]))
          .toList();
    }
  }
}
