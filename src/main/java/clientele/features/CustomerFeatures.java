package clientele.features;

import clientele.job.JobContext;
import clientele.job.Parallel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One row per customer who ordered on or before a cut-off, one column per feature.
 *
 * @param cutoff the last day that is known
 * @param customers places in the order book, rising
 * @param values by feature, as long as {@code customers}; NaN where a feature cannot be known
 */
public record CustomerFeatures(LocalDate cutoff, int[] customers, Map<Feature, double[]> values) {
  private static final int BLOCK = 4096;
  private static final int QUARTER = 90;
  private static final int YEAR = 365;

  /** Number of customers. */
  public int size() {
    return customers.length;
  }

  /** Values of a feature. */
  public double[] of(Feature feature) {
    return values.get(feature);
  }

  /**
   * Computes all features that the book allows, as of the end of {@code cutoff}; later orders, returns and messages are
   * not seen.
   */
  public static CustomerFeatures asOf(OrderBook book, LocalDate cutoff, JobContext job) {
    int last = Math.toIntExact(cutoff.toEpochDay());
    int[] known = known(book, last);
    Map<Feature, double[]> values = new EnumMap<>(Feature.class);
    for (Feature feature : available(book)) {
      values.put(feature, new double[known.length]);
    }
    Parallel.each(
        known.length,
        BLOCK,
        job,
        (block, from, to) -> {
          OneCustomer one = new OneCustomer(book, last, values);
          for (int i = from; i < to; i++) {
            one.fill(known[i], i);
          }
          return null;
        });
    return new CustomerFeatures(cutoff, known, values);
  }

  /** The features that can be computed from a book. */
  public static List<Feature> available(OrderBook book) {
    List<Feature> list = new ArrayList<>(Arrays.asList(Feature.values()));
    if (!book.hasAmounts()) {
      list.removeAll(List.of(Feature.SPEND, Feature.ORDER_VALUE, Feature.SPEND_LAST_90_DAYS));
    }
    if (!book.hasProducts()) {
      list.remove(Feature.PRODUCTS);
    }
    if (!book.hasCategories()) {
      list.remove(Feature.CATEGORIES);
      list.remove(Feature.TOP_CATEGORY_SHARE);
    }
    if (book.returnDay.length == 0) {
      list.remove(Feature.RETURN_SHARE);
    }
    if (book.feedbackDay.length == 0) {
      list.remove(Feature.FEEDBACK_COUNT);
    }
    if (book.feedbackDay.length == 0 || !book.source.ratings()) {
      list.remove(Feature.FEEDBACK_SCORE);
    }
    return list;
  }

  private static int[] known(OrderBook book, int last) {
    int[] known = new int[book.size()];
    int n = 0;
    for (int c = 0; c < book.size(); c++) {
      for (int o = book.first[c]; o < book.first[c + 1] && book.day[o] <= last; o++) {
        if (book.stands(o, last)) {
          known[n++] = c;
          break;
        }
      }
    }
    return Arrays.copyOf(known, n);
  }

  /** Works out the features of one customer after another, with its scratch space. */
  private static final class OneCustomer {
    private final OrderBook book;
    private final int last;
    private final Map<Feature, double[]> values;
    private final int[] productSeen;
    private final int[] categorySeen;
    private final int[] categoryLines;
    private double[] gaps = new double[64];
    private int[] orders = new int[64];

    private OneCustomer(OrderBook book, int last, Map<Feature, double[]> values) {
      this.book = book;
      this.last = last;
      this.values = values;
      this.productSeen = new int[book.productCodes()];
      this.categorySeen = new int[book.categories];
      this.categoryLines = new int[book.categories];
      Arrays.fill(productSeen, -1);
      Arrays.fill(categorySeen, -1);
    }

    private void fill(int customer, int row) {
      int n = 0;
      int placed = 0;
      for (int o = book.first[customer]; o < book.first[customer + 1] && book.day[o] <= last; o++) {
        placed++;
        if (book.stands(o, last)) {
          if (n == orders.length) {
            orders = Arrays.copyOf(orders, n * 2);
          }
          orders[n++] = o;
        }
      }
      orders(customer, row, n);
      gaps(row, n);
      lines(customer, row, n);
      events(customer, row, placed);
    }

