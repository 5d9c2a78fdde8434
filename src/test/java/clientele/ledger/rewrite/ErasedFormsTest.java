package clientele.ledger.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.ledger.LedgerProblems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key in another case or number form goes with its customer, or is told, and never takes another customer along. */
class ErasedFormsTest {
  private static final String CUSTOMERS = "customer_id,name,email\nC1001,Anna Weber,anna@weber.example\nC1002,Ida Graf,ig@x.org\n";
  private static final String ORDERS = "order_id,customer_id,date,amount\nSO-1,C1001,2024-01-05,10\nSO-2,c1001,2024-01-06,12\nSO-3,C-1001,2024-01-07,13\n"
      + "SO-4,C1002,2024-01-08,14\nSO-5,c1002,2024-01-09,15\n";

  @TempDir Path folder;

  /** Before: three orders of hers stayed, and nobody was told. */
  @Test
  void whatOnlyOneCustomerCanMeanGoesWithIt() {
    ErasedStudy study = study("customers", CUSTOMERS).table("orders", ORDERS);
    Erasure.Erased told = study.erase("C1001");
    assertEquals(List.of("SO-4", "SO-5"), study.column("orders", "order_id"));
    assertEquals(Map.of("customers", 1L, "orders", 3L), told.rows());
    assertEquals(Map.of("c1001", Map.of("orders.customer_id", 1L), "C-1001", Map.of("orders.customer_id", 1L)), told.also());
    assertEquals(Map.of(), told.left());
    assertTrue(study.everything().stream().noneMatch(t -> t.contains("c1001") || t.contains("C-1001") || t.contains("SO-2")));
  }

  @Test
  void aFormThatIsAnotherCustomerIsToldAndWhoErasesSaysWhichAreMeant() {
    ErasedStudy study = two();
    Problem problem = refused(() -> two().erase("C1001"));
    assertEquals(LedgerProblems.ERASE_FORMS, problem.code());
    assertEquals("“C-1001” (orders.customer_id: 1), “c1001” (customers.customer_id: 1, orders.customer_id: 1)", problem.args().get(1));
    Erasure.Erased told = study.erase("C1001", new Erasure.Forms(Set.of(), true));
    assertEquals(List.of("SO-2", "SO-3", "SO-4", "SO-5"), study.column("orders", "order_id"));
    assertEquals(List.of("c1001,Uwe Gross,ug@x.org", "C1002,Ida Graf,ig@x.org"), study.lines("customers"));
    assertEquals(Map.of("customers.customer_id", 1L, "orders.customer_id", 1L), told.left().get("c1001"));
    ErasedStudy third = two();
    third.erase("C1001", new Erasure.Forms(Set.of("C-1001"), true));
    assertEquals(List.of("SO-2", "SO-4", "SO-5"), third.column("orders", "order_id"));
    assertEquals(LedgerProblems.ERASE_FORMS, refused(() -> two().erase("C1001", new Erasure.Forms(Set.of("C-1001"), false))).code());
    assertEquals(LedgerProblems.NOBODY, refused(() -> two().erase("C1001", new Erasure.Forms(Set.of("C1002"), true))).code());
  }

  @Test
  void withoutATableOfCustomersNothingSaysWhoIsMeant() {
    String orders = "order_id,customer_id,date,amount\nSO-1,AB12x,2024-01-05,10\nSO-2,ab12X,2024-01-06,12\nSO-3,AB12y,2024-01-07,12\n";
    assertEquals(LedgerProblems.ERASE_FORMS, refused(() -> study("orders", orders).erase("AB12x")).code());
    ErasedStudy study = study("orders", orders);
    study.erase("AB12x", new Erasure.Forms(Set.of("ab12X"), false));
    assertEquals(List.of("SO-3"), study.column("orders", "order_id"));
  }

  /** Before: 17006.0 beside 17006 in one column stayed. */
  @Test
  void theZeroOfASpreadsheetIsNoOtherCustomer() {
    String orders = "order_id,customer_id,date,amount\nSO-1,17006,2024-01-05,10\nSO-2,17006.0,2024-01-06,12\nSO-3,17007.0,2024-01-07,12\nSO-4,x17,2024-01-07,12\n";
    ErasedStudy study = study("orders", orders);
    Erasure.Erased told = study.erase("17006");
    assertEquals(List.of("SO-3", "SO-4"), study.column("orders", "order_id"));
    assertEquals(Map.of("17006.0", Map.of("orders.customer_id", 1L)), told.also());
    assertEquals(LedgerProblems.ERASE_FORMS, refused(() -> study("orders", orders.replace("17006.0", "0017006")).erase("17006")).code());
  }

