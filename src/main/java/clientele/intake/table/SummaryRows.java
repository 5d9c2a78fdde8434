package clientele.intake.table;

import clientele.intake.column.CodeColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows below a table that hold the mean, the extremes or the count of its columns. They say so in one of their first
 * cells, stand at the end, and every number in them is what they say; otherwise they stay what they are.
 */
final class SummaryRows {
  private static final int MOST = 20;
  private static final int ENOUGH_ROWS = 3;
  private static final int LONGEST = 30;

  private static final Map<String, Statistic> WORDS =
      Map.ofEntries(
          Map.entry("average", Statistic.MEAN), Map.entry("avg", Statistic.MEAN), Map.entry("avg.", Statistic.MEAN),
          Map.entry("mean", Statistic.MEAN), Map.entry("durchschnitt", Statistic.MEAN), Map.entry("mittelwert", Statistic.MEAN),
          Map.entry("schnitt", Statistic.MEAN), Map.entry("moyenne", Statistic.MEAN), Map.entry("media", Statistic.MEAN),
          Map.entry("promedio", Statistic.MEAN), Map.entry("gemiddelde", Statistic.MEAN), Map.entry("平均", Statistic.MEAN),
          Map.entry("平均值", Statistic.MEAN), Map.entry("均值", Statistic.MEAN), Map.entry("ø", Statistic.MEAN),
          Map.entry("max", Statistic.MOST), Map.entry("max.", Statistic.MOST), Map.entry("maximum", Statistic.MOST),
          Map.entry("最大", Statistic.MOST), Map.entry("最大值", Statistic.MOST), Map.entry("min", Statistic.LEAST),
          Map.entry("min.", Statistic.LEAST), Map.entry("minimum", Statistic.LEAST), Map.entry("最小", Statistic.LEAST),
          Map.entry("最小值", Statistic.LEAST), Map.entry("count", Statistic.COUNT), Map.entry("anzahl", Statistic.COUNT),
          Map.entry("nombre", Statistic.COUNT), Map.entry("计数", Statistic.COUNT), Map.entry("个数", Statistic.COUNT),
          Map.entry("median", Statistic.MIDDLE), Map.entry("中位数", Statistic.MIDDLE));

  private final Deque<Row> rows = new ArrayDeque<>();

  /** What a row may say of the rows above it. */
  private enum Statistic {
    MEAN,
    MOST,
    LEAST,
    COUNT,
    MIDDLE
  }

  /** A row that says it is such a one. */
  record Row(long place, long line, int[] codes, int named) {}

  /** Rows that are, and those at the end that say so, hold nothing but numbers and yet are not. */
  record Found(List<Row> proven, List<Row> doubtful) {}

  /** Whether a cell says that its row is one. */
  static boolean isNamed(byte[] b, int from, int to) {
    return to - from >= 2 && to - from <= LONGEST && statistic(new String(b, from, to - from, StandardCharsets.UTF_8)) != null;
  }

  private static Statistic statistic(String cell) {
    return WORDS.get(cell.strip().toLowerCase(Locale.ROOT).replaceFirst("[:：]$", "").strip());
  }

  /** Takes a row whose cell in column {@code named} says so; only those at the end can be meant. */
  void add(long place, long line, int[] codes, int named) {
    if (rows.size() == MOST) {
      rows.removeFirst();
    }
    rows.addLast(new Row(place, line, codes, named));
  }

  /** Which of them are; {@code sums} are no rows of the table either. */
  Found among(List<CodeColumn> columns, long all, BitSet sums) {
    List<Row> last = new ArrayList<>();
    BitSet out = (BitSet) sums.clone();
    long end = all;
    while (!rows.isEmpty() && end > 0) {
      if (rows.peekLast().place >= all) {
        rows.removeLast();
      } else if (rows.peekLast().place == end - 1) {
        last.addFirst(rows.removeLast());
        out.set((int) --end);
      } else if (sums.get((int) end - 1)) {
        end--;
      } else {
        break;
      }
    }
    List<Row> proven = new ArrayList<>();
    List<Row> doubtful = new ArrayList<>();
    if (last.isEmpty() || all - out.cardinality() < ENOUGH_ROWS) {
      return new Found(proven, doubtful);
    }
    List<Figures> figures = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      figures.add(Figures.of(columns.get(c), c, out));
    }
    for (Row row : last) {
      Statistic said = statistic(columns.get(row.named).dictionary().get(row.codes[row.named]));
      int present = 0;
      int right = 0;
      boolean words = false;
      for (int c = 0; c < columns.size(); c++) {
        if (row.codes[c] < 0 || c == row.named) {
          continue;
        }
        double value = figures.get(c).numbers == null ? Double.NaN : figures.get(c).numbers.values()[row.codes[c]];
        words |= Double.isNaN(value);
        present++;
        right += figures.get(c).is(said, value) ? 1 : 0;
      }
      boolean mayBeName = said == Statistic.MOST && present == 1 && last.size() == 1;
      if (!words && present > 0 && (!mayBeName || right > 0)) {
        (right == present && !mayBeName ? proven : doubtful).add(row);
      }
    }
    return new Found(proven, doubtful);
  }

  /** The figures of a column over the rows of the table. */
  private static final class Figures {
    private final TotalRows.Column numbers;
    private double[] sorted = new double[0];

    private Figures(TotalRows.Column numbers) {
      this.numbers = numbers;
    }

    private static Figures of(CodeColumn column, int place, BitSet out) {
      Figures figures = new Figures(TotalRows.column(column, place));
      if (figures.numbers == null) {
        return figures;
      }
      double[] values = new double[1024];
      int n = 0;
      int at = 0;
      for (int k = 0; k < column.chunks(); k++) {
        for (int code : column.chunk(k)) {
          if (!out.get(at++) && code >= 0 && !Double.isNaN(figures.numbers.values()[code])) {
            values = n == values.length ? java.util.Arrays.copyOf(values, n * 2) : values;
            values[n++] = figures.numbers.values()[code];
          }
        }
      }
      figures.sorted = java.util.Arrays.copyOf(values, n);
      java.util.Arrays.sort(figures.sorted);
      return figures;
    }

    private boolean is(Statistic said, double value) {
      int n = sorted.length;
      if (n == 0 || Double.isNaN(value)) {
        return false;
      }
      double wanted =
          switch (said) {
            case MEAN -> java.util.Arrays.stream(sorted).sum() / n;
            case MOST -> sorted[n - 1];
            case LEAST -> sorted[0];
            case COUNT -> n;
            case MIDDLE -> (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
          };
      return Math.abs(wanted - value) <= 0.51 * numbers.step() + 1e-9 * Math.abs(wanted);
    }
  }
}
