package clientele.analysis.data.ui.values;

import clientele.base.Text;
import clientele.ui.AnalysisUi;
import clientele.ui.View;
import clientele.ui.ViewContext;
import com.google.auto.service.AutoService;

/** Values written in several ways, and cells that are probably wrong: looked through, then put right in one step. */
@AutoService(AnalysisUi.class)
public final class ValuesUi implements AnalysisUi {
  @Override
  public String id() {
    return "values";
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
    return "mdomz-spellcheck";
  }

  @Override
  public Group group() {
    return Group.DATA;
  }

  @Override
  public Text title() {
    return Text.of(ValuesUi.class, "values");
  }

  @Override
  public View create(ViewContext context) {
    return View.of(new ValuesView(context, new ValuesViewModel(context)).page());
  }
}
