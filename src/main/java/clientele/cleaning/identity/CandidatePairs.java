package clientele.cleaning.identity;

import clientele.cleaning.values.PlainText;
import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.Arrays;
import java.util.List;

/**
 * The pairs of rows worth comparing: for each row those others that share the most and the rarest features with it
 * (words in any column, their sounds and trigrams, whole values, halves of codes, the digits of dates in any order).
 * Features that too many rows have are left out, so the work grows with the rows and not with their square.
 */
final class CandidatePairs {
  private static final int BLOCK = 512;
  private static final int WITH_GRAMS = 20_000;

  private final int rows;
  private final int split;
  private int[] starts;
  private int[] features;
  private int[] postingStarts;
  private int[] postings;
  private float[] weights;
  private float[] norms;
  private final int[] best;

  private CandidatePairs(int rows, int split) {
    this.rows = rows;
    this.split = split;
    this.best = new int[rows];
    Arrays.fill(best, -1);
  }

  /**
   * Pairs as {@code first << 32 | second} with first below second, ascending.
   *
   * @param split rows before it are of the left table, the others of the right; all rows for one table
   */
  static Found find(List<Field> fields, int rows, int split, JobContext job) {
    CandidatePairs pairs = new CandidatePairs(rows, split);
    pairs.index(fields, job.part(0, 0.3));
    long[] all = pairs.nearest(job.part(0.3, 1));
    return new Found(all, pairs.mutual());
  }

  /**
   * What was found.
   *
   * @param pairs all pairs, ascending
   * @param mutual those of them in which each row is the other's nearest
   */
  record Found(long[] pairs, long[] mutual) {}

  private long[] mutual() {
    LongList found = new LongList();
    for (int row = 0; row < rows; row++) {
      int other = best[row];
      if (other > row && best[other] == row) {
        found.add((long) row << 32 | other);
      }
    }
    return found.done();
  }

