package clientele.analysis.data.again;

import clientele.analysis.data.again.TableChanges.Figure;
import clientele.analysis.data.again.TableChanges.Keys;
import clientele.analysis.data.again.TableChanges.Shift;
import clientele.cleaning.personal.PersonalData;
import clientele.job.JobContext;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares two states of a table: rows, keys, and the columns that both have. */
final class TableComparison {
  private static final Set<Meaning> IDS =
      EnumSet.of(Meaning.CUSTOMER_ID, Meaning.ORDER_ID, Meaning.PRODUCT_ID, Meaning.FEEDBACK_ID, Meaning.CAMPAIGN_ID);
  private static final int MOST_VALUES = 60;
  private static final int SHIFTS_OF_A_COLUMN = 3;
  private static final int NAMED = 3;
  private static final double POINTS = 0.03;
  private static final double EMPTIER = 0.05;
  private static final double APART = 0.1;
  private static final double SURE = 4;

  private final Table before;
  private final Table now;
  private final JobContext job;
  private final int rowsBefore;
  private final boolean grown;

  private TableComparison(Table before, Table now, JobContext job) {
    this.before = before;
    this.now = now;
    this.job = job;
    this.rowsBefore = Math.toIntExact(before.rows());
    this.grown = isGrown();
  }

  static TableChanges of(Table before, Table now, JobContext job) {
    TableComparison pair = new TableComparison(before, now, job);
    List<Keys> keys = new ArrayList<>();
    List<Shift> shifts = new ArrayList<>();
    List<Column> columns = before.columns().stream().filter(c -> now.column(c.name()).isPresent()).toList();
    for (int c = 0; c < columns.size(); c++) {
      job.progress((c + 1.0) / (columns.size() + 1));
      Column column = columns.get(c);
      if (column.meaning().filter(IDS::contains).isPresent()) {
        keys.add(pair.keys(column));
        pair.gaps(column).ifPresent(shifts::add);
      } else {
        shifts.addAll(pair.shifts(column, now.column(column.name()).orElseThrow()));
      }
    }
    shifts.sort(Comparator.comparing((Shift s) -> !s.notable()).thenComparing(Comparator.comparingDouble(Shift::size).reversed()));
    return new TableChanges(now.name(), before.rows(), now.rows(), pair.grown, keys, shifts);
  }

  /** Whether all rows of before are the first rows of now. */
  private boolean isGrown() {
    if (now.rows() <= before.rows() || rowsBefore == 0) {
      return false;
    }
    int looked = 0;
    for (Column column : before.columns()) {
      Optional<Column> same = now.column(column.name()).filter(c -> alike(column, c));
      if (same.isEmpty()) {
        continue;
      }
      job.checkCancelled();
      looked++;
      if (!Arrays.equals(prints(before, column, rowsBefore), prints(now, same.get(), rowsBefore))) {
        return false;
      }
    }
    return looked > 0;
  }

  private Keys keys(Column column) {
    Column other = now.column(column.name()).orElseThrow();
    boolean alike = alike(column, other);
    KeyRows old = alike ? KeyRows.of(prints(before, column, rowsBefore), none(column)) : KeyRows.of(written(before, column), 0);
    KeyRows fresh = alike ? KeyRows.of(prints(now, other, Math.toIntExact(now.rows())), none(other)) : KeyRows.of(written(now, other), 0);
    Map<String, Long> where = new LinkedHashMap<>();
    long changed = old.single() && fresh.single() ? changed(column, old, fresh, where) : -1;
    List<String> most =
        where.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(NAMED)
            .map(Map.Entry::getKey).toList();
    return new Keys(
        column.name(), column.meaning().orElseThrow(), old.keys().length, fresh.keys().length, fresh.without(old), old.without(fresh),
        changed, most);
  }

