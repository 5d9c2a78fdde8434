package clientele.analysis.data.ui;

import clientele.base.Text;
import clientele.ui.AnalysisUi;
import clientele.ui.View;
import clientele.ui.ViewContext;
import com.google.auto.service.AutoService;

/** The ways of data into the study. */
@AutoService(AnalysisUi.class)
public final class DataUi implements AnalysisUi {
  @Override
  public String id() {
    return "data";
  }

  @Override
  public String icon() {
    return "mdoal-file_upload";
  }

  @Override
  public Group group() {
    return Group.DATA;
  }

  @Override
  public Text title() {
    return Text.of(DataUi.class, "import");
  }

  @Override
  public View create(ViewContext context) {
    return new ImportPlace(context).view();
  }
}
