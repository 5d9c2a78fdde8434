package clientele.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class UnseenSignsTest {
  @Test
  void whatNobodySeesStandsByItsNumber() {
    assertEquals("a‹202E›b‹0000›c‹001B›d‹FEFF›e‹E0041›f‹2066›g‹0085›h‹2028›i", UnseenSigns.shown("a\u202eb\u0000c\u001bd\ufeffe\udb40\udc41f\u2066g\u0085h\u2028i"));
    assertEquals("half ‹D83D› and ‹DC4D›", UnseenSigns.shown("half \ud83d and \udc4d"));
  }

  @Test
  void whatScriptsAndPicturesNeedStays() {
    String text = "می\u200cخواهم 👨\u200d👩\u200d👧 ❤\ufe0f 👍 王芳\ttab\r\nline so\u00adft \ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f!";
    assertSame(text, UnseenSigns.shown(text));
  }
}