  private long changed(Column key, KeyRows rowOf, KeyRows rowNow, Map<String, Long> where) {
    BitSet differ = new BitSet();
    for (Column column : before.columns()) {
      Optional<Column> same = now.column(column.name()).filter(c -> alike(column, c));
      if (same.isEmpty() || column.name().equals(key.name())) {
        continue;
      }
      job.checkCancelled();
      long[] old = prints(before, column, rowsBefore);
      long[] fresh = prints(now, same.get(), Math.toIntExact(now.rows()));
      long count = 0;
      for (int k = 0; k < rowOf.keys().length; k++) {
        int at = Arrays.binarySearch(rowNow.keys(), rowOf.keys()[k]);
        if (at >= 0 && old[rowOf.rows()[k]] != fresh[rowNow.rows()[at]]) {
          differ.set(k);
          count++;
        }
      }
      if (count > 0) {
        where.put(column.name(), count);
      }
    }
    return differ.cardinality();
  }

  /** The print of a cell without a value. */
  private static long none(Column column) {
    return column.kind().isCoded() ? 0 : column.kind() == Kind.REAL ? Double.doubleToLongBits(Double.NaN) : Column.MISSING;
  }

  /** The share of rows without a key. */
  private Optional<Shift> gaps(Column column) {
    Column other = now.column(column.name()).orElseThrow();
    int from = grown ? rowsBefore : 0;
    int rows = Math.toIntExact(now.rows());
    return missing(
        lacking(prints(before, column, rowsBefore), 0, none(column)), rowsBefore,
        lacking(prints(now, other, rows), from, none(other)), rows - from, column.name());
  }

  private static int lacking(long[] prints, int from, long none) {
    int lacking = 0;
    for (int row = from; row < prints.length; row++) {
      lacking += prints[row] == none ? 1 : 0;
    }
    return lacking;
  }

  private List<Shift> shifts(Column old, Column fresh) {
    if (old.kind().isNumeric() && fresh.kind().isNumeric()) {
      return numbers(before.reals(old.name()), since(now.reals(fresh.name())), old.name());
    }
    boolean words = old.kind() == Kind.TEXT || old.kind() == Kind.BOOLEAN;
    if (words && fresh.kind() == old.kind()) {
      int from = grown ? rowsBefore : 0;
      boolean personal = PersonalData.saysWho(old) || PersonalData.saysWho(fresh); // which names are more frequent tells nothing
      return shares(ValueCounts.of(before, old, 0), ValueCounts.of(now, fresh, from), old.name(), personal);
    }
    return List.of();
  }

  private double[] since(double[] all) {
    return grown ? Arrays.copyOfRange(all, rowsBefore, all.length) : all;
  }

  private static List<Shift> numbers(double[] old, double[] fresh, String name) {
    double[] a = Arrays.stream(old).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double[] b = Arrays.stream(fresh).filter(v -> !Double.isNaN(v)).sorted().toArray();
    List<Shift> found = new ArrayList<>();
    missing(old.length - a.length, old.length, fresh.length - b.length, fresh.length, name).ifPresent(found::add);
    if (a.length == 0 || b.length == 0) {
      return found;
    }
    double apart = apart(a, b);
    boolean sure = apart > 1.95 * Math.sqrt(1.0 / a.length + 1.0 / b.length);
    boolean middle = a[(a.length - 1) / 2] != b[(b.length - 1) / 2];
    double was = middle ? a[(a.length - 1) / 2] : a[(int) ((a.length - 1) * 0.9)];
    double is = middle ? b[(b.length - 1) / 2] : b[(int) ((b.length - 1) * 0.9)];
    if (was != is) {
      found.add(new Shift(
          name, middle ? Figure.MEDIAN : Figure.NINTH, "", was, is, apart / APART, sure && apart >= APART));
    }
    return found;
  }

  /** The largest distance of the two distribution functions (Kolmogorov 1933, Smirnov 1939), for sorted values. */
  private static double apart(double[] a, double[] b) {
    int i = 0;
    int j = 0;
    double most = 0;
    while (i < a.length && j < b.length) {
      double value = Math.min(a[i], b[j]);
      while (i < a.length && a[i] <= value) {
        i++;
      }
      while (j < b.length && b[j] <= value) {
        j++;
      }
      most = Math.max(most, Math.abs((double) i / a.length - (double) j / b.length));
    }
    return most;
  }

