package clientele.analysis.data.ui.changes;

import clientele.base.Text;
import clientele.ui.AnalysisUi;
import clientele.ui.View;
import clientele.ui.ViewContext;
import com.google.auto.service.AutoService;

/** What is different since the last files came in. */
@AutoService(AnalysisUi.class)
public final class ChangesUi implements AnalysisUi {
  @Override
  public String id() {
    return "changes";
  }

  @Override
  public String analysis() {
    return "data";
  }

  @Override
  public int order() {
    return 4;
  }

  @Override
  public String icon() {
    return "mdoal-compare_arrows";
  }

  @Override
  public Group group() {
    return Group.DATA;
  }

  @Override
  public Text title() {
    return Text.of(ChangesUi.class, "changes");
  }

  @Override
  public View create(ViewContext context) {
    return View.of(new ChangesView(context, new ChangesViewModel(context)).page());
  }
}
