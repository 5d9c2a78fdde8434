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
import java.util.stream.Stream;

/** Takes the words by which a person is known out of texts and JSON, wherever they stand as words of their own. */
final class Scrub {
  /** Fields under which a number can be that of a customer. */
  private static final Pattern CUSTOMER = Pattern.compile("(?i).*customers?(ids?)?|customers?.*");

  private final Pattern words;
  private final String stamp;
  private final String key;

  /** For some words; {@code stamp} stands in their place. */
  Scrub(Collection<String> words, String stamp) {
    this(words, stamp, "");
  }

  /**
   * For some words.
   *
   * @param words what is taken out, in any case of its letters; phone numbers however their digits are grouped
   * @param stamp what stands in its place
   * @param key of the customer, taken out of fields that name a customer and of nothing else
   */
  Scrub(Collection<String> words, String stamp, String key) {
    this.stamp = stamp;
    this.key = key;
    String all = words.stream().sorted(Comparator.comparingInt(String::length).reversed())
        .flatMap(w -> Stream.of(bounded(w), grouped(w))).filter(p -> !p.isEmpty()).collect(Collectors.joining("|"));
    this.words = Pattern.compile(words.isEmpty() ? "(?!)" : all, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** A phone or account number with its signs grouped otherwise, and a phone without the prefix of its country. */
  private static String grouped(String word) {
    String signs = word.replaceAll("[\\s()/.+-]", "");
    boolean account = signs.matches("[A-Za-z]{2}\\d{10,30}");
    if (!account && !signs.matches("\\d{9,15}")) {
      return "";
    }
    String core = account ? signs : signs.substring(signs.length() - 9);
    String between = "[\\s()/.-]{0,2}";
    String inner = core.chars().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining(between));
    return account ? "(?<![\\p{L}\\p{Nd}])" + inner + "(?![\\p{L}\\p{Nd}])" : "(?<![\\p{L}\\p{Nd}])[+(]?[\\d()\\s/.-]{0,9}" + inner + "(?!\\d)";
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

  /** JSON without the words, in texts and in names of fields, and without the key where a field names a customer. */
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
      return isKey(node, field) || touches(node.asText()) || !inner(node.asText()).equals(node.asText());
    }
    if (node.isNumber()) {
      return isKey(node, field);
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
      return TextNode.valueOf(isKey(node, field) ? stamp : inner(node.asText()));
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

  private boolean isKey(JsonNode node, String field) {
    return !key.isEmpty() && node.asText().equals(key) && CUSTOMER.matcher(field).matches();
  }
}
