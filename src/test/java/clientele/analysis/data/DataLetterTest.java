package clientele.analysis.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.data.bring.ImportFile;
import clientele.base.Language;
import clientele.base.Seed;
import clientele.cleaning.profile.ColumnProfile;
import clientele.cleaning.profile.Join;
import clientele.cleaning.profile.JoinCheck;
import clientele.cleaning.profile.TableProfile;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.Outcome;
import clientele.study.MemoryStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles, joins and the letter; every expected number is counted by hand from the small files below. */
class DataLetterTest {
  private static final String CUSTOMERS =
      """
      customer_id,name,email
      C1,Ada,ada@x.org
      C2,Ben,
      C3,Cid,
      C4,Dee,dee@x.org
      C4,Dee,dee@x.org
      C9,Eve,eve@x.org
      """;

  private static final String ORDERS =
      """
      order_id,customer_id,date,amount
      1,C1,2024-01-05,10.00
      2,C2,2024-01-20,20.00
      3,C3,2024-02-03,30.00
      4,C4,2024-03-09,-5.00
      5,C7,2024-03-10,40.00
      6,C1,2024-05-02,50.00
      7,C8,2024-06-11,60.00
      8,C2,2024-07-15,70.00
      9,,2024-08-01,80.00
      """;

  @TempDir Path folder;
  private final MemoryStudy study = MemoryStudy.empty();
  private final JobContext job = JobContext.quiet(new Seed(1));

  private void in(String name, String text) throws IOException {
    Operation operation = ImportFile.of(Files.writeString(folder.resolve(name), text));
    Outcome outcome = operation.run(study.view(), job);
    outcome.tables().values().forEach(study::put);
    outcome.artifacts().forEach(study::artifact);
  }

  private ColumnProfile profile(String table, String column) {
    return TableProfile.of(study.view().table(table), job).columns().stream()
        .filter(c -> c.column().name().equals(column)).findFirst().orElseThrow();
  }

  private String letter(Language language) {
    return DataLetter.of(study.view(), job).write(language);
  }

  @Test
  void countsWhatColumnsHold() throws IOException {
    in("orders.csv", ORDERS);
    ColumnProfile amount = profile("orders", "amount");
    // sorted: -5 10 20 30 40 50 60 70 80, mean 355 / 9
    assertEquals(9, amount.distinct());
    assertEquals(-5, amount.numbers().orElseThrow().least());
    assertEquals(20, amount.numbers().orElseThrow().lower());
    assertEquals(40, amount.numbers().orElseThrow().median());
    assertEquals(60, amount.numbers().orElseThrow().upper());
    assertEquals(355 / 9.0, amount.numbers().orElseThrow().mean(), 1e-12);
    assertEquals(9, amount.bars().stream().mapToLong(Long::longValue).sum());
    ColumnProfile customer = profile("orders", "customer_id");
    assertEquals(1, customer.missing());
    assertEquals(6, customer.distinct());
    assertEquals(new ColumnProfile.Value("C1", 2), customer.top().getFirst());
    assertTrue(profile("orders", "order_id").isUnique());
    assertFalse(customer.isUnique());
  }

  @Test
  void countsRowsThatFindNoPartner() throws IOException {
    in("customers.csv", CUSTOMERS);
    in("orders.csv", ORDERS);
    Join join = JoinCheck.of(study.view(), job).getFirst();
    assertEquals("orders", join.from());
    assertEquals("customers", join.to());
    assertEquals(1, join.withoutKey());
    assertEquals(2, join.orphans(), "C7 and C8");
    assertEquals(2 / 8.0, join.orphanShare());
    assertEquals(1, join.repeatedKeys(), "C4");
    assertEquals(1, join.unusedKeys(), "C9");
    assertEquals(Join.Cardinality.MANY_TO_MANY, join.cardinality());
    assertFalse(join.differsInWriting());
  }

  @Test
  void seesKeysThatAreOnlyWrittenDifferently() throws IOException {
    in("customers.csv", "customer_id,name\n00017,Ada\n00018,Ben\n00019,Cid\n");
    in("orders.csv", "order_id,customer_id,date,amount\nA1,17.0,2024-01-05,1\nA2,18.0,2024-01-06,2\nA3,77.0,2024-01-07,3\n");
    Join join = JoinCheck.of(study.view(), job).getFirst();
    assertEquals(3, join.orphans());
    assertEquals(2, join.looselyFound());
    assertTrue(join.differsInWriting());
    assertTrue(letter(Language.ENGLISH).contains("“customer_id” is written differently here and in customers"));
  }

  @Test
  void asksWhetherTwoFilesBelongTogetherWhereNoKeyIsFound() throws IOException {
    in("customers.csv", "customer_id,name\n501,Ada\n502,Ben\n503,Cid\n");
    in("orders.csv", "order_id,customer_id,date,amount\nA1,LC-17,2024-01-05,1\nA2,ME-18,2024-01-06,2\nA3,ME-18,2024-01-07,3\n");
    String letter = letter(Language.ENGLISH);
    assertTrue(letter.contains("Do the values of “customer_id” and of “customer_id” in customers name the same things?"), letter);
    assertTrue(letter.contains("None of the 2 values is there, for example"), letter);
    assertFalse(letter.contains("guests, staff, tests"), letter);
  }

  @Test
  void asksWhatOnlyTheClientKnows() throws IOException {
    in("customers.csv", CUSTOMERS);
    in("orders.csv", ORDERS);
    String letter = letter(Language.ENGLISH);
    assertTrue(letter.contains("Was there no business in 2024-04"), letter);
    assertTrue(letter.contains("2 rows (25.0 %) with 2 different keys, for example C7, C8"), letter);
    assertTrue(letter.contains("Are negative values in “amount” returns"), letter);
    assertTrue(letter.contains("Is “email” not collected"), letter);
    assertTrue(letter.contains("2 rows have no value (33.3 %)"), letter);
    assertTrue(letter.contains("In which currency are the amounts"), letter);
    assertTrue(letter.contains("1 key stands in more than one row"), letter);
    assertTrue(letter.contains("May these customers be contacted"), letter);
    assertTrue(letter(Language.CHINESE).contains("2024-04 期间没有营业"));
    assertEquals(List.of(), DataLetter.of(MemoryStudy.empty().view(), job).questions());
  }
}
