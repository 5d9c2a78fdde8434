package clientele.cleaning.filling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelFillTest {
  private static final List<Column> COLUMNS = List.of(
      Column.of("id", Kind.TEXT), Column.of("zip", Kind.TEXT), Column.of("city", Kind.TEXT), Column.of("quantity", Kind.INTEGER),
      new Column("total", Kind.DECIMAL, 2, "", Optional.empty()), Column.of("member", Kind.BOOLEAN), Column.of("noise", Kind.REAL));
  private static final String[] CITIES = {"Wien", "Graz", "Linz", "Köln", "上海"};

  private final JobContext job = JobContext.quiet(new Seed(1));
  private final List<String> cities = new ArrayList<>();
  private final List<Double> totals = new ArrayList<>();
  private final Table table = table();

  /** Each city has 8 zips; the total is 7.50 a piece, 5 off for members, who buy 4 and more. One in ten is missing. */
  private Table table() {
    Random random = new Random(11);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      int zip = random.nextInt(40);
      int quantity = 1 + random.nextInt(6);
      boolean member = quantity >= 4;
      double total = 7.5 * quantity - (member ? 5 : 0);
      cities.add(CITIES[zip / 8]);
      totals.add(total);
      rows.add(new Object[] {
        "C" + i, Integer.toString(1000 + zip * 10), random.nextInt(10) == 0 ? null : CITIES[zip / 8], (long) quantity,
        random.nextInt(10) == 0 ? null : Math.round(total * 100), random.nextInt(10) == 0 ? null : member, random.nextGaussian()
      });
    }
    return MemoryStudy.empty().table("t", Role.OTHER, COLUMNS, rows).view().table("t");
  }

  @Test
  void wordsThatAnotherColumnDecidesAreGivenBackExactly() {
    ModelFill.Filled filled = ModelFill.of(table, COLUMNS.get(2), new Seed(1), job).orElseThrow();
    assertEquals(cities, List.of(filled.words()));
    assertTrue(filled.check().model() > 0.99, filled.check().toString());
    assertEquals(1.0 / CITIES.length, filled.check().simple(), 0.06);
    assertTrue(filled.check().helps());
    assertTrue(filled.filled() > 100);
  }

  @Test
  void amountsFollowTheOtherColumns() {
    ModelFill.Filled filled = ModelFill.of(table, COLUMNS.get(4), new Seed(1), job).orElseThrow();
    for (int i = 0; i < totals.size(); i++) {
      assertEquals(totals.get(i), filled.numbers()[i], 0.5);
    }
    assertTrue(filled.check().model() < 0.1, filled.check().toString());
    assertTrue(filled.check().simple() > 6, "the median is far off");
  }

  @Test
  void yesAndNoAreFilledAsClasses() {
    ModelFill.Filled filled = ModelFill.of(table, COLUMNS.get(5), new Seed(1), job).orElseThrow();
    long[] quantity = table.longs("quantity");
    for (int i = 0; i < quantity.length; i++) {
      assertEquals(quantity[i] >= 4 ? "1" : "0", filled.words()[i]);
    }
  }

  @Test
  void noiseIsNotPredictedBetterThanByItsMedian() {
    ModelFill.Filled filled = ModelFill.of(table, COLUMNS.get(6), new Seed(1), job).orElseThrow();
    assertFalse(filled.check().helps(), filled.check().toString());
  }

  @Test
  void wordsThatNeverRepeatAndTooFewRowsTeachNothing() {
    assertTrue(ModelFill.of(table, COLUMNS.getFirst(), new Seed(1), job).isEmpty());
    Table few = MemoryStudy.empty()
        .table("f", Role.OTHER, List.of(Column.of("a", Kind.INTEGER), Column.of("b", Kind.INTEGER)),
            java.util.stream.IntStream.range(0, ModelFill.FEWEST - 1).mapToObj(i -> new Object[] {(long) i, (long) i}).toList())
        .view().table("f");
    assertTrue(ModelFill.of(few, few.columns().getFirst(), new Seed(1), job).isEmpty());
  }

  @Test
  void aRareWordDoesNotGiveItsOwnRowAway() {
    Random random = new Random(5);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      rows.add(new Object[] {"K" + random.nextInt(900), random.nextGaussian()});
    }
    List<Column> columns = List.of(Column.of("key", Kind.TEXT), Column.of("y", Kind.REAL));
    Table keyed = MemoryStudy.empty().table("k", Role.OTHER, columns, rows).view().table("k");
    ModelFill.Check check = ModelFill.of(keyed, columns.get(1), new Seed(1), job).orElseThrow().check();
    assertTrue(check.model() < check.simple() * 1.06, "keys of two rows each teach nothing, and do little harm: " + check);
  }
}
