package clientele.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.base.Text;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final Text WORK = Text.literal("the work");

  @Test
  void workThatCannotFitIsStoppedBeforeItBeginsUnlessThereIsAReason() {
    JobContext job = JobContext.quiet(new Seed(1));
    Memory.budget(WORK, 0, job);
    Memory.budget(WORK, Memory.most() / 4, job);
    ProblemException stopped = assertThrows(ProblemException.class, () -> Memory.budget(WORK, Memory.most(), job));
    assertEquals("MEMORY-BUDGET", stopped.problem().code().id());
    assertTrue(stopped.isGuard());
    JobContext going = job.overriding("it is small inside");
    Memory.budget(WORK, Memory.most(), going);
    assertEquals(1, going.overridden().size());
  }

  /** Gigabytes that would do hold the need under four fifths of the heap. */
  @Test
  void theMemoryThatIsAskedForWouldDo() {
    for (long need : new long[] {3L << 30, 10L << 30, 100L << 30}) {
      JobContext job = JobContext.quiet(new Seed(1));
      Problem problem = assertThrows(ProblemException.class, () -> Memory.budget(WORK, need, job)).problem();
      assertTrue(((Long) problem.args().getLast() << 30) * 0.8 > need);
    }
  }

  @Test
  void aJobThatFindsNoMemoryEndsInWordsAndTheNextOneRuns() {
    try (JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run)) {
      Job<long[][]> greedy = new Job<>(WORK, job -> new long[1 << 20][1 << 30]);
      Problem here =
          assertThrows(ProblemException.class, () -> runner.runHere(greedy, new Seed(1), Optional.empty(), (d, w) -> {})).problem();
      assertEquals("MEMORY-EXHAUSTED", here.code().id());
      JobHandle<long[][]> lane = runner.write(greedy, new Seed(1), Optional.empty(), ended -> {});
      assertThrows(ProblemException.class, lane::join);
      assertEquals(JobHandle.State.FAILED, lane.state());
      assertEquals("MEMORY-EXHAUSTED", ((ProblemException) lane.failure().orElseThrow()).problem().code().id());
      assertEquals(7, runner.write(new Job<>(WORK, job -> 7), new Seed(1), Optional.empty(), ended -> {}).join());
      for (Language language : Language.values()) {
        assertFalse(here.line(language).contains("{"));
      }
    }
  }

  @Test
  void blocksThatFindNoMemoryEndTheJobAndNotTheProgram() {
    try (JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run)) {
      Job<Integer> greedy =
          new Job<>(WORK, job -> Parallel.map(100, 1, job, (index, from, to) -> new long[1 << 20][1 << 30]).size());
      JobHandle<Integer> lane = runner.write(greedy, new Seed(1), Optional.empty(), ended -> {});
      assertEquals("MEMORY-EXHAUSTED", assertThrows(ProblemException.class, lane::join).problem().code().id());
    }
  }
}
