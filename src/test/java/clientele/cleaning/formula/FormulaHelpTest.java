package clientele.cleaning.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.cleaning.formula.FormulaHelp.Call;
import clientele.cleaning.formula.FormulaHelp.Completion;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is offered to a person who types a formula, and whether the help tells the truth. */
class FormulaHelpTest {
  private static final List<Column> COLUMNS = List.of(
      Column.of("Order value", Kind.REAL), Column.of("country", Kind.TEXT), Column.of("ordered", Kind.DATE), Column.of("a]b", Kind.TEXT));
  private static final Table ONE_ROW =
      MemoryStudy.empty().table("t", Role.OTHER, List.of(Column.of("x", Kind.INTEGER)), List.<Object[]>of(new Object[] {1L})).view().table("t");

  static List<String> functions() {
    return Formula.functions();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyFunctionIsExplainedByAnExampleThatHolds(String function) {
    for (Language language : Language.values()) {
      assertTrue(Messages.render(FormulaHelp.signature(function), language).startsWith(function + "("));
      assertTrue(Messages.render(FormulaHelp.meaning(function), language).length() > 2);
      String[] example = Messages.render(FormulaHelp.example(function), language).split(" → ");
      assertTrue(example[0].contains(function + "("));
      assertEquals(List.of(example[1]), Formula.of(example[0], ONE_ROW.columns()).first(ONE_ROW, 5));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "ord|[Order value], [ordered]", "[ord|[Order value], [ordered]", "[a|[a]]b], [Order value]", "round([Order value] * co|[country], coalesce(), concat(), contains()",
    "if([country] = \"DE\", val|[Order value]", "\"ord|", "12|", "upper(\"x\") & cou|[country]", "year(o|[Order value], [ordered]", "zzz|"
  })
  void offersWhatFitsTheWordBeforeTheCaret(String typed, String wanted) {
    List<String> offered = FormulaHelp.at(typed, typed.length(), COLUMNS).suggestions().stream().map(FormulaHelp.Suggestion::insert).toList();
    List<String> expected = wanted == null ? List.of() : List.of(wanted.split(", "));
    assertEquals(expected, offered.subList(0, Math.min(offered.size(), expected.size())));
    assertTrue(expected.isEmpty() == offered.isEmpty(), offered.toString());
  }

  @Test
  void knowsTheCallAndTheArgumentTheCaretStandsIn() {
    assertEquals(Optional.of(new Call("round", 1)), call("round(abs([Order value], 2), "));
    assertEquals(Optional.of(new Call("if", 2)), call("if(a > (1 + 2), \"x, y\", "));
    assertEquals(Optional.empty(), call("round(1, 2) + "));
    assertEquals(Optional.empty(), call("(1 + "));
    assertEquals(Optional.of(new Call("left", 1)), call("left（country，"));
  }

  @Test
  void whatIsOfferedReplacesTheWordAndCanBeComputed() {
    Completion completion = FormulaHelp.at("2 * ord", 7, COLUMNS);
    assertEquals(4, completion.from());
    String formula = "2 * ord".substring(0, completion.from()) + completion.suggestions().getFirst().insert();
    assertEquals(Type.NUMBER, Formula.of(formula, COLUMNS).type());
    Column odd = COLUMNS.get(3);
    assertEquals(Type.TEXT, Formula.of(FormulaHelp.written(odd), COLUMNS).type());
  }

  private static Optional<Call> call(String typed) {
    return FormulaHelp.at(typed, typed.length(), COLUMNS).call();
  }
}
