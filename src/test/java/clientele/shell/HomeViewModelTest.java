package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.Analysis;
import clientele.analysis.Step;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.job.JobRunner;
import clientele.ledger.Operation;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.study.Outline;
import clientele.study.StudyView;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HomeViewModelTest {

  @Test
  void whatWaitsForADecisionIsTheAnswer() {
    HomeViewModel model = model(
        node("segments", 300, Step.State.CURRENT, "43 % of margin"),
        node("churn", 310, Step.State.NEEDS_YOU, "€28,000"),
        node("report", 900, Step.State.OUT_OF_DATE, "14 pages"));
    assertEquals("€28,000", say(model.answer().get().figure()));
    assertEquals("Waiting for you · churn", say(model.answer().get().question()));
    assertEquals("churn", model.next().get().orElseThrow().node().analysis().id());
    assertEquals(new HomeViewModel.Counts(1, 1, 1, 3), model.counts().get());
  }

  @Test
  void withoutADecisionTheNewestAnswerStandsThere() {
    HomeViewModel model = model(
        node("segments", 300, Step.State.CURRENT, "43 % of margin"),
        node("churn", 310, Step.State.CURRENT, "78 of 100"));
    assertEquals("78 of 100", say(model.answer().get().figure()));
  }

  @Test
  void aPreparedDecisionComesBeforeNewerAnswers() {
    MapNode churn = node("churn", 310, Step.State.CURRENT, "78 of 100");
    Block.Headline gain =
        new Block.Headline(Text.literal("€28,000"), Optional.empty(), Text.literal("why"), "churn_decision");
    MapNode decided = new MapNode(
        churn.analysis(), churn.step().leadingTo(Text.literal("Review the list")), churn.main(), churn.headline(),
        Optional.of(gain), churn.findings());
    HomeViewModel model = model(decided, node("feedback", 340, Step.State.CURRENT, "34 %"));
    assertEquals("€28,000", say(model.answer().get().figure()));
    assertEquals("Ready to decide · churn", say(model.answer().get().question()));
    assertEquals("Review the list", say(model.next().get().orElseThrow().words()));
  }

  @Test
  void whereOnlyTheDataAreThereTheNextStepIsTheFirstThatCanBeTaken() {
    Named data = new Named("data", 100, List.of());
    MapNode there = new MapNode(
        data, new Step(Step.State.CURRENT, Optional.empty(), Text.literal("")), Optional.empty(),
        Optional.of(new Block.Headline(Text.literal("7,043"), Optional.empty(), Text.literal("rows"), "x")), Optional.empty(), List.of());
    HomeViewModel model = model(there, node("segments", 300, Step.State.BLOCKED, ""), node("churn", 310, Step.State.READY, ""));
    assertEquals("churn", model.next().get().orElseThrow().node().analysis().id());
    assertEquals("Go on: churn", say(model.next().get().orElseThrow().words()));
  }

  @Test
  void anEmptyStudyAsksForData() {
    HomeViewModel model = model(node("data", 100, Step.State.READY, ""), node("churn", 310, Step.State.BLOCKED, ""));
    assertTrue(say(model.answer().get().sentence()).startsWith("No data yet"));
    assertEquals("data", model.next().get().orElseThrow().node().analysis().id());
  }

  @Test
  void fourStandSideBySideAndTheRestIsNamedBelow() {
    HomeViewModel model = model(
        node("a", 300, Step.State.READY, ""), node("b", 310, Step.State.CURRENT, ""), node("c", 320, Step.State.CURRENT, ""),
        node("d", 330, Step.State.BLOCKED, ""), node("e", 340, Step.State.READY, ""), node("f", 350, Step.State.CURRENT, ""));
    assertEquals(List.of("a", "b", "c", "f"), ids(model.onMap().get()));
    assertEquals(List.of("d", "e"), ids(model.beside().get()));
  }

  private static List<String> ids(List<MapNode> nodes) {
    return nodes.stream().map(n -> n.analysis().id()).toList();
  }

  private static String say(Text text) {
    return Messages.render(text, Language.ENGLISH);
  }

  private static HomeViewModel model(MapNode... nodes) {
    JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);
    Session session = new Session(TrialStudy.empty(runner), runner, new Analyses(List.of()), Runnable::run);
    session.close();
    session.nodes().set(List.of(nodes));
    return new HomeViewModel(session, List.of());
  }

  private static MapNode node(String id, int order, Step.State state, String figure) {
    Optional<Block.Headline> headline = figure.isEmpty()
        ? Optional.empty()
        : Optional.of(new Block.Headline(Text.literal(figure), Optional.empty(), Text.literal("why"), id));
    return new MapNode(new Named(id, order, List.of(id)), new Step(state, Optional.empty(), Text.literal("")), Optional.empty(), headline, Optional.empty(), List.of());
  }

  /** An analysis that only has a name. */
  private record Named(String id, int order, List<String> produces) implements Analysis {
    @Override
    public List<Class<? extends Operation>> operations() {
      return List.of();
    }

    @Override
    public Step step(StudyView study) {
      return new Step(Step.State.READY, Optional.empty(), Text.literal(""));
    }

    @Override
    public Optional<Operation> mainOperation(Outline outline) {
      return Optional.empty();
    }

    @Override
    public Optional<Section> report(StudyView study) {
      return Optional.empty();
    }

    @Override
    public Text title() {
      return Text.literal(id);
    }
  }
}
