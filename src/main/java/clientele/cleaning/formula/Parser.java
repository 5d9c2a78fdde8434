package clientele.cleaning.formula;

import clientele.cleaning.formula.Tokens.Kind;
import clientele.cleaning.formula.Tokens.Token;
import clientele.study.Column;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads a formula and checks its types; precedence from low to high: or, and, not, comparison, {@code &}, sum, product, power, sign. */
final class Parser {
  private static final int DEEPEST = 100;

  private final List<Token> tokens;
  private final List<Column> columns;
  private final Set<Column> read = new LinkedHashSet<>();
  private int at;
  private int depth;

  Parser(String source, List<Column> columns) {
    this.tokens = Tokens.of(source);
    this.columns = columns;
  }

  Expression parse() {
    Expression all = either();
    if (now().kind() != Kind.END) {
      throw FormulaProblems.SYNTAX.raise(now().place(), now().text());
    }
    return all;
  }

  private Expression either() {
    Expression left = both();
    while (isName("or")) {
      int place = next().place();
      left = truths(left, both(), place, false);
    }
    return left;
  }

  private Expression both() {
    Expression left = negated();
    while (isName("and")) {
      int place = next().place();
      left = truths(left, negated(), place, true);
    }
    return left;
  }

  private Expression negated() {
    if (isName("not")) {
      int place = next().place();
      deeper();
      Expression inner = negated();
      depth--;
      need(inner, Type.TRUTH, place);
      return Expression.of(Type.TRUTH, row -> inner.value(row) instanceof Boolean yes ? !yes : null);
    }
    return compared();
  }

  private Expression compared() {
    Expression left = joined();
    if (now().kind() == Kind.SIGN && List.of("=", "<>", "<", "<=", ">", ">=").contains(now().text())) {
      Token sign = next();
      Expression right = joined();
      if (!left.type().fits(right.type())) {
        throw FormulaProblems.TYPE.raise(sign.place(), left.type().words(), right.type().words());
      }
      return Operators.compared(left, right, sign.text());
    }
    return left;
  }

  private Expression joined() {
    Expression left = sum();
    while (isSign("&")) {
      next();
      left = Functions.call(Functions.all().get("concat"), List.of(left, sum()));
    }
    return left;
  }

  private Expression sum() {
    Expression left = product();
    while (isSign("+") || isSign("-")) {
      Token sign = next();
      left = Operators.summed(left, product(), sign);
    }
    return left;
  }

  private Expression product() {
    Expression left = power();
    while (isSign("*") || isSign("/") || isSign("%")) {
      Token sign = next();
      Expression right = power();
      need(left, Type.NUMBER, sign.place());
      need(right, Type.NUMBER, sign.place());
      left = Operators.numbers(left, right, sign.text().charAt(0));
    }
    return left;
  }

  /** Powers from left to right, behind signs, as spreadsheets take them: 2^3^2 is 64, -2^2 is 4. */
  private Expression power() {
    Expression base = signed();
    while (isSign("^")) {
      Token sign = next();
      Expression exponent = signed();
      need(base, Type.NUMBER, sign.place());
      need(exponent, Type.NUMBER, sign.place());
      base = Operators.numbers(base, exponent, '^');
    }
    return base;
  }

  private Expression signed() {
    if (isSign("-")) {
      Token sign = next();
      deeper();
      Expression inner = signed();
      depth--;
      need(inner, Type.NUMBER, sign.place());
      return Expression.of(Type.NUMBER, row -> inner.value(row) instanceof Double number ? -number : null);
    }
    return atom();
  }

  private Expression atom() {
    Token token = next();
    return switch (token.kind()) {
      case NUMBER -> constant(Type.NUMBER, Double.valueOf(token.text()));
      case STRING -> constant(Type.TEXT, token.text());
      case COLUMN -> column(token, token.text()).orElseThrow(() -> unknown(token));
      case NAME -> named(token);
      case SIGN -> {
        if (!token.text().equals("(")) {
          throw FormulaProblems.SYNTAX.raise(token.place(), token.text());
        }
        deeper();
        Expression inner = either();
        depth--;
        close();
        yield inner;
      }
      case END -> throw FormulaProblems.SYNTAX.raise(token.place(), "");
    };
  }

