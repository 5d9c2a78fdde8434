package clientele.ledger.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an attack found erased of other people, or left of the one who was erased: each as the attack wrote it. */
class ErasureOfOthersTest {
  @TempDir Path folder;

  @Test
  void aKeyWithinAnotherKeyIsAnotherKey() {
    ErasedStudy study = study("customers", "customer_id,name\nF-10001,Ann A\nF-10001-1,Bob A\nF-10002,Cid B\nF-10002-1,Dan B\n")
        .table("orders", "order_id,customer_id,date,amount\n1,F-10001-1,2024-01-01,5\n2,F-10002-1,2024-01-02,7\n3,F-10001,2024-01-03,8\n4,F-10002,2024-01-03,8\n");
    study.erase("F-10001");
    study.erase("F-10002");
    assertEquals(List.of("F-10001-1,Bob A", "F-10002-1,Dan B"), study.lines("customers"));
    assertEquals(List.of("1,F-10001-1,2024-01-01,5", "2,F-10002-1,2024-01-02,7"), study.lines("orders"));
  }

  @Test
  void addressesPhonesAndOrdersOfOthersStay() {
    String clients = "customer_id,name,email,phone,city\nC1001,John Smith,smith@example.com,555-0101,Berlin\n"
        + "C1001-2,Anna Smith,anna.smith@example.com,212 555-0101,Hamburg\nC1004,Max Muster,max@example.com.au,040 1112223,Köln\n"
        + "C1005,Max Other,max@example.com,040 9998887,Köln\n";
    String orders = "order_id,customer_id,date,amount,product_id\nSO-1001,C1001,2024-01-05,10.00,P1\nSO-1001-2,C1001-2,2024-01-06,12.00,P2\n"
        + "SO-1004,C1004,2024-03-07,14.00,P3\nSO-1005,C1005,2024-03-08,14.00,P3\n";
    ErasedStudy study = study("clients", clients).table("orders", orders);
    study.erase("C1001");
    study.erase("C1005");
    assertEquals(List.of("C1001-2,Anna Smith,anna.smith@example.com,212 555-0101,Hamburg", "C1004,Max Muster,max@example.com.au,040 1112223,Köln"),
        study.lines("clients"));
    assertEquals(List.of("SO-1001-2,C1001-2,2024-01-06,12.00,P2", "SO-1004,C1004,2024-03-07,14.00,P3"), study.lines("orders"));
  }

  @Test
  void longNumbersThatEndAlikeStayAndSoDoNamesWithinNames() {
    String customers = "customer_id,name,email,phone,address,company\n0010000000017,王芳,wf@example.com,13800000001,Hauptstr. 1,Muster Bau\n"
        + "0020000000017,王芳芳,wff@example.com,13800000002,Hauptstr. 1,Muster Bau Ltd\n"
        + "0020000000018,Ann Lee,ann.lee@example.com,13800000003,Hauptstr. 12,Ann Lee Design\n0020000000019,Ann Lee-Smith,lee@example.com,13800000004,Weg 3,X\n";
    String orders = "order_id,customer_id,date,amount,note\n0017000000001,0010000000017,2024-01-01,5,a\n"
        + "0027000000001,0020000000017,2024-01-02,6,王芳芳来电\n0027000000002,0020000000018,2024-01-03,7,王芳来电 and Ann Lee-Smith paid\n"
        + "0027000000003,0020000000019,2024-01-03,7,by ann lee-smith and Ann Lee\n";
    ErasedStudy study = study("customers", customers).table("orders", orders);
    List<String> before = study.lines("customers");
    study.erase("0010000000017");
    assertEquals(before.subList(1, 4), study.lines("customers"));
    assertEquals(List.of("0027000000001,0020000000017,2024-01-02,6,王芳芳来电", "0027000000002,0020000000018,2024-01-03,7,▮来电 and Ann Lee-Smith paid",
        "0027000000003,0020000000019,2024-01-03,7,by ann lee-smith and Ann Lee"), study.lines("orders"));
    study.erase("0020000000018");
    assertEquals(List.of("0020000000017,王芳芳,wff@example.com,13800000002,Hauptstr. 1,Muster Bau Ltd", "0020000000019,Ann Lee-Smith,lee@example.com,13800000004,Weg 3,X"),
        study.lines("customers"));
    assertEquals(List.of("0027000000001,0020000000017,2024-01-02,6,王芳芳来电", "0027000000003,0020000000019,2024-01-03,7,by ann lee-smith and ▮"), study.lines("orders"));
  }

