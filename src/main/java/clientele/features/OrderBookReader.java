package clientele.features;

import clientele.base.Problem;
import clientele.job.JobContext;
import clientele.study.DatasetVersion;
import clientele.study.Role;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the lines of a study, chunk by chunk, into an {@link OrderBook}. */
public final class OrderBookReader {
  private final StudyView study;
  private final Table lines;
  private final JobContext job;
  private final LineReading reading;
  private final RawOrders orders;
  private final Optional<LineDetail> detail;
  private final List<ReturnMatching.Back> backs = new ArrayList<>();
  private long withoutCustomer;
  private long withoutDate;
  private long withoutAmount;

  private OrderBookReader(
      StudyView study, Table lines, Optional<String> only, boolean detailed, Consumer<Problem> told, JobContext job) {
    this.study = study;
    this.lines = lines;
    this.job = job;
    this.reading = new LineReading(lines, only, told);
    this.detail = detailed ? Optional.of(LineDetail.ofLines(Math.toIntExact(lines.rows()))) : Optional.empty();
    this.orders = new RawOrders(only.isPresent() ? 1024 : Math.toIntExact(Math.max(1024, lines.rows())));
  }

  /**
   * Reads the largest table of transactions, what was set apart from it as returns, and the feedback. Each return is
   * matched to its purchase; both are out from the day of the return on. What has to be known of the lines is told, and
   * amounts of several currencies stop the work, so that nobody who adds them up can forget to ask.
   *
   * @throws clientele.base.ProblemException if there is none, its customer or date column is not known, or a guard rail
   *     stands against it
   */
  public static OrderBook read(StudyView study, JobContext job) {
    return read(study, false, job);
  }

  /**
   * As {@link #read(StudyView, JobContext)}, with what single lines are where wished. A book that was read from the same versions
   * of the same tables is taken as it is, as it never changes; what has to be known of it is told again.
   */
  public static OrderBook read(StudyView study, boolean detailed, JobContext job) {
    Currencies.guard(lines(study), job);
    Read read = shared(study, detailed, job);
    read.told().forEach(job::warn);
    read.book().tell(study, job);
    return read.book();
  }

  /** The same for those who add nothing up yet: nothing is told and nothing stops them. */
  public static OrderBook look(StudyView study, boolean detailed, JobContext job) {
    return shared(study, detailed, job).book();
  }

  private static Read shared(StudyView study, boolean detailed, JobContext job) {
    Table lines = lines(study);
    LineReading.needDates(lines);
    List<DatasetVersion> from = readFrom(study, lines);
    return study.shared(from, "orders", Read.class)
        .filter(r -> !detailed || r.book().columns().detail().isPresent())
        .orElseGet(() -> {
          List<Problem> told = new ArrayList<>();
          OrderBook book = new OrderBookReader(study, lines, Optional.empty(), detailed, told::add, job).read();
          Read fresh = new Read(book, List.copyOf(told));
          study.share(from, "orders", fresh);
          return fresh;
        });
  }

  /** A book and what had to be known of its amounts. */
  private record Read(OrderBook book, List<Problem> told) {}

  /** Everything that a book is read from; asking for it notes that it is. */
  private static List<DatasetVersion> readFrom(StudyView study, Table lines) {
    List<DatasetVersion> from = new ArrayList<>(List.of(lines.version()));
    SetApartLines.table(study, lines).ifPresent(t -> from.add(t.version()));
    study.outline().tables(Role.FEEDBACK).forEach(v -> from.add(study.table(v.table()).version()));
    Categories.catalogue(study, lines).ifPresent(t -> from.add(t.version()));
    return from;
  }

