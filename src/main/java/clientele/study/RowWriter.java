package clientele.study;

import clientele.base.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a table row by row into a {@link TableSink}: for results, not for millions of order lines. */
public final class RowWriter implements AutoCloseable {
  /** What a word costs in memory beside its letters. */
  private static final int WORD_BYTES = 120;

  /** Rows there is room for at first. */
  private static final int FIRST_ROWS = 1024;

  private final TableSink sink;
  private final List<Column> columns;
  private final Object[] buffers;
  private final List<Map<String, Integer>> dictionaries = new ArrayList<>();
  private int room;
  private int filled;
  private long held;

  /** A writer for the columns the sink was made with. */
  public RowWriter(TableSink sink, List<Column> columns) {
    this.sink = sink;
    this.columns = List.copyOf(columns);
    this.buffers = new Object[columns.size()];
    for (Column column : columns) {
      dictionaries.add(column.kind().isCoded() ? new LinkedHashMap<>() : null);
    }
    renew();
  }

  /**
   * Adds a row: numbers for number columns (whole units for DECIMAL), {@link LocalDate} for DATE, Boolean, String,
   * {@link Text} for PHRASE, null for missing.
   */
  public void row(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
    }
    if (filled == room) {
      grow();
    }
    for (int c = 0; c < values.length; c++) {
      put(c, values[c]);
    }
    if (++filled == Chunk.ROWS) {
      flush();
    }
  }

  /** About how many bytes of memory the words written so far and the rows of the chunk take. */
  public long heldBytes() {
    return held + (long) Long.BYTES * room * buffers.length;
  }

  /** Ends writing. */
  public DatasetVersion finish() {
    if (filled > 0) {
      flush();
    }
    for (int c = 0; c < columns.size(); c++) {
      if (dictionaries.get(c) != null) {
        sink.dictionary(c, Dictionary.of(dictionaries.get(c).keySet().toArray(String[]::new)));
      }
    }
    return sink.finish();
  }

  @Override
  public void close() {
    sink.close();
  }

  private void put(int c, Object value) {
    switch (buffers[c]) {
      case long[] longs -> longs[filled] = whole(columns.get(c), value);
      case double[] reals -> reals[filled] = value == null ? Double.NaN : finite(((Number) value).doubleValue());
      case int[] codes -> codes[filled] = code(dictionaries.get(c), value);
      default -> throw new IllegalStateException();
    }
  }

  private static double finite(double value) {
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  private static long whole(Column column, Object value) {
    return switch (value) {
      case null -> Column.MISSING;
      case Boolean yes -> yes ? 1 : 0;
      case LocalDate day -> day.toEpochDay();
      case Double real when column.kind() == Kind.DECIMAL -> Math.round(real * Math.pow(10, column.scale()));
      case Number number -> number.longValue();
      default -> throw new IllegalArgumentException("not a value for " + column.name() + ": " + value);
    };
  }

  private int code(Map<String, Integer> dictionary, Object value) {
    if (value == null) {
      return -1;
    }
    String word = value instanceof Text text ? text.encode() : value.toString();
    Integer known = dictionary.putIfAbsent(word, dictionary.size());
    if (known == null) {
      held += 2L * word.length() + WORD_BYTES;
      return dictionary.size() - 1;
    }
    return known;
  }

  private void flush() {
    List<Chunk> chunks = new ArrayList<>(columns.size());
    for (Object buffer : buffers) {
      chunks.add(
          switch (buffer) {
            case long[] longs -> new Chunk.Longs(Arrays.copyOf(longs, filled));
            case double[] reals -> new Chunk.Reals(Arrays.copyOf(reals, filled));
            case int[] codes -> new Chunk.Codes(Arrays.copyOf(codes, filled));
            default -> throw new IllegalStateException();
          });
    }
    sink.append(chunks);
    filled = 0;
    renew();
  }

  /** Room for more rows: a wide table of few rows takes no more memory than they need. */
  private void grow() {
    room = Math.min(Chunk.ROWS, 4 * room);
    for (int c = 0; c < buffers.length; c++) {
      buffers[c] =
          switch (buffers[c]) {
            case long[] longs -> Arrays.copyOf(longs, room);
            case double[] reals -> Arrays.copyOf(reals, room);
            case int[] codes -> Arrays.copyOf(codes, room);
            default -> throw new IllegalStateException();
          };
    }
  }

  private void renew() {
    room = FIRST_ROWS;
    for (int c = 0; c < buffers.length; c++) {
      Kind kind = columns.get(c).kind();
      buffers[c] = kind.isCoded() ? new int[room] : kind == Kind.REAL ? new double[room] : new long[room];
    }
  }
}
