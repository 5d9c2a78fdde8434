package clientele.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells as spreadsheets take them (OWASP, CSV injection). */
class SheetSafeTest {
  @ParameterizedTest
  @ValueSource(strings = {
    "=1+1", "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "＋1", "－2", "＠x", "﹢1", "﹣1", "﹦1", "−2", "|calc", "\ufeff=1+1",
    "\u200b=1+1", " =1+1", "\u00a0=1", "\u3000＝1", "\u0000=1", " \u200b\u00a0@x", "+1/1234567", "+1-555-123-4567", "-5", "\nplain"})
  void whatASpreadsheetMayRunIsHarmless(String word) {
    assertEquals("'" + word, SheetSafe.harmless(word));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
    "x;=1+1~x;'=1+1", "x; ＝1+1~x; '＝1+1", "\"x\n=cmd|' /C calc'!A0\"~\"x\n'=cmd|' /C calc'!A0\"", "x;@SUM(1)~x;'@SUM(1)",
    "x;-cmd|' /C calc'!A0~x;'-cmd|' /C calc'!A0", "x;+HYPERLINK(1)~x;'+HYPERLINK(1)", "=1;=2~'=1;'=2", "\"\t=1\"~\"'\t'=1\"", "\"\n=1\"~\"'\n'=1\"", "a|=1~a|'=1"})
  void whatStandsBehindAMarkThatPartsCellsElsewhereIsHarmless(String word, String safe) {
    assertEquals(safe, SheetSafe.harmless(word));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "+49 (0)151/1729744", "+43 664 1234567", "+491511729744", "+49 151-1729744", "a=b", "Köln", "", " ", "a;b", "1;-2;+3", "good\n- cheap\n- fast",
    "x - y", "a | b", "mail@example.org", "50 %"})
  void whatIsNoFormulaLeavesAsItIs(String word) {
    assertEquals(word, SheetSafe.harmless(word));
  }
}
