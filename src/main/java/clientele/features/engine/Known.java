package clientele.features.engine;

import clientele.features.OrderBook;
import java.util.Arrays;

/** What is known of one customer at the end of a day; it is filled for one after another, and all measures read it. */
final class Known {
  final OrderBook.Columns book;
  final int last;
  private final OrderBook of;
  int customer = -1;

  /** Orders that stand, by day. */
  int[] orders = new int[64];

  int n;

  /** How many orders were placed by then, whatever became of them. */
  int placed;

  Known(OrderBook of, OrderBook.Columns book, int last) {
    this.of = of;
    this.book = book;
    this.last = last;
  }

  void take(int next) {
    customer = next;
    n = 0;
    placed = 0;
    int[] day = book.day();
    int end = book.first()[next + 1];
    for (int o = book.first()[next]; o < end && day[o] <= last; o++) {
      placed++;
      if (of.stands(o, last)) {
        if (n == orders.length) {
          orders = Arrays.copyOf(orders, n * 2);
        }
        orders[n++] = o;
      }
    }
  }

  /** First of the customer's orders in the book. */
  int firstOrder() {
    return book.first()[customer];
  }

  /** Whether an order stands. */
  boolean stands(int order) {
    return of.stands(order, last);
  }

  /** Whether a line had not come back. */
  boolean isKept(int line) {
    return book.lineBack().length == 0 || book.lineBack()[line] > last;
  }
}
