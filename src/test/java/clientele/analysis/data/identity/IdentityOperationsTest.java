package clientele.analysis.data.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.rows.DropDuplicates;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.demo.DemoCompany;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.Outcome;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.ui.TrialContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityOperationsTest {
  private final MemoryStudy study = MemoryStudy.empty();
  private final JobContext job = JobContext.quiet(new Seed(1));

  private Outcome perform(Operation operation) {
    assertEquals(List.of(), operation.validate(study.view().outline()));
    Outcome outcome = operation.run(study.view(), job);
    outcome.tables().values().forEach(study::put);
    outcome.artifacts().forEach(study::artifact);
    return outcome;
  }

  /** Customers 1 to 200 of whom 3 is there again as 201, with a typing error, a later date and a phone number more. */
  private void customers() {
    RandomGenerator random = new Seed(3).stream("customers");
    List<Object[]> rows = new ArrayList<>();
    String[] given = "anna bert clara david emma felix greta hugo ida jonas".split(" ");
    for (int i = 1; i <= 200; i++) {
      String family = family(random);
      rows.add(new Object[] {"C" + i, given[random.nextInt(10)], family, family + i + "@mail.com",
        i == 3 ? null : "0" + (300_000_000 + random.nextInt(99_999_999)), LocalDate.of(2024, 1, 1).plusDays(i)});
    }
    Object[] third = rows.get(2);
    rows.add(new Object[] {"C201", third[1], third[2] + "n", third[3], "0399123456", LocalDate.of(2025, 1, 1)});
    study.table("customers", Role.CUSTOMERS,
        List.of(Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("given", Kind.TEXT),
            Column.of("family", Kind.TEXT), Column.of("email", Kind.TEXT), Column.of("phone", Kind.TEXT),
            Column.of("since", Kind.DATE)),
        rows);
    study.table("orders", Role.TRANSACTIONS,
        List.of(Column.of("order", Kind.TEXT), Column.of("buyer", Kind.TEXT, Meaning.CUSTOMER_ID)),
        List.of(new Object[] {"1", "C201"}, new Object[] {"2", "C4"}, new Object[] {"3", "C201"}));
  }

  private static String family(RandomGenerator random) {
    StringBuilder name = new StringBuilder();
    for (int s = 0; s < 3; s++) {
      name.append("bcdfghjklmnprstvwz".charAt(random.nextInt(18))).append("aeiouy".charAt(random.nextInt(6)));
      name.append(random.nextBoolean() ? "" : "lnrst".substring(s, s + 1));
    }
    return name.toString();
  }

  @Test
  void findsTheDoubleAndMergesItWithRulesAndReferences() {
    customers();
    perform(new FindDuplicates("customers", List.of(), ""));
    String[] entities = study.view().table("duplicates").words("entity_id");
    assertEquals("C3", entities[200]);
    assertEquals(200, java.util.Arrays.stream(entities).distinct().count());
    String email = study.view().table("customers").words("email")[2];
    String family = study.view().table("customers").words("family")[2];
    Outcome merged =
        perform(new MergeDuplicates("customers", List.of("since=newest", "family=longest"), "most-frequent", "since"));
    assertEquals(201, merged.rowsIn());
    assertEquals(200, merged.rowsOut());
    var table = study.view().table("customers");
    assertEquals("C3", table.words("customer_id")[2]);
    assertEquals("2025-01-01", table.words("since")[2]);
    assertEquals(family + "n", table.words("family")[2]);
    assertEquals(email, table.words("email")[2]);
    assertEquals("0399123456", table.words("phone")[2], "a value stays before none");
    assertArrayEquals(new String[] {"C3", "C4", "C3"}, study.view().table("orders").words("buyer"));
    assertArrayEquals(new String[] {"C201"}, study.view().table("identity_map").words("old_id"));
    assertArrayEquals(new String[] {"C3"}, study.view().table("identity_map").words("new_id"));
  }

  /** Customers of the demo company without its doubles: two Maria Langs of one town, and phones one digit apart, were merged. */
  @Test
  void whereNobodyIsThereTwiceNobodyIsMerged(@TempDir Path folder) throws IOException {
    DemoCompany.shipped().write(folder);
    try (TrialContext context = TrialContext.plain(Analyses.discover().operations())) {
      for (Operation step : List.of(
          ImportFile.of(folder.resolve("customers.csv")), new DropDuplicates("customers", List.of("customer_id")),
          new FindDuplicates("customers", List.of(), ""))) {
        context.ledger().performHere(step, Optional.empty(), (done, words) -> {});
      }
      StudyView view = context.ledger().view();
      assertEquals(4_000, view.table("customers").rows());
      assertEquals(4_000, java.util.Arrays.stream(view.table("duplicates").words("entity_id")).distinct().count());
    }
  }

  @Test
  void ordersAndEventsAreNotLookedThroughForDoubles() {
    java.util.List<Object[]> rows = new java.util.ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(new Object[] {"C" + i % 20, "page " + i % 30, "10.0.0." + i});
    }
    study.table("visits", Role.EVENTS, List.of(Column.of("who", Kind.TEXT), Column.of("page", Kind.TEXT), Column.of("ip", Kind.TEXT)), rows);
    clientele.base.ProblemException refused = org.junit.jupiter.api.Assertions.assertThrows(
        clientele.base.ProblemException.class, () -> new FindDuplicates("visits", List.of(), "").run(study.view(), job));
    assertEquals(DataProblems.HAPPENINGS, refused.problem().code());
  }

  @Test
  void refusedPairsStayApartInLaterRuns() {
    customers();
    perform(new FindDuplicates("customers", List.of(), ""));
    perform(new ReviewDuplicates("customers", List.of("C10|C11"), List.of("C201|C3")));
    String[] entities = study.view().table("duplicates").words("entity_id");
    assertEquals("C201", entities[200]);
    assertEquals("C10", entities[10]);
    perform(new FindDuplicates("customers", List.of(), ""));
    assertEquals("C201", study.view().table("duplicates").words("entity_id")[200]);
  }

  @Test
  void linksTwoTables() {
    customers();
    List<Object[]> rows = new ArrayList<>();
    var left = study.view().table("customers");
    for (int row = 50; row < 110; row++) {
      rows.add(new Object[] {row + 7L, left.words("family")[row].toUpperCase(), left.words("email")[row]});
    }
    for (int row = 0; row < 60; row++) {
      rows.add(new Object[] {row + 1000L, family(new Seed(row + 900).stream("new")), "n" + row * 31 + "@post.org"});
    }
    study.table("leads", Role.CUSTOMERS,
        List.of(Column.of("lead_id", Kind.INTEGER), Column.of("Family", Kind.TEXT), Column.of("E-mail", Kind.TEXT)), rows);
    perform(new LinkTables("customers", "leads"));
    var links = study.view().table("links");
    String[] ids = links.words("left_id");
    String[] others = links.words("right_id");
    assertTrue(ids.length >= 58 && ids.length <= 60, ids.length + " links");
    for (int i = 0; i < ids.length; i++) {
      assertEquals(Integer.parseInt(ids[i].substring(1)) - 1 + 7, Integer.parseInt(others[i]));
    }
  }

  @Test
  void saysWhatStandsAgainstIt() {
    customers();
    List<Problem> none = new MergeDuplicates("customers", List.of(), "first", "").validate(study.view().outline());
    assertEquals(DataProblems.NO_DUPLICATES, none.getFirst().code());
    study.table("things", Role.OTHER, List.of(Column.of("thing", Kind.TEXT)), List.of(new Object[] {"lamp"}, new Object[] {"chair"}));
    perform(new FindDuplicates("things", List.of(), ""));
    MergeDuplicates other = new MergeDuplicates("customers", List.of(), "first", "");
    assertThrows(ProblemException.class, () -> other.run(study.view(), job));
    assertFalse(new MergeDuplicates("customers", List.of("email=newest"), "first", "").validate(study.view().outline()).isEmpty());
    assertEquals(
        DataProblems.NOT_A_PAIR,
        new ReviewDuplicates("customers", List.of("17"), List.of()).validate(study.view().outline()).getFirst().code());
    assertEquals(
        DataProblems.SAME_TABLE, new LinkTables("orders", "orders").validate(study.view().outline()).getFirst().code());
  }

  @Test
  void attributesThatManyShareAreNoIdentity() {
    RandomGenerator random = new Seed(5).stream("attributes");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rows.add(new Object[] {"C" + i, random.nextBoolean() ? "monthly" : "yearly", "plan " + random.nextInt(5), 20.0 + random.nextInt(900) / 10.0});
    }
    study.table("contracts", Role.CUSTOMERS,
        List.of(Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("term", Kind.TEXT),
            Column.of("plan", Kind.TEXT), Column.of("charge", Kind.REAL)),
        rows);
    ProblemException guard = assertThrows(ProblemException.class, () -> perform(new FindDuplicates("contracts", List.of(), "")));
    assertEquals(DataProblems.NOTHING_TELLS_APART, guard.problem().code());
    assertTrue(guard.isGuard());
  }
}
