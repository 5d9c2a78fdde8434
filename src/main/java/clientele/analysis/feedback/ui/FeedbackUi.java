package clientele.analysis.feedback.ui;

import clientele.ui.AnalysisUi;
import clientele.ui.View;
import clientele.ui.ViewContext;
import com.google.auto.service.AutoService;

/** What customers write, and what hurts them. */
@AutoService(AnalysisUi.class)
public final class FeedbackUi implements AnalysisUi {
  @Override
  public String id() {
    return "feedback";
  }

  @Override
  public String icon() {
    return "mdoal-forum";
  }

  @Override
  public Group group() {
    return Group.UNDERSTAND;
  }

  @Override
  public View create(ViewContext context) {
    return View.of(new FeedbackView(context, new FeedbackViewModel(context)).page());
  }
}
