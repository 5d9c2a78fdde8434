package clientele.analysis.recommend;

import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.job.JobContext;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Takes who took what from the order book, with what came back, and looks up what the items are called. */
final class PurchaseReader {
  private final StudyView study;
  private final Table table;
  private final OrderBook book;
  private final int[] itemOf;
  private final int[] codeOf;
  private final int[] user;
  private final int[] item;
  private final int[] day;
  private final int[] back;
  private int items;
  private int n;

  PurchaseReader(StudyView study, String name, JobContext job) {
    this.study = study;
    this.table = study.table(name);
    this.book = OrderBookReader.lines(study, name, job);
    int lines = Math.toIntExact(book.source().lines());
    this.user = new int[lines];
    this.item = new int[lines];
    this.day = new int[lines];
    this.back = new int[lines];
    this.itemOf = new int[book.productCodes()];
    this.codeOf = new int[book.productCodes()];
    Arrays.fill(itemOf, -1);
  }

  Purchases read() {
    int[] userOf = new int[book.size()];
    Arrays.fill(userOf, -1);
    int[] codesOfUsers = new int[book.size()];
    int[] users = {0};
    book.lines((customer, product, when, cameBack) -> {
      if (product < 0) {
        return;
      }
      if (userOf[customer] < 0) {
        codesOfUsers[users[0]] = customer;
        userOf[customer] = users[0]++;
      }
      if (itemOf[product] < 0) {
        codeOf[items] = product;
        itemOf[product] = items++;
      }
      user[n] = userOf[customer];
      item[n] = itemOf[product];
      day[n] = when;
      back[n++] = cameBack;
    });
    String[] people = new String[users[0]];
    Arrays.setAll(people, u -> book.customer(codesOfUsers[u]));
    String[] ids = new String[items];
    Arrays.setAll(ids, i -> book.product(codeOf[i]));
    return new Purchases(
        table.name(), people, ids, names(ids), Arrays.copyOf(user, n), Arrays.copyOf(item, n), Arrays.copyOf(day, n),
        Arrays.copyOf(back, n), table.column(Meaning.DATE).filter(c -> c.kind().isTemporal()).isPresent());
  }

  /** What people call the items: as the table of products does, else as the lines do; the id where nothing does. */
  private String[] names(String[] ids) {
    Map<String, String> called = new HashMap<>();
    study.main(Role.PRODUCTS).ifPresent(products -> collect(products, called));
    collect(table, called);
    return Arrays.stream(ids).map(id -> called.getOrDefault(id, id)).toArray(String[]::new);
  }

  /** Adds the first name of each product that has none yet; of a line that takes something back no name is taken. */
  private void collect(Table from, Map<String, String> called) {
    Optional<Column> id = from.column(Meaning.PRODUCT_ID);
    Optional<Column> name = from.column(Meaning.PRODUCT_NAME).filter(c -> c.kind() == Kind.TEXT);
    Optional<Column> who = from.column(Meaning.CUSTOMER_ID).filter(c -> from == table);
    Optional<Column> pieces = from.column(Meaning.QUANTITY).filter(c -> from == table && c.kind().isNumeric());
    if (id.isEmpty() || name.isEmpty()) {
      return;
    }
    for (int c = 0; c < from.chunks(); c++) {
      String[] ids = Cells.words(from, id.get(), c);
      String[] words = Cells.words(from, name.get(), c);
      String[] buyers = who.isPresent() ? Cells.words(from, who.get(), c) : null;
      double[] sizes = pieces.isPresent() ? from.reals(pieces.get().name(), c) : null;
      for (int i = 0; i < ids.length; i++) {
        boolean bought = (buyers == null || book.usable().isCustomer(buyers[i])) && (sizes == null || !(sizes[i] <= 0));
        if (bought && ids[i] != null && words[i] != null) {
          called.putIfAbsent(ids[i], words[i]);
        }
      }
    }
  }
}
