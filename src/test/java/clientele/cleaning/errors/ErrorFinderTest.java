package clientele.cleaning.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorFinderTest {
  /** Least precision, recall and share of right suggestions among those that have one. */
  @ParameterizedTest
  @CsvSource({
    "HOSPITALS, 0.95, 0.9, 0.95", "FLIGHTS, 0.9, 0.85, 0.9", "BEERS, 0.95, 0.9, 0.95", "ARTICLES, 0.95, 0.7, 0.85", "CUSTOMERS, 0.9, 0.9, 0.65",
    "QUANTITIES, 0.98, 0.98, 0.98", "SITES, 0.98, 0.98, 0.97", "TITLES, 0.98, 0.9, 0.98"
  })
  void findsPlantedErrorsInTablesOfManyShapes(DirtyTables.Shape shape, double precision, double recall, double repair) {
    ErrorTrial.Quality seen = ErrorTrial.measure(shape, 2);
    assertTrue(
        seen.precision() >= precision && seen.recall() >= recall && seen.right() >= repair * seen.suggested(),
        seen.words());
    assertTrue(seen.takenRight() >= 0.98 * seen.taken(), "what is put right by itself is right: " + seen.words());
  }

  @Test
  void aCleanTableHasNextToNothing() {
    for (DirtyTables.Shape shape : DirtyTables.Shape.values()) {
      DirtyTables.Made made = DirtyTables.make(shape, new Seed(2));
      DirtyTables.Made clean = new DirtyTables.Made(made.header(), made.clean(), made.clean(), Map.of());
      List<Suspicion> found = ErrorFinder.find(table(clean), List.of(), 0.5, JobContext.quiet(new Seed(1)));
      assertTrue(found.size() <= clean.rows().size() * 0.01, shape + ": " + found.size() + " " + found.stream().limit(5).toList());
    }
  }

  @Test
  void textOnceReadInTheWrongEncodingIsToldWithWhatItWas() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(new String[] {"note " + i, i == 7 ? "MÃ¼nchen" : i % 2 == 0 ? "Köln" : "Wien"});
    }
    DirtyTables.Made made = new DirtyTables.Made(new String[] {"note", "city"}, rows, rows, Map.of());
    Suspicion first = ErrorFinder.find(table(made), List.of(), 0.5, JobContext.quiet(new Seed(1))).getFirst();
    assertEquals(7, first.row());
    assertEquals("München", first.suggestion());
    assertTrue(first.suggestionSure() >= 0.9);
  }

  /** One of sixty cities is a word for no value: it is told, and there is nothing to put in its place. */
  @ParameterizedTest
  @ValueSource(strings = {"n/a", "未填写", "k.A.", "（NULL）", "xxx", "asdf", "sconosciuto"})
  void aWordThatStandsForNoValueIsTold(String word) {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(new String[] {"note " + i, i == 7 ? word : new String[] {"Köln", "Wien", "Bern", "Graz", "Genf"}[i % 5]});
    }
    DirtyTables.Made made = new DirtyTables.Made(new String[] {"note", "city"}, rows, rows, Map.of());
    List<Suspicion> found = ErrorFinder.find(table(made), List.of(), 0.5, JobContext.quiet(new Seed(1)));
    assertEquals(List.of(7), found.stream().map(Suspicion::row).toList(), found.toString());
    assertEquals("", found.getFirst().suggestion());
  }

  @Test
  void shapesAreLettersDigitsAndSigns() {
    assertEquals("a-999", Shapes.shape("AB-123", true));
    assertEquals("9:9 a", Shapes.shape("10:30 p.m.", false).replace(".", "").replace("a a", "a").substring(0, 5));
  }

  static Table table(DirtyTables.Made made) {
    List<Column> columns = Arrays.stream(made.header()).map(h -> Column.of(h, Kind.TEXT)).toList();
    List<Object[]> rows = new ArrayList<>();
    made.rows().forEach(row -> rows.add((Object[]) row));
    return MemoryStudy.empty().table("t", Role.OTHER, columns, rows).view().table("t");
  }
}
