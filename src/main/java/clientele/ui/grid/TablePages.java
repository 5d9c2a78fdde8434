package clientele.ui.grid;

import clientele.actions.ColumnWords;
import clientele.base.Figures;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.cleaning.profile.ProfileWords;
import clientele.study.Cells;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Table;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads single cells of a table, keeping the chunks read last. Used from one thread. */
public final class TablePages {
  private static final int KEPT = 64;

  private final Table table;
  private final long[] starts;
  private final Map<String, Chunk> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Chunk> eldest) {
          return size() > KEPT;
        }
      };

  public TablePages(Table table) {
    this.table = table;
    this.starts = new long[table.chunks() + 1];
    for (int c = 0; c < table.chunks(); c++) {
      starts[c + 1] = starts[c] + table.rowsIn(c);
    }
  }

  /** The table that is read. */
  public Table table() {
    return table;
  }

  /** A cell as people read it; empty where there is no value. */
  public String words(Column column, int row, Language language) {
    int c = chunkOf(row);
    int at = (int) (row - starts[c]);
    return switch (chunk(column, c)) {
      case Chunk.Codes codes -> {
        String word = codes.values()[at] < 0 ? "" : table.dictionary(column.name()).get(codes.values()[at]);
        yield column.kind() == Kind.PHRASE && !word.isEmpty()
            ? Messages.render(Text.decode(word), language)
            : ColumnWords.value(table.version(), column, word).map(t -> Messages.render(t, language)).orElse(word);
      }
      case Chunk.Longs longs -> whole(column, longs.values()[at], language);
      case Chunk.Reals reals -> Double.isNaN(reals.values()[at]) ? "" : real(reals.values()[at]);
    };
  }

  /** A cell as a number, if its column holds numbers and it has a value. */
  public OptionalDouble number(Column column, int row) {
    if (!column.kind().isNumeric()) {
      return OptionalDouble.empty();
    }
    int c = chunkOf(row);
    int at = (int) (row - starts[c]);
    double value =
        switch (chunk(column, c)) {
          case Chunk.Longs longs -> longs.values()[at] == Column.MISSING ? Double.NaN : longs.values()[at] / Math.pow(10, column.scale());
          case Chunk.Reals reals -> reals.values()[at];
          case Chunk.Codes codes -> Double.NaN;
        };
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private Chunk chunk(Column column, int c) {
    return kept.computeIfAbsent(c + "\u0000" + column.name(), key -> table.chunk(column.name(), c));
  }

  /** Place of a row within its chunk. */
  int placeOf(int row) {
    return (int) (row - starts[chunkOf(row)]);
  }

  int chunkOf(long row) {
    int low = 0;
    int high = starts.length - 2;
    while (low < high) {
      int mid = (low + high + 1) >>> 1;
      if (starts[mid] <= row) {
        low = mid;
      } else {
        high = mid - 1;
      }
    }
    return low;
  }

  private static String whole(Column column, long value, Language language) {
    if (value == Column.MISSING) {
      return "";
    }
    return switch (column.kind()) {
      case DECIMAL -> Figures.fixed(value / Math.pow(10, column.scale()), column.scale());
      case INTEGER -> value >= 1000 && value < 3000 && ProfileWords.isYear(column) ? Long.toString(value) : Figures.count(value);
      case DATE -> Figures.date(LocalDate.ofEpochDay(value), language);
      case BOOLEAN -> Messages.get(TablePages.class, language, value != 0 ? "yes" : "no");
      default -> Cells.write(column, value);
    };
  }

  private static String real(double value) {
    return Figures.fixed(value, Figures.readableDecimals(value));
  }
}
