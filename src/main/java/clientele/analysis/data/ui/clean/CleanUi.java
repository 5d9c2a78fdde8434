package clientele.analysis.data.ui.clean;

import clientele.base.Text;
import clientele.ui.AnalysisUi;
import clientele.ui.View;
import clientele.ui.ViewContext;
import com.google.auto.service.AutoService;

/** What stands in the way of trusting a table, and the steps that put it right. */
@AutoService(AnalysisUi.class)
public final class CleanUi implements AnalysisUi {
  @Override
  public String id() {
    return "clean";
  }

  @Override
  public String analysis() {
    return "data";
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public String icon() {
    return "mdoal-cleaning_services";
  }

  @Override
  public Group group() {
    return Group.DATA;
  }

  @Override
  public Text title() {
    return Text.of(CleanUi.class, "clean");
  }

  @Override
  public View create(ViewContext context) {
    CleanView view = new CleanView(context, new CleanViewModel(context));
    return View.of(view.page(), view.panel());
  }
}
