package clientele.intake.cell;

import java.nio.charset.StandardCharsets;

/**
 * Reads one cell as a number in both conventions at once: with a decimal point and with a decimal comma. Thousands
 * separators (comma, point, apostrophe, space), currency signs and codes, percent signs, signs before or behind and
 * parentheses are understood. One instance is used for many cells.
 */
public final class NumberScan {
  /** Digits after the decimal mark where the cell is not a number in that convention. */
  public static final int NOT = -1;

  /** Stands for yen or won before a number in East Asian encodings. */
  public static final String BACKSLASH = "\\";

  private static final String[] MARKS = {
    "EURO", "Euros", "Euro", "euros", "euro", "Dollars", "Dollar", "dollars", "dollar",
    "US$", "HK$", "NT$", "R$", "A$", "C$", "S$", "￥", "¥", "€", "£", "$", "₹", "₩", "₽", "₺", "₫", "฿", "元", "円", "원",
    "CNY", "RMB", "EUR", "USD", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "INR", "BRL", "CAD", "AUD",
    "HKD", "TWD", "SGD", "KRW", "RUB", "TRY", "VND", "THB",
    "kr", "zł", "Kč", "Ft", "руб.", "руб", "TL", "Rs."
  };

  /** All digits of the cell as one whole number, negative if the cell is. */
  long mantissa;

  /** Digits behind the decimal point, or {@link #NOT}. */
  int pointDigits;

  /** Digits behind the decimal comma, or {@link #NOT}. */
  int commaDigits;

  /** Whether it has a point, comma or other separator at all. */
  boolean separated;

  /** Whether it is written with zeros in front, as codes are. */
  boolean leadingZero;

  /** Its value, if it is written with an exponent or with more digits than a long holds. */
  double real;

  /** Whether only {@link #real} holds the value. */
  boolean isReal;

  boolean percent;
  String currency = "";

  /** Whether what was read is a number in both conventions, and another one in each. */
  public boolean isOpen() {
    return separated && !isReal && pointDigits != NOT && commaDigits != NOT && pointDigits != commaDigits;
  }

  /** Reads a cell; false if it is not a number in any convention. */
  public boolean read(byte[] b, int from, int to) {
    percent = false;
    currency = "";
    isReal = false;
    int s = from;
    int e = to;
    while (s < e && b[s] <= ' ' && b[s] >= 0) {
      s++;
    }
    while (e > s && b[e - 1] <= ' ' && b[e - 1] >= 0) {
      e--;
    }
    if (s == e || e - s > 60) {
      return false;
    }
    byte first = b[s];
    byte last = b[e - 1];
    boolean plainStart = first >= '0' && first <= '9' || first == '-' || first == '.' || first == '+';
    boolean plainEnd = last >= '0' && last <= '9' || last == '.' || last == ',';
    if (plainStart && plainEnd) {
      if (digits(b, s, e, false)) {
        return true;
      }
      if (first >= '0' && !hasWide(b, s, e)) {
        return false;
      }
    }
    return decorated(new String(b, s, e - s, StandardCharsets.UTF_8));
  }

