package clientele.language;

import clientele.base.Language;

/** Which of the two languages a text is in: Chinese if at least a fifth of its letters are Han characters. */
public final class TextLanguage {
  private static final double HAN_SHARE = 0.2;

  private TextLanguage() {}

  /** The language of a text; English if it has no letters. */
  public static Language of(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long han = text.codePoints().filter(WordPiece::isHan).count();
    return letters > 0 && han >= HAN_SHARE * letters ? Language.CHINESE : Language.ENGLISH;
  }
}
