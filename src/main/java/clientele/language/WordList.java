package clientele.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the word lists of the program. */
final class WordList {
  private WordList() {}

  /** A list of keys with their words: {@code key TAB word|word}. */
  static Map<String, List<String>> keyed(String name) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (String line : text(name).split("\n")) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        lists.put(line.substring(0, tab), List.of(line.substring(tab + 1).strip().split("\\|")));
      }
    }
    return lists;
  }

  /** A list of keys with all their lines: {@code key TAB pattern}, several lines for a key. */
  static Map<String, List<String>> lines(String name) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (String line : text(name).split("\n")) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        lists.computeIfAbsent(line.substring(0, tab), k -> new ArrayList<>()).add(line.substring(tab + 1).strip());
      }
    }
    return lists;
  }

  /** A list of words between spaces. */
  static Set<String> words(String name) {
    List<String> words = new ArrayList<>(List.of(text(name).strip().split("\\s+")));
    return Set.copyOf(new java.util.HashSet<>(words));
  }

  private static String text(String name) {
    try (InputStream in = WordList.class.getClassLoader().getResourceAsStream("language/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the words " + name, e);
    }
  }
}
