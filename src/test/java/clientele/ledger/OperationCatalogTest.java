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
