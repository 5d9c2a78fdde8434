package clientele.cleaning.values;

import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Groups of values of a column that are probably spellings of one. */
public final class ValueClusters {
  private static final int SHORTEST = 4;
  private static final int SHORT_CODE = 2;

  private ValueClusters() {}

  /** How values are held to be one. */
  public enum Method {
    /** All of them. */
    AUTO,
    /** The same words in any order, case, width, with any signs. */
    FINGERPRINT,
    /** The same pairs of letters, wherever the spaces are. */
    NGRAM,
    /** A typing error apart, two in long values. */
    EDIT,
    /** The same sound in pinyin, in characters or letters. */
    PINYIN
  }

  /**
   * Values that are probably one.
   *
   * @param values the most frequent first: it is the suggestion for the others
   * @param rows number of rows of each
   */
  public record Cluster(List<String> values, List<Integer> rows) {}

  /** Clusters of two values or more, those with the most rows first. */
  public static List<Cluster> find(List<String> values, int[] rows, Method method, JobContext job) {
    int[] head = new int[values.size()];
    Arrays.setAll(head, i -> i);
    for (Method each : method == Method.AUTO ? List.of(Method.FINGERPRINT, Method.NGRAM, Method.PINYIN) : List.of(method)) {
      if (each != Method.EDIT) {
        Map<String, Integer> seen = new HashMap<>();
        for (int v = 0; v < head.length; v++) {
          String key = key(values.get(v), each);
          if (!key.isEmpty()) {
            Integer first = seen.putIfAbsent(key, v);
            if (first != null) {
              join(head, first, v);
            }
          }
        }
      }
    }
    if (method == Method.AUTO || method == Method.EDIT) {
      edits(values, rows, head, method == Method.EDIT, job);
    }
    return clusters(values, rows, head);
  }

  static String key(String value, Method method) {
    String folded = PlainText.fold(value);
    String key = switch (method) {
      case FINGERPRINT -> String.join(" ", new TreeSet<>(shortWords(folded)));
      case NGRAM -> pairs(folded.replace(" ", ""));
      case PINYIN -> PlainText.hasHan(folded) || folded.matches("[a-z ]+") ? PlainText.pinyin(folded).replace(" ", "") : "";
      default -> "";
    };
    return key.isEmpty() ? "" : key + "|" + inAnyOrder(PlainText.numbers(value));
  }

  private static String inAnyOrder(String numbers) {
    return String.join(" ", Arrays.stream(numbers.split(" ")).sorted().toList());
  }

  private static List<String> shortWords(String folded) {
    return Arrays.stream(folded.split(" ")).map(ShortForms.shipped()::of).toList();
  }

  private static String pairs(String text) {
    if (text.length() < SHORTEST) {
      return "";
    }
    TreeSet<String> pairs = new TreeSet<>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return String.join("", pairs);
  }

  /** Joins values a typing error apart; unless asked for by name, only a rare one to a clearly more frequent one. */
  private static void edits(List<String> values, int[] rows, int[] head, boolean all, JobContext job) {
    Map<String, List<Integer>> byDeletion = new HashMap<>();
    String[] folded = new String[values.size()];
    for (int v = 0; v < folded.length; v++) {
      if (v % 4096 == 0) {
        job.progress(0.5 * v / folded.length);
      }
      folded[v] = PlainText.fold(values.get(v)).replace(" ", "");
      if (folded[v].length() >= SHORTEST && folded[v].length() <= 60) {
        for (int i = -1; i < folded[v].length(); i++) {
          String key = i < 0 ? folded[v] : folded[v].substring(0, i) + folded[v].substring(i + 1);
          byDeletion.computeIfAbsent(key, k -> new ArrayList<>(1)).add(v);
        }
      }
    }
    byDeletion.values().stream()
        .filter(near -> near.size() > 1 && near.size() <= 50)
        .sorted(Comparator.comparing(near -> near.getFirst()))
        .forEach(near -> {
          for (int i = 1; i < near.size(); i++) {
            for (int j = 0; j < i; j++) {
              int a = near.get(i);
              int b = near.get(j);
              boolean clear = all || Math.max(rows[a], rows[b]) >= 3 * Math.min(rows[a], rows[b]);
              boolean numbered = PlainText.numbers(values.get(a)).equals(PlainText.numbers(values.get(b)));
              if (clear && numbered && isTypingError(folded[a], folded[b]) && !isCodeApart(values.get(a), values.get(b))) {
                join(head, a, b);
              }
            }
          }
        });
  }

  private static boolean isTypingError(String a, String b) {
    if (a.equals(b) || StringDistance.edits(a, b, 1) != 1 || a.charAt(0) != b.charAt(0) && Math.min(a.length(), b.length()) < 6) {
      return false;
    }
    return digits(a).equals(digits(b));
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  private static void join(int[] head, int a, int b) {
    int one = top(head, a);
    int two = top(head, b);
    head[Math.max(one, two)] = Math.min(one, two);
  }

  private static int top(int[] head, int v) {
    int at = v;
    while (head[at] != at) {
      head[at] = head[head[at]];
      at = head[at];
    }
    return at;
  }

  private static List<Cluster> clusters(List<String> values, int[] rows, int[] head) {
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    for (int v = 0; v < head.length; v++) {
      groups.computeIfAbsent(top(head, v), k -> new ArrayList<>(1)).add(v);
    }
    List<Cluster> clusters = new ArrayList<>();
    for (List<Integer> group : groups.values()) {
      if (group.size() > 1) {
        group.sort(Comparator.<Integer>comparingInt(v -> -rows[v]).thenComparing(v -> isMixed(values.get(v)) ? 0 : 1).thenComparing(values::get));
        clusters.add(new Cluster(group.stream().map(values::get).toList(), group.stream().map(v -> rows[v]).toList()));
      }
    }
    clusters.sort(
        Comparator.<Cluster>comparingInt(c -> -c.rows().stream().mapToInt(Integer::intValue).sum())
            .thenComparing(c -> c.values().getFirst()));
    return clusters;
  }

  /** Whether large and small letters stand in a value, as people write names. */
  private static boolean isMixed(String value) {
    return value.codePoints().anyMatch(Character::isUpperCase) && value.codePoints().anyMatch(Character::isLowerCase);
  }

  /** Whether two values differ in one short word only, as Size L, Size M, Size XL and Size do: that is what they say. */
  private static boolean isCodeApart(String a, String b) {
    List<String> one = new ArrayList<>(List.of(PlainText.fold(a).split(" ")));
    List<String> two = new ArrayList<>(List.of(PlainText.fold(b).split(" ")));
    List<String> rest = List.copyOf(one);
    two.forEach(one::remove);
    rest.forEach(two::remove);
    return one.size() <= 1 && two.size() <= 1 && Stream.of(one, two).flatMap(List::stream).allMatch(w -> w.length() <= SHORT_CODE);
  }

  /** The method of that name. */
  public static Method method(String tag) {
    return Method.valueOf(tag.toUpperCase(Locale.ROOT));
  }
}
