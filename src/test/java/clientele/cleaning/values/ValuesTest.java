package clientele.cleaning.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
  /** The examples of the standard and of public registers. */
  @Test
  void checkDigitsAgreeWithPublishedNumbers() {
    assertTrue(CheckDigits.isResidentId("11010519491231002X"));
    assertTrue(CheckDigits.isResidentId("440524188001010014"));
    assertFalse(CheckDigits.isResidentId("110105194912310021"));
    assertTrue(CheckDigits.isLuhn("79927398713"));
    assertFalse(CheckDigits.isLuhn("79927398710"));
    assertTrue(CheckDigits.isEan("4006381333931"));
    assertFalse(CheckDigits.isEan("4006381333932"));
    assertTrue(CheckDigits.isIsbn10("0-306-40615-2"));
    assertTrue(CheckDigits.isIban("GB82 WEST 1234 5698 7654 32"));
    assertFalse(CheckDigits.isIban("GB82 WEST 1234 5698 7654 33"));
  }

  @Test
  void clustersSpellingsOfOneValue() {
    List<String> values = List.of("New York", "new york ", "York, New", "Newyork", "New Yrok", "Boston", "Austin", "北京", "Beijing");
    int[] rows = {50, 3, 2, 2, 1, 30, 30, 9, 4};
    List<ValueClusters.Cluster> found = ValueClusters.find(values, rows, ValueClusters.Method.AUTO, JobContext.quiet(new Seed(1)));
    assertEquals(2, found.size());
    assertEquals("New York", found.getFirst().values().getFirst());
    assertEquals(5, found.getFirst().values().size());
    assertEquals(List.of("北京", "Beijing"), found.getLast().values());
  }

  @Test
  void valuesThatDifferInAShortWordOnlyAreNoTypingErrors() {
    for (List<String> values : List.of(
        List.of("Size L", "Size M"), List.of("Type A", "Type B"), List.of("Size L", "Size XL"), List.of("Gruppe", "Gruppe B"))) {
      assertEquals(List.of(), ValueClusters.find(values, new int[] {90, 5}, ValueClusters.Method.EDIT, JobContext.quiet(new Seed(1))), values.toString());
    }
    List<String> typed = List.of("Type Alpha", "Type Alpa");
    assertEquals(1, ValueClusters.find(typed, new int[] {90, 5}, ValueClusters.Method.EDIT, JobContext.quiet(new Seed(1))).size());
  }

  @Test
  void ofEquallyFrequentSpellingsTheMixedOneIsSuggested() {
    List<ValueClusters.Cluster> found = ValueClusters.find(
        List.of("BERLIN", "berlin", "Berlin"), new int[] {4, 4, 4}, ValueClusters.Method.AUTO, JobContext.quiet(new Seed(1)));
    assertEquals(List.of("Berlin", "BERLIN", "berlin"), found.getFirst().values());
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {
    "O'NEIL, O'Neil", "d’artagnan, D’Artagnan", "l'oréal paris, L'Oréal Paris", "children's book, Children's Book", "i'm here, I'm Here",
    "JEAN-LUC, Jean-Luc", "3m tape, 3m Tape"
  })
  void titlesAreWrittenAsNamesAre(String value, String title) {
    assertEquals(title, TextStep.TITLE.apply(value));
  }

  @Test
  void keepsDifferentNumbersApart() {
    List<ValueClusters.Cluster> found =
        ValueClusters.find(List.of("size 41 shoe", "size 42 shoe"), new int[] {90, 5}, ValueClusters.Method.EDIT, JobContext.quiet(new Seed(1)));
    assertEquals(List.of(), found);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-09, 2024-02-09", "09.02.2024, 2024-02-09", "9/2/24, 2024-02-09", "20240209, 2024-02-09", "2024年2月9日, 2024-02-09",
    "9 Feb 2024, 2024-02-09", "Feb 9 2024, 2024-02-09", "9 févr. 2024, 2024-02-09", "1er mars 2024, 2024-03-01", "5. März 2024, 2024-03-05", "15 de enero de 2025, 2025-01-15",
    "45331, 2024-02-09", "02/29/2024, 2024-02-29", "２０２４-０２-０９, 2024-02-09"
  })
  void readsDaysInManyWaysOfWriting(String cell, LocalDate day) {
    assertEquals(Optional.of(day), DateRepair.read(cell).map(r -> r.by(true)));
  }

  @ParameterizedTest
  @CsvSource({"2023-02-29", "soon", "31.04.2024", "''", "2024"})
  void saysNothingWhereThereIsNoDay(String cell) {
    assertEquals(Optional.empty(), DateRepair.read(cell));
  }

  @Test
  void knowsWhereDayAndMonthCouldBeExchanged() {
    assertTrue(DateRepair.read("01/02/2024").orElseThrow().isOpen());
    assertFalse(DateRepair.read("02/02/2024").orElseThrow().isOpen(), "the same day both ways");
    assertFalse(DateRepair.read("01.02.2024").orElseThrow().isOpen(), "points stand between day and month, as an import reads them");
    assertTrue(DateRepair.read("25/02/2024").orElseThrow().isAgainst(false));
    assertTrue(DateRepair.read("02/25/2024").orElseThrow().isAgainst(true));
  }

  @Test
  void aPatternThatWouldRunForEverIsStopped() {
    BoundedPattern slow = BoundedPattern.of("(.*a){25}b", "", true, false);
    assertThrows(BoundedPattern.TooManySteps.class, () -> slow.apply("a".repeat(60)));
    assertEquals("x.y", BoundedPattern.of("(\\w)-(\\w)", "$1.$2", true, false).apply("x-y"));
    assertEquals("a$b", BoundedPattern.of("-", "$", false, false).apply("a-b"));
  }

  @Test
  void stepsChangeHowWordsAreWritten() {
    assertEquals("a b", TextStep.TRIM.apply("\u3000 a b\u200b"));
    assertEquals("a b", TextStep.COLLAPSE.apply("a \u00a0\n b"));
    assertEquals("ABC 12", TextStep.WIDTH.apply("ＡＢＣ　１２"));
    assertEquals("O'Hara Van-Dyk", TextStep.TITLE.apply("o'HARA VAN-DYK"));
    assertEquals("Zurich", TextStep.ACCENTS.apply("Zürich"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "6/4 OZ|6/4", "64 OZ|64", "6.4 OZ|6.4", ".5 OZ|.5", "5 OZ|5", "15.OZ|15", "664-123 45|66412345", "1,250 g|1250", "1,25 g|1,25",
    "6 PK/12 OZ|6 12", "14/.5 OZ|14/.5", "６４ ＯＺ|64", "no number|''"
  })
  void numbersAreReadAsTheyAreMeant(String value, String numbers) {
    assertEquals(numbers, PlainText.numbers(value));
  }

  @Test
  void valuesWithOtherNumbersAreNoSpellingsOfOne() {
    List<String> sizes = List.of("64 OZ", "6/4 OZ", "4/6 OZ", "64  oz", "6.4 OZ", "1/2 GAL", "1.2 GAL", "3-LB BAG", "3 LB BAG");
    int[] rows = {90, 9, 8, 7, 6, 50, 5, 40, 4};
    List<ValueClusters.Cluster> found = ValueClusters.find(sizes, rows, ValueClusters.Method.AUTO, JobContext.quiet(new Seed(1)));
    assertEquals(List.of(List.of("64 OZ", "64  oz"), List.of("3-LB BAG", "3 LB BAG")), found.stream().map(ValueClusters.Cluster::values).toList());
  }
}
