package clientele.analysis.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.stats.Quantiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** By hand, and by simulation of years of monthly looks at texts in which nothing changes. */
class ShareChangeTest {
  private static final LocalDate START = LocalDate.of(2022, 1, 1);
  private static final int ASPECTS = 6;

  /**
   * 19 of 42 against 14 of 77: 45 against 18 %, +27.1 points. Their middles lie 90 days apart, by which a season of 5 points
   * can move .05 × 2 sin(π 90 / 365.25) = .0699; half a mention is .0119; what is left, .1888, is 2.18 errors of .0864, which
   * is √(.281 × .719 × (1/42 + 1/77) × 119/118): p = .029, and two sides of 3.36 errors would be needed.
   */
  @Test
  void comparesTheLastQuarterWithTheMonthsBefore() {
    List<ShareChange.Mention> mentions = new ArrayList<>();
    add(mentions, LocalDate.of(2024, 5, 1), 19, 42);
    add(mentions, LocalDate.of(2024, 2, 1), 14, 77);
    ShareChange change = change(mentions, 1);
    assertEquals(List.of(19, 42), List.of(change.negative(), change.mentions()));
    assertEquals(new ShareChange.Counts(14, 77), change.other());
    assertEquals(new ShareChange.Counts(0, 0), change.same());
    assertEquals(0.1818, change.expected(), 1e-4);
    assertEquals(0.2706, change.change().value(), 1e-4);
    assertEquals(0.029, change.p(), 5e-4);
    assertFalse(change.stands());
  }

  /**
   * With 40 of the same quarter a year before and 40 of the months between, at opposite ends of the season, only the same
   * quarter counts where both are of one size: the other could be off by 10 points.
   */
  @Test
  void theSameQuarterCountsMoreTheMoreTheSeasonCanDo() {
    List<ShareChange.Mention> mentions = new ArrayList<>();
    add(mentions, LocalDate.of(2023, 4, 2), 20, 400);
    add(mentions, LocalDate.of(2023, 11, 1), 160, 400);
    add(mentions, LocalDate.of(2024, 5, 1), 20, 400);
    ShareChange change = change(mentions, 1);
    assertEquals(new ShareChange.Counts(20, 400), change.same());
    assertEquals(new ShareChange.Counts(160, 400), change.other());
    assertTrue(change.expected() < 0.12, "mostly by the same quarter: " + change.expected());
  }

  @Test
  void intervalAndVerdictAreOne() {
    RandomGenerator random = new Seed(77).stream("changes");
    int stands = 0;
    for (int i = 0; i < 300; i++) {
      List<ShareChange.Mention> mentions = new ArrayList<>();
      add(mentions, LocalDate.of(2024, 5, 1), random.nextInt(81), 80);
      add(mentions, LocalDate.of(2023, 5, 1), 20, 80);
      add(mentions, LocalDate.of(2023, 10, 1), 60, 240);
      ShareChange change = change(mentions, 6);
      assertEquals(change.stands(), !change.change().interval().contains(0), change.toString());
      stands += change.stands() ? 1 : 0;
    }
    assertTrue(stands > 30 && stands < 270, "both are seen: " + stands);
  }

  /** Each customer says the same three times: the error is √3 times that of as many customers. */
  @Test
  void threeMentionsOfACustomerAreNotThreeCustomers() {
    List<ShareChange.Mention> once = new ArrayList<>();
    add(once, LocalDate.of(2024, 5, 1), 30, 90);
    add(once, LocalDate.of(2024, 2, 1), 45, 90);
    List<ShareChange.Mention> thrice = new ArrayList<>();
    for (int i = 0; i < once.size(); i++) {
      thrice.add(new ShareChange.Mention(once.get(i).day(), "c" + i / 3, once.get(i / 3 * 3).negative()));
    }
    double alone = error(once);
    double together = error(thrice);
    assertEquals(Math.sqrt(3), together / alone, 0.02);
  }

  /** What is beyond season and half a mention (one or three of 90), over its z. */
  private static double error(List<ShareChange.Mention> mentions) {
    double each = (double) mentions.size() / mentions.stream().map(ShareChange.Mention::customer).distinct().count();
    ShareChange change = change(mentions, 1);
    return (Math.abs(change.change().value()) - 0.0699 - 0.5 * each / 90) / Quantiles.normal(1 - change.p() / 2);
  }

  @Test
  void aYearOfMonthlyLooksAtNothingRaisesAtMostFiveAlarmsInAHundred() {
    few(alarms(200, 1, 0, 24, 1011), "one mention a customer");
    few(alarms(200, 3, 0, 24, 1012), "three mentions a customer, all alike");
    few(alarms(200, 1, 0, 15, 1013), "in the first year");
  }

  @Test
  void aSeasonOfFivePointsIsNoAlarm() {
    few(alarms(200, 1, 0.05, 24, 1014), "with a year before");
    few(alarms(200, 3, 0.05, 24, 1015), "with a year before, three mentions a customer");
    few(alarms(200, 3, 0.05, 15, 1016), "in the first year");
  }

