package clientele.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void writesFiguresAsTheHouseDoes() {
    assertEquals("18,240", Figures.count(18_240));
    assertEquals("34 %", Figures.percent(0.34, 0));
    assertEquals(
        List.of("< 0.1 %", "0.0 %", "0.1 %", "> 99.9 %", "100.0 %", "< 1 %"),
        List.of(Figures.part(0.0001, 1), Figures.part(0, 1), Figures.part(0.0006, 1), Figures.part(0.9999, 1), Figures.part(1, 1),
            Figures.part(0.001, 0)));
    assertEquals("€28,000", Figures.money(28_000, "EUR", 0));
    assertEquals("\u2212€4,700", Figures.money(-4_700, "EUR", 0));
    assertEquals("0.84", Figures.fixed(0.84, 2));
    assertEquals("\u22120.5", Figures.fixed(-0.5, 1));
    assertEquals("0.0", Figures.fixed(-0.04, 1));
    assertEquals("+9.0", Figures.signed(9, 1));
    assertEquals("(32–36)", Figures.interval(Interval.of(32, 36), 0));
    assertEquals("(\u22120.66 – \u22120.13)", Figures.interval(Interval.of(-0.66, -0.13), 2));
    assertEquals("(+6.2 to +11.8)", Figures.signedInterval(Interval.of(6.2, 11.8), 1, Language.ENGLISH));
    assertEquals("30 Sep 2025", Figures.date(LocalDate.of(2025, 9, 30), Language.ENGLISH));
    assertEquals("2025-09-30", Figures.date(LocalDate.of(2025, 9, 30), Language.CHINESE));
  }

  @Test
  void roundsToWhatTheIntervalSupports() {
    assertEquals(28_000, Figures.round(28_102, Interval.of(15_000, 41_000)));
    assertEquals(540, Figures.round(543, Interval.of(-1_500, 2_600)), "two figures of the value, whatever the interval");
    assertEquals(-4_700, Figures.round(-4_653, Interval.of(-9_000, 400)));
    assertEquals(28_100, Figures.round(28_102, Interval.of(27_500, 28_700)));
    assertEquals(28_102, Figures.round(28_102, Interval.of(28_101, 28_103)));
  }

  @Test
  void givesWilsonsIntervalOfTheBooks() {
    // Wilson 1927 as tabulated by Newcombe 1998, table I: 81/263 gives .2553 to .3662, 0/20 gives 0 to .1611
    Interval w = Interval.wilson(81, 263);
    assertEquals(0.2553, w.low(), 5e-5);
    assertEquals(0.3662, w.high(), 5e-5);
    Interval none = Interval.wilson(0, 20);
    assertEquals(0, none.low(), 1e-12);
    assertEquals(0.1611, none.high(), 5e-5);
  }

  @Test
  void textsSurviveBeingStored() {
    Text text = Text.of(FiguresTest.class, "x", 5, 2.5, "a|b", LocalDate.of(2025, 1, 2), Text.of(Text.class, "y"));
    Text read = Text.decode(text.encode());
    assertEquals(text.encode(), read.encode());
    assertEquals(5L, read.args().get(0));
    assertEquals(Text.of(Text.class, "y"), read.args().get(4));
    Text deep = Text.of(Text.class, "a", Text.of(Text.class, "b", 1L, Text.of(Text.class, "c", "x", 2L)), "end");
    assertEquals(deep, Text.decode(deep.encode()));
    assertEquals(Text.literal("plain"), Text.decode("plain"));
    for (String hostile : List.of("a\u001fb", "\u001fx", "\u001e1", "\u001e0\u001f\u001e", "clientele.base\u001fkey\u001fi1")) {
      for (Text with : List.of(
          Text.literal(hostile), Text.of(FiguresTest.class, "x", hostile, 3L), Text.of(FiguresTest.class, "x", Text.literal(hostile), Text.of(Text.class, hostile)))) {
        assertEquals(with, Text.decode(with.encode()), hostile);
      }
    }
    for (String nonsense : List.of("b\u001fk\u001fix", "b\u001fk\u001f", "b\u001fk\u001fd2024", "\u001f", "b\u001f".repeat(9), "b\u001fk\u001ft".repeat(9))) {
      Messages.render(Text.decode(nonsense), Language.ENGLISH);
    }
  }
}
