package clientele.features.engine;

import clientele.features.LineDetail;
import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.features.definition.Aggregate;
import clientele.features.definition.Catalogue;
import clientele.features.definition.FeatureDefinition;
import clientele.features.definition.Filter;
import clientele.features.definition.OwnFeatures;
import clientele.features.definition.Window;
import clientele.job.JobContext;
import clientele.job.Parallel;
import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Computes features from the order book of a study and, where definitions are made of them, its other dated tables. A definition
 * becomes a measure by its aggregate; definitions of the same window and filter share the orders that were found for them.
 */
public final class OrderBookEngine implements FeatureEngine {
  private static final int BLOCK = 4096;

  private final OrderBook book;
  private final OrderBook.Columns columns;
  private final Optional<StudyView> study;
  private final List<FeatureDefinition> definitions;
  private final Map<Filter, BitSet> lines = new HashMap<>();
  private final Map<FeatureDefinition, double[]> lineValues = new HashMap<>();
  private final Map<FeatureDefinition, DatedRows> rows = new HashMap<>();

  private OrderBookEngine(OrderBook book, Optional<StudyView> study, List<FeatureDefinition> definitions) {
    this.book = book;
    this.columns = book.columns();
    this.study = study;
    this.definitions = able(definitions);
  }

  /** What a book alone allows of the catalogue. */
  public static OrderBookEngine over(OrderBook book) {
    return new OrderBookEngine(book, Optional.empty(), Catalogue.ALL);
  }

  /** Reads the orders of a study, for the catalogue and what people defined. */
  public static OrderBookEngine read(StudyView study, JobContext job) {
    return read(study, OwnFeatures.in(study), job);
  }

  /** Reads the orders of a study, for the catalogue and other definitions. */
  public static OrderBookEngine read(StudyView study, List<FeatureDefinition> own, JobContext job) {
    List<FeatureDefinition> all = new ArrayList<>(Catalogue.ALL);
    all.addAll(own);
    OrderBook book = OrderBookReader.read(study, all.stream().anyMatch(FeatureDefinition::isOfLines), job);
    return new OrderBookEngine(book, Optional.of(study), all);
  }

  /** The same for one definition that is made just now: what computing would tell is not told yet. */
  public static OrderBookEngine look(StudyView study, FeatureDefinition definition, JobContext job) {
    return new OrderBookEngine(OrderBookReader.look(study, definition.isOfLines(), job), Optional.of(study), List.of(definition));
  }

  /** The orders. */
  public OrderBook book() {
    return book;
  }

  /** The definitions of the catalogue and of people that the data allow. */
  public List<FeatureDefinition> definitions() {
    return definitions;
  }

  @Override
  public List<FeatureDefinition> able(List<FeatureDefinition> wanted) {
    return wanted.stream().filter(this::isAble).toList();
  }

  private boolean isAble(FeatureDefinition definition) {
    if (!definition.source().isOrders()) {
      boolean inBook = isOfBook(definition);
      return inBook ? book.hasFeedback() && (!definition.takes(Meaning.RATING) || book.source().ratings()) : study.isPresent();
    }
    return (!definition.takes(Meaning.AMOUNT) || book.hasAmounts())
        && (definition.aggregate() != Aggregate.DISTINCT || !definition.takes(Meaning.PRODUCT_ID) || book.hasProducts())
        && (!definition.takes(Meaning.CATEGORY) || book.hasCategories())
        && (definition.aggregate() != Aggregate.RETURNED_SHARE || book.hasReturns());
  }

  /** Whether the book holds all that a definition of messages asks for. */
  private static boolean isOfBook(FeatureDefinition definition) {
    return definition.equals(Catalogue.of(definition.id()).orElse(null));
  }

  @Override
  public FeatureRows rows(List<FeatureDefinition> wanted, LocalDate cutoff, JobContext job) {
    CustomerFeatures features = asOf(wanted, cutoff, job);
    String[] ids = Arrays.stream(features.customers()).mapToObj(book::customer).toArray(String[]::new);
    return new FeatureRows(cutoff, ids, features.values());
  }

  /** Whether any row of the data is one that the filter of a definition takes. */
  public boolean takesAny(FeatureDefinition definition) {
    prepare(definition);
    if (definition.filter().isNone()) {
      return true;
    }
    if (definition.source().isOrders()) {
      return !lines.get(definition.filter()).isEmpty();
    }
    for (boolean taken : rows.get(definition).taken()) {
      if (taken) {
        return true;
      }
    }
    return false;
  }

  /** All that the data allow, as of the end of a day. */
  public CustomerFeatures asOf(LocalDate cutoff, JobContext job) {
    return asOf(definitions, cutoff, job);
  }

  /** The same as {@link #rows}, with the places of customers in the book. */
  public CustomerFeatures asOf(List<FeatureDefinition> wanted, LocalDate cutoff, JobContext job) {
    int last = Math.toIntExact(cutoff.toEpochDay());
    wanted.forEach(this::prepare);
    int[] known = known(last);
    Map<String, double[]> values = new LinkedHashMap<>();
    wanted.forEach(d -> values.put(d.id(), new double[known.length]));
    double[][] column = values.values().toArray(double[][]::new);
    Parallel.each(
        known.length,
        BLOCK,
        job,
        (block, from, to) -> {
          Known one = new Known(book, columns, last);
          DoubleSupplier[] measures = measures(wanted, one);
          for (int i = from; i < to; i++) {
            one.take(known[i]);
            for (int f = 0; f < measures.length; f++) {
              column[f][i] = measures[f].getAsDouble();
            }
          }
          return null;
        });
    return new CustomerFeatures(cutoff, known, values);
  }

