package clientele.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.study.TableDifference.Change;
import clientele.study.TableDifference.ColumnDifference;
import clientele.study.TableDifference.Row;
import clientele.study.TableDifference.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableDifferenceTest {
  private static final Column CITY = Column.of("city", Kind.TEXT);
  private static final Column AGE = Column.of("age", Kind.INTEGER);
  private static final Column BORN = Column.of("born", Kind.TEXT);

  private final MemoryStudy study = MemoryStudy.empty();

  private void people() {
    study.table("t", Role.CUSTOMERS, List.of(CITY, AGE, BORN),
        List.of(
            new Object[] {"new york", 30L, "1.2.1990"}, new Object[] {"Boston", null, "soon"},
            new Object[] {"new york", 50L, null}, new Object[] {null, 40L, "3.4.1991"}));
  }

  private TableDifference to(DatasetVersion version, String... named) {
    return TableDifference.of(
        Optional.of(study.view().table("t")), study.view().tableOf(version), Set.of(named), done -> {});
  }

  private static Chunk codes(int... codes) {
    return new Chunk.Codes(codes);
  }

  private static Dictionary words(String... words) {
    return Dictionary.of(words);
  }

  @Test
  void countsWhatBecomesOfValuesHoweverTheyAreCoded() {
    people();
    // other codes for the same words; "new york" becomes "New York" twice, a missing city is filled
    DatasetVersion version = study.view().edit("t").put(CITY, List.of(codes(1, 0, 1, 0)), words("Boston", "New York")).finish();
    TableDifference found = to(version);
    assertEquals(List.of(new ColumnDifference(Change.CHANGED, CITY, Optional.of(CITY), 3, 1, 0)), found.columns());
    assertEquals(
        List.of(new Value(CITY, "new york", "New York", 2), new Value(CITY, "", "Boston", 1)), found.values());
    assertEquals(3, found.cells());
    assertTrue(found.rowByRow());
    assertTrue(found.made().rows().isEmpty() && found.out().rows().isEmpty());
  }

  @Test
  void sameWordsInOtherCodesAreNoChange() {
    people();
    DatasetVersion version = study.view().edit("t").put(CITY, List.of(codes(1, 0, 1, -1)), words("Boston", "new york")).finish();
    assertTrue(to(version).isNone());
  }

  @Test
  void tellsValuesThatAreLostWhenAKindChanges() {
    people();
    Column date = Column.of("born", Kind.DATE);
    long day = java.time.LocalDate.of(1990, 2, 1).toEpochDay();
    DatasetVersion version = study.view().edit("t")
        .put(date, List.of(new Chunk.Longs(new long[] {day, Column.MISSING, Column.MISSING, day + 1})), null).finish();
    TableDifference found = to(version);
    assertEquals(List.of(new ColumnDifference(Change.CHANGED, date, Optional.of(BORN), 3, 0, 1)), found.columns());
    assertEquals(1, found.emptied());
    assertEquals(
        List.of(new Value(date, "soon", "", 1), new Value(date, "1.2.1990", "1990-02-01", 1), new Value(date, "3.4.1991", "1990-02-02", 1)),
        found.values(), "what is lost comes first");
  }

  @Test
  void showsRowsThatGetSomethingNewBesideTheColumnsThatExplainIt() {
    people();
    Column flag = Column.of("old", Kind.BOOLEAN);
    DatasetVersion version = study.view().edit("t")
        .put(flag, List.of(new Chunk.Longs(new long[] {Column.MISSING, Column.MISSING, 1, 0})), null).drop("born").finish();
    TableDifference found = to(version, "age");
    assertEquals(List.of(AGE, flag), found.made().columns());
    assertEquals(List.of(new Row(3, List.of("50", "true")), new Row(4, List.of("40", "false"))), found.made().rows());
    assertEquals(
        List.of(
            new ColumnDifference(Change.ADDED, flag, Optional.empty(), 2, 0, 0),
            new ColumnDifference(Change.REMOVED, BORN, Optional.of(BORN), 0, 0, 0)),
        found.columns());
    assertEquals(List.of(CITY, AGE, flag), to(version).made().columns(), "without a hint the first ones");
  }

  @Test
  void rowsTakenOutAreToldFromCellsThatChangeEvenAfterAnEarlierSelection() {
    people();
    BitSet all = new BitSet();
    all.set(0);
    all.set(2, 4);
    study.put(study.view().edit("t").keep(all).finish()); // Boston is gone already: rows 1, 3, 4 of the file
    BitSet kept = new BitSet();
    kept.set(1, 3);
    DatasetVersion version = study.view().edit("t").keep(kept)
        .put(AGE, List.of(new Chunk.Longs(new long[] {30, 50, 41})), null).finish();
    TableDifference found = to(version);
    assertEquals(Optional.of(3L), found.before());
    assertEquals(2, found.rows());
    assertEquals(1, found.taken());
    assertEquals(List.of(new Row(1, List.of("new york", "30", "1.2.1990"))), found.out().rows());
    assertEquals(List.of(new Value(AGE, "40", "41", 1)), found.values());
  }

  @Test
  void aNewNameUnitOrMeaningIsNoChangeOfValues() {
    people();
    DatasetVersion version = study.view().edit("t").describe("age", Column.of("years", Kind.INTEGER).withUnit("years")).finish();
    TableDifference found = to(version);
    assertEquals(1, found.columns().size());
    assertEquals(Change.DESCRIBED, found.columns().getFirst().change());
    assertEquals("age", found.columns().getFirst().was().orElseThrow().name());
    assertEquals(0, found.cells());
  }

  @Test
  void anotherRoleIsADifference() {
    people();
    DatasetVersion version = study.view().edit("t").as("t", Role.EVENTS).finish();
    TableDifference found = to(version);
    assertFalse(found.isNone());
    assertEquals(Role.EVENTS, found.role());
  }

  @Test
  void tablesMadeAnewAreShownAndOnlyCountedBesideTheOld() {
    people();
    study.table("u", Role.OTHER, List.of(CITY), List.of(new Object[] {"Wien"}, new Object[] {"Graz"}));
    TableDifference fresh = TableDifference.of(Optional.empty(), study.view().table("u"), Set.of(), done -> {});
    assertEquals(Optional.empty(), fresh.before());
    assertEquals(List.of(new Row(1, List.of("Wien")), new Row(2, List.of("Graz"))), fresh.made().rows());
    TableDifference other =
        TableDifference.of(Optional.of(study.view().table("t")), study.view().table("u"), Set.of(), done -> {});
    assertFalse(other.rowByRow());
    assertEquals(0, other.cells());
    assertEquals(2, other.rows());
  }

  @Test
  void manyRowsAreComparedChunkByChunkAndCanBeStopped() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 70_000; i++) {
      rows.add(new Object[] {"c" + i % 3, (long) i, null});
    }
    study.table("t", Role.CUSTOMERS, List.of(CITY, AGE, BORN), rows);
    long[] first = study.view().table("t").longs("age", 0).clone();
    long[] second = study.view().table("t").longs("age", 1).clone();
    second[100] = -7;
    DatasetVersion version = study.view().edit("t").put(AGE, List.of(new Chunk.Longs(first), new Chunk.Longs(second)), null).finish();
    assertEquals(List.of(new Value(AGE, String.valueOf(65_536 + 100), "-7", 1)), to(version).values());
    assertThrows(IllegalStateException.class, () -> TableDifference.of(
        Optional.of(study.view().table("t")), study.view().tableOf(version), Set.of(), done -> {
          throw new IllegalStateException("stop");
        }));
  }
}
