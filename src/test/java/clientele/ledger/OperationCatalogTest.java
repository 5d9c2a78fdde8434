package clientele.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import clientele.base.ProblemCode;
import clientele.base.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationCatalogTest {
  private final OperationCatalog catalog = new OperationCatalog(List.of(AddNumbers.class, KeepEven.class));

  @Test
  void takesDefaultsForWhatIsNotGiven() {
    assertEquals(new AddNumbers("numbers", 10, 0), catalog.make("test.add-numbers", Map.of()));
    assertEquals(new AddNumbers("t", 3, 0), catalog.make("test.add-numbers", words("table", "t", "rows", "3")));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    refused(LedgerProblems.UNKNOWN, "test.nothing", Map.of());
    refused(LedgerProblems.NO_PARAM, "test.add-numbers", words("row", "3"));
    refused(LedgerProblems.VALUE, "test.add-numbers", words("rows", "three"));
    refused(LedgerProblems.VALUE, "test.add-numbers", words("rows", "-1"));
    refused(LedgerProblems.MISSING, "test.add-numbers", words("table", ""));
  }

  /** Until its version 3 a step counted in dozens, and until its version 2 a server was called source. */
  @Test
  void aStepOfAnEarlierVersionMeansWhatItMeant() throws java.io.IOException {
    OperationCatalog today = new OperationCatalog(List.of(CountDozens.class));
    Map<Integer, String> lines = Map.of(
        1, "{'source':'h','dozens':2}", 2, "{'server':'h','dozens':2}", 3, "{'server':'h','pieces':24}", 0, "{'server':'h','pieces':24}");
    for (var written : lines.entrySet()) {
      var json = clientele.study.Json.mapper().readTree(written.getValue().replace('\'', '"'));
      assertEquals(new CountDozens("h", 24), today.fromJson("test.count-dozens", written.getKey(), json));
      Recipe.Step step = new Recipe.Step("test.count-dozens", written.getKey(), json);
      assertEquals(true, step.namesAccess(today), "under whatever name");
      assertEquals(new CountDozens("", 24), today.fromJson(step.op(), step.kept(today).version(), step.kept(today).params()), "a recipe names no server");
    }
    ProblemException newer = assertThrows(ProblemException.class,
        () -> today.fromJson("test.count-dozens", 4, clientele.study.Json.mapper().readTree("{}")));
    assertEquals(LedgerProblems.NEWER, newer.problem().code());
    assertEquals(List.of("test.count-dozens", 4, 3), newer.problem().args());
  }

  /** A small operation that was written otherwise before. */
  @OperationId(value = "test.count-dozens", version = 3, upgrade = CountDozens.Before.class)
  record CountDozens(@Param(here = Param.Here.ACCESS) String server, @Param("1") int pieces) implements Operation {
    static final class Before implements Upgrade {
      @Override
      public com.fasterxml.jackson.databind.node.ObjectNode upgrade(int from, com.fasterxml.jackson.databind.node.ObjectNode parameters) {
        if (from < 2) {
          parameters.set("server", parameters.remove("source"));
        }
        parameters.put("pieces", 12 * parameters.remove("dozens").asInt());
        return parameters;
      }
    }

    @Override
    public List<clientele.base.Problem> validate(clientele.study.Outline outline) {
      return List.of();
    }

    @Override
    public Outcome run(clientele.study.StudyView study, clientele.job.JobContext job) {
      return Outcome.of(clientele.base.Text.literal("counted")).done();
    }
  }

  private void refused(ProblemCode code, String id, Map<String, List<String>> words) {
    ProblemException refused = assertThrows(ProblemException.class, () -> catalog.make(id, words));
    assertEquals(code, refused.problem().code());
  }

  private static Map<String, List<String>> words(String... pairs) {
    java.util.Map<String, List<String>> words = new java.util.HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      words.put(pairs[i], List.of(pairs[i + 1]));
    }
    return words;
  }
}
