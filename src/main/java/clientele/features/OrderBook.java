package clientele.features;

import clientele.base.Text;
import java.time.LocalDate;
import java.util.Optional;

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
  final int[] categoryOf;
  final int categories;
  final int products;
  final int[] returnFirst;
  final int[] returnDay;
  final int[] feedbackFirst;
  final int[] feedbackDay;
  final float[] feedbackRating;
  final Source source;

  /**
   * What the book was read from.
   *
   * @param table the table of order lines
   * @param linesWithoutCustomer lines that name no customer and are left out
   * @param linesWithoutDate lines that have no date and are left out
   * @param lines lines of purchases in the book
   * @param returns lines of returns
   * @param ratings whether there are ratings
   */
  public record Source(
      String table, long linesWithoutCustomer, long linesWithoutDate, long lines, long returns, boolean ratings) {}

  OrderBook(
      String[] customers, int[] first, int[] day, double[] amount, float[] items, int[] lineFrom, int[] lineTo,
      int[] product, int[] categoryOf, int products, int categories, Events returns, Events feedback, Source source) {
    this.customers = customers;
    this.first = first;
    this.day = day;
    this.amount = amount;
    this.items = items;
    this.lineFrom = lineFrom;
    this.lineTo = lineTo;
    this.product = product;
    this.categoryOf = categoryOf;
    this.products = products;
    this.categories = categories;
    this.returnFirst = returns.first();
    this.returnDay = returns.day();
    this.feedbackFirst = feedback.first();
    this.feedbackDay = feedback.day();
    this.feedbackRating = feedback.value();
    this.source = source;
  }

  /** Dated things of customers, grouped by customer. */
  record Events(int[] first, int[] day, float[] value) {}

  /** Number of customers who ever ordered. */
  public int size() {
    return customers.length;
  }

  /** Number of orders. */
  public int orders() {
    return day.length;
  }

  /** Id of a customer. */
  public String customer(int index) {
    return customers[index];
  }

  /** Days of a customer's orders, rising, as days since 1970-01-01; one entry per order. */
  public int[] orderDays(int customer) {
    return java.util.Arrays.copyOfRange(day, first[customer], first[customer + 1]);
  }

  /** Values of a customer's orders, in the same order as {@link #orderDays}. */
  public double[] orderValues(int customer) {
    return java.util.Arrays.copyOfRange(amount, first[customer], first[customer + 1]);
  }

  /** First day of any order; empty if there are none. */
  public Optional<LocalDate> firstDay() {
    return java.util.Arrays.stream(day).min().stream().mapToObj(LocalDate::ofEpochDay).findFirst();
  }

  /** Last day of any order; empty if there are none. */
  public Optional<LocalDate> lastDay() {
    return java.util.Arrays.stream(day).max().stream().mapToObj(LocalDate::ofEpochDay).findFirst();
  }

  /** What the book was read from. */
  public Source source() {
    return source;
  }

  /** Whether products are grouped into categories. */
  public boolean hasCategories() {
    return categories > 0;
  }

  /** Whether lines name products. */
  public boolean hasProducts() {
    return products > 0;
  }

  /** The source in words: "orders: 397,924 lines, 135,080 without a customer". */
  public Text words() {
    return Text.of(OrderBook.class, "book", source.table(), source.lines(), source.linesWithoutCustomer());
  }
}
