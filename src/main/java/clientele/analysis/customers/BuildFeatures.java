package clientele.analysis.customers;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.features.Feature;
import clientele.features.FeatureProblems;
import clientele.features.OrderBook;
import clientele.features.definition.FeatureDefinition;
import clientele.features.definition.OwnFeatures;
import clientele.features.engine.FeatureRows;
import clientele.features.engine.OrderBookEngine;
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
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Computes the features of every customer as of a cut-off date into the table {@code features}. */
@OperationId("features.build")
public record BuildFeatures(@Param LocalDate cutoff) implements Operation {
  /** Name of the table it makes. */
  public static final String TABLE = "features";

  /** Measured with a million lines of two hundred thousand customers. */
  private static final long BYTES_PER_LINE = 150;


  /** Name of the artifact that says as of when and from what. */
  public static final String ABOUT = "features_about";

  /**
   * As of when and from what the features were computed.
   *
   * @param cutoff last day that is known
   * @param firstDay day of the first order
   * @param lastDay day of the last order in the study, which may be later than the cut-off
   * @param own features among them that people defined
   */
  public record About(
      LocalDate cutoff, LocalDate firstDay, LocalDate lastDay, int customers, int orders, OrderBook.Source source,
      Optional<List<FeatureDefinition>> own) {

    /** What people defined; of those who wrote this before anybody could, nothing. */
    public List<FeatureDefinition> defined() {
      return own.orElse(List.of());
    }
  }

  @Override
  public List<Problem> validate(Outline outline) {
    return outline.main(Role.TRANSACTIONS).isPresent()
        ? List.of()
        : List.of(StudyProblems.NO_ROLE.with(Role.TRANSACTIONS.tag()));
  }

  @Override
  public long memory(Outline outline) {
    return outline.main(Role.TRANSACTIONS).map(lines -> lines.rows() * BYTES_PER_LINE).orElse(0L);
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    OrderBookEngine engine = OrderBookEngine.read(study, job.part(0, 0.7));
    OrderBook book = engine.book();
    LocalDate last = book.lastDay().orElseThrow(() -> nobody(book, "–"));
    LocalDate asOf = cutoff.equals(LocalDate.MIN) ? last : cutoff;
    FeatureRows features = engine.rows(engine.definitions(), asOf, job.part(0.7, 0.9));
    if (features.customers().length == 0) {
      throw nobody(book, asOf.toString());
    }
    int allBack = book.sizeBy(asOf) - features.customers().length;
    if (allBack > 0) {
      job.warn(FeatureProblems.ALL_BACK.with(allBack));
    }
    List<FeatureDefinition> available = engine.definitions();
    List<Column> columns = columns(available, study.outline().settings().currency());
    try (RowWriter writer = study.writeRows(TABLE, Role.FEATURES, columns)) {
      double[][] values = features.values().values().toArray(double[][]::new);
      for (int i = 0; i < features.customers().length; i++) {
        Object[] row = new Object[columns.size()];
        row[0] = features.customers()[i];
        for (int f = 0; f < values.length; f++) {
          row[f + 1] = values[f][i];
        }
        writer.row(row);
        if (i % 4096 == 0) {
          job.progress(0.9 + 0.1 * i / features.customers().length);
        }
      }
      About about =
          new About(
              asOf, book.firstDay().orElseThrow(), last, features.customers().length, orders(features), book.source(),
              Optional.of(OwnFeatures.in(study)));
      return Outcome.of(Text.of(BuildFeatures.class, "built", available.size(), features.customers().length, asOf))
          .table(writer.finish())
          .artifact(ABOUT, about)
          .rows(book.source().lines(), features.customers().length, book.source().linesWithoutCustomer())
          .done();
    }
  }

  /** Orders that stand: one that was sent back whole is none. */
  private static int orders(FeatureRows features) {
    return (int) Arrays.stream(features.values().get(Feature.ORDERS.id())).filter(n -> !Double.isNaN(n)).sum();
  }

  private static List<Column> columns(List<FeatureDefinition> features, String currency) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID));
    for (FeatureDefinition feature : features) {
      columns.add(Column.of(feature.id(), Kind.REAL).withUnit(feature.unit().equals("money") ? currency : feature.unit()));
    }
    return columns;
  }

  private static clientele.base.ProblemException nobody(OrderBook book, String asOf) {
    return FeatureProblems.NO_CUSTOMERS.raise(book.source().table(), asOf);
  }
}
