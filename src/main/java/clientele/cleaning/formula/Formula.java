package clientele.cleaning.formula;

import clientele.cleaning.values.Digits;
import clientele.job.JobContext;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A formula over the columns of a table, checked and ready to be computed.
 *
 * <p>Columns are named {@code [Order value]} or, where the name is one word, as it is; text stands in quotes; {@code
 * if(amount > 100, "large", "small")}.
 */
public final class Formula {
  private static final int LONGEST = 4000;

  private final List<Column> columns;
  private final Set<Column> read;
  private final Expression root;

  private Formula(List<Column> columns, Set<Column> read, Expression root) {
    this.columns = columns;
    this.read = Set.copyOf(read);
    this.root = root;
  }

  /** What was computed: a column with its values chunk by chunk; the dictionary of a column of words, else null. */
  public record Computed(Column column, List<Chunk> chunks, Dictionary dictionary, long missing) {}

  /**
   * Reads a formula.
   *
   * @throws clientele.base.ProblemException {@code FORMULA-…} with the place of what is wrong
   */
  public static Formula of(String source, List<Column> columns) {
    if (source.length() > LONGEST) {
      throw FormulaProblems.TOO_LONG.raise();
    }
    Parser parser = new Parser(source, columns);
    Expression root = parser.parse();
    return new Formula(List.copyOf(columns), parser.read(), root);
  }

  /** Names of all functions. */
  public static List<String> functions() {
    List<String> all = new ArrayList<>(Functions.all().keySet());
    all.add("if");
    all.add("coalesce");
    all.sort(null);
    return List.copyOf(all);
  }

  /** The columns it names. */
  public Set<Column> reads() {
    return read;
  }

  /** What it gives. */
  public Type type() {
    return root.type();
  }

  /** Computes the formula for every row, as a column of that name. */
  public Computed compute(Table table, String name, JobContext job) {
    List<Object[]> results = new ArrayList<>();
    for (int k = 0; k < table.chunks(); k++) {
      job.progress((double) k / Math.max(1, table.chunks()));
      ChunkCells cells = new ChunkCells(table, columns, k);
      Object[] values = new Object[table.rowsIn(k)];
      for (int i = 0; i < values.length; i++) {
        cells.row = i;
        values[i] = root.value(cells);
      }
      results.add(values);
    }
    return stored(name, results);
  }

  /** Its values for the first rows of a table, as text; empty where there is none. */
  public List<String> first(Table table, int most) {
    List<String> values = new ArrayList<>();
    for (int k = 0; k < table.chunks() && values.size() < most; k++) {
      ChunkCells cells = new ChunkCells(table, columns, k);
      for (int i = 0; i < table.rowsIn(k) && values.size() < most; i++) {
        cells.row = i;
        values.add(Functions.written(root.value(cells)));
      }
    }
    return values;
  }

  static Type typeOf(Column column) {
    return switch (column.kind()) {
      case INTEGER, DECIMAL, REAL -> Type.NUMBER;
      case DATE, TIME -> Type.DATE;
      case BOOLEAN -> Type.TRUTH;
      case TEXT, PHRASE -> Type.TEXT;
    };
  }

  private Computed stored(String name, List<Object[]> results) {
    long missing = 0;
    boolean whole = true;
    for (Object[] values : results) {
      for (Object value : values) {
        missing += value == null ? 1 : 0;
        whole &= value == null || value instanceof Double d && isWhole(Digits.fifteen(d));
      }
    }
    Kind kind = switch (root.type()) {
      case NUMBER -> whole ? Kind.INTEGER : Kind.REAL;
      case DATE -> Kind.DATE;
      case TRUTH -> Kind.BOOLEAN;
      case TEXT, NOTHING -> Kind.TEXT;
    };
    Map<String, Integer> words = new LinkedHashMap<>();
    List<Chunk> chunks = new ArrayList<>();
    for (Object[] values : results) {
      chunks.add(chunk(values, kind, words));
    }
    Dictionary dictionary = kind == Kind.TEXT ? Dictionary.of(words.keySet().toArray(String[]::new)) : null;
    return new Computed(Column.of(name, kind), chunks, dictionary, missing);
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15;
  }

  private static Chunk chunk(Object[] values, Kind kind, Map<String, Integer> words) {
    if (kind == Kind.REAL) {
      double[] reals = new double[values.length];
      for (int i = 0; i < reals.length; i++) {
        reals[i] = values[i] == null ? Double.NaN : Digits.fifteen((Double) values[i]);
      }
      return new Chunk.Reals(reals);
    }
    if (kind == Kind.TEXT) {
      int[] codes = new int[values.length];
      for (int i = 0; i < codes.length; i++) {
        String word = values[i] == null || "".equals(values[i]) ? null : values[i].toString();
        codes[i] = word == null ? -1 : words.computeIfAbsent(word, w -> words.size());
      }
      return new Chunk.Codes(codes);
    }
    long[] longs = new long[values.length];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = switch (values[i]) {
        case null -> Column.MISSING;
        case Double number -> Math.round(number);
        case Boolean yes -> yes ? 1 : 0;
        default -> (Long) values[i];
      };
    }
    return new Chunk.Longs(longs);
  }

  /** The cells of one row of a chunk. */
  private static final class ChunkCells implements Expression.Cells {
    private static final long DAY = 86_400;

    private final Table table;
    private final List<Column> columns;
    private final int chunk;
    private final Chunk[] loaded;
    private int row;

    private ChunkCells(Table table, List<Column> columns, int chunk) {
      this.table = table;
      this.columns = columns;
      this.chunk = chunk;
      this.loaded = new Chunk[columns.size()];
    }

    @Override
    public Object at(int c) {
      Column column = columns.get(c);
      if (loaded[c] == null) {
        loaded[c] = table.chunk(column.name(), chunk);
      }
      return switch (loaded[c]) {
        case Chunk.Codes codes -> codes.values()[row] < 0 ? null : table.dictionary(column.name()).get(codes.values()[row]);
        case Chunk.Reals reals -> Double.isNaN(reals.values()[row]) ? null : (Object) reals.values()[row];
        case Chunk.Longs longs -> whole(column, longs.values()[row]);
      };
    }

    private static Object whole(Column column, long value) {
      if (value == Column.MISSING) {
        return null;
      }
      return switch (column.kind()) {
        case DECIMAL -> value / Math.pow(10, column.scale());
        case DATE -> (Object) value;
        case TIME -> (Object) Math.floorDiv(value, DAY);
        case BOOLEAN -> (Object) (value != 0);
        default -> (Object) (double) value;
      };
    }
  }
}
