package clientele.cleaning.formula;

import java.util.ArrayList;
import java.util.List;

/** Cuts a formula into its words. */
final class Tokens {
  /** Kinds of words. */
  enum Kind {
    NUMBER,
    STRING,
    NAME,
    COLUMN,
    SIGN,
    END
  }

  /** A word with its place from 1. */
  record Token(Kind kind, String text, int place) {}

  private static final String SIGNS = "+-*/%^&=<>!(),;";

  private final String source;
  private final List<Token> found = new ArrayList<>();
  private int at;

  private Tokens(String source) {
    this.source = source;
  }

  static List<Token> of(String source) {
    Tokens tokens = new Tokens(source);
    tokens.cut();
    return tokens.found;
  }

  private void cut() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (Character.isWhitespace(c) || c == '\u3000') {
        at++;
      } else if (Character.isDigit(c) || c == '.' && at + 1 < source.length() && Character.isDigit(source.charAt(at + 1))) {
        number();
      } else if (c == '"' || c == '\'') {
        quoted(c, Kind.STRING);
      } else if (c == '[') {
        quoted(']', Kind.COLUMN);
      } else if (Character.isLetter(c) || c == '_') {
        name();
      } else {
        sign(c);
      }
    }
    found.add(new Token(Kind.END, "", source.length() + 1));
  }

  private void number() {
    int from = at;
    while (at < source.length() && (Character.isDigit(source.charAt(at)) || source.charAt(at) == '.')) {
      at++;
    }
    String text = source.substring(from, at);
    if (text.indexOf('.') != text.lastIndexOf('.')) {
      throw FormulaProblems.SYNTAX.raise(from + 1, text);
    }
    found.add(new Token(Kind.NUMBER, text, from + 1));
  }

  /** Words between quotes or brackets; the closing sign twice stands for itself. */
  private void quoted(char close, Kind kind) {
    int from = at++;
    StringBuilder text = new StringBuilder();
    while (true) {
      if (at >= source.length()) {
        throw FormulaProblems.SYNTAX.raise(from + 1, source.substring(from));
      }
      char c = source.charAt(at++);
      if (c != close) {
        text.append(c);
      } else if (at < source.length() && source.charAt(at) == close) {
        text.append(c);
        at++;
      } else {
        break;
      }
    }
    found.add(new Token(kind, text.toString(), from + 1));
  }

  private void name() {
    int from = at;
    while (at < source.length() && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
      at++;
    }
    found.add(new Token(Kind.NAME, source.substring(from, at), from + 1));
  }

  private void sign(char c) {
    char plain = switch (c) {
      case '（' -> '(';
      case '）' -> ')';
      case '，' -> ',';
      case '＝' -> '=';
      case '×' -> '*';
      case '÷' -> '/';
      case '−' -> '-';
      default -> c;
    };
    if (SIGNS.indexOf(plain) < 0) {
      throw FormulaProblems.SYNTAX.raise(at + 1, String.valueOf(c));
    }
    String two = at + 1 < source.length() ? "" + plain + source.charAt(at + 1) : "";
    if (two.equals("<=") || two.equals(">=") || two.equals("<>") || two.equals("!=") || two.equals("==")) {
      found.add(new Token(Kind.SIGN, two.equals("==") ? "=" : two.equals("!=") ? "<>" : two, at + 1));
      at += 2;
    } else {
      found.add(new Token(Kind.SIGN, String.valueOf(plain), at + 1));
      at++;
    }
  }
}
