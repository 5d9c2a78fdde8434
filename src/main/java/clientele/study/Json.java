package clientele.study;

import clientele.base.Secret;
import clientele.base.Text;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;

/** Records as JSON: sorted keys, ISO dates, texts as objects of one field, secrets as nothing. No types are named in it, so none can be forged. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(texts(true))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /** As studies were written before texts were objects; their hashes are over this. */
  private static final ObjectMapper BEFORE = MAPPER.copy().registerModule(texts(false));

  private static final ObjectMapper FOR_PEOPLE =
      MAPPER.copy()
          .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT);

  /** Name of the one field of the object that a text is, so that no words of a client's file can pass for a text of the program. */
  private static final String TEXT = "$text";

  private Json() {}

  /** The text that an object is; empty if it is another object. */
  public static Optional<Text> text(JsonNode node) {
    return node.isObject() && node.size() == 1 && node.path(TEXT).isTextual()
        ? Optional.of(Text.decode(node.path(TEXT).asText())) : Optional.empty();
  }

  /** The mapper, for reading trees. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** A record as one line of JSON. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /** As {@link #write} was before texts were objects, for hashes of studies from then. */
  public static String writeAsBefore(Object value) {
    try {
      return BEFORE.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /** A record as indented JSON, maps in their own order. */
  public static String pretty(Object value) {
    try {
      return FOR_PEOPLE.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /** What {@link #pretty} would write, as a tree. */
  public static JsonNode tree(Object value) {
    return FOR_PEOPLE.valueToTree(value);
  }

  /** A record from JSON. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    }
  }

  /**
   * A record from JSON that an earlier version may have written; empty if that was of another shape, so that what it said is
   * not what it would say today. A field that is not there is no other shape where the record itself sees to it.
   */
  public static <T> Optional<T> readIfOfShape(String json, Class<T> type) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      T value = MAPPER.treeToValue(tree, type);
      return value != null && Shape.fits(tree, value) ? Optional.of(value) : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException otherShape) {
      return Optional.empty();
    }
  }

  private static SimpleModule texts(boolean marked) {
    SimpleModule module = new SimpleModule(marked ? "texts" : "texts as before");
    module.addSerializer(
        Text.class,
        new StdSerializer<Text>(Text.class) {
          @Override
          public void serialize(Text text, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (!marked) {
              out.writeString(text.encode());
              return;
            }
            out.writeStartObject();
            out.writeStringField(TEXT, text.encode());
            out.writeEndObject();
          }
        });
    module.addSerializer(
        Secret.class,
        new StdSerializer<Secret>(Secret.class) {
          @Override
          public void serialize(Secret secret, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString("");
          }
        });
    module.addDeserializer(
        Text.class,
        new StdDeserializer<Text>(Text.class) {
          @Override
          public Text deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() == JsonToken.START_OBJECT) {
              JsonNode node = in.readValueAsTree();
              return Text.decode(node.path(TEXT).asText());
            }
            return Text.decode(in.getValueAsString()); // as studies before wrote it
          }
        });
    return module;
  }
}
