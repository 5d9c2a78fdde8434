package clientele.analysis.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Step;
import clientele.base.Estimate;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.insights.Differences;
import clientele.job.JobContext;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Outcome;
import clientele.reports.Block;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.SnapshotView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ReadCampaignTest {
  private final List<Object[]> rows = new ArrayList<>();
  private final JobContext job = JobContext.quiet(new Seed(1));

  @Test
  void aCampaignThatHarmsIsWorseInEveryPlace() {
    group("C1", "mailed", 2000, 120);
    group("C1", "control", 2000, 240);
    CampaignEffect effect = effect(Map.of());
    assertEquals(-0.06, effect.clearest().orElseThrow().against().orElseThrow().value(), 1e-12);
    assertEquals(CampaignEffect.Verdict.WORSE, effect.clearest().orElseThrow().verdict());
    assertTrue(said(new CampaignSection(effect).headline().sentence()).startsWith("Worse: customers in “mailed” had “bought” less often"));
    assertTrue(said(new CampaignSection(effect).line()).contains(": worse. Planned sizes"));
    assertTrue(Messages.render(new CampaignSection(effect).line(), Language.CHINESE).contains("更差。假定的计划规模"));
    Step step = new CampaignsAnalysis().step(study().artifact(ReadCampaign.EFFECT, effect).view());
    assertTrue(said(step.words()).endsWith(": worse"));
  }

  @Test
  void betterAndWithinChanceAreTheOtherTwoSentences() {
    group("C1", "mailed", 2000, 240);
    group("C1", "control", 2000, 120);
    assertTrue(said(new CampaignSection(effect(Map.of())).headline().sentence()).startsWith("Better: "));
    rows.clear();
    group("C1", "mailed", 2000, 124);
    group("C1", "control", 2000, 120);
    assertTrue(said(new CampaignSection(effect(Map.of())).headline().sentence()).startsWith("Within chance: "));
  }

  /** 90 and 30 % mailed, base 30 and 5 %: thrown together 15.6 points, each alone 0. */
  @Test
  void eachCampaignIsReadAloneAndTheTotalIsStratified() {
    group("A", "mailed", 9000, 2700);
    group("A", "control", 1000, 300);
    group("B", "mailed", 3000, 150);
    group("B", "control", 7000, 350);
    CampaignEffect effect = effect(Map.of());
    assertEquals(List.of("A", "B"), effect.campaigns().stream().map(CampaignEffect.Campaign::name).toList());
    effect.compared().forEach(a -> assertEquals(0, a.against().orElseThrow().value(), 1e-12));
    CampaignEffect.Total total = effect.total().orElseThrow();
    assertEquals(0, total.difference().value(), 1e-12);
    assertEquals(CampaignEffect.Verdict.WITHIN_CHANCE, total.verdict());
    assertTrue(said(new CampaignSection(effect).headline().sentence()).contains("over 2 campaigns"));
  }

  @Test
  void tenRowsOfACustomerAreOneCustomer() {
    for (int c = 0; c < 400; c++) {
      for (int r = 0; r < 10; r++) {
        rows.add(new Object[] {"C1", "c" + c, c % 2 == 0 ? "mailed" : "control", c % 10 < 3 ? "bought" : "none"});
      }
    }
    CampaignEffect effect = effect(Map.of());
    assertEquals(400, effect.customers());
    Estimate found = effect.clearest().orElseThrow().against().orElseThrow();
    Estimate right = Differences.ofShares(80, 200, 40, 200);
    assertEquals(right.interval().low(), found.interval().low(), 1e-9);
    assertEquals(right.interval().high(), found.interval().high(), 1e-9);
    double asRows = Differences.ofShares(800, 2000, 400, 2000).interval().halfWidth();
    assertEquals(Math.sqrt(10), found.interval().halfWidth() / asRows, 0.03);
  }

  @Test
  void withoutACustomerColumnItSaysThatRowsWereTaken() {
    group("C1", "mailed", 200, 20);
    group("C1", "control", 200, 20);
    List<Column> nobody = List.of(Column.of("treatment", Kind.TEXT, Meaning.TREATMENT), Column.of("outcome", Kind.TEXT, Meaning.OUTCOME));
    SnapshotView view = MemoryStudy.empty().table(
        "contacts", Role.CONTACTS, nobody, rows.stream().map(r -> new Object[] {r[2], r[3]}).toList()).view();
    Outcome outcome = OperationCatalog.defaults(ReadCampaign.class).run(view, job);
    CampaignEffect effect = (CampaignEffect) outcome.artifacts().get(ReadCampaign.EFFECT);
    assertFalse(effect.byCustomer());
    assertEquals(400, effect.customers());
    assertTrue(warned().contains("CAMPAIGN-ROWS"));
  }

  @Test
  void lostCustomersStopTheVerdict() {
    group("C1", "mailed", 4151, 600);
    group("C1", "control", 4974, 600);
    CampaignEffect effect = effect(Map.of());
    assertEquals(CampaignEffect.State.SIZES, effect.campaigns().getFirst().state());
    assertTrue(effect.compared().isEmpty());
    assertEquals("No verdict", said(new CampaignSection(effect).headline().figure()));
    assertTrue(said(new CampaignSection(effect).section().blocks().stream()
        .filter(Block.Note.class::isInstance).map(b -> ((Block.Note) b).words()).findFirst().orElseThrow())
        .contains("control 4,974, mailed 4,151"));
    assertTrue(warned().contains("CAMPAIGN-SIZES"));
    assertEquals(Step.State.NEEDS_YOU,
        new CampaignsAnalysis().step(study().artifact(ReadCampaign.EFFECT, effect).view()).state());
    assertTrue(new CampaignsAnalysis().findings(study().artifact(ReadCampaign.EFFECT, effect).view()).isEmpty());
  }

  @Test
  void thePlannedSizesDecideWhereTheyAreGiven() {
    group("C1", "mailed", 4151, 600);
    group("C1", "control", 4974, 600);
    assertEquals(1, effect(Map.of("planned", List.of("mailed=4150, Control=4975"))).compared().size());
    assertEquals(0, effect(Map.of("planned", List.of("mailed=50%; control=50%"))).compared().size());
    assertEquals(CampaignProblems.PLAN, stopped(Map.of("planned", List.of("mailed=50"))).code());
    assertEquals(CampaignProblems.PLAN, stopped(Map.of("planned", List.of("post=50, control=50"))).code());
    assertEquals(CampaignProblems.PLAN, stopped(Map.of("planned", List.of("mailed=half, control=50"))).code());
  }

  @Test
  void noneOfTwentyGroupsWithoutAnEffectIsHeadlined() {
    RandomGenerator random = new Seed(42).stream("null");
    for (int a = 0; a < 20; a++) {
      group("C1", "arm " + a, 500, (int) binomial(500, 0.1, random));
    }
    group("C1", "control", 500, (int) binomial(500, 0.1, random));
    CampaignEffect effect = effect(Map.of());
    assertEquals(20, effect.count(CampaignEffect.Verdict.WITHIN_CHANCE));
    assertEquals("0 of 20 differ", said(new CampaignSection(effect).headline().figure()));
    assertTrue(said(new CampaignSection(effect).headline().sentence()).startsWith("Within chance: none of 20 groups"));
  }

  /** A customer in several campaigns who buys in all or in none: the total knows as much as one campaign tells. */
  @Test
  void customersInSeveralCampaignsAreCountedOnceInTheIntervalOfTheTotal() {
    for (int k = 0; k < 4; k++) {
      for (int c = 0; c < 800; c++) {
        rows.add(new Object[] {"C" + k, "c" + c, c % 2 == 0 ? "mailed" : "control", c % 5 == 0 ? "bought" : "none"});
      }
    }
    Estimate total = effect(Map.of()).total().orElseThrow().difference();
    double one = 1.959963984540054 * Math.sqrt(2 * 0.2 * 0.8 / 400);
    assertEquals(one, total.interval().halfWidth(), 0.001);
  }

  @Test
  void theTotalHoldsTheTruthWithCustomersWhoComeAgain() {
    RandomGenerator random = new Seed(8).stream("again");
    int held = 0;
    int draws = 1_500;
    for (int d = 0; d < draws; d++) {
      List<ContactBook.Entry> entries = new ArrayList<>();
      for (int k = 0; k < 3; k++) {
        for (int c = 0; c < 300; c++) {
          double own = new Seed(d).stream("c" + c).nextDouble() < 0.5 ? 0.05 : 0.55;
          boolean mailed = (c + d) % 3 != 0;
          entries.add(new ContactBook.Entry(k, c, mailed ? 1 : 0, 1, random.nextDouble() < own + (mailed ? 0.1 : 0), false));
        }
      }
      ContactBook book = new ContactBook(List.of("a", "b", "c"), List.of("control", "mailed"), entries, 300, 0, List.of(), 0);
      held += new CampaignReading(book, "", java.util.Optional.empty(), JobContext.quiet(new Seed(1)))
          .effect("t", "bought", true, 900).total().orElseThrow().difference().interval().contains(0.1) ? 1 : 0;
    }
    assertEquals(0.95, (double) held / draws, 0.02);
  }

  @Test
  void whoIsInTwoGroupsOfACampaignIsLeftOutAndTold() {
    group("C1", "mailed", 300, 30);
    group("C1", "control", 300, 30);
    rows.add(new Object[] {"C1", "twice", "mailed", "bought"});
    rows.add(new Object[] {"C1", "twice", "control", "none"});
    CampaignEffect effect = effect(Map.of());
    assertEquals(1, effect.mixed());
    assertEquals(600, effect.customers());
    assertTrue(warned().contains("CAMPAIGN-MIXED"));
    rows.removeIf(r -> !r[1].equals("twice"));
    assertEquals(CampaignProblems.ALL_MIXED, stopped(Map.of()).code());
  }

  @Test
  void groupsWithMoreRowsForEachCustomerAreTold() {
    for (int c = 0; c < 200; c++) {
      for (int r = 0; r < (c % 2 == 0 ? 5 : 1); r++) {
        rows.add(new Object[] {"C1", "c" + c, c % 2 == 0 ? "mailed" : "control", r == 3 ? "bought" : "none"});
      }
    }
    CampaignEffect effect = effect(Map.of());
    assertTrue(warned().contains("CAMPAIGN-UNEVEN-ROWS"));
    assertEquals(CampaignEffect.State.ROWS, effect.campaigns().getFirst().state());
    assertTrue(effect.compared().isEmpty());
    assertEquals("No verdict", said(new CampaignSection(effect).headline().figure()));
    assertTrue(said(new CampaignSection(effect).line()).startsWith("No verdict: customers of one group have more rows"));
    assertTrue(notes(effect).contains("5.0 rows on average, those of another 1.0"), notes(effect));
  }

  /** The outcome of the customer is written into each row: how many there are does not matter. */
  @Test
  void moreRowsThatAllSayTheSameDoNoHarm() {
    for (int c = 0; c < 400; c++) {
      for (int r = 0; r < (c % 2 == 0 ? 5 : 1); r++) {
        rows.add(new Object[] {"C1", "c" + c, c % 2 == 0 ? "mailed" : "control", c % 3 == 0 ? "bought" : "none"});
      }
    }
    assertEquals(1, effect(Map.of()).compared().size());
  }

  /** 40 % of the mailed who did not buy have no outcome: 18 % of those known against 12 %, where all would give 12 % too. */
  @Test
  void outcomesMissingInOneGroupStopTheVerdict() {
    group("C1", "mailed", 1500, 180);
    group("C1", "control", 1500, 180);
    rows.stream().filter(r -> r[2].equals("mailed") && r[3].equals("none")).limit(528).forEach(r -> r[3] = null);
    CampaignEffect effect = effect(Map.of());
    assertEquals(CampaignEffect.State.MISSING, effect.campaigns().getFirst().state());
    assertTrue(effect.compared().isEmpty());
    assertTrue(warned().contains("CAMPAIGN-MISSING"));
    assertTrue(notes(effect).contains("528 of 1,500 customers in “mailed” have no known outcome, and 0 of 1,500 in the control group"), notes(effect));
    assertTrue(said(new CampaignsAnalysis().step(study().artifact(ReadCampaign.EFFECT, effect).view()).words()).startsWith("No verdict"));
    rows.stream().filter(r -> r[2].equals("control")).limit(528).forEach(r -> r[3] = null);
    assertEquals(1, effect(Map.of()).compared().size(), "as many in both groups");
    rows.stream().filter(r -> r[2].equals("control")).forEach(r -> r[3] = null);
    assertEquals(CampaignEffect.State.MISSING, effect(Map.of()).campaigns().getFirst().state(), "none of the control group");
  }

  /** 1536 to 934 lies nearest to 60 to 40, though it may be half and half with many lost. */
  @Test
  void whichSplitWasTakenForThePlanStandsBesideTheFigure() {
    group("C1", "mailed", 934, 150);
    group("C1", "control", 1536, 150);
    CampaignEffect effect = effect(Map.of());
    assertEquals("Planned sizes taken to be control 60 : mailed 40; give them to be sure",
        said(new CampaignSection(effect).line()).split("\\. ")[1]);
    Block second = new CampaignSection(effect).section().blocks().get(1);
    assertTrue(said(((Block.Paragraph) second).words()).contains("taken for the plan: control 60 : mailed 40"));
    assertFalse(said(new CampaignSection(effect(Map.of("planned", List.of("mailed=40,control=60")))).line()).contains("taken to be"));
  }

  @Test
  void theOutcomeIsNeverGuessedInSilence() {
    group("C1", "mailed", 100, 10);
    group("C1", "control", 100, 10);
    rows.forEach(r -> r[3] = r[3].equals("bought") ? "opened" : "closed");
    assertEquals(CampaignProblems.WHICH_VALUE, stopped(Map.of()).code());
    assertEquals(10, effect(Map.of("positive", List.of("Opened"))).arms().getFirst().successes());
    assertEquals(CampaignProblems.NO_VALUE, stopped(Map.of("positive", List.of("clicked"))).code());
  }

  @Test
  void amountsCountAboveNothingAndAScaleIsAskedFor() {
    group("C1", "mailed", 100, 10);
    group("C1", "control", 100, 20);
    rows.forEach(r -> r[3] = r[3].equals("bought") ? "29.99" : "0");
    CampaignEffect effect = effect(Map.of());
    assertEquals(20, effect.arms().getFirst().successes());
    assertEquals("outcome > 0", effect.outcome());
    rows.forEach(r -> r[3] = r[3].equals("0") ? "1" : "5");
    assertEquals(CampaignProblems.WHICH_VALUE, stopped(Map.of()).code());
  }

  /** A file sorted by spend has its zeros behind 1,500 other amounts, or before them; half of the customers spent nothing. */
  @Test
  void amountsAreReadInWhateverOrderTheRowsStand() {
    for (boolean zerosFirst : new boolean[] {true, false}) {
      List<Object[]> sorted = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        int k = zerosFirst ? i : 2_999 - i;
        sorted.add(new Object[] {"c" + k, k % 2 == 0 ? "control" : "mailed", k < 1_500 ? 0 : k * 0.5});
      }
      MemoryStudy spends = MemoryStudy.empty().table("contacts", Role.CONTACTS,
          List.of(Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("group", Kind.TEXT, Meaning.TREATMENT),
              Column.of("spend", Kind.REAL, Meaning.OUTCOME)), sorted);
      CampaignEffect read = (CampaignEffect)
          OperationCatalog.make(ReadCampaign.class, Map.of()).run(spends.view(), job).artifacts().get(ReadCampaign.EFFECT);
      assertEquals("spend > 0", read.outcome());
      assertEquals(0.5, read.arms().getFirst().share().value(), 1e-12);
    }
  }

  @Test
  void aBlankIsNoWhereOnlyTheOutcomeIsWrittenAndUnknownBesideAWrittenNo() {
    group("C1", "mailed", 100, 10);
    group("C1", "control", 100, 20);
    rows.forEach(r -> r[3] = r[3].equals("bought") ? "bought" : null);
    assertEquals(200, effect(Map.of()).customers());
    rows.set(0, new Object[] {"C1", "no", "mailed", "none"});
    CampaignEffect effect = effect(Map.of());
    assertTrue(effect.unknown() > 100, effect.toString());
    assertTrue(warned().contains("CAMPAIGN-UNKNOWN"));
  }

  @Test
  void aControlGroupIsNamedWhereNoneOrTwoReadLikeOne() {
    group("C1", "mailed", 100, 10);
    group("C1", "post", 100, 10);
    assertEquals("No control group", said(new CampaignSection(effect(Map.of())).headline().figure()));
    assertTrue(warned().contains("CAMPAIGN-NO-CONTROL"));
    assertEquals(1, effect(Map.of("control", List.of("Post"))).compared().size());
    assertEquals(CampaignProblems.NO_GROUP, stopped(Map.of("control", List.of("phone"))).code());
    group("C1", "none", 100, 10);
    group("C1", "control", 100, 10);
    assertEquals(CampaignProblems.TWO_CONTROLS, stopped(Map.of()).code());
  }

  @Test
  void aColumnOfIdentifiersIsNoTreatment() {
    for (int c = 0; c < 200; c++) {
      rows.add(new Object[] {"C1", "c" + c, "t" + c, "none"});
    }
    assertEquals(CampaignProblems.TOO_MANY, stopped(Map.of()).code());
  }

  /** Mail helps, phone harms: thrown together they would be nothing. */
  @Test
  void groupsThatWorkAgainstEachOtherAreReadOneByOneOverCampaigns() {
    for (String campaign : List.of("A", "B", "C")) {
      group(campaign, "control", 1000, 120);
      group(campaign, "mail", 1000, 180);
      group(campaign, "phone", 1000, 60);
    }
    CampaignEffect effect = effect(Map.of());
    assertEquals(List.of("mail", "phone"), effect.groups().stream().map(CampaignEffect.Total::group).toList());
    assertEquals(0, effect.total().orElseThrow().difference().value(), 1e-12);
    assertEquals(CampaignEffect.Verdict.BETTER, effect.groups().get(0).verdict());
    assertEquals(CampaignEffect.Verdict.WORSE, effect.groups().get(1).verdict());
    assertEquals(-0.06, effect.answer().orElseThrow().value(), 1e-12);
    // two at once: 2.2365 deviations of sqrt((.06 · .94 + .12 · .88) / 3000)
    assertEquals(2.2365 * Math.sqrt((0.06 * 0.94 + 0.12 * 0.88) / 3000),
        effect.groups().get(1).difference().interval().halfWidth(), 1e-5);
    assertTrue(said(new CampaignSection(effect).headline().sentence()).startsWith("Worse: over 3 campaigns"));
    assertTrue(said(new CampaignSection(effect).line()).contains("1 group better, 1 worse"));
  }

  @Test
  void aGroupOfOneCampaignIsNotReadOverCampaigns() {
    for (String campaign : List.of("A", "B")) {
      group(campaign, "control", 1000, 120);
      group(campaign, "mail", 1000, 180);
      group(campaign, "phone", 1000, 60);
    }
    group("C", "control", 1000, 120);
    group("C", "letter", 1000, 150);
    assertEquals(List.of("mail", "phone"), effect(Map.of()).groups().stream().map(CampaignEffect.Total::group).toList());
  }

  @Test
  void theTableHasARowForEachGroupAndOneForAll() {
    group("A", "mailed", 300, 60);
    group("A", "control", 300, 30);
    group("B", "mailed", 300, 30);
    group("B", "control", 300, 60);
    SnapshotView view = study().view();
    Outcome outcome = OperationCatalog.defaults(ReadCampaign.class).run(view, job);
    Table table = view.tableOf(outcome.tables().get(ReadCampaign.TABLE));
    List<String> verdicts = new ArrayList<>();
    for (String word : table.words("verdict")) {
      verdicts.add(said(Text.decode(word)));
    }
    assertEquals(List.of("control group", "better", "control group", "worse", "within chance"), verdicts);
    assertEquals(0.1, table.reals("difference")[1], 1e-12);
    assertTrue(said(new CampaignSection((CampaignEffect) outcome.artifacts().get(ReadCampaign.EFFECT)).section().blocks().stream()
        .filter(Block.Note.class::isInstance).map(b -> ((Block.Note) b).words()).findFirst().orElseThrow())
        .startsWith("The campaigns did not all have the same effect"));
  }

  private static long binomial(int n, double share, RandomGenerator random) {
    long x = 0;
    for (int i = 0; i < n; i++) {
      x += random.nextDouble() < share ? 1 : 0;
    }
    return x;
  }

  /** 100 firms of 10 contacts, half of the firms mailed: the firm is what was drawn. */
  @Test
  void whereWholeFirmsWereDrawnTheirCustomersAreNotCountedOneByOne() {
    RandomGenerator r = new Seed(8).stream("firms");
    List<Object[]> byFirm = new ArrayList<>();
    List<Object[]> byCustomer = new ArrayList<>();
    for (int c = 0; c < 1_000; c++) {
      String outcome = r.nextInt(10) == 0 ? "bought" : "none";
      String firm = "firm" + c / 10;
      byFirm.add(new Object[] {"c" + c, firm, c / 10 % 2 == 0 ? "mailed" : "control", outcome});
      byCustomer.add(new Object[] {"c" + c, firm, r.nextBoolean() ? "mailed" : "control", outcome});
    }
    Problem stopped = assertThrows(ProblemException.class, () -> read(byFirm, Map.of())).problem();
    assertEquals("CAMPAIGN-BY-GROUPS", stopped.code().id());
    assertEquals(100, read(byFirm, Map.of("customer", List.of("company_id"))).customers(), "each firm once");
    assertEquals(1_000, read(byCustomer, Map.of()).customers(), "customers drawn one by one are read as such");
    byFirm.set(3, new Object[] {"c3", "firm0", "control", "none"});
    assertEquals("CAMPAIGN-BY-GROUPS", assertThrows(ProblemException.class, () -> read(byFirm, Map.of())).problem().code().id(), "one that crossed");
    byFirm.replaceAll(row -> new Object[] {row[0], "city" + Integer.parseInt(((String) row[1]).substring(4)) % 6, Integer.parseInt(((String) row[1]).substring(4)) % 2 == 0 ? "mailed" : "control", row[3]});
    assertEquals("CAMPAIGN-FEW-GROUPS", assertThrows(ProblemException.class, () -> read(byFirm, Map.of())).problem().code().id(), "six cities");
  }

  private CampaignEffect read(List<Object[]> contacts, Map<String, List<String>> words) {
    MemoryStudy study = MemoryStudy.empty().table(
        "contacts", Role.CONTACTS,
        List.of(
            Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("company_id", Kind.TEXT),
            Column.of("treatment", Kind.TEXT, Meaning.TREATMENT), Column.of("outcome", Kind.TEXT, Meaning.OUTCOME)),
        contacts);
    return (CampaignEffect) OperationCatalog.make(ReadCampaign.class, words).run(study.view(), job).artifacts().get(ReadCampaign.EFFECT);
  }

  private void group(String campaign, String arm, int customers, int bought) {
    for (int c = 0; c < customers; c++) {
      rows.add(new Object[] {campaign, campaign + arm + "/" + c, arm, c < bought ? "bought" : "none"});
    }
  }

  private MemoryStudy study() {
    return MemoryStudy.empty().table(
        "contacts", Role.CONTACTS,
        List.of(
            Column.of("campaign_id", Kind.TEXT, Meaning.CAMPAIGN_ID), Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
            Column.of("treatment", Kind.TEXT, Meaning.TREATMENT), Column.of("outcome", Kind.TEXT, Meaning.OUTCOME)),
        rows);
  }

  private CampaignEffect effect(Map<String, List<String>> words) {
    return (CampaignEffect) OperationCatalog.make(ReadCampaign.class, words).run(study().view(), job).artifacts().get(ReadCampaign.EFFECT);
  }

  private Problem stopped(Map<String, List<String>> words) {
    return assertThrows(ProblemException.class, () -> effect(words)).problem();
  }

  private List<String> warned() {
    return job.warnings().stream().map(p -> p.code().id()).toList();
  }

  private static String notes(CampaignEffect effect) {
    return String.join("\n", new CampaignSection(effect).section().blocks().stream()
        .filter(Block.Note.class::isInstance).map(b -> said(((Block.Note) b).words())).toList());
  }

  private static String said(Text text) {
    return Messages.render(text, Language.ENGLISH);
  }
}
