package clientele.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CellsTest {
  @Test
  void whatTheEyeWouldMissIsMadeVisible() {
    assertEquals("·Anna··Berg·", Cells.visible(" Anna  Berg "));
    assertEquals("New York", Cells.visible("New York"));
    assertEquals("a‹00A0›b", Cells.visible("a\u00a0b"));
    assertEquals("‹FEFF›id", Cells.visible("\ufeffid"));
    assertEquals("a⏎b⇥c", Cells.visible("a\nb\tc"));
    assertEquals("·", Cells.visible(" "));
    assertEquals("王　明", Cells.visible("王　明"), "the wide space of Chinese is seen");
  }
}
