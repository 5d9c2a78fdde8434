package clientele.analysis.data.ui.tables;

import clientele.base.Text;
import clientele.ui.AnalysisUi;
import clientele.ui.Target;
import clientele.ui.View;
import clientele.ui.ViewContext;
import com.google.auto.service.AutoService;
import java.util.Set;

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
  public Set<Class<? extends Target>> shows() {
    return Set.of(Target.Rows.class);
  }

  @Override
  public View create(ViewContext context) {
    TablesView tables = new TablesView(context);
    return View.of(tables.page()).showing(target -> {
      if (target instanceof Target.Rows rows) {
        tables.show(rows);
      }
    });
  }
}
