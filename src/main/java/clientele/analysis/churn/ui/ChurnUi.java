package clientele.analysis.churn.ui;

import clientele.analysis.churn.PlanCalls;
import clientele.ui.AnalysisUi;
import clientele.ui.Target;
import clientele.ui.View;
import clientele.ui.ViewContext;
import com.google.auto.service.AutoService;
import java.util.Set;
import javafx.scene.layout.StackPane;

/** The churn lab: build a model, then decide whom to call. */
@AutoService(AnalysisUi.class)
public final class ChurnUi implements AnalysisUi {
  @Override
  public String id() {
    return "churn";
  }

  @Override
  public String icon() {
    return "mdomz-trending_down";
  }

  @Override
  public Group group() {
    return Group.UNDERSTAND;
  }

  @Override
  public View create(ViewContext context) {
    ChurnViewModel model = new ChurnViewModel(context);
    StackPane page = new StackPane();
    StackPane panel = new StackPane();
    BuildView build = new BuildView(context, model);
    DecideView decide = new DecideView(context, model);
    Runnable show = () -> {
      boolean deciding = model.deciding().get();
      page.getChildren().setAll(deciding ? decide.page() : build.page());
      panel.getChildren().setAll(deciding ? decide.panel() : build.panel());
    };
    model.deciding().addListener((property, before, after) -> show.run());
    show.run();
    panel.getStyleClass().add("panel-stack");
    return View.of(page, panel).showing(target -> {
      if (target instanceof Target.Made made) {
        model.deciding().set(Set.of(PlanCalls.DECISION, PlanCalls.LIST).contains(made.name()));
      }
    });
  }
}
