package clientele.language;

import clientele.base.Language;
import com.hankcs.hanlp.HanLP;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that mark groups of texts: frequency in the group against all groups (c-TF-IDF; Grootendorst 2022). */
public final class TopicWords {
  private static final Pattern ENGLISH_WORD = Pattern.compile("[a-z][a-z']{2,}");

  private final Language language;
  private final Set<String> stop;

  public TopicWords(Language language) {
    this.language = language;
    this.stop = WordList.words("stopwords_" + language.tag() + ".txt");
  }

  /** The most telling words of each group, best first. */
  public List<List<String>> of(List<String> texts, int[] group, int groups, int most) {
    List<Map<String, Integer>> counts = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      counts.add(new HashMap<>());
    }
    Map<String, Integer> all = new HashMap<>();
    double total = 0;
    for (int i = 0; i < texts.size(); i++) {
      for (String word : new HashSet<>(words(texts.get(i)))) {
        counts.get(group[i]).merge(word, 1, Integer::sum);
        all.merge(word, 1, Integer::sum);
        total++;
      }
    }
    double mean = total / groups;
    List<List<String>> telling = new ArrayList<>();
    for (Map<String, Integer> words : counts) {
      Map<String, Double> weight = new HashMap<>();
      words.forEach((word, n) -> weight.put(word, n * Math.log(1 + mean / all.get(word))));
      telling.add(weight.entrySet().stream()
          .sorted((a, b) -> b.getValue().equals(a.getValue())
              ? a.getKey().compareTo(b.getKey())
              : Double.compare(b.getValue(), a.getValue()))
          .limit(most)
          .map(Map.Entry::getKey)
          .toList());
    }
    return telling;
  }

  private List<String> words(String text) {
    List<String> words = new ArrayList<>();
    if (language == Language.CHINESE) {
      HanLP.segment(text).forEach(term -> {
        if (term.word.length() > 1 && !stop.contains(term.word) && WordPiece.isHan(term.word.codePointAt(0))) {
          words.add(term.word);
        }
      });
      return words;
    }
    Matcher matcher = ENGLISH_WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      if (!stop.contains(matcher.group())) {
        words.add(matcher.group());
      }
    }
    return words;
  }
}