  /** Who was referred by the person, or handed an order on to the person, is somebody else, and stays with all rows. */
  @Test
  void whoNamesThePersonInPartStays() {
    String customers = "customer_id,name,email,referrer_customer_id\nC1001,Anna Lindqvist,al@x.org,\nC1002,Bob Marsh,bm@x.org,C1001\nC1003,Ida Graf,ig@x.org,\n";
    String orders = "order_id,customer_id,date,amount,parent_customer_id\nSO-1,C1001,2024-01-05,10.00,\nSO-2,C1002,2024-01-06,12.00,C1001\n";
    String reviews = "feedback_id,customer_id,date,text\nF1,C1003,2024-01-07,Bob Marsh told me of it and Anna Lindqvist too\n";
    ErasedStudy study = study("customers", customers).table("orders", orders).table("reviews", reviews);
    Erasure.Erased told = study.erase("C1001");
    assertEquals(List.of("C1002,Bob Marsh,bm@x.org,C1001", "C1003,Ida Graf,ig@x.org,null"), study.lines("customers"));
    assertEquals(List.of("SO-2,C1002,2024-01-06,12.00,C1001"), study.lines("orders"));
    assertEquals(List.of("Bob Marsh told me of it and ▮ too"), study.column("reviews", "text"));
    assertEquals(Set.of("customers.referrer_customer_id", "orders.parent_customer_id"), told.elsewhere());
  }

  /** Placeholders and small numbers of another system link nobody: their rows are strangers'. */
  @Test
  void whatIsNoLinkTakesNobodysRows() {
    String customers = "customer_id,name,phone,email\nC1001,Anna Lindqvist,unknown,none\nC1002,Bob Marsh,040 1112223,bm@x.org\nC1003,Ida Graf,040 1112224,ig@x.org\n";
    String letters = "email,topic\nnone,spring\nbm@x.org,spring\nzz@x.org,spring\nnone,autumn\n";
    String orders = "order_id,customer_id,date,amount\n1,C1001,2024-01-05,10.00\n2,C1002,2024-01-06,12.00\n";
    String market = "order_id,date,amount,email\n1,2024-01-05,10.00,zed@else.com\n7,2024-01-05,10.00,ann@else.com\n";
    String calls = "phone,note\nunknown,first\n040 1112223,second\nunknown,third\n";
    ErasedStudy study = study("customers", customers).table("orders", orders).table("marketplace", market).table("calls", calls).table("letters", letters);
    List<String> written = study.lines("letters");
    List<String> strangers = study.lines("marketplace");
    List<String> called = study.lines("calls");
    study.erase("C1001");
    assertEquals(strangers, study.lines("marketplace"));
    assertEquals(called, study.lines("calls"));
    assertEquals(written, study.lines("letters"));
  }

  /** What the person wrote stands in what others wrote by chance; two people of one name are two. */
  @Test
  void whatOthersWroteAndAreCalledTooStays() {
    String customers = "customer_id,first_name,last_name,email\nC1001,Anna,Smith,a1@x.org\nC1002,Anna,Smith,a2@x.org\nC1003,Uwe,Gross,ug@x.org\n";
    String reviews = "feedback_id,customer_id,date,text\nF1,C1001,2024-01-07,Great product and fast shipping\n"
        + "F2,C1002,2024-01-08,Great product and fast shipping to New York\nF3,C1003,2024-01-09,Anna Smith wants her money back\n";
    ErasedStudy study = study("customers", customers).table("reviews", reviews);
    study.erase("C1001");
    assertEquals(List.of("Great product and fast shipping to New York", "Anna Smith wants her money back"), study.column("reviews", "text"));
    study.erase("C1002");
    assertEquals(List.of("▮ wants her money back"), study.column("reviews", "text"), "nobody else is called so any more");
  }

  @Test
  void productsBrandsAndCodesStayAndAreTold() {
    String customers = "customer_id,name,email\nA1001,Jack Daniels,jd@x.org\nA1002,Ida Klein,ik@x.org\nA1003,Uwe Gross,ug@x.org\n";
    String products = "product_id,product_name,brand,price\nA1001-RED,Jack Daniels Whiskey 0.7l,Jack Daniels Whiskey,20.5\n"
        + "A1001-BLUE,Tee A1001 blue,Basic,9.5\nA1002-RED,Tee red,Basic,9.5\n";
    String orders = "order_id,customer_id,date,amount,product_id,sales_rep,note\nSO-1,A1001,2024-01-01,5,A1002-RED,Anna Weber (Nord),x\n"
        + "SO-2,A1002,2024-01-02,6,A1001-RED,Jack Daniels (Sued),Jack Daniels Whiskey is fine\n"
        + "SO-3,A1003,2024-01-03,7,A1001-BLUE,Jack Daniels (Sued),\"paid by Jack Daniels, A1001, for A1001-BLUE.\"\n";
    ErasedStudy study = study("customers", customers).table("products", products).table("orders", orders);
    List<String> before = study.lines("products");
    Erasure.Erased told = study.erase("A1001");
    assertEquals(before, study.lines("products"));
    assertEquals(List.of("SO-2,A1002,2024-01-02,6,A1001-RED,Jack Daniels (Sued),Jack Daniels Whiskey is fine",
        "SO-3,A1003,2024-01-03,7,A1001-BLUE,Jack Daniels (Sued),paid by ▮, ▮, for A1001-BLUE."), study.lines("orders"));
    assertEquals(Set.of("orders.sales_rep", "products.brand", "products.product_name"), told.kept());
  }

