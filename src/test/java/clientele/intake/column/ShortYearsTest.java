package clientele.intake.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Seed;
import clientele.base.ShortYear;
import clientele.cleaning.values.DateRepair;
import clientele.intake.FileImport;
import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import clientele.job.JobContext;
import clientele.study.MemoryStudy;
import clientele.study.Table;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Years of two digits, as read on 25 November 2026. */
class ShortYearsTest {
  @TempDir Path folder;

  private static Table table(Path file) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
    JobContext job = JobContext.of(clock, new Seed(1), (done, message) -> {});
    MemoryStudy study = MemoryStudy.empty();
    FileImport.write(FileImport.plan(file, SniffOverrides.NONE, job), "t", study.view(), job).tables().forEach(study::put);
    return study.view().table("t");
  }

  private static long[] days(String... days) {
    return Arrays.stream(days).mapToLong(d -> LocalDate.parse(d).toEpochDay()).toArray();
  }

  @Test
  void nobodyIsBornAfterToday() {
    Table table = table(new Files4Tests(folder).text("b.csv",
        "customer_id,birthday,Geburtstag Kind\n1,15.03.45,30.11.26\n2,22.07.68,24.11.26\n3,30.11.29,15.01.19\n4,01.01.01,1.2.99\n"));
    assertArrayEquals(days("1945-03-15", "1968-07-22", "1929-11-30", "2001-01-01"), table.longs("birthday"));
    assertArrayEquals(days("1926-11-30", "2026-11-24", "2019-01-15", "1999-02-01"), table.longs("Geburtstag Kind"));
  }

  @Test
  void otherDaysFollowTheRuleThatRepairsFollow() {
    Table table = table(new Files4Tests(folder).text("j.csv",
        "id,born,due\n1,03/04/65,12/31/49\n2,11/30/58,01/15/50\n3,07/22/99,02/28/21\n4,05/06/01,5 May 68\n"));
    assertArrayEquals(days("1965-03-04", "1958-11-30", "1999-07-22", "2001-05-06"), table.longs("born"));
    assertArrayEquals(days("2049-12-31", "1950-01-15", "2021-02-28", "1968-05-05"), table.longs("due"));
    assertEquals(LocalDate.of(1965, 3, 4), DateRepair.read("03/04/65").orElseThrow().by(false));
    LocalDate today = LocalDate.of(2026, 11, 25);
    assertEquals(LocalDate.of(1945, 3, 15), ShortYear.born(DateRepair.read("15.03.45").orElseThrow().by(true), today));
  }
}
