package clientele.shell;

import com.hankcs.hanlp.HanLP;
import java.util.Locale;

/** How Chinese words are typed on a Latin keyboard: whole pinyin and initials. */
final class Pinyin {
  private Pinyin() {}

  /** {@code 流失} as {@code liushi ls}; words without Han characters give nothing. */
  static String keys(String words) {
    if (!clientele.reports.chart.Faces.hasHan(words)) {
      return "";
    }
    String whole = HanLP.convertToPinyinString(words, "", false);
    String initials = HanLP.convertToPinyinFirstCharString(words, "", false);
    return (whole + " " + initials).toLowerCase(Locale.ROOT);
  }
}
