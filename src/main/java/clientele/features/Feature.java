package clientele.features;

import clientele.base.Text;
import clientele.features.definition.Catalogue;
import clientele.features.definition.FeatureDefinition;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Names of the features of the {@link Catalogue}, for code that speaks of one of them, and their words. */
public enum Feature {
  /** Days from the last order to the cut-off. */
  RECENCY_DAYS,
  /** Days from the first order to the cut-off. */
  TENURE_DAYS,
  /** Number of orders. */
  ORDERS,
  /** Number of orders in the last 365 days. */
  ORDERS_LAST_YEAR,
  /** Sum of what was bought less what came back; missing where no value is known. */
  SPEND,
  /** Mean value of an order, net of what came back of it: the M of RFM. */
  ORDER_VALUE,
  /** Sum of what was bought in the last 90 days and has not come back. */
  SPEND_LAST_90_DAYS,
  /** Median number of days between two orders; missing below two order days. */
  GAP_DAYS,
  /** Natural logarithm of (mean of the later half of the gaps / mean of the earlier half); missing below three gaps. */
  GAP_TREND,
  /** Days since the last order over the customer's own usual gap; missing below two order days. */
  OVERDUE,
  /** Mean number of lines of an order. */
  BASKET_LINES,
  /** Mean number of pieces of an order. */
  BASKET_ITEMS,
  /** Number of different products bought. */
  PRODUCTS,
  /** Number of different categories bought. */
  CATEGORIES,
  /** Share of lines in the customer's largest category, 0 to 1. */
  TOP_CATEGORY_SHARE,
  /** Returned lines over all lines, 0 to 1. */
  RETURN_SHARE,
  /** Number of messages, reviews and answers. */
  FEEDBACK_COUNT,
  /** Mean rating the customer gave, in the unit of the rating; missing without one. */
  FEEDBACK_SCORE;

  private final FeatureDefinition made;

  Feature() {
    this.made = Catalogue.of(name().toLowerCase(Locale.ROOT)).orElseThrow();
  }

  /** Column name: lower case. */
  public String id() {
    return made.id();
  }

  /** Unit; {@code money} stands for the currency of the study. */
  public String unit() {
    return made.unit();
  }

  /** What it is made of and how. */
  public FeatureDefinition made() {
    return made;
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
