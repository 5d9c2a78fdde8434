package clientele.intake.text;

import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.intake.FileImport;
import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.table.PlannedFile;
import clientele.study.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables whose lines are one quoted field each, or whose fields commas of East Asian writing part. */
class LineDressTest {
  @TempDir Path folder;

  /** Before: one column, without a word. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void linesInQuotesAsAWholeAreTakenOut(String end) {
    String text =
        String.join(
            end, "\"customer_id,name,amount\"", "\"C1,\"\"Bell, Anna\"\",1.50\"", "\"C2,Bo \"\"\"\"B\"\"\"\",2\"", "\"C3,,3\"", "");
    Path file = file(text);
    Table table = table(file);
    assertEquals(List.of("customer_id", "name", "amount"), names(table));
    assertArrayEquals(new String[] {"C1", "C2", "C3"}, table.words("customer_id"));
    assertEquals("Bell, Anna", table.words("name")[0]);
    assertArrayEquals(new long[] {150, 200, 300}, table.longs("amount"));
    assertEquals(List.of("INTAKE-QUOTED-LINES"), notes(file));
  }

  /** Longer than one reading of the file takes. */
  @Test
  void longFilesAreTakenOutToTheirEnd() {
    StringBuilder text = new StringBuilder("\"id,day,amount\"\n");
    for (int i = 0; i < 60_000; i++) {
      text.append("\"K").append(i).append(",2024-01-05,").append(i).append("\"\n");
    }
    Table table = table(file(text.toString()));
    assertEquals(60_000, table.rows());
    assertEquals(60_000L * 59_999 / 2, java.util.Arrays.stream(table.longs("amount")).sum());
  }

  @ParameterizedTest
  @ValueSource(strings = {"，", "、", "；", "｜", "،"})
  void commasOfOtherScriptsPartFields(String comma) {
    Path file = file(String.join("\n", "客户,城市,金额", "C1,上海,1.5", "C2,北京,20", "C3,广州,3", "").replace(",", comma));
    Table table = table(file);
    assertEquals(List.of("客户", "城市", "金额"), names(table));
    assertArrayEquals(new String[] {"上海", "北京", "广州"}, table.words("城市"));
    assertArrayEquals(new long[] {15, 200, 30}, table.longs("金额"));
    assertEquals(List.of("INTAKE-WIDE-COMMAS"), notes(file));
  }

  @Test
  void sentencesAndNamesStayAsTheyAre() {
    assertEquals(List.of("comment"), names(table(file("comment\n很好，很快\n不错，推荐\n一般，太贵\n"))));
    assertEquals(List.of("name"), names(table(file("\"name\"\n\"Bell, Anna\"\n\"Ray, Bo\"\n\"Fox, Cy\"\n"))));
    assertEquals(List.of("id", "comment"), names(table(file("id,comment\n1,很好，很快\n2,不错，推荐\n3,一般，太贵\n"))));
    assertEquals(List.of("id", "comment"), names(table(file("\"id\",\"comment\"\n\"1\",\"a,b\"\n\"2\",\"c,d\"\n\"3\",\"e,f\"\n"))));
  }

  private List<String> notes(Path file) {
    PlannedFile plan = FileImport.plan(file, SniffOverrides.NONE, Files4Tests.job());
    return plan.notes().stream().map(n -> n.code().id()).toList();
  }

  private Path file(String text) {
    return new Files4Tests(folder).text("t.csv", text);
  }
}
