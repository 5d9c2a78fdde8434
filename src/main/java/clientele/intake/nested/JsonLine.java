package clientele.intake.nested;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One record of JSON in a line of text. */
public final class JsonLine {
  private JsonLine() {}

  /** Its values by path, and by the last name of the path where no outer one has it; empty if it is no record. */
  public static Optional<Map<String, String>> read(String text) {
    try (JsonParser parser = JsonShape.factory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Map<String, String> cells = new LinkedHashMap<>();
      FlatRecord.read(parser).cells().forEach((k, v) -> cells.put(k.toLowerCase(java.util.Locale.ROOT), v));
      for (var inner : Map.copyOf(cells).entrySet()) {
        int dot = inner.getKey().lastIndexOf('.');
        if (dot > 0) {
          cells.putIfAbsent(inner.getKey().substring(dot + 1), inner.getValue());
        }
      }
      return Optional.of(cells);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
