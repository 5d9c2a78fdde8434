package clientele.analysis.data.columns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.data.personal.FindPersonal;
import clientele.analysis.data.personal.Pseudonymise;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.ProblemCode;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.cleaning.personal.PersonalData;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.Outcome;
import clientele.models.IsolationForest;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnOperationsTest {
  private final MemoryStudy study = MemoryStudy.empty();
  private final JobContext job = JobContext.quiet(new Seed(1));

  private Outcome perform(Operation operation) {
    assertEquals(List.of(), operation.validate(study.view().outline()));
    Outcome outcome = operation.run(study.view(), job);
    outcome.tables().values().forEach(study::put);
    outcome.artifacts().forEach(study::artifact);
    return outcome;
  }

  private ProblemCode against(Operation operation) {
    return operation.validate(study.view().outline()).getFirst().code();
  }

  private String[] words(String column) {
    return table().words(column);
  }

  private Table table() {
    return study.view().table("t");
  }

  private void people() {
    study.table("t", Role.CUSTOMERS,
        List.of(Column.of("name", Kind.TEXT), Column.of("city", Kind.TEXT), Column.of("age", Kind.INTEGER), Column.of("born", Kind.TEXT)),
        List.of(
            new Object[] {" Anna  Berg ", "New York", 30L, "1.2.1990"}, new Object[] {"Bert Dahl", "new york", null, "13.02.1985"},
            new Object[] {"Carl", "New York", 50L, "soon"}, new Object[] {null, "Boston", 40L, null}));
  }

  @Test
  void whatIsMadeFromNamesStaysHiddenLikeThem() {
    study.table("t", Role.CUSTOMERS,
        List.of(Column.of("name", Kind.TEXT, Meaning.NAME), Column.of("city", Kind.TEXT), Column.of("born", Kind.TEXT)),
        List.of(new Object[] {"Anna Berg", "Wien", "1990"}, new Object[] {"Anna  Berg", "Graz", "1991"}));
    perform(new SplitColumn("t", "name", " ", List.of("first", "rest")));
    perform(new CombineColumns("t", List.of("city", "name"), " ", "label"));
    perform(new CombineColumns("t", List.of("city", "born"), " ", "place"));
    perform(new AddColumn("t", "greeting", "\"Dear \" & name"));
    perform(new AddColumn("t", "letters", "len(name)"));
    for (String hidden : List.of("first", "rest", "label", "greeting")) {
      assertTrue(PersonalData.saysWho(table().column(hidden).orElseThrow()), hidden);
    }
    assertFalse(PersonalData.saysWho(table().column("place").orElseThrow()));
    assertFalse(PersonalData.saysWho(table().column("letters").orElseThrow()), "a number tells nobody's name");
    perform(new ClusterValues("t", "name", "auto"));
    assertTrue(PersonalData.saysWho(study.view().table(ClusterValues.CLUSTERS).column("value").orElseThrow()));
  }

  @Test
  void trimsSplitsCombinesAndReplaces() {
    people();
    perform(new CleanText("t", List.of("name"), List.of("trim", "collapse")));
    assertArrayEquals(new String[] {"Anna Berg", "Bert Dahl", "Carl", null}, words("name"));
    perform(new SplitColumn("t", "name", " ", List.of("given", "family")));
    assertArrayEquals(new String[] {"Berg", "Dahl", null, null}, words("family"));
    perform(new CombineColumns("t", List.of("family", "given"), ", ", "sorted"));
    assertArrayEquals(new String[] {"Berg, Anna", "Dahl, Bert", "Carl", null}, words("sorted"));
    perform(new FindReplace("t", List.of("sorted"), "(\\w+), (\\w+)", "$2 $1", true, false));
    assertEquals("Anna Berg", words("sorted")[0]);
  }

  @Test
  void clustersAndMergesValues() {
    people();
    perform(new ClusterValues("t", "city", "auto"));
    assertArrayEquals(new String[] {"New York", "new york"}, study.view().table("value_clusters").words("value"));
    perform(new MergeValues("t", "city", List.of(), true));
    assertArrayEquals(new String[] {"New York", "New York", "New York", "Boston"}, words("city"));
    perform(new MergeValues("t", "city", List.of("Boston=Austin"), false));
    assertEquals("Austin", words("city")[3]);
  }

  @Test
  void fillsMissingValuesAndReadsDates() {
    people();
    perform(new FillMissing("t", List.of("age"), "median", ""));
    assertArrayEquals(new long[] {30, 40, 50, 40}, table().longs("age"));
    perform(new FillMissing("t", List.of("name"), "flag", ""));
    assertArrayEquals(new long[] {0, 0, 0, 1}, table().longs("name_missing"));
    perform(new RepairDates("t", "born", "auto"));
    assertArrayEquals(new String[] {"1990-02-01", "1985-02-13", null, null}, words("born"));
    perform(new ConvertUnit("t", "age", 12, "months", "age_months"));
    assertEquals(360, table().reals("age_months")[0]);
  }

  @Test
  void errorsAreCorrectedWhereTheSuggestionIsSureAndNobodyObjects() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String zip = Integer.toString(1010 + i % 8 * 10);
      String city = i % 8 < 4 ? "Wien" : "Salzburg";
      rows.add(new Object[] {zip, i == 17 || i == 90 ? "Wein" : city, (long) i});
    }
    study.table("t", Role.OTHER, List.of(Column.of("zip", Kind.TEXT), Column.of("city", Kind.TEXT), Column.of("n", Kind.INTEGER)), rows);
    perform(new CorrectErrors("t", 0.5, List.of("city"), List.of(CorrectErrors.cell(91, "city"))));
    assertEquals("Wien", words("city")[17], "17 % 8 = 1: the zip says Wien");
    assertEquals("Wein", words("city")[90], "left as it is on request");
    perform(new CorrectErrors("t", 0.5, List.of("zip"), List.of()));
    assertEquals("Wein", words("city")[90], "another column was asked for");
    perform(new CorrectErrors("t", 0.5, List.of(), List.of()));
    assertEquals("Wien", words("city")[90]);
    assertArrayEquals(rows.stream().mapToLong(r -> (Long) r[2]).toArray(), table().longs("n"), "no other cell changed");
  }

  @Test
  void valuesThatStandForNoneAreEmptiedUnlessSomebodyObjects() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(new Object[] {i % 10 == 0 ? "N/A" : "name " + i, i % 20 == 0 ? 99_999L : (long) i % 50});
    }
    study.table("t", Role.OTHER, List.of(Column.of("note", Kind.TEXT), Column.of("age", Kind.INTEGER)), rows);
    perform(new CorrectErrors("t", 0.8, List.of(), List.of(CorrectErrors.value("age", "99999"))));
    assertEquals(30, java.util.Arrays.stream(words("note")).filter(java.util.Objects::isNull).count());
    assertEquals("name 1", words("note")[1]);
    assertEquals(99_999, table().longs("age")[0], "kept on request");
    perform(new CorrectErrors("t", 0.8, List.of(), List.of()));
    assertEquals(Column.MISSING, table().longs("age")[0]);
    assertEquals(15, java.util.Arrays.stream(table().longs("age")).filter(v -> v == Column.MISSING).count());
  }

  @Test
  void amountsAreConvertedByTheRateOfTheirOwnCurrency() {
    Column amount = new Column("amount", Kind.DECIMAL, 2, "", java.util.Optional.of(Meaning.AMOUNT));
    List<Column> columns = List.of(
        Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("day", Kind.DATE, Meaning.DATE), amount,
        Column.of("money", Kind.TEXT, Meaning.CURRENCY));
    java.time.LocalDate day = java.time.LocalDate.of(2025, 3, 1);
    study.table("t", Role.TRANSACTIONS, columns, List.of(
        new Object[] {"A", day, 10_000L, "EUR"}, new Object[] {"B", day, 10_000L, "usd"}, new Object[] {"A", day, null, "GBP"},
        new Object[] {"B", day, 5_050L, "GBP"}));
    ProblemException mixed = assertThrows(
        ProblemException.class, () -> new clientele.analysis.customers.BuildFeatures(java.time.LocalDate.MIN).run(study.view(), job));
    assertEquals(clientele.features.FeatureProblems.MIXED_CURRENCIES, mixed.problem().code(), "amounts of several currencies are not added up");
    assertEquals(DataProblems.NO_RATE, against(new ConvertCurrency("t", List.of(), "", "EUR", List.of("USD:0.92"))));
    ProblemException missing = assertThrows(
        ProblemException.class, () -> new ConvertCurrency("t", List.of(), "", "EUR", List.of("USD=0.92")).run(study.view(), job));
    assertEquals(DataProblems.RATES_MISSING, missing.problem().code());
    perform(new ConvertCurrency("t", List.of(), "", "EUR", List.of("USD=0.92", "gbp = 1.2")));
    // 100 EUR; 100 USD at 0.92; 50.50 GBP at 1.2
    assertArrayEquals(new long[] {10_000, 9_200, Column.MISSING, 6_060}, table().longs("amount"));
    assertEquals("EUR", table().column("amount").orElseThrow().unit());
    assertEquals(50.5, table().reals("amount_original")[3]);
    new clientele.analysis.customers.BuildFeatures(java.time.LocalDate.MIN).run(study.view(), job);
  }

  @Test
  void spellingsAreGroupedByColumnAndAlikeOnesTold() {
    List<Object[]> rows = new ArrayList<>();
    String[] cities = {"Köln", "Köln", "Köln", "KÖLN", "Koln, ", "München", "München", "München", "München", "Münchenn", "Wien"};
    for (int i = 0; i < 110; i++) {
      rows.add(new Object[] {"C" + i, cities[i % 11], "same"});
    }
    study.table("t", Role.OTHER, List.of(Column.of("id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("city", Kind.TEXT), Column.of("one", Kind.TEXT)), rows);
    List<Spellings> found = Spellings.of(table(), job);
    assertEquals(List.of("city"), found.stream().map(f -> f.column().name()).toList());
    assertEquals(2, found.getFirst().clusters().size());
    Spellings.Group koeln = found.getFirst().clusters().stream().filter(g -> g.values().contains("Köln")).findFirst().orElseThrow();
    assertEquals(List.of("Köln", "Koln, ", "KÖLN"), koeln.values());
    assertEquals(List.of(30, 10, 10), koeln.rows());
    assertTrue(koeln.alike());
    assertEquals(20, koeln.changing("Köln"));
    assertEquals(50, koeln.changing("Cologne"));
    Spellings.Group munich = found.getFirst().clusters().stream().filter(g -> g.values().contains("München")).findFirst().orElseThrow();
    assertFalse(munich.alike(), "a typing error is to be looked at");
    study.table("t", Role.OTHER, List.of(Column.of("surname", Kind.TEXT), Column.of("n", Kind.INTEGER)),
        java.util.stream.IntStream.range(0, 200).mapToObj(i -> new Object[] {i % 20 == 0 ? "Browne" : i % 20 == 1 ? "T'ien" : i % 2 == 0 ? "Brown" : "Tien", (long) i}).toList());
    assertEquals(List.of(), Spellings.of(table(), job), "like names of two people are two names");
    assertEquals(List.of(), FindErrors.look(study.view(), table(), 0.5, job));
  }

  @Test
  void aModelFillsWhatTheOtherColumnsTellAndRefusesWhatTheyDoNot() {
    List<Object[]> rows = new ArrayList<>();
    java.util.Random random = new java.util.Random(4);
    for (int i = 0; i < 400; i++) {
      long pieces = 1 + i % 9;
      rows.add(new Object[] {pieces, i % 10 == 0 ? null : pieces * 12, i % 10 == 1 ? null : random.nextGaussian()});
    }
    study.table("t", Role.OTHER, List.of(Column.of("pieces", Kind.INTEGER), Column.of("total", Kind.INTEGER), Column.of("noise", Kind.REAL)), rows);
    perform(new FillMissing("t", List.of("total"), "model", ""));
    for (int row = 0; row < 400; row++) {
      assertEquals(table().longs("pieces")[row] * 12, table().longs("total")[row], 2);
      assertEquals(row % 10 == 0 ? 1 : 0, table().longs("total_missing")[row]);
    }
    for (ProblemCode wanted : List.of(DataProblems.MODEL_NO_BETTER, DataProblems.NOTHING_TEACHES)) {
      String column = wanted == DataProblems.MODEL_NO_BETTER ? "noise" : "word";
      study.table("u", Role.OTHER, List.of(Column.of("noise", Kind.REAL), Column.of("word", Kind.TEXT), Column.of("other", Kind.INTEGER)),
          java.util.stream.IntStream.range(0, 300).mapToObj(i -> new Object[] {i % 7 == 0 ? null : random.nextGaussian(), i % 7 == 0 ? null : "w" + i, (long) i % 5}).toList());
      ProblemException refused = assertThrows(ProblemException.class, () -> new FillMissing("u", List.of(column), "model", "").run(study.view(), job));
      assertEquals(wanted, refused.problem().code());
    }
  }

  @Test
  void flagsOutliersAndTellsReturnsAndBulkOrdersApart() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(new Object[] {1L + i % 5, 10.0 + i % 7});
    }
    rows.add(new Object[] {5_000L, 11.0});
    rows.add(new Object[] {2L, 9_000.0});
    study.table("t", Role.TRANSACTIONS,
        List.of(Column.of("qty", Kind.INTEGER, Meaning.QUANTITY), Column.of("price", Kind.REAL)), rows);
    perform(new FlagOutliers("t", List.of(), "mad"));
    String[] flags = words("outlier");
    assertEquals(2, Arrays.stream(flags).filter(f -> f != null).count());
    assertEquals("flag.bulk", Text.decode(flags[200]).key());
    assertEquals("flag.above", Text.decode(flags[201]).key());
    assertEquals(202, table().rows());
  }

  @Test
  void anIsolationForestScoresTheFarRowHighest() {
    double[][] rows = new double[300][2];
    var random = new Seed(5).stream("rows");
    for (double[] row : rows) {
      row[0] = random.nextGaussian();
      row[1] = random.nextGaussian();
    }
    rows[7] = new double[] {8, -8};
    double[] scores = IsolationForest.scores(rows, new Seed(1), job);
    for (int i = 0; i < scores.length; i++) {
      assertTrue(i == 7 || scores[i] < scores[7]);
    }
    assertTrue(scores[7] > 0.7 && scores[7] < 1);
  }

  @Test
  void pseudonymsAreTheSameInEveryTable() {
    people();
    study.table("u", Role.OTHER, List.of(Column.of("who", Kind.TEXT)), List.of(new Object[] {"Carl"}, new Object[] {"Dora"}));
    perform(new Pseudonymise("t", List.of("name")));
    perform(new Pseudonymise("u", List.of("who")));
    assertEquals(words("name")[2], study.view().table("u").words("who")[0]);
    assertNotEquals("Carl", words("name")[2]);
    assertEquals(null, words("name")[3]);
  }

  @Test
  void findsErrorsAndPersonalData() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(new Object[] {i % 3 == 0 ? "10115" : "80331", i % 3 == 0 ? "Berlin" : "Munich", "a" + i + "@mail.com"});
    }
    rows.set(10, new Object[] {"80331", "Berlin", "a10@mail.com"});
    rows.set(11, new Object[] {"80331", "Munihc", "N/A"});
    study.table("t", Role.OTHER, List.of(Column.of("zip", Kind.TEXT), Column.of("city", Kind.TEXT), Column.of("mail", Kind.TEXT)), rows);
    perform(new FindErrors("t", 0.5));
    Table errors = study.view().table("data_errors");
    String all = "";
    for (int i = 0; i < errors.rows(); i++) {
      all += errors.longs("row_number")[i] + " " + errors.words("column")[i] + " " + errors.words("suggestion")[i] + "; ";
    }
    assertTrue(all.contains("11 city Munich") && all.contains("12 city Munich") && all.contains("12 mail"), all);
    perform(new FindPersonal("t"));
    assertArrayEquals(new String[] {"mail"}, study.view().table("personal_data").words("column"));
  }

  @Test
  void saysWhatStandsAgainstIt() {
    people();
    assertEquals(DataProblems.NOT_WORDS, against(new CleanText("t", List.of("age"), List.of("trim"))));
    assertEquals(DataProblems.NO_STEP, against(new CleanText("t", List.of("name"), List.of("shine"))));
    assertEquals(DataProblems.NO_PATTERN, against(new FindReplace("t", List.of(), "(", "", true, false)));
    assertEquals(DataProblems.TWO_NAMES, against(new SplitColumn("t", "name", " ", List.of("a"))));
    assertEquals(DataProblems.NAME_TAKEN, against(new SplitColumn("t", "name", " ", List.of("a", "city"))));
    assertEquals(DataProblems.TWO_NAMES, against(new CombineColumns("t", List.of("name"), " ", "x")));
    assertEquals(DataProblems.NOT_NUMBERS, against(new FillMissing("t", List.of("name"), "median", "")));
    assertEquals(DataProblems.NOT_NUMBERS, against(new FlagOutliers("t", List.of("name"), "mad")));
    assertEquals(DataProblems.NO_MAPPING, against(new MergeValues("t", "city", List.of("x"), false)));
    assertEquals(DataProblems.NO_CLUSTERS, against(new MergeValues("t", "city", List.of(), true)));
    assertEquals(DataProblems.NO_COLUMNS, against(new Pseudonymise("t", List.of())));
    assertThrows(ProblemException.class, () -> new RepairDates("t", "city", "auto").run(study.view(), job));
    assertThrows(
        ProblemException.class,
        () -> {
          study.table("t", Role.OTHER, List.of(Column.of("x", Kind.TEXT)), List.<Object[]>of(new Object[] {"a".repeat(60)}));
          new FindReplace("t", List.of(), "(.*a){25}b", "", true, false).run(study.view(), job);
        });
  }
}
