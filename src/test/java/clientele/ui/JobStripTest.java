package clientele.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.job.Job;
import clientele.job.JobRunner;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** How long a job will take is said only where its pace tells it. */
class JobStripTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-10-01T09:00:00Z"));

  @Test
  void anEstimateIsGivenUpWhenTheJobDoesNotComeOn() throws InterruptedException {
    Pictures.startToolkit();
    SynchronousQueue<Double> steps = new SynchronousQueue<>();
    CountDownLatch ended = new CountDownLatch(1);
    try (JobRunner runner = new JobRunner(clock(), Platform::runLater)) {
      AtomicReference<JobStrip> strip = new AtomicReference<>();
      Pictures.run(() -> strip.set(new JobStrip(new Words(Language.ENGLISH), clock(), runner::jobs)));
      runner.read(new Job<>(Text.literal("Learning"), job -> {
        for (double at = take(steps); at < 1; at = take(steps)) {
          job.progress(at);
        }
        return 0;
      }), new Seed(1), true, handle -> ended.countDown());
      steps.put(0.14);
      at(strip.get(), runner, 5, 0.14);
      steps.put(0.28);
      assertTrue(at(strip.get(), runner, 10, 0.28).contains("26 s left"), "10 s for 28 %: 26 s for the other 72 %");
      Set<String> later = at(strip.get(), runner, 130, 0.28);
      assertTrue(later.contains("130 s so far"), later.toString());
      assertFalse(later.stream().anyMatch(l -> l.endsWith("left")), later.toString());
      steps.put(1.0);
      ended.await();
      Pictures.run(strip.get()::update);
      assertEquals(Set.of("No job running"), labels(strip.get()));
    }
  }

  private Set<String> at(JobStrip strip, JobRunner runner, int seconds, double progress) {
    Pictures.until("its progress", () -> runner.jobs().getFirst().progress() == progress);
    now.set(Instant.parse("2025-10-01T09:00:00Z").plusSeconds(seconds));
    Pictures.run(strip::update);
    return labels(strip);
  }

  private static Set<String> labels(JobStrip strip) {
    AtomicReference<Set<String>> found = new AtomicReference<>();
    Pictures.run(() -> found.set(strip.lookupAll(".label").stream()
        .filter(Label.class::isInstance).map(n -> ((Label) n).getText()).filter(t -> !t.isEmpty()).collect(Collectors.toSet())));
    return found.get();
  }

  private static double take(SynchronousQueue<Double> steps) {
    try {
      return steps.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }
}
