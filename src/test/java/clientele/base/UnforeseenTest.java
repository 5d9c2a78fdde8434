package clientele.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnforeseenTest {
  private static final String CUSTOMER = "Marta Lindqvist";

  @Test
  void thePlaceMakesTheCodeAndNothingElse() {
    String here = Unforeseen.of(thrownBy(() -> parsed(CUSTOMER))).code();
    assertTrue(here.matches("E-[2-9A-HJ-NP-Z]{5}"), here);
    assertEquals(here, Unforeseen.of(thrownBy(() -> parsed("17,5"))).code(), "another value, the same place");
    assertNotEquals(here, Unforeseen.of(thrownBy(() -> List.of().getFirst())).code());
    IllegalStateException around = new IllegalStateException("while " + CUSTOMER, thrownBy(() -> parsed(CUSTOMER)));
    assertEquals(here, Unforeseen.of(around).code(), "what is around it does not hide it");
  }

  @Test
  void theDetailsSayWhereAndQuoteNobody() {
    Unforeseen told = Unforeseen.of(new IllegalStateException("while " + CUSTOMER, thrownBy(() -> parsed(CUSTOMER))));
    assertFalse(told.details().contains("Marta"), told.details());
    assertTrue(told.details().startsWith("java.lang.IllegalStateException\n"), told.details());
    assertTrue(told.details().contains("caused by java.lang.NumberFormatException\n"), told.details());
    assertTrue(told.details().contains("clientele.base.UnforeseenTest.parsed"), told.details());
    String nobody = null;
    assertTrue(Unforeseen.of(thrownBy(() -> nobody.length())).details().contains("Cannot invoke"), "what the machine says of itself");
  }

  private static int parsed(String words) {
    return Integer.parseInt(words);
  }

  private static RuntimeException thrownBy(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      return e;
    }
    throw new AssertionError("nothing was thrown");
  }
}
