package clientele.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Blocks of rows on all cores: in order, once each, and by the calling thread too. */
class ParallelTest {
  private final JobContext job = JobContext.quiet(new Seed(1));

  @Test
  void everyRowIsInOneBlockAndResultsStandInOrder() {
    List<List<Integer>> blocks = Parallel.map(10, 3, job, (index, from, to) -> IntStream.range(from, to).boxed().toList());
    assertEquals(List.of(List.of(0, 1, 2), List.of(3, 4, 5), List.of(6, 7, 8), List.of(9)), blocks);
    assertEquals(List.of(), Parallel.map(0, 3, job, (index, from, to) -> index));
    assertEquals(45, Parallel.reduce(10, 4, job, 0, (index, from, to) -> IntStream.range(from, to).sum(), Integer::sum));
  }

  /** A block of another thread waits until the calling one has done a block: it would wait in vain if that one only waited. */
  @Test
  void theCallingThreadWorksToo() {
    Thread caller = Thread.currentThread();
    CountDownLatch called = new CountDownLatch(1);
    List<Boolean> blocks = Parallel.map(200, 1, job, (index, from, to) -> {
      if (Thread.currentThread() == caller) {
        called.countDown();
        return true;
      }
      return await(called);
    });
    assertTrue(blocks.stream().allMatch(b -> b));
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void aFailureIsThrownAsItIsAndTheRestIsNotBegun() {
    AtomicInteger begun = new AtomicInteger();
    IllegalStateException fault = new IllegalStateException("third");
    assertSame(fault, assertThrows(IllegalStateException.class, () -> Parallel.each(10_000, 1, job, (index, from, to) -> {
      begun.incrementAndGet();
      if (index == 2) {
        throw fault;
      }
      return null;
    })));
    assertTrue(begun.get() < 10_000, begun + " of 10,000");
  }

  @Test
  void cancellingStopsIt() {
    assertThrows(CancelledException.class, () -> Parallel.each(1_000, 1, job, (index, from, to) -> {
      job.cancel();
      return null;
    }));
  }

  /** Loops within loops end, also where every thread of the pool is in an outer one. */
  @Test
  void loopsWithinLoopsEnd() {
    int outer = 4 * (ForkJoinPool.getCommonPoolParallelism() + 1);
    int sum = Parallel.reduce(outer, 1, job, 0, (index, from, to) ->
        Parallel.reduce(50, 1, job, 0, (inner, a, b) -> 1, Integer::sum), Integer::sum);
    assertEquals(50 * outer, sum);
  }
}
