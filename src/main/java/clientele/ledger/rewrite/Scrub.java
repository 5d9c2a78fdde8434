package clientele.ledger.rewrite;

import clientele.study.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes the words by which a person is known out of texts and JSON, wherever they stand as words of their own. */
final class Scrub {
  /** Fields under which a number can be that of a customer. */
  private static final Pattern CUSTOMER = Pattern.compile("(?i).*customer.*|ids?|keys?|records?");

  private final Pattern words;
  private final String stamp;
  private final boolean numbers;

  /**
   * For some words.
   *
   * @param words what is taken out, in any case of its letters
   * @param stamp what stands in its place
   * @param numbers whether numbers of customers are among them
   */
  Scrub(Collection<String> words, String stamp, boolean numbers) {
    this.stamp = stamp;
    this.numbers = numbers;
    String all = words.stream().sorted(Comparator.comparingInt(String::length).reversed()).map(Scrub::bounded).collect(Collectors.joining("|"));
    this.words = Pattern.compile(words.isEmpty() ? "(?!)" : all, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** A word that is no part of a longer one; Chinese writes none apart. */
  private static String bounded(String word) {
    boolean begins = isSpaced(word.codePointAt(0));
    boolean ends = isSpaced(word.codePointBefore(word.length()));
    return (begins ? "(?<![\\p{L}\\p{Nd}])" : "") + Pattern.quote(word) + (ends ? "(?![\\p{L}\\p{Nd}])" : "");
  }

  private static boolean isSpaced(int letter) {
    return Character.isLetterOrDigit(letter) && !Character.isIdeographic(letter);
  }

  /** A text without the words. */
  String text(String text) {
    return words.matcher(text).replaceAll(stamp);
  }

  /** Whether a text holds one of the words. */
  boolean touches(String text) {
    return words.matcher(text).find();
  }

  /** JSON without the words: in texts, in names of fields, and as numbers of a customer. */
  String json(String json) {
    try {
      JsonNode root = Json.mapper().readTree(json);
      return touchesAny(root, "") ? clean(root, "").toString() : json;
    } catch (JsonProcessingException e) {
      return text(json);
    }
  }

  private boolean touchesAny(JsonNode node, String field) {
    if (node.isTextual()) {
      return touches(node.asText()) || !inner(node.asText()).equals(node.asText());
    }
    if (node.isNumber()) {
      return isOfCustomer(field) && touches(node.asText());
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      if (touches(child.getKey()) || touchesAny(child.getValue(), child.getKey())) {
        return true;
      }
    }
    if (node.isArray()) {
      for (JsonNode child : node) {
        if (touchesAny(child, field)) {
          return true;
        }
      }
    }
    return false;
  }

  private JsonNode clean(JsonNode node, String field) {
    if (node.isTextual()) {
      return TextNode.valueOf(inner(node.asText()));
    }
    if (node.isNumber()) {
      return isOfCustomer(field) && touches(node.asText()) ? Json.mapper().getNodeFactory().numberNode(0) : node;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode made = Json.mapper().createArrayNode();
      array.forEach(child -> made.add(clean(child, field)));
      return made;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode made = Json.mapper().createObjectNode();
      object.properties().forEach(child -> made.set(text(child.getKey()), clean(child.getValue(), child.getKey())));
      return made;
    }
    return node;
  }

  /** A text, or the JSON it holds, as the parameters of a step are kept. */
  private String inner(String text) {
    String begin = text.stripLeading();
    return begin.startsWith("{") || begin.startsWith("[") ? json(text) : text(text);
  }

  private boolean isOfCustomer(String field) {
    return numbers && CUSTOMER.matcher(field).matches();
  }
}
