package clientele.shell;

import clientele.analysis.Analyses;
import clientele.analysis.Analysis;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.ui.AnalysisUi;
import clientele.ui.View;
import clientele.ui.ViewContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;

/** The places of the workbench: home, those of the analyses in the order of the work, and those at the foot. */
final class Places {
  private Places() {}

  /** The views of the analyses on the class path, in the order of the work. */
  static List<AnalysisUi> discover(Analyses analyses) {
    List<AnalysisUi> all =
        new ArrayList<>(ServiceLoader.load(AnalysisUi.class).stream().map(ServiceLoader.Provider::get).toList());
    all.sort(Comparator.comparing(AnalysisUi::group)
        .thenComparingInt(u -> analyses.find(u.analysis()).map(a -> a.order()).orElse(Integer.MAX_VALUE))
        .thenComparingInt(AnalysisUi::order));
    return List.copyOf(all);
  }

  /** The place of an analysis' view. */
  static Place of(AnalysisUi ui, ViewContext context) {
    return new Place(ui.id(), ui.icon(), ui.title(), Optional.of(ui.group()), ui.analysis(), ui.shows(), ui.help(), () -> ui.create(context));
  }

  /** The places of all analyses in the order of the work; one without a view of its own shows its report section. */
  static List<Place> ofAnalyses(List<AnalysisUi> uis, Analyses analyses, Desk context) {
    List<Place> places = new ArrayList<>();
    for (AnalysisUi.Group group : AnalysisUi.Group.values()) {
      for (Analysis analysis : analyses.all()) {
        List<AnalysisUi> own = uis.stream().filter(u -> u.analysis().equals(analysis.id())).toList();
        own.stream().filter(u -> u.group() == group).forEach(u -> places.add(of(u, context)));
        if (own.isEmpty() && groupOf(analysis) == group) {
          places.add(new Place(analysis.id(), analysis.icon(), analysis.title(), Optional.of(group), analysis.id(), Set.of(), help(analysis),
              () -> SectionPage.of(context, analysis)));
        }
      }
    }
    return places;
  }

  private static Optional<Text> help(Analysis analysis) {
    Class<?> home = analysis.getClass();
    return Messages.bundle(home, Language.ENGLISH).containsKey("help")
        ? Optional.of(Text.of(home, "help"))
        : Optional.empty();
  }

  /** A place of the shell itself. */
  static Place of(String id, String icon, Optional<AnalysisUi.Group> group, Supplier<View> create) {
    return new Place(id, icon, Text.of(Places.class, "place." + id), group, "", Set.of(),
        Optional.of(Text.of(Places.class, "help." + id)), create);
  }

  private static AnalysisUi.Group groupOf(Analysis analysis) {
    return switch (analysis.group()) {
      case DATA -> AnalysisUi.Group.DATA;
      case UNDERSTAND -> AnalysisUi.Group.UNDERSTAND;
      case ACT -> AnalysisUi.Group.ACT;
    };
  }

  /** The first place that shows the analysis of a node. */
  static Optional<String> of(List<Place> places, MapNode node) {
    return places.stream().filter(p -> p.shows(node.analysis())).map(Place::id).findFirst();
  }

  /** Group of each analysis: that of its first place, or where its order puts it. */
  static Map<String, AnalysisUi.Group> groups(List<Place> places, List<MapNode> nodes) {
    Map<String, AnalysisUi.Group> groups = new HashMap<>();
    places.forEach(p -> p.group().ifPresent(g -> groups.putIfAbsent(p.analysis(), g)));
    nodes.forEach(n -> groups.putIfAbsent(n.analysis().id(),
        groupOf(n.analysis())));
    return groups;
  }

  /** The nodes that have room on the map: of those side by side, at most four, the ones already run first. */
  static List<MapNode> onMap(List<MapNode> nodes, Map<String, AnalysisUi.Group> groups) {
    List<MapNode> beside =
        nodes.stream()
            .filter(n -> groups.get(n.analysis().id()) == AnalysisUi.Group.UNDERSTAND)
            .sorted(Comparator.comparingInt(n -> switch (n.step().state()) {
              case NEEDS_YOU, CURRENT, OUT_OF_DATE -> 0;
              case READY -> 1;
              case BLOCKED -> 2;
            }))
            .limit(4)
            .toList();
    return nodes.stream()
        .filter(n -> groups.get(n.analysis().id()) != AnalysisUi.Group.UNDERSTAND || beside.contains(n))
        .toList();
  }

  /** Icon of each analysis: that of its first place, or its own. */
  static Map<String, String> icons(List<Place> places, List<MapNode> nodes) {
    Map<String, String> icons = new HashMap<>();
    places.forEach(p -> icons.putIfAbsent(p.analysis(), p.icon()));
    nodes.forEach(n -> icons.putIfAbsent(n.analysis().id(), n.analysis().icon()));
    return icons;
  }
}
