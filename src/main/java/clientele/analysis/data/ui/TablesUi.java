package clientele.analysis.data.ui;

import clientele.base.Text;
import clientele.ui.AnalysisUi;
import clientele.ui.View;
import clientele.ui.ViewContext;
import com.google.auto.service.AutoService;

/** The tables of the study, to read, filter and copy. */
@AutoService(AnalysisUi.class)
public final class TablesUi implements AnalysisUi {
  @Override
  public String id() {
    return "tables";
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
    return "mdomz-table_chart";
  }

  @Override
  public Group group() {
    return Group.DATA;
  }

  @Override
  public Text title() {
    return Text.of(TablesUi.class, "tables");
  }

  @Override
  public View create(ViewContext context) {
    return View.of(new TablesView(context).page());
  }
}
