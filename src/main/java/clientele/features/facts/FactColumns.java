package clientele.features.facts;

import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which columns of a table of customers are facts about them, and what their cells are as facts: the same for every learner. */
public final class FactColumns {
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int FEW = 20;
  private static final int ENOUGH = 200;
  private static final double NEARLY_ALL = 0.98;
  private static final double FOUR_DIGITS = 9_999;

  private FactColumns() {}

  /** The columns that can tell something: no ids, names and free text, and no numbers that count the rows up. */
  public static List<Column> of(Table table) {
    return table.columns().stream().filter(FactColumns::tells)
        .filter(c -> c.kind() != Kind.INTEGER || !looksLikeId(table.reals(c.name())))
        .toList();
  }

  private static boolean tells(Column column) {
    return column.kind() != Kind.PHRASE && column.meaning().map(m -> switch (m) {
      case CUSTOMER_ID, ORDER_ID, PRODUCT_ID, FEEDBACK_ID, CAMPAIGN_ID, NAME, EMAIL, PHONE, TEXT -> false;
      default -> true;
    }).orElse(true);
  }

  /** Whole numbers that count the rows up: a row number or an id, nothing about the customer. */
  private static boolean looksLikeId(double[] values) {
    int rising = 0;
    for (int i = 1; i < values.length; i++) {
      rising += values[i] == values[i - 1] + 1 ? 1 : 0;
    }
    return values.length > FEW && rising > NEARLY_ALL * (values.length - 1)
        || values.length > ENOUGH && Arrays.stream(values).distinct().count() == values.length
            && Arrays.stream(values).min().orElse(0) > FOUR_DIGITS;
  }

  /**
   * The cells of a column that holds no words, as facts among the customers of one table: numbers as they are, yes and no as 1 and
   * 0, days as days before the newest of them. A model that is to score other tables takes days as they are ({@link Facts}), as the
   * newest day of another table is another day.
   */
  public static double[] numbers(Table table, Column column) {
    double[] values = table.reals(column.name());
    if (!column.kind().isTemporal()) {
      return values;
    }
    double unit = column.kind() == Kind.TIME ? SECONDS_OF_DAY : 1;
    double newest = Arrays.stream(values).filter(v -> !Double.isNaN(v)).map(v -> Math.floor(v / unit)).max().orElse(0);
    return Arrays.stream(values).map(v -> newest - Math.floor(v / unit)).toArray();
  }

  /** The unit of {@link #numbers}. */
  public static String unit(Column column) {
    return column.kind().isTemporal() ? "days" : column.unit();
  }

  /** Ids of the customers of a table; where no column has them, the numbers of its rows from 1. */
  public static String[] ids(Table table) {
    Optional<Column> id = table.column(Meaning.CUSTOMER_ID);
    if (id.isPresent()) {
      return table.words(id.get().name());
    }
    String[] numbers = new String[Math.toIntExact(table.rows())];
    Arrays.setAll(numbers, i -> Integer.toString(i + 1));
    return numbers;
  }
}
