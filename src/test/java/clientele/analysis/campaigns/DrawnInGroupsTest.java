package clientele.analysis.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.OperationCatalog;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DrawnInGroupsTest {
  private static final String READ = "read";
  private static final String FEW = "CAMPAIGN-FEW-GROUPS";
  private static final String MANY = "CAMPAIGN-BY-GROUPS";
  private static final String[] AGENTS = {"Ann", "Bob", "Cem", "Dee", "Eve", "Fay", "Gus"};

  private final RandomGenerator random = new Seed(5).stream("contacts");

  @Test
  void whatOnlyTreatedCustomersHaveDescribesTheTreatment() {
    for (String nothing : new String[] {"none", "", "n/a", "control", "-", "web"}) {
      assertEquals(READ, of("agent", Kind.TEXT, single((i, mailed) -> mailed ? AGENTS[i % 7] : nothing)), nothing);
    }
    assertEquals(READ, of("calls_made", Kind.INTEGER, single((i, mailed) -> mailed ? 3 + i % 5 : 0)), "a number");
    assertEquals(READ, of("agent", Kind.TEXT, single((i, mailed) -> mailed || i % 40 == 0 ? AGENTS[i % 7] : "none")), "a few by mistake");
    assertEquals(READ, of("reason_not_sent", Kind.TEXT, single((i, mailed) -> mailed ? "" : AGENTS[i % 7])), "or only the control group");
  }

  @Test
  void theTreatmentUnderAnotherNameIsNoGroup() {
    assertEquals(READ, of("channel", Kind.TEXT, single((i, mailed) -> mailed ? "post" : "nothing sent")));
    assertEquals(READ, of("offer", Kind.TEXT, single((i, mailed) -> mailed ? "A" : "B")));
  }

  @Test
  void fewRegionsStopTheVerdictAndAreNotCountedInPlaceOfCustomers() {
    String[] regions = {"North", "East", "South", "West"};
    assertEquals(FEW, of("region", Kind.TEXT, rows(i -> i % 4 < 2, (i, mailed) -> regions[i % 4])), "two and two");
    assertEquals(FEW, of("region", Kind.TEXT, rows(i -> i % 4 < 1, (i, mailed) -> regions[i % 4])), "one and three");
    assertEquals(FEW, of("region", Kind.TEXT, rows(i -> i % 2 < 1, (i, mailed) -> regions[i % 2])), "one and one, which are places");
    assertEquals(FEW, of("region", Kind.TEXT, rows(i -> i % 4 < 2 ^ i % 500 == 7, (i, mailed) -> regions[i % 4])), "a few that crossed");
    assertEquals(READ, of("region", Kind.TEXT, single((i, mailed) -> regions[i % 4])), "drawn within each");
    assertEquals(MANY, of("store", Kind.INTEGER, rows(i -> i % 40 < 20, (i, mailed) -> i % 40)), "twenty and twenty");
    assertEquals(MANY, of("sent_on", Kind.DATE, rows(i -> i % 24 < 12, (i, mailed) -> LocalDate.of(2024, 1, 1).plusWeeks(i % 24))), "weeks");
  }

  /** Each campaign is sent on a day, and its control group noted on the day before. */
  @Test
  void theDayOfSendingDescribesTheTreatment() {
    LocalDate day = LocalDate.of(2024, 1, 1);
    assertEquals(READ, of("sent_on", Kind.DATE, single((i, mailed) -> day.plusMonths(i % 3).plusDays(mailed ? 1 : 0))), "three campaigns in one");
    MemoryStudy campaigns = MemoryStudy.empty().table("contacts", Role.CONTACTS,
        List.of(Column.of("campaign_id", Kind.TEXT, Meaning.CAMPAIGN_ID), Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
            Column.of("sent_on", Kind.DATE), Column.of("wave", Kind.TEXT), Column.of("treatment", Kind.TEXT, Meaning.TREATMENT),
            Column.of("outcome", Kind.TEXT, Meaning.OUTCOME)),
        single((i, mailed) -> null).stream().map(r -> {
          int c = Integer.parseInt(((String) r[0]).substring(1)) % 12;
          boolean mailed = r[2].equals("mailed");
          return new Object[] {"K" + c, r[0], day.plusMonths(c).plusDays(mailed ? 1 : 0), "wave " + (mailed ? c : c + 100), r[2], r[3]};
        }).toList());
    assertEquals(READ, of(campaigns), "twelve campaigns");
  }

  /** With 5 % held out, 90 % of pairs drawn one by one have one group only. */
  @Test
  void pairsDrawnOneByOneWithASmallControlGroupAreNoGroups() {
    for (int d = 0; d < 30; d++) {
      assertEquals(READ, of("home", Kind.TEXT, rows(i -> random.nextInt(20) > 0, (i, mailed) -> "home" + i / 2)));
      assertEquals(READ, of("street", Kind.TEXT, rows(i -> random.nextInt(50) > 0, (i, mailed) -> "street" + i / 5)));
    }
    assertEquals(MANY, of("home", Kind.TEXT, rows(i -> i / 2 % 20 > 0, (i, mailed) -> "home" + i / 2)), "whole homes");
  }

  /**
   * Nearly everybody has a shop of one's own; two shops have two customers each, and each is of one group, as in one of four draws
   * of single customers. That is no proof that shops were drawn.
   */
  @Test
  void twoPairsOfOneGroupEachAreChance() {
    assertEquals(READ, of("shop", Kind.TEXT, rows(i -> i % 4 < 2, (i, mailed) -> "shop" + (i < 4 ? i / 2 : i))));
    assertEquals(MANY, of("shop", Kind.TEXT, rows(i -> i % 4 < 2, (i, mailed) -> "shop" + i / 2)), "a thousand of them are not");
  }

  /** Contacts drawn one by one. */
  private List<Object[]> single(BiFunction<Integer, Boolean, Object> value) {
    return rows(i -> random.nextBoolean(), value);
  }

  private List<Object[]> rows(java.util.function.IntPredicate mailed, BiFunction<Integer, Boolean, Object> value) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      boolean treated = mailed.test(i);
      rows.add(new Object[] {"c" + i, value.apply(i, treated), treated ? "mailed" : "control", random.nextInt(10) == 0 ? "yes" : "no"});
    }
    return rows;
  }

  private static String of(String name, Kind kind, List<Object[]> contacts) {
    MemoryStudy study = MemoryStudy.empty().table("contacts", Role.CONTACTS,
        List.of(Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of(name, kind),
            Column.of("treatment", Kind.TEXT, Meaning.TREATMENT), Column.of("outcome", Kind.TEXT, Meaning.OUTCOME)),
        contacts);
    return of(study);
  }

  private static String of(MemoryStudy study) {
    try {
      OperationCatalog.make(ReadCampaign.class, Map.of()).run(study.view(), JobContext.quiet(new Seed(1)));
      return READ;
    } catch (ProblemException e) {
      return e.problem().code().id();
    }
  }
}
