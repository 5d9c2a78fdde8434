package clientele.intake.nested;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells from the beginning of a text whether it is JSON, and of what. */
public final class JsonShape {
  /** Deepest nesting that is read. */
  static final int DEEPEST = 500;

  private static final Pattern OBJECT = Pattern.compile("^\\{\\s*(\"|}).*", Pattern.DOTALL);
  private static final Pattern ARRAY =
      Pattern.compile(
          "^\\[\\s*([\\[{\"\\]]|-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?\\s*[,\\]]|true|false|null|NaN).*", Pattern.DOTALL);
  private static final Set<String> FROM =
      Set.of("remote_addr", "remote_ip", "client_ip", "clientip", "ip", "remoteaddr", "host", "client", "remote_host");
  private static final Set<String> ASKED = Set.of("request", "request_uri", "uri", "path", "url", "requesturi");
  private static final Set<String> ANSWERED =
      Set.of("status", "response", "status_code", "statuscode", "response_code", "http_status");

  private JsonShape() {}

  /** What a JSON text holds. */
  public enum Content {
    VALUES,
    ACCESS_LOG,
    SLACK
  }

  /** Whether a text that begins with a brace or bracket is JSON. */
  public static boolean looksLikeJson(String start) {
    return OBJECT.matcher(start).matches() || ARRAY.matcher(start).matches();
  }

  /** What the first record is about. */
  public static Content content(String start) {
    Set<String> names = new HashSet<>();
    boolean slackTime = false;
    boolean message = false;
    try (JsonParser parser = factory().createParser(start)) {
      int deep = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        deep += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.FIELD_NAME && deep <= 2) {
          String name = parser.currentName();
          names.add(name.toLowerCase(Locale.ROOT));
          JsonToken value = parser.nextToken();
          deep += value != null && value.isStructStart() ? 1 : 0;
          slackTime |= name.equals("ts") && value == JsonToken.VALUE_STRING && parser.getText().matches("\\d{9,11}\\.\\d{6}");
          message |= name.equals("type") && value == JsonToken.VALUE_STRING && parser.getText().equals("message");
        }
        if (token == JsonToken.END_OBJECT && deep <= 1 && !names.isEmpty()) {
          break;
        }
      }
    } catch (IOException e) {
      // what could be read of the beginning is enough
    }
    if (start.startsWith("[") && slackTime && message) {
      return Content.SLACK;
    }
    boolean log =
        start.startsWith("{") && names.stream().anyMatch(FROM::contains) && names.stream().anyMatch(ASKED::contains)
            && names.stream().anyMatch(ANSWERED::contains);
    return log ? Content.ACCESS_LOG : Content.VALUES;
  }

  /** A reader of JSON that bears NaN and refuses nesting and names made to exhaust it. */
  public static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
        .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(4 << 20)
                .maxNameLength(10_000)
                .build())
        .build();
  }
}
