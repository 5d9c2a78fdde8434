package clientele.ledger.rewrite;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A word by which a person is known, with the ways it may be written: in any case, with any run of spaces, composed or not, a
 * name also with the family name first, a phone or account number however its signs are grouped. It is found only where it is no
 * part of a longer word.
 */
final class Word {
  /** Before a word stands no letter, digit or sign that ties it to one. */
  private static final String BEGIN = "(?<![\\p{L}\\p{M}\\p{Nd}])(?<![\\p{L}\\p{M}\\p{Nd}][-./_+@&'’\u2010\u2011])";
  private static final String END = "(?![\\p{L}\\p{M}\\p{Nd}])(?![-./_+@&\u2010\u2011][\\p{L}\\p{Nd}])";
  private static final String SPACES = "[\\s\\p{Z}]";
  private static final String BETWEEN = "[\\s\\p{Z}()/.-]{0,3}";
  /** A bracket that is closed within the number. */
  private static final String BRACKET = "(?:\\((?=[+\\d\\s]{1,7}\\)))?";
  private static final int LEAST_DIGITS = 9;
  private static final int MOST_DIGITS = 15;
  private static final int COUNTRY = 3;
  private static final int MOST_PARTS = 5;
  private static final int ANCHOR = 6;
  private static final Map<String, String> MARKED = Map.of("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss", "ø", "oe", "æ", "ae", "å", "aa");
  private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z]{2}\\d{10,30}");

  private final String text;
  private final String expression;
  private final Pattern whole;
  private final Set<String> anchors;

  private Word(String text, List<String> expressions, Set<String> anchors) {
    this.text = text;
    this.expression = String.join("|", expressions);
    this.whole = compiled(expression);
    this.anchors = anchors;
  }

  /** A word that is written one way. */
  static Word of(String word) {
    String text = composed(word.strip());
    return new Word(text, List.of(bounded(text)), Set.of(anchor(text)));
  }

  /** The name of a person, also with the family name first. */
  static Word name(String name) {
    String text = composed(name.strip());
    List<String> halves = List.of(text.split(SPACES + "*[,，]" + SPACES + "*", 2));
    Set<String> forms = new LinkedHashSet<>(List.of(text));
    if (halves.size() == 2 && !halves.get(0).isEmpty() && !halves.get(1).isEmpty()) {
      orders(halves.get(1), halves.get(0), forms);
    } else {
      List<String> parts = List.of(text.split(SPACES + "+"));
      for (int first = 1; first < parts.size() && parts.size() <= MOST_PARTS; first++) {
        String given = String.join(" ", parts.subList(0, first));
        String family = String.join(" ", parts.subList(first, parts.size()));
        forms.add(family + ", " + given);
        if (parts.size() == 2) {
          orders(given, family, forms);
        }
      }
    }
    return new Word(text, forms.stream().map(Word::bounded).toList(), forms.stream().map(Word::anchor).collect(Collectors.toSet()));
  }

  private static void orders(String given, String family, Set<String> forms) {
    forms.addAll(List.of(given + " " + family, family + " " + given, family + ", " + given, given + ", " + family));
  }

  /** The ways a name is spelled without the marks of its letters. */
  static Set<String> spellings(String name) {
    String text = composed(name.strip());
    Set<String> all = new LinkedHashSet<>(List.of(text));
    String wide = text;
    for (Map.Entry<String, String> each : MARKED.entrySet()) {
      wide = wide.replace(each.getKey(), each.getValue());
    }
    all.add(composed(Normalizer.normalize(wide, Normalizer.Form.NFD).replaceAll("\\p{M}", "")));
    all.add(composed(Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace("ß", "ss")));
    return all;
  }

  /** A phone or account number; anything else is a word that is written one way. */
  static Word number(String number) {
    String text = composed(number.strip());
    boolean abroad = text.matches("[(]?(\\+|00).*");
    String signs = (abroad ? text.replace("(0)", "") : text).replaceAll("[\\s\\p{Z}()/.+-]", "");
    List<String> expressions = new ArrayList<>(List.of(bounded(text)));
    Set<String> anchors = new LinkedHashSet<>(Set.of(anchor(text)));
    if (ACCOUNT.matcher(signs).matches()) {
      expressions.add(BEGIN + apart(signs) + END);
      anchors.add(anchor(signs));
    } else if (signs.matches("\\d{" + LEAST_DIGITS + "," + MOST_DIGITS + "}")) {
      expressions.add(phone(signs, abroad));
      anchors.add(anchor(signs));
    }
    return new Word(text, expressions, anchors);
  }

  /** A phone as others write it: without the code of its country if it was given with it, with any if it was not. */
  private static String phone(String signs, boolean abroad) {
    String digits = signs.replaceFirst("^0+", "");
    String begin = "(?<![\\p{L}\\p{M}\\p{Nd}])(?<!\\p{Nd}[-./])";
    if (!abroad) {
      return begin + "(?:(?:\\+|00)\\d{1,3}" + BETWEEN + "(?:0\\)" + BETWEEN + ")?|" + BRACKET + "0?)" + apart(digits) + END;
    }
    StringBuilder code = new StringBuilder();
    int optional = Math.max(0, Math.min(COUNTRY, digits.length() - LEAST_DIGITS));
    for (int d = 0; d < optional; d++) {
      code.insert(0, "(?:").append(digits.charAt(d)).append(BETWEEN).append("(?:0\\)").append(BETWEEN).append(")?)?");
    }
    return begin + "(?<!(?:\\+|00)\\d{1,3}[\\s\\p{Z}()/.-]{0,3})" + BRACKET + "(?:\\+|00|0)?" + BRACKET + code + apart(digits.substring(optional)) + END;
  }

  private static String apart(String signs) {
    return signs.chars().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining(BETWEEN));
  }

  /** A word that is no part of a longer one; Chinese writes none apart. */
  static String bounded(String word) {
    String text = composed(word);
    String[] parts = text.split(SPACES + "+");
    StringBuilder spaced = new StringBuilder();
    for (int p = 0; p < parts.length; p++) {
      boolean last = p == parts.length - 1;
      boolean comma = !last && parts[p].endsWith(",");
      spaced.append(Pattern.quote(comma ? parts[p].substring(0, parts[p].length() - 1) : parts[p]))
          .append(last ? "" : comma ? SPACES + "*," + SPACES + "*" : SPACES + "+");
    }
    return (isSpaced(text.codePointAt(0)) ? BEGIN : "") + spaced + (isSpaced(text.codePointBefore(text.length())) ? END : "");
  }

  private static boolean isSpaced(int letter) {
    return Character.isLetterOrDigit(letter) && !Character.isIdeographic(letter);
  }

  static Pattern compiled(String expression) {
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** A text with its letters composed. */
  static String composed(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFC) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** The letters and digits of a text alone, in one case. */
  static String bare(String text) {
    StringBuilder bare = new StringBuilder();
    composed(text).codePoints().filter(Character::isLetterOrDigit)
        .map(c -> Character.toLowerCase(Character.toUpperCase(c))).forEach(bare::appendCodePoint);
    return bare.toString();
  }

  private static String anchor(String text) {
    String bare = bare(text);
    return bare.substring(Math.max(0, bare.length() - ANCHOR));
  }

  /** What stands in the bare letters of every text that holds the word. */
  Set<String> anchors() {
    return anchors;
  }

  String expression() {
    return expression;
  }

  String text() {
    return text;
  }

  /** Whether a cell is this word. */
  boolean is(String cell) {
    return whole.matcher(composed(cell.strip())).matches();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Word word && word.expression.equals(expression);
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
