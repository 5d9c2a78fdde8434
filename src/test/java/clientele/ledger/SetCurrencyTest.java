package clientele.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import clientele.base.Figures;
import clientele.base.ProblemException;
import clientele.job.JobRunner;
import clientele.study.MemoryStore;
import clientele.study.StudySettings;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetCurrencyTest {
  private final Ledger ledger =
      new Ledger(
          new MemoryStore(), new MemoryJournal(new StudySettings("x", 1, "")), new JobRunner(Clock.systemUTC(), Runnable::run),
          Map.of());

  @Test
  void amountsHaveTheSignThatWasSaidAndUndoTakesItBack() {
    assertEquals("1,200", money());
    perform("gbp ");
    assertEquals("£1,200", money());
    perform("CHF");
    assertEquals("CHF 1,200", money());
    ledger.undo();
    assertEquals("£1,200", money());
    ledger.undo();
    assertEquals("1,200", money());
    ledger.redo();
    assertEquals("£1,200", money());
  }

  @Test
  void whatIsNoCurrencyIsRefused() {
    ProblemException refused = assertThrows(ProblemException.class, () -> perform("euros"));
    assertEquals("STUDY-CURRENCY", refused.problem().code().id());
  }

  private String money() {
    return Figures.money(1_200, ledger.view().outline().settings().currency(), 0);
  }

  private void perform(String currency) {
    ledger.performHere(new SetCurrency(currency), Optional.empty(), (done, words) -> {});
  }
}
