package clientele.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.base.Text;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class AnswerHeaderTest {
  /** Before, a caption of a hundred signs left the sentence beside it a column of one word. */
  @Test
  void aLongIntervalTakesLinesAndNotTheRoomOfTheSentence() {
    Pictures.startToolkit();
    Pictures.run(() -> {
      TrialContext context = TrialContext.windowed(Analyses.discover().operations());
      AnswerHeader header = new AnswerHeader(context);
      String caption = "a next period may show 63 to 77; The best rule before each date; before the last: Rule: days since the last order: 64";
      header.answer().set(new Answer(Text.literal("How good?"), Text.literal("70 of 100"), Optional.empty(), Optional.of(Text.literal(caption)),
          Text.literal("Shown one customer who fell silent and one who ordered on, the model picks the silent one 70 times of 100."), Optional.empty(),
          Optional.empty()));
      Scene scene = new Scene(header, 760, 400);
      context.appearance().dress(scene);
      header.applyCss();
      header.layout();
      Label interval = (Label) header.lookup(".interval");
      Region sentence = (Region) header.lookup(".so-what");
      assertTrue(interval.getWidth() <= 341 && interval.getHeight() > 30, interval.getWidth() + " × " + interval.getHeight());
      assertTrue(sentence.getWidth() >= 350, "" + sentence.getWidth());
      context.close();
    });
  }
}
