package clientele.cleaning.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikelierErrorsTest {
  @Test
  void tellsAValueWrittenOutWhereMostAreCutShort() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(new String[] {"paper " + i, i < 12 ? "english" : i % 9 == 0 ? "fre" : "eng"});
    }
    List<Suspicion> found = find(rows, "title", "language");
    assertEquals(12, found.size());
    assertEquals("eng", found.getFirst().suggestion());
    assertEquals("error.length", found.getFirst().reason().key());
  }

  @Test
  void aBeginningOfTwoUsualValuesIsNeither() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(new String[] {"row " + i, i < 3 ? "new" : i % 2 == 0 ? "newark" : "newport"});
    }
    assertEquals(List.of(), find(rows, "title", "town"));
  }

  /** City, zip and state determine each other; a wrong city has two columns against it, the zip only the city. */
  @Test
  void namesTheCellThatMoreColumnsSpeakAgainst() {
    List<String[]> rows = places();
    rows.get(7)[1] = "town5";
    List<Suspicion> found = find(rows, "person", "city", "zip", "area");
    assertEquals(1, found.size(), found.toString());
    assertEquals(1, found.getFirst().column());
    assertEquals("town7", found.getFirst().suggestion());
  }

  /** Zip and city alone: the column that has sure errors elsewhere is blamed. */
  @Test
  void namesTheColumnWithMoreErrorsWhereTwoColumnsAccuseEachOther() {
    List<String[]> rows = places();
    rows.replaceAll(r -> new String[] {r[0], r[1], r[2]});
    rows.get(3)[1] = "tqwn3";
    rows.get(7)[1] = "town5";
    List<Suspicion> found = find(rows, "person", "city", "zip");
    assertEquals(List.of(1, 1), found.stream().map(Suspicion::column).toList(), found.toString());
  }

  @Test
  void tellsBothWhereNothingSpeaksForEither() {
    List<String[]> rows = places();
    rows.replaceAll(r -> new String[] {r[0], r[1], r[2]});
    rows.get(7)[1] = "town5";
    assertEquals(2, find(rows, "person", "city", "zip").size());
  }

  @Test
  void flagsAndScalesThatMostlyGoTogetherAreNoErrors() {
    List<String[]> rows = new ArrayList<>();
    java.util.Random random = new java.util.Random(3);
    for (int i = 0; i < 4_000; i++) {
      int kind = random.nextInt(10);
      int wifi = 1 + random.nextInt(5);
      int booking = random.nextInt(100) < 72 ? wifi : 1 + random.nextInt(5);
      String spent = random.nextInt(100) < 3 ? "7) $1,000 +" : "2) $100 - $200";
      rows.add(new String[] {kind < 5 ? "1" : "0", kind >= 4 ? "1" : "0", "" + wifi, "" + booking, spent});
    }
    assertEquals(List.of(), find(rows, "mens", "womens", "wifi", "booking", "spent"));
  }

  @Test
  void anOutcomeThatOftenHasTheSameCountDoesNotDetermineIt() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      String outcome = i < 3_400 ? "none" : i < 3_900 ? "failure" : "success";
      String before = i < 3_400 ? "no" : i % 100 < 85 ? "one" : i < 3_900 ? "two" : "three";
      rows.add(new String[] {outcome, before});
    }
    assertEquals(List.of(), find(rows, "outcome", "contacts before"));
  }

  private static List<String[]> places() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(new String[] {"person " + (char) ('a' + i / 26) + (char) ('a' + i % 26), "town" + i % 10, "" + (10_000 + 731 * (i % 10)), "area " + (char) ('k' + i % 10)});
    }
    return rows;
  }

  private static List<Suspicion> find(List<String[]> rows, String... header) {
    DirtyTables.Made made = new DirtyTables.Made(header, rows, rows, Map.of());
    return ErrorFinder.find(ErrorFinderTest.table(made), List.of(), 0.5, JobContext.quiet(new Seed(1)));
  }
}
