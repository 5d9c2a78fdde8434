package clientele.features.engine;

import clientele.features.LineDetail;
import clientele.features.OrderBook;
import clientele.features.definition.Window;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The orders of a customer in a window, with the lines that a filter takes: what all features of the same window and filter
 * share. Each part is worked out once for a customer, when somebody asks for it.
 */
final class Selection {
  private final Known known;
  private final OrderBook.Columns book;
  private final Window window;
  private final Optional<BitSet> taken;
  private int[] orders = new int[0];
  private int from;
  private int to;
  private int ordersOf = -1;
  private int moneyOf = -1;
  private int piecesOf = -1;
  private int gapsOf = -1;
  private int tallyOf = -1;
  private double money;
  private int valued;
  private double pieces;
  private double[] gaps = new double[64];
  private int gapCount;
  private double trend;
  private final int[] productSeen;
  private final int[] categorySeen;
  private final int[] categoryLines;
  private int products;
  private int categories;
  private int inCategories;
  private int top;
  private double[] several = new double[64];

  /**
   * A selection.
   *
   * @param taken lines of the book that a filter takes; empty takes all
   * @param tallies whether anybody asks for products or categories
   */
  Selection(Known known, Window window, Optional<BitSet> taken, boolean tallies) {
    this.known = known;
    this.book = known.book;
    this.window = window;
    this.taken = taken;
    this.productSeen = unseen(tallies ? book.productCodes() : 0);
    this.categorySeen = unseen(tallies ? book.categories() : 0);
    this.categoryLines = new int[categorySeen.length];
  }

  private static int[] unseen(int n) {
    int[] seen = new int[n];
    Arrays.fill(seen, -1);
    return seen;
  }

  private void orders() {
    if (ordersOf == known.customer) {
      return;
    }
    ordersOf = known.customer;
    if (taken.isPresent()) {
      filtered(taken.get());
      return;
    }
    orders = known.orders;
    from = 0;
    to = known.n;
    while (!window.isAll() && from < to && !window.holds(book.day()[orders[from]], known.last)) {
      from++;
    }
  }

  /** Orders with a line that is taken and was kept. */
  private void filtered(BitSet lines) {
    from = 0;
    to = 0;
    if (orders.length < known.n) {
      orders = new int[known.orders.length];
    }
    for (int k = 0; k < known.n; k++) {
      int o = known.orders[k];
      if (window.holds(book.day()[o], known.last) && anyKept(lines, o)) {
        orders[to++] = o;
      }
    }
  }

  private boolean anyKept(BitSet lines, int order) {
    int l = lines.nextSetBit(book.lineFrom()[order]);
    while (l >= 0 && l < book.lineTo()[order]) {
      if (known.isKept(l)) {
        return true;
      }
      l = lines.nextSetBit(l + 1);
    }
    return false;
  }

  private boolean isTaken(int line) {
    return taken.isEmpty() || taken.get().get(line);
  }

  /** How many orders. */
  int count() {
    orders();
    return to - from;
  }

  /** Day of the first order, or of the last. */
  int firstDay() {
    orders();
    return book.day()[orders[from]];
  }

  int lastDay() {
    orders();
    return book.day()[orders[to - 1]];
  }

  /** Whether a refund is of one of the orders, and of a line that is taken. */
  private boolean isOf(OrderBook.Refund refund) {
    if (refund.day() > known.last || refund.order() < 0) {
      return false;
    }
    return taken.isEmpty()
        ? known.stands(refund.order()) && window.holds(book.day()[refund.order()], known.last)
        : taken.get().get(refund.line()) && Arrays.binarySearch(orders, from, to, refund.order()) >= 0;
  }

