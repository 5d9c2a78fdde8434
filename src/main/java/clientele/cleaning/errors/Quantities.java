package clientele.cleaning.errors;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers with and without a unit. The usual form is the number alone if a part of the rows has it or the unit is written in
 * several ways; else the unit most rows have. A number of another size, as 5 % beside 0.05 or 500 g beside 0.5 kg, is
 * converted where the sizes of both forms or the units themselves say by how much, and left alone where they do not.
 */
final class Quantities implements TwoForms.Family {
  private static final Pattern QUANTITY =
      Pattern.compile("([-+]?\\d{1,15}(?:\\.\\d{1,9})?)(\\s*(?:%|°?[A-Za-zµμ]{1,8}\\.?|\\p{IsHan}{1,3}))?");
  private static final Pattern TIME_OF_DAY = Pattern.compile("\\s*[ap]\\.?m?\\.?", Pattern.CASE_INSENSITIVE);
  private static final double PLAIN_ENOUGH = 0.05;
  private static final double SAME_SIZE = 5;
  private static final int MOST_DECIMALS = 6;
  private static final int MOST_UNKNOWN = 3;
  private static final double KNOWN_BY_USE = 0.03;

  /** Size of each known unit in the base of its dimension, as {@code mass 1000} for kg. */
  private static final Map<String, Unit> UNITS = new HashMap<>();

  static {
    units("mass", "µg 0.000001", "μg 0.000001", "ug 0.000001", "mcg 0.000001", "mg 0.001", "g 1", "gr 1", "gram 1", "grams 1", "kg 1000", "kilo 1000", "克 1", "千克 1000", "公斤 1000", "斤 500", "t 1000000",
        "oz 28.349523125", "ounce 28.349523125", "ounces 28.349523125", "lb 453.59237", "lbs 453.59237", "pound 453.59237", "pounds 453.59237");
    units("length", "mm 1", "cm 10", "m 1000", "meter 1000", "metre 1000", "km 1000000", "in 25.4", "inch 25.4", "ft 304.8", "mi 1609344",
        "毫米 1", "厘米 10", "米 1000", "公里 1000000");
    units("volume", "ml 1", "cl 10", "dl 100", "l 1000", "liter 1000", "litre 1000", "毫升 1", "升 1000");
    units("time", "s 1", "sec 1", "secs 1", "min 60", "mins 60", "minutes 60", "h 3600", "hr 3600", "hrs 3600", "hours 3600", "days 86400",
        "day 86400", "d 86400", "week 604800", "weeks 604800", "ms 0.001", "秒 1", "分钟 60", "小时 3600", "天 86400", "周 604800");
    units("memory", "kb 1", "mb 1000", "gb 1000000", "tb 1000000000");
  }

  private record Unit(String dimension, BigDecimal size) {}

  private String usual = "";
  private int decimals;
  private final Map<String, BigDecimal> factors = new HashMap<>();

  private static void units(String dimension, String... sizes) {
    for (String size : sizes) {
      String[] parts = size.split(" ");
      UNITS.put(parts[0], new Unit(dimension, new BigDecimal(parts[1])));
    }
  }

  @Override
  public Optional<String> form(String value) {
    Matcher m = QUANTITY.matcher(value.strip());
    if (!m.matches() || m.group(2) != null && TIME_OF_DAY.matcher(m.group(2)).matches()) {
      return Optional.empty();
    }
    return Optional.of(m.group(2) == null ? "" : m.group(2));
  }

  /** A unit is known, or one of the few words behind the numbers of a column: what differs from row to row is none. */
  @Override
  public boolean mayBe(Map<String, Integer> forms) {
    int all = forms.values().stream().mapToInt(Integer::intValue).sum();
    Map<String, Integer> unknown = new HashMap<>();
    forms.forEach((form, n) -> {
      if (!form.isEmpty() && !word(form).equals("%") && !UNITS.containsKey(word(form))) {
        unknown.merge(word(form), n, Integer::sum);
      }
    });
    return unknown.size() <= MOST_UNKNOWN && unknown.values().stream().allMatch(n -> n >= all * KNOWN_BY_USE);
  }

