package clientele.analysis.recommend;

import clientele.features.OrderBookReader;
import clientele.features.OrderNumbers;
import clientele.features.ReturnMatching;
import clientele.features.UsableLines;
import clientele.job.JobContext;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads who took what from a table, takes back what was returned, and looks up what the items are called. */
final class PurchaseReader {
  private static final int SECONDS_OF_DAY = 86_400;

  private final StudyView study;
  private final Table table;
  private final JobContext job;
  private final UsableLines usable;
  private final Map<String, Integer> users = new LinkedHashMap<>();
  private final Map<String, Integer> items = new LinkedHashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final List<Returned> returns = new ArrayList<>();
  private final int[] user;
  private final int[] item;
  private final long[] second;
  private final double[] pieces;
  private final int[] number;
  private final Map<String, Integer> numbers = new HashMap<>();
  private int n;

  PurchaseReader(StudyView study, String name, JobContext job) {
    this.study = study;
    this.table = study.table(name);
    this.job = job;
    this.usable = UsableLines.of(table);
    int rows = Math.toIntExact(table.rows());
    this.user = new int[rows];
    this.item = new int[rows];
    this.second = new long[rows];
    this.pieces = new double[rows];
    this.number = new int[rows];
  }

  Purchases read() {
    usable.tell(job);
    read(table);
    String apart = table.name() + "_set_apart";
    if (study.outline().tables(Role.SET_APART).stream().anyMatch(v -> v.table().equals(apart))) {
      read(study.table(apart));
    }
    int[] back = returns.isEmpty() ? never() : takenBack();
    String[] ids = items.keySet().toArray(String[]::new);
    Map<String, String> listed = listedNames();
    String[] shown = new String[ids.length];
    Arrays.setAll(shown, i -> listed.getOrDefault(ids[i], names.getOrDefault(i, ids[i])));
    int[] day = new int[n];
    Arrays.setAll(day, e -> (int) Math.floorDiv(second[e], SECONDS_OF_DAY));
    return new Purchases(
        table.name(), users.keySet().toArray(String[]::new), ids, shown, Arrays.copyOf(user, n),
        Arrays.copyOf(item, n), day, back, date(table).isPresent());
  }

  private static Optional<Column> date(Table of) {
    return of.column(Meaning.DATE).filter(c -> c.kind().isTemporal());
  }

  /** Purchases are taken from the table itself; returns also from what was set apart from it. */
  private void read(Table of) {
    Optional<Column> customer = of.column(Meaning.CUSTOMER_ID);
    Optional<Column> product = of.column(Meaning.PRODUCT_ID).or(() -> of.column(Meaning.PRODUCT_NAME));
    Optional<Column> date = date(of);
    Optional<Column> order = of.column(Meaning.ORDER_ID);
    Optional<Column> quantity = of.column(Meaning.QUANTITY).filter(c -> c.kind().isNumeric());
    if (customer.isEmpty() || product.isEmpty()) {
      return;
    }
    Optional<Column> label = of.column(Meaning.PRODUCT_NAME).filter(c -> c.kind() == Kind.TEXT);
    for (int c = 0; c < of.chunks(); c++) {
      job.progress((double) c / of.chunks());
      String[] who = Cells.words(of, customer.get(), c);
      String[] what = Cells.words(of, product.get(), c);
      String[] called = label.isPresent() ? Cells.words(of, label.get(), c) : what;
      long[] when = date.isPresent() ? of.longs(date.get().name(), c) : null;
      double[] size = quantity.isPresent() ? of.reals(quantity.get().name(), c) : null;
      double[] amount = amount(of, size, c);
      String[] under = order.isPresent() ? Cells.words(of, order.get(), c) : new String[who.length];
      for (int i = 0; i < who.length; i++) {
        if (!usable.isCustomer(who[i]) || what[i] == null || when != null && when[i] == Column.MISSING) {
          continue;
        }
        long at = when == null ? 0 : date.get().kind() == Kind.TIME ? when[i] : when[i] * SECONDS_OF_DAY;
        if (when != null && !usable.isDate(at)) {
          continue;
        }
        double pieces = OrderBookReader.size(size, amount, i);
        if (OrderBookReader.isReturn(size, amount, i)) {
          returns.add(new Returned(who[i], what[i], at, pieces, under[i]));
        } else if (of == table && (size == null || !(size[i] <= 0))) {
          bought(who[i], what[i], called[i], at, pieces, under[i]);
        }
      }
    }
  }

