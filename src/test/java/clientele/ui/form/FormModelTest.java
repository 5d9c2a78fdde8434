package clientele.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Outline;
import clientele.study.StudyView;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormModelTest {
  /** An operation with a parameter of each kind. */
  @OperationId("test.everything")
  public record Everything(
      @Param(value = "120", min = 30, max = 365, unit = "days") int days,
      @Param(value = "0.5", min = 0, max = 1) double share,
      @Param("true") boolean repeats,
      @Param(value = "auto", choices = {"auto", "N"}) String k,
      @Param LocalDate cutoff,
      @Param List<String> facts)
      implements Operation {
    @Override
    public List<Problem> validate(Outline outline) {
      return List.of();
    }

    @Override
    public Outcome run(StudyView study, JobContext job) {
      return Outcome.of(Text.literal("")).done();
    }
  }

  /** An operation with a string in which spaces count and one in which they do not. */
  @OperationId("test.joined")
  public record Joined(@Param(value = " ", verbatim = true) String separator, @Param String name) implements Operation {
    @Override
    public List<Problem> validate(Outline outline) {
      return List.of();
    }

    @Override
    public Outcome run(StudyView study, JobContext job) {
      return Outcome.of(Text.literal("")).done();
    }
  }

  @Test
  void beginsWithTheDefaultsAndIsValid() {
    FormModel<Everything> form = new FormModel<>(Everything.class);
    assertTrue(form.valid().getValue());
    assertEquals(new Everything(120, 0.5, true, "auto", LocalDate.MIN, List.of()), form.operation());
  }

  @Test
  void aNumberOutOfItsRangeIsToldAndMakesTheFormInvalid() {
    FormModel<Everything> form = new FormModel<>(Everything.class);
    form.value("days").set("400");
    assertFalse(form.valid().getValue());
    clientele.base.Problem wrong = form.problem(form.parameters().getFirst()).orElseThrow();
    assertEquals("FORM-VALUE", wrong.code().id());
    for (clientele.base.Language language : clientele.base.Language.values()) {
      String said = clientele.base.Messages.render(wrong.told(), language);
      assertFalse(said.contains("--"), "words of the command line: " + said);
      assertTrue(said.contains("30") && said.contains("365"), said);
    }
    form.value("days").set(" 90 ");
    assertTrue(form.valid().getValue());
    assertEquals(90, form.operation().days());
  }

  @Test
  void listsAreTypedWithCommasOfEitherLanguage() {
    FormModel<Everything> form = new FormModel<>(Everything.class);
    form.value("facts").set("recency, frequency，monetary");
    assertEquals(List.of("recency", "frequency", "monetary"), form.operation().facts());
  }

  @Test
  void namesThatHoldCommasOrQuotesComeBackAsTheyWere() {
    List<String> names = List.of("Sales, net", "5\" pipe", "\"so called\"", "销售额，净", " edge", "plain");
    assertEquals(names, FormModel.split(FormModel.join(names)));
    assertEquals(List.of("a", "b"), FormModel.split(" a ,, b,"));
    assertEquals(List.of("say \"hi\"", "x"), FormModel.split("say \"hi\", x"));
    assertEquals(List.of(), FormModel.split(" "));
  }

  @Test
  void spacesCountWhereTheyAreMeant() {
    FormModel<Joined> form = new FormModel<>(Joined.class);
    assertEquals(new Joined(" ", ""), form.operation());
    form.value("separator").set(" - ");
    form.value("name").set(" sum ");
    assertEquals(new Joined(" - ", "sum"), form.operation());
  }

  @Test
  void showsTheValuesOfAnOperation() {
    FormModel<Everything> form = new FormModel<>(Everything.class);
    Everything wanted = new Everything(60, 0.25, false, "7", LocalDate.of(2025, 9, 30), List.of("a", "b"));
    form.show(wanted);
    assertEquals(wanted, form.operation());
    form.reset();
    assertEquals("120", form.value("days").get());
  }

  @Test
  void showsAnOperationWhoseDateWasNotGiven() {
    FormModel<Everything> form = new FormModel<>(Everything.class);
    Everything wanted = new Everything(60, 0.25, false, "7", LocalDate.MIN, List.of());
    form.show(wanted);
    assertEquals(wanted, form.operation());
  }
}
