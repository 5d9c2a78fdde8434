package clientele.cleaning.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringDistanceTest {
  /** The examples of Winkler's papers. */
  @ParameterizedTest
  @CsvSource({"MARTHA, MARHTA, 0.944, 0.961", "DIXON, DICKSONX, 0.767, 0.813", "DWAYNE, DUANE, 0.822, 0.840"})
  void agreesWithThePublishedValues(String a, String b, double jaro, double winkler) {
    assertEquals(jaro, StringDistance.jaro(a, b), 0.0005);
    assertEquals(winkler, StringDistance.jaroWinkler(a, b), 0.0005);
    assertEquals(jaro, StringDistance.jaro(b, a), 0.0005);
  }

  @Test
  void longStringsAreComparedLikeShortOnes() {
    String a = "x".repeat(70);
    assertEquals(1, StringDistance.jaro(a, a));
    assertEquals(0, StringDistance.jaro(a, "y".repeat(70)));
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "ca, ac, 1", "abcd, abcd, 0", "smith, smyth, 1", "abc, '', 3"})
  void countsEdits(String a, String b, int edits) {
    assertEquals(edits, StringDistance.edits(a, b, 5));
  }

  @Test
  void stopsCountingAtTheMost() {
    assertEquals(2, StringDistance.edits("kitten", "sitting", 1));
  }

  @Test
  void foldsWidthAccentsCaseAndTraditionalCharacters() {
    assertEquals("strasse muller 12", PlainText.fold("  Straße  MÜLLER, １２ "));
    assertEquals("台湾 广东", PlainText.fold("臺灣 廣東"));
    assertEquals("zhang wei", PlainText.pinyin("张伟"));
  }

  @Test
  void knowsShortFormsOfWordsAndGivenNames() {
    assertEquals("st", ShortForms.shipped().of("street"));
    assertTrue(ShortForms.shipped().sameGivenName("bill", "william"));
  }
}
