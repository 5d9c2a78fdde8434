package clientele.base.words;

import java.util.Set;

/**
 * Words that stand for "no value" in clients' files. Most say that nothing is known. A few say that there is nothing, which is no
 * value of a name and an answer to a question: who asks one takes those apart. What programs write for a cell without a
 * value is known by its exact spelling, since Null and Nan are names of people.
 */
public final class MissingWords {
  /** What programs write: databases, statistics, and errors of spreadsheets in the languages of their makers. */
  private static final Set<String> OF_PROGRAMS =
      Set.of(
          "NULL", "null", "Null", "\\N", "#N/A", "#NULL!", "NaN", "nan", "<NA>", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!",
          "(null)", "[NULL]", "#NV", "#WERT!", "#BEZUG!", "#ZAHL!", "#N/D", "#VALEUR!", "#NOMBRE!", "#VALOR!", "#¡VALOR!",
          "#¡REF!", "#¡DIV/0!", "#¡NUM!", "#VALORE!", "#RIF!", "#NUM.!");

  private static final Set<String> UNKNOWN =
      Set.of(
          "unknown", "unk", "n/a", "#n/a", "na", "n.a.", "n. a.", "n.a", "<na>", "null", "(null)", "[null]", "\\n", "nan", "missing",
          "empty", "(empty)", "blank", "(blank)", "undefined", "not available", "not applicable", "not known", "not provided",
          "not specified", "no data", "unbekannt", "k.a.", "k. a.", "keine angabe", "inconnu", "desconocido",
          "sconosciuto", "未知", "不详", "不明", "空", "暂无", "缺失", "未填", "未填写", "-", "--", "---", "–", "—", "?", "??", "???",
          ".", "..", "...", "/");

  private static final Set<String> NOTHING = Set.of("none", "nil", "无");

  private static final Set<String> TO_COME = Set.of("tbd", "tba", "tbc", "待定");

  private MissingWords() {}

  /** Whether a cell says that nothing is known, or not yet; case, width and spaces around do not matter. */
  public static boolean isUnknown(String cell) {
    String folded = YesNo.folded(cell);
    return UNKNOWN.contains(folded) || TO_COME.contains(folded);
  }

  /** Whether a cell says that a value is to come: somebody has to be told, not only a cell left empty. */
  public static boolean isToCome(String cell) {
    return TO_COME.contains(YesNo.folded(cell));
  }

  /** Whether a cell says that there is nothing: no value in most columns, and a no where something is asked. */
  public static boolean isNothing(String cell) {
    return NOTHING.contains(YesNo.folded(cell));
  }

  /** Whether a cell stands for no value in either way. */
  public static boolean isMissing(String cell) {
    return isUnknown(cell) || isNothing(cell);
  }

  /** Whether a cell, without spaces around, is what programs write for no value, letter by letter. */
  public static boolean isOfPrograms(String cell) {
    return OF_PROGRAMS.contains(cell);
  }
}
