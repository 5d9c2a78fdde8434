package clientele.cleaning.values;

import java.math.BigInteger;
import java.util.Locale;

/** Numbers that carry a check digit. */
public final class CheckDigits {
  private static final int[] RESIDENT = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String RESIDENT_CHECK = "10X98765432";

  private CheckDigits() {}

  /** A Chinese resident id of 18 characters (GB 11643-1999): ISO 7064 MOD 11-2 and a possible birth date. */
  public static boolean isResidentId(String value) {
    String id = value.strip().toUpperCase(Locale.ROOT);
    if (!id.matches("[1-9]\\d{16}[\\dX]")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (id.charAt(i) - '0') * RESIDENT[i];
    }
    int year = Integer.parseInt(id.substring(6, 10));
    int month = Integer.parseInt(id.substring(10, 12));
    int day = Integer.parseInt(id.substring(12, 14));
    return id.charAt(17) == RESIDENT_CHECK.charAt(sum % 11)
        && year >= 1850 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  /** Luhn's formula over the digits. */
  public static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      int twice = digit * 2;
      sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return !digits.isEmpty() && sum % 10 == 0;
  }

  /** A payment card number: 13 to 19 digits that begin as cards do and agree with Luhn's formula. */
  public static boolean isCard(String value) {
    String digits = value.replaceAll("[ -]", "");
    return digits.matches("[2-6]\\d{12,18}") && isLuhn(digits);
  }

  /** An EAN-8 or EAN-13 article number. */
  public static boolean isEan(String value) {
    String digits = value.strip();
    if (!digits.matches("\\d{8}|\\d{13}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
  }

  /** An ISBN of ten characters. */
  public static boolean isIsbn10(String value) {
    String isbn = value.replace("-", "").strip().toUpperCase(Locale.ROOT);
    if (!isbn.matches("\\d{9}[\\dX]")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += (isbn.charAt(i) == 'X' ? 10 : isbn.charAt(i) - '0') * (10 - i);
    }
    return sum % 11 == 0;
  }

  /** An international bank account number (ISO 13616, MOD 97-10). */
  public static boolean isIban(String value) {
    String iban = value.replace(" ", "").toUpperCase(Locale.ROOT);
    if (!iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    for (char c : (iban.substring(4) + iban.substring(0, 4)).toCharArray()) {
      digits.append(Character.getNumericValue(c));
    }
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }
}
