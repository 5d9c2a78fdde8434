package clientele.analysis.data.bring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Problem;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.Outcome;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that go below the rows of a table or in their place. */
class NextFileTest {
  private static final String JANUARY =
      "order_id,shop,day,price\n1,Wien,2024-01-30,2.50\n2,Graz,2024-01-31,3\n3,,2024-01-31,4.00\n4,Linz,2024-01-31,1.25\n";

  @TempDir Path folder;
  private final MemoryStudy study = MemoryStudy.empty();
  private JobContext job;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Outcome perform(Operation operation) {
    job = JobContext.quiet(new Seed(1));
    assertEquals(List.of(), operation.validate(study.view().outline()));
    Outcome outcome = operation.run(study.view(), job);
    outcome.tables().values().forEach(study::put);
    outcome.artifacts().forEach(study::artifact);
    return outcome;
  }

  private List<Problem> again() {
    return job.warnings().stream().filter(w -> w.code().id().equals("DATA-ROWS-AGAIN")).toList();
  }

  @Test
  void rowsOfTwoMonthsThatOverlapAreTold() throws IOException {
    perform(ImportFile.of(file("january.csv", JANUARY)));
    perform(ImportFile.of(file("february.csv",
        "price;order_id;day;shop\n3.0;2;2024-01-31;Graz\n4.0;3;2024-01-31;\n1.26;4;2024-01-31;Linz\n9.0;5;2024-02-01;Wien\n")).appendedTo("january"));
    assertEquals(8, study.view().table("january").rows());
    assertEquals(
        "2 rows of the 4 in “february.csv” stood in “january” already, equal in every column of the file.",
        Messages.render(again().getFirst().what(), Language.ENGLISH));
    perform(ImportFile.of(file("march.csv", "order_id,shop,day,price\n6,Wien,2024-03-01,2.50\n7,Graz,2024-03-02,3\n")).appendedTo("january"));
    assertEquals(List.of(), again());
  }

  @Test
  void amountsBelowThoseOfAnotherCurrencySayTheirOwn() throws IOException {
    perform(ImportFile.of(file("sales.csv", "order_id,price\n1,€2.50\n2,€3.00\n")));
    assertEquals("EUR", study.view().table("sales").column("price").orElseThrow().unit());
    perform(ImportFile.of(file("us.csv", "order_id,price\n3,$4.00\n")).appendedTo("sales"));
    assertEquals(
        List.of("price", 2, "EUR 2, USD 1", "price currency"),
        job.warnings().stream().filter(w -> w.code().id().equals("INTAKE-CURRENCIES")).findFirst().orElseThrow().args());
    perform(ImportFile.of(file("uk.csv", "order_id,price\n4,£5.50\n")).appendedTo("sales"));
    perform(ImportFile.of(file("mixed.csv", "order_id,price\n5,CHF 6.00\n6,€7.00\n7,8.00\n")).appendedTo("sales"));
    assertArrayEquals(
        new String[] {"EUR", "EUR", "USD", "GBP", "CHF", "EUR", null}, study.view().table("sales").words("price currency"));
    assertArrayEquals(new long[] {250, 300, 400, 550, 600, 700, 800}, study.view().table("sales").longs("price"));
    assertEquals("", study.view().table("sales").column("price").orElseThrow().unit());
    assertEquals("price currency", study.view().table("sales").column(Meaning.CURRENCY).orElseThrow().name());
  }

  @Test
  void aTableOfOneCurrencyTakesAFileOfSeveral() throws IOException {
    perform(ImportFile.of(file("sales.csv", "order_id,price\n1,€2.50\n2,€3.00\n")));
    perform(ImportFile.of(file("mixed.csv", "order_id,price\n5,CHF 6.00\n6,€7.00\n")).appendedTo("sales"));
    assertArrayEquals(new String[] {"EUR", "EUR", "CHF", "EUR"}, study.view().table("sales").words("price currency"));
    perform(ImportFile.of(file("plain.csv", "order_id,price\n7,9.00\n")).appendedTo("sales"));
    assertArrayEquals(new String[] {"EUR", "EUR", "CHF", "EUR", null}, study.view().table("sales").words("price currency"));
  }

  @Test
  void refusedLinesOfAReplacedFileGoWithIt() throws IOException {
    Path file = file("orders.csv", JANUARY + "5,Wien,2024-01-31,1,2,3,4\n");
    perform(ImportFile.of(file));
    assertEquals(1, study.view().table("orders_rejects").rows());
    Files.writeString(file, JANUARY);
    assertEquals(Set.of("orders_rejects"), perform(ImportFile.of(file).replacing("orders")).removed());
    Outcome below = perform(ImportFile.of(file("more.csv", "order_id,shop,day,price\n6,Wien,2024-03-01,2.50\n")).appendedTo("orders"));
    assertEquals(Set.of(), below.removed());
  }
}
