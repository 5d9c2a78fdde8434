package clientele.analysis.customers;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.features.definition.Aggregate;
import clientele.features.definition.Catalogue;
import clientele.features.definition.Condition;
import clientele.features.definition.FeatureDefinition;
import clientele.features.definition.Filter;
import clientele.features.definition.KnownAt;
import clientele.features.definition.OwnFeatures;
import clientele.features.definition.Source;
import clientele.features.definition.Window;
import clientele.features.engine.OrderBookEngine;
import clientele.features.engine.RowFilter;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Defines a feature of the customers: what is counted or added up, of which rows, in how many days before the cut-off. It becomes
 * a column when features are computed. A definition under a name that was given before takes its place.
 */
@OperationId("features.define")
public record DefineFeature(
    @Param(required = true) String name,
    @Param(offers = Param.Offers.TABLE) String table,
    @Param(
        value = "count",
        choices = {"count", "sum", "mean", "distinct", "share", "days-since-last", "days-since-first"})
        String measure,
    @Param(offers = Param.Offers.COLUMN) String column,
    @Param(value = "all", choices = {"all", "N"}) String days,
    @Param(offers = Param.Offers.COLUMN) String where,
    @Param(value = "any-of", choices = {"any-of", "none-of", "at-most", "at-least"}) String compare,
    @Param List<String> values)
    implements Operation {
  /** Name of the table that lists the definitions. */
  public static final String TABLE = "feature_definitions";

  private static final int LONGEST = 60;

  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> against = new ArrayList<>();
    if (outline.main(Role.TRANSACTIONS).isEmpty()) {
      against.add(StudyProblems.NO_ROLE.with(Role.TRANSACTIONS.tag()));
      return against;
    }
    String id = id(name);
    if (id.isEmpty() || name.strip().length() > LONGEST) {
      against.add(CustomerProblems.NAME.with(name.strip().length(), LONGEST));
    } else if (Catalogue.of(id).isPresent() || id.equals("customer_id")) {
      against.add(CustomerProblems.NAME_TAKEN.with(id));
    }
    Optional<DatasetVersion> of = of(outline);
    if (of.isEmpty()) {
      against.add(StudyProblems.noTable(table, outline.tables().keySet()));
    } else if (of.get().role() == Role.TRANSACTIONS && !isMain(outline, of.get())) {
      against.add(CustomerProblems.OTHER_LINES.with(table, outline.main(Role.TRANSACTIONS).get().table()));
    }
    boolean stars = of.map(t -> t.plainColumns().stream().anyMatch(c -> c.means(Meaning.RATING))).orElse(false);
    boolean orders = of.map(t -> t.role() == Role.TRANSACTIONS).orElse(true);
    if (column.isEmpty() && !orders && (measure.equals("sum") || measure.equals("distinct") || measure.equals("mean") && !stars)) {
      against.add(CustomerProblems.NEEDS_COLUMN.with(table));
    }
    boolean amount = of.stream().flatMap(t -> t.plainColumns().stream())
        .anyMatch(c -> c.name().equals(column) && c.means(Meaning.AMOUNT));
    if (orders && measure.equals("mean") && !column.isEmpty() && !amount) {
      against.add(CustomerProblems.MEAN_OF_ORDERS.with(column));
    }
    if (where.isEmpty() != values.isEmpty() || measure.equals("share") && where.isEmpty()) {
      against.add(CustomerProblems.HALF_CONDITION.with());
    } else if (compare.startsWith("at-") && values.size() > 1) {
      against.add(CustomerProblems.ONE_VALUE.with(values.size()));
    }
    if (window().isEmpty()) {
      against.add(CustomerProblems.DAYS.with(days));
    }
    return against;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    FeatureDefinition defined = definition(study);
    List<FeatureDefinition> before = OwnFeatures.in(study);
    OwnFeatures all = new OwnFeatures(before).with(defined);
    OrderBookEngine engine = OrderBookEngine.look(study, defined, job.part(0, 0.8));
    if (!engine.definitions().contains(defined)) {
      throw CustomerProblems.NOT_ABLE.raise(engine.book().source().table());
    }
    if (!engine.takesAny(defined)) {
      job.guard(CustomerProblems.NOTHING_MET.with(where, String.join(", ", values)));
    }
    job.progress(0.9);
    return OwnTable.write(study, all, Text.of(DefineFeature.class, "defined.one", defined.title(), defined.words()));
  }

  /** The name of the column of a name that a person gave: {@code Tents, 180 days} is {@code tents_180_days}. */
  static String id(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_+|_+$", "");
  }

  private Optional<DatasetVersion> of(Outline outline) {
    return table.isEmpty() ? outline.main(Role.TRANSACTIONS) : outline.table(table);
  }

  private static boolean isMain(Outline outline, DatasetVersion version) {
    return outline.main(Role.TRANSACTIONS).map(m -> m.table().equals(version.table())).orElse(false);
  }

  private Optional<Window> window() {
    if (days.equals("all")) {
      return Optional.of(Window.ALL);
    }
    try {
      int n = Integer.parseInt(days.strip());
      return n >= 1 ? Optional.of(new Window(n)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What a person said, as a definition. */
  private FeatureDefinition definition(StudyView study) {
    Table of = study.table(of(study.outline()).orElseThrow().table());
    boolean orders = of.version().role() == Role.TRANSACTIONS;
    Filter filter = where.isEmpty() ? Filter.NONE : new Filter(List.of(new Condition(
        where, Condition.Compare.valueOf(compare.toUpperCase(Locale.ROOT).replace('-', '_')), values)));
    Window window = window().orElseThrow();
    Made made = orders ? ofOrders(study, of) : ofRows(of);
    boolean balance = made.inputs.contains(Meaning.AMOUNT) && measure.equals("sum") && window.isAll() && filter.isNone();
    return new FeatureDefinition(
        id(name), name.strip(), orders ? Source.ORDERS : new Source(of.version().role(), of.name()), made.inputs, made.column, filter,
        window, balance ? Aggregate.BALANCE : aggregate(), made.unit, orders ? KnownAt.PURCHASE_AND_RETURN : KnownAt.ROW);
  }

  /** What is counted or added up. */
  private record Made(List<Meaning> inputs, String column, String unit) {}

  private Aggregate aggregate() {
    return switch (measure) {
      case "sum" -> Aggregate.SUM;
      case "mean" -> Aggregate.MEAN;
      case "distinct" -> Aggregate.DISTINCT;
      case "share" -> Aggregate.SHARE_OF_ALL;
      case "days-since-last" -> Aggregate.DAYS_SINCE_LAST;
      case "days-since-first" -> Aggregate.DAYS_SINCE_FIRST;
      default -> Aggregate.COUNT;
    };
  }

  private Made ofOrders(StudyView study, Table lines) {
    Optional<Column> named = column.isEmpty() ? Optional.empty() : RowFilter.column(lines, column);
    Optional<Meaning> meaning = named.flatMap(Column::meaning);
    return switch (measure) {
      case "sum", "mean" -> {
        if (named.isEmpty() && column.isEmpty() || meaning.filter(m -> m == Meaning.AMOUNT || m == Meaning.UNIT_PRICE).isPresent()) {
          yield new Made(List.of(Meaning.AMOUNT), "", "money");
        }
        yield meaning.filter(m -> m == Meaning.QUANTITY).isPresent()
            ? new Made(List.of(Meaning.QUANTITY), "", "pieces") : new Made(List.of(), column(lines, named), unit(named));
      }
      case "distinct" -> {
        if (column.isEmpty() || meaning.filter(m -> m == Meaning.PRODUCT_ID).isPresent()) {
          yield new Made(List.of(Meaning.PRODUCT_ID), "", "products");
        }
        yield meaning.filter(m -> m == Meaning.CATEGORY).isPresent() || named.isEmpty() && isCategoryOfProducts(study)
            ? new Made(List.of(Meaning.CATEGORY), "", "categories") : new Made(List.of(), column(lines, named), "values");
      }
      case "share" -> new Made(List.of(Meaning.ORDER_ID), "", "share");
      case "count" -> new Made(List.of(Meaning.ORDER_ID), "", "orders");
      default -> new Made(List.of(Meaning.DATE), "", "days");
    };
  }

  private boolean isCategoryOfProducts(StudyView study) {
    return study.outline().main(Role.PRODUCTS).stream().flatMap(t -> t.plainColumns().stream())
        .anyMatch(c -> c.means(Meaning.CATEGORY) && (c.name().equals(column) || column.equals(Meaning.CATEGORY.tag())));
  }

  private String column(Table of, Optional<Column> named) {
    return named.orElseThrow(() -> StudyProblems.NO_COLUMN.raise(
        of.name(), column, String.join(", ", of.columns().stream().map(Column::name).toList()))).name();
  }

  private static String unit(Optional<Column> named) {
    return named.map(Column::unit).orElse("");
  }

  private Made ofRows(Table of) {
    Optional<Column> named = column.isEmpty() ? Optional.empty() : RowFilter.column(of, column);
    boolean messages = of.version().role() == Role.FEEDBACK;
    return switch (measure) {
      case "sum" -> new Made(List.of(), column(of, named), unit(named));
      case "mean" -> column.isEmpty() ? new Made(List.of(Meaning.RATING), "", "points") : new Made(List.of(), column(of, named), unit(named));
      case "distinct" -> new Made(List.of(), column(of, named), "values");
      case "share" -> new Made(List.of(), "", "share");
      case "count" -> new Made(List.of(), "", messages ? "messages" : "rows");
      default -> new Made(List.of(Meaning.DATE), "", "days");
    };
  }
}
