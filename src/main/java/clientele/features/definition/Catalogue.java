package clientele.features.definition;

import static clientele.study.Meaning.AMOUNT;
import static clientele.study.Meaning.CATEGORY;
import static clientele.study.Meaning.DATE;
import static clientele.study.Meaning.FEEDBACK_ID;
import static clientele.study.Meaning.ORDER_ID;
import static clientele.study.Meaning.PRODUCT_ID;
import static clientele.study.Meaning.QUANTITY;
import static clientele.study.Meaning.RATING;

import clientele.study.Meaning;
import java.util.List;
import java.util.Optional;

/** The features that every study has whose data allow them, in the order of their columns. */
public final class Catalogue {
  private static final Window YEAR = new Window(365);
  private static final Window QUARTER = new Window(90);

  /** All of them. */
  public static final List<FeatureDefinition> ALL =
      List.of(
          orders("recency_days", Aggregate.DAYS_SINCE_LAST, DATE, Window.ALL, "days"),
          orders("tenure_days", Aggregate.DAYS_SINCE_FIRST, DATE, Window.ALL, "days"),
          orders("orders", Aggregate.COUNT, ORDER_ID, Window.ALL, "orders"),
          orders("orders_last_year", Aggregate.COUNT, ORDER_ID, YEAR, "orders"),
          orders("spend", Aggregate.BALANCE, AMOUNT, Window.ALL, "money"),
          orders("order_value", Aggregate.MEAN, AMOUNT, Window.ALL, "money"),
          orders("spend_last_90_days", Aggregate.SUM, AMOUNT, QUARTER, "money"),
          orders("gap_days", Aggregate.MEDIAN_GAP, DATE, Window.ALL, "days"),
          orders("gap_trend", Aggregate.GAP_TREND, DATE, Window.ALL, "log ratio"),
          orders("overdue", Aggregate.RECENCY_OVER_GAP, DATE, Window.ALL, "× usual gap"),
          orders("basket_lines", Aggregate.MEAN, PRODUCT_ID, Window.ALL, "lines"),
          orders("basket_items", Aggregate.MEAN, QUANTITY, Window.ALL, "pieces"),
          orders("products", Aggregate.DISTINCT, PRODUCT_ID, Window.ALL, "products"),
          orders("categories", Aggregate.DISTINCT, CATEGORY, Window.ALL, "categories"),
          orders("top_category_share", Aggregate.TOP_SHARE, CATEGORY, Window.ALL, "share"),
          orders("return_share", Aggregate.RETURNED_SHARE, QUANTITY, Window.ALL, "share"),
          feedback("feedback_count", Aggregate.COUNT, FEEDBACK_ID, "messages"),
          feedback("feedback_score", Aggregate.MEAN, RATING, "points"));

  private Catalogue() {}

  /** The one of a name. */
  public static Optional<FeatureDefinition> of(String id) {
    return ALL.stream().filter(d -> d.id().equals(id)).findFirst();
  }

  private static FeatureDefinition orders(String id, Aggregate aggregate, Meaning input, Window window, String unit) {
    return new FeatureDefinition(
        id, "", Source.ORDERS, List.of(input), "", Filter.NONE, window, aggregate, unit, KnownAt.PURCHASE_AND_RETURN);
  }

  private static FeatureDefinition feedback(String id, Aggregate aggregate, Meaning input, String unit) {
    return new FeatureDefinition(
        id, "", Source.FEEDBACK, List.of(input), "", Filter.NONE, Window.ALL, aggregate, unit, KnownAt.ROW);
  }
}
