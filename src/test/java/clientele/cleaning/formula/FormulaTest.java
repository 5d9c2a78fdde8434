package clientele.cleaning.formula;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.ProblemCode;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("amount", Kind.DECIMAL, 2, "", Optional.empty()), Column.of("Order count", Kind.INTEGER),
          Column.of("name", Kind.TEXT), Column.of("since", Kind.DATE), Column.of("vip", Kind.BOOLEAN),
          Column.of("城市", Kind.TEXT));

  private Table table;

  @BeforeEach
  void rows() {
    MemoryStudy study = MemoryStudy.empty();
    try (RowWriter writer = study.view().writeRows("t", Role.OTHER, COLUMNS)) {
      writer.row(1250L, 3, "  Ada  Lovelace", LocalDate.of(2024, 2, 28), true, "北京");
      writer.row(null, 0, "Ben", null, false, null);
      study.put(writer.finish());
    }
    table = study.view().table("t");
  }

  private String[] values(String formula) {
    Formula.Computed made = Formula.of(formula, COLUMNS).compute(table, "new", JobContext.quiet(new Seed(0)));
    MemoryStudy study = MemoryStudy.empty();
    try (var sink = study.view().newTable("r", Role.OTHER, List.of(made.column()))) {
      made.chunks().forEach(c -> sink.append(List.of(c)));
      if (made.dictionary() != null) {
        sink.dictionary(0, made.dictionary());
      }
      study.put(sink.finish());
    }
    return study.view().table("r").words("new");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "1 + 2 * 3 ^ 2 | 19",
    "(1 + 2) * 3 | 9",
    "-2 ^ 2 | 4",
    "2 ^ 3 ^ 2 | 64",
    "2 ^ -1 ^ 2 | 0.25",
    "7 % 3 - -1 | 2",
    "amount * 2 | 25",
    "[Order count] / 2 | 1.5",
    "round(12.345, 2) | 12.35",
    "round(-0.5) | -1",
    "min(3, 1, 2) + max(1, 5) | 6",
    "trim(name) | Ada Lovelace",
    "upper(left(trim(name), 3)) & '-' & [Order count] | ADA-3",
    "mid('customer', 3, 4) | stom",
    "right('北京市', 2) | 京市",
    "len(城市) | 2",
    "replace('a-b-c', '-', '') | abc",
    "number('1,250.50') + 1 | 1251.5",
    "if(amount > 10 and vip, \"large\", \"small\") | large",
    "if(not vip or [Order count] = 3, 1, 0) | 1",
    "year(since) * 100 + month(since) | 202402",
    "since + 2 | 2024-03-01",
    "days(since, date('2024-03-01')) | 2",
    "date('2024-03-01') - since | 2",
    "weekday(since) | 3",
    "contains(name, 'Love') | true",
    "'it''s' | it's",
    "（1 ＋ 2） × 3 | 9",
  })
  void computesByHand(String formula, String expected) {
    assertEquals(expected, values(formula.replace('＋', '+'))[0]);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "1,5 | 1.5", "12,75 | 12.75", "1.234,56 | 1234.56", "1,234.56 | 1234.56", "1.5 | 1.5", "1234 | 1234", "1,234,567 | 1234567",
    "0,123 | 0.123", "12 % | 0.12", "€5 | 5", "(5) | -5", "5- | -5", "-3 | -3", "１２ | 12", "1.2万 | 12000", "1,234 | ", "1.234 | ", "twelve | ",
    "1,2,3 | ", "2025-01-02 | "
  })
  void readsNumbersAsTheyAreWrittenAndNoneThatCouldBeAnother(String text, String number) {
    assertEquals(number, values("number(\"" + text + "\")")[0]);
  }

  @Test
  void aDecimalMarkCanBeGiven() {
    assertEquals("1.234", values("number('1,234', 'comma')")[0]);
    assertEquals("1234", values("number('1,234', 'point')")[0]);
    assertEquals("1.234", values("number('1.234', 'point')")[0]);
    assertEquals(null, values("number('1,5', 'point')")[0], "no group of thousands has one digit");
    assertEquals(null, values("number('1,5', 'dot')")[0]);
  }

  @Test
  void arithmeticLeavesNoDust() {
    assertEquals("15.3", values("5.1 * 3")[0]);
    assertEquals("0.3", values("0.1 + 0.2")[0]);
    assertEquals("3", values("(0.1 + 0.2) * 10")[0]);
    assertEquals("0.3 kg", values("(0.1 + 0.2) & ' kg'")[0]);
    assertEquals("0.333333333333333", values("1 / 3")[0]);
  }

  @Test
  void missingStaysMissingUnlessAskedFor() {
    assertArrayEquals(new String[] {"13.5", null}, values("amount + 1"));
    assertArrayEquals(new String[] {"12.5", "0"}, values("coalesce(amount, 0)"));
    assertArrayEquals(new String[] {"false", "true"}, values("isblank(amount)"));
    assertArrayEquals(new String[] {"yes", null}, values("if(amount > 0, 'yes', 'no')"), "nobody knows");
    assertArrayEquals(new String[] {"yes", "no"}, values("if(amount > 0 and not isblank(amount), 'yes', 'no')"), "false and missing is false");
    assertArrayEquals(new String[] {"yes", "yes"}, values("if(amount > 0 or isblank(amount), 'yes', 'no')"));
    assertArrayEquals(new String[] {"yes", "?"}, values("coalesce(if(amount > 0, 'yes', 'no'), '?')"));
    assertArrayEquals(new String[] {"true", null}, values("amount > 0"));
    assertArrayEquals(new String[] {"true", "false"}, values("vip and amount > 0"), "false and missing is false");
    assertArrayEquals(new String[] {null, null}, values("1 / 0"));
    assertArrayEquals(new String[] {null, null}, values("sqrt(0 - 1)"));
  }

  @Test
  void whatIsWrongIsToldWithItsPlace() {
    refused(FormulaProblems.SYNTAX, "1 + ", 5);
    refused(FormulaProblems.SYNTAX, "(1 + 2", 7);
    refused(FormulaProblems.SYNTAX, "1 $ 2", 3);
    refused(FormulaProblems.SYNTAX, "'open", 1);
    refused(FormulaProblems.SYNTAX, "1.2.3", 1);
    refused(FormulaProblems.SYNTAX, "if(true, 1)", 1);
    refused(FormulaProblems.TYPE, "name + 1", 6);
    refused(FormulaProblems.TYPE, "amount = name", 8);
    refused(FormulaProblems.TYPE, "if(vip, 1, 'a')", 1);
    assertEquals("amuont", assertThrows(ProblemException.class, () -> Formula.of("amuont * 2", COLUMNS)).problem().args().getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"exec('rm')", "java.lang.Runtime", "__import__", "open('x')", "system('x')"})
  void nothingOutsideTheRowCanBeReached(String formula) {
    assertThrows(ProblemException.class, () -> Formula.of(formula, COLUMNS));
  }

  @Test
  void deepAndLongFormulasAreRefusedInsteadOfBreaking() {
    refusedCode(FormulaProblems.TOO_LONG, "(".repeat(2000) + "1");
    refusedCode(FormulaProblems.TOO_LONG, "-".repeat(3000) + "1");
    refusedCode(FormulaProblems.TOO_LONG, "1 + ".repeat(2000) + "1");
    assertTrue(values("replace('" + "a".repeat(900) + "', 'a', '" + "b".repeat(900) + "')")[0] == null, "no text grows without bound");
  }

  private static void refused(ProblemCode code, String formula, int place) {
    ProblemException problem = assertThrows(ProblemException.class, () -> Formula.of(formula, COLUMNS));
    assertEquals(code, problem.problem().code());
    assertEquals(place, ((Number) problem.problem().args().getFirst()).intValue(), formula);
  }

  private static void refusedCode(ProblemCode code, String formula) {
    assertEquals(code, assertThrows(ProblemException.class, () -> Formula.of(formula, COLUMNS)).problem().code());
  }
}