  @Test
  void theKeyInNumbersOfOtherRowsIsTold() {
    StringBuilder buyers = new StringBuilder("CustomerID,name,email,referred_by,points\n");
    StringBuilder sales = new StringBuilder("InvoiceNo,CustomerID,InvoiceDate,Amount,handled_for,note,comment\n");
    for (int c = 0; c < 40; c++) {
      int id = 17000 + 3 * c;
      buyers.append("%d,Name%d Family%d,u%d@ex.org,%d,%d\n".formatted(id, c, c, id, c == 5 || c == 9 ? 17006 : 17000 + 3 * ((c + 3) % 40), c));
      sales.append("%d,%d.0,2024-05-%02d,%d.50,%s,%s,%s\n".formatted(500001 + c, id, 1 + c % 28, 5 + c, c == 7 ? "17006.0" : "170%02d.5".formatted(c + 20),
          "call " + (17000 + 3 * ((c + 1) % 40)) + " back", "see 17006-1 and 170061"));
    }
    ErasedStudy study = study("buyers", buyers.toString()).table("sales", sales.toString());
    Erasure.Erased told = study.erase("17006");
    assertEquals(Set.of("buyers.referred_by", "sales.handled_for", "sales.note"), told.elsewhere());
    assertEquals(Map.of("buyers", 1L, "sales", 1L), told.rows(), "a key written as 17006.0 is that customer too");
  }

  @Test
  void fullNamesGoFromTextsOfOthersHoweverTheyAreWritten() {
    String one = "customer_id,name,email\nB-20001,Jürgen Müller,jm@x.org\nB-20002,Ina Graf,ig@x.org\nB-20003,Zoe Quark,zq@x.org\nB-20004,Anna Maria van Dyk,am@x.org\n";
    String texts = "feedback_id,customer_id,date,text\n"
        + "F1,B-20002,2024-01-01,\"Müller, Jürgen rief an; Jürgen  Müller; JÜRGEN MÜLLER; Ju\u0308rgen Mu\u0308ller; Juergen Mueller; Herr Müller\"\n"
        + "F2,B-20002,2024-01-02,\"Quark, Zoe called and quark zoe; Zoe\u00a0Quark's mail, (Zoe Quark)\"\n"
        + "F3,B-20002,2024-01-03,\"van Dyk, Anna Maria; Dyk, Anna Maria van; Anna Maria van Dyk!\"\n";
    ErasedStudy study = study("customers", one).table("reviews", texts);
    study.erase("B-20001");
    study.erase("B-20003");
    study.erase("B-20004");
    assertEquals(List.of("▮ rief an; ▮; ▮; ▮; ▮; Herr Müller", "▮ called and ▮; ▮'s mail, (▮)", "▮; ▮; ▮!"), study.column("reviews", "text"));
  }

  @Test
  void aTextThatDoesNotNameAnybodyKeepsItsSigns() {
    ErasedStudy study = study("customers", "customer_id,name\nB-20001,Jürgen Müller\nB-20002,Ina Graf\n")
        .table("reviews", "feedback_id,customer_id,date,text\nF1,B-20002,2024-01-01,cafe\u0301  and  more by others\n");
    study.erase("B-20001");
    assertEquals(List.of("cafe\u0301  and  more by others"), study.column("reviews", "text"));
  }

  @Test
  void whatWasErasedIsNotFoundInResults() {
    ErasedStudy study = study("customers", "customer_id,name,email\nB-20001,Zoe Quark,zoe@quark.org\nB-20002,Ina Graf,ig@x.org\nB-20003,Uwe Gross,ug@x.org\n")
        .table("contacts", "ticket,client_id,msg\n1,B-20001,hello from quark zoe\n2,B-20002,\"Quark, Zoe called B-20001; zoe@quark.org, not zoe@quark.org.uk\"\n")
        .step("data.cluster-values", Map.of("table", List.of("customers"), "column", List.of("name")));
    study.erase("B-20001");
    for (String text : study.everything()) {
      assertFalse(text.toLowerCase(java.util.Locale.ROOT).matches("(?s).*(quark, zoe|zoe quark|quark zoe|b-20001|zoe@quark.org(?!.uk)).*"), text);
    }
    assertEquals(List.of("▮ called ▮; ▮, not zoe@quark.org.uk"), study.column("contacts", "msg"));
    assertTrue(study.lines("customers").contains("B-20002,Ina Graf,ig@x.org"));
  }

  private ErasedStudy study(String table, String csv) {
    return new ErasedStudy(folder).table(table, csv);
  }
}
