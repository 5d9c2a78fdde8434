package clientele.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.base.Text;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobRunnerTest {
  private final JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void workThatGoesOnForAReasonIsCancelledWithTheWorkItIsPartOf() {
    JobContext whole = JobContext.quiet(new Seed(1));
    JobContext going = whole.overriding("a pilot");
    whole.cancel();
    org.junit.jupiter.api.Assertions.assertTrue(going.isCancelled());
  }

  @Test
  void aCancelledJobStopsAtItsNextCheck() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    JobHandle<Integer> handle =
        runner.write(
            new Job<>(Text.literal("endless"), job -> {
              running.countDown();
              while (true) {
                job.checkCancelled();
                Thread.onSpinWait();
              }
            }),
            new Seed(1), Optional.empty(), ended -> {});
    assertTrue(running.await(10, TimeUnit.SECONDS));
    handle.cancel();
    assertThrows(CancelledException.class, handle::join);
    assertEquals(JobHandle.State.CANCELLED, handle.state());
  }

  @Test
  void jobsThatChangeTheStudyRunOneAfterTheOther() {
    List<Integer> order = new ArrayList<>();
    List<JobHandle<Integer>> handles = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int number = i;
      handles.add(
          runner.write(
              new Job<>(Text.literal("n"), job -> {
                order.add(number);
                return number;
              }),
              new Seed(1), Optional.empty(), ended -> {}));
    }
    handles.forEach(JobHandle::join);
    assertEquals(java.util.stream.IntStream.range(0, 20).boxed().toList(), order);
  }

  @Test
  void onlyTheNewestPreviewIsDelivered() throws InterruptedException {
    LatestOnly latest = new LatestOnly(runner);
    List<Integer> heard = java.util.Collections.synchronizedList(new ArrayList<>());
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch delivered = new CountDownLatch(1);
    for (int i = 1; i <= 5; i++) {
      int number = i;
      latest.request(
          new Job<>(Text.literal("preview"), job -> {
            await(go);
            return number;
          }),
          new Seed(1),
          handle -> {
            heard.add(handle.join());
            delivered.countDown();
          });
    }
    go.countDown();
    assertTrue(delivered.await(10, TimeUnit.SECONDS));
    assertEquals(List.of(5), heard);
  }

  @Test
  void blockLoopsGiveTheSameSumWhateverTheNumberOfBlocksInFlight() {
    JobContext job = JobContext.quiet(new Seed(3));
    double once = sum(job);
    for (int i = 0; i < 20; i++) {
      assertEquals(once, sum(job));
    }
  }

  private static double sum(JobContext job) {
    return Parallel.reduce(
        1_000_003, 1_000, job, 0.0,
        (index, from, to) -> {
          double s = 0;
          for (int i = from; i < to; i++) {
            s += 1.0 / (i + 1);
          }
          return s;
        },
        Double::sum);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
