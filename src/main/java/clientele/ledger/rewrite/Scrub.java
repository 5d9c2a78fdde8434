package clientele.ledger.rewrite;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.study.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes the words by which a person is known out of texts and JSON, wherever they stand as words of their own and are not within a
 * longer value of somebody else.
 */
final class Scrub {
  /** Fields under which a number can be that of a customer. */
  private static final Pattern CUSTOMER = Pattern.compile("(?i).*customers?(ids?)?|customers?.*");

  private final Pattern pattern;
  private final Map<Integer, Set<String>> anchors = new HashMap<>();
  private final List<Word> kept;
  private final Set<String> wholes;
  private final String stamp;
  private final Set<String> keys;

  /**
   * For some words.
   *
   * @param words what is taken out
   * @param kept longer values of others, within which no word is taken out
   * @param stamp what stands in the place of a word
   * @param key of the customer, taken out of fields that name a customer and of nothing else
   */
  Scrub(Collection<Word> words, Collection<Word> kept, String stamp, String key) {
    this(words, kept, stamp, key.isEmpty() ? Set.of() : Set.of(key));
  }

  /** As {@link #Scrub(Collection, Collection, String, String)} with all ways in which the key is written. */
  Scrub(Collection<Word> words, Collection<Word> kept, String stamp, Set<String> keys) {
    this.stamp = stamp;
    this.keys = Set.copyOf(keys);
    this.kept = List.copyOf(kept);
    this.wholes = kept.stream().map(Word::text).collect(Collectors.toSet());
    words.forEach(w -> w.anchors().forEach(a -> anchors.computeIfAbsent(a.length(), n -> new HashSet<>()).add(a)));
    String all = Stream.concat(words.stream(), kept.stream()).sorted(Comparator.comparingInt((Word w) -> w.text().length()).reversed())
        .map(Word::expression).collect(Collectors.joining("|"));
    this.pattern = Word.compiled(words.isEmpty() ? "(?!)" : all);
  }

  /** A text without the words; as it was if it holds none. */
  String text(String text) {
    if (!isNear(text)) {
      return text;
    }
    String composed = Word.composed(text);
    if (wholes.contains(composed.strip())) {
      return text;
    }
    Matcher matcher = pattern.matcher(composed);
    StringBuilder without = new StringBuilder();
    int from = 0;
    boolean found = false;
    while (matcher.find()) {
      String word = matcher.group();
      if (kept.stream().noneMatch(k -> k.is(word))) {
        without.append(composed, from, matcher.start()).append(stamp);
        from = matcher.end();
        found = true;
      }
    }
    return found ? without.append(composed, from, composed.length()).toString() : text;
  }

  /** Whether a text may hold a word: its letters and digits hold the end of one. Most hold none, and are seen no closer. */
  private boolean isNear(String text) {
    if (anchors.isEmpty()) {
      return false;
    }
    String bare = Word.bare(text);
    for (Map.Entry<Integer, Set<String>> each : anchors.entrySet()) {
      for (int at = 0; at + each.getKey() <= bare.length(); at++) {
        if (each.getValue().contains(bare.substring(at, at + each.getKey()))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a text holds one of the words. */
  boolean touches(String text) {
    return !text(text).equals(text);
  }

  /** A sentence of the program as it is stored, without the words. */
  String sentence(String encoded) {
    Text sentence = Text.decode(encoded);
    Text clean = sentence(sentence);
    return clean.equals(sentence) ? encoded : clean.encode();
  }

  /** A sentence of the program without the words in what it was told; nothing but the stamp if it names the person all the same. */
  Text sentence(Text sentence) {
    Text clean = parts(sentence);
    return touches(Messages.render(clean, Language.ENGLISH)) ? Text.literal(stamp) : clean;
  }

  private Text parts(Text sentence) {
    if (sentence.bundle().isEmpty()) {
      return Text.literal(text(sentence.key()));
    }
    List<Object> args = new ArrayList<>();
    for (Object arg : sentence.args()) {
      args.add(switch (arg) {
        case Text inner -> parts(inner);
        case String words -> text(words);
        default -> arg;
      });
    }
    return new Text(sentence.bundle(), sentence.key(), args);
  }

  /** A value that a result holds: JSON, or a text. */
  String value(String value) {
    String begin = value.stripLeading();
    return begin.startsWith("{") || begin.startsWith("[") ? json(value) : text(value);
  }

  /** JSON without the words, in texts and in names of fields, and without the key where a field names a customer. */
  String json(String json) {
    try {
      JsonNode root = Json.mapper().readTree(json);
      JsonNode clean = clean(root, "");
      return clean.equals(root) ? json : clean.toString();
    } catch (JsonProcessingException e) {
      return text(json);
    }
  }

  private JsonNode clean(JsonNode node, String field) {
    if (node.isTextual()) {
      return TextNode.valueOf(isKey(node, field) ? stamp : value(node.asText()));
    }
    if (node.isNumber()) {
      return isKey(node, field) ? Json.mapper().getNodeFactory().numberNode(0) : node;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode made = Json.mapper().createArrayNode();
      array.forEach(child -> made.add(clean(child, field)));
      return made;
    }
    if (node instanceof ObjectNode object) {
      Optional<Text> sentence = Json.text(object);
      if (sentence.isPresent()) {
        Text clean = sentence(sentence.get());
        return clean.equals(sentence.get()) ? node : Json.mapper().valueToTree(clean);
      }
      ObjectNode made = Json.mapper().createObjectNode();
      object.properties().forEach(child -> made.set(text(child.getKey()), clean(child.getValue(), child.getKey())));
      return made;
    }
    return node;
  }

  private boolean isKey(JsonNode node, String field) {
    return keys.contains(node.asText()) && CUSTOMER.matcher(field).matches();
  }
}
