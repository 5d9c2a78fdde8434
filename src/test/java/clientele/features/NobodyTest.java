package clientele.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words in the place of a customer name nobody. */
class NobodyTest {

  /** Short words may be somebody's code: one line of theirs counts, fifty beside customers of one line do not. */
  @ParameterizedTest
  @CsvSource({
    "c7, 1, true", "c7, 50, true", "unknown, 1, false", "N/A, 1, false", "未填写, 1, false", "无, 1, false", "keine Angabe, 1, false",
    "(null), 1, false", "Gast, 1, false", "散客, 1, false", "none, 1, true", "none, 50, false", "NA, 1, true", "NA, 50, false",
    "0, 1, true", "0, 50, false"})
  void wordsForNobodyAreNoCustomer(String word, int lines, boolean customer) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(new Object[] {"k" + i, LocalDate.of(2025, 1, 1).plusDays(i % 60)});
    }
    for (int i = 0; i < lines; i++) {
      rows.add(new Object[] {word, LocalDate.of(2025, 1, 1).plusDays(i)});
    }
    MemoryStudy study = MemoryStudy.empty().table("orders", Role.TRANSACTIONS,
        List.of(Column.of("customer", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("day", Kind.DATE, Meaning.DATE)), rows);
    assertEquals(customer, UsableLines.of(study.view().table("orders")).isCustomer(word));
  }
}
