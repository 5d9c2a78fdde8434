package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Text;
import clientele.reports.Block;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A doubt about a decision stands beside the rows that it sends out, and beside no others. */
class ExportCaveatTest {
  private static final Map<String, Long> MAKERS = Map.of("list", 7L, "decision", 7L, "segments", 5L);

  @Test
  void theListOfADoubtfulDecisionSaysSoAndNoOtherTableDoes() {
    Text why = Text.literal("Doubtful: the risks behind it are too bold.");
    Block.Headline sure = new Block.Headline(Text.literal("5,000"), Optional.empty(), Text.literal("Gain."), "decision");
    assertEquals(Optional.of(why), caveat("list", sure.doubted(why)));
    assertEquals(Optional.empty(), caveat("list", sure));
    assertEquals(Optional.empty(), caveat("segments", sure.doubted(why)));
    assertEquals(Optional.empty(), caveat("imported", sure.doubted(why)), "what no step made");
  }

  private static Optional<Text> caveat(String table, Block.Headline decision) {
    return ExportBox.caveat(table, Stream.of(decision), name -> Optional.ofNullable(MAKERS.get(name)));
  }
}