  private void money() {
    if (moneyOf == known.customer) {
      return;
    }
    moneyOf = known.customer;
    orders();
    money = 0;
    valued = 0;
    double[] amount = book.amount();
    boolean whole = taken.isEmpty();
    for (int k = from; k < to; k++) {
      double worth = whole ? amount[orders[k]] : ofLines(orders[k]);
      if (!Double.isNaN(worth)) {
        valued++;
        money += worth;
      }
    }
    for (int r = book.refunds().first()[known.customer]; r < book.refunds().first()[known.customer + 1]; r++) {
      OrderBook.Refund refund = book.refunds().of()[r];
      if (isOf(refund)) {
        money -= refund.amount();
      }
    }
  }

  /** What the lines of an order that are taken are worth; NaN if none is known. */
  private double ofLines(int order) {
    double sum = Double.NaN;
    for (int l = book.lineFrom()[order]; l < book.lineTo()[order]; l++) {
      double worth = isTaken(l) ? detail().amount()[l] : Double.NaN;
      if (!Double.isNaN(worth)) {
        sum = Double.isNaN(sum) ? worth : sum + worth;
      }
    }
    return sum;
  }

  private LineDetail detail() {
    return book.detail().orElseThrow();
  }

  /** Money of the orders less what came back of them; 0 where nothing is known. */
  double net() {
    money();
    return cents(money);
  }

  /** How many of the orders have a known value. */
  int valued() {
    money();
    return valued;
  }

  /** Money of all orders ever placed less all that was paid back, of which purchase ever. */
  double balance() {
    double net = 0;
    for (int o = known.firstOrder(); o < known.firstOrder() + known.placed; o++) {
      net += Double.isNaN(book.amount()[o]) ? 0 : book.amount()[o];
    }
    for (int r = book.refunds().first()[known.customer]; r < book.refunds().first()[known.customer + 1]; r++) {
      OrderBook.Refund refund = book.refunds().of()[r];
      net -= refund.day() <= known.last ? refund.amount() : 0;
    }
    return cents(net);
  }

  /** Pieces of the orders less those that came back of them. */
  double pieces() {
    if (piecesOf == known.customer) {
      return pieces;
    }
    piecesOf = known.customer;
    orders();
    pieces = 0;
    for (int k = from; k < to; k++) {
      if (taken.isEmpty()) {
        pieces += book.items()[orders[k]];
      } else {
        for (int l = book.lineFrom()[orders[k]]; l < book.lineTo()[orders[k]]; l++) {
          pieces += isTaken(l) ? detail().items()[l] : 0;
        }
      }
    }
    for (int r = book.refunds().first()[known.customer]; r < book.refunds().first()[known.customer + 1]; r++) {
      OrderBook.Refund refund = book.refunds().of()[r];
      if (isOf(refund)) {
        pieces -= refund.items();
      }
    }
    return pieces;
  }

  /** Takes the dust of sums of decimals off; amounts have at most six digits after the point. */
  static double cents(double value) {
    return Math.abs(value) < 1e9 ? Math.rint(value * 1e6) / 1e6 : value;
  }

  private void gaps() {
    if (gapsOf == known.customer) {
      return;
    }
    gapsOf = known.customer;
    orders();
    int n = 0;
    int[] day = book.day();
    for (int k = from + 1; k < to; k++) {
      int gap = day[orders[k]] - day[orders[k - 1]];
      if (gap > 0) {
        if (n == gaps.length) {
          gaps = Arrays.copyOf(gaps, n * 2);
        }
        gaps[n++] = gap;
      }
    }
    gapCount = n;
    trend = n < 3 ? Double.NaN : trend(n);
    Arrays.sort(gaps, 0, n);
  }

  private double trend(int n) {
    double early = 0;
    double late = 0;
    for (int i = 0; i < n / 2; i++) {
      early += gaps[i];
      late += gaps[n - 1 - i];
    }
    return Math.log(late / early);
  }

  /** Median days between two days with an order; NaN for one day. */
  double medianGap() {
    gaps();
    return gapCount == 0 ? Double.NaN : (gaps[(gapCount - 1) / 2] + gaps[gapCount / 2]) / 2;
  }

