package clientele.base;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount of money.
 *
 * @param units the amount in units of 10^-scale
 * @param scale digits after the decimal point, 0 to 9
 * @param currency ISO 4217 code, or the empty string if the files do not say
 */
public record Money(long units, int scale, String currency) {
  public Money {
    if (scale < 0 || scale > 9) {
      throw new IllegalArgumentException("scale of money must be 0 to 9: " + scale);
    }
    currency = currency == null ? "" : currency;
  }

  /** The amount as an exact decimal. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(units, scale);
  }

  /** The sum of two amounts of the same currency; the larger scale is kept. */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    }
    int common = Math.max(scale, other.scale);
    BigDecimal sum = amount().add(other.amount()).setScale(common, RoundingMode.UNNECESSARY);
    return new Money(sum.unscaledValue().longValueExact(), common, currency);
  }

  @Override
  public String toString() {
    return currency.isEmpty() ? amount().toPlainString() : amount().toPlainString() + " " + currency;
  }
}
