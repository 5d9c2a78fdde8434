package clientele.analysis.data.ui.readiness;

import clientele.base.Text;
import clientele.ui.AnalysisUi;
import clientele.ui.View;
import clientele.ui.ViewContext;
import com.google.auto.service.AutoService;

/** What the data support, how the tables fit together, and what to ask the client. */
@AutoService(AnalysisUi.class)
public final class ReadinessUi implements AnalysisUi {
  @Override
  public String id() {
    return "readiness";
  }

  @Override
  public String analysis() {
    return "data";
  }

  @Override
  public int order() {
    return 3;
  }

  @Override
  public String icon() {
    return "mdoal-assignment_turned_in";
  }

  @Override
  public Group group() {
    return Group.DATA;
  }

  @Override
  public Text title() {
    return Text.of(ReadinessUi.class, "readiness");
  }

  @Override
  public View create(ViewContext context) {
    return View.of(new ReadinessView(context, new ReadinessViewModel(context)).page());
  }
}
