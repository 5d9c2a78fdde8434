package clientele.study;

import clientele.base.Messages;
import clientele.base.Text;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether stored JSON says everything that the records read from it hold today, in words that there are. */
final class Shape {
  private Shape() {}

  /** Whether nothing of a value was made up because the JSON did not say it. */
  static boolean fits(JsonNode node, Object value) {
    return switch (value) {
      case null -> false; // no record of the program holds nothing where something is named
      case Text text -> Messages.fits(text);
      case Record whole -> !node.isObject() || Stream.of(whole.getClass().getRecordComponents()).allMatch(c -> fits(node, c, of(whole, c)));
      case Optional<?> perhaps -> perhaps.isEmpty() || fits(node, perhaps.get());
      case List<?> all -> !node.isArray() || node.size() != all.size()
          || IntStream.range(0, all.size()).allMatch(i -> fits(node.get(i), all.get(i)));
      case Object[] all -> Stream.of(all).noneMatch(Objects::isNull);
      case Map<?, ?> all -> all.entrySet().stream().allMatch(e -> {
        JsonNode inside = node.get(String.valueOf(e.getKey()));
        return e.getValue() != null && (inside == null || fits(inside, e.getValue()));
      });
      default -> true;
    };
  }

  /** A component that the JSON does not name is there only if the record saw to it itself. */
  private static boolean fits(JsonNode node, RecordComponent component, Object value) {
    JsonNode inside = node.get(component.getName());
    JsonAlias alias = component.getAccessor().getAnnotation(JsonAlias.class);
    for (int i = 0; inside == null && alias != null && i < alias.value().length; i++) {
      inside = node.get(alias.value()[i]);
    }
    return inside == null ? value != null && !component.getType().isPrimitive() : fits(inside, value);
  }

  private static Object of(Record whole, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(whole);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot read " + component, e);
    }
  }
}
