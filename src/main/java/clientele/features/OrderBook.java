package clientele.features;

import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.StudyView;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All orders of a study, sorted by customer and then by day, with their lines. Read once, asked at many cut-offs.
 *
 * <p>Order {@code o} of customer {@code c} has {@code first[c] <= o < first[c + 1]}; line {@code l} of order
 * {@code o} has {@code lineFrom[o] <= l < lineTo[o]}.
 */
public final class OrderBook {
  final String[] customers;
  final int[] first;
  final int[] day;
  final double[] amount;
  final float[] items;
  final int[] lineFrom;
  final int[] lineTo;
  final int[] product;
  /** Day on which a line had wholly come back; empty if nothing came back. */
  final int[] lineBack;
  /** Day from which an order is none, as all of it came back; empty if nothing came back. */
  final int[] voidFrom;
  final Refunds refunds;
  final int[] categoryOf;
  final int categories;
  /** Null if lines name no products. */
  private final Codes products;
  final int[] returnFirst;
  final int[] returnDay;
  final int[] feedbackFirst;
  final int[] feedbackDay;
  final float[] feedbackRating;
  final Source source;
  private final UsableLines usable;
  private final Optional<LineDetail> detail;
  private Map<String, Integer> places = Map.of();

  /**
   * What the book was read from.
   *
   * @param table the table of order lines
   * @param linesWithoutCustomer lines that name no customer and are left out
   * @param linesWithoutDate lines that have no date and are left out
   * @param lines lines of purchases in the book
   * @param returns lines of returns
   * @param ratings whether there are ratings
   * @param amounts whether lines have a value
   * @param linesWithoutAmount lines of purchases whose value is not known, where others have one
   * @param returnsMatched returns whose purchase was found; both are out from the day of the return
   * @param returnsUnmatched returns without a purchase, such as discounts or goods bought before the data begin
   * @param onlyReturns customers with returns and no purchase, who are not in the book
   */
  public record Source(
      String table, long linesWithoutCustomer, long linesWithoutDate, long lines, long returns, boolean ratings,
      boolean amounts, long linesWithoutAmount, long returnsMatched, long returnsUnmatched,
      int onlyReturns) {}

  /** Money and pieces that came back on a day; {@code order} and {@code line} are places in the book, −1 if no purchase was found. */
  public record Refund(int order, int line, int day, double items, double amount) {}

  /** Refunds grouped by customer. */
  public record Refunds(int[] first, Refund[] of) {}

  /**
   * The book as it lies in memory, for what goes over all of it; nobody writes into it.
   *
   * @param first order of each customer, and one more
   * @param amount of each order, NaN where not known
   * @param product code by line, −1 if it names none
   * @param lineBack day on which a line had wholly come back; empty if nothing came back
   * @param productCodes how many codes of products there are
   * @param categoryOf code of the category by code of the product, −1 where not known
   * @param categories how many; 0 where products are not grouped
   */
  public record Columns(
      int[] first, int[] day, double[] amount, float[] items, int[] lineFrom, int[] lineTo, int[] product, int[] lineBack,
      Refunds refunds, int productCodes, int[] categoryOf, int categories, Events returns, Events feedback,
      Optional<LineDetail> detail) {}

  /** The book as it lies in memory. */
  public Columns columns() {
    return new Columns(
        first, day, amount, items, lineFrom, lineTo, product, lineBack, refunds, productCodes(), categoryOf, categories,
        new Events(returnFirst, returnDay, new float[0]), new Events(feedbackFirst, feedbackDay, feedbackRating), detail);
  }