    private void orders(int customer, int row, int n) {
      double spend = 0;
      double recent = 0;
      double items = 0;
      int lines = 0;
      int lastYear = 0;
      int valued = 0;
      for (int k = 0; k < n; k++) {
        int o = orders[k];
        for (int l = book.lineFrom[o]; l < book.lineTo[o]; l++) {
          lines += stands(l) ? 1 : 0;
        }
        if (!Double.isNaN(book.amount[o])) {
          valued++;
          spend += book.amount[o];
          recent += last - book.day[o] < QUARTER ? book.amount[o] : 0;
        }
        items += book.items[o];
        lastYear += last - book.day[o] < YEAR ? 1 : 0;
      }
      double net = 0;
      for (int o = book.first[customer]; o < book.first[customer + 1] && book.day[o] <= last; o++) {
        net += Double.isNaN(book.amount[o]) ? 0 : book.amount[o];
      }
      for (int r = book.refunds.first()[customer]; r < book.refunds.first()[customer + 1]; r++) {
        OrderBook.Refund refund = book.refunds.of()[r];
        if (refund.day() > last) {
          continue;
        }
        net -= refund.amount();
        if (refund.order() >= 0 && book.stands(refund.order(), last)) {
          items -= refund.items();
          spend -= refund.amount();
          recent -= last - book.day[refund.order()] < QUARTER ? refund.amount() : 0;
        }
      }
      put(Feature.RECENCY_DAYS, row, last - book.day[orders[n - 1]]);
      put(Feature.TENURE_DAYS, row, last - book.day[orders[0]]);
      put(Feature.ORDERS, row, n);
      put(Feature.ORDERS_LAST_YEAR, row, lastYear);
      put(Feature.SPEND, row, valued == 0 ? Double.NaN : cents(net));
      put(Feature.ORDER_VALUE, row, valued == 0 ? Double.NaN : Math.max(0, cents(spend)) / valued);
      put(Feature.SPEND_LAST_90_DAYS, row, valued == 0 ? Double.NaN : cents(recent));
      put(Feature.BASKET_LINES, row, (double) lines / n);
      put(Feature.BASKET_ITEMS, row, items / n);
    }

    /** Takes the dust of sums of decimals off; amounts have at most six digits after the point. */
    private static double cents(double value) {
      return Math.abs(value) < 1e9 ? Math.rint(value * 1e6) / 1e6 : value;
    }

    private boolean stands(int line) {
      return book.lineBack.length == 0 || book.lineBack[line] > last;
    }

    private void gaps(int row, int orderCount) {
      int n = 0;
      for (int k = 1; k < orderCount; k++) {
        int gap = book.day[orders[k]] - book.day[orders[k - 1]];
        if (gap > 0) {
          if (n == gaps.length) {
            gaps = Arrays.copyOf(gaps, n * 2);
          }
          gaps[n++] = gap;
        }
      }
      put(Feature.GAP_TREND, row, n < 3 ? Double.NaN : trend(gaps, n));
      Arrays.sort(gaps, 0, n);
      double usual = n == 0 ? Double.NaN : (gaps[(n - 1) / 2] + gaps[n / 2]) / 2;
      put(Feature.GAP_DAYS, row, usual);
      put(Feature.OVERDUE, row, (last - book.day[orders[orderCount - 1]]) / usual);
    }

    private static double trend(double[] gaps, int n) {
      int half = n / 2;
      double early = 0;
      double late = 0;
      for (int i = 0; i < half; i++) {
        early += gaps[i];
        late += gaps[n - 1 - i];
      }
      return Math.log(late / early);
    }

    private void lines(int customer, int row, int orderCount) {
      if (!values.containsKey(Feature.PRODUCTS)) {
        return;
      }
      int products = 0;
      int categories = 0;
      int inCategories = 0;
      int top = 0;
      for (int k = 0; k < orderCount; k++) {
        for (int l = book.lineFrom[orders[k]]; l < book.lineTo[orders[k]]; l++) {
          int product = book.product[l];
          if (product < 0 || !stands(l)) {
            continue;
          }
          if (productSeen[product] != customer) {
            productSeen[product] = customer;
            products++;
          }
          int category = book.categories == 0 ? -1 : book.categoryOf[product];
          if (category >= 0) {
            if (categorySeen[category] != customer) {
              categorySeen[category] = customer;
              categoryLines[category] = 0;
              categories++;
            }
            inCategories++;
            top = Math.max(top, ++categoryLines[category]);
          }
        }
      }
      put(Feature.PRODUCTS, row, products);
      put(Feature.CATEGORIES, row, categories);
      put(Feature.TOP_CATEGORY_SHARE, row, inCategories == 0 ? Double.NaN : (double) top / inCategories);
    }

    private void events(int customer, int row, int placed) {
      int lines = 0;
      for (int o = book.first[customer]; o < book.first[customer] + placed; o++) {
        lines += book.lineTo[o] - book.lineFrom[o];
      }
      int returns = 0;
      for (int r = book.returnFirst[customer]; r < book.returnFirst[customer + 1]; r++) {
        returns += book.returnDay[r] <= last ? 1 : 0;
      }
      put(Feature.RETURN_SHARE, row, (double) returns / (lines + returns));
      int messages = 0;
      int rated = 0;
      double points = 0;
      for (int f = book.feedbackFirst[customer]; f < book.feedbackFirst[customer + 1]; f++) {
        if (book.feedbackDay[f] <= last) {
          messages++;
          if (!Float.isNaN(book.feedbackRating[f])) {
            rated++;
            points += book.feedbackRating[f];
          }
        }
      }
      put(Feature.FEEDBACK_COUNT, row, messages);
      put(Feature.FEEDBACK_SCORE, row, rated == 0 ? Double.NaN : points / rated);
    }

    private void put(Feature feature, int row, double value) {
      double[] column = values.get(feature);
      if (column != null) {
        column[row] = value;
      }
    }
  }
}
