package clientele.cleaning.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
  /** Least F1 over made tables of each kind; what the program reaches lies above. */
  @ParameterizedTest
  @CsvSource({
    "RESTAURANTS, 4, 0.98", "PUBLICATIONS, 4, 0.98", "CITATIONS, 4, 0.98", "CHINESE, 4, 0.97", "COMPANIES, 4, 0.93"
  })
  void findsWhatIsTheSameWithoutLabels(Things.Kind kind, long seed, double least) {
    Things.Made made = Things.make(kind, 500, new Seed(seed));
    double f1 = f1(resolve(made, Decisions.NONE), made.truth());
    assertTrue(f1 >= least, kind + " F1 " + f1);
  }

  @Test
  void givesTheSameForTheSameSeed() {
    Things.Made made = Things.make(Things.Kind.RESTAURANTS, 200, new Seed(7));
    Resolution one = resolve(made, Decisions.NONE);
    Resolution two = resolve(made, Decisions.NONE);
    for (int row = 0; row < one.rows(); row++) {
      assertEquals(one.entity(row), two.entity(row));
      assertEquals(one.score(row), two.score(row));
    }
  }

  @Test
  void respectsWhatAPersonDecided() {
    Things.Made made = Things.make(Things.Kind.RESTAURANTS, 200, new Seed(7));
    Resolution before = resolve(made, Decisions.NONE);
    Resolution.Link merged = before.links().stream().filter(Resolution.Link::same).findFirst().orElseThrow();
    String refused = "r" + merged.a() + "|r" + merged.b();
    int other = before.entity(0) == before.entity(1) ? 2 : 1;
    Resolution after = resolve(made, new Decisions(Set.of("r0|r" + other), Set.of(refused)));
    assertNotEquals(after.entity(merged.a()), after.entity(merged.b()));
    assertEquals(after.entity(0), after.entity(other));
  }

  @Test
  void newerDecisionsWin() {
    Decisions first = Decisions.NONE.with(List.of("1|2", "3|4"), List.of());
    Decisions second = first.with(List.of(), List.of("2|1"));
    assertEquals(Set.of("3|4"), second.accepted());
    assertEquals(Set.of("2|1"), second.refused());
  }

  @Test
  void saysWhyColumnByColumnInBothLanguages() {
    Things.Made made = Things.make(Things.Kind.RESTAURANTS, 200, new Seed(7));
    Resolution found = resolve(made, Decisions.NONE);
    Resolution.Link merged = found.links().stream().filter(Resolution.Link::same).findFirst().orElseThrow();
    String english = Messages.render(found.why(merged), Language.ENGLISH);
    String chinese = Messages.render(found.why(merged), Language.CHINESE);
    assertTrue(english.contains(" the same ("), english);
    assertTrue(chinese.contains("相同（"), chinese);
  }

  @Test
  void findsNothingAmongRowsOfDifferentThings() {
    Things.Made made = Things.make(Things.Kind.RESTAURANTS, 400, new Seed(5));
    Set<Integer> seen = new HashSet<>();
    List<String[]> rows = new ArrayList<>();
    for (int row = 0; row < made.rows().size(); row++) {
      if (seen.add(made.truth()[row])) {
        rows.add(made.rows().get(row));
      }
    }
    Things.Made single = new Things.Made(made.header(), rows, new int[rows.size()], -1);
    Resolution found = resolve(single, Decisions.NONE);
    long groups = found.links().stream().filter(Resolution.Link::same).count();
    assertTrue(groups <= 2, groups + " pairs among different restaurants");
  }

  @Test
  void emptyAndSingleTablesHaveNoDuplicates() {
    assertEquals(0, IdentityResolution.resolve(List.of(), new String[0], 0, Decisions.NONE, job()).rows());
    IdentityResolution.Input name =
        new IdentityResolution.Input(Column.of("name", Kind.TEXT), new String[] {"a", null, null});
    Resolution found = IdentityResolution.resolve(List.of(name), new String[] {"1", "2", "3"}, 3, Decisions.NONE, job());
    assertFalse(found.entity(1) == found.entity(2));
  }

  @ParameterizedTest
  @CsvSource({
    "+86 138 1234 5678, 13812345678, 0", "(212) 555-0187, 212/555-0187, 0", "+49 30 1234567, 030 1234567, 1",
    "212 555 0187, 212 555 0178, 1"
  })
  void comparesPhonesAsTheyAreDialled(String a, String b, int level) {
    Field field = field("phone", a, b);
    assertEquals(FieldKind.PHONE, field.kind());
    assertEquals(level, FieldComparison.level(field, field.codes()[0], field.codes()[1]));
  }

  @ParameterizedTest
  @CsvSource({"1984-03-07, 1984-07-03, 1", "1984-03-07, 1984-03-07, 0", "1984-03-07, 07.03.1984, 0", "1984-03-07, 1951-11-30, 3"})
  void seesSwappedDaysAndMonths(String a, String b, int level) {
    Field field = field("born", a, b);
    assertEquals(FieldKind.DATE, field.kind());
    assertEquals(level, FieldComparison.level(field, field.codes()[0], field.codes()[1]));
  }

  @Test
  void chineseNamesMatchTheirSoundInEitherOrder() {
    Field field = field("姓名", "张伟", "Wei Zhang", "zhangwei", "李娜");
    assertTrue(level(field, 0, 1) <= 1);
    assertTrue(level(field, 0, 2) <= 1);
    assertEquals(5, level(field, 0, 3));
  }

  @Test
  void accentsCaseWidthAndShortFormsMakeNoDifference() {
    Field field = field("street", "Café Müller, 12 Main Street", "CAFE MULLER 12 main st.", "Ｃａｆｅ Müller １２ Main Str");
    assertEquals(field.codes()[0], field.codes()[1]);
    assertEquals(field.codes()[0], field.codes()[2]);
  }

  private static int level(Field field, int a, int b) {
    return FieldComparison.level(field, field.codes()[a], field.codes()[b]);
  }

  private static Field field(String name, String... cells) {
    return FieldReader.read(Column.of(name, Kind.TEXT), cells);
  }

  static JobContext job() {
    return JobContext.quiet(new Seed(1));
  }

  static Resolution resolve(Things.Made made, Decisions decisions) {
    int rows = made.rows().size();
    List<IdentityResolution.Input> inputs = new ArrayList<>();
    for (int c = 0; c < made.header().length; c++) {
      int column = c;
      String[] cells = made.rows().stream().map(r -> r[column]).toArray(String[]::new);
      inputs.add(new IdentityResolution.Input(Column.of(made.header()[c], Kind.TEXT), cells));
    }
    String[] ids = new String[rows];
    Arrays.setAll(ids, i -> "r" + i);
    return IdentityResolution.resolve(inputs, ids, made.split() < 0 ? rows : made.split(), decisions, job());
  }

  static double f1(Resolution found, int[] truth) {
    Map<Integer, Integer> things = new HashMap<>();
    Map<Integer, Integer> groups = new HashMap<>();
    Map<Long, Integer> both = new HashMap<>();
    for (int row = 0; row < truth.length; row++) {
      things.merge(truth[row], 1, Integer::sum);
      groups.merge(found.entity(row), 1, Integer::sum);
      both.merge((long) truth[row] << 32 | found.entity(row), 1, Integer::sum);
    }
    double right = pairs(both);
    return 2 * right / (pairs(things) + pairs(groups));
  }

  private static double pairs(Map<?, Integer> sizes) {
    return sizes.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
  }
}
