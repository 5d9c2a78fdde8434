package clientele.ledger.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import clientele.ledger.LedgerEntry;
import clientele.study.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results, steps and decisions that name rows by number name the same rows after a person's rows went, or say nothing. */
class ErasedRowNumbersTest {
  @TempDir Path folder;

  @Test
  void findingsNameTheRowsAsTheyAreFromNowOn() {
    ErasedStudy study = study().step("data.find-errors", Map.of("table", List.of("customers")));
    assertEquals(List.of("19 001326 row 18", "27 001333 row 26"), findings(study), "as the attack found it");
    study.erase("001326");
    assertEquals(List.of("25 001333 row 24"), findings(study));
    assertEquals("001333", study.column("customers", "customer_id").get(24));
    assertEquals("001333", study.column("customers", "customer_id").get(23));
  }

  @Test
  void aFindingThatPointsToARowThatGoesGoesWithIt() {
    StringBuilder orders = new StringBuilder("order_id,customer_id,date,amount,ticket_id\n");
    for (int o = 0; o < 40; o++) {
      orders.append("SO-%04d,%06d,2024-01-%02d,%d.50,T-%05d\n".formatted(o, 1309 + o % 20, 1 + o % 28, o + 3, o == 30 ? 7 : 100 + (o == 3 ? 9 : o)));
    }
    ErasedStudy study = study().table("orders", orders.toString()).step("data.find-errors", Map.of("table", List.of("orders")));
    List<List<String>> before = study.rows("data_errors").stream().filter(r -> r.get(1).equals("ticket_id")).toList();
    assertEquals(1, before.size(), before.toString());
    assertEquals("10", before.getFirst().getFirst(), "T-00109 stands in row 4 already");
    study.erase("001312");
    assertEquals(List.of(), study.rows("data_errors").stream().filter(r -> r.get(1).equals("ticket_id")).toList(), "row 4 was this customer's");
  }

  @Test
  void stepsSayTheRowsAsTheyAreFromNowOn() {
    ErasedStudy study = study()
        .step("data.edit-cell", Map.of("table", List.of("customers"), "row", List.of("27"), "column", List.of("city"), "value", List.of("Bonn")))
        .step("data.edit-cell", Map.of("table", List.of("customers"), "row", List.of("18"), "column", List.of("city"), "value", List.of("Secretville")))
        .step("data.correct-errors", Map.of("table", List.of("customers"), "except", List.of("27:customer_id", "19:city")));
    study.erase("001326");
    List<LedgerEntry> steps = study.ledger().entries();
    assertEquals(25, parameters(steps.get(1)).path("row").asInt());
    assertEquals("city in row 25: “Town26” is now “Bonn”", said(steps.get(1).summary()));
    assertEquals("Bonn", study.column("customers", "city").get(24));
    assertEquals("▮", parameters(steps.get(2)).path("value").asText());
    assertEquals("▮", said(steps.get(2).summary()));
    assertEquals("[\"25:customer_id\"]", parameters(steps.get(3)).path("except").toString());
    study.everything().forEach(text -> assertFalse(text.contains("Secretville") || text.contains("001326"), text));
  }

  @Test
  void duplicatesOfRowsWithoutAnIdAreNumberedAnewAndDecisionsToo() {
    StringBuilder leads = new StringBuilder("name,city,email\n");
    for (int c = 0; c < 30; c++) {
      int who = c == 21 ? 20 : c;
      String name = c == 4 ? "Given03 Family03" : word(who) + " " + word(100 + who);
      leads.append("%s,%s,%s\n".formatted(name, word(200 + who), c == 4 ? "p1303@x.example" : word(300 + who) + "@y.example"));
    }
    ErasedStudy study = study().table("leads", leads.toString())
        .step("data.find-duplicates", Map.of("table", List.of("leads")))
        .step("data.review-duplicates", Map.of("table", List.of("leads"), "accepted", List.of("21|22"), "refused", List.of("5|6", "8|9")))
        .step("data.reveal-pair", Map.of("table", List.of("leads"), "pair", List.of("8|9")));
    assertEquals(List.of("22", "21"), study.rows("duplicates").get(21).subList(0, 2));
    study.erase("001303");
    assertEquals(29, study.rows("leads").size());
    List<List<String>> duplicates = study.rows("duplicates");
    assertEquals(29, duplicates.size());
    for (int r = 0; r < 29; r++) {
      assertEquals(Integer.toString(r + 1), duplicates.get(r).get(0));
      assertEquals(Integer.toString(r == 20 ? 20 : r + 1), duplicates.get(r).get(1), "row " + r);
    }
    List<List<String>> why = study.rows("duplicates_why");
    assertEquals(List.of("20", "21"), why.getFirst().subList(0, 2), why.toString());
    JsonNode decisions = artifact(study, "identity-decisions:leads");
    assertEquals("[\"20|21\"]", decisions.path("accepted").toString());
    assertEquals("[\"7|8\"]", decisions.path("refused").toString());
    LedgerEntry review = study.ledger().entries().get(3);
    assertEquals("[\"7|8\"]", parameters(review).path("refused").toString());
    assertEquals("7|8", parameters(study.ledger().entries().get(4)).path("pair").asText());
    assertTrue(said(study.ledger().entries().get(4).summary()).contains("7, 8"), said(study.ledger().entries().get(4).summary()));
  }

