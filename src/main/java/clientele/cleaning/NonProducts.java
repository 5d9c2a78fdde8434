package clientele.cleaning;

import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Meaning;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Order lines that are no products: postage, fees, corrections, discounts, vouchers, samples. A line is one if its
 * description consists of such words only, or if its code is of another shape than the codes of the products and the
 * code or the description holds such a word. A product that merely has such a word in its name stays.
 */
public final class NonProducts {
  private static final double USUAL_SHAPE = 0.8;

  private NonProducts() {}

  /** What a line is if it is no product. */
  public enum Sort {
    POSTAGE,
    FEE,
    CORRECTION,
    DISCOUNT,
    VOUCHER,
    SAMPLE;

    private Text reason() {
      return Text.of(NonProducts.class, "reason.no-product." + name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  /** Whether a table has products to look at. */
  public static boolean canLook(Table table) {
    return coded(table, Meaning.PRODUCT_ID).isPresent() || coded(table, Meaning.PRODUCT_NAME).isPresent();
  }

  /** Lines that are no products, by what they are. */
  public static List<Finding> find(Table table, JobContext job) {
    Optional<Column> id = coded(table, Meaning.PRODUCT_ID);
    Optional<Column> name = coded(table, Meaning.PRODUCT_NAME);
    Words codes = id.map(c -> Words.of(table.dictionary(c.name()))).orElse(Words.NONE);
    Words names = name.map(c -> Words.of(table.dictionary(c.name()))).orElse(Words.NONE);
    BitSet odd = id.map(c -> oddShapes(table, c)).orElse(new BitSet());
    int[] perCode = new int[codes.has.length];
    int[][] votes = new int[codes.has.length][];
    Map<Sort, BitSet> rows = new EnumMap<>(Sort.class);
    int at = 0;
    for (int k = 0; k < table.chunks(); k++) {
      job.progress(0.5 * k / table.chunks());
      int n = table.rowsIn(k);
      int[] ids = id.isPresent() ? table.codes(id.get().name(), k) : null;
      int[] texts = name.isPresent() ? table.codes(name.get().name(), k) : null;
      for (int i = 0; i < n; i++) {
        int code = ids == null ? -1 : ids[i];
        int text = texts == null ? -1 : texts[i];
        Sort sort = sort(codes, names, odd, code, text);
        if (sort != null) {
          rows.computeIfAbsent(sort, s -> new BitSet()).set(at + i);
        }
        if (code >= 0 && odd.get(code)) {
          perCode[code]++;
          if (sort != null) {
            votes[code] = votes[code] == null ? new int[Sort.values().length] : votes[code];
            votes[code][sort.ordinal()]++;
          }
        }
      }
      at += n;
    }
    id.ifPresent(c -> restOfCodes(table, c, perCode, votes, rows));
    List<Finding> found = new ArrayList<>();
    BitSet earlier = new BitSet();
    rows.forEach(
        (sort, set) -> {
          Finding finding = Finding.without(new Finding(sort.reason(), set), earlier);
          earlier.or(set);
          if (finding.size() > 0) {
            found.add(finding);
          }
        });
    return found;
  }

  private static Sort sort(Words codes, Words names, BitSet odd, int code, int text) {
    if (text >= 0 && names.only[text] != null) {
      return names.only[text];
    }
    if (code >= 0 && codes.only[code] != null && (odd.get(code) || odd.isEmpty())) {
      return codes.only[code];
    }
    return code >= 0 && odd.get(code) && text >= 0 ? names.has[text] : null;
  }

  /** Where most lines of an odd code are no products, lines of it without a description are none either. */
  private static void restOfCodes(Table table, Column id, int[] perCode, int[][] votes, Map<Sort, BitSet> rows) {
    Map<Sort, BitSet> codes = new EnumMap<>(Sort.class);
    for (int code = 0; code < votes.length; code++) {
      if (votes[code] == null) {
        continue;
      }
      int best = 0;
      int sum = 0;
      for (int s = 0; s < votes[code].length; s++) {
        sum += votes[code][s];
        best = votes[code][s] > votes[code][best] ? s : best;
      }
      if (sum * 2 >= perCode[code] && sum < perCode[code]) {
        codes.computeIfAbsent(Sort.values()[best], s -> new BitSet()).set(code);
      }
    }
    codes.forEach(
        (sort, set) -> rows.computeIfAbsent(sort, s -> new BitSet()).or(Returns.rowsOf(table, id, set)));
  }

  /** Codes unlike those of most lines: without a digit where the others have digits, or of letters where others are numbers. */
  private static BitSet oddShapes(Table table, Column id) {
    Dictionary words = table.dictionary(id.name());
    long[] lines = new long[words.size()];
    long all = 0;
    for (int k = 0; k < table.chunks(); k++) {
      for (int code : table.codes(id.name(), k)) {
        if (code >= 0) {
          lines[code]++;
          all++;
        }
      }
    }
    long withDigits = 0;
    long startsWithDigit = 0;
    for (int code = 0; code < lines.length; code++) {
      String word = words.get(code).strip();
      boolean digits = word.chars().anyMatch(Character::isDigit);
      withDigits += digits ? lines[code] : 0;
      startsWithDigit += !word.isEmpty() && Character.isDigit(word.charAt(0)) ? lines[code] : 0;
    }
    boolean digitsUsual = withDigits >= all * USUAL_SHAPE;
    boolean startUsual = startsWithDigit >= all * USUAL_SHAPE;
    BitSet odd = new BitSet();
    for (int code = 0; code < lines.length; code++) {
      String word = words.get(code).strip();
      boolean digits = word.chars().anyMatch(Character::isDigit);
      boolean starts = !word.isEmpty() && Character.isDigit(word.charAt(0));
      odd.set(code, digitsUsual && !digits || startUsual && !starts);
    }
    return odd;
  }

  private static Optional<Column> coded(Table table, Meaning meaning) {
    return table.column(meaning).filter(c -> c.kind().isCoded());
  }

  /** What each distinct word says: holds a word for no product, consists of such words. */
  private record Words(Sort[] has, Sort[] only) {
    private static final Words NONE = new Words(new Sort[0], new Sort[0]);

    private static Words of(Dictionary dictionary) {
      Sort[] has = new Sort[dictionary.size()];
      Sort[] only = new Sort[dictionary.size()];
      for (int code = 0; code < has.length; code++) {
        String word = dictionary.get(code);
        has[code] = CleaningWords.shipped().noProduct(word);
        only[code] = has[code] == null || !CleaningWords.shipped().nothingElse(word) ? null : has[code];
      }
      return new Words(has, only);
    }
  }
}