  private void index(List<Field> fields, JobContext job) {
    FeatureIds ids = new FeatureIds();
    boolean grams = rows <= WITH_GRAMS;
    int[][][] perValue = new int[fields.size()][][];
    for (int f = 0; f < fields.size(); f++) {
      Field field = fields.get(f);
      job.progress(0.6 * f / fields.size());
      perValue[f] = new int[field.values().size()][];
      for (int v = 0; v < perValue[f].length; v++) {
        perValue[f][v] = features(field, f, v, grams, ids);
      }
    }
    starts = new int[rows + 1];
    int[] buffer = new int[rows * 16];
    int at = 0;
    for (int row = 0; row < rows; row++) {
      int from = at;
      for (int f = 0; f < perValue.length; f++) {
        int code = fields.get(f).codes()[row];
        if (code >= 0) {
          int[] own = perValue[f][code];
          if (at + own.length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(at + own.length, buffer.length + buffer.length / 2));
          }
          System.arraycopy(own, 0, buffer, at, own.length);
          at += own.length;
        }
      }
      at = distinct(buffer, from, at);
      starts[row + 1] = at;
    }
    features = buffer;
    invert(ids, job);
  }

  private void invert(FeatureIds ids, JobContext job) {
    int count = ids.size();
    int[] frequency = new int[count];
    for (int i = 0; i < starts[rows]; i++) {
      frequency[features[i]]++;
    }
    int cap = (int) Math.min(Math.max(50, rows / 3), Math.max(300, 8_000_000L / Math.max(1, rows)));
    weights = new float[count];
    postingStarts = new int[count + 1];
    for (int id = 0; id < count; id++) {
      boolean used = frequency[id] >= 2 && frequency[id] <= cap;
      weights[id] = used ? (float) Math.log((double) rows / frequency[id]) * ids.share(id) + 1e-3f : 0;
      postingStarts[id + 1] = postingStarts[id] + (used ? frequency[id] : 0);
    }
    job.progress(0.8);
    postings = new int[postingStarts[count]];
    norms = new float[rows];
    int[] next = Arrays.copyOf(postingStarts, count);
    for (int row = 0; row < rows; row++) {
      float sum = 1;
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        int id = features[i];
        sum += Math.max(weights[id], frequency[id] == 1 ? 0.3f * ids.share(id) : 0);
        if (weights[id] > 0) {
          postings[next[id]++] = row;
        }
      }
      norms[row] = (float) Math.sqrt(sum);
    }
  }

  private long[] nearest(JobContext job) {
    int most = (int) Math.clamp(300_000L / Math.max(1, rows), 12, 150);
    boolean two = split < rows;
    List<long[]> parts =
        Parallel.map(
            rows, BLOCK, job,
            (index, from, to) -> {
              Scores scores = new Scores(rows);
              Best other = new Best(most);
              Best own = new Best(two ? 4 : 0);
              LongList found = new LongList();
              for (int row = from; row < to; row++) {
                scores.clear();
                for (int i = starts[row]; i < starts[row + 1]; i++) {
                  scores.add(postings, postingStarts[features[i]], postingStarts[features[i] + 1], weights[features[i]]);
                }
                other.clear();
                own.clear();
                for (int i = 0; i < scores.size; i++) {
                  int partner = scores.touched[i];
                  if (partner != row) {
                    float score = scores.sum[partner] / norms[partner];
                    (two && row < split == partner < split ? own : other).offer(score, partner);
                  }
                }
                other.into(row, found);
                own.into(row, found);
                best[row] = other.first();
              }
              if (index % 16 == 0) {
                job.progress((double) from / rows);
              }
              return found.done();
            });
    int total = parts.stream().mapToInt(p -> p.length).sum();
    long[] all = new long[total];
    int at = 0;
    for (long[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    Arrays.sort(all);
    int distinct = 0;
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        all[distinct++] = all[i];
      }
    }
    return Arrays.copyOf(all, distinct);
  }

  private static int[] features(Field field, int place, int value, boolean withGrams, FeatureIds ids) {
    Field.Value v = field.values().get(value);
    String text = v.folded();
    IntList list = new IntList();
    if (field.kind() != FieldKind.TEXT) {
      list.add(ids.id(place + "=" + text, 1));
      parts(field.kind(), place, text, ids, list);
      return list.done();
    }
    for (int w : v.words()) {
      String word = field.words().word(w);
      if (word.length() > 1 || v.words().length == 1) {
        list.add(ids.id(word, 1));
      }
      if (word.length() >= 4) {
        list.add(ids.id("~" + sound(word), 0.5f));
      }
    }
    if (v.latin() != null) {
      list.add(ids.id("~" + v.latin(), 1));
      for (int i = 0; i + 2 <= text.length(); i++) {
        list.add(ids.id(text.substring(i, i + 2), 0.7f));
      }
    } else if (v.words().length > 1) {
      list.add(ids.id("~" + text.replace(" ", ""), 1));
    }
    if (withGrams) {
      for (int gram : v.grams()) {
        list.add(ids.id("#" + gram, 0.3f));
      }
    }
    return list.done();
  }

  private static void parts(FieldKind kind, int place, String text, FeatureIds ids, IntList list) {
    int n = text.length();
    switch (kind) {
      case CODE, PHONE -> {
        if (n >= 5) {
          int cut = n * 3 / 5;
          list.add(ids.id(place + "<" + text.substring(0, cut), 0.5f));
          list.add(ids.id(place + ">" + text.substring(n - cut), 0.5f));
        }
      }
      case DATE -> {
        char[] digits = text.toCharArray();
        Arrays.sort(digits);
        list.add(ids.id(place + "d" + new String(digits), 0.6f));
        if (n == 8) {
          list.add(ids.id(place + "y" + text.substring(0, 6), 0.4f));
          list.add(ids.id(place + "m" + text.substring(4), 0.4f));
        }
      }
      case EMAIL -> {
        int at = text.indexOf('@');
        String local = at > 0 ? text.substring(0, at) : text;
        list.add(ids.id(place + "l" + local, 0.8f));
        for (String word : PlainText.fold(local).split("[ \\d]+")) {
          if (word.length() >= 4) {
            list.add(ids.id(word, 0.7f));
          }
        }
      }
      default -> { }
    }
  }

  /** First letter and the groups of the consonants after it, at most four: words that sound alike often share it. */
  static String sound(String word) {
    StringBuilder out = new StringBuilder(5);
    char last = 0;
    for (int i = 0; i < word.length() && out.length() < 5; i++) {
      char c = word.charAt(i);
      char group =
          switch (c) {
            case 'b', 'f', 'p', 'v', 'w' -> '1';
            case 'c', 'g', 'j', 'k', 'q', 's', 'x', 'z' -> '2';
            case 'd', 't' -> '3';
            case 'l' -> '4';
            case 'm', 'n' -> '5';
            case 'r' -> '6';
            case 'a', 'e', 'i', 'o', 'u', 'y', 'h' -> 0;
            default -> c;
          };
      if (i == 0) {
        out.append(c == 'p' && word.startsWith("ph") ? 'f' : c == 'k' ? 'c' : c);
      } else if (group != 0 && group != last) {
        out.append(group);
      }
      last = group;
    }
    return out.toString();
  }

  private static int distinct(int[] values, int from, int to) {
    Arrays.sort(values, from, to);
    int at = from;
    for (int i = from; i < to; i++) {
      if (i == from || values[i] != values[i - 1]) {
        values[at++] = values[i];
      }
    }
    return at;
  }

  /** Sums per partner of the row looked at. */
  private static final class Scores {
    private final float[] sum;
    private int[] touched = new int[1024];
    private int size;

    private Scores(int rows) {
      sum = new float[rows];
    }

    private void clear() {
      for (int i = 0; i < size; i++) {
        sum[touched[i]] = 0;
      }
      size = 0;
    }

    private void add(int[] partners, int from, int to, float weight) {
      if (size + to - from > touched.length) {
        touched = Arrays.copyOf(touched, Math.max(size + to - from, touched.length * 2));
      }
      for (int i = from; i < to; i++) {
        int partner = partners[i];
        if (sum[partner] == 0) {
          touched[size++] = partner;
        }
        sum[partner] += weight;
      }
    }
  }

  /** The best of many, in a heap with the least on top. */
  private static final class Best {
    private final float[] scores;
    private final int[] rows;
    private int size;

    private Best(int most) {
      scores = new float[most];
      rows = new int[most];
    }

    private void clear() {
      size = 0;
    }

    private void offer(float score, int row) {
      if (size < scores.length) {
        int at = size++;
        while (at > 0 && below(score, row, scores[at - 1 >> 1], rows[at - 1 >> 1])) {
          scores[at] = scores[at - 1 >> 1];
          rows[at] = rows[at - 1 >> 1];
          at = at - 1 >> 1;
        }
        scores[at] = score;
        rows[at] = row;
      } else if (size > 0 && below(scores[0], rows[0], score, row)) {
        int at = 0;
        while (true) {
          int child = 2 * at + 1;
          if (child >= size) {
            break;
          }
          if (child + 1 < size && below(scores[child + 1], rows[child + 1], scores[child], rows[child])) {
            child++;
          }
          if (!below(scores[child], rows[child], score, row)) {
            break;
          }
          scores[at] = scores[child];
          rows[at] = rows[child];
          at = child;
        }
        scores[at] = score;
        rows[at] = row;
      }
    }

    /** The best; -1 if there is none. */
    private int first() {
      int at = -1;
      for (int i = 0; i < size; i++) {
        at = at < 0 || below(scores[at], rows[at], scores[i], rows[i]) ? i : at;
      }
      return at < 0 ? -1 : rows[at];
    }

    private static boolean below(float a, int rowA, float b, int rowB) {
      return a < b || a == b && rowA > rowB;
    }

    private void into(int row, LongList found) {
      for (int i = 0; i < size; i++) {
        found.add((long) Math.min(row, rows[i]) << 32 | Math.max(row, rows[i]));
      }
    }
  }
}
