package clientele.cleaning.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random words, names and mistakes of which tables are made. */
final class Mess {
  final RandomGenerator r;

  Mess(RandomGenerator r) {
    this.r = r;
  }

  boolean in(double share) {
    return r.nextDouble() < share;
  }

  String of(String... choices) {
    return choices[r.nextInt(choices.length)];
  }

  /** One of many, the first ones more often. */
  String often(String[] choices, double power) {
    return choices[(int) (choices.length * Math.pow(r.nextDouble(), power))];
  }

  String word(int syllables) {
    return Things.syllables(r, syllables);
  }

  String[] words(int n, int least, int more) {
    String[] all = new String[n];
    Arrays.setAll(all, i -> word(least + r.nextInt(more)));
    return all;
  }

  String digits(int n) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < n; i++) {
      out.append((char) ('0' + r.nextInt(10)));
    }
    return out.toString();
  }

  String typo(String text) {
    return Things.typo(text, r);
  }

  /** A mistake with some chance. */
  String typo(String text, double share) {
    return text != null && in(share) ? typo(text) : text;
  }

  String lost(String text, double share) {
    return in(share) ? null : text;
  }

  static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** The words of a phrase in another order. */
  String turned(String text) {
    List<String> words = new ArrayList<>(List.of(text.split(" ")));
    Collections.rotate(words, 1 + r.nextInt(Math.max(1, words.size() - 1)));
    return String.join(" ", words);
  }

  /** A table in any order. */
  Things.Made shuffled(String header, List<String[]> rows, List<Integer> truth) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, r.nextInt(i + 1));
    }
    return new Things.Made(
        header.split(","), order.stream().map(rows::get).toList(), order.stream().mapToInt(truth::get).toArray(), -1);
  }

  /** Two tables, the left one first. */
  static Things.Made both(
      String header, List<String[]> left, List<Integer> truthLeft, List<String[]> right, List<Integer> truthRight) {
    List<String[]> rows = new ArrayList<>(left);
    rows.addAll(right);
    List<Integer> truth = new ArrayList<>(truthLeft);
    truth.addAll(truthRight);
    return new Things.Made(header.split(","), rows, truth.stream().mapToInt(x -> x).toArray(), left.size());
  }
}
