package clientele.cleaning.formula;

import clientele.cleaning.formula.Expression.Cells;
import clientele.cleaning.values.Digits;
import clientele.intake.column.NumberCell;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The functions of formulas. */
final class Functions {
  /** Computes a value from arguments that are there. */
  interface Body {
    Object of(Object[] arguments);
  }

  /**
   * A function.
   *
   * @param arguments types in order; the last repeats if {@code repeats}
   * @param least how many must be given
   * @param lenient whether it is called although an argument is missing
   */
  record Function(String name, List<Type> arguments, int least, boolean repeats, boolean lenient, Type gives, Body body) {}

  private static final int LONGEST = 100_000;
  private static final Map<String, Function> ALL = new TreeMap<>();

  static {
    number("abs", a -> Math.abs(num(a, 0)), Type.NUMBER);
    number("floor", a -> Math.floor(num(a, 0)), Type.NUMBER);
    number("ceil", a -> Math.ceil(num(a, 0)), Type.NUMBER);
    number("sqrt", a -> Math.sqrt(num(a, 0)), Type.NUMBER);
    number("exp", a -> Math.exp(num(a, 0)), Type.NUMBER);
    number("ln", a -> Math.log(num(a, 0)), Type.NUMBER);
    number("log10", a -> Math.log10(num(a, 0)), Type.NUMBER);
    add("round", List.of(Type.NUMBER, Type.NUMBER), 1, false, Type.NUMBER, Functions::round);
    add("min", List.of(Type.NUMBER), 1, true, Type.NUMBER, a -> best(a, Comparator.reverseOrder()));
    add("max", List.of(Type.NUMBER), 1, true, Type.NUMBER, a -> best(a, Comparator.naturalOrder()));
    text("upper", a -> word(a, 0).toUpperCase(Locale.ROOT), Type.TEXT);
    text("lower", a -> word(a, 0).toLowerCase(Locale.ROOT), Type.TEXT);
    text("trim", a -> word(a, 0).strip().replaceAll("\\s+", " "), Type.TEXT);
    text("len", a -> (double) word(a, 0).codePointCount(0, word(a, 0).length()), Type.NUMBER);
    add("left", List.of(Type.TEXT, Type.NUMBER), 2, false, Type.TEXT, a -> part(word(a, 0), 0, num(a, 1)));
    add("right", List.of(Type.TEXT, Type.NUMBER), 2, false, Type.TEXT, Functions::right);
    add("mid", List.of(Type.TEXT, Type.NUMBER, Type.NUMBER), 3, false, Type.TEXT, a -> part(word(a, 0), num(a, 1) - 1, num(a, 2)));
    add("replace", List.of(Type.TEXT, Type.TEXT, Type.TEXT), 3, false, Type.TEXT, Functions::replace);
    add("contains", List.of(Type.TEXT, Type.TEXT), 2, false, Type.TRUTH, a -> word(a, 0).contains(word(a, 1)));
    add("startswith", List.of(Type.TEXT, Type.TEXT), 2, false, Type.TRUTH, a -> word(a, 0).startsWith(word(a, 1)));
    add("endswith", List.of(Type.TEXT, Type.TEXT), 2, false, Type.TRUTH, a -> word(a, 0).endsWith(word(a, 1)));
    add("number", List.of(Type.TEXT, Type.TEXT), 1, false, Type.NUMBER, Functions::parse);
    text("date", Functions::day, Type.DATE);
    dated("year", a -> (double) date(a, 0).getYear(), Type.NUMBER);
    dated("month", a -> (double) date(a, 0).getMonthValue(), Type.NUMBER);
    dated("day", a -> (double) date(a, 0).getDayOfMonth(), Type.NUMBER);
    dated("weekday", a -> (double) date(a, 0).getDayOfWeek().getValue(), Type.NUMBER);
    add("days", List.of(Type.DATE, Type.DATE), 2, false, Type.NUMBER, a -> (double) ((Long) a[1] - (Long) a[0]));
    add("adddays", List.of(Type.DATE, Type.NUMBER), 2, false, Type.DATE, a -> (Long) a[0] + Math.round(num(a, 1)));
    ALL.put("isblank", new Function("isblank", List.of(Type.NOTHING), 1, false, true, Type.TRUTH, a -> a[0] == null || "".equals(a[0])));
    ALL.put("text", new Function("text", List.of(Type.NOTHING), 1, false, false, Type.TEXT, a -> written(a[0])));
    ALL.put("concat", new Function("concat", List.of(Type.NOTHING), 1, true, true, Type.TEXT, Functions::concat));
  }

  private Functions() {}

  static Map<String, Function> all() {
    return ALL;
  }

  /** A call whose arguments have been checked. */
  static Expression call(Function function, List<Expression> arguments) {
    return Expression.of(function.gives, row -> {
      Object[] values = new Object[arguments.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments.get(i).value(row);
        if (values[i] == null && !function.lenient) {
          return null;
        }
      }
      return finite(function.body.of(values));
    });
  }

