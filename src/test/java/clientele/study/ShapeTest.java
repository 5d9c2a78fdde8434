package clientele.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Text;
import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which stored records say what they would say today. The texts stand here as earlier versions would have written them. */
class ShapeTest {
  record Line(String name, double value) {}

  record Found(
      int calls, Optional<String> why, List<Line> lines, Map<String, Line> named, Text title, @JsonAlias("rule") String method,
      List<String> notes) {
    Found {
      notes = notes == null ? List.of() : notes; // studies from before have none
    }
  }

  private static final String TODAY =
      "{\"calls\":3,\"why\":null,\"lines\":[{\"name\":\"a\",\"value\":1.5}],\"named\":{\"x\":{\"name\":\"b\",\"value\":2}},"
          + "\"title\":{\"$text\":\"t\"},\"method\":\"m\",\"notes\":[]}";

  private static boolean read(String json) {
    return Json.readIfOfShape(json, Found.class).isPresent();
  }

  @Test
  void whatIsWrittenTodayIsRead() {
    assertEquals(true, read(TODAY));
    Found found = Json.readIfOfShape(TODAY, Found.class).orElseThrow();
    assertEquals(Optional.of(found), Json.readIfOfShape(Json.write(found), Found.class));
  }

  @Test
  void whatTheRecordSeesToItselfIsNoOtherShape() {
    assertEquals(true, read(TODAY.replace(",\"notes\":[]", "")), "the record makes an empty list of it");
    assertEquals(true, read(TODAY.replace("\"why\":null,", "")), "what may be missing is missing");
    assertEquals(true, read(TODAY.replace("\"method\"", "\"rule\"")), "another name of before");
    assertEquals(true, read(TODAY.replace("{\"$text\":\"t\"}", "\"t\"")), "a text of before");
    assertEquals(true, read(TODAY.replace("\"calls\":3", "\"calls\":3,\"gone\":1")), "what is no longer held");
  }

  @Test
  void whatWouldBeMadeUpIsAnotherShape() {
    assertEquals(false, read(TODAY.replace("\"calls\":3,", "")), "a number would be 0");
    assertEquals(false, read(TODAY.replace("\"method\":\"m\",", "")), "a word would be nothing");
    assertEquals(false, read(TODAY.replace(",\"value\":1.5", "")), "in a list");
    assertEquals(false, read(TODAY.replace(",\"value\":2", "")), "in a map");
    assertEquals(false, read(TODAY.replace("[{\"name\":\"a\",\"value\":1.5}]", "\"many\"")), "something else");
    String words = new Text("clientele.analysis.segments", "name.of.before", List.of()).encode();
    assertEquals(false, read(TODAY.replace("{\"$text\":\"t\"}", Json.write(Text.decode(words)))), "words that are no more");
    assertEquals(false, read("[]"));
    assertEquals(false, read("no json"));
    assertEquals(false, read("null"));
  }
}
