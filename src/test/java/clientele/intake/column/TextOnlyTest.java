package clientele.intake.column;

import static clientele.intake.Files4Tests.column;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.intake.FileImport;
import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that stay text although a person sees days or amounts in them: it is said. */
class TextOnlyTest {
  @TempDir Path folder;

  /** 30 February 2024, a month 13 and 29 February 2023 are no days; before: text without a word. */
  @Test
  void columnsOfDaysWithOthersAmongThem() {
    Path file = file("customer_id,order_date\n1,2024-02-30\n2,2024-13-01\n3,2023-02-29\n4,2024-11-12\n5,2024-11-13\n6,2024-11-14\n");
    assertEquals("text", column(sniff(file), "order_date").type());
    assertEquals(
        List.of("The column “order_date” stays text although 3 of 6 values are days; one that is none: 2024-02-30."), notes(file));
    assertEquals(
        List.of("The column “seen” stays text although 2 of 3 values are days; one that is none: soon."),
        notes(file("id,seen\n1,31.12.2023\n2,soon\n3,2024-01-03\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,note\n1,2024-01-05\n2,late\n3,lost\n4,broken\n", "id,version\n1,1.2.20\n2,1.2.21\n3,x\n4,2.0.1\n",
        "id,batch\n1,20240105\n2,20240106\n3,A7\n4,20240107\n5,B1\n6,C2\n7,D4\n", "id,size\n1,12M\n2,14M\n3,16K\n", "id,room\n1,12 B\n2,14 B\n3,15 C\n"
      })
  void otherWordsAreNotRemarked(String text) {
    assertEquals(List.of(), notes(file(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"71.40 CR;12.00 DR;5.00 CR", "1.2k;3.4M;500", "1,5 Mio.;2 Mio.;3,25 Mrd.", "€5 million;€7 million;€9 million"})
  void numbersWithWordsForSignOrSize(String cells) {
    String[] cell = cells.split(";");
    Path file = file("id;amt\n1;" + cell[0] + "\n2;" + cell[1] + "\n3;" + cell[2] + "\n");
    assertEquals("text", column(sniff(file), "amt").type());
    assertEquals(
        List.of("The values of “amt”, such as " + cell[0] + ", are numbers with words for their sign or size; the column stays text."),
        notes(file));
  }

  @Test
  void currenciesByNameAndDigitsOfOtherScriptsAreRead() {
    Path file = file("id;price\n1;12 Euro\n2;13.50 Euro\n3;7 EURO\n");
    assertArrayEquals(new long[] {1200, 1350, 700}, table(file).longs("price"));
    assertEquals("EUR", table(file).column("price").orElseThrow().unit());
    assertArrayEquals(new long[] {1230, 450, 70, 35}, table(file("id;amt\n1;١٢٣\n2;٤٥\n3;7\n4;٣٫٥\n")).longs("amt"));
    assertArrayEquals(new long[] {12, 7}, table(file("id;amt\n1;۱۲\n2;७\n")).longs("amt"));
  }

  private List<String> notes(Path file) {
    return FileImport.plan(file, SniffOverrides.NONE, Files4Tests.job()).notes().stream()
        .map(n -> Messages.render(n.what(), Language.ENGLISH)).toList();
  }

  private Path file(String text) {
    return new Files4Tests(folder).text("t.csv", text);
  }
}