  /** What lines are worth, of which only the sign and the likeness of two count; null if no column says it. */
  private static double[] amount(Table of, double[] size, int c) {
    Optional<Column> amount = of.column(Meaning.AMOUNT).filter(a -> a.kind().isNumeric());
    if (amount.isPresent()) {
      return of.reals(amount.get().name(), c);
    }
    Optional<Column> price = of.column(Meaning.UNIT_PRICE).filter(p -> p.kind().isNumeric());
    if (price.isEmpty()) {
      return null;
    }
    double[] worth = of.reals(price.get().name(), c).clone();
    for (int i = 0; i < worth.length && size != null; i++) {
      worth[i] *= size[i];
    }
    return worth;
  }

  private void bought(String who, String what, String called, long at, double size, String under) {
    user[n] = users.computeIfAbsent(who, w -> users.size());
    item[n] = items.computeIfAbsent(what, w -> items.size());
    second[n] = at;
    pieces[n] = size;
    number[n] = under == null ? -1 : numbers.computeIfAbsent(under, w -> numbers.size());
    if (called != null) {
      names.putIfAbsent(item[n], called);
    }
    n++;
  }

  /** A returned line, before all purchases are known. */
  private record Returned(String who, String what, long second, double size, String under) {}

  private int[] never() {
    int[] back = new int[n];
    Arrays.fill(back, Integer.MAX_VALUE);
    return back;
  }

  private int[] takenBack() {
    Set<Long> wanted = new HashSet<>();
    List<ReturnMatching.Back> backs = new ArrayList<>();
    for (Returned r : returns) {
      Integer customer = users.get(r.who());
      Integer product = items.get(r.what());
      if (customer != null && product != null) {
        int day = (int) Math.floorDiv(r.second(), SECONDS_OF_DAY);
        int named = r.under() == null ? -1 : OrderNumbers.takenBack(r.under(), numbers);
        backs.add(new ReturnMatching.Back(customer, product, r.second(), day, r.size(), 0, named));
        wanted.add(ReturnMatching.key(customer, product));
      }
    }
    ReturnMatching matching = new ReturnMatching(n);
    for (int e = 0; e < n; e++) {
      if (wanted.contains(ReturnMatching.key(user[e], item[e]))) {
        matching.purchase(user[e], item[e], new ReturnMatching.Bought(e, 0, number[e], second[e], pieces[e], 0));
      }
    }
    matching.match(backs, job);
    return matching.lineBack();
  }

  /** Names of the items in a table of products, if there is one. */
  private Map<String, String> listedNames() {
    Map<String, String> listed = new HashMap<>();
    study.main(Role.PRODUCTS).ifPresent(products -> {
      Optional<Column> id = products.column(Meaning.PRODUCT_ID);
      Optional<Column> name = products.column(Meaning.PRODUCT_NAME).filter(c -> c.kind() == Kind.TEXT);
      if (id.isPresent() && name.isPresent()) {
        for (int c = 0; c < products.chunks(); c++) {
          String[] ids = Cells.words(products, id.get(), c);
          String[] words = Cells.words(products, name.get(), c);
          for (int i = 0; i < ids.length; i++) {
            if (ids[i] != null && words[i] != null) {
              listed.put(ids[i], words[i]);
            }
          }
        }
      }
    });
    return listed;
  }
}
