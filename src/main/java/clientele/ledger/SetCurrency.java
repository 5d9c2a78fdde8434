package clientele.ledger;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Json;
import clientele.study.Outline;
import clientele.study.StoredText;
import clientele.study.StudySettings;
import clientele.study.StudyView;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says in which currency the amounts of the study are; undone like any step. No amount is converted. */
@OperationId("data.set-currency")
public record SetCurrency(@Param(required = true) String currency) implements Operation {
  /** Name of the artifact that holds it. */
  public static final String CURRENCY = "currency";

  /** The currency as it is kept. */
  public record Chosen(String code) {}

  @Override
  public List<Problem> validate(Outline outline) {
    try {
      Currency.getInstance(code());
      return List.of();
    } catch (IllegalArgumentException e) {
      return List.of(LedgerProblems.CURRENCY.with(currency));
    }
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    return Outcome.of(Text.of(SetCurrency.class, "currency.done", code()))
        .artifact(CURRENCY, new Chosen(code()))
        .done();
  }

  private String code() {
    return currency.strip().toUpperCase(Locale.ROOT);
  }

  /** The settings of a study with the currency that was said in its history. */
  static StudySettings with(StudySettings settings, Map<String, StoredText> artifacts) {
    StoredText said = artifacts.get(CURRENCY);
    return said == null
        ? settings
        : new StudySettings(settings.title(), settings.seed(), Json.read(said.get(), Chosen.class).code());
  }
}