  private static boolean hasWide(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] < 0) {
        return true;
      }
    }
    return false;
  }

  private boolean decorated(String cell) {
    String rest = WideSigns.narrow(cell).replace('\u2212', '-').replace('\u2019', '\'').replace('\u00a0', ' ').strip();
    boolean negative = false;
    boolean enclosed = false;
    boolean dash = rest.startsWith("-");
    boolean signed = false;
    for (String before = ""; !before.equals(rest); ) {
      before = rest;
      if (!enclosed && rest.startsWith("(") && rest.endsWith(")") && rest.length() > 2) {
        enclosed = true;
        negative ^= true;
        rest = rest.substring(1, rest.length() - 1).strip();
      }
      if (before.equals(cell.strip()) && rest.startsWith("'") && rest.length() > 1) {
        rest = rest.substring(1).strip();
      }
      if (!signed && (rest.startsWith("-") || rest.startsWith("+")) && rest.length() > 1) {
        signed = true;
        negative ^= rest.startsWith("-");
        rest = rest.substring(1).strip();
      }
      if (!percent && (rest.endsWith("%") || rest.endsWith("％"))) {
        percent = true;
        rest = rest.substring(0, rest.length() - 1).strip();
      }
      rest = currency.isEmpty() ? withoutCurrency(rest) : rest;
      if (!currency.isEmpty() && (rest.equals("-") || rest.equals("–") || dash && rest.isEmpty())) {
        return zero();
      }
      if (!enclosed && !signed && rest.endsWith("-") && rest.length() > 1) {
        signed = true;
        negative ^= true;
        rest = rest.substring(0, rest.length() - 1).strip();
      }
    }
    int zeros = rest.isEmpty() ? 0 : WideSigns.zeros(rest.charAt(rest.length() - 1));
    if (zeros > 0) {
      rest = rest.substring(0, rest.length() - 1).strip();
    }
    if (rest.isEmpty()) {
      return false;
    }
    byte[] plain = rest.getBytes(StandardCharsets.UTF_8);
    byte first = plain[0];
    if (!(first >= '0' && first <= '9' || first == '.' || first == ',')) {
      return false;
    }
    return digits(plain, 0, plain.length, negative) && (zeros == 0 || times(zeros));
  }

  /** Takes the sign of a currency away from before or behind what is left of a cell. */
  private String withoutCurrency(String rest) {
    if (rest.startsWith(BACKSLASH)) {
      currency = BACKSLASH;
      return rest.substring(1);
    }
    for (String mark : MARKS) {
      if (rest.startsWith(mark)) {
        currency = mark;
        return rest.substring(mark.length()).strip();
      }
      if (rest.endsWith(mark)) {
        currency = mark;
        return rest.substring(0, rest.length() - mark.length()).strip();
      }
    }
    return rest;
  }

  /** The dash that stands for nothing beside the sign of a currency in accounts. */
  private boolean zero() {
    mantissa = 0;
    pointDigits = 0;
    commaDigits = 0;
    separated = false;
    leadingZero = false;
    return true;
  }

  /** Multiplies by ten as often, as the Chinese signs for ten thousand and a hundred million do. */
  private boolean times(int zeros) {
    if (isReal || Math.abs(mantissa) > Long.MAX_VALUE / 1_000_000_000L) {
      return false;
    }
    for (int i = 0; i < zeros; i++) {
      mantissa *= 10;
    }
    while (pointDigits != 0 && commaDigits != 0 && mantissa % 10 == 0 && mantissa != 0) {
      mantissa /= 10;
      pointDigits -= pointDigits > 0 ? 1 : 0;
      commaDigits -= commaDigits > 0 ? 1 : 0;
    }
    return true;
  }

  private boolean digits(byte[] b, int from, int to, boolean negate) {
    int i = from;
    boolean negative = negate;
    if (b[i] == '-' || b[i] == '+') {
      negative ^= b[i] == '-';
      i++;
    }
    int begin = i;
    long value = 0;
    int count = 0;
    int points = 0;
    int commas = 0;
    int others = 0;
    int lastPoint = -1;
    int lastComma = -1;
    int firstSeparator = -1;
    boolean tooLong = false;
    for (; i < to; i++) {
      byte c = b[i];
      if (c >= '0' && c <= '9') {
        if (count >= 18 && value > 0) {
          tooLong = true;
        } else {
          value = value * 10 + (c - '0');
        }
        count += value > 0 || tooLong ? 1 : 0;
      } else if (c == '.') {
        points++;
        lastPoint = i;
        firstSeparator = firstSeparator < 0 ? i : firstSeparator;
      } else if (c == ',') {
        commas++;
        lastComma = i;
        firstSeparator = firstSeparator < 0 ? i : firstSeparator;
      } else if (c == '\'' || c == ' ') {
        others++;
        firstSeparator = firstSeparator < 0 ? i : firstSeparator;
      } else if ((c == 'e' || c == 'E') && i > begin && commas + others == 0) {
        return exponent(b, from, to, negate);
      } else {
        return false;
      }
    }
    int wholeEnd = firstSeparator < 0 ? to : firstSeparator;
    if (to == begin || to - begin == points + commas + others) {
      return false;
    }
    separated = firstSeparator >= 0;
    leadingZero = b[begin] == '0' && wholeEnd - begin > 1;
    if (!separated) {
      pointDigits = 0;
      commaDigits = 0;
    } else {
      pointDigits = points <= 1 ? fraction(b, begin, points == 1 ? lastPoint : to, to, ',') : NOT;
      commaDigits = commas <= 1 ? fraction(b, begin, commas == 1 ? lastComma : to, to, '.') : NOT;
      if (pointDigits == NOT && commaDigits == NOT) {
        return false;
      }
    }
    if (tooLong) {
      isReal = true;
      if (pointDigits == NOT) {
        return false;
      }
      real = Double.parseDouble(new String(b, from, to - from, StandardCharsets.US_ASCII).replaceAll("[,' ]", ""));
      real = negate ? -real : real;
    }
    mantissa = negative ? -value : value;
    return true;
  }

  /** Digits behind a decimal mark at {@code mark}; {@link #NOT} if what stands around it is not a number. */
  private static int fraction(byte[] b, int from, int mark, int to, char group) {
    for (int i = mark + 1; i < to; i++) {
      if (b[i] < '0' || b[i] > '9') {
        return NOT;
      }
    }
    return grouped(b, from, mark, group) ? Math.max(0, to - mark - 1) : NOT;
  }

  /** Whether the digits before the decimal mark are plain or in groups that one separator divides; none begins with zero. */
  private static boolean grouped(byte[] b, int from, int to, char group) {
    int run = 0;
    byte used = 0;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      if (c >= '0' && c <= '9') {
        run++;
        continue;
      }
      if (c != group && c != '\'' && c != ' ' || used != 0 && c != used) {
        return false;
      }
      if (run == 0 || run > 3 || used != 0 && run < 2) {
        return false;
      }
      used = c;
      run = 0;
    }
    return used == 0 || run == 3 && b[from] != '0';
  }

  private boolean exponent(byte[] b, int from, int to, boolean negate) {
    try {
      real = Double.parseDouble(new String(b, from, to - from, StandardCharsets.US_ASCII));
    } catch (NumberFormatException e) {
      return false;
    }
    if (!Double.isFinite(real)) {
      return false;
    }
    real = negate ? -real : real;
    isReal = true;
    separated = true;
    leadingZero = false;
    pointDigits = 0;
    commaDigits = NOT;
    return true;
  }

  /** All digits of the cell as one whole number, negative if the cell is. */
  public long mantissa() {
    return mantissa;
  }

  /** Digits behind the decimal point, or {@link #NOT}. */
  public int pointDigits() {
    return pointDigits;
  }

  /** Digits behind the decimal comma, or {@link #NOT}. */
  public int commaDigits() {
    return commaDigits;
  }

  /** Whether it has a point, comma or other separator at all. */
  public boolean separated() {
    return separated;
  }

  /** Whether it is written with zeros in front, as codes are. */
  public boolean leadingZero() {
    return leadingZero;
  }

  /** Its value, if it is written with an exponent or with more digits than a long holds. */
  public double real() {
    return real;
  }

  /** Whether only {@link #real} holds the value. */
  public boolean isReal() {
    return isReal;
  }

  /** Whether a percent sign stands behind it. */
  public boolean percent() {
    return percent;
  }

  /** Its currency as written; empty if there is none. */
  public String currency() {
    return currency;
  }
}
