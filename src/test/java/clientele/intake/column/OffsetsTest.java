package clientele.intake.column;

import static clientele.intake.Files4Tests.column;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.intake.FileImport;
import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.job.JobContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Offsets from UTC behind times. */
class OffsetsTest {
  @TempDir Path folder;

  private Path file(String... times) {
    return new Files4Tests(folder).text("t.csv", "order_id;at\n1;" + String.join("\n2;", times) + "\n");
  }

  private static long[] moments(String... times) {
    return Arrays.stream(times).mapToLong(t -> Instant.parse(t).getEpochSecond()).toArray();
  }

  @Test
  void timesOfDifferentOffsetsAreComparedInUtc() {
    Path file = file("2025-03-30T23:30:00-05:00", "2025-03-31T01:00:00+02:00", "2025-03-30T23:45:00Z", "2025-03-31 08:00:00");
    assertArrayEquals(
        moments("2025-03-31T04:30:00Z", "2025-03-30T23:00:00Z", "2025-03-30T23:45:00Z", "2025-03-31T08:00:00Z"),
        table(file).longs("at"));
    Sniffed found = sniff(file);
    assertEquals("yyyy-MM-dd HH:mm UTC", column(found, "at").format());
    assertEquals(
        "In the column “at” times are written with different offsets from UTC (-05:00, Z, +02:00); all 3 of them are taken in UTC, "
            + "and 1 time without an offset as it stands.",
        Messages.render(found.notes().getFirst(), Language.ENGLISH));
    JobContext job = Files4Tests.job();
    FileImport.plan(file, SniffOverrides.NONE, job);
    assertEquals("INTAKE-OFFSETS", job.warnings().getFirst().code().id());
  }

  @Test
  void timesOfOneOffsetStayLocal() {
    Path file = file("2025-03-30T23:30:00+0200", "2025-03-31T01:00:00+02:00", "2025-04-01T00:00:00+02:00");
    assertArrayEquals(
        moments("2025-03-30T23:30:00Z", "2025-03-31T01:00:00Z", "2025-04-01T00:00:00Z"), table(file).longs("at"));
    assertEquals("yyyy-MM-dd HH:mm +02:00", column(sniff(file), "at").format());
    assertEquals(0, sniff(file).notes().size());
    assertEquals("yyyy-MM-dd HH:mm Z", column(sniff(file("2025-03-30T23:30:00Z", "2025-03-31T01:00:00Z")), "at").format());
  }

  @Test
  void daysAtMidnightKeepTheirDay() {
    Path file = file("2025-03-29T00:00:00+01:00", "2025-03-31T00:00:00+02:00");
    assertEquals("date", column(sniff(file), "at").type());
    assertArrayEquals(new long[] {20_176, 20_178}, table(file).longs("at"), "29 and 31 March 2025");
  }
}
