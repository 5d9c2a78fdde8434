package clientele.cleaning.personal;

import clientele.base.Text;
import java.util.Locale;

/** What a personal value is. */
public enum PersonalKind {
  EMAIL,
  PHONE,
  /** A Chinese resident id with a check digit that agrees. */
  RESIDENT_ID,
  /** A payment card that agrees with Luhn's formula. */
  CARD,
  /** A bank account (IBAN). */
  ACCOUNT,
  NAME,
  ADDRESS,
  BIRTH_DATE,
  IP_ADDRESS;

  /** In words. */
  public Text words() {
    return Text.of(PersonalKind.class, "kind." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
