package clientele.cleaning.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Seed;
import clientele.cleaning.profile.MissingMap.Pattern;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingMapTest {
  private static final JobContext JOB = JobContext.quiet(new Seed(1));
  private static final List<Column> COLUMNS = List.of(
      Column.of("id", Kind.TEXT), Column.of("phone", Kind.TEXT), Column.of("mail", Kind.TEXT), Column.of("age", Kind.INTEGER),
      Column.of("score", Kind.REAL), Column.of("since", Kind.DATE));

  /** 96 rows: phone and mail are missing together in the last 24, age alone in every 32nd, score never. */
  private static Table table() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 96; i++) {
      rows.add(new Object[] {
        "C" + i, i >= 72 ? null : i % 2 == 0 ? "1" : "2", i >= 72 ? null : "m" + i, i % 32 == 0 ? null : (long) i % 5, 0.25 * i,
        LocalDate.of(2025, 1, 1).plusDays(i)});
    }
    return MemoryStudy.empty().table("t", Role.OTHER, COLUMNS, rows).view().table("t");
  }

  @Test
  void columnsThatLackValuesTogetherAreToldWithTheirRows() {
    MissingMap map = MissingMap.of(table(), TableProfile.of(table(), JOB), JOB);
    assertEquals(List.of(new Pattern(List.of("phone", "mail"), 24), new Pattern(List.of("age"), 3)), map.patterns());
    assertEquals(69, map.complete());
    assertEquals(0, map.others());
    assertEquals(Set.of("phone", "mail", "age"), map.strips().keySet());
  }

  @Test
  void theStripShowsWhereInTheFileValuesAreMissing() {
    MissingMap map = MissingMap.of(table(), TableProfile.of(table(), JOB), JOB);
    List<Double> phone = map.strips().get("phone");
    assertEquals(MissingMap.PARTS, phone.size());
    for (int part = 0; part < 48; part++) {
      assertEquals(part < 36 ? 0 : 1, phone.get(part), "two rows a part; the last quarter lacks it");
      assertEquals(part % 16 == 0 ? 0.5 : 0, map.strips().get("age").get(part));
    }
  }

  @Test
  void yearsAreKnownByTheirName() {
    for (String name : List.of("Year_Birth", "birth year", "BirthYear", "year", "Geburtsjahr", "出生年份", "yr")) {
      assertTrue(ProfileWords.isYear(Column.of(name, Kind.INTEGER)), name);
    }
    for (String name : List.of("yearly_spend", "layers", "amount", "players")) {
      assertFalse(ProfileWords.isYear(Column.of(name, Kind.INTEGER)), name);
    }
    assertFalse(ProfileWords.isYear(Column.of("year", Kind.TEXT)));
  }

  @Test
  void profilesReadAsPeopleSayThem() {
    TableProfile profile = TableProfile.of(table(), JOB);
    List<ColumnProfile> columns = profile.columns();
    assertEquals("25.0 %", ProfileWords.missing(columns.get(1)));
    assertEquals("0", ProfileWords.missing(columns.get(0)));
    assertEquals("1 50 %, 2 50 %", ProfileWords.values(columns.get(1), v -> v, Language.ENGLISH));
    assertEquals("• 50 %、• 50 %", ProfileWords.values(columns.get(1), v -> "•", Language.CHINESE));
    assertTrue(ProfileWords.values(columns.get(3), v -> v, Language.ENGLISH).matches("\\d 2\\d %, \\d 2\\d %, \\d \\d+ %"), "few whole numbers one by one");
    assertEquals("0 to 23.750, median 11.875", ProfileWords.values(columns.get(4), v -> v, Language.ENGLISH));
    assertEquals("1 Jan 2025 to 6 Apr 2025, median 18 Feb 2025", ProfileWords.values(columns.get(5), v -> v, Language.ENGLISH));
    assertTrue(ProfileWords.values(columns.getFirst(), v -> v, Language.ENGLISH).startsWith("such as C"));
    assertFalse(ProfileWords.remarks(columns.getFirst()).isEmpty(), "a key differs in every row");
    assertTrue(ProfileWords.remarks(columns.get(4)).isEmpty(), "a measure may differ in every row");
  }
}
