package clientele.shell;

import clientele.analysis.Analysis;
import clientele.analysis.Made;
import clientele.analysis.ReportAssembly;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.ui.Answer;
import clientele.ui.ResultPage;
import clientele.ui.SectionPane;
import clientele.ui.StatePane;
import clientele.ui.View;
import clientele.ui.form.RunPanel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.layout.VBox;

/** A place for an analysis that brings no view of its own: its report section and the form of its main operation. */
final class SectionPage {
  private final Desk context;
  private final Analysis analysis;
  private final SectionPane content;
  private final ResultPage page;
  private final Optional<RunPanel<?>> panel;

  private SectionPage(Desk context, Analysis analysis) {
    this.context = context;
    this.analysis = analysis;
    this.content = new SectionPane(context);
    this.page = new ResultPage(context, "section-" + analysis.id(), content);
    type().ifPresent(page::madeBy);
    this.panel = type().map(t -> new RunPanel<>(context, t, Text.of(t, "op." + OperationCatalog.idOf(t) + ".title"), Set.of()));
    context.study().addListener((p, before, after) -> update());
    context.words().language().addListener((p, before, after) -> update());
    update();
  }

  /** The view of an analysis. */
  static View of(Desk context, Analysis analysis) {
    SectionPage made = new SectionPage(context, analysis);
    return made.panel.map(p -> View.of(made.page, p)).orElseGet(() -> View.of(made.page));
  }

  private Optional<Class<? extends Operation>> type() {
    return analysis.mainOperation(context.study().getValue().outline()).<Class<? extends Operation>>map(Operation::getClass)
        .or(() -> analysis.operations().stream().findFirst());
  }

  private void update() {
    context.latest(
        this, context.job(analysis.title(), job -> analysis.report(context.study().getValue())
            .map(s -> ReportAssembly.remarked(s, analysis, context.session().ledger()))),
        this::show, page.problems()::show);
  }

  private void show(Optional<Section> section) {
    Optional<Block.Headline> headline =
        section.stream().flatMap(s -> s.blocks().stream()).filter(Block.Headline.class::isInstance)
            .map(Block.Headline.class::cast).findFirst();
    if (section.isEmpty()) {
      panel.ifPresent(p -> p.primary(false));
      page.nothing("mdoal-insights", analysis.title(), analysis.step(context.study().getValue()).words(), Optional.empty(),
          panel.map(p -> List.of(new StatePane.Way(Text.of(SectionPage.class, "map.start"), "mdomz-play_arrow", p::run))).orElse(List.of()));
      return;
    }
    boolean stale = Made.isOld(analysis, section.get(), context.session().ledger());
    Answer answer = headline.map(h -> Answer.of(analysis.title(), h))
        .orElse(Answer.of(analysis.title(), section.get().title(), Text.literal("")));
    panel.ifPresent(p -> p.primary(true));
    page.result(answer, stale, () -> panel.ifPresent(RunPanel::run));
    content.show(section.get(), false);
    content.setMinHeight(VBox.USE_PREF_SIZE);
  }
}