  /**
   * Reads the orders of one customer as they are in the book of all; a book of nobody if there are none. Where amounts are
   * of several currencies nothing is worth anything, as no sum of them is.
   *
   * @throws clientele.base.ProblemException if there is none, or its customer or date column is not known
   */
  public static OrderBook read(StudyView study, String customer, JobContext job) {
    Table lines = lines(study);
    LineReading.needDates(lines);
    OrderBook book = new OrderBookReader(study, lines, Optional.of(customer), false, job::warn, job).read();
    return Currencies.areMixed(lines) ? book.withoutAmounts() : book;
  }

  /**
   * Reads who took what from any table with customers and products, for those who add up no amounts: with the same orders
   * and the same returns as the book of all. Without dates all of it is of one day.
   *
   * @throws clientele.base.ProblemException if its customer column is not known
   */
  public static OrderBook lines(StudyView study, String table, JobContext job) {
    OrderBook book = new OrderBookReader(study, study.table(table), Optional.empty(), false, ofAmounts -> { }, job).read();
    book.usable().tell(job);
    return book;
  }

  private static Table lines(StudyView study) {
    return study.main(Role.TRANSACTIONS).orElseThrow(() -> StudyProblems.NO_ROLE.raise(Role.TRANSACTIONS.tag()));
  }

  private OrderBook read() {
    int start = 0;
    for (int c = 0; c < lines.chunks(); c++) {
      job.progress(0.7 * c / lines.chunks());
      read(reading.chunk(c), start);
      start += lines.rowsIn(c);
    }
    SetApartLines apart = SetApartLines.of(study, reading);
    backs.addAll(apart.paidBack());
    ReturnMatching matching = new ReturnMatching(backs.isEmpty() ? 0 : orders.lineOrder.size);
    if (!backs.isEmpty()) {
      findPurchases(matching);
      apart.offer(matching);
      matching.match(backs, job);
    }
    job.progress(0.85);
    return assemble(matching);
  }

  private void read(LineReading.Lines chunk, int start) {
    for (int i = 0; i < chunk.size(); i++) {
      int customer = chunk.customer()[i];
      if (reading.isNobody(customer)) {
        withoutCustomer++;
        continue;
      }
      if (reading.isLeftOut(customer)) {
        continue;
      }
      long second = chunk.seconds()[i];
      if (!reading.usable.isDate(second)) {
        withoutDate++;
        continue;
      }
      if (chunk.isReturn(i)) {
        int number = chunk.numberOf(i);
        backs.add(new ReturnMatching.Back(
            customer, chunk.productOf(i), second, LineReading.day(second), chunk.sizeOf(i), chunk.money(i),
            number < 0 ? -1 : OrderNumbers.takenBack(number, reading.orders)));
        continue;
      }
      double worth = chunk.amount() == null ? Double.NaN : chunk.amount()[i];
      withoutAmount += Double.isNaN(worth) ? 1 : 0;
      double pieces = chunk.quantity() == null || Double.isNaN(chunk.quantity()[i]) ? 1 : chunk.quantity()[i];
      if (detail.isPresent()) {
        detail.get().set(orders.lineOrder.size, start + i, worth, pieces);
      }
      orders.add(chunk.order()[i], customer, LineReading.day(second), worth, pieces, chunk.isOfNoPieces(i) ? -1 : chunk.productOf(i));
    }
  }

  /** Goes through the lines once more for the purchases that a return could take back. */
  private void findPurchases(ReturnMatching matching) {
    Set<Long> wanted = new HashSet<>();
    backs.forEach(b -> wanted.add(ReturnMatching.key(b.customer(), b.product())));
    int line = 0;
    for (int c = 0; c < lines.chunks(); c++) {
      job.progress(0.75);
      LineReading.Lines chunk = reading.chunk(c);
      for (int i = 0; i < chunk.size(); i++) {
        int customer = chunk.customer()[i];
        long second = chunk.seconds()[i];
        if (reading.isLeftOut(customer) || !reading.usable.isDate(second) || chunk.isReturn(i)) {
          continue;
        }
        if (wanted.contains(ReturnMatching.key(customer, chunk.productOf(i)))) {
          matching.purchase(customer, chunk.productOf(i), new ReturnMatching.Bought(
              line, orders.lineOrder.values[line], chunk.numberOf(i), second, chunk.sizeOf(i), chunk.money(i)));
        }
        line++;
      }
    }
  }

