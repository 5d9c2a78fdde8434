package clientele.cleaning.formula;

import clientele.cleaning.formula.Tokens.Token;

/** The operators of formulas; every one gives missing where a side it needs is missing. */
final class Operators {
  private Operators() {}

  /** Arithmetic of two numbers; what is not finite, such as a division by zero, is missing. */
  static Expression numbers(Expression left, Expression right, char sign) {
    return Expression.of(Type.NUMBER, row -> {
      if (!(left.value(row) instanceof Double a) || !(right.value(row) instanceof Double b)) {
        return null;
      }
      return Functions.finite(switch (sign) {
        case '+' -> a + b;
        case '-' -> a - b;
        case '*' -> a * b;
        case '/' -> a / b;
        case '%' -> a - b * Math.floor(a / b);
        default -> Math.pow(a, b);
      });
    });
  }

  /** Sums: numbers, a date and days, the days between two dates. */
  static Expression summed(Expression left, Expression right, Token sign) {
    boolean minus = sign.text().equals("-");
    if (left.type() == Type.DATE && right.type() == Type.DATE && minus) {
      return Expression.of(Type.NUMBER, row ->
          left.value(row) instanceof Long a && right.value(row) instanceof Long b ? (double) (a - b) : null);
    }
    if (left.type() == Type.DATE && right.type() == Type.NUMBER) {
      return Expression.of(Type.DATE, row ->
          left.value(row) instanceof Long a && right.value(row) instanceof Double b
              ? a + Math.round(minus ? -b : b)
              : null);
    }
    if (!left.type().fits(Type.NUMBER) || !right.type().fits(Type.NUMBER)) {
      throw FormulaProblems.TYPE.raise(sign.place(), left.type().words(), right.type().words());
    }
    return numbers(left, right, sign.text().charAt(0));
  }

  /** A comparison; text by its characters. */
  static Expression compared(Expression left, Expression right, String sign) {
    return Expression.of(Type.TRUTH, row -> {
      Object a = left.value(row);
      Object b = right.value(row);
      if (a == null || b == null) {
        return null;
      }
      @SuppressWarnings("unchecked")
      int order = ((Comparable<Object>) a).compareTo(b);
      return switch (sign) {
        case "=" -> order == 0;
        case "<>" -> order != 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        default -> order >= 0;
      };
    });
  }

  /** {@code and}, {@code or} of three values: false and missing is false, true or missing is true. */
  static Expression truths(Expression left, Expression right, boolean all) {
    return Expression.of(Type.TRUTH, row -> {
      Object a = left.value(row);
      if (a instanceof Boolean known && known != all) {
        return known;
      }
      Object b = right.value(row);
      if (b instanceof Boolean known && known != all) {
        return known;
      }
      return a == null || b == null ? null : Boolean.valueOf(all);
    });
  }
}
