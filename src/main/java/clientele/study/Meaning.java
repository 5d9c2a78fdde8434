package clientele.study;

import java.util.Locale;
import java.util.Optional;

/** What a column means to the analyses, whatever the client called it. */
public enum Meaning {
  CUSTOMER_ID,
  ORDER_ID,
  PRODUCT_ID,
  PRODUCT_NAME,
  CATEGORY,
  /** Day or moment of an order, event, message or contact. */
  DATE,
  QUANTITY,
  UNIT_PRICE,
  /** Value of a line, quantity times price. */
  AMOUNT,
  /** What the goods of a line or a product cost the client. */
  COST,
  CURRENCY,
  DISCOUNT,
  /** Cancelled, returned, paid: what became of a line. */
  STATUS,
  CHANNEL,
  COUNTRY,
  CITY,
  NAME,
  EMAIL,
  PHONE,
  BIRTH_DATE,
  GENDER,
  /** When a customer or contract began. */
  START_DATE,
  /** When a customer or contract ended. */
  END_DATE,
  FEEDBACK_ID,
  TEXT,
  /** Stars or points a customer gave. */
  RATING,
  CAMPAIGN_ID,
  /** What was done to the customer, e.g. mailed or control. */
  TREATMENT,
  /** Whether a contact or offer had the wished effect. */
  OUTCOME,
  PURPOSE,
  CONSENT;

  /** The name on the command line and in presets: lower case. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The meaning of that name, in any case. */
  public static Optional<Meaning> ofTag(String tag) {
    for (Meaning meaning : values()) {
      if (meaning.name().equalsIgnoreCase(tag)) {
        return Optional.of(meaning);
      }
    }
    return Optional.empty();
  }
}
