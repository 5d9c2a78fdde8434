package clientele.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Problem;
import clientele.base.ProblemCode;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.MemoryJournal;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.reports.Block;
import clientele.reports.Report;
import clientele.reports.Section;
import clientele.study.MemoryStore;
import clientele.study.Outline;
import clientele.study.StudySettings;
import clientele.study.StudyView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the report says of analyses that rest on something older, and of one that cannot say anything. */
class ReportAssemblyTest {
  private static final ProblemCode OF_DATA = ProblemCode.ofData(ReportAssemblyTest.class, "TEST-OF-DATA");
  private static final ProblemCode OWN = ProblemCode.of(ReportAssemblyTest.class, "TEST-OWN");

  private final Ledger ledger = new Ledger(
      new MemoryStore(), new MemoryJournal(new StudySettings("x", 1, "")), new JobRunner(Clock.systemUTC(), Runnable::run), Map.of());

  /** Train, plan, train again: the plan rests on a model that is no more. */
  @Test
  void whatFollowsFromAResultThatWasMadeAgainIsMarked() {
    Trial trial = new Trial("trial", 1, false);
    perform(new Learn(1));
    perform(new Plan());
    Report current = report(trial);
    assertEquals("trial title", english(current.decisions().getFirst().title()));
    perform(new Learn(2));
    assertEquals(List.of("learned", "planned"), Made.by(trial, ledger));
    Report old = report(trial);
    assertEquals("trial title (out of date)", english(old.decisions().getFirst().title()));
    assertEquals("whole title (out of date)", english(report(new Trial("whole", 2, false)).decisions().getFirst().title()), "by its source");
    assertEquals("trial section (out of date)", english(old.sections().getFirst().title()));
    perform(new Plan());
    assertEquals("trial section", english(report(trial).sections().getFirst().title()));
  }

  @Test
  void anAnalysisThatThrowsTakesNothingButItsOwnSectionDown() {
    perform(new Learn(1));
    Report report = report(new Trial("broken", 1, true), new Trial("whole", 2, false));
    assertEquals(List.of("broken", "whole"), report.sections().stream().map(Section::id).toList());
    for (Language language : Language.values()) {
      String said = Messages.render(((Block.Note) report.sections().getFirst().blocks().getFirst()).words(), language);
      assertTrue(said.contains("ANALYSIS-NOT-TOLD") && said.matches("(?s).*E-.{5}.*") && !said.contains("no such thing"), said);
    }
    assertEquals("whole section", english(report.sections().get(1).title()));
    assertEquals(Step.State.BLOCKED, Asked.step(new Trial("broken", 1, true), () -> new Trial("broken", 1, true).step(ledger.view())).state());
  }

  /** A code says itself whether it speaks of the data; where its words lie does not matter. */
  @Test
  void whatIsToldOfTheDataStandsInTheSection() {
    perform(new Learn(1));
    List<Block> blocks = report(new Trial("trial", 1, false)).sections().getFirst().blocks();
    List<String> notes = blocks.stream().filter(Block.Note.class::isInstance)
        .map(b -> english(((Block.Note) b).words())).toList();
    assertEquals(1, notes.size(), notes.toString());
    assertTrue(notes.getFirst().contains("TEST-OF-DATA"), notes.toString());
    assertFalse(Problem.remark(Problem.of(OWN).told()).isPresent());
  }

  /** A study of an earlier version: what was learned says less than it would today. */
  @Test
  void whatAnEarlierVersionMadeInAnotherShapeIsLeftOutAndSaid() {
    perform(new LearnAsBefore());
    Trial trial = new Trial("trial", 1, false);
    Report report = report(trial);
    assertEquals(List.of("trial"), report.sections().stream().map(Section::id).toList());
    List<Block> blocks = report.sections().getFirst().blocks();
    assertEquals(1, blocks.size(), blocks.toString());
    assertTrue(english(((Block.Note) blocks.getFirst()).words()).startsWith("What step 1 ("));
    StudyView view = ledger.view();
    assertFalse(Made.isOfEarlierShape(trial, view, ledger), "nobody asked yet");
    assertTrue(trial.report(view).isEmpty());
    assertTrue(Made.isOfEarlierShape(trial, view, ledger));
    assertEquals(List.of(1L), clientele.ledger.Refresh
        .waiting(ledger, new Analyses(List.of(trial)).operations(), view.ofEarlierShape(), e -> true).stream()
        .map(a -> a.entry().number()).toList());
    perform(new Learn(1));
    assertEquals("trial section", english(report(trial).sections().getFirst().title()));
  }

  private Report report(Analysis... analyses) {
    return new ReportAssembly(new Analyses(List.of(analyses))).assemble(ledger, Instant.EPOCH);
  }

  private void perform(Operation operation) {
    ledger.performHere(operation, Optional.empty(), (done, words) -> {});
  }

  private static String english(Text text) {
    return Messages.render(text, Language.ENGLISH);
  }

  /** An analysis of two steps, of which the second is its decision. */
  private record Trial(String id, int order, boolean broken) implements Analysis {
    @Override
    public List<Class<? extends Operation>> operations() {
      return id.equals("whole") ? List.of() : List.of(Learn.class, LearnAsBefore.class, Plan.class);
    }

    @Override
    public List<String> produces() {
      return List.of("learned");
    }

    @Override
    public Text title() {
      return Text.literal(id + " title");
    }

    @Override
    public Step step(StudyView study) {
      return new Step(Step.State.CURRENT, Optional.of(throwing("1")), throwing("words"));
    }

    @Override
    public Optional<Operation> mainOperation(Outline outline) {
      return Optional.empty();
    }

    @Override
    public Optional<Section> report(StudyView study) {
      return study.artifact("learned", Learned.class).map(found -> new Section(id, throwing(id + " section"), List.of(new Block.Headline(
          Text.literal("1"), Optional.empty(), Text.literal("sentence"), "learned"))));
    }

    @Override
    public Optional<Block.Headline> decision(StudyView study) {
      return Optional.of(new Block.Headline(throwing("2"), Optional.empty(), Text.literal("sentence"), "planned"));
    }

    private Text throwing(String words) {
      if (broken) {
        throw new IllegalStateException("no such thing");
      }
      return Text.literal(words);
    }
  }

  @OperationId("test.learn")
  public record Learn(@Param int with) implements Operation {
    @Override
    public List<Problem> validate(Outline outline) {
      return List.of();
    }

    @Override
    public Outcome run(StudyView study, JobContext job) {
      job.warn(OF_DATA.with());
      job.warn(OWN.with());
      return Outcome.of(Text.literal("learned")).artifact("learned", new Learned(with, "well")).done();
    }
  }

  /** What is learned today. */
  private record Learned(int with, String how) {}

  /** What an earlier version learned: it did not say how. */
  @OperationId("test.learn-before")
  public record LearnAsBefore() implements Operation {
    @Override
    public List<Problem> validate(Outline outline) {
      return List.of();
    }

    @Override
    public Outcome run(StudyView study, JobContext job) {
      return Outcome.of(Text.literal("learned")).artifact("learned", Map.of("with", 1)).done();
    }
  }

  @OperationId("test.plan")
  public record Plan() implements Operation {
    @Override
    public List<Problem> validate(Outline outline) {
      return List.of();
    }

    @Override
    public Outcome run(StudyView study, JobContext job) {
      study.artifact("learned", Map.class);
      return Outcome.of(Text.literal("planned")).artifact("planned", Map.of("calls", 3)).done();
    }
  }
}
