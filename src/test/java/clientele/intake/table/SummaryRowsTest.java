package clientele.intake.table;

import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.intake.Files4Tests;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows below groups and tables that are no rows: sums without a name, means, extremes and counts. */
class SummaryRowsTest {
  private static final String NORTH = "C0,Nord,10,5\nC1,Nord,20,6\nC2,Nord,30,7\nC3,Nord,40,8\n";
  private static final String SOUTH = "C4,Süd,50,9\nC5,Süd,60,10\nC6,Süd,70,11\nC7,Süd,80,12\n";

  @TempDir Path folder;

  /** 10+20+30+40 = 100, 5+6+7+8 = 26, 50+60+70+80 = 260, 9+10+11+12 = 42; before: customers without a name. */
  @ParameterizedTest
  @CsvSource({"'',''", "'',',Gesamt'", "Σ,ΣΣ", "Nord gesamt,Alle", "'',Total", "小计,全部"})
  void sumsWithAndWithoutANameAreSetApart(String each, String all) {
    String last = all.startsWith(",") ? all + ",360,68\n" : all + ",,360,68\n";
    Path file = file("customer,region,jan,feb\n" + NORTH + each + ",,100,26\n" + SOUTH + each + ",,260,42\n" + last);
    assertArrayEquals(new String[] {"C0", "C1", "C2", "C3", "C4", "C5", "C6", "C7"}, table(file).words("customer"));
    assertEquals(3, sniff(file).rejects());
    assertEquals(List.of(), notes(file));
  }

  @Test
  void rowsOfGuestsStay() {
    String rows = "C0,Nord,10,5\n,Nord,20,6\nC2,Nord,30,7\n,Süd,60,18\nC4,Süd,50,9\n,Süd,60,10\n";
    assertEquals(5, table(file("customer,region,jan,feb\n" + rows)).rows(), "60 = 10 + 20 + 30 and 18 = 5 + 6 + 7 is a sum");
    rows = "C0,Nord,10,5\n,Nord,20,6\nC2,Nord,30,7\n,Süd,60,19\nC4,Süd,50,9\n,Süd,60,10\n";
    assertEquals(6, table(file("customer,region,jan,feb\n" + rows)).rows());
    assertEquals(List.of(), notes(file("customer,region,jan,feb\n" + rows)));
  }

  /** Where most rows have no first cell that is how the table is. */
  @Test
  void tablesWithAnEmptyFirstColumnKeepTheirRows() {
    Path file = file("group,day,visits\nA,1,1\n,2,1\n,3,1\n,6,3\n,5,7\n");
    assertEquals(5, table(file).rows(), "1 + 2 + 3 = 6 and 1 + 1 + 1 = 3");
  }

  @Test
  void figuresWithoutANameThatAreNoSumAreTold() {
    Path file = file("customer,region,jan,feb\n" + NORTH + ",,101,26\n");
    assertEquals(5, table(file).rows());
    assertEquals(
        List.of(
            "Like a total by name or for want of one, but not what the rows above give in every column, and kept: 1 row (\t\t101\t26)."),
        notes(file));
  }

  /** Means of 10…80 and 5…12: 45 and 8.5; medians the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Average,,45,8.5|Max,,80,12|Count,,8,8", "平均,,45,8.5|最大,,80,12|最小,,10,5", "Total,,360,68|Durchschnitt:,,45,8.5|Anzahl,,8,8",
        "Median,,45,8.5|Min,,10,5|Maximum,,80,12"
      })
  void meansExtremesAndCountsAreSetApart(String one, String two, String three) {
    Path file = file("customer,region,jan,feb\n" + NORTH + SOUTH + one + "\n" + two + "\n" + three + "\n");
    assertEquals(8, table(file).rows());
    assertEquals(3, sniff(file).rejects());
  }

  /** Max is also a name. */
  @Test
  void namesStayAndWhatIsNotSoIsTold() {
    Path people = file("name,region,jan,feb\n" + NORTH + "Max,Süd,40,8\n");
    assertEquals(5, table(people).rows());
    assertEquals(List.of(), notes(people));
    Path inside = file("name,jan\nAnna,10\nMax,20\nBob,20\nCy,5\n");
    assertEquals(4, table(inside).rows());
    Path tie = file("name,jan\nAnna,10\nBob,20\nCy,5\nMax,20\n");
    assertEquals(4, table(tie).rows());
    assertEquals(1, notes(tie).size(), "may be either");
    Path wrong = file("customer,region,jan,feb\n" + NORTH + "Average,,24,6.5\n");
    assertEquals(5, table(wrong).rows());
    assertEquals(1, notes(wrong).size());
  }

  private List<String> notes(Path file) {
    return sniff(file).notes().stream().map(n -> Messages.render(n, Language.ENGLISH)).toList();
  }

  private Path file(String text) {
    return new Files4Tests(folder).text("t.csv", text);
  }
}
