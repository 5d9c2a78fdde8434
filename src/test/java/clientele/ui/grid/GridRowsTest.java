package clientele.ui.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridRowsTest {
  private static final Column AMOUNT = new Column("amount", Kind.DECIMAL, 2, "EUR", Optional.empty());
  private static final List<Column> COLUMNS =
      List.of(Column.of("id", Kind.TEXT), AMOUNT, Column.of("day", Kind.DATE), Column.of("score", Kind.REAL));

  private final Table table =
      MemoryStudy.empty()
          .table("t", Role.OTHER, COLUMNS, List.of(
              new Object[] {"0048812", 14_995L, LocalDate.of(2025, 4, 3), 0.25},
              new Object[] {"K-7", 3_190L, LocalDate.of(2025, 9, 30), null},
              new Object[] {null, 11_900L, LocalDate.of(2024, 12, 31), 0.75},
              new Object[] {"k-12", null, null, 0.5}))
          .view()
          .table("t");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id|k-|1 3", "id|=K-7|1", "id|\"\"|2", "id|0048|0",
        "amount|> 100|0 2", "amount|<= 31.90|1", "amount|<31.9|", "amount|31.9 – 119|1 2", "amount|149.95|0",
        "amount|\"\"|3", "amount|nonsense|",
        "day|2025|0 1", "day|2025-04|0", "day|>= 2025-04-03|0 1", "day|< 2025|2",
        "score|>0.4|2 3"
      })
  void filtersInTheUnitsOfTheColumn(String column, String typed, String rows) {
    Map<String, GridFilter> filters = Map.of(column, GridFilter.of(typed).orElseThrow());
    assertArrayEquals(numbers(rows), GridRows.of(table, filters, List.of(), quiet()));
  }

  @Test
  void codesAreOfferedAndFoundInTheWordsOfTheScreen() {
    Table calls = clientele.study.MemoryStudy.empty().table("churn_call_list", clientele.study.Role.RESULT,
        List.of(Column.of("group", Kind.TEXT)),
        List.of(new Object[] {"call"}, new Object[] {"control"}, new Object[] {"call"})).view().table("churn_call_list");
    List<String> parts = GridFacets.of(calls, quiet()).facets().getFirst().parts().stream()
        .map(t -> clientele.base.Messages.render(t, clientele.base.Language.CHINESE)).toList();
    assertEquals(List.of("致电", "对照组"), parts);
    Column group = calls.columns().getFirst();
    for (String typed : List.of("= call", "= 致电", "致")) {
      assertEquals(java.util.BitSet.valueOf(new long[] {0b101}), GridFilter.of(typed).orElseThrow().passing(calls, group, 0), typed);
    }
  }

  @Test
  void theSignOfAComparisonAloneFiltersNothing() {
    assertTrue(List.of("", " ", ">", " <= ", "≥").stream().allMatch(typed -> GridFilter.of(typed).isEmpty()));
    assertTrue(GridFilter.of("> 5").isPresent());
  }

  @Test
  void sortsNegativeNumbersBeforePositiveOnes() {
    Table mixed = MemoryStudy.empty()
        .table("t", Role.OTHER, List.of(Column.of("r", Kind.REAL), Column.of("i", Kind.INTEGER)), List.of(
            new Object[] {0.5, 70_000L}, new Object[] {-2.0, -1L}, new Object[] {null, null}, new Object[] {-0.25, -70_000L},
            new Object[] {1e300, 0L}, new Object[] {-1e300, 1L}))
        .view().table("t");
    assertArrayEquals(new int[] {5, 1, 3, 0, 4, 2}, GridRows.of(mixed, Map.of(), List.of(new GridRows.Key(mixed.columns().get(0), false)), quiet()));
    assertArrayEquals(new int[] {4, 0, 3, 1, 5, 2}, GridRows.of(mixed, Map.of(), List.of(new GridRows.Key(mixed.columns().get(0), true)), quiet()));
    assertArrayEquals(new int[] {3, 1, 4, 5, 0, 2}, GridRows.of(mixed, Map.of(), List.of(new GridRows.Key(mixed.columns().get(1), false)), quiet()));
  }

  @Test
  void countsOfAFacetFollowTheOtherFacetsAndNotItsOwn() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(new Object[] {i < 8 ? "Köln" : "Wien", LocalDate.of(i % 2 == 0 ? 2024 : 2025, 3, 1)});
    }
    Table small = MemoryStudy.empty()
        .table("t", Role.OTHER, List.of(Column.of("city", Kind.TEXT), Column.of("day", Kind.DATE)), rows).view().table("t");
    GridFacets facets = GridFacets.of(small, quiet());
    assertEquals(List.of("city", "day"), facets.facets().stream().map(f -> f.column().name()).toList());
    java.util.BitSet all = GridRows.passing(small, Map.of(), quiet());
    assertArrayEquals(new long[] {8, 4}, facets.count(Map.of(), all).counts().get(0));
    assertArrayEquals(new long[] {6, 6}, facets.count(Map.of(), all).counts().get(1));
    GridFacets.Counted koln = facets.count(Map.of("city", java.util.Set.of(0)), all);
    assertEquals(8, koln.rows().cardinality());
    assertArrayEquals(new long[] {8, 4}, koln.counts().get(0), "its own counts stay, so that another can be chosen");
    assertArrayEquals(new long[] {4, 4}, koln.counts().get(1));
    assertEquals(4, facets.count(Map.of("city", java.util.Set.of(0), "day", java.util.Set.of(1)), all).rows().cardinality());
    assertEquals(12, facets.count(Map.of("city", java.util.Set.of(0, 1)), all).rows().cardinality(), "or within a facet");
  }

  @Test
  void severalFiltersMustAllPass() {
    Map<String, GridFilter> filters = new HashMap<>();
    filters.put("day", GridFilter.of("2025").orElseThrow());
    filters.put("amount", GridFilter.of("> 100").orElseThrow());
    assertArrayEquals(new int[] {0}, GridRows.of(table, filters, List.of(), quiet()));
  }

  @Test
  void sortsWithMissingLastWhicheverTheDirection() {
    assertArrayEquals(new int[] {1, 2, 0, 3}, GridRows.of(table, Map.of(), List.of(new GridRows.Key(AMOUNT, false)), quiet()));
    assertArrayEquals(new int[] {0, 2, 1, 3}, GridRows.of(table, Map.of(), List.of(new GridRows.Key(AMOUNT, true)), quiet()));
  }

  @Test
  void aSecondKeyDecidesAmongEquals() {
    Column group = Column.of("group", Kind.TEXT);
    Column value = Column.of("value", Kind.INTEGER);
    Table small =
        MemoryStudy.empty()
            .table("g", Role.OTHER, List.of(group, value), List.of(
                new Object[] {"b", 1L}, new Object[] {"a", 2L}, new Object[] {"b", 3L}, new Object[] {"a", 1L}))
            .view()
            .table("g");
    assertArrayEquals(
        new int[] {3, 1, 0, 2},
        GridRows.of(small, Map.of(), List.of(new GridRows.Key(group, false), new GridRows.Key(value, false)), quiet()));
    assertArrayEquals(
        new int[] {1, 3, 2, 0},
        GridRows.of(small, Map.of(), List.of(new GridRows.Key(group, false), new GridRows.Key(value, true)), quiet()));
  }

  @Test
  void wordsComeInThePeoplesOrder() {
    assertEquals(
        List.of("C-9", "C-10", "role", "Role", "rôle", "roles", "rule"),
        inOrder(List.of("rule", "Role", "C-10", "rôle", "roles", "C-9", "role")), "UTS 10, table 1");
    assertEquals(List.of("李雷", "王芳", "张伟"), inOrder(List.of("张伟", "王芳", "李雷")), "by pinyin: Li, Wang, Zhang");
  }

  @Test
  void manyWordsComeInTheSameOrderAsFew() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      words.add((i % 3 == 0 ? "customer number " : i % 3 == 1 ? "Kunde " : "客户") + (i * 7919L % 30_000));
    }
    words.add("");
    words.add("customer number");
    com.ibm.icu.text.RuleBasedCollator collator = (com.ibm.icu.text.RuleBasedCollator)
        com.ibm.icu.text.Collator.getInstance(new com.ibm.icu.util.ULocale("zh@collation=pinyin")).cloneAsThawed();
    collator.setNumericCollation(true);
    assertEquals(words.stream().sorted(collator).toList(), inOrder(words));
  }

  private static List<String> inOrder(List<String> words) {
    int[] places = WordOrder.places(clientele.study.Dictionary.of(words), quiet());
    String[] ordered = new String[words.size()];
    for (int code = 0; code < places.length; code++) {
      ordered[places[code]] = words.get(code);
    }
    return List.of(ordered);
  }

  @Test
  void cellsReadAsPeopleWriteThem() {
    TablePages pages = new TablePages(table);
    assertEquals("0048812", pages.words(COLUMNS.getFirst(), 0, Language.ENGLISH));
    assertEquals("149.95", pages.words(AMOUNT, 0, Language.ENGLISH));
    assertEquals("3 Apr 2025", pages.words(COLUMNS.get(2), 0, Language.ENGLISH));
    assertEquals("2025-04-03", pages.words(COLUMNS.get(2), 0, Language.CHINESE));
    assertEquals("", pages.words(AMOUNT, 3, Language.ENGLISH));
    assertEquals(31.9, pages.number(AMOUNT, 1).orElseThrow());
  }

  @Test
  void wordsThatASheetWouldRunAreDisarmed() {
    assertEquals("'=1+1", SheetText.safe("=1+1"));
    assertEquals("'@cmd", SheetText.safe("@cmd"));
    assertEquals("plain text", SheetText.safe("plain\ttext"));
  }

  private static int[] numbers(String words) {
    List<Integer> numbers = new ArrayList<>();
    for (String word : words == null ? new String[0] : words.split(" ")) {
      numbers.add(Integer.parseInt(word));
    }
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private static JobContext quiet() {
    return JobContext.quiet(new Seed(1));
  }
}