  @Test
  void aGroupIsCalledAfterTheFirstThatStays() {
    StringBuilder people = new StringBuilder("customer_id,name,email,city\n");
    for (int c = 0; c < 30; c++) {
      int who = c == 8 || c == 9 ? 7 : c;
      people.append("%d,%s %s,%s@x.example,%s\n".formatted(c + 1, word(who), word(100 + who), word(200 + who), word(300 + who)));
    }
    ErasedStudy study = new ErasedStudy(folder).table("people", people.toString())
        .step("data.find-duplicates", Map.of("table", List.of("people")))
        .step("data.review-duplicates", Map.of("table", List.of("people"), "accepted", List.of("8|9", "9|10")));
    assertEquals(List.of("9", "8"), study.rows("duplicates").get(8).subList(0, 2));
    study.erase("8");
    assertEquals(29, study.rows("duplicates").size());
    assertEquals(List.of("9", "9"), study.rows("duplicates").get(7).subList(0, 2));
    assertEquals(List.of("10", "9"), study.rows("duplicates").get(8).subList(0, 2));
    assertEquals("[\"9|10\"]", artifact(study, "identity-decisions:people").path("accepted").toString());
    assertTrue(study.rows("duplicates_why").stream().noneMatch(r -> r.get(0).equals("8") || r.get(1).equals("8")));
  }

  @Test
  void whatCouldNotBeReadOfThePersonGoes() {
    StringBuilder people = new StringBuilder("customer_id,name,email,birth_date,points\n");
    for (int c = 0; c < 60; c++) {
      people.append("A-%05d,Given%02d Family%02d,m%d@x.example,%s,%s\n".formatted(10_000 + c, c, c, c, c == 12 ? "1899-13-45" : c == 40 ? "1898-15-44" : "1980-02-%02d".formatted(1 + c % 28), c));
    }
    people.append("A-10012,cut off in the middle\n");
    ErasedStudy study = new ErasedStudy(folder).table("people", people.toString());
    assertEquals(3, study.rows("people_rejects").size(), study.lines("people_rejects").toString());
    Erasure.Erased told = study.erase("A-10012");
    assertEquals(1, study.rows("people_rejects").size(), study.lines("people_rejects").toString());
    assertEquals(java.util.Set.of(), told.stale());
    study.everything().forEach(text -> assertFalse(text.contains("1899-13-45") || text.contains("cut off"), text));
  }

  /** Refused lines of a customer whose key is a plain number are found by the place of the key. */
  @Test
  void aRefusedLineIsKnownByThePlaceOfItsKey() {
    StringBuilder people = new StringBuilder("customer_id,name,points\n");
    for (int c = 0; c < 30; c++) {
      people.append("%d,Given%02d Family%02d,%d\n".formatted(17_000 + c, c, c, 17_003));
    }
    people.append("17003,Sarah Somebody,and,more,than,fits\n17004,Other Somebody,17003,more,than,fits\n");
    ErasedStudy study = new ErasedStudy(folder).table("people", people.toString());
    assertEquals(2, study.rows("people_rejects").size());
    study.erase("17003");
    assertEquals(1, study.rows("people_rejects").size());
    assertTrue(study.lines("people_rejects").getFirst().contains("Other Somebody"));
  }

  /** A word that is like no other of its number. */
  private static String word(int number) {
    java.util.Random random = new java.util.Random(number);
    StringBuilder word = new StringBuilder().append((char) ('A' + random.nextInt(26)));
    random.ints(7, 'a', 'z' + 1).forEach(c -> word.append((char) c));
    return word.toString();
  }

  private ErasedStudy study() {
    StringBuilder people = new StringBuilder("customer_id,name,email,city\n");
    for (int c = 0; c < 300; c++) {
      int key = c == 18 ? 1326 : c == 26 ? 1333 : c < 17 ? 1300 + c : c == 17 ? 1326 : c == 25 ? 1333 : 1400 + c;
      people.append("%06d,Given%02d Family%02d,p%d@x.example,Town%02d\n".formatted(key, c, c, key, c));
    }
    return new ErasedStudy(folder).table("customers", people.toString());
  }

  private static List<String> findings(ErasedStudy study) {
    List<String> all = new ArrayList<>();
    for (List<String> row : study.rows("data_errors")) {
      String reason = said(Text.decode(row.get(3)));
      if (reason.contains("already stands")) {
        all.add(row.get(0) + " " + row.get(2) + reason.substring(reason.lastIndexOf(" row")));
      }
    }
    all.sort(null);
    return all;
  }

  private static JsonNode artifact(ErasedStudy study, String name) {
    return Json.read(study.ledger().state().artifacts().get(name).get(), JsonNode.class);
  }

  private static JsonNode parameters(LedgerEntry step) {
    return Json.read(step.parameters(), JsonNode.class);
  }

  private static String said(Text text) {
    return Messages.render(text, Language.ENGLISH);
  }
}