  OrderBook(
      String[] customers, int[] first, int[] day, double[] amount, float[] items, OrderLines lines, Refunds refunds,
      Categories categories, Codes products, Events returns, Events feedback, Source source, UsableLines usable) {
    this.customers = customers;
    this.first = first;
    this.day = day;
    this.amount = amount;
    this.items = items;
    this.lineFrom = lines.from();
    this.lineTo = lines.to();
    this.product = lines.product();
    this.lineBack = lines.back();
    this.voidFrom = lines.voidFrom();
    this.refunds = refunds;
    this.categoryOf = categories.ofProduct();
    this.products = products;
    this.categories = categories.count();
    this.returnFirst = returns.first();
    this.returnDay = returns.day();
    this.feedbackFirst = feedback.first();
    this.feedbackDay = feedback.day();
    this.feedbackRating = feedback.value();
    this.source = source;
    this.usable = usable;
    this.detail = lines.detail();
  }

  private OrderBook(OrderBook other, double[] amount, Source source) {
    this.customers = other.customers;
    this.first = other.first;
    this.day = other.day;
    this.amount = amount;
    this.items = other.items;
    this.lineFrom = other.lineFrom;
    this.lineTo = other.lineTo;
    this.product = other.product;
    this.lineBack = other.lineBack;
    this.voidFrom = other.voidFrom;
    this.refunds = other.refunds;
    this.categoryOf = other.categoryOf;
    this.products = other.products;
    this.categories = other.categories;
    this.returnFirst = other.returnFirst;
    this.returnDay = other.returnDay;
    this.feedbackFirst = other.feedbackFirst;
    this.feedbackDay = other.feedbackDay;
    this.feedbackRating = other.feedbackRating;
    this.source = source;
    this.usable = other.usable;
    this.detail = other.detail;
  }

  /** The same orders where it is not known what they are worth. */
  OrderBook withoutAmounts() {
    double[] none = new double[amount.length];
    Arrays.fill(none, Double.NaN);
    return new OrderBook(this, none, new Source(
        source.table(), source.linesWithoutCustomer(), source.linesWithoutDate(), source.lines(), source.returns(),
        source.ratings(), false, 0, source.returnsMatched(), source.returnsUnmatched(), source.onlyReturns()));
  }

  /** Dated things of customers, grouped by customer. */
  public record Events(int[] first, int[] day, float[] value) {}

  /** Number of customers who ever ordered. */
  public int size() {
    return customers.length;
  }

  /** Number of customers who had ordered by the end of a day, whether or not they kept anything. */
  public int sizeBy(LocalDate lastDay) {
    long last = lastDay.toEpochDay();
    return (int) IntStream.range(0, size()).filter(c -> first[c] < first[c + 1] && day[first[c]] <= last).count();
  }

  /** Number of orders. */
  public int orders() {
    return day.length;
  }

  /** Id of a customer. */
  public String customer(int index) {
    return customers[index];
  }

  /** Places of customers by their ids. */
  public synchronized Map<String, Integer> places() {
    if (places.isEmpty()) {
      Map<String, Integer> made = new HashMap<>(customers.length * 2);
      for (int c = 0; c < customers.length; c++) {
        made.put(customers[c], c);
      }
      places = made;
    }
    return places;
  }

  /** Whether an order stands as of the end of a day: placed by then, and not wholly returned by then. */
  public boolean stands(int order, int lastDay) {
    return day[order] <= lastDay && (voidFrom.length == 0 || voidFrom[order] > lastDay);
  }

  /**
   * Days of a customer's orders that stand at the end of the data, rising, as days since 1970-01-01; one entry per
   * order. Orders that were cancelled or came back wholly are none.
   */
  public int[] orderDays(int customer) {
    return standing(customer, Integer.MAX_VALUE - 1).map(o -> day[o]).toArray();
  }

  /** Days of a customer's orders that stood at the end of a day, rising; what came back later counts. */
  public int[] orderDays(int customer, int lastDay) {
    return standing(customer, lastDay).map(o -> day[o]).toArray();
  }

  /** Values of a customer's orders, net of what came back, in the same order as {@link #orderDays}; NaN if unknown. */
  public double[] orderValues(int customer) {
    return orderValues(customer, Integer.MAX_VALUE - 1);
  }

