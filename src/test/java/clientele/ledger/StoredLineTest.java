package clientele.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Messages;
import clientele.base.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A line of the history that an earlier version stored with other values: the title of the step, and no braces. */
class StoredLineTest {
  private static final Text TITLE = Text.literal("Train the churn model");

  private static LedgerEntry entry(Object... values) {
    return new LedgerEntry(
        1, 0, "churn.train", 1, "{}", Map.of(), Map.of(), 7, Map.of(), Instant.EPOCH, 12, 3, 3, 0,
        new Text("clientele.analysis.churn", "trained", List.of(values)), List.of(), Optional.empty(), "");
  }

  @Test
  void whatDoesNotFitItsWordsIsNotSaid() {
    assertEquals(TITLE, entry(82.1, "A", 1_253L).told(TITLE), "of a version before, read \"ranked right {3}\"");
    assertEquals("trained", entry(66.7, "B", 1_593L, 4L).told(TITLE).key());
    assertEquals(TITLE, entry("82.1 %", "A", 1_253L, 4L).told(TITLE), "a word where a number belongs");
  }

  @Test
  void whatIsInsideHasToFitToo() {
    assertTrue(Messages.fits(Text.literal("{0} is what the client wrote")));
    assertFalse(Messages.fits(new Text("clientele.analysis.churn", "no.such.words", List.of())));
    Text inner = new Text("clientele.analysis.data", "import.done", List.of(3L));
    assertFalse(Messages.fits(new Text("clientele.analysis.data", "import.unreadable", List.of(inner, 2L, "t"))));
  }
}
