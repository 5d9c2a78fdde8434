package clientele.shell;

import clientele.analysis.Finding;
import clientele.analysis.Step;
import clientele.base.Text;
import clientele.reports.Block;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.ui.AnalysisUi;
import clientele.ui.Answer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the first page of a study says: the answer that waits, the map and how much of it is current. */
final class HomeViewModel {
  /** Nodes by state. */
  record Counts(long current, long old, long waiting, long all) {}

  /** The one primary button: its words and where it leads. */
  record Next(Text words, MapNode node) {}

  /** A difference that stands, and the analysis that found it. */
  record Found(Finding finding, MapNode node) {}

  private final Session session;
  private final List<Place> places;
  private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Optional<Next>> next = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(new Counts(0, 0, 0, 0));
  private final ReadOnlyObjectWrapper<Map<String, AnalysisUi.Group>> groups = new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<List<MapNode>> onMap = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<MapNode>> beside = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Found>> found = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Step> report = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper asksCurrency = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  HomeViewModel(Session session, List<Place> places) {
    this.session = session;
    this.places = places;
    session.study().addListener((property, before, after) -> look()); // a step may leave every node as it was
    session.nodes().addListener((property, before, after) -> look());
    look();
  }

  /** The answer of the page. */
  ReadOnlyObjectProperty<Answer> answer() {
    return answer.getReadOnlyProperty();
  }

  /** The next step, if there is one. */
  ReadOnlyObjectProperty<Optional<Next>> next() {
    return next.getReadOnlyProperty();
  }

  /** How many steps are current, out of date and waiting. */
  ReadOnlyObjectProperty<Counts> counts() {
    return counts.getReadOnlyProperty();
  }

  /** Group of each analysis. */
  ReadOnlyObjectProperty<Map<String, AnalysisUi.Group>> groups() {
    return groups.getReadOnlyProperty();
  }

  /** The nodes with room on the map. */
  ReadOnlyObjectProperty<List<MapNode>> onMap() {
    return onMap.getReadOnlyProperty();
  }

  /** The nodes named below it. */
  ReadOnlyObjectProperty<List<MapNode>> beside() {
    return beside.getReadOnlyProperty();
  }

  /** Where the report stands. */
  ReadOnlyObjectProperty<Step> report() {
    return report.getReadOnlyProperty();
  }

  /** The differences whose interval leaves out zero, each with its analysis, the largest first. */
  ReadOnlyObjectProperty<List<Found>> found() {
    return found.getReadOnlyProperty();
  }

  /** Whether there are amounts and nobody said in which currency. */
  ReadOnlyBooleanProperty asksCurrency() {
    return asksCurrency.getReadOnlyProperty();
  }

  /** Grows with every change, after all other properties have their values. */
  ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  private void look() {
    List<MapNode> nodes = session.nodes().get();
    Map<String, AnalysisUi.Group> where = Places.groups(places, nodes);
    List<MapNode> shown = Places.onMap(nodes, where);
    groups.set(where);
    onMap.set(shown);
    beside.set(nodes.stream().filter(n -> !shown.contains(n)).toList());
    found.set(nodes.stream()
        .flatMap(n -> n.findings().stream().filter(Finding::stands).map(f -> new Found(f, n)))
        .sorted(Comparator.comparingDouble(f -> -Math.abs(f.finding().points().value())))
        .toList());
    report.set(report(nodes));
    counts.set(new Counts(
        count(nodes, Step.State.CURRENT), count(nodes, Step.State.OUT_OF_DATE), count(nodes, Step.State.NEEDS_YOU),
        nodes.size()));
    answer(nodes);
    Outline outline = session.study().get().outline();
    asksCurrency.set(outline.settings().currency().isEmpty()
        && outline.tables().values().stream()
            .filter(t -> t.role().isImported())
            .flatMap(t -> t.plainColumns().stream())
            .anyMatch(c -> c.means(Meaning.AMOUNT) || c.means(Meaning.UNIT_PRICE)));
    changes.set(changes.get() + 1);
  }

  private static Step report(List<MapNode> nodes) {
    List<MapNode> told = nodes.stream().filter(n -> n.headline().isPresent()).toList();
    long old = count(told, Step.State.OUT_OF_DATE);
    Step.State state = told.isEmpty() ? Step.State.BLOCKED : old > 0 ? Step.State.OUT_OF_DATE : Step.State.CURRENT;
    return told.isEmpty()
        ? new Step(state, Optional.empty(), Text.of(HomeViewModel.class, "home.report.none"))
        : new Step(state, Optional.of(Text.literal(Integer.toString(told.size()))),
            Text.of(HomeViewModel.class, "home.report", old, told.size()));
  }

  /**
   * What waits for a person comes first, then a decision that is prepared, then the newest answer, then the first step
   * that can be taken.
   */
  private void answer(List<MapNode> nodes) {
    Optional<MapNode> waiting = first(nodes, Step.State.NEEDS_YOU);
    Optional<MapNode> prepared = nodes.stream().filter(n -> n.decision().isPresent()).findFirst();
    if (waiting.isEmpty() && prepared.isPresent()) {
      MapNode node = prepared.get();
      boolean old = node.step().state() == Step.State.OUT_OF_DATE;
      answer.set(answer(
          Text.of(HomeViewModel.class, old ? "home.preparedOld" : "home.prepared", node.analysis().title()), node.decision().orElseThrow()));
      next.set(Optional.of(new Next(node.step().next().orElse(Text.of(HomeViewModel.class, "home.open")), node)));
      return;
    }
    Optional<MapNode> newest = nodes.stream().filter(n -> n.headline().isPresent()).reduce((a, b) -> b);
    if (waiting.or(() -> newest).isEmpty()) {
      boolean data = !session.study().get().outline().tables().isEmpty();
      answer.set(Answer.of(
          Text.of(HomeViewModel.class, "home.question"), Text.literal(session.settings().title()),
          Text.of(HomeViewModel.class, data ? "home.ready" : "home.empty")));
      next.set(first(nodes, Step.State.READY)
          .map(n -> new Next(data ? n.analysis().title() : Text.of(HomeViewModel.class, "home.import"), n)));
      return;
    }
    MapNode node = waiting.or(() -> newest).orElseThrow();
    Text question = Text.of(HomeViewModel.class, waiting.isPresent() ? "home.waiting" : "home.newest", node.analysis().title());
    answer.set(node.headline().map(h -> answer(question, h))
        .orElse(Answer.of(question, node.step().figure().orElse(node.analysis().title()), node.step().words())));
    Optional<MapNode> ready = first(nodes, Step.State.READY).filter(n -> !n.analysis().produces().isEmpty());
    if (waiting.isEmpty() && node.analysis().produces().isEmpty() && ready.isPresent()) {
      next.set(Optional.of(new Next(Text.of(HomeViewModel.class, "home.start", ready.get().analysis().title()), ready.get())));
      return;
    }
    next.set(Optional.of(new Next(
        waiting.isPresent()
            ? Text.of(HomeViewModel.class, "home.decide")
            : node.step().next().orElse(Text.of(HomeViewModel.class, "home.open")),
        node)));
  }

  private static Answer answer(Text question, Block.Headline headline) {
    Answer made = Answer.of(question, headline.figure(), headline.sentence()).from(headline.source());
    return headline.interval().map(made::withInterval).orElse(made);
  }

  private static Optional<MapNode> first(List<MapNode> nodes, Step.State state) {
    return nodes.stream().filter(n -> n.step().state() == state).findFirst();
  }

  private static long count(List<MapNode> nodes, Step.State state) {
    return nodes.stream().filter(n -> n.step().state() == state).count();
  }
}
