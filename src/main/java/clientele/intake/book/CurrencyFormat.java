package clientele.intake.book;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The currency that the number format of a spreadsheet shows beside a number. It is no part of the cell, and yet the only
 * place that tells euros from dollars.
 */
public final class CurrencyFormat {
  /** {@code [$€-407]}: a sign and the language and country for which it stands (ECMA-376, 18.8.31). */
  private static final Pattern BRACKET = Pattern.compile("\\[\\$([^\\]-]+)(?:-([0-9A-Fa-f]{1,8}))?[^\\]]*\\]");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

  /** Signs that stand for one currency wherever they are written. */
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("€", "EUR"), Map.entry("£", "GBP"), Map.entry("₹", "INR"), Map.entry("₩", "KRW"), Map.entry("₽", "RUB"),
          Map.entry("₺", "TRY"), Map.entry("₫", "VND"), Map.entry("฿", "THB"), Map.entry("元", "CNY"), Map.entry("円", "JPY"),
          Map.entry("원", "KRW"), Map.entry("US$", "USD"), Map.entry("HK$", "HKD"), Map.entry("NT$", "TWD"), Map.entry("R$", "BRL"),
          Map.entry("A$", "AUD"), Map.entry("C$", "CAD"), Map.entry("S$", "SGD"), Map.entry("zł", "PLN"), Map.entry("Kč", "CZK"),
          Map.entry("Ft", "HUF"), Map.entry("р.", "RUB"), Map.entry("CHF", "CHF"));

  /** Signs that several countries use, by the languages Microsoft numbers (MS-LCID); without one they stay as they are. */
  private static final Map<String, Map<Integer, String>> BY_COUNTRY =
      Map.of(
          "$",
          Map.ofEntries(
              Map.entry(0x409, "USD"), Map.entry(0x1009, "CAD"), Map.entry(0xC0C, "CAD"), Map.entry(0xC09, "AUD"),
              Map.entry(0x404, "TWD"), Map.entry(0xC04, "HKD"), Map.entry(0x1004, "SGD"), Map.entry(0x4809, "SGD"),
              Map.entry(0x540A, "USD")),
          "¥", Map.of(0x411, "JPY", 0x804, "CNY"),
          "￥", Map.of(0x411, "JPY", 0x804, "CNY"),
          "kr", Map.of(0x41D, "SEK", 0x406, "DKK", 0x414, "NOK", 0x814, "NOK"));

  /** What cells may say, as the reader of numbers knows it. */
  private static final Set<String> KNOWN =
      Set.of(
          "EUR", "USD", "GBP", "CHF", "JPY", "CNY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "INR", "BRL", "CAD", "AUD", "KRW",
          "RUB", "TRY", "VND", "THB", "HKD", "TWD", "SGD", "$", "¥", "kr");

  private CurrencyFormat() {}

  /**
   * The code of the currency that a format shows, or the sign where it stands for several; empty if it shows none.
   *
   * @param id number of the format; those that every program fills in with its own country's currency say nothing
   * @param pattern of the format, null if unknown
   */
  public static Optional<String> of(int id, String pattern) {
    if (pattern == null || pattern.equals("General")) {
      return Optional.empty();
    }
    Optional<String> shown = shown(pattern);
    boolean local = id >= 5 && id <= 8 || id >= 41 && id <= 44;
    return local && shown.filter("$"::equals).isPresent() ? Optional.empty() : shown;
  }

  private static Optional<String> shown(String pattern) {
    Matcher bracket = BRACKET.matcher(pattern);
    while (bracket.find()) {
      int country = bracket.group(2) == null ? 0 : (int) (Long.parseLong(bracket.group(2), 16) & 0xFFFF);
      Optional<String> found = named(bracket.group(1).strip(), country);
      if (found.isPresent()) {
        return found;
      }
    }
    Matcher quoted = QUOTED.matcher(pattern);
    while (quoted.find()) {
      Optional<String> found = named(quoted.group(1).strip(), 0);
      if (found.isPresent()) {
        return found;
      }
    }
    String bare = QUOTED.matcher(pattern.replaceAll("\\[[^\\]]*\\]", "")).replaceAll("");
    for (String sign : new String[] {"€", "£", "¥", "₹", "₩", "₽", "₺", "₫", "฿", "元", "円", "$"}) {
      if (bare.contains(sign)) {
        return named(sign, 0);
      }
    }
    return Optional.empty();
  }

  /** The currency that a code names, if cells may say it. */
  public static Optional<String> ofCode(String code) {
    return Optional.of(code).filter(c -> CODE.matcher(c).matches() && KNOWN.contains(c));
  }

  /** What {@link #beside} was given. */
  public static String without(String cell) {
    int blank = cell.indexOf(' ');
    return blank < 0 ? cell : (cell.startsWith("-") ? "-" : "") + cell.substring(blank + 1);
  }

  private static Optional<String> named(String sign, int country) {
    String local = BY_COUNTRY.getOrDefault(sign, Map.of()).get(country);
    if (local != null) {
      return Optional.of(local);
    }
    return Optional.of(SIGNS.getOrDefault(sign, sign)).filter(KNOWN::contains);
  }

  /** A number with its currency before it, as a cell of words has it. */
  public static String beside(String number, Optional<String> currency) {
    boolean plain = !number.isEmpty() && (Character.isDigit(number.charAt(0)) || number.charAt(0) == '-');
    return currency.isEmpty() || !plain ? number
        : number.startsWith("-") ? "-" + currency.get() + " " + number.substring(1) : currency.get() + " " + number;
  }
}