  private int[] known(int last) {
    int[] known = new int[book.size()];
    int n = 0;
    for (int c = 0; c < book.size(); c++) {
      for (int o = columns.first()[c]; o < columns.first()[c + 1] && columns.day()[o] <= last; o++) {
        if (book.stands(o, last)) {
          known[n++] = c;
          break;
        }
      }
    }
    return Arrays.copyOf(known, n);
  }

  /** Reads what a definition asks for besides the book; once for all cut-offs. */
  private void prepare(FeatureDefinition definition) {
    if (!definition.source().isOrders()) {
      rows.computeIfAbsent(definition, d -> isOfBook(d) ? DatedRows.feedback(columns.feedback()) : DatedRows.read(study.orElseThrow(), book, d));
      return;
    }
    if (!definition.filter().isNone()) {
      lines.computeIfAbsent(definition.filter(), f -> ofBook(RowFilter.rows(study.orElseThrow(), table(), f)));
    }
    if (!definition.column().isEmpty()) {
      lineValues.computeIfAbsent(definition, d -> ofBook(values(table(), d)));
    }
  }

  private Table table() {
    return study.orElseThrow().table(book.source().table());
  }

  private static double[] values(Table table, FeatureDefinition definition) {
    Column column = RowFilter.column(table, definition.column()).orElseThrow(() -> StudyProblems.NO_COLUMN.raise(
        table.name(), definition.column(), String.join(", ", table.columns().stream().map(Column::name).toList())));
    return DatedRows.values(table, column, definition.aggregate() == Aggregate.DISTINCT, new HashMap<>());
  }

  private BitSet ofBook(BitSet ofTable) {
    int[] row = row();
    BitSet taken = new BitSet(row.length);
    for (int l = 0; l < row.length; l++) {
      taken.set(l, ofTable.get(row[l]));
    }
    return taken;
  }

  private double[] ofBook(double[] ofTable) {
    int[] row = row();
    double[] values = new double[row.length];
    Arrays.setAll(values, l -> ofTable[row[l]]);
    return values;
  }

  private int[] row() {
    return Arrays.copyOf(columns.detail().map(LineDetail::row).orElseThrow(), Math.toIntExact(book.source().lines()));
  }

  /** What orders are selected by, and whether anybody asks what they are of. */
  private record Key(Window window, Filter filter) {
    private static Key of(FeatureDefinition definition) {
      return new Key(definition.window(), definition.filter());
    }
  }

  private static boolean tallies(FeatureDefinition definition) {
    boolean distinct = definition.aggregate() == Aggregate.DISTINCT && definition.column().isEmpty();
    return definition.source().isOrders() && (distinct || definition.aggregate() == Aggregate.TOP_SHARE);
  }

  private DoubleSupplier[] measures(List<FeatureDefinition> wanted, Known one) {
    Map<Key, Selection> selections = new HashMap<>();
    Selection all = select(new Key(Window.ALL, Filter.NONE), wanted, one, selections);
    return wanted.stream()
        .map(d -> {
          if (!d.source().isOrders()) {
            DatedRows theirs = rows.get(d);
            return (DoubleSupplier) () -> theirs.of(one.customer, d.aggregate(), d.window(), one.last);
          }
          Selection selected = select(Key.of(d), wanted, one, selections);
          Selection unfiltered = select(new Key(d.window(), Filter.NONE), wanted, one, selections);
          return measure(d, selected, unfiltered, all, one);
        })
        .toArray(DoubleSupplier[]::new);
  }

  private Selection select(Key key, List<FeatureDefinition> wanted, Known one, Map<Key, Selection> selections) {
    return selections.computeIfAbsent(key, k -> new Selection(
        one, k.window(), Optional.ofNullable(lines.get(k.filter())),
        wanted.stream().anyMatch(d -> Key.of(d).equals(k) && tallies(d))));
  }

  private DoubleSupplier measure(FeatureDefinition d, Selection of, Selection unfiltered, Selection all, Known one) {
    double[] column = lineValues.get(d);
    return switch (d.aggregate()) {
      case COUNT -> of::count;
      case SUM -> column != null ? () -> of.numbers(column).sum()
          : d.takes(Meaning.QUANTITY) ? () -> Selection.cents(of.pieces())
          : () -> all.valued() == 0 ? Double.NaN : of.net();
      case BALANCE -> () -> all.valued() == 0 ? Double.NaN : of.balance();
      case MEAN -> column != null ? () -> of.numbers(column).mean()
          : d.takes(Meaning.PRODUCT_ID) ? () -> (double) of.lines() / of.count()
          : d.takes(Meaning.QUANTITY) ? () -> of.pieces() / of.count()
          : () -> of.valued() == 0 ? Double.NaN : Math.max(0, of.net()) / of.valued();
      case DISTINCT -> column != null ? () -> of.different(column)
          : d.takes(Meaning.CATEGORY) ? of::categories : of::products;
      case SHARE_OF_ALL -> () -> unfiltered.count() == 0 ? Double.NaN : (double) of.count() / unfiltered.count();
      case TOP_SHARE -> of::topShare;
      case RETURNED_SHARE -> of::returnedShare;
      case DAYS_SINCE_LAST -> () -> of.count() == 0 ? Double.NaN : one.last - of.lastDay();
      case DAYS_SINCE_FIRST -> () -> of.count() == 0 ? Double.NaN : one.last - of.firstDay();
      case MEDIAN_GAP -> of::medianGap;
      case GAP_TREND -> of::gapTrend;
      case RECENCY_OVER_GAP -> () -> of.count() == 0 ? Double.NaN : (one.last - of.lastDay()) / of.medianGap();
    };
  }
}