  /** Logarithm of the mean later gap over the mean earlier one; NaN below three gaps. */
  double gapTrend() {
    gaps();
    return trend;
  }

  /** Lines that were kept. */
  int lines() {
    orders();
    int n = 0;
    boolean whole = taken.isEmpty() && book.lineBack().length == 0;
    for (int k = from; k < to; k++) {
      int end = book.lineTo()[orders[k]];
      if (whole) {
        n += end - book.lineFrom()[orders[k]];
        continue;
      }
      for (int l = book.lineFrom()[orders[k]]; l < end; l++) {
        n += isTaken(l) && known.isKept(l) ? 1 : 0;
      }
    }
    return n;
  }

  private void tally() {
    if (tallyOf == known.customer) {
      return;
    }
    tallyOf = known.customer;
    orders();
    products = 0;
    categories = 0;
    inCategories = 0;
    top = 0;
    int[] lineFrom = book.lineFrom();
    int[] lineTo = book.lineTo();
    int[] of = book.product();
    boolean whole = taken.isEmpty() && book.lineBack().length == 0;
    for (int k = from; k < to; k++) {
      int end = lineTo[orders[k]];
      for (int l = lineFrom[orders[k]]; l < end; l++) {
        if (of[l] >= 0 && (whole || known.isKept(l) && isTaken(l))) {
          tally(of[l]);
        }
      }
    }
  }

  private void tally(int product) {
    if (productSeen[product] != tallyOf) {
      productSeen[product] = tallyOf;
      products++;
    }
    int category = categorySeen.length == 0 ? -1 : book.categoryOf()[product];
    if (category >= 0) {
      if (categorySeen[category] != tallyOf) {
        categorySeen[category] = tallyOf;
        categoryLines[category] = 0;
        categories++;
      }
      inCategories++;
      top = Math.max(top, ++categoryLines[category]);
    }
  }

  /** Different products of the lines that were kept. */
  int products() {
    tally();
    return products;
  }

  int categories() {
    tally();
    return categories;
  }

  /** Share of the lines that are in the largest category; NaN if none has one. */
  double topShare() {
    tally();
    return inCategories == 0 ? Double.NaN : (double) top / inCategories;
  }

  /** Returned lines in the window over all lines in it, whatever became of their orders. */
  double returnedShare() {
    int lines = 0;
    for (int o = known.firstOrder(); o < known.firstOrder() + known.placed; o++) {
      lines += window.holds(book.day()[o], known.last) ? book.lineTo()[o] - book.lineFrom()[o] : 0;
    }
    int returns = 0;
    for (int r = book.returns().first()[known.customer]; r < book.returns().first()[known.customer + 1]; r++) {
      returns += window.holds(book.returns().day()[r], known.last) ? 1 : 0;
    }
    return (double) returns / (lines + returns);
  }

  /** Numbers of a column of the lines that were kept. */
  Numbers numbers(double[] ofLine) {
    orders();
    Numbers all = new Numbers();
    for (int k = from; k < to; k++) {
      for (int l = book.lineFrom()[orders[k]]; l < book.lineTo()[orders[k]]; l++) {
        if (known.isKept(l) && isTaken(l)) {
          all.add(ofLine[l]);
        }
      }
    }
    return all;
  }

  /** Different values of a column, given as codes, of the lines that were kept. */
  int different(double[] ofLine) {
    orders();
    int n = 0;
    for (int k = from; k < to; k++) {
      for (int l = book.lineFrom()[orders[k]]; l < book.lineTo()[orders[k]]; l++) {
        if (known.isKept(l) && isTaken(l) && !Double.isNaN(ofLine[l])) {
          several = n < several.length ? several : Arrays.copyOf(several, n * 2);
          several[n++] = ofLine[l];
        }
      }
    }
    return Numbers.different(several, n);
  }
}