  private OrderBook assemble(ReturnMatching matching) {
    int known = reading.customers.size();
    boolean[] buys = new boolean[known];
    for (int o = 0; o < orders.size; o++) {
      buys[orders.customer[o]] = true;
    }
    int[] dense = new int[known];
    int buyers = 0;
    for (int c = 0; c < known; c++) {
      dense[c] = buys[c] ? buyers++ : -1;
    }
    int[] sorted = orders.byCustomerAndDay(dense, buyers);
    int[] first = new int[buyers + 1];
    int[] day = new int[orders.size];
    double[] amount = new double[orders.size];
    float[] items = new float[orders.size];
    for (int p = 0; p < orders.size; p++) {
      int o = sorted[p];
      first[dense[orders.customer[o]] + 1] = p + 1;
      day[p] = orders.day[o];
      amount[p] = orders.amount[o];
      items[p] = orders.items[o];
    }
    String[] names = new String[buyers];
    for (int c = 0; c < known; c++) {
      if (dense[c] >= 0) {
        names[dense[c]] = reading.customers.word(c);
      }
    }
    OrderLines sortedLines =
        OrderLines.of(orders.lineOrder, orders.lineProduct, matching.lineBack(), sorted, orders.size, detail);
    Growing returnCustomer = new Growing(1024);
    Growing returnDay = new Growing(1024);
    for (ReturnMatching.Back back : backs) {
      if (!matching.tookSetApart(back)) {
        returnCustomer.add(back.customer());
        returnDay.add(back.day());
      }
    }
    OrderBook.Events returns = DatedEvents.byCustomer(returnCustomer, returnDay, null, dense, buyers);
    DatedEvents feedback = DatedEvents.feedback(study, reading.customers, dense, buyers);
    Categories categories = Categories.read(study, lines, reading.products);
    boolean worth = reading.amounts.known();
    OrderBook.Source source =
        new OrderBook.Source(
            lines.name(), withoutCustomer, withoutDate, orders.lineOrder.size, returnDay.size, feedback.rated(),
            worth, worth ? withoutAmount : 0, matching.matched(), matching.unmatched(), returnCustomer.withoutPlace(dense));
    return new OrderBook(
        names, first, day, amount, items, sortedLines, refunds(matching, sortedLines, sorted, dense, buyers), categories,
        reading.products, returns, feedback.events(), source, reading.usable);
  }

  /** Refunds by customer, with the places of the orders they belong to. */
  private OrderBook.Refunds refunds(ReturnMatching matching, OrderLines lines, int[] sorted, int[] dense, int buyers) {
    int[] place = new int[orders.size];
    for (int p = 0; p < orders.size; p++) {
      place[sorted[p]] = p;
    }
    int[] first = new int[buyers + 1];
    for (ReturnMatching.Refund refund : matching.refunds()) {
      if (dense[refund.customer()] >= 0) {
        first[dense[refund.customer()] + 1]++;
      }
    }
    for (int b = 0; b < buyers; b++) {
      first[b + 1] += first[b];
    }
    int[] next = Arrays.copyOf(first, buyers);
    OrderBook.Refund[] of = new OrderBook.Refund[first[buyers]];
    for (ReturnMatching.Refund refund : matching.refunds()) {
      int b = dense[refund.customer()];
      if (b >= 0) {
        of[next[b]++] = new OrderBook.Refund(
            refund.place() < 0 ? -1 : place[refund.place()], refund.line() < 0 ? -1 : lines.placeOf(refund.line()), refund.day(),
            refund.size(), refund.amount());
      }
    }
    return new OrderBook.Refunds(first, of);
  }
}
