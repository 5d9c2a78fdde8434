package clientele.analysis;

import clientele.base.Problem;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Small studies for the contract of analyses: a whole one, and such as hold next to nothing. */
final class ContractStudies {
  private static final LocalDate START = LocalDate.of(2023, 1, 1);
  private static final String[] GOOD = {"Great quality, I am very happy.", "质量很好，非常满意。", "Fast delivery, thanks."};
  private static final String[] BAD = {"The parcel was late and broken.", "物流太慢了，很失望。", "Rude staff, never again."};

  private ContractStudies() {}

  enum Shape {
    EMPTY,
    NO_ROWS,
    ALL_MISSING,
    ONE_CUSTOMER,
    EVERYBODY_ALIKE,
    DUPLICATE_IDS,
    CHINESE,
    WHOLE
  }

  static List<Operation> tables(Shape shape) {
    if (shape == Shape.EMPTY) {
      return List.of();
    }
    return List.of(
        new PutTable("orders", shape.name()), new PutTable("reviews", shape.name()), new PutTable("contacts", shape.name()));
  }

  /** Puts one of the tables in; an operation, so that the ledger knows where it came from. */
  @OperationId("test.put-table")
  record PutTable(@Param String table, @Param String shape) implements Operation {

    @Override
    public List<Problem> validate(Outline outline) {
      return List.of();
    }

    @Override
    public Outcome run(StudyView study, JobContext job) {
      Shape of = Shape.valueOf(shape);
      List<Column> columns = columns(table);
      Role role = table.equals("orders") ? Role.TRANSACTIONS : table.equals("reviews") ? Role.FEEDBACK : Role.CONTACTS;
      try (RowWriter writer = study.writeRows(table, role, columns)) {
        for (Object[] row : of == Shape.NO_ROWS ? List.<Object[]>of() : rows(table, of)) {
          writer.row(of == Shape.ALL_MISSING ? new Object[row.length] : row);
        }
        return Outcome.of(Text.literal(table)).table(writer.finish()).done();
      }
    }
  }

  private static List<Column> columns(String table) {
    return switch (table) {
      case "orders" -> List.of(
          Column.of("order_id", Kind.TEXT, Meaning.ORDER_ID),
          Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
          Column.of("date", Kind.DATE, Meaning.DATE),
          Column.of("product_id", Kind.TEXT, Meaning.PRODUCT_ID),
          Column.of("quantity", Kind.INTEGER, Meaning.QUANTITY),
          new Column("price", Kind.DECIMAL, 2, "EUR", java.util.Optional.of(Meaning.UNIT_PRICE)));
      case "reviews" -> List.of(
          Column.of("feedback_id", Kind.TEXT, Meaning.FEEDBACK_ID),
          Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
          Column.of("date", Kind.DATE, Meaning.DATE),
          Column.of("text", Kind.TEXT, Meaning.TEXT));
      default -> List.of(
          Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
          Column.of("treatment", Kind.TEXT, Meaning.TREATMENT),
          Column.of("outcome", Kind.TEXT, Meaning.OUTCOME));
    };
  }

  private static List<Object[]> rows(String table, Shape shape) {
    RandomGenerator random = new Seed(11).stream(table);
    int customers = shape == Shape.ONE_CUSTOMER ? 1 : shape == Shape.WHOLE || shape == Shape.DUPLICATE_IDS ? 900 : 60;
    List<Object[]> rows = new ArrayList<>();
    for (int c = 0; c < customers; c++) {
      String id = shape == Shape.CHINESE ? "客户" + c : String.format("%05d", shape == Shape.DUPLICATE_IDS ? c / 2 : c);
      switch (table) {
        case "orders" -> orders(rows, id, c, shape, random);
        case "reviews" -> {
          if (c % 6 == 0) {
            String[] words = random.nextBoolean() ? GOOD : BAD;
            rows.add(new Object[] {"f" + c, id, START.plusDays(random.nextInt(900)), words[random.nextInt(3)]});
          }
        }
        default -> rows.add(
            new Object[] {id, c % 2 == 0 ? "mailed" : "control", random.nextInt(5) == 0 ? "bought" : "none"});
      }
    }
    return rows;
  }

  private static void orders(List<Object[]> rows, String id, int c, Shape shape, RandomGenerator random) {
    boolean alike = shape == Shape.EVERYBODY_ALIKE;
    int mean = alike ? 30 : 15 + 30 * (c % 3);
    LocalDate day = START.plusDays(alike ? 0 : random.nextInt(400));
    int number = 0;
    while (day.isBefore(START.plusDays(900))) {
      int lines = alike ? 1 : 1 + random.nextInt(3);
      for (int l = 0; l < lines; l++) {
        String product = shape == Shape.CHINESE ? "商品" + random.nextInt(20) : "p" + (alike ? 1 : random.nextInt(40));
        rows.add(new Object[] {id + "-" + number, id, day, product, 1L + (alike ? 0 : random.nextInt(3)),
          alike ? 1000L : 500L + random.nextInt(5000)});
      }
      number++;
      if (!alike && random.nextDouble() < 0.06 + 0.04 * (c % 3)) {
        break;
      }
      day = day.plusDays(alike ? 30 : 1 + (int) (mean * (0.4 + random.nextDouble() * 1.2)));
    }
  }
}