  /** {@code if(condition, then, else)}: only the branch that counts is computed; a missing condition gives missing. */
  static Expression choice(Expression condition, Expression then, Expression otherwise) {
    Type type = then.type() == Type.NOTHING ? otherwise.type() : then.type();
    return Expression.of(type, (Cells row) -> {
      if (!(condition.value(row) instanceof Boolean yes)) {
        return null;
      }
      return yes ? then.value(row) : otherwise.value(row);
    });
  }

  /** {@code coalesce(a, b, …)}: the first that is not missing. */
  static Expression first(List<Expression> arguments) {
    Type type = arguments.stream().map(Expression::type).filter(t -> t != Type.NOTHING).findFirst().orElse(Type.NOTHING);
    List<Expression> all = new ArrayList<>(arguments);
    return Expression.of(type, row -> {
      for (Expression each : all) {
        Object value = each.value(row);
        if (value != null) {
          return value;
        }
      }
      return null;
    });
  }

  /** A value as text: whole numbers without a point, days as ISO. */
  static String written(Object value) {
    return switch (value) {
      case null -> "";
      case Double number -> clientele.study.Cells.write(Digits.fifteen(number));
      case Long day -> LocalDate.ofEpochDay(day).toString();
      default -> value.toString();
    };
  }

  static Object finite(Object value) {
    return value instanceof Double number && !Double.isFinite(number) ? null : value;
  }

  private static void number(String name, Body body, Type gives) {
    add(name, List.of(Type.NUMBER), 1, false, gives, body);
  }

  private static void text(String name, Body body, Type gives) {
    add(name, List.of(Type.TEXT), 1, false, gives, body);
  }

  private static void dated(String name, Body body, Type gives) {
    add(name, List.of(Type.DATE), 1, false, gives, body);
  }

  private static void add(String name, List<Type> arguments, int least, boolean repeats, Type gives, Body body) {
    ALL.put(name, new Function(name, arguments, least, repeats, false, gives, body));
  }

  private static double num(Object[] a, int i) {
    return (Double) a[i];
  }

  private static String word(Object[] a, int i) {
    return (String) a[i];
  }

  private static LocalDate date(Object[] a, int i) {
    return LocalDate.ofEpochDay((Long) a[i]);
  }

  private static Object round(Object[] a) {
    int digits = a.length > 1 ? (int) Math.clamp(num(a, 1), -12, 12) : 0;
    return BigDecimal.valueOf(num(a, 0)).setScale(digits, java.math.RoundingMode.HALF_UP).doubleValue();
  }

  private static Object best(Object[] a, Comparator<Double> order) {
    Double best = (Double) a[0];
    for (Object each : a) {
      best = order.compare((Double) each, best) > 0 ? (Double) each : best;
    }
    return best;
  }

  /** Characters of a text from a place on; whole characters, however they are stored. */
  private static String part(String text, double from, double count) {
    int length = text.codePointCount(0, text.length());
    int first = (int) Math.clamp(from, 0, length);
    int last = (int) Math.clamp(first + Math.max(0, count), first, length);
    return text.substring(text.offsetByCodePoints(0, first), text.offsetByCodePoints(0, last));
  }

  private static Object right(Object[] a) {
    int length = word(a, 0).codePointCount(0, word(a, 0).length());
    return part(word(a, 0), length - num(a, 1), num(a, 1));
  }

  private static Object replace(Object[] a) {
    String replaced = word(a, 1).isEmpty() ? word(a, 0) : word(a, 0).replace(word(a, 1), word(a, 2));
    return replaced.length() > LONGEST ? null : replaced;
  }

  /** A number as people write it; missing where it is none or where the decimal mark is neither given nor proven. */
  private static Object parse(Object[] a) {
    NumberCell cell = NumberCell.of(word(a, 0)).orElse(null);
    if (cell == null) {
      return null;
    }
    Optional<BigDecimal> number = switch (a.length > 1 ? word(a, 1).strip().toLowerCase(Locale.ROOT) : "") {
      case "" -> cell.isOpen() ? Optional.empty() : cell.point().or(cell::comma);
      case "point", "." -> cell.point();
      case "comma", "," -> cell.comma();
      default -> Optional.empty();
    };
    return number.map(n -> cell.percent() ? n.movePointLeft(2) : n).map(BigDecimal::doubleValue).orElse(null);
  }

  private static Object day(Object[] a) {
    try {
      return LocalDate.parse(word(a, 0).strip()).toEpochDay();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Object concat(Object[] a) {
    StringBuilder joined = new StringBuilder();
    for (Object each : a) {
      joined.append(written(each));
    }
    return joined.length() > LONGEST ? null : joined.toString();
  }
}
