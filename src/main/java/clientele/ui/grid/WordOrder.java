package clientele.ui.grid;

import clientele.job.JobContext;
import clientele.job.Parallel;
import clientele.study.Dictionary;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;

/**
 * The order people expect of words: letters before their accents and their case, digits by their number ({@code C-9}
 * before {@code C-10}), and where Chinese occurs, that by pinyin. Unicode collation keys (UTS 10, by ICU), sorted by digits of seven bytes, and
 * by the next seven only where those are equal.
 */
final class WordOrder {
  private static final int BLOCK = 1 << 14;
  private static final int DIGIT = 7;

  /** Fewer words than this are compared in pairs. */
  private static final int FEW = 4096;

  private static final RuleBasedCollator LETTERS = peoples(ULocale.ROOT);
  private static final RuleBasedCollator PINYIN = peoples(new ULocale("zh@collation=pinyin"));

  private final byte[][] keys;
  private final int[][] ends;
  private final long[] digits;

  private WordOrder(int words, List<Block> blocks) {
    this.keys = blocks.stream().map(Block::keys).toArray(byte[][]::new);
    this.ends = blocks.stream().map(Block::ends).toArray(int[][]::new);
    this.digits = new long[words];
  }

  private record Block(byte[] keys, int[] ends) {}

  /** The place of every code in that order, from 0. */
  static int[] places(Dictionary dictionary, JobContext job) {
    boolean chinese = Parallel.map(dictionary.size(), BLOCK, job, (b, from, to) -> hasChinese(dictionary, from, to)).contains(true);
    RuleBasedCollator collator = chinese ? PINYIN : LETTERS;
    WordOrder order = new WordOrder(
        dictionary.size(), Parallel.map(dictionary.size(), BLOCK, job, (b, from, to) -> block(dictionary, collator, from, to)));
    int[] codes = new int[dictionary.size()];
    Arrays.setAll(codes, i -> i);
    order.sort(codes, 0, job);
    int[] places = new int[codes.length];
    for (int i = 0; i < codes.length; i++) {
      places[codes[i]] = i;
    }
    return places;
  }

  private static RuleBasedCollator peoples(ULocale locale) {
    RuleBasedCollator made = ((RuleBasedCollator) Collator.getInstance(locale)).cloneAsThawed();
    made.setNumericCollation(true);
    return (RuleBasedCollator) made.freeze();
  }

  private static boolean hasChinese(Dictionary dictionary, int from, int to) {
    for (int code = from; code < to; code++) {
      String word = dictionary.get(code);
      for (int i = 0; i < word.length(); i++) {
        if (word.charAt(i) >= 0x2e80 && Character.isIdeographic(word.codePointAt(i))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Block block(Dictionary dictionary, RuleBasedCollator peoples, int from, int to) {
    RuleBasedCollator collator = peoples.cloneAsThawed();
    byte[] keys = new byte[(to - from) * 24];
    int[] ends = new int[to - from];
    int end = 0;
    RawCollationKey raw = new RawCollationKey();
    for (int code = from; code < to; code++) {
      collator.getRawCollationKey(dictionary.get(code), raw);
      if (end + raw.size > keys.length) {
        keys = Arrays.copyOf(keys, Math.max(end + raw.size, keys.length * 2));
      }
      System.arraycopy(raw.bytes, 0, keys, end, raw.size);
      end += raw.size;
      ends[code - from] = end;
    }
    return new Block(keys, ends);
  }

  /** Sorts codes whose keys agree up to {@code depth} bytes. */
  private void sort(int[] codes, int depth, JobContext job) {
    job.checkCancelled();
    if (codes.length < FEW) {
      Integer[] few = Arrays.stream(codes).boxed().toArray(Integer[]::new);
      Arrays.sort(few, (a, b) -> compare(a, b, depth));
      Arrays.setAll(codes, i -> few[i]);
      return;
    }
    boolean longer = false;
    for (int code : codes) {
      digits[code] = digit(code, depth);
      longer |= length(code) > depth + DIGIT;
    }
    int[] sorted = GridRows.byValue(codes, digits, false);
    System.arraycopy(sorted, 0, codes, 0, codes.length);
    for (int i = 0; longer && i < codes.length; ) {
      int j = i + 1;
      while (j < codes.length && digits[codes[j]] == digits[codes[i]]) {
        j++;
      }
      if (j - i > 1) {
        int[] equal = Arrays.copyOfRange(codes, i, j);
        sort(equal, depth + DIGIT, job);
        System.arraycopy(equal, 0, codes, i, equal.length);
      }
      i = j;
    }
  }

  private int from(int code) {
    int at = code % BLOCK;
    return at == 0 ? 0 : ends[code / BLOCK][at - 1];
  }

  private int length(int code) {
    return ends[code / BLOCK][code % BLOCK] - from(code);
  }

  /** Seven bytes of a key as a number that is never negative; bytes after its end are 0. */
  private long digit(int code, int depth) {
    byte[] all = keys[code / BLOCK];
    int from = from(code) + depth;
    int to = Math.min(ends[code / BLOCK][code % BLOCK], from + DIGIT);
    long digit = 0;
    for (int i = from; i < to; i++) {
      digit |= (all[i] & 0xffL) << 8 * (DIGIT - 1 - (i - from));
    }
    return digit;
  }

  private int compare(int a, int b, int depth) {
    int fromA = from(a) + depth;
    int fromB = from(b) + depth;
    return Arrays.compareUnsigned(
        keys[a / BLOCK], fromA, Math.max(fromA, ends[a / BLOCK][a % BLOCK]),
        keys[b / BLOCK], fromB, Math.max(fromB, ends[b / BLOCK][b % BLOCK]));
  }
}