  /** Before: orders of 17006 went with customer 017006, since a column of numbers was asked for the number. */
  @Test
  void aNumberWithoutItsZerosIsNotTakenFromTheCustomerWhoHasNone() {
    String customers = "customer_id,name\n017006,Anna Weber\n17006,Bob Marsh\n00018,Ida Graf\n";
    String orders = "order_id,customer_id,date,amount\nSO-1,17006,2024-01-05,10\nSO-2,17006,2024-01-06,12\nSO-3,18,2024-01-07,12\n";
    Problem problem = refused(() -> study("customers", customers).table("orders", orders).erase("017006"));
    assertEquals(LedgerProblems.ERASE_FORMS, problem.code());
    assertEquals("“17006” (customers.customer_id: 1, orders.customer_id: 2)", problem.args().get(1));
    ErasedStudy study = study("customers", customers).table("orders", orders);
    study.erase("017006", new Erasure.Forms(Set.of(), true));
    assertEquals(List.of("SO-1", "SO-2", "SO-3"), study.column("orders", "order_id"));
    Erasure.Erased told = study("customers", customers).table("orders", orders).erase("00018");
    assertEquals(Map.of("customers", 1L, "orders", 1L), told.rows(), "18 is nobody else");
  }

  /** A step wrote the keys otherwise: the same rows are the same customers. */
  @Test
  void aKeyThatAStepWroteOtherwiseIsTheSameCustomer() {
    ErasedStudy study = study("customers", CUSTOMERS)
        .step("data.clean-text", Map.of("table", List.of("customers"), "columns", List.of("customer_id"), "steps", List.of("lower")))
        .table("orders", ORDERS);
    assertEquals(List.of("c1001", "c1002"), study.column("customers", "customer_id"));
    Erasure.Erased told = study.erase("c1001");
    assertEquals(3, told.rows().get("orders"));
    assertTrue(study.everything().stream().noneMatch(t -> t.contains("1001") && !t.contains("\"code\"")), "in the version before, too");
  }

  @Test
  void aKeyThatIsWrittenInNoTableErasesNobody() {
    Problem problem = refused(() -> study("customers", CUSTOMERS).erase("c1002"));
    assertEquals(LedgerProblems.ERASE_NEAR, problem.code());
    assertEquals("“C1002” (customers.customer_id: 1)", problem.args().get(1));
  }

  /** Before: who shared a mailbox with the erased one in a list without customers went, too. */
  @Test
  void whoSharesTheMailboxStaysAndIsTold() {
    String letters = "signup,email,first_name,last_name,source\nL1,anna@weber.example,Anna,Weber,web\nL2,anna@weber.example,Bernd,Weber,web\n"
        + "L3,anna@weber.example,,Weber,shop\nL4,ig@x.org,Ida,Graf,web\nL5,anna@weber.example,WEBER,anna,shop\n";
    ErasedStudy study = study("customers", CUSTOMERS).table("letters", letters);
    Erasure.Erased told = study.erase("C1001");
    assertEquals(List.of("L2", "L3", "L4"), study.column("letters", "signup"));
    assertEquals(Map.of("letters", 2L), told.linked());
    assertEquals(Map.of("letters", 2L), told.shared());
    assertTrue(told.places().contains("letters.email"), told.places().toString());
  }

  @Test
  void whereNobodyElseIsNamedTheMailboxIsThePersons() {
    String letters = "signup,email,full_name,source\nL1,anna@weber.example,Anna Weber,web\nL2,anna@weber.example,A. Weber,web\n"
        + "L3,anna@weber.example,,shop\nL4,ig@x.org,Ida Graf,web\n";
    ErasedStudy study = study("customers", CUSTOMERS).table("letters", letters);
    Erasure.Erased told = study.erase("C1001");
    assertEquals(List.of("L4"), study.column("letters", "signup"));
    assertEquals(Map.of("letters", 3L), told.linked());
    assertEquals(Map.of(), told.shared());
  }

  /** A customer without a name: two names under the mailbox are two people, and neither is known to be this one. */
  @Test
  void ofACustomerWithoutNameNobodyOfASharedMailboxIsErased() {
    String letters = "signup,email,full_name\nL1,anna@weber.example,Anna Weber\nL2,anna@weber.example,Bernd Weber\nL3,ig@x.org,Ida Graf\n";
    ErasedStudy study = study("customers", "customer_id,email,city\nC1001,anna@weber.example,Bonn\nC1002,ig@x.org,Ulm\n").table("letters", letters);
    Erasure.Erased told = study.erase("C1001");
    assertEquals(List.of("L1", "L2", "L3"), study.column("letters", "signup"));
    assertEquals(Map.of("letters", 2L), told.shared());
    assertFalse(study.lines("customers").toString().contains("C1001"));
  }

  private ErasedStudy two() {
    return study("customers", CUSTOMERS.replace("C1002", "c1001,Uwe Gross,ug@x.org\nC1002")).table("orders", ORDERS);
  }

  private static Problem refused(org.junit.jupiter.api.function.Executable work) {
    return assertThrows(ProblemException.class, work).problem();
  }

  private ErasedStudy study(String table, String csv) {
    return new ErasedStudy(folder).table(table, csv);
  }
}
