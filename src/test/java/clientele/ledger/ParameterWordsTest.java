package clientele.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.analysis.Analyses;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterWordsTest {

  @Test
  void aStepIsToldAsAPersonWouldSayIt() {
    Class<? extends Operation> type = Analyses.discover().operations().type("churn.plan-calls").orElseThrow();
    String json = "{\"capacity\":1300,\"costOfCall\":5.5,\"saveRate\":10.0,\"controlShare\":12.5}";
    assertEquals(
        List.of("1,300 calls", "€5.50", "10 %", "12.5 %"),
        ParameterWords.of(type, json, "EUR").stream().map(t -> Messages.render(t.value(), Language.ENGLISH)).toList());
  }

  @Test
  void whatWasLeftToTheProgramIsNotRepeatedAndNoDayIsNoDay() {
    Class<? extends Operation> type = Analyses.discover().operations().type("features.build").orElseThrow();
    assertEquals(List.of(), ParameterWords.of(type, "{\"cutoff\":\"" + java.time.LocalDate.MIN + "\"}", ""));
    Class<? extends Operation> dates = Analyses.discover().operations().type("data.repair-dates").orElseThrow();
    assertEquals(
        List.of("orders", "日在前"),
        ParameterWords.of(dates, "{\"table\":\"orders\",\"column\":\"\",\"order\":\"dmy\"}", "").stream()
            .map(t -> Messages.render(t.value(), Language.CHINESE)).toList());
    assertEquals(1, ParameterWords.of(dates, "{\"table\":\"orders\",\"order\":\"auto\"}", "").size());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "/home/ann/Client work/orders.csv|orders.csv",
    "C:\\Users\\Ann\\orders 2025.csv|orders 2025.csv",
    "~/x/y.csv|y.csv",
    "jdbc:sqlite:/srv/shop/data.db|jdbc:sqlite:data.db",
    "Read /srv/in/a.csv and /srv/in/b.csv again|Read a.csv and b.csv again",
    "from “/srv/in/a.csv”|from “a.csv”",
    "see https://example.org/a/b|see https://example.org/a/b",
    "3/4 of 1/2/2025|3/4 of 1/2/2025",
    "orders.csv|orders.csv",
  })
  void aPathBecomesTheNameOfItsFile(String words, String said) {
    assertEquals(said, LocalPaths.hidden(words));
    assertEquals(
        Messages.render(Text.literal(said), Language.ENGLISH),
        Messages.render(LocalPaths.hidden(Text.literal(words)), Language.ENGLISH));
  }

  @Test
  void everyUnitHasWordsInBothLanguages() {
    Set<String> silent = new TreeSet<>();
    OperationCatalog catalog = Analyses.discover().operations();
    for (String id : catalog.ids()) {
      for (OperationCatalog.Parameter parameter : OperationCatalog.parameters(catalog.type(id).orElseThrow())) {
        String unit = parameter.param().unit();
        for (Language language : Language.values()) {
          boolean said = unit.isEmpty() || Set.of("%", "×").contains(unit) || unit.equals("money")
              || Messages.find(catalog.type(id).orElseThrow(), language, "unit." + unit).isPresent()
              || Messages.find(ParameterWords.class, language, "unit." + unit).isPresent();
          if (!said) {
            silent.add(language.tag() + " " + unit);
          }
        }
      }
    }
    assertEquals(Set.of(), silent);
  }
}
