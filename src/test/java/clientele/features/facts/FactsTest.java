package clientele.features.facts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a table of customers is a fact, and on which scale; expected values are worked out by hand. */
class FactsTest {
  private static final LocalDate DAY = LocalDate.of(2025, 3, 31);

  private static Table table(int rows) {
    List<Object[]> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      all.add(new Object[] {
        "c" + i, (long) (i + 1), "n" + i, "p" + i, "spring", i % 3 == 0 ? null : (double) i, i % 2 == 0, DAY.minusDays(i), i % 4 == 0 ? "gold" : "tin",
        (long) (100_000 + 7 * i)
      });
    }
    return MemoryStudy.empty().table("members", Role.CUSTOMERS, List.of(
        Column.of("id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("row", Kind.INTEGER), Column.of("name", Kind.TEXT, Meaning.NAME),
        Column.of("note", Kind.TEXT, Meaning.TEXT), Column.of("campaign", Kind.TEXT, Meaning.CAMPAIGN_ID), Column.of("age", Kind.REAL),
        Column.of("mail", Kind.BOOLEAN), Column.of("joined", Kind.DATE), Column.of("card", Kind.TEXT), Column.of("till", Kind.INTEGER)), all)
        .view().table("members");
  }

  @Test
  void idsNamesFreeTextAndNumbersThatCountRowsUpAreNoFacts() {
    assertEquals(List.of("age", "mail", "joined", "card"), FactColumns.of(table(240)).stream().map(Column::name).toList());
    assertEquals(List.of("age", "mail", "joined", "card", "till"), FactColumns.of(table(40)).stream().map(Column::name).toList(),
        "forty large numbers may be amounts");
  }

  @Test
  void aModelLearnsFromTheSameColumnsWithoutItsLabel() {
    Facts facts = Facts.ofTable(table(240), "card");
    assertEquals(List.of("age", "mail", "joined"), facts.names());
    assertEquals(DAY.toEpochDay(), facts.of("joined")[0], "a day stays the same day in another table");
    assertArrayEquals(new double[] {1, 0, 1}, facts.rows(new int[] {0, 1, 2}).of("mail"));
  }

  @Test
  void amongCustomersOfOneTableADayIsDaysBeforeTheNewest() {
    Table table = table(40);
    Column joined = table.column("joined").orElseThrow();
    double[] days = FactColumns.numbers(table, joined);
    assertArrayEquals(new double[] {0, 1, 2}, new double[] {days[0], days[1], days[2]});
    assertEquals("days", FactColumns.unit(joined));
  }

  @Test
  void withoutIdsRowsAreNumbered() {
    Table plain = MemoryStudy.empty().table("t", Role.CUSTOMERS, List.of(Column.of("age", Kind.REAL)),
        List.of(new Object[] {1.0}, new Object[] {2.0})).view().table("t");
    assertArrayEquals(new String[] {"1", "2"}, FactColumns.ids(plain));
  }

  private record One(double[] values, int width, boolean isFlag) implements Scaling.Fact {
    @Override
    public boolean isCategory() {
      return width > 1;
    }
  }

  /**
   * 1, 2, 3 and a missing one: mean 2, deviation 1, 0 where missing. A flag of halves has a deviation of √(4 · ¼ / 3); two of its
   * customers differ as much as √½ of it tells. Two levels of a half each differ by ½ on average: weight √(½ / ½) = 1.
   */
  @Test
  void numbersFlagsAndCategoriesAreOnScalesThatCanBeCompared() {
    float[][] rows = Scaling.rows(List.of(
        new One(new double[] {1, 2, 3, Double.NaN}, 1, false), new One(new double[] {0, 1, 0, 1}, 1, true),
        new One(new double[] {0, 0, 1, 1}, 2, false)), 4);
    double flag = 0.5 * Math.sqrt(0.5) / Math.sqrt(1 / 3.0);
    assertArrayEquals(new float[] {-1, (float) -flag, 1, 0}, rows[0], 1e-6f);
    assertArrayEquals(new float[] {0, (float) flag, 1, 0}, rows[1], 1e-6f);
    assertArrayEquals(new float[] {1, (float) -flag, 0, 1}, rows[2], 1e-6f);
    assertArrayEquals(new float[] {0, (float) flag, 0, 1}, rows[3], 1e-6f);
  }

  /** 0, 0, 0, 0, 0, 0, 0, 0, 0, 100: skewed, so by logarithm; nine equal ones and one at most 3.5 deviations away. */
  @Test
  void aLongTailIsDrawnInAndNothingIsFartherThanThreeAndAHalf() {
    double[] values = new double[30];
    values[29] = 100;
    float[][] rows = Scaling.rows(List.of(new One(values, 1, false)), 30);
    assertEquals(3.5f, rows[29][0], "√30 · 29/30 deviations by itself");
    assertEquals(-1 / Math.sqrt(30), rows[0][0], 1e-3);
  }
}
