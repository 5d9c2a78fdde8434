package clientele.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.analysis.Analyses;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.ParameterWords;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every word that a form offers is a word of the person's language, not one of the command line. */
class ChoiceWordsTest {

  @Test
  void everyChoiceHasWordsInBothLanguages() {
    Set<String> silent = new TreeSet<>();
    OperationCatalog catalog = Analyses.discover().operations();
    for (String id : catalog.ids()) {
      Class<? extends Operation> type = catalog.type(id).orElseThrow();
      for (OperationCatalog.Parameter parameter : OperationCatalog.parameters(type)) {
        for (String choice : parameter.param().choices()) {
          for (Language language : Language.values()) {
            String key = "op." + id + ".param." + parameter.name() + "." + choice;
            boolean said = choice.matches("\\d+|N") || Messages.find(type, language, key)
                .or(() -> Messages.find(type, language, "choice." + choice))
                .or(() -> Messages.find(ParameterWords.class, language, "choice." + choice)).isPresent();
            if (!said) {
              silent.add(language.tag() + " " + key);
            }
          }
        }
      }
    }
    assertEquals(Set.of(), silent);
  }
}
