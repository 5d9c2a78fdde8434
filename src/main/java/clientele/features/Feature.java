package clientele.features;

import clientele.base.Text;
import clientele.study.Meaning;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The catalogue of customer features: what each is made of, over which window, in which unit. */
public enum Feature {
  /** Days from the last order to the cut-off. */
  RECENCY_DAYS("days", Window.ALL, Aggregate.DAYS_SINCE_LAST, Meaning.DATE),
  /** Days from the first order to the cut-off. */
  TENURE_DAYS("days", Window.ALL, Aggregate.DAYS_SINCE_FIRST, Meaning.DATE),
  /** Number of orders. */
  ORDERS("orders", Window.ALL, Aggregate.COUNT, Meaning.ORDER_ID),
  /** Number of orders in the last 365 days. */
  ORDERS_LAST_YEAR("orders", Window.LAST_365_DAYS, Aggregate.COUNT, Meaning.ORDER_ID),
  /** Sum of what was bought less what came back; missing where no value is known. */
  SPEND("money", Window.ALL, Aggregate.SUM, Meaning.AMOUNT),
  /** Mean value of an order, net of what came back of it: the M of RFM. */
  ORDER_VALUE("money", Window.ALL, Aggregate.MEAN, Meaning.AMOUNT),
  /** Sum of what was bought in the last 90 days and has not come back. */
  SPEND_LAST_90_DAYS("money", Window.LAST_90_DAYS, Aggregate.SUM, Meaning.AMOUNT),
  /** Median number of days between two orders; missing below two order days. */
  GAP_DAYS("days", Window.ALL, Aggregate.MEDIAN_GAP, Meaning.DATE),
  /** Natural logarithm of (mean of the later half of the gaps / mean of the earlier half); missing below three gaps. */
  GAP_TREND("log ratio", Window.ALL, Aggregate.GAP_TREND, Meaning.DATE),
  /** Days since the last order over the customer's own usual gap; missing below two order days. */
  OVERDUE("× usual gap", Window.ALL, Aggregate.RECENCY_OVER_GAP, Meaning.DATE),
  /** Mean number of lines of an order. */
  BASKET_LINES("lines", Window.ALL, Aggregate.MEAN, Meaning.PRODUCT_ID),
  /** Mean number of pieces of an order. */
  BASKET_ITEMS("pieces", Window.ALL, Aggregate.MEAN, Meaning.QUANTITY),
  /** Number of different products bought. */
  PRODUCTS("products", Window.ALL, Aggregate.DISTINCT, Meaning.PRODUCT_ID),
  /** Number of different categories bought. */
  CATEGORIES("categories", Window.ALL, Aggregate.DISTINCT, Meaning.CATEGORY),
  /** Share of lines in the customer's largest category, 0 to 1. */
  TOP_CATEGORY_SHARE("share", Window.ALL, Aggregate.TOP_SHARE, Meaning.CATEGORY),
  /** Returned lines over all lines, 0 to 1. */
  RETURN_SHARE("share", Window.ALL, Aggregate.SHARE, Meaning.QUANTITY),
  /** Number of messages, reviews and answers. */
  FEEDBACK_COUNT("messages", Window.ALL, Aggregate.COUNT, Meaning.FEEDBACK_ID),
  /** Mean rating the customer gave, in the unit of the rating; missing without one. */
  FEEDBACK_SCORE("points", Window.ALL, Aggregate.MEAN, Meaning.RATING);

  /** How far back from the cut-off a feature looks. */
  public enum Window {
    ALL,
    LAST_365_DAYS,
    LAST_90_DAYS
  }

  /** How its inputs become one number per customer. */
  public enum Aggregate {
    COUNT,
    SUM,
    MEAN,
    DISTINCT,
    SHARE,
    TOP_SHARE,
    DAYS_SINCE_LAST,
    DAYS_SINCE_FIRST,
    MEDIAN_GAP,
    GAP_TREND,
    RECENCY_OVER_GAP
  }

  private final String unit;
  private final Window window;
  private final Aggregate aggregate;
  private final Set<Meaning> inputs;

  Feature(String unit, Window window, Aggregate aggregate, Meaning... inputs) {
    this.unit = unit;
    this.window = window;
    this.aggregate = aggregate;
    this.inputs = Set.copyOf(Arrays.asList(inputs));
  }

  /** Column name: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Unit; {@code money} stands for the currency of the study. */
  public String unit() {
    return unit;
  }

  /** How far back it looks. */
  public Window window() {
    return window;
  }

  /** How it is computed. */
  public Aggregate aggregate() {
    return aggregate;
  }

  /** The columns it is made of. */
  public Set<Meaning> inputs() {
    return inputs;
  }

  /** Its name in words. */
  public Text title() {
    return Text.of(Feature.class, "feature." + id());
  }

  /** Its definition in words, with what it may know. */
  public Text definition() {
    return Text.of(Feature.class, "feature." + id() + ".definition");
  }

  /** The feature of a column name. */
  public static Optional<Feature> of(String id) {
    return Arrays.stream(values()).filter(f -> f.id().equals(id)).findFirst();
  }
}
