package clientele.analysis.data.columns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import clientele.analysis.data.personal.Pseudonymise;
import clientele.analysis.data.rows.DropDuplicates;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.ProblemCode;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.Outcome;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnStepsTest {
  private final MemoryStudy study = MemoryStudy.empty();
  private final JobContext job = JobContext.quiet(new Seed(1));

  private String perform(Operation operation) {
    assertEquals(List.of(), operation.validate(study.view().outline()));
    Outcome outcome = operation.run(study.view(), job);
    outcome.tables().values().forEach(study::put);
    outcome.artifacts().forEach(study::artifact);
    return Messages.render(outcome.summary(), Language.ENGLISH);
  }

  private ProblemException refused(Operation operation) {
    assertEquals(List.of(), operation.validate(study.view().outline()));
    return assertThrows(ProblemException.class, () -> operation.run(study.view(), job));
  }

  private ProblemCode against(Operation operation) {
    return operation.validate(study.view().outline()).getFirst().code();
  }

  private void words(String... values) {
    study.table("t", Role.OTHER, List.of(Column.of("x", Kind.TEXT)), Arrays.stream(values).map(v -> new Object[] {v}).toList());
  }

  private Table table() {
    return study.view().table("t");
  }

  @Test
  void aUnitIsConvertedWithoutLosingDigits() {
    Column pounds = new Column("lb", Kind.DECIMAL, 1, "", Optional.empty());
    study.table("t", Role.OTHER, List.of(pounds), List.of(new Object[] {10L}, new Object[] {22L}, new Object[] {1L}, new Object[] {null}));
    perform(new ConvertUnit("t", "lb", 0.45359237, "kg", "kg"));
    // 1.0, 2.2 and 0.1 lb by hand
    assertArrayEquals(new double[] {0.45359237, 0.997903214, 0.045359237, Double.NaN}, table().reals("kg"));
    perform(new ConvertUnit("t", "lb", 0.001, "klb", ""));
    assertArrayEquals(new double[] {0.001, 0.0022, 0.0001, Double.NaN}, table().reals("lb"));
    perform(new ConvertUnit("t", "lb", 1e-7, "", "tiny"));
    assertArrayEquals(new double[] {1e-10, 2.2e-10, 1e-11, Double.NaN}, table().reals("tiny"));
  }

  @Test
  void nobodyIsBornAfterTheDayOfTheStep() {
    Column born = Column.of("birthday", Kind.TEXT, Meaning.BIRTH_DATE);
    study.table("t", Role.CUSTOMERS, List.of(born, Column.of("due", Kind.TEXT)),
        List.of(new Object[] {"15.03.45", "15.03.45"}, new Object[] {"22.07.68", "22.07.68"}, new Object[] {"01.01.2031", "01.01.31"}));
    perform(new RepairDates("t", "birthday", "dmy"));
    perform(new ChangeType("t", "due", "date", "auto", "dmy"));
    assertArrayEquals(new String[] {"1945-03-15", "1968-07-22", "2031-01-01"}, table().words("birthday"), "as it is written");
    assertArrayEquals(new String[] {"2045-03-15", "1968-07-22", "2031-01-01"}, table().words("due"));
  }

  @Test
  void anOrderOfDayAndMonthThatNothingProvesIsAskedFor() {
    words("03/04/2025", "05/06/2025", "07/07/2025", null);
    ProblemException open = refused(new RepairDates("t", "x", "auto"));
    assertEquals(DataProblems.ORDER_OPEN, open.problem().code());
    assertEquals(List.of("x", 2L, "03/04/2025", "2025-04-03", "2025-03-04"), open.problem().args());
    perform(new RepairDates("t", "x", "mdy"));
    assertArrayEquals(new String[] {"2025-03-04", "2025-05-06", "2025-07-07", null}, table().words("x"));
    words("13/01/2025", "01/14/2025", "02/03/2025", "14/01/2025");
    ProblemException mixed = refused(new RepairDates("t", "x", "auto"));
    assertEquals(DataProblems.ORDER_MIXED, mixed.problem().code());
    assertEquals(List.of("x", 2L, 1L, 1L, "02/03/2025"), mixed.problem().args());
    assertEquals("4 days read in x, 0 cells said none; 1 fits only the other order of day and month and was read so",
        perform(new RepairDates("t", "x", "dmy")));
    assertArrayEquals(new String[] {"2025-01-13", "2025-01-14", "2025-03-02", "2025-01-14"}, table().words("x"));
    words("13/01/2025", "01/14/2025");
    perform(new RepairDates("t", "x", "auto"));
    assertArrayEquals(new String[] {"2025-01-13", "2025-01-14"}, table().words("x"), "each has one reading");
  }

  @Test
  void wordsThatSayNoDayAreKeptAndMonthsReadInOtherLanguages() {
    words("4 März 2025", "1er mars 2025", "28 févr. 2025", "31/04/2025", "soon", "30.4.2025 14:05");
    assertEquals("4 days read in x, 2 cells said none; the words as they were stay in x_original", perform(new RepairDates("t", "x", "auto")));
    assertArrayEquals(new String[] {"2025-03-04", "2025-03-01", "2025-02-28", null, null, "2025-04-30"}, table().words("x"));
    assertArrayEquals(new String[] {"4 März 2025", "1er mars 2025", "28 févr. 2025", "31/04/2025", "soon", "30.4.2025 14:05"}, table().words("x_original"));
  }

  private ChangeType change(String to) {
    return new ChangeType("t", "x", to, "auto", "auto");
  }

  @Test
  void wordsBecomeTheNumbersThatAnImportReads() {
    words("1.234,56", "1,5", "€ 12,75", "(5)", "7-", "１２", "1,2万", "N/A", null, "many");
    assertEquals("7 values of x changed to numbers; 1 cell could not be read and is missing now; the values as they were stay in x_original",
        perform(change("number")));
    assertArrayEquals(new double[] {1234.56, 1.5, 12.75, -5, -7, 12, 12_000, Double.NaN, Double.NaN, Double.NaN}, table().reals("x"));
    assertEquals("many", table().words("x_original")[9]);
    assertEquals("EUR", table().column("x").orElseThrow().unit(), "the code an import writes");
    assertEquals(DataProblems.SAME_TYPE, against(change("number")));
    words("1,234", "12", "0,500");
    perform(change("number"));
    assertArrayEquals(new double[] {1.234, 12, 0.5}, table().reals("x"), "no thousands begin with a zero: the comma is proven");
    words("12 %", "5%");
    perform(change("number"));
    assertArrayEquals(new long[] {12, 5}, table().longs("x"));
    assertEquals("%", table().column("x").orElseThrow().unit());
    words("0012", "7");
    perform(change("number"));
    assertArrayEquals(new long[] {12, 7}, table().longs("x"));
    assertArrayEquals(new String[] {"0012", "7"}, table().words("x_original"), "zeros in front may be a code");
  }

  @Test
  void aDecimalMarkThatNothingProvesIsAskedFor() {
    words("1,234", "2,345", "7");
    ProblemException open = refused(change("number"));
    assertEquals(DataProblems.MARK_OPEN, open.problem().code());
    assertEquals(List.of("x", 2L, "1,234", "1234", "1.234"), open.problem().args());
    perform(new ChangeType("t", "x", "number", "comma", "auto"));
    assertArrayEquals(new double[] {1.234, 2.345, 7}, table().reals("x"));
    words("1,234.5", "1.234,5", "1.500");
    assertEquals(List.of("x", 1L, 1L, 1L, "1.500"), refused(change("number")).problem().args());
    assertEquals("3 values of x changed to numbers; 1 fits only the other way of writing and was read so",
        perform(new ChangeType("t", "x", "number", "point", "auto")));
    assertArrayEquals(new double[] {1234.5, 1234.5, 1.5}, table().reals("x"));
  }

  @Test
  void wordsBecomeDaysMomentsAndTruthsAndAllBecomesText() {
    words("13/01/2025", "2 mars 2025", "03/02/2025");
    perform(change("date"));
    assertArrayEquals(new String[] {"2025-01-13", "2025-03-02", "2025-02-03"}, table().words("x"));
    perform(change("text"));
    assertEquals(Kind.TEXT, table().column("x").orElseThrow().kind());
    words("2025-01-13 14:05", "2025-01-14");
    perform(change("date"));
    assertArrayEquals(new String[] {"2025-01-13 14:05:00", "2025-01-14 00:00:00"}, table().words("x"), "no time of day is lost");
    words("03/04/2025");
    assertEquals(DataProblems.ORDER_OPEN, refused(change("date")).problem().code());
    words("Yes", "no", "是", "perhaps");
    perform(change("boolean"));
    assertArrayEquals(new String[] {"true", "false", "true", null}, table().words("x"));
    words("red", "green", "1");
    assertEquals(DataProblems.UNREADABLE, refused(change("number")).problem().code());
  }

  @Test
  void rowsWithoutAKeyAreNoDuplicatesOfEachOther() {
    study.table("t", Role.OTHER, List.of(Column.of("email", Kind.TEXT), Column.of("n", Kind.INTEGER)),
        List.of(new Object[] {"a@x.de", 1L}, new Object[] {null, 2L}, new Object[] {"a@x.de", 3L}, new Object[] {null, 4L}, new Object[] {null, 4L}));
    assertEquals("1 duplicate row left out of t: 5 before, 4 after; 3 rows without a value in the columns compared were kept",
        perform(new DropDuplicates("t", List.of("email"))));
    assertArrayEquals(new long[] {1, 2, 4, 4}, table().longs("n"));
    assertEquals("0 duplicate rows left out of t: 4 before, 4 after; 3 rows without a value in the columns compared were kept",
        perform(new DropDuplicates("t", List.of("email"))));
    assertEquals("1 duplicate row left out of t: 4 before, 3 after", perform(new DropDuplicates("t", List.of())));
  }

  /** Forty scores around 100 and three planted ones. */
  private void scores(Column column) {
    Object[][] rows = new Object[43][];
    Arrays.setAll(rows, i -> new Object[] {i < 40 ? 90.0 + i * 7 % 20 : i == 40 ? 5000.0 : i == 41 ? -900.0 : 100.0});
    study.table("t", column.meaning().isPresent() ? Role.TRANSACTIONS : Role.OTHER, List.of(column), List.of(rows));
  }

  private int[] flagged() {
    String[] flags = table().words(FlagOutliers.FLAG);
    return java.util.stream.IntStream.range(0, flags.length).filter(i -> flags[i] != null).toArray();
  }

  @Test
  void aLoneNegativeIsJudgedLikeTheOthersUnlessItIsAReturn() {
    for (String method : List.of("mad", "iqr")) {
      scores(Column.of("score", Kind.REAL));
      perform(new FlagOutliers("t", List.of("score"), method));
      assertArrayEquals(new int[] {40, 41}, flagged(), method);
      scores(Column.of("qty", Kind.REAL, Meaning.QUANTITY));
      perform(new FlagOutliers("t", List.of("qty"), method));
      assertArrayEquals(new int[] {40}, flagged(), "a negative quantity is a return, and one says nothing");
    }
  }

  @Test
  void aForestFindsPlantedRowsInASmallTableAndNoneInAnEvenOne() {
    for (boolean planted : new boolean[] {true, false}) {
      var random = new Seed(11).stream("rows");
      Object[][] rows = new Object[60][];
      Arrays.setAll(rows, i -> new Object[] {
          planted && i == 7 ? 5000 : 100 + 15 * random.nextGaussian(), planted && i == 20 ? -30 : random.nextGaussian(),
          planted && i == 41 ? 100_000 : Math.abs(80 * random.nextGaussian())});
      study.table("t", Role.OTHER, List.of(Column.of("score", Kind.REAL), Column.of("temp", Kind.REAL), Column.of("spend", Kind.REAL)), List.of(rows));
      perform(new FlagOutliers("t", List.of(), "forest"));
      assertArrayEquals(planted ? new int[] {7, 20, 41} : new int[0], flagged());
    }
  }

  @Test
  void saysWhereTooFewValuesStand() {
    study.table("t", Role.OTHER, List.of(Column.of("x", Kind.INTEGER)), List.of(new Object[] {1L}, new Object[] {2L}, new Object[] {900L}));
    assertEquals("0 rows of t flagged as far from the others; too few values to judge (fewer than 8) in x", perform(new FlagOutliers("t", List.of(), "mad")));
  }

  @Test
  void missingNumbersAndDaysAreFilledWithAGivenValue() {
    List<Column> columns = List.of(
        Column.of("qty", Kind.INTEGER), new Column("price", Kind.DECIMAL, 2, "", Optional.empty()), Column.of("day", Kind.DATE),
        Column.of("rate", Kind.REAL), Column.of("none", Kind.INTEGER));
    study.table("t", Role.OTHER, columns, List.of(new Object[] {5L, 150L, null, 0.5, null}, new Object[] {null, null, java.time.LocalDate.of(2025, 1, 2), null, null}));
    perform(new FillMissing("t", List.of("qty", "none"), "value", "0"));
    perform(new FillMissing("t", List.of("price", "rate"), "value", "2,5"));
    perform(new FillMissing("t", List.of("day"), "value", "2025-12-31"));
    assertArrayEquals(new long[] {5, 0}, table().longs("qty"));
    assertArrayEquals(new long[] {0, 0}, table().longs("none"), "also where no value is known");
    assertArrayEquals(new double[] {1.5, 2.5}, table().reals("price"));
    assertArrayEquals(new double[] {0.5, 2.5}, table().reals("rate"));
    assertArrayEquals(new String[] {"2025-12-31", "2025-01-02"}, table().words("day"));
    assertEquals(DataProblems.UNFIT, against(new FillMissing("t", List.of("qty"), "value", "0.5")));
    assertEquals(DataProblems.UNFIT, against(new FillMissing("t", List.of("price"), "value", "1,234")));
    assertEquals(DataProblems.UNFIT, against(new FillMissing("t", List.of("day"), "value", "31/12/2025")));
    assertEquals(DataProblems.NO_VALUE, against(new FillMissing("t", List.of("qty"), "value", "")));
  }

  @Test
  void valuesThatDoNotOccurAreTold() {
    words("Wien", "Graz", "Wein");
    assertEquals(DataProblems.NO_SUCH_VALUE, refused(new MergeValues("t", "x", List.of("Atlantis=x"), false)).problem().code());
    assertEquals("1 cell changed in t; not among the values of x: Wiehn", perform(new MergeValues("t", "x", List.of("Wein=Wien", "Wiehn=Wien"), false)));
    assertEquals("0 cells changed in t; not among the values of x: Wein", perform(new MergeValues("t", "x", List.of("Wein=Wien"), false)),
        "merged before: the same steps on next month's rows go on");
  }

  @Test
  void mailAddressesThatDifferInCaseAreOnePersonUnlessTheKeyIsOlder() {
    words("Ann@x.com", "ann@X.com ", "ann@x.com", "Ann", "ann");
    perform(new Pseudonymise("t", List.of("x")));
    String[] codes = table().words("x");
    assertEquals(List.of(codes[0], codes[0]), List.of(codes[1], codes[2]));
    assertEquals(3, Arrays.stream(codes).distinct().count(), "names stay apart");
    MemoryStudy old = MemoryStudy.empty().artifact("pseudonym-key", java.util.Map.of("hex", "4a656665"));
    old.table("t", Role.OTHER, List.of(Column.of("x", Kind.TEXT)), List.of(new Object[] {"Ann@x.com"}, new Object[] {"ann@x.com"}));
    Outcome outcome = new Pseudonymise("t", List.of("x")).run(old.view(), job);
    outcome.tables().values().forEach(old::put);
    assertEquals(2, Arrays.stream(old.view().table("t").words("x")).distinct().count(), "codes stay what they were");
  }
}
