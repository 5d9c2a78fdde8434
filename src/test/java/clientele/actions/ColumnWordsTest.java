package clientele.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnWordsTest {

  @Test
  void aFactSaysItsUnitOnce() {
    Table facts = MemoryStudy.empty().table("features", Role.FEATURES,
        List.of(Column.of("spend", Kind.REAL).withUnit("EUR"), Column.of("orders", Kind.REAL).withUnit("orders"),
            Column.of("recency_days", Kind.REAL).withUnit("days")),
        List.<Object[]>of(new Object[] {1.0, 2.0, 3.0})).view().table("features");
    assertEquals(List.of("Spend in all, €", "Orders", "Days since last order"), names(facts, "EUR"));
    assertEquals("Spend in all, €", names(facts, "").getFirst(), "in the money it was made in");
  }

  private static List<String> names(Table table, String currency) {
    return table.columns().stream()
        .map(c -> Messages.render(ColumnWords.of(table.version(), c, currency), Language.ENGLISH)).toList();
  }
}
