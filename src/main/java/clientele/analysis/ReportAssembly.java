package clientele.analysis;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.SourceMarks;
import clientele.ledger.LocalPaths;
import clientele.ledger.Operation;
import clientele.ledger.ParameterWords;
import clientele.reports.Block;
import clientele.reports.Report;
import clientele.reports.Section;
import clientele.study.StudyView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Optional;
import java.util.Set;

/** Puts the sections of all analyses and the history of the study together. */
public final class ReportAssembly {
  private final Analyses analyses;

  public ReportAssembly(Analyses analyses) {
    this.analyses = analyses;
  }

  /** The report of a study as it stands, with every section there is. */
  public Report assemble(Ledger ledger, Instant now) {
    Set<String> all = Set.copyOf(analyses.all().stream().map(Analysis::id).toList());
    return assemble(ledger, now, all);
  }

  /** The report with the sections of these analyses only. */
  public Report assemble(Ledger ledger, Instant now, Set<String> wanted) {
    StudyView study = ledger.view();
    Set<Text> said = new HashSet<>();
    List<Section> sections =
        analyses.all().stream()
            .filter(a -> wanted.contains(a.id()))
            .flatMap(a -> withoutEarlier(Asked.section(a, () -> a.report(study)), a, study, ledger).map(s -> remarked(s, a, ledger, said))
                .map(s -> Made.isOld(a, s, ledger) ? s.outdated() : s).stream())
            .toList();
    List<Report.Decision> decisions =
        analyses.all().stream()
            .filter(a -> wanted.contains(a.id()))
            .flatMap(a -> Asked.of(a, Optional.<Block.Headline>empty(), () -> a.decision(study)).answer().map(d -> new Report.Decision(
                a.id(), Made.isOld(a, d, ledger) ? Section.outdated(a.title()) : a.title(), d)).stream())
            .toList();
    Map<String, Long> makers = new HashMap<>();
    for (String name : ledger.state().fingerprints().keySet()) {
      ledger.maker(name).ifPresent(entry -> makers.put(name, entry.number()));
    }
    List<LedgerEntry> path = ledger.path();
    Map<String, String> environment = path.isEmpty() ? new TreeMap<>() : new TreeMap<>(path.getLast().environment());
    environment.remove(SourceMarks.KEY);
    return new Report(
        study.outline().settings().title(), now, decisions, sections,
        path.stream().map(e -> step(e, study.outline().settings().currency())).toList(), makers, environment, study.outline().settings().seed());
  }

  /** A section with what its steps had to say of the data, below all figures. What it says of its own figures stands in it. */
  public static Section remarked(Section section, Analysis analysis, Ledger ledger) {
    return remarked(section, analysis, ledger, new HashSet<>());
  }

  /** As {@link #remarked(Section, Analysis, Ledger)} without what was said before. */
  private static Section remarked(Section section, Analysis analysis, Ledger ledger, Set<Text> said) {
    List<Block> blocks = new ArrayList<>(section.blocks());
    for (String made : Made.by(analysis, ledger)) {
      ledger.maker(made).stream().flatMap(step -> step.warned().stream())
          .flatMap(told -> Problem.remark(told).stream())
          .map(LocalPaths::hidden)
          .filter(said::add)
          .forEach(remark -> blocks.add(new Block.Note(remark)));
    }
    return new Section(section.id(), section.title(), blocks);
  }

  /** A section with a sentence for each step whose results are left out, as an earlier version made them in another shape. */
  private Optional<Section> withoutEarlier(Optional<Section> section, Analysis analysis, StudyView study, Ledger ledger) {
    List<Block> blocks = new ArrayList<>();
    Made.ofEarlierShape(analysis, study, ledger).forEach(
        e -> blocks.add(new Block.Note(Text.of(ReportAssembly.class, "earlier.section", e.number(), title(e)))));
    if (blocks.isEmpty()) {
      return section;
    }
    section.ifPresent(s -> blocks.addAll(s.blocks()));
    return Optional.of(new Section(analysis.id(), section.map(Section::title).orElse(analysis.title()), blocks));
  }

  private Text title(LedgerEntry e) {
    return Ledger.title(e, analyses.operations());
  }

  private Report.Step step(LedgerEntry e, String currency) {
    Optional<Class<? extends Operation>> type = analyses.operations().type(e.operation());
    List<Report.Told> told =
        type.map(t -> ParameterWords.withoutCells(t, e.parameters(), currency)).orElse(List.of()).stream()
            .map(p -> new Report.Told(p.name(), p.value()))
            .toList();
    boolean cells = type.filter(t -> ParameterWords.holdCells(t, e.parameters())).isPresent();
    Text summary = cells ? Text.of(Report.class, "step.cells") : LocalPaths.hidden(e.told(title(e)));
    return new Report.Step(
        e.number(), e.operation(), title(e), summary, told, e.inputs(), e.rowsIn(), e.rowsOut(),
        e.rowsRejected(), e.started(), e.warned().stream().map(LocalPaths::hidden).toList(), e.override());
  }
}