  /** Null z statistics that go together as quarters one month apart do: the z for 6 aspects is passed by 5 in 100. */
  @Test
  void theCriticalValueHoldsForQuartersThatOverlap() {
    double z = Looks.critical(6);
    assertTrue(z < 3.393, "below that of 72 looks that have nothing in common (Bonferroni): " + z);
    RandomGenerator random = new Seed(1017).stream("overlapping quarters");
    int runs = 20_000;
    int beyond = 0;
    for (int r = 0; r < runs; r++) {
      boolean alarm = false;
      for (int a = 0; a < ASPECTS; a++) {
        double[] months = random.doubles(14, 0, 1).map(u -> random.nextGaussian()).toArray();
        for (int look = 0; look < 12; look++) {
          alarm |= Math.abs(months[look] + months[look + 1] + months[look + 2]) / Math.sqrt(3) > z;
        }
      }
      beyond += alarm ? 1 : 0;
    }
    assertTrue(beyond <= 0.053 * runs, beyond + " of " + runs);
    assertTrue(beyond >= 0.03 * runs, "and it is not far too strict: " + beyond + " of " + runs);
  }

  /** A rise of the size that is said to be noticed in four of five quarters is, and its half is not. */
  @Test
  void whatIsSaidToBeNoticedIs() {
    RandomGenerator random = new Seed(1018).stream("planted rises");
    int runs = 400;
    int full = 0;
    int half = 0;
    for (int r = 0; r < runs; r++) {
      List<ShareChange.Mention> before = new ArrayList<>();
      for (int day = 0; day < 640; day++) {
        before.add(new ShareChange.Mention(START.plusDays(day), "c" + day, random.nextDouble() < 0.25));
      }
      LocalDate last = START.plusDays(640).plusMonths(3).minusDays(1);
      double rise = risen(before, last, 0, random).noticeable().orElseThrow();
      full += risen(before, last, rise, random).stands() ? 1 : 0;
      half += risen(before, last, rise / 2, random).stands() ? 1 : 0;
    }
    assertTrue(full >= 0.72 * runs && full <= 0.92 * runs, full + " of " + runs);
    assertTrue(half <= 0.25 * runs, half + " of " + runs);
  }

  private static ShareChange risen(List<ShareChange.Mention> before, LocalDate last, double rise, RandomGenerator random) {
    List<ShareChange.Mention> mentions = new ArrayList<>(before);
    for (int i = 0; i < 80; i++) {
      mentions.add(new ShareChange.Mention(last.minusDays(random.nextInt(88)), "n" + i, random.nextDouble() < 0.25 + rise));
    }
    return ShareChange.of(mentions, last, 4).orElseThrow();
  }

  private static ShareChange change(List<ShareChange.Mention> mentions, int aspects) {
    return ShareChange.of(mentions, LocalDate.of(2024, 6, 30), aspects).orElseThrow();
  }

  private static void few(int alarms, String what) {
    assertTrue(alarms <= 10, what + ": " + alarms + " alarms in 200 studies");
  }

  /** Studies in which any aspect raises an alarm at any of the last 12 monthly looks. */
  static int alarms(int studies, int mentionsEach, double season, int months, long seed) {
    RandomGenerator random = new Seed(seed).stream("null texts");
    int alarmed = 0;
    for (int s = 0; s < studies; s++) {
      double phase = random.nextDouble() * 2 * Math.PI;
      List<List<ShareChange.Mention>> aspects = new ArrayList<>();
      for (int a = 0; a < ASPECTS; a++) {
        aspects.add(texts(random, mentionsEach, season, phase, months, 0.1 + 0.06 * a));
      }
      boolean alarm = false;
      for (int look = months - 11; look <= months; look++) {
        LocalDate last = START.plusMonths(look).minusDays(1);
        List<List<ShareChange.Mention>> seen = aspects.stream()
            .map(of -> of.stream().filter(m -> !m.day().isAfter(last)).toList()).toList();
        int compared = (int) seen.stream().filter(of -> ShareChange.possible(of, last)).count();
        alarm |= seen.stream().flatMap(of -> ShareChange.of(of, last, compared).stream()).anyMatch(ShareChange::stands);
      }
      alarmed += alarm ? 1 : 0;
    }
    return alarmed;
  }

  private static List<ShareChange.Mention> texts(
      RandomGenerator random, int each, double season, double phase, int months, double share) {
    List<ShareChange.Mention> mentions = new ArrayList<>();
    int days = months * 30;
    int customers = months * 25 / each;
    for (int c = 0; c < customers; c++) {
      int day = random.nextInt(days);
      boolean negative = random.nextDouble() < share + season * Math.sin(phase + 2 * Math.PI * day / 365.25);
      for (int m = 0; m < each; m++) {
        mentions.add(new ShareChange.Mention(START.plusDays(day), "c" + c, negative));
      }
    }
    return mentions;
  }

  private static void add(List<ShareChange.Mention> to, LocalDate day, int negative, int n) {
    for (int i = 0; i < n; i++) {
      to.add(new ShareChange.Mention(day, "c" + to.size(), i < negative));
    }
  }
}