  private Expression named(Token token) {
    String name = token.text().toLowerCase(Locale.ROOT);
    if (isSign("(")) {
      return call(token, name);
    }
    return switch (name) {
      case "true" -> constant(Type.TRUTH, true);
      case "false" -> constant(Type.TRUTH, false);
      case "missing" -> constant(Type.NOTHING, null);
      default -> column(token, token.text()).orElseThrow(() -> unknown(token));
    };
  }

  private Expression call(Token token, String name) {
    next();
    deeper();
    List<Expression> arguments = new ArrayList<>();
    if (!isSign(")")) {
      arguments.add(either());
      while (isSign(",") || isSign(";")) {
        next();
        arguments.add(either());
      }
    }
    depth--;
    close();
    if (name.equals("if")) {
      count(token, arguments.size(), 3, 3);
      need(arguments.getFirst(), Type.TRUTH, token.place());
      same(arguments.subList(1, 3), token.place());
      return Functions.choice(arguments.get(0), arguments.get(1), arguments.get(2));
    }
    if (name.equals("coalesce")) {
      count(token, arguments.size(), 1, Integer.MAX_VALUE);
      same(arguments, token.place());
      return Functions.first(arguments);
    }
    Functions.Function function = Functions.all().get(name);
    if (function == null) {
      throw unknown(token);
    }
    count(token, arguments.size(), function.least(), function.repeats() ? Integer.MAX_VALUE : function.arguments().size());
    for (int i = 0; i < arguments.size(); i++) {
      Type wanted = function.arguments().get(Math.min(i, function.arguments().size() - 1));
      need(arguments.get(i), wanted, token.place());
    }
    return Functions.call(function, arguments);
  }

  private Optional<Expression> column(Token token, String name) {
    List<String> names = columns.stream().map(Column::name).toList();
    int same = names.indexOf(name);
    return same >= 0
        ? Optional.of(read(same))
        : IntStream.range(0, names.size()).filter(c -> names.get(c).equalsIgnoreCase(name)).mapToObj(this::read).findFirst();
  }

  private Expression read(int place) {
    read.add(columns.get(place));
    return Expression.of(Formula.typeOf(columns.get(place)), row -> row.at(place));
  }

  /** The columns that were named. */
  Set<Column> read() {
    return read;
  }

  private RuntimeException unknown(Token token) {
    return FormulaProblems.NAME.raise(
        token.text(), token.place(), String.join(", ", columns.stream().map(c -> "[" + c.name() + "]").toList()),
        String.join(", ", Formula.functions()));
  }

  private static void count(Token token, int given, int least, int most) {
    if (given < least || given > most) {
      throw FormulaProblems.SYNTAX.raise(token.place(), token.text() + "(…" + given + ")");
    }
  }

  private static void same(List<Expression> all, int place) {
    for (Expression each : all) {
      if (!each.type().fits(all.getFirst().type())) {
        throw FormulaProblems.TYPE.raise(place, all.getFirst().type().words(), each.type().words());
      }
    }
  }

  private static void need(Expression part, Type wanted, int place) {
    if (!part.type().fits(wanted)) {
      throw FormulaProblems.TYPE.raise(place, wanted.words(), part.type().words());
    }
  }

  private static Expression truths(Expression left, Expression right, int place, boolean all) {
    need(left, Type.TRUTH, place);
    need(right, Type.TRUTH, place);
    return Operators.truths(left, right, all);
  }

  private static Expression constant(Type type, Object value) {
    return Expression.of(type, row -> value);
  }

  private void close() {
    if (!isSign(")")) {
      throw FormulaProblems.SYNTAX.raise(now().place(), now().text());
    }
    next();
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw FormulaProblems.TOO_LONG.raise();
    }
  }

  private boolean isSign(String text) {
    return now().kind() == Kind.SIGN && now().text().equals(text);
  }

  private boolean isName(String text) {
    return now().kind() == Kind.NAME && now().text().equalsIgnoreCase(text);
  }

  private Token now() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }
}
