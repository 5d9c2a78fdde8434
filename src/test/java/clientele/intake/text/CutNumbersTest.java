package clientele.intake.text;

import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.intake.Files4Tests;
import clientele.study.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts with a decimal comma and a currency in files whose commas part fields. */
class CutNumbersTest {
  @TempDir Path folder;

  /** Before: names stood one column to the right of their values. */
  @ParameterizedTest
  @ValueSource(strings = {"€ ", "€", "-£", "¥ -", "$ "})
  void currenciesBeforeACutNumberDoNotHideIt(String sign) {
    Path file = file("id,amt,city\n1,S1.234,50,Bonn\n2,S12,00,Kiel\n3,S5,25,Ulm\n4,S8,10,Köln\n".replace("S", sign));
    Table table = table(file);
    assertEquals(List.of("id", "amt", "city"), names(table));
    int minus = sign.contains("-") ? -1 : 1;
    assertArrayEquals(new long[] {minus * 123_450, minus * 1200, minus * 525, minus * 810}, table.longs("amt"));
    assertArrayEquals(new String[] {"Bonn", "Kiel", "Ulm", "Köln"}, table.words("city"));
  }

  @Test
  void twoColumnsOfNumbersStayTwo() {
    Table table = table(file("id,price,share\n1,€12,50\n2,€13,75\n3,€14,25\n"));
    assertEquals(List.of("id", "price", "share"), names(table));
    assertArrayEquals(new long[] {50, 75, 25}, table.longs("share"));
  }

  private Path file(String text) {
    return new Files4Tests(folder).text("t.csv", text);
  }
}
