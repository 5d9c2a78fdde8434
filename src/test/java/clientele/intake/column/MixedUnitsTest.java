package clientele.intake.column;

import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.intake.Files4Tests;
import clientele.study.Meaning;
import clientele.study.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns whose cells carry different currencies, or per cent beside plain numbers. */
class MixedUnitsTest {
  @TempDir Path folder;

  private Path file(String text) {
    return new Files4Tests(folder).text("m.csv", text);
  }

  @Test
  void currenciesOfOneColumnStandBesideTheirAmounts() {
    Path file = file("id,price,note\n1,€10.00,a\n2,$12.00,b\n3,£5.50,c\n4,CHF 20.00,d\n5,EUR 7.00,e\n6,8.00,f\n");
    Table table = table(file);
    assertEquals(List.of("id", "price", "price currency", "note"), names(table));
    assertArrayEquals(new long[] {1000, 1200, 550, 2000, 700, 800}, table.longs("price"));
    assertArrayEquals(new String[] {"EUR", "USD", "GBP", "CHF", "EUR", null}, table.words("price currency"));
    assertEquals("price currency", table.column(Meaning.CURRENCY).orElseThrow().name());
    assertArrayEquals(new String[] {"a", "b", "c", "d", "e", "f"}, table.words("note"));
    assertEquals(
        "The amounts of “price” are in 4 currencies (rows: EUR 2, CHF 1, GBP 1, USD 1); the table gets the column “price currency” for them.",
        Messages.render(sniff(file).notes().getFirst(), Language.ENGLISH));
  }

  @Test
  void oneCurrencyIsTheUnitOfItsColumn() {
    Path file = file("id,price,currency\n1,€10.00,EUR\n2,EUR 12.00,EUR\n");
    assertEquals(List.of("id", "price", "currency"), names(table(file)));
    assertEquals("EUR", table(file).column("price").orElseThrow().unit());
    Path two = file("id,price,currency\n1,€10.00,EUR\n2,$12.00,USD\n");
    assertEquals("currency", table(two).column(Meaning.CURRENCY).orElseThrow().name());
  }

  @Test
  void perCentBesidePlainNumbersIsTold() {
    assertEquals(
        "In the column “rate”, 2 of 4 numbers are written with %, the others without.",
        Messages.render(sniff(file("id,rate\n1,0.125\n2,12.5%\n3,5\n4,40%\n")).notes().getFirst(), Language.ENGLISH));
    assertEquals(List.of(), sniff(file("id,rate\n1,8%\n2,12.5%\n3,\n")).notes());
  }
}
