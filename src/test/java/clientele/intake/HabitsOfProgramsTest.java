package clientele.intake;

import static clientele.intake.Files4Tests.column;
import static clientele.intake.Files4Tests.problem;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.intake.choice.Sniffed;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs do to files on their way: cut digits, fill with zeros, write yen as a backslash. */
class HabitsOfProgramsTest {
  @TempDir Path folder;
  private Files4Tests files;

  @BeforeEach
  void makeFiles() {
    files = new Files4Tests(folder);
  }

  private static String note(Sniffed found) {
    assertEquals(1, found.notes().size());
    return Messages.render(found.notes().getFirst(), Language.ENGLISH);
  }

  @Test
  void partsOfSecondsThatAreCutAreTold() {
    Path epoch = files.text("e.csv", "id,event_time\n1,1735689600123\n2,1738368000000\n3,1740787200789\n");
    assertEquals("2 times in the column “event_time” have parts of a second, which were cut off.", note(sniff(epoch)));
    Path clock = files.text("c.csv", "id,at\n1,2025-01-01 10:00:00.250\n2,2025-01-01 10:00:01.000\n");
    assertEquals("1 time in the column “at” has parts of a second, which were cut off.", note(sniff(clock)));
    assertEquals(List.of(), sniff(files.text("w.csv", "id,event_time\n1,1735689600000\n2,1738368000000\n")).notes());
  }

  @Test
  void codesThatASpreadsheetCutAreTold() {
    Path file = files.text("s.csv", "order_id,ean,size\n1.23E+11,4006381333931,1.5E+3\n1.24E+11,5901234123457,2E2\n7,4006381333932,3.1E0\n");
    assertEquals("2 of 3 values in the column “order_id” are written like 1.23E+11: a spreadsheet cut their digits.", note(sniff(file)));
    assertArrayEquals(new String[] {"1.23E+11", "1.24E+11", "7"}, table(file).words("order_id"));
  }

  @Test
  void daysWithAPartOfADayAreMoments() {
    Path file = files.text("d.csv", "id,order_date,created,weight\n1,45658,45658.5,45658.5\n2,45659,45659.25,45659.25\n3,45700,45700,45700\n");
    assertEquals("date", column(sniff(file), "order_date").type());
    long[] moments = {
      Instant.parse("2025-01-01T12:00:00Z").getEpochSecond(), Instant.parse("2025-01-02T06:00:00Z").getEpochSecond(),
      Instant.parse("2025-02-12T00:00:00Z").getEpochSecond()
    };
    assertArrayEquals(moments, table(file).longs("created"));
    assertEquals("decimal", column(sniff(file), "weight").type());
  }

  @Test
  void daysAreReadAsTheFrenchAndEnglishWriteThem() {
    Path file = files.text("f.csv", "id,d\n1,1er mars 2025\n2,12 décembre 2024\n3,28 févr. 2025\n4,1º de enero de 2025\n5,2nd of May 2024\n");
    long[] days = {day("2025-03-01"), day("2024-12-12"), day("2025-02-28"), day("2025-01-01"), day("2024-05-02")};
    assertArrayEquals(days, table(file).longs("d"));
  }

  private static long day(String iso) {
    return LocalDate.parse(iso).toEpochDay();
  }

  @Test
  void aBackslashBeforeANumberIsYenInJapaneseFiles() {
    String text = "番号,氏名,住所,金額\n1,山田太郎,東京都千代田区,\"\\1,000\"\n2,鈴木花子,大阪府大阪市,\"\\2,500\"\n3,佐藤一郎,北海道札幌市,\"\\12,300\"\n";
    Path file = files.text("j.csv", text, Charset.forName("windows-31j"));
    assertEquals("CP932", sniff(file).encoding());
    assertArrayEquals(new long[] {1000, 2500, 12_300}, table(file).longs("金額"));
    assertEquals("JPY", table(file).column("金額").orElseThrow().unit());
  }

  @Test
  void zerosInATextAreNamed() {
    var told = problem(() -> sniff(files.text("n.csv", "id,name\n1,A\0nn\n2,Bob\n")));
    assertEquals("INTAKE-NUL", told.code().id());
    assertEquals(List.of("n.csv", 1, 12), told.args());
    assertEquals("INTAKE-BINARY", problem(() -> sniff(files.bytes("b.csv", new byte[] {'a', 0, 1, 2, 0, '\n', 0, 7, 0, 0}))).code().id());
  }

  @Test
  void newsOfSlackIsCountedAndListed() {
    Path file = files.text("2025-01-01.json", """
        [{"type":"message","user":"U1","ts":"1735689600.000200","text":"where is my order"},
         {"type":"message","subtype":"channel_join","user":"U3","ts":"1735689601.000200","text":"U3 joined"},
         {"type":"message","subtype":"channel_join","user":"U4","ts":"1735689602.000200","text":"U4 joined"},
         {"type":"message","subtype":"channel_topic","user":"U4","ts":"1735689603.000200","text":"topic"}]
        """);
    Sniffed found = sniff(file);
    assertEquals(1, found.rows());
    assertEquals(3, found.rejects());
    assertEquals("reject.announcement", found.rejectExamples().getFirst().reason().key());
    assertEquals("channel_join U3 joined", found.rejectExamples().getFirst().raw());
  }
}
