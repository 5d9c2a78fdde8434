package clientele.intake.nested;

import clientele.intake.book.ByteSource;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** The records of a JSON document that is a list of records. */
public final class JsonRecords {
  private JsonRecords() {}

  /** Hands over each record as values by path. */
  public static void read(ByteSource source, Consumer<Map<String, String>> each) throws IOException {
    try (JsonParser parser = JsonShape.factory().createParser(source.open())) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return;
      }
      for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
        if (token == null) {
          throw new EOFException();
        }
        if (token == JsonToken.START_OBJECT) {
          each.accept(FlatRecord.read(parser).cells());
        } else {
          parser.skipChildren();
        }
      }
    }
  }
}
