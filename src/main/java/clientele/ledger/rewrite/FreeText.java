package clientele.ledger.rewrite;

import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Meaning;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Tells columns in which people write as they like from those that hold ids, names, codes and other values. */
final class FreeText {
  private static final Pattern NAMED = Pattern.compile(
      "(?iu)(.*[_ .-])?(notes?|notiz(en)?|comments?|kommentare?|commentaires?|comentarios?|remarks?|bemerkung(en)?|anmerkung(en)?|remarques?"
          + "|observaciones|memo|messages?|msg|nachricht(en)?|mensajes?|body|e?mail[_ .-]?text|text|free[_ .-]?text|inhalt|content|feedback|review"
          + "|complaints?|beschwerden?|answer|antwort|transcript|subject|betreff)([_ .-]?\\d+)?|.*(备注|留言|评论|内容|说明|反馈|评价|正文|消息|意见|建议|投诉).*");
  private static final Pattern WORDS = Pattern.compile("[\\s\\p{Z}]+");
  private static final int SENTENCE = 5;
  private static final int HAN_SENTENCE = 10;
  private static final int LOOKED_AT = 5_000;

  private FreeText() {}

  /**
   * Whether it is such a column: it means text, or its name says so, or most of what it holds reads like sentences.
   *
   * @param personal columns that tell of people by their name
   * @param dictionary its values
   */
  static boolean is(Column column, Predicate<Column> personal, Supplier<Dictionary> dictionary) {
    if (column.kind() != Kind.TEXT || column.means(Meaning.TEXT)) {
      return column.kind() == Kind.TEXT;
    }
    if (column.meaning().isPresent() || personal.test(column)) {
      return false;
    }
    String name = column.name().strip().replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ");
    return NAMED.matcher(name).matches() || isProse(dictionary.get());
  }

  private static boolean isProse(Dictionary dictionary) {
    int looked = Math.min(LOOKED_AT, dictionary.size());
    int sentences = 0;
    for (int code = 0; code < looked; code++) {
      sentences += isSentence(dictionary.get(code)) ? 1 : 0;
    }
    return looked > 0 && 2 * sentences >= looked;
  }

  /** Several words, most of them in small letters, as neither names nor codes are; or a longer run of Chinese. */
  private static boolean isSentence(String cell) {
    String[] words = WORDS.split(cell.strip());
    long small = java.util.Arrays.stream(words).filter(w -> !w.isEmpty() && Character.isLowerCase(w.codePointAt(0))).count();
    return words.length >= SENTENCE && 2 * small >= words.length
        || cell.codePoints().filter(Character::isIdeographic).count() >= HAN_SENTENCE && cell.matches("(?s).*[，。！？；、].*");
  }
}