  @Override
  public String usual(Map<String, Integer> forms) {
    int all = forms.values().stream().mapToInt(Integer::intValue).sum();
    boolean severalWords = forms.keySet().stream().filter(f -> !f.isEmpty()).map(Quantities::word).distinct().count()
        < forms.keySet().stream().filter(f -> !f.isEmpty()).count();
    if (forms.getOrDefault("", 0) >= all * PLAIN_ENOUGH && (severalWords || forms.get("") * 2 >= all)) {
      return "";
    }
    return TwoForms.Family.super.usual(forms);
  }

  @Override
  public void settle(List<String> values, int[] rows, String form) {
    usual = form;
    decimals = values.stream().filter(v -> form(v).filter(usual::equals).isPresent()).mapToInt(v -> number(v).scale()).min().orElse(0);
    Map<String, List<double[]>> numbers = new HashMap<>();
    for (int v = 0; v < rows.length; v++) {
      String value = values.get(v);
      int n = rows[v];
      form(value).ifPresent(f -> numbers.computeIfAbsent(f, x -> new ArrayList<>()).add(new double[] {number(value).abs().doubleValue(), n}));
    }
    double middle = middle(numbers.getOrDefault(usual, List.of()));
    numbers.forEach((f, of) -> factor(f, middle(of) / middle).ifPresent(x -> factors.put(f, x)));
  }

  /** What a number in a form is to be multiplied by; {@code ratio} is that of its middle to the middle of the usual form. */
  private Optional<BigDecimal> factor(String form, double ratio) {
    Unit own = UNITS.get(word(form));
    Unit wanted = UNITS.get(word(usual));
    if (own != null && wanted != null) {
      return own.dimension().equals(wanted.dimension())
          ? Optional.of(own.size().divide(wanted.size(), MathContext.DECIMAL64)) : Optional.empty();
    }
    boolean share = word(form).equals("%") || word(usual).equals("%");
    if (share && ratio > 100 / SAME_SIZE && ratio < 100 * SAME_SIZE && word(form).equals("%")) {
      return Optional.of(new BigDecimal("0.01"));
    }
    if (share && ratio > 0.01 / SAME_SIZE && ratio < 0.01 * SAME_SIZE && word(usual).equals("%")) {
      return Optional.of(new BigDecimal("100"));
    }
    boolean bare = form.isEmpty() || usual.isEmpty() || word(form).equals(word(usual));
    return bare && ratio > 1 / SAME_SIZE && ratio < SAME_SIZE ? Optional.of(BigDecimal.ONE) : Optional.empty();
  }

  @Override
  public Optional<String> write(String value) {
    BigDecimal factor = factors.get(form(value).orElse(""));
    if (factor == null) {
      return Optional.empty();
    }
    Matcher m = QUANTITY.matcher(value.strip());
    String number = m.matches() ? m.group(1) : value;
    if (factor.compareTo(BigDecimal.ONE) != 0) {
      BigDecimal converted = new BigDecimal(number).multiply(factor);
      BigDecimal brief = converted.setScale(Math.min(MOST_DECIMALS, Math.max(0, converted.scale())), RoundingMode.HALF_UP).stripTrailingZeros();
      number = brief.setScale(Math.max(decimals, brief.scale())).toPlainString();
    }
    return Optional.of(number + usual);
  }

  private static BigDecimal number(String value) {
    Matcher m = QUANTITY.matcher(value.strip());
    return m.matches() ? new BigDecimal(m.group(1)) : BigDecimal.ZERO;
  }

  @Override
  public boolean keepsAll(String value) {
    return true;
  }

  /** A unit as it is looked up: without blanks, points and capitals. */
  private static String word(String form) {
    return form.strip().toLowerCase(Locale.ROOT).replace(".", "");
  }

  private static double middle(List<double[]> weighted) {
    double[][] sorted = weighted.stream().sorted((a, b) -> Double.compare(a[0], b[0])).toArray(double[][]::new);
    double half = Arrays.stream(sorted).mapToDouble(x -> x[1]).sum() / 2;
    double sum = 0;
    for (double[] each : sorted) {
      sum += each[1];
      if (sum >= half) {
        return each[0];
      }
    }
    return Double.NaN;
  }
}
