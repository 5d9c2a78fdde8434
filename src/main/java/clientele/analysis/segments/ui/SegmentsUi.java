package clientele.analysis.segments.ui;

import clientele.ui.AnalysisUi;
import clientele.ui.View;
import clientele.ui.ViewContext;
import com.google.auto.service.AutoService;

/** The segments of the customers. */
@AutoService(AnalysisUi.class)
public final class SegmentsUi implements AnalysisUi {
  @Override
  public String id() {
    return "segments";
  }

  @Override
  public String icon() {
    return "mdoal-bubble_chart";
  }

  @Override
  public Group group() {
    return Group.UNDERSTAND;
  }

  @Override
  public View create(ViewContext context) {
    SegmentsView view = new SegmentsView(context, new SegmentsViewModel(context));
    return View.of(view.page(), view.panel());
  }
}
