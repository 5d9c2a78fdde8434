package clientele.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.churn.PlanCalls;
import clientele.base.Text;
import clientele.ui.Pictures;
import clientele.ui.ResultPage;
import clientele.ui.StatePane;
import clientele.ui.TrialContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** What a page says while its operation is refused, and while it runs. */
class RunPanelTest {

  @Test
  void aRefusalIsSeenAlsoByWhoHasScrolledToTheButton() {
    Pictures.startToolkit();
    AtomicReference<TrialContext> context = new AtomicReference<>();
    AtomicReference<Stage> stage = new AtomicReference<>();
    Pictures.run(() -> {
      context.set(TrialContext.windowed(Analyses.discover().operations()));
      RunPanel<PlanCalls> panel = new RunPanel<>(context.get(), PlanCalls.class, Text.literal("Plan"), Set.of());
      ScrollPane scroll = new ScrollPane(panel);
      scroll.setFitToWidth(true);
      stage.set(new Stage());
      stage.get().setScene(new Scene(scroll, 290, 400));
      stage.get().show();
      scroll.applyCss();
      scroll.layout();
      scroll.setVvalue(1);
      panel.run();
    });
    Pictures.settle();
    Pictures.run(() -> {
      ScrollPane scroll = (ScrollPane) stage.get().getScene().getRoot();
      Bounds told = scroll.lookup(".problem-bar.bad").localToScene(scroll.lookup(".problem-bar.bad").getLayoutBounds());
      assertTrue(told.getMinY() >= 0 && told.getMaxY() <= 400, told.toString());
      stage.get().close();
      context.get().close();
    });
  }

  @Test
  void aPageWithoutAResultSaysThatItIsBeingMade() {
    Pictures.startToolkit();
    Pictures.run(() -> {
      TrialContext context = TrialContext.windowed(Analyses.discover().operations());
      ResultPage page = new ResultPage(context, "page", new VBox()).madeBy(PlanCalls.class);
      page.nothing("mdoal-forum", Text.literal("Nothing yet"), Text.literal("Begin"), Optional.empty(),
          List.of(StatePane.Way.of(Text.literal("Start"), () -> { })));
      assertEquals("Nothing yet", title(page));
      context.working(Set.of(Text.of(PlanCalls.class, "op.churn.plan-calls.title")));
      assertEquals("Plan call list is running", title(page));
      assertEquals(0, page.lookupAll(".button").size(), "no second start");
      context.working(Set.of());
      assertEquals("Nothing yet", title(page));
      context.close();
    });
  }

  private static String title(ResultPage page) {
    return ((Label) page.lookup(".state-title")).getText();
  }
}
