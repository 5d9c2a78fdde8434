package clientele.features;

import java.util.Map;
import java.util.regex.Pattern;

/** Tells which order a return names: the same number, or the number behind a mark such as {@code C536379}. */
public final class OrderNumbers {
  private static final Pattern MARK = Pattern.compile("(?i)^(?:C|R|CN|CR|RET|REF|RMA)[-_ #]*(?=\\S)");

  private OrderNumbers() {}

  /** The code of the order that the return under {@code number} takes back; the number itself if no mark stands before it. */
  static int takenBack(int number, Codes orders) {
    if (!orders.isWords()) {
      return number;
    }
    String word = orders.word(number);
    Integer other = orders.index().get(MARK.matcher(word).replaceFirst(""));
    return other == null ? number : other;
  }

  /** The same for the number of a return in words, with the codes of orders by their numbers; −1 if no order has it. */
  public static int takenBack(String word, Map<String, Integer> orders) {
    Integer same = orders.get(word);
    Integer other = orders.get(MARK.matcher(word).replaceFirst(""));
    return other != null ? other : same == null ? -1 : same;
  }
}
