package clientele.analysis.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.bring.RepairLine;
import clientele.analysis.data.bring.SavePreset;
import clientele.analysis.data.columns.AddColumn;
import clientele.analysis.data.rows.DropDuplicates;
import clientele.analysis.data.rows.EditCell;
import clientele.analysis.data.rows.HandleMissing;
import clientele.analysis.data.rows.SetApartNonProducts;
import clientele.analysis.data.rows.SetApartReturns;
import clientele.analysis.data.steps.CleaningPreview;
import clientele.analysis.data.steps.DataProblems;
import clientele.analysis.data.tables.MapColumn;
import clientele.analysis.data.tables.SchemaDrift;
import clientele.analysis.data.tables.SetRole;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Outcome;
import clientele.reports.Block;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataOperationsTest {
  private static final String ORDERS =
      """
      invoice,stock_code,description,quantity,invoice_date,price,customer_id
      1001,2001,CUP,2,2024-01-05,2.50,00017
      1001,2002,MUG,1,2024-01-05,3.25,00017
      1001,2002,MUG,1,2024-01-05,3.25,00017
      1002,2001,CUP,4,2024-01-06,2.50,
      1003,2003,BOWL,1,2024-01-07,7.00,00018
      C1004,2003,BOWL,-1,2024-01-08,7.00,00018
      1005,POST,POSTAGE,1,2024-01-09,4.00,00018
      1006,2001,CUP,3,2024-01-10,2.50,00019
      1007,2001,CUP,1,2,3,4,5,6
      1008,2002,MUG,5,2024-01-11,3.25,00019
      1009,2002,MUG,5,2024-01-12,3.25,00020
      """;

  @TempDir Path folder;
  private final MemoryStudy study = MemoryStudy.empty();
  private final JobContext job = JobContext.quiet(new Seed(1));

  private Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Outcome perform(Operation operation) {
    assertEquals(List.of(), operation.validate(study.view().outline()));
    Outcome outcome = operation.run(study.view(), job);
    outcome.tables().values().forEach(study::put);
    outcome.artifacts().forEach(study::artifact);
    return outcome;
  }

  private Table table(String name) {
    return study.view().table(name);
  }

  @Test
  void importsAFileAsATableNamedByItsStem() {
    Outcome outcome = perform(ImportFile.of(file("orders.csv", ORDERS)));
    assertEquals(11, outcome.rowsIn());
    assertEquals(10, outcome.rowsOut());
    assertEquals(1, outcome.rowsRejected());
    assertEquals(Role.TRANSACTIONS, table("orders").version().role());
    assertEquals("00017", table("orders").words("customer_id")[0]);
    assertArrayEquals(new String[] {"1007,2001,CUP,1,2,3,4,5,6"}, table("orders_rejects").words("raw"));
    assertEquals("10 rows into orders, 1 line refused", Messages.render(outcome.summary(), Language.ENGLISH));
  }

  @Test
  void refusesToTakeThePlaceOfATableUnlessAsked() {
    Path file = file("orders.csv", ORDERS);
    perform(ImportFile.of(file));
    assertEquals("DATA-TABLE-EXISTS", ImportFile.of(file).validate(study.view().outline()).getFirst().code().id());
    perform(ImportFile.of(file).into("orders_2"));
    assertEquals(10, table("orders_2").rows());
  }

  @Test
  void appendsAFileAndWidensKinds() {
    perform(ImportFile.of(file("orders.csv", ORDERS)));
    String more = "customer_id,invoice,stock_code,quantity,invoice_date,price,note\n00099,2001,2001,1,2024-02-01 10:30,2.505,new\n00098,2002,2002,x7,2024-02-02 11:00,1.000,\n";
    perform(ImportFile.of(file("more.csv", more)).appendedTo("orders"));
    Table all = table("orders");
    assertEquals(12, all.rows());
    assertEquals("2.500", all.words("price")[0]);
    assertEquals("2.505", all.words("price")[10]);
    assertEquals("2024-01-05 00:00:00", all.words("invoice_date")[0]);
    assertEquals("2024-02-01 10:30:00", all.words("invoice_date")[10]);
    assertEquals("00099", all.words("customer_id")[10]);
    assertEquals(null, all.words("note")[0]);
    assertEquals("new", all.words("note")[10]);
    assertEquals(Meaning.CUSTOMER_ID, all.column("customer_id").orElseThrow().meaning().orElseThrow());
  }

  @Test
  void setsReturnsThenNonProductsApartAndKeepsTheirReasons() {
    perform(ImportFile.of(file("orders.csv", ORDERS)));
    Outcome first = perform(new SetApartReturns("orders"));
    assertEquals(10, first.rowsIn());
    assertEquals(9, first.rowsOut());
    assertEquals(1, first.rowsRejected());
    perform(new SetApartNonProducts("orders"));
    perform(new HandleMissing("orders", List.of("customer_id"), "set-apart"));
    Table apart = table("orders_set_apart");
    assertEquals(Role.SET_APART, apart.version().role());
    assertArrayEquals(new String[] {"C1004", "1005", "1002"}, apart.words("invoice"));
    assertEquals(Meaning.QUANTITY, apart.column("quantity").orElseThrow().meaning().orElseThrow());
    assertEquals(7, table("orders").rows());
    String[] reasons = apart.words("set_apart_reason");
    assertEquals(
        "order number of a cancellation",
        Messages.render(clientele.base.Text.decode(reasons[0]), Language.ENGLISH));
    assertEquals("邮费或配送费", Messages.render(clientele.base.Text.decode(reasons[1]), Language.CHINESE));
  }

  @Test
  void dropsDuplicatesAndCountsBeforeAndAfter() {
    perform(ImportFile.of(file("orders.csv", ORDERS)));
    CleaningPreview preview = new DropDuplicates("orders", List.of()).preview(study.view(), job);
    assertEquals(1, preview.touched());
    assertEquals("1001", preview.reasons().getFirst().examples().getFirst().getFirst());
    Outcome outcome = perform(new DropDuplicates("orders", List.of()));
    assertEquals(9, table("orders").rows());
    assertEquals(
        "1 duplicate row left out of orders: 10 before, 9 after",
        Messages.render(outcome.summary(), Language.ENGLISH));
  }

  @Test
  void refusesToEmptyATable() {
    perform(ImportFile.of(file("neg.csv", "order_id,quantity\nA1,-1\nA2,-2\n")));
    ProblemException e =
        assertThrows(ProblemException.class, () -> new SetApartReturns("neg").run(study.view(), job));
    assertEquals("DATA-ALL-ROWS", e.problem().code().id());
  }

  @Test
  void changesRolesAndMeanings() {
    perform(ImportFile.of(file("a.csv", "who,day,sum\nA,2024-01-01,1.5\nB,2024-01-02,2.5\n")));
    perform(new SetRole("a", "transactions"));
    perform(new MapColumn("a", "who", "customer_id"));
    assertEquals(Role.TRANSACTIONS, table("a").version().role());
    assertTrue(table("a").column(Meaning.CUSTOMER_ID).isPresent());
    perform(new MapColumn("a", "who", "name"));
    assertTrue(table("a").column(Meaning.CUSTOMER_ID).isEmpty());
    assertEquals("INTAKE-NO-MEANING", new MapColumn("a", "who", "shoe").validate(study.view().outline()).getFirst().code().id());
    assertEquals("STUDY-NO-COLUMN", new MapColumn("a", "where", "name").validate(study.view().outline()).getFirst().code().id());
  }

  @Test
  void reportsWhatCameInAndWhatIsMissing() {
    perform(ImportFile.of(file("orders.csv", ORDERS)));
    perform(new SetApartReturns("orders"));
    var section = new DataAnalysis().report(study.view()).orElseThrow();
    Block.Headline headline = (Block.Headline) section.blocks().getFirst();
    assertEquals("9", Messages.render(headline.figure(), Language.ENGLISH));
    assertEquals(
        "rows in 1 imported table; 1 line was refused and 1 row set apart.",
        Messages.render(headline.sentence(), Language.ENGLISH));
    long grids = section.blocks().stream().filter(b -> b instanceof Block.Grid).count();
    assertEquals(4, grids);
    assertTrue(new DataAnalysis().report(MemoryStudy.empty().view()).isEmpty());
  }

  @Test
  void everyOperationIsMadeFromWordsAndHasWords() {
    List<Class<? extends Operation>> types = new DataAnalysis().operations();
    OperationCatalog catalog = new OperationCatalog(types);
    ImportFile made =
        (ImportFile) catalog.make("data.import", Map.of("file", List.of("x.csv"), "date-order", List.of("dmy")));
    assertEquals("dmy", made.dateOrder());
    assertEquals("auto", made.encoding());
    for (Class<? extends Operation> type : types) {
      String id = OperationCatalog.idOf(type);
      for (Language language : Language.values()) {
        assertTrue(Messages.find(type, language, "op." + id + ".title").isPresent(), id);
        for (var part : type.getRecordComponents()) {
          assertTrue(Messages.find(type, language, "op." + id + ".param." + part.getName()).isPresent(), id + part);
        }
      }
    }
  }

  @Test
  void aFormulaBecomesAColumnAndACellIsEdited() {
    perform(ImportFile.of(file("orders.csv", ORDERS)));
    perform(new AddColumn("orders", "value", "round(quantity * price, 2)"));
    assertEquals("5", table("orders").words("value")[0]);
    perform(new EditCell("orders", "quantity", 1, "10"));
    assertEquals("10", table("orders").words("quantity")[0]);
    perform(new EditCell("orders", "description", 2, "TEAPOT"));
    assertEquals("TEAPOT", table("orders").words("description")[1]);
    assertEquals("MUG", table("orders").words("description")[2], "other rows with the same word stay");
    perform(new EditCell("orders", "invoice_date", 1, ""));
    assertEquals(null, table("orders").words("invoice_date")[0]);
    assertEquals(
        DataProblems.UNFIT,
        assertThrows(ProblemException.class, () -> perform(new EditCell("orders", "quantity", 1, "ten"))).problem().code());
    assertEquals(
        DataProblems.UNFIT,
        assertThrows(ProblemException.class, () -> perform(new EditCell("orders", "invoice_date", 1, "31/12/2024"))).problem().code());
    assertEquals(
        DataProblems.NO_ROW, new EditCell("orders", "quantity", 11, "1").validate(study.view().outline()).getFirst().code());
    assertEquals(
        "FORMULA-NAME", new AddColumn("orders", "x", "nothing + 1").validate(study.view().outline()).getFirst().code().id());
  }

  @Test
  void importsRowsThatWereCopiedFromElsewhere() {
    String copied = "customer_id\tcity\tamount\n0007\tKöln\t1,50\n0008\t北京\t20,00\n";
    perform(ImportFile.of(Path.of("copied rows")).ofText(copied));
    assertArrayEquals(new String[] {"0007", "0008"}, table("copied rows").words("customer_id"));
    assertArrayEquals(new String[] {"Köln", "北京"}, table("copied rows").words("city"));
    assertArrayEquals(new String[] {"1.50", "20.00"}, table("copied rows").words("amount"));
  }

  @Test
  void importsAFolderOfMonthsAsOneTable() throws IOException {
    Path months = Files.createDirectory(folder.resolve("months"));
    Files.writeString(months.resolve("jan.csv"), ORDERS);
    Files.writeString(months.resolve("feb.csv"), ORDERS);
    Outcome outcome = perform(ImportFile.of(months));
    assertEquals(20, outcome.rowsOut());
    assertEquals("feb.csv", table("months").words("source_file")[0]);
    assertArrayEquals(new String[] {"1007,2001,CUP,1,2,3,4,5,6", "1007,2001,CUP,1,2,3,4,5,6"}, table("months_rejects").words("raw"));
  }

  @Test
  void understandsTheNextFileOfAKindThatItWasTaught() {
    String january = "kd,wann,wert\n7,03/04/2024,5\n8,04/04/2024,6\n7,05/04/2024,7\n";
    perform(ImportFile.of(file("january.csv", january)).withDateOrder("dmy")
        .mapping(List.of("customer_id=kd", "date=wann", "amount=wert")));
    perform(new SetRole("january", "transactions"));
    perform(new SavePreset("january", "till"));
    perform(ImportFile.of(file("february.csv", january.replace("/04/", "/05/"))));
    assertEquals(Role.TRANSACTIONS, table("february").version().role());
    assertEquals("kd", table("february").column(Meaning.CUSTOMER_ID).orElseThrow().name());
    assertEquals("2024-05-03", table("february").words("wann")[0]);
  }

  @Test
  void tellsHowNextMonthsFileDiffersAndStopsWhereANeededColumnIsGone() {
    perform(ImportFile.of(file("sales.csv", "order_id,customer_id,date,amount,shop\n1,A1,2024-01-05,10,Wien\n2,A2,2024-01-06,20,Graz\n")));
    perform(ImportFile.of(file("february.csv",
        "order_id,customer_id,date,amount,Shop,coupon\n3,A1,2024-02-05,x10,Wien,C\n4,A3,2024-02-06,y20,Graz,D\n")).appendedTo("sales"));
    List<String> changes = study.view().artifact(SchemaDrift.name("sales"), SchemaDrift.class).orElseThrow().changes().stream()
        .map(c -> Messages.render(c.words(), Language.ENGLISH)).toList();
    assertEquals(
        List.of("“shop” is now called “Shop”", "“coupon” is new (words)", "“amount” held whole numbers and holds words now"), changes);
    ProblemException gone = assertThrows(
        ProblemException.class,
        () -> perform(ImportFile.of(file("march.csv", "order_id,date,amount,Shop,coupon\n5,2024-03-05,5,Wien,C\n")).appendedTo("sales")));
    assertEquals(DataProblems.COLUMN_GONE, gone.problem().code());
    assertTrue(gone.isGuard());
  }

  /** Before: rows go below those of the same meaning, and were refused because their headings are of another language. */
  @Test
  void headingsOfAnotherLanguageAreNoColumnsThatAreGone() throws IOException {
    perform(ImportFile.of(file("orders.csv", "Order No,Customer No,Order Date,Item No,Quantity,Unit Price\nE1,A1,2024-01-05,T7,2,10.50\nE2,A2,2024-01-16,T8,1,20.00\n")));
    perform(ImportFile.of(file("bestellungen.csv",
        "Bestellnummer;Kundennummer;Bestelldatum;Artikelnummer;Menge;Einzelpreis\nD1;A1;25.02.2024;T7;1;10,50\nD2;A3;26.02.2024;T8;3;20,25\n")).appendedTo("orders"));
    assertEquals(6, table("orders").columns().size());
    assertEquals(List.of("2024-01-05", "2024-01-16", "2024-02-25", "2024-02-26"), List.of(table("orders").words("Order Date")));
    assertEquals("20.25", table("orders").words("Unit Price")[3]);
    perform(ImportFile.of(file("march.csv", "Order No,Customer No,Order Date,Item No,Quantity,Unit Price\nE3,A1,2024-03-05,T7,2,10.50\nE4,A2,2024-03-16,T8,1,20.00\n")).appendedTo("orders"));
    assertEquals(6, table("orders").columns().size());
    ProblemException gone = assertThrows(
        ProblemException.class,
        () -> perform(ImportFile.of(file("april.csv", "Bestellnummer;Bestelldatum;Artikelnummer;Menge;Einzelpreis\nD3;25.04.2024;T7;1;10,50\nD4;26.04.2024;T8;3;20,25\n"))
            .appendedTo("orders")));
    assertEquals(DataProblems.COLUMN_GONE, gone.problem().code());
    assertEquals("Customer No", gone.problem().args().getFirst());
  }

  @Test
  void aRefusedLineIsTakenInAsCorrected() {
    perform(ImportFile.of(file("orders.csv", ORDERS)));
    assertEquals(1, table("orders_rejects").rows());
    int line = (int) table("orders_rejects").longs("line")[0];
    assertEquals(10, line);
    ProblemException still = assertThrows(
        ProblemException.class, () -> perform(new RepairLine("orders", line, "1007,2001,CUP,one,2024-01-10,2.50,00019")));
    assertEquals(DataProblems.LINE_UNFIT, still.problem().code());
    assertThrows(ProblemException.class, () -> perform(new RepairLine("orders", line, "1007,2001,CUP,1,2024-01-10")));
    assertThrows(ProblemException.class, () -> perform(new RepairLine("orders", 3, "1007,2001,CUP,1,2024-01-10,2.50,00019")));
    Outcome outcome = perform(new RepairLine("orders", line, "1007,2001,\"CUP, blue\",1,2024-01-10,2.50,00019"));
    assertEquals(11, table("orders").rows());
    assertEquals("CUP, blue", table("orders").words("description")[10]);
    assertEquals("00019", table("orders").words("customer_id")[10]);
    assertEquals("2024-01-10", table("orders").words("invoice_date")[10]);
    assertTrue(outcome.removed().contains("orders_rejects"));
  }
}
