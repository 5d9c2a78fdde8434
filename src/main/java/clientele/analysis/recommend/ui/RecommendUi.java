package clientele.analysis.recommend.ui;

import clientele.ui.AnalysisUi;
import clientele.ui.View;
import clientele.ui.ViewContext;
import com.google.auto.service.AutoService;

/** What to show each customer next. */
@AutoService(AnalysisUi.class)
public final class RecommendUi implements AnalysisUi {
  @Override
  public String id() {
    return "recommend";
  }

  @Override
  public String icon() {
    return "mdomz-thumb_up";
  }

  @Override
  public Group group() {
    return Group.UNDERSTAND;
  }

  @Override
  public View create(ViewContext context) {
    RecommendView view = new RecommendView(context, new RecommendViewModel(context));
    return View.of(view.page(), view.panel());
  }
}