  /** Values of a customer's orders as they stood at the end of a day; NaN if unknown. */
  public double[] orderValues(int customer, int lastDay) {
    int from = first[customer];
    double[] net = Arrays.copyOfRange(amount, from, first[customer + 1]);
    for (int r = refunds.first()[customer]; r < refunds.first()[customer + 1]; r++) {
      Refund refund = refunds.of()[r];
      if (refund.order() >= 0 && refund.day() <= lastDay) {
        net[refund.order() - from] -= refund.amount();
      }
    }
    return standing(customer, lastDay).mapToDouble(o -> net[o - from]).toArray();
  }

  private IntStream standing(int customer, int lastDay) {
    return IntStream.range(first[customer], first[customer + 1]).filter(o -> stands(o, lastDay));
  }

  /** First day of any order; empty if there are none. */
  public Optional<LocalDate> firstDay() {
    return Arrays.stream(day).min().stream().mapToObj(LocalDate::ofEpochDay).findFirst();
  }

  /** Last day that the data tell of, that of an order or of a return; empty if there are no orders. */
  public Optional<LocalDate> lastDay() {
    return IntStream.concat(Arrays.stream(day), day.length == 0 ? IntStream.empty() : Arrays.stream(returnDay)).max().stream().mapToObj(LocalDate::ofEpochDay).findFirst();
  }

  /** What the book was read from. */
  public Source source() {
    return source;
  }

  /** Whether products are grouped into categories. */
  public boolean hasCategories() {
    return categories > 0;
  }

  /** Hears the purchased lines of a book. */
  public interface LineReader {
    /**
     * A line.
     *
     * @param customer place of the customer
     * @param product code of the product, −1 if it names none
     * @param day of its order
     * @param back day on which all of it had come back, {@code Integer.MAX_VALUE} if it did not
     */
    void line(int customer, int product, int day, int back);
  }

  /** Gives all purchased lines, by customer and day. */
  public void lines(LineReader reader) {
    for (int c = 0; c < size(); c++) {
      for (int o = first[c]; o < first[c + 1]; o++) {
        for (int l = lineFrom[o]; l < lineTo[o]; l++) {
          reader.line(c, product[l], day[o], lineBack.length == 0 ? Integer.MAX_VALUE : lineBack[l]);
        }
      }
    }
  }

  /** Number of codes of products; some may be of no purchased line. */
  public int productCodes() {
    return products == null ? 0 : products.size();
  }

  /** Id of a product. */
  public String product(int code) {
    return products.word(code);
  }

  /** Tells as warnings what has to be known of the sums: no amounts at all, and returns without a purchase. */
  void tell(StudyView study, JobContext job) {
    if (!source.amounts()) {
      String columns = String.join(", ", study.table(source.table()).columns().stream().map(Column::name).toList());
      job.warn(FeatureProblems.NO_AMOUNT.with(source.table(), columns));
    }
    usable.tell(job);
    if (source.returnsUnmatched() > 0) {
      job.warn(FeatureProblems.UNMATCHED.with(
          source.returnsUnmatched(), source.returnsMatched() + source.returnsUnmatched()));
    }
    if (source.onlyReturns() > 0) {
      job.warn(FeatureProblems.ONLY_RETURNS.with(source.onlyReturns(), source.table()));
    }
  }

  /** Which lines it was read from, and why not from the others. */
  public UsableLines usable() {
    return usable;
  }

  /** Whether anything came back. */
  public boolean hasReturns() {
    return returnDay.length > 0;
  }

  /** Whether customers said anything. */
  public boolean hasFeedback() {
    return feedbackDay.length > 0;
  }

  /** Whether lines have a value. */
  public boolean hasAmounts() {
    return source.amounts();
  }

  /** Whether lines name products. */
  public boolean hasProducts() {
    return productCodes() > 0;
  }

  /** The source in words: "orders: 397,924 lines, 135,080 without a customer". */
  public Text words() {
    return Text.of(OrderBook.class, "book", source.table(), source.lines(), source.linesWithoutCustomer());
  }
}