  private static List<Shift> shares(ValueCounts old, ValueCounts fresh, String name, boolean personal) {
    List<Shift> found = new ArrayList<>();
    missing(old.missing(), old.rows(), fresh.missing(), fresh.rows(), name).ifPresent(found::add);
    Set<String> values = new TreeSet<>(old.counts().keySet());
    values.addAll(fresh.counts().keySet());
    if (personal || values.size() > MOST_VALUES || old.rows() == 0 || fresh.rows() == 0) {
      return found;
    }
    values.stream()
        .map(v -> share(
            name, Figure.SHARE, v, old.counts().getOrDefault(v, 0), old.rows(), fresh.counts().getOrDefault(v, 0), fresh.rows(),
            POINTS))
        .filter(s -> s.before() != s.now())
        .sorted(Comparator.comparingLong((Shift s) -> -Math.round(s.size() * 1e9)).thenComparing(s -> s.before() - s.now()))
        .limit(values.size() == 2 ? 1 : SHIFTS_OF_A_COLUMN)
        .forEach(found::add);
    return found;
  }

  private static Optional<Shift> missing(int old, int ofOld, int fresh, int ofFresh, String name) {
    return ofOld == 0 || ofFresh == 0 || (double) old / ofOld == (double) fresh / ofFresh
        ? Optional.empty()
        : Optional.of(share(name, Figure.MISSING, "", old, ofOld, fresh, ofFresh, EMPTIER));
  }

  private static Shift share(
      String name, Figure figure, String value, int old, int ofOld, int fresh, int ofFresh, double worth) {
    double was = (double) old / ofOld;
    double is = (double) fresh / ofFresh;
    double both = (double) (old + fresh) / (ofOld + ofFresh);
    double error = Math.sqrt(both * (1 - both) * (1.0 / ofOld + 1.0 / ofFresh));
    double apart = Math.abs(is - was);
    return new Shift(name, figure, value, was, is, apart / APART, apart >= worth && apart > SURE * error);
  }

  private static boolean alike(Column a, Column b) {
    return a.kind() == b.kind() && a.scale() == b.scale();
  }

  /** A number for the value of each of the first rows; equal values have equal numbers. */
  private static long[] prints(Table table, Column column, int rows) {
    long[] out = new long[rows];
    long[] ofWord = column.kind().isCoded() ? prints(table.dictionary(column.name())) : null;
    int at = 0;
    for (int k = 0; k < table.chunks() && at < rows; k++) {
      int take = Math.min(rows - at, table.rowsIn(k));
      if (ofWord != null) {
        int[] codes = table.codes(column.name(), k);
        for (int i = 0; i < take; i++) {
          out[at + i] = codes[i] < 0 ? 0 : ofWord[codes[i]];
        }
      } else if (column.kind() == Kind.REAL) {
        double[] reals = table.reals(column.name(), k);
        for (int i = 0; i < take; i++) {
          out[at + i] = Double.doubleToLongBits(reals[i]);
        }
      } else {
        System.arraycopy(table.longs(column.name(), k), 0, out, at, take);
      }
      at += take;
    }
    return out;
  }

  private static long[] prints(Dictionary words) {
    long[] out = new long[words.size()];
    for (int code = 0; code < out.length; code++) {
      out[code] = print(words.get(code));
    }
    return out;
  }

  /** Numbers for the values as they are written, for two columns of other kinds; 0 where there is none. */
  private static long[] written(Table table, Column column) {
    long[] out = new long[Math.toIntExact(table.rows())];
    int at = 0;
    for (int k = 0; k < table.chunks(); k++) {
      for (String word : Cells.words(table, column, k)) {
        out[at++] = word == null ? 0 : print(word);
      }
    }
    return out;
  }

  private static long print(String word) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
