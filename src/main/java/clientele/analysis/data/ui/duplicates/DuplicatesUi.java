package clientele.analysis.data.ui.duplicates;

import clientele.base.Text;
import clientele.ui.AnalysisUi;
import clientele.ui.View;
import clientele.ui.ViewContext;
import com.google.auto.service.AutoService;

/** Rows that are the same person or thing: the doubtful pairs to decide, and the merge. */
@AutoService(AnalysisUi.class)
public final class DuplicatesUi implements AnalysisUi {
  @Override
  public String id() {
    return "duplicates";
  }

  @Override
  public String analysis() {
    return "data";
  }

  @Override
  public int order() {
    return 2;
  }

  @Override
  public String icon() {
    return "mdoal-call_merge";
  }

  @Override
  public Group group() {
    return Group.DATA;
  }

  @Override
  public Text title() {
    return Text.of(DuplicatesUi.class, "duplicates");
  }

  @Override
  public View create(ViewContext context) {
    DuplicatesView view = new DuplicatesView(context, new DuplicatesViewModel(context));
    return View.of(view.page(), view.panel());
  }
}
