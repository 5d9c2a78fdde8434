package clientele.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** BERT's tokenizer: words split at spaces, punctuation and Han characters, then into the longest known pieces. */
public final class WordPiece {
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> vocabulary = new HashMap<>();
  private final boolean lowerCase;
  private final int unknown;
  private final int first;
  private final int last;

  /** A tokenizer from the {@code tokenizer.json} of a model. */
  public WordPiece(JsonNode tokenizer) {
    tokenizer.path("model").path("vocab").properties()
        .forEach(e -> vocabulary.put(e.getKey(), e.getValue().asInt()));
    lowerCase = tokenizer.path("normalizer").path("lowercase").asBoolean();
    unknown = vocabulary.get("[UNK]");
    first = vocabulary.get("[CLS]");
    last = vocabulary.get("[SEP]");
  }

  /** Ids of a text between the marks of beginning and end, at most {@code most} in all. */
  public long[] encode(String text, int most) {
    List<Integer> ids = new ArrayList<>();
    ids.add(first);
    for (String word : words(text)) {
      if (ids.size() >= most - 1) {
        break;
      }
      pieces(word, ids);
    }
    while (ids.size() > most - 1) {
      ids.removeLast();
    }
    ids.add(last);
    return ids.stream().mapToLong(Integer::longValue).toArray();
  }

  private List<String> words(String text) {
    String clean = lowerCase
        ? Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{Mn}", "")
        : text;
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    clean.codePoints().forEach(c -> {
      boolean control = Character.getType(c) == Character.CONTROL && !Character.isWhitespace(c) || c == 0xfffd;
      if (control) {
        return;
      }
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        flush(word, words);
      } else if (isHan(c) || isPunctuation(c)) {
        flush(word, words);
        words.add(Character.toString(c));
      } else {
        word.appendCodePoint(c);
      }
    });
    flush(word, words);
    return words;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private void pieces(String word, List<Integer> ids) {
    if (word.length() > LONGEST_WORD) {
      ids.add(unknown);
      return;
    }
    List<Integer> found = new ArrayList<>();
    int start = 0;
    while (start < word.length()) {
      int end = word.length();
      Integer id = null;
      while (end > start) {
        id = vocabulary.get(start == 0 ? word.substring(0, end) : "##" + word.substring(start, end));
        if (id != null) {
          break;
        }
        end--;
      }
      if (id == null) {
        ids.add(unknown);
        return;
      }
      found.add(id);
      start = end;
    }
    ids.addAll(found);
  }

  /** Whether a character is one of the Chinese script. */
  static boolean isHan(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  private static boolean isPunctuation(int c) {
    if (c >= 33 && c <= 47 || c >= 58 && c <= 64 || c >= 91 && c <= 96 || c >= 123 && c <= 126) {
      return true;
    }
    int type = Character.getType(c);
    return type == Character.CONNECTOR_PUNCTUATION || type == Character.DASH_PUNCTUATION
        || type == Character.START_PUNCTUATION || type == Character.END_PUNCTUATION
        || type == Character.INITIAL_QUOTE_PUNCTUATION || type == Character.FINAL_QUOTE_PUNCTUATION
        || type == Character.OTHER_PUNCTUATION;
  }
}
